"""The terms of the ontology: declared, described, and never withdrawn."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from pyoxigraph import BlankNode, NamedNode, QuerySolutions, RdfFormat, Store, Triple, parse
from reasoning import ONTOLOGY

from sp_graph import model
from sp_graph.namespaces import ONTOLOGY as ONTOLOGY_IRI
from sp_graph.namespaces import PREFIXES, TERMS, THINGS

ROOT = ONTOLOGY.parent
SCHEMES = sorted(ONTOLOGY.glob("schemes/*.ttl"))
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
PUBLISHED = [ONTOLOGY / "sp.ttl", ONTOLOGY / "undo-alignment.ttl", *SCHEMES]
RELEASED = ONTOLOGY / "released-terms.txt"
KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


def iri(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def triples(file: Path) -> list[Triple]:
    return [quad.triple for quad in parse(path=str(file), format=RdfFormat.TURTLE)]


def objects(of: list[Triple], subject: NamedNode, predicate: str) -> list[object]:
    return [t.object for t in of if t.subject == subject and t.predicate == iri(predicate)]


def declared() -> set[str]:
    """The terms of our namespace that the ontology declares, by their local names."""
    kinds = {iri(f"owl:{kind}") for kind in KINDS}
    return {
        t.subject.value.removeprefix(TERMS)
        for t in triples(ONTOLOGY / "sp.ttl")
        if t.predicate == iri("rdf:type") and t.object in kinds and t.subject.value.startswith(TERMS)
    }


def used_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/-])sp:([A-Za-z]\w*)", text))


@pytest.mark.parametrize("file", TURTLE, ids=lambda file: file.name)
def test_file_parses(file):
    assert triples(file)


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.name)
def test_no_blank_nodes(file):
    assert not [t for t in triples(file) if isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode)]


def test_every_term_is_described():
    ontology = triples(ONTOLOGY / "sp.ttl")
    for name in sorted(declared()):
        term = iri(f"sp:{name}")
        for predicate in ("rdfs:label", "skos:definition"):
            values = objects(ontology, term, predicate)
            assert [value.language for value in values] == ["en"], f"sp:{name} needs one {predicate} in English"
        assert objects(ontology, term, "rdfs:isDefinedBy") == [NamedNode(ONTOLOGY_IRI)], name


def test_every_term_of_the_namespace_is_declared():
    about = {t.subject.value for t in triples(ONTOLOGY / "sp.ttl") if isinstance(t.subject, NamedNode)}
    assert {name.removeprefix(TERMS) for name in about if name.startswith(TERMS)} == declared()


@pytest.mark.parametrize(
    "file",
    sorted(
        chain(
            TURTLE,
            ONTOLOGY.glob("checks/*.rq"),
            ROOT.glob("queries/*.rq"),
            ROOT.glob("docs/*.md"),
            ROOT.glob("sp_graph/**/*.py"),
        )
    ),
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_used_terms_are_declared(file):
    unknown = used_in(file.read_text(encoding="utf-8")) - declared()
    assert not unknown, f"{file.name} uses terms that ontology/sp.ttl does not declare"


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.name)
def test_terms_of_others_are_declared(file):
    """Nothing is imported, so a property or class that is not declared is none to a reasoner."""
    ours = triples(ONTOLOGY / "sp.ttl") + triples(file)
    known = {t.subject for t in ours if t.predicate == iri("rdf:type")}
    built_in = (PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"])
    used = {t.predicate for t in triples(file)}
    used |= {t.object for t in triples(file) if t.predicate in (iri("rdf:type"), iri("rdfs:subClassOf"))}
    assert not {term for term in used - known if not term.value.startswith(built_in)}


def test_released_terms_remain():
    lines = RELEASED.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert set(lines) == {TERMS + name for name in declared()}, (
        "a released term never goes away, and a new one is added to ontology/released-terms.txt"
    )


def test_header():
    ontology, header = triples(ONTOLOGY / "sp.ttl"), NamedNode(ONTOLOGY_IRI)
    (version,) = objects(ontology, header, "owl:versionInfo")
    assert objects(ontology, header, "owl:versionIRI") == [NamedNode(f"{ONTOLOGY_IRI}/{version.value}")]
    assert any(note.value.startswith(version.value) for note in objects(ontology, header, "skos:changeNote"))
    licence = NamedNode("https://creativecommons.org/licenses/by/4.0/")
    assert objects(ontology, header, "dcterms:license") == [licence]
    assert objects(ontology, header, "dcterms:title")


@pytest.mark.parametrize("file", SCHEMES, ids=lambda file: file.name)
def test_concepts_are_described(file):
    found = triples(file)
    is_a = [(t.subject, t.object) for t in found if t.predicate == iri("rdf:type")]
    for scheme in (s for s, kind in is_a if kind == iri("skos:ConceptScheme")):
        assert [title.language for title in objects(found, scheme, "dcterms:title")] == ["en"], scheme
        assert scheme.value.startswith(THINGS + "scheme/")
    for concept in (s for s, kind in is_a if kind == iri("skos:Concept")):
        segment, local = concept.value.removeprefix(THINGS).split("/")
        scheme = NamedNode(f"{THINGS}scheme/{segment}")
        for predicate in ("skos:prefLabel", "skos:definition"):
            assert [value.language for value in objects(found, concept, predicate)] == ["en"], concept
        assert [value.value for value in objects(found, concept, "skos:notation")] == [local], concept
        assert objects(found, concept, "skos:inScheme") == [scheme], concept
        top, above = (objects(found, concept, p) for p in ("skos:topConceptOf", "skos:broader"))
        assert top == [scheme] or (not top and len(above) == 1), concept
        assert (scheme, iri("skos:ConceptScheme")) in is_a


def notations(scheme: str) -> set[str]:
    found = [t for file in SCHEMES for t in triples(file)]
    node = NamedNode(f"{THINGS}scheme/{scheme}")
    members = [t.subject for t in found if t.predicate == iri("skos:inScheme") and t.object == node]
    return {value.value for member in members for value in objects(found, member, "skos:notation")}


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("mention-kind", get_args(model.MentionKind)),
        ("bound", get_args(get_type_hints(model.FigureFact)["bound"])),
        ("body-relation", get_args(get_type_hints(model.BodyFact)["relation"])),
        ("event-status", get_args(get_type_hints(model.EventFact)["status"])),
        ("mandate-change", get_args(get_type_hints(model.MandateChangeFact)["change"])),
    ],
)
def test_schemes_hold_the_values_of_the_records(scheme, values):
    assert notations(scheme) == set(values)


def ask(query: str) -> list[tuple[str, ...]]:
    store = Store()
    for file in SCHEMES:
        store.load(path=str(file), format=RdfFormat.TURTLE)
    prefixes = "".join(f"PREFIX {prefix}: <{value}> " for prefix, value in PREFIXES.items())
    solutions = store.query(f"{prefixes} BASE <{THINGS}> {query}")
    assert isinstance(solutions, QuerySolutions)
    return [tuple(value.value for value in row) for row in solutions]


def test_tools_and_what_they_are_for():
    rows = ask(
        "SELECT ?slug ?purpose WHERE { ?tool skos:inScheme <scheme/tool> ; skos:notation ?slug ; sp:purpose ?purpose }"
    )
    slugs = {slug for slug, _ in rows}
    assert len(slugs) == len(notations("tool")), "a tool without its purpose"
    assert slugs >= {"communications", "country-visits", "reports", "public-work", "normative-work"}


def test_kinds_of_communications_with_their_time_of_publication():
    rows = ask(
        "SELECT ?slug ?when (COALESCE(?time, '') AS ?after) WHERE { ?kind skos:inScheme <scheme/communication-kind> ;"
        " skos:notation ?slug ; sp:usedWhen ?when OPTIONAL { ?kind sp:publishedAfter ?time } }"
    )
    after = {slug: time for slug, _, time in rows}
    assert after == {
        "allegation-letter": "60 days",
        "urgent-appeal": "60 days",
        "other-letter": "48 hours",
        "wgeid-standard": "",
        "wgeid-urgent-action": "",
        "wgad-regular": "",
    }


def test_every_explanation_names_its_source():
    rows = ask(
        "SELECT ?slug ?source ?locator WHERE { VALUES ?scheme { <scheme/tool> <scheme/communication-kind> <scheme/glossary> }"
        " ?concept skos:inScheme ?scheme ; skos:notation ?slug ; dcterms:source ?source ; sp:sourceLocator ?locator"
        " FILTER STRSTARTS(?locator, CONCAT(STRAFTER(STR(?source), '/id/document/'), ': ')) }"
    )
    named = {slug for slug, _, _ in rows}
    assert named == notations("tool") | notations("communication-kind") | notations("glossary")
    assert len(notations("glossary")) >= 30


def test_duplicate_check_compares_all_dimensions():
    ontology = triples(ONTOLOGY / "sp.ttl")
    dimensions = {t.object.value.removeprefix(TERMS) for t in ontology if t.predicate == iri("qb:dimension")}
    query = (ONTOLOGY / "checks" / "qb-ic-12-no-duplicates-violation.rq").read_text(encoding="utf-8")
    assert used_in(query) == dimensions
