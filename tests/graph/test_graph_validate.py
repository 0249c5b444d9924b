from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from sp_graph.errors import DataError, StoreError, ValidationError
from sp_graph.graph.validate import Violation, validate, validate_build

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix sp: <https://w3id.org/sp-graph/ontology#> .
@prefix shapes: <https://w3id.org/sp-graph/shapes#> .
shapes:State a sh:NodeShape ; sh:targetClass sp:State ; sh:property shapes:State-iso3 ,
    [ sh:path sp:iso2 ; sh:maxLength 2 ; sh:message "Two letters." ] ,
    [ sh:path sp:m49 ; sh:minCount 1 ; sh:severity sh:Warning ] .
shapes:State-iso3 sh:path sp:iso3 ; sh:minCount 1 ; sh:message "Give the code." .
"""
DATA = """
PREFIX sp: <https://w3id.org/sp-graph/ontology#>
PREFIX state: <https://w3id.org/sp-graph/id/state/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
GRAPH <https://example.org/1> { state:KEN a sp:State . state:UGA a sp:State ; sp:iso3 "UGA" . }
GRAPH <https://example.org/2> { state:KEN sp:iso3 "KEN" ; sp:iso2 "KE" . }
"""
CHECK = """
PREFIX sp: <https://w3id.org/sp-graph/ontology#>
SELECT ?state ?code WHERE { ?state sp:iso3 ?code ; a sp:State . FILTER NOT EXISTS { ?state sp:iso2 ?two } }
"""


def store_of(trig: str) -> Store:
    store = Store()
    store.load(trig.encode(), format=RdfFormat.TRIG)
    return store


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, encoding="utf-8")
    return file


@pytest.fixture
def check(tmp_path: Path) -> Path:
    file = tmp_path / "state-without-code-violation.rq"
    file.write_text(CHECK, encoding="utf-8")
    return file


def test_shapes_see_the_union_of_all_graphs(shapes: Path) -> None:
    result = validate(store_of(DATA), shapes, [])
    assert result.conforms
    result.require()
    assert str(result) == "the graph conforms: 5 quads, the shapes and 0 checks"


def test_violations_are_readable(shapes: Path) -> None:
    broken = DATA.replace('sp:iso3 "KEN" ; sp:iso2 "KE"', 'sp:iso2 "KEN"')
    result = validate(store_of(broken), shapes, [])
    assert result.violations == (
        Violation("shape State", "id:state/KEN", "sp:iso2 “KEN” Two letters."),
        Violation("shape State-iso3", "id:state/KEN", "sp:iso3 Give the code."),
    )
    with pytest.raises(ValidationError) as raised:
        result.require()
    assert str(raised.value) == (
        "the graph does not conform: 2 violations\n"
        "  id:state/KEN: sp:iso2 “KEN” Two letters. (shape State)\n"
        "  id:state/KEN: sp:iso3 Give the code. (shape State-iso3)"
    )


def test_a_check_gives_a_violation_a_row(shapes: Path, check: Path) -> None:
    result = validate(store_of(DATA), shapes, [check])
    assert result.checks == {"state-without-code": 1}
    assert [str(v) for v in result.violations] == ["id:state/UGA: code UGA (check state-without-code)"]
    assert result.as_json()["violations"] == [
        {"rule": "check state-without-code", "node": "id:state/UGA", "message": "code UGA"}
    ]


def test_many_violations_are_counted_and_some_shown(shapes: Path) -> None:
    states = "".join(f"<https://example.org/{n}> a <https://w3id.org/sp-graph/ontology#State> . " for n in range(30))
    with pytest.raises(ValidationError, match=r"(?s)30 violations\n.*and 10 more$"):
        validate(store_of(states), shapes, []).require()


def test_a_broken_check_is_named(shapes: Path, check: Path) -> None:
    for query in ("SELECT ?x WHERE {", "ASK { ?s ?p ?o }"):
        check.write_text(query, encoding="utf-8")
        with pytest.raises(DataError, match=r"state-without-code-violation\.rq: cannot be run as a check"):
            validate(store_of(DATA), shapes, [check])


def test_broken_shapes_are_named(shapes: Path) -> None:
    shapes.write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(DataError, match=r"shapes\.ttl: not well-formed Turtle"):
        validate(store_of(DATA), shapes, [])


def test_a_quotation_that_is_not_in_its_passage_is_a_violation(shapes: Path) -> None:
    graph = """
    PREFIX sp: <https://w3id.org/sp-graph/ontology#>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX : <https://example.org/>
    GRAPH :g {
      :passage sp:text "the right to food" .
      :good sp:inPassage :passage ; oa:hasSelector :1 . :1 oa:exact "right\\nto  food" .
      :bad sp:inPassage :passage ; oa:hasSelector :2 . :2 oa:exact "right to feed" .
    }"""
    (violation,) = validate(store_of(graph), shapes, []).violations
    assert str(violation) == "https://example.org/bad: “right to feed” is not in its passage (quotation)"


def test_a_published_graph_that_does_not_conform_is_refused(tmp_path: Path) -> None:
    state = b"<https://w3id.org/sp-graph/id/state/KEN>"
    line = b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/sp-graph/ontology#State> <g:1> .\n"
    (tmp_path / "graph.nq").write_bytes(state + line)
    with pytest.raises(ValidationError, match="id:state/KEN"):
        validate_build(tmp_path)


@pytest.mark.parametrize("content", [None, b"<http://example.org/a> broken"])
def test_a_folder_without_a_readable_graph(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "graph.nq").write_bytes(content)
    with pytest.raises(StoreError, match="holds no readable graph"):
        validate_build(tmp_path)
