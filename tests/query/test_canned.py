"""The canned queries on the real documents: each runs, has its header, gives the expected rows."""

import pytest
from pyoxigraph import Store

from sp_graph.errors import DataError, QuestionError
from sp_graph.query.canned import CannedQuery, load, load_all, names
from sp_graph.query.header import read_header
from sp_graph.query.run import Answer, ask, explain, missing_prefixes, run
from sp_graph.query.values import find_thing

TABLES = {
    "facts-reports": "document,paragraph,mandate,symbol,theme,quote",
    "facts-citations": "document,paragraph,symbol,kind,part,quote",
    "facts-statistics": "document,paragraph,measure,value,unit,period,breakdown,quote,bound",
    "facts-states": "document,paragraph,relation,state,quote",
    "facts-people": "document,paragraph,person,role,mandate,body,period,quote",
    "facts-bodies": "document,paragraph,name,kind,quote,relation",
    "facts-events": "document,paragraph,event,kind,start,end,place,theme,quote,participants,status",
    "facts-contributions": "document,paragraph,mandate,symbol,quote,contribution",
    "facts-mandate-changes": "document,paragraph,mandate,change,resolution,quote",
    "facts-audit": "document,paragraph,problem,detail,quote,certainty",
}


def column(answer: Answer, name: str) -> list[str]:
    return [row[answer.columns.index(name)] for row in answer.rows]


@pytest.mark.parametrize("name", names())
def test_every_question_runs_with_its_example(graph: Store, name: str) -> None:
    canned = load(name)
    assert canned.summary.strip()
    assert canned.description.strip()
    assert canned.tags
    assert all(p.description and p.example for p in canned.parameters)
    answer = ask(graph, canned, {p.name: p.example for p in canned.parameters if p.required})
    if name not in ("facts-audit", "contradictions"):
        assert answer.rows
    ask(graph, canned, {p.name: p.example for p in canned.parameters})


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_the_columns_of_the_tables_are_a_promise(graph: Store, name: str, columns: str) -> None:
    assert ask(graph, load(name), {}).columns == columns.split(",")


def test_climate_change_in_2023(graph: Store) -> None:
    answer = ask(graph, load("reports-by-theme"), {"theme": "climate change", "year": "2023"})
    rows = set(zip(*(column(answer, c) for c in ("mandate", "symbol", "document", "paragraph")), strict=True))
    assert rows == {
        ("ie-albinism", "A/78/167", "A/HRC/55/69", "24"),
        ("sr-climate-change", "A/HRC/53/34", "A/HRC/55/69", "24"),
        ("sr-climate-change", "A/78/255", "A/HRC/55/69", "24"),
        ("sr-toxics", "A/HRC/54/25", "A/HRC/55/69", "24"),
        ("sr-housing", "A/HRC/52/28", "A/HRC/55/69", "24"),
        ("ie-older-persons", "A/78/226", "A/HRC/55/69", "24"),
        ("sr-climate-change", "A/78/255", "A/HRC/55/69", "27(b)"),
    }
    assert all(column(answer, "quote"))


def test_the_quotation_of_a_theme_shows_it(graph: Store) -> None:
    answer = ask(graph, load("facts-reports"), {})
    rows = zip(*(column(answer, c) for c in ("document", "paragraph", "theme", "quote")), strict=True)
    quotes = [q for d, p, theme, q in rows if (d, p, theme) == ("A/HRC/55/69", "24", "climate-change")]
    assert len(quotes) == 6
    assert all(q.startswith("Mandate holders continued to maintain a focus on climate change … ") for q in quotes)


def test_the_committee_of_2020(graph: Store) -> None:
    answer = ask(graph, load("committee"), {"year": "2020"})
    rows = zip(column(answer, "document"), column(answer, "role"), column(answer, "person"), strict=True)
    assert sorted((r, p) for d, r, p in rows if d == "A/HRC/46/61") == [
        ("cc-chair", "Anita Ramasastry"),
        ("cc-ex-officio", "Dainius Puras"),
        ("cc-member", "Clement Nyaletsossi Voule"),
        ("cc-member", "Javaid Rehman"),
        ("cc-member", "Leigh Toomey"),
        ("cc-member", "Victor Madrigal-Borloz"),
    ]


def test_officers_by_term(graph: Store) -> None:
    answer = ask(graph, load("committee-officers"), {"year": "2023"})
    pairs = set(zip(column(answer, "role"), column(answer, "person"), strict=True))
    assert pairs == {
        ("cc-chair", "Isha Dyfan"),
        ("annual-meeting-rapporteur", "Priya Gopalan"),
        ("cc-focal-point-reprisals", "Sorcha MacLeod"),
    }


def test_changes_of_mandates(graph: Store) -> None:
    answer = ask(graph, load("mandate-changes"), {})
    assert set(zip(*(column(answer, c) for c in ("mandate", "change", "resolution")), strict=True)) == {
        ("country-SDN", "ended", "A/HRC/RES/45/25"),
        ("wg-peasants", "created", "A/HRC/RES/54/9"),
    }


def test_a_document_and_its_corrigendum(graph: Store) -> None:
    answer = ask(graph, load("document"), {"symbol": "a/hrc/41/39"})
    known = set(zip(column(answer, "property"), column(answer, "value"), strict=True))
    assert ("addendum or corrigendum", "A/HRC/41/39/Corr.1") in known
    assert ("year", "2019") in known
    assert ("body", "Human Rights Council") in known


def test_states_in_every_list(graph: Store) -> None:
    answer = ask(graph, load("five-or-more-visits"), {})
    lists = dict(zip(column(answer, "name"), column(answer, "lists"), strict=True))
    assert sorted(n for n, count in lists.items() if count == "3") == ["Honduras"]
    assert len(column(answer, "name")) == 19 + 15 + 8


def test_everything_of_a_state(graph: Store) -> None:
    answer = ask(graph, load("state"), {"state": "Libya"})
    figures = [v for w, v in zip(column(answer, "what"), column(answer, "value"), strict=True) if v.isdigit()]
    assert figures == ["5"]


@pytest.mark.parametrize(
    ("kind", "value", "path"),
    [
        ("theme", "Climate Change", "theme/climate-change"),
        ("theme", "right to food", "theme/food"),
        ("theme", "id:theme/food", "theme/food"),
        ("mandate", "right to food", "mandate/sr-food"),
        ("mandate", "Special Rapporteur on the right to food", "mandate/sr-food"),
        ("mandate", "sr-food", "mandate/sr-food"),
        ("state", "Iran", "state/IRN"),
        ("state", "iran", "state/IRN"),
        ("state", "ken", "state/KEN"),
        ("state", "Cote d'Ivoire", "state/CIV"),
        ("state", "the Sudan", "state/SDN"),
        ("document", "A/HRC/53/34", "document/A/HRC/53/34"),
        ("person", "Dainius Pūras", "person/dainius-puras"),
        ("person", "dainius puras", "person/dainius-puras"),
        ("state", "https://w3id.org/sp-graph/id/state/KEN", "state/KEN"),
    ],
)
def test_a_value_may_be_any_name(graph: Store, kind: str, value: str, path: str) -> None:
    assert find_thing(graph, kind, value) == f"https://w3id.org/sp-graph/id/{path}"


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("reports-by-theme", {"theme": "climte change"}, "nearest known: 'Climate change'"),
        ("reports-by-theme", {}, "needs theme"),
        ("reports-by-theme", {"theme": "migration", "year": "last"}, "year"),
        ("reports-by-theme", {"theme": "migration", "year": "２０２３"}, "is not a year"),
        ("bodies-met", {"body": "https://w3id.org/sp-graph/id/state/KEN"}, "no body is known"),
        ("reports-by-theme", {"topic": "x", "theme": "migration"}, "no parameter 'topic'"),
        ("state", {"state": "Atlantis"}, "no state is known as 'Atlantis'"),
        ("state", {"state": "http://e/> } DELETE {"}, "no state is known"),
    ],
)
def test_wrong_values_get_the_nearest_known_ones(graph: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QuestionError, match=message.replace("(", r"\(")):
        ask(graph, load(name), given)


def test_an_unknown_question_gets_the_nearest() -> None:
    with pytest.raises(QuestionError, match="reports-by-theme"):
        load("report-by-themes")


@pytest.mark.parametrize("name", ["../README", "/etc/passwd", ".hidden", "a/b"])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(QuestionError):
        load(name)


def test_every_row_with_a_document_has_a_quotation(graph: Store) -> None:
    for canned in load_all():
        answer = ask(graph, canned, {p.name: p.example for p in canned.parameters if p.required})
        if "quote" in answer.columns:
            for document, quote in zip(column(answer, "document"), column(answer, "quote"), strict=True):
                assert bool(document) == bool(quote), canned.name


def test_headers_are_read_strictly() -> None:
    assert read_header([" summary: A: b", " tags:", "   - x", " d: >", "   one", "   two"], "f") == {
        "summary": "A: b",
        "tags": ["x"],
        "d": "one two",
    }
    with pytest.raises(DataError, match="line 1"):
        read_header([" nonsense"], "f")
    with pytest.raises(DataError, match="no parameter x"):
        CannedQuery(
            "f", "#+ summary: s\n#+ description: d\n#+ x-parameters:\n#+   - name: x\n#+     type: theme\nASK {}"
        )
    with pytest.raises(DataError, match="not described"):
        CannedQuery("f", "#+ summary: s\n#+ description: d\nASK { ?_x_iri ?p ?o }")


def test_an_update_is_told_from_a_mistake() -> None:
    assert "this is an update" in explain("PREFIX e: <http://e/> INSERT DATA { e:a e:b e:c }", "error at 1:1: x")
    assert "this is an update" not in explain("SELECT * { ?insert ?p }", "error at 1:1: x")


def test_a_query_nested_too_deep_is_refused(graph: Store) -> None:
    with pytest.raises(QuestionError, match="deeper than"):
        run(graph, "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}")
    assert run(graph, "SELECT * {" + "{}" * 1_000 + "}")


def test_a_syntax_error_has_its_place_and_the_missing_prefix() -> None:
    query = "SELECT *\nWHERE { ?s foo:bar ?o }"
    assert missing_prefixes(query) == ["foo"]
    message = explain(query, "error at 2:13: expected something")
    assert "prefix foo: is not declared" in message
    assert "line 2, column 13" in message
    assert message.splitlines()[2].index("^") == 2 + 12
