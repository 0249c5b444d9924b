"""A build with decisions: what the graph and the tables say then."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, Store
from review_samples import FACTS, SYMBOL, TEXT, decisions, document, extraction, line, report

from sp_graph.errors import DataError
from sp_graph.model import Document, Extraction, Fact
from sp_graph.namespaces import PREFIXES
from sp_graph.pipeline import BuildResult, build

LINES = (
    line("2", "figures", "value=2", "accept"),
    line("2", "states", "state=LSO", "reject"),
    line("1", "reports", "sr-food", "correct", "mandate=sr-health"),
    line("2", "states", "state=Atlantis", "reject"),
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "A-HRC-55-69.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.toml").write_text(
        f'[[document]]\nid = "{SYMBOL}"\nfile = "{path.name}"\nkind = "annual-report"\nreports_on = 2023\n',
        encoding="utf-8",
    )
    return path


def run(source: Path, *lines: tuple[str, ...], facts: tuple[Fact, ...] = FACTS, store: str = "store") -> BuildResult:
    folder = source.parent

    def extract(document: Document) -> Extraction:
        return extraction(*facts, of=document)

    return build([source], folder / store, extract=extract, decisions=decisions(folder, *lines))


def opened(result: BuildResult) -> Store:
    return Store.read_only(str(result.folder / "index"))


def rows(result: BuildResult, query: str) -> set[tuple[str, ...]]:
    solutions = opened(result).query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return {tuple("" if term is None else term.value for term in row) for row in solutions}


def holds(result: BuildResult, pattern: str) -> bool:
    answer = opened(result).query(f"ASK {{ {pattern} }}", prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def table(result: BuildResult, name: str) -> list[dict[str, str]]:
    path = result.folder / "tables" / f"facts-{name}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_the_samples_are_read_as_they_are_written(source: Path) -> None:
    assert [b.text for b in document().blocks] == [b.text for b in document(text=source.read_text("utf-8")).blocks]


def test_what_is_held_back_is_in_no_table_and_behind_no_triple(source: Path) -> None:
    result = run(source)
    assert [row["mandate"] for row in table(result, "reports")] == ["sr-food"]
    assert [row["value"] for row in table(result, "statistics")] == ["82"]
    assert not holds(result, "id:mandate\\/wg-arbitrary-detention ^dcterms:creator ?report")
    assert not holds(result, "?document dcterms:subject id:theme\\/detention")
    assert rows(result, "SELECT ?proposal ?status { ?c a sp:ReviewCandidate ; sp:proposal ?proposal ; sp:reviewStatus/skos:notation ?status }") == {
        ("mandate=wg-arbitrary-detention; symbol=A/HRC/54/51", "candidate"),
        ("theme=climate-change; symbol=A/HRC/54/51; mandate=wg-arbitrary-detention", "candidate"),
        ("theme=detention; symbol=A/HRC/54/51; mandate=wg-arbitrary-detention", "candidate"),
        ("measure=country-visits; value=2; period=2023; breakdown=total; unit=visits; bound=exact", "candidate"),
    }  # fmt: skip


def test_a_candidate_has_its_evidence_and_leads_to_what_it_is_about(source: Path) -> None:
    result = run(source)
    found = rows(
        result,
        """SELECT ?exact ?paragraph ?thing {
            ?c a sp:ReviewCandidate ; sp:family "reports" ; prov:wasDerivedFrom ?e ; sp:quote ?exact .
            ?e oa:hasSelector/oa:exact ?exact ; sp:inPassage/sp:paragraphLabel ?paragraph .
            ?c sp:statedIn/sp:paragraphLabel ?paragraph ; sp:concerns/skos:notation ?thing }""",
    )
    assert found == {("A/HRC/54/51", "1", "wg-arbitrary-detention")}, "A/HRC/54/51 is described by no published fact"


def test_decisions_in_tables_and_graph(source: Path) -> None:
    result = run(source, *LINES)
    assert result.exit_code == 1
    (problem,) = result.problems
    assert problem.startswith("decisions.tsv, line 5: it fits nothing; states in A/HRC/55/69, paragraph 2: state=KEN")
    assert (result.folder / "report" / "decisions.tsv").read_text(encoding="utf-8").splitlines()[1:4] == [
        "2\tapplied",
        "3\tapplied",
        "4\tapplied",
    ]
    assert {row["value"] for row in table(result, "statistics")} == {"82", "2"}
    assert [row["state"] for row in table(result, "states")] == ["KEN"]
    assert [row["mandate"] for row in table(result, "reports")] == ["sr-health"]
    assert holds(result, "<https://w3id.org/sp-graph/id/document/A/HRC/53/34> dcterms:creator id:mandate\\/sr-health")
    assert not holds(result, "?report dcterms:creator id:mandate\\/sr-food")
    decided = rows(
        result,
        """SELECT ?class ?status ?verdict ?who ?when ?why {
            ?thing sp:decision ?d ; sp:reviewStatus/skos:notation ?status ; a ?class .
            ?d sp:verdict/skos:notation ?verdict ; dcterms:creator/rdfs:label ?who ; dcterms:date ?when ; rdfs:comment ?why
            FILTER(STRSTARTS(STR(?class), STR(sp:))) }""",
    )
    by = ("Ana Reader", "2024-05-01", "I looked")
    sp = PREFIXES["sp"]
    assert decided == {
        (f"{sp}Fact", "confirmed", "confirmed", *by),
        (f"{sp}Figure", "confirmed", "confirmed", *by),
        (f"{sp}ReviewCandidate", "rejected", "rejected", *by),
        (f"{sp}Fact", "corrected", "corrected", *by),
        (f"{sp}Authorship", "corrected", "corrected", *by),
        (f"{sp}ReviewCandidate", "replaced", "corrected", *by),
    }
    graphs = rows(result, "SELECT DISTINCT ?g { GRAPH ?g { ?d a sp:Decision } }")
    assert graphs == {("https://w3id.org/sp-graph/graph/decisions",)}


def test_a_correction_leads_to_what_was_read(source: Path) -> None:
    result = run(source, *LINES)
    assert rows(
        result,
        """SELECT ?class ?new ?old ?by { ?fact prov:wasRevisionOf ?before ; a ?class ; sp:mandate/skos:notation ?new .
           ?before sp:proposal ?old . ?class rdfs:subClassOf sp:Fact .
           OPTIONAL { ?fact prov:wasAttributedTo ?reader . ?reader a prov:Person ; rdfs:label ?by } }""",
    ) == {(f"{PREFIXES['sp']}Authorship", "sr-health", "mandate=sr-food; symbol=A/HRC/53/34", "Ana Reader")}
    themes = rows(
        result,
        """SELECT ?old { ?fact prov:wasRevisionOf/sp:proposal ?old ; a sp:ThemeAssignment }""",
    )
    assert themes == {("theme=climate-change; symbol=A/HRC/53/34; mandate=sr-food",)}


def test_the_iri_stays_when_a_person_decides(source: Path) -> None:
    query = 'SELECT ?c { ?c sp:quote "Lesotho" ; sp:confidence ?n }'
    assert rows(run(source), query) == rows(run(source, *LINES), query)


def test_a_rejected_theme_goes_alone(source: Path) -> None:
    facts = (report("sr-food", "A/HRC/53/34", "climate-change", "detention"),)
    result = run(source, line("1", "themes", "theme=detention", "reject"), facts=facts)
    assert result.problems == ()
    assert [row["theme"] for row in table(result, "reports")] == ["climate-change"]
    assert rows(result, "SELECT ?p ?s { ?c a sp:ReviewCandidate ; sp:proposal ?p ; sp:reviewStatus/skos:notation ?s }") == {
        ("theme=detention; symbol=A/HRC/53/34; mandate=sr-food", "rejected")
    }  # fmt: skip


def test_all_rejected(source: Path) -> None:
    everything = (
        line("1", "reports", "sr-food", "reject"),
        line("1", "reports", "wg-arbitrary-detention", "reject"),
        line("1", "citations", "A/HRC/53/34", "reject"),
        line("2", "figures", "82", "reject"),
        line("2", "figures", "2", "reject"),
        line("2", "states", "Kenya", "reject"),
        line("2", "states", "Lesotho", "reject"),
        line("3", "people", "Ana Holder", "reject"),
    )
    result = run(source, *everything)
    assert result.problems == ()
    assert not holds(result, "?fact a sp:Fact")
    assert not holds(result, "?person sp:holds ?mandate")
    assert len(rows(result, "SELECT ?c { ?c a sp:ReviewCandidate }")) == len(FACTS) + 3


def test_two_builds_are_byte_equal(source: Path) -> None:
    first, second = (run(source, *LINES, store=name) for name in ("one", "two"))
    for path in sorted(p for p in first.folder.rglob("*") if p.is_file() and "index" not in p.parts):
        assert path.read_bytes() == (second.folder / path.relative_to(first.folder)).read_bytes(), path.name
    assert first.folder.name == second.folder.name


def test_where_a_decision_stands_in_the_file_makes_no_difference(source: Path) -> None:
    forwards = run(source, *LINES, store="one")
    backwards = run(source, *reversed(LINES), store="two")
    assert forwards.folder.name == backwards.folder.name


def test_a_file_without_a_header_stops_the_build(source: Path) -> None:
    run(source)
    path = source.parent / "wrong.tsv"
    path.write_text("A/HRC/55/69\t1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"wrong\.tsv, line 1"):
        build([source], source.parent / "store", decisions=path)


def test_counts_in_the_graph_and_in_the_report_are_the_same(source: Path) -> None:
    result = run(source, *LINES)
    coverage = json.loads((result.folder / "report" / "coverage.json").read_text(encoding="utf-8"))
    families = coverage["documents"][SYMBOL]["families"]
    found = rows(
        result,
        """SELECT ?family ?facts ?candidates ?rejected ?unlinked { ?c a sp:Coverage ; sp:family ?family ;
           sp:publishedFacts ?facts ; sp:candidateFacts ?candidates ; sp:rejectedFacts ?rejected ;
           sp:unlinkedMentions ?unlinked }""",
    )
    assert found == {
        (name, *(str(counts[key]) for key in ("facts", "candidates", "rejected", "unlinked")))
        for name, counts in families.items()
    }
    assert families["all"]["facts"] == sum(counts["facts"] for name, counts in families.items() if name != "all")
    assert families["reports"]["candidates"] == 1
    assert families["themes"]["candidates"] == 2
    assert families["reports"]["unlinked"] == 1
