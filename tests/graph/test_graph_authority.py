from __future__ import annotations

from pathlib import Path

import pytest
from graph_samples import short
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from sp_graph.errors import DataError
from sp_graph.graph import ontology
from sp_graph.graph.assemble import assemble
from sp_graph.graph.ontology import add_ontology, ontology_files
from sp_graph.graph.terms import Dataset, term
from sp_graph.namespaces import AUTHORITY_GRAPH, ONTOLOGY_GRAPH


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return assemble([])


@pytest.fixture(scope="module")
def said(dataset: Dataset) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in dataset.triples():
        found.setdefault(short(subject), {}).setdefault(short(predicate), set()).add(short(value))
    return found


def test_a_mandate(said: dict[str, dict[str, set[str]]]) -> None:
    mandate = said["id:mandate/country-KHM"]
    assert mandate["rdf:type"] == {"sp:Mandate"}
    assert mandate["skos:notation"] == {'"country-KHM"'}
    assert mandate["sp:scope"] == {"id:mandate-scope/country"}
    assert mandate["sp:concernsState"] == {"id:state/KHM"}
    assert mandate["org:unitOf"] == {"id:body/special-procedures"}
    assert len(mandate["skos:prefLabel"]) == 1
    assert all(said[name]["sp:nameText"] for name in mandate["sp:hasName"])


def test_a_state(said: dict[str, dict[str, set[str]]]) -> None:
    state = said["id:state/PRK"]
    assert state["skos:prefLabel"] == {'"Democratic People\'s Republic of Korea"@en'}
    assert state["sp:m49"] == {'"408"'}
    assert state["sp:regionalGroup"] == {"id:regional-group/asia-pacific"}
    assert state["sp:membership"] == {'"member"'}
    assert '"DPRK"@en' in state["skos:altLabel"]


def test_bodies_have_the_class_of_their_kind(said: dict[str, dict[str, set[str]]]) -> None:
    assert said["id:body/ohchr"]["rdf:type"] == {"sp:UnitedNationsBody", "sp:Body"}
    assert said["id:body/african-commission"]["rdf:type"] == {"sp:RegionalMechanism", "sp:Body"}
    assert said["id:body/quaker-un-office"]["rdf:type"] == {"sp:OtherBody", "sp:Body"}
    assert "id:body/special-procedures" in said


def test_a_theme_leads_up_and_out(said: dict[str, dict[str, set[str]]]) -> None:
    theme = said["id:theme/climate-change"]
    assert theme["sp:tableTheme"] == {'"true"^^xsd:boolean'}
    assert theme["skos:exactMatch"] == {"<http://metadata.un.org/thesaurus/1001030>"}
    assert theme["skos:closeMatch"] == {"<http://metadata.un.org/sdg/13>"}
    assert said["id:theme/artificial-intelligence"]["skos:broader"] == {"id:theme/new-technologies"}
    assert said["<http://metadata.un.org/sdg/13>"]["skos:notation"] == {'"13"'}


def test_measures_units_and_breakdowns(said: dict[str, dict[str, set[str]]]) -> None:
    assert said["id:measure/communications-publication-delay"]["sp:unit"] == {"id:unit/days", "id:unit/hours"}
    assert said["id:breakdown/total"]["skos:inScheme"] == {"id:scheme/breakdown"}
    assert said["id:unit/per-cent"]["skos:prefLabel"] == {'"per cent"@en'}


def test_every_thing_has_one_preferred_label(said: dict[str, dict[str, set[str]]]) -> None:
    many = [name for name, values in said.items() if len(values.get("skos:prefLabel", ())) > 1]
    both = [name for name, v in said.items() if v.get("skos:prefLabel", set()) & v.get("skos:altLabel", set())]
    assert (many, both) == ([], [])


def test_every_thing_that_is_pointed_at_is_described(dataset: Dataset, said: dict[str, object]) -> None:
    pointed = {short(o) for _, p, o in dataset.triples() if isinstance(o, NamedNode) and p != term("qb:component")}
    assert sorted(name for name in pointed if name.startswith("id:") and name not in said) == []


def test_the_graph_has_no_blank_nodes_and_two_named_graphs(dataset: Dataset) -> None:
    graphs = set()
    for quad in dataset.quads():
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)
        graphs.add(quad.graph_name.value)
    assert graphs == {AUTHORITY_GRAPH, ONTOLOGY_GRAPH}


def test_shapes_and_alignments_are_not_published() -> None:
    names = {file.name for file in ontology_files()}
    assert "sp.ttl" in names
    assert not names & {"shapes.ttl", "undo-alignment.ttl"}


def ontology_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turtle: str) -> Dataset:
    (tmp_path / "small.ttl").write_text("@prefix : <https://example.org/> .\n" + turtle, encoding="utf-8")
    monkeypatch.setattr(ontology, "shipped", lambda _: str(tmp_path))
    dataset = Dataset()
    add_ontology(dataset.graph(ONTOLOGY_GRAPH))
    return dataset


def test_blank_nodes_are_named_by_what_is_said_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = ontology_of(tmp_path, monkeypatch, ":a :is [ :on :p ; :some [ :list ( :x :y ) ] ] .")
    turned = ontology_of(tmp_path, monkeypatch, ":a :is [ :some [ :list ( :x :y ) ] ; :on :p ] .")
    other = ontology_of(tmp_path, monkeypatch, ":a :is [ :on :p ; :some [ :list ( :y :x ) ] ] .")
    assert one.n_quads() == turned.n_quads() != other.n_quads()
    assert len(list(parse(one.n_quads(), format=RdfFormat.N_QUADS))) == 8
    assert b"_:" not in one.n_quads()


def test_a_circle_of_blank_nodes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match="circle of blank nodes"):
        ontology_of(tmp_path, monkeypatch, "_:a :is _:b . _:b :is _:a .")


def test_broken_turtle_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"small\.ttl: not well-formed Turtle"):
        ontology_of(tmp_path, monkeypatch, ":a :is ")
