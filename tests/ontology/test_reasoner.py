"""The ontology is consistent, and a contradiction is found."""

from __future__ import annotations

import pytest
from reasoning import ReasonerError, consistent
from samples import good_quads, turtle


def n_triples(text: str) -> str:
    return "".join(f"{triple} .\n" for triple in turtle(text))


GOOD = "".join(f"{quad.triple} .\n" for quad in good_quads())


def test_ontology_with_a_small_graph_is_consistent():
    assert consistent(GOOD)


@pytest.mark.parametrize(
    "planted",
    [
        "<mandate/sr-food> a foaf:Person .",
        "<state/KEN> a sp:UnitedNationsBody .",
        "<body/security-council> a sp:OtherBody .",
        "<fact/figure> sp:value 83.0 .",
        "<document/A/HRC/52/40> sp:parent <document/A/HRC/52/40/Add.1> .",
        "<fact/authorship> sp:mandate <state/KEN> .",
    ],
    ids=["mandate and person", "State and body", "two classes of bodies", "two values", "two parents", "wrong range"],
)
def test_contradiction_is_found(planted):
    assert not consistent(GOOD, n_triples(planted))


def test_dates_and_reserved_properties_are_left_out():
    assert consistent(n_triples('<a> dcterms:date "2020-03-10"^^xsd:date ; rdf:subject <b> .'))


def test_unreadable_graph_is_no_answer():
    with pytest.raises(ReasonerError):
        consistent(n_triples('<a> sp:value "a lot"^^xsd:decimal . sp:value a owl:DatatypeProperty .'))
