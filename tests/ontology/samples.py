"""The graph of `good.trig` with the ontology, and ways to spoil it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from reasoning import ONTOLOGY, ontology_triples

from sp_graph.namespaces import GRAPHS, ONTOLOGY_GRAPH, PREFIXES, THINGS

GOOD = Path(__file__).with_name("good.trig")
DOCUMENT_GRAPH = NamedNode(GRAPHS + "document/A/HRC/55/69")
_HEAD = f"@base <{THINGS}> .\n" + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())


@cache
def good_quads() -> tuple[Quad, ...]:
    """The ontology and the small graph, each statement in its graph."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    ontology = parse(input=ontology_triples(), format=RdfFormat.N_TRIPLES)
    data = parse(path=str(GOOD), format=RdfFormat.TRIG)
    return (*(Quad(*q.triple, graph) for q in ontology), *data)


def turtle(text: str) -> list[Triple]:
    """The triples of Turtle that is written without its prefixes; `<…>` is below `id:`."""
    return [quad.triple for quad in parse(input=_HEAD + text, format=RdfFormat.TURTLE)]


def store(remove: str = "", add: str = "") -> Store:
    """A store of the good graph without the triples `remove` and with the triples `add`.

    Raises `KeyError` if a triple to be removed is not there.
    """
    made = Store()
    made.bulk_extend(good_quads())
    for triple in turtle(remove):
        found = list(made.quads_for_pattern(*triple, None))
        if not found:
            raise KeyError(f"{triple} is not in the graph")
        for quad in found:
            made.remove(quad)
    made.extend(Quad(*triple, DOCUMENT_GRAPH) for triple in turtle(add))
    return made


__all__ = ["DOCUMENT_GRAPH", "ONTOLOGY", "good_quads", "store", "turtle"]
