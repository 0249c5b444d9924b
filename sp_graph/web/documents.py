"""The document about a thing: what the graph says of it, and what points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Store, Triple, serialize

from sp_graph.graph.void import DATASET
from sp_graph.namespaces import ONTOLOGY, PREFIXES, THINGS
from sp_graph.web.evaluate import GRAPH_FORMATS
from sp_graph.web.media import GRAPHS, HTML, WITH_PAGE
from sp_graph.web.pages import thing_page
from sp_graph.web.problems import Problem

if TYPE_CHECKING:
    from sp_graph.web.spool import Spool

# A theme or a rule has thousands of statements pointing at it. What is left out is said, with a query for all.
MOST_POINTING = 1000
_LABELS = [
    NamedNode(PREFIXES[prefix] + local)
    for prefix, local in (
        ("skos", "prefLabel"), ("foaf", "name"), ("rdfs", "label"), ("dcterms", "title"), ("dcterms", "identifier"),
        ("skos", "notation"),
    )
]  # fmt: skip
_A = NamedNode(PREFIXES["rdf"] + "type")


def write_thing(store: Store, about: dict[str, Any], spool: Spool) -> dict[str, Any]:
    """Write the document about a thing; gives what to say of it. Raises `Problem` (404) if nothing is known of it."""
    iri, form = about["iri"], about["form"]
    try:
        thing = NamedNode(iri)
    except ValueError as error:
        raise _unknown(iri) from error
    said = sorted({quad.triple for quad in store.quads_for_pattern(thing, None, None)}, key=str)
    pointing = sorted({quad.triple for quad in store.quads_for_pattern(None, None, thing)}, key=str)
    if not said and not pointing:
        raise _unknown(iri)
    left_out = len(pointing) - MOST_POINTING
    pointing = pointing[:MOST_POINTING]
    query = f"{about['root']}/sparql?query={quote(f'SELECT ?s ?p {{ ?s ?p <{iri}> }}', safe='')}"
    note = f"{MOST_POINTING} of {MOST_POINTING + left_out} statements about others that name this one are given here."
    if form == HTML:
        rows = [(_short(t.predicate.value), *_shown(store, t.object, about["root"])) for t in said]
        rows += [(f"is {_short(t.predicate.value)} of", *_shown(store, t.subject, about["root"])) for t in pointing]
        if left_out > 0:
            rows.append((note, "all of them", query))
        links = [(f.media_type, f"{about['document']}.{f.name}") for f in GRAPHS.values()]
        spool.write(thing_page(_label(store, thing) or iri, iri, rows, links))
    else:
        document = NamedNode(about["document"])
        graph = [
            Triple(document, _A, NamedNode(PREFIXES["foaf"] + "Document")),
            Triple(document, NamedNode(PREFIXES["foaf"] + "primaryTopic"), thing),
            Triple(document, NamedNode("http://rdfs.org/ns/void#inDataset"), DATASET),
            *said,
            *pointing,
        ]
        if left_out > 0:
            graph.append(Triple(document, NamedNode(PREFIXES["rdfs"] + "comment"), Literal(note, language="en")))
            graph.append(Triple(document, NamedNode(PREFIXES["rdfs"] + "seeAlso"), NamedNode(query)))
        serialize(graph, spool.out, format=GRAPH_FORMATS[form], prefixes=PREFIXES)
    return {"type": WITH_PAGE[form].content_type, "form": form, "repeatable": True}


def _unknown(iri: str) -> Problem:
    return Problem(404, "thing", f"The graph knows nothing of <{iri}>.")


def _shown(store: Store, node: object, root: str) -> tuple[str, str]:
    """A value and the address behind it: its label if it has one."""
    if not isinstance(node, NamedNode):
        return str(getattr(node, "value", node)), ""
    return _label(store, node) or _short(node.value), _address(node.value, root)


def _address(iri: str, root: str) -> str:
    """Where a person reads about an IRI: our own things here, others where they are."""
    if iri.startswith(THINGS):
        return f"{root}/doc/{iri.removeprefix(THINGS)}"
    if iri.startswith(ONTOLOGY):
        return f"{root}/ontology"
    return iri if iri.startswith(("http://", "https://")) else ""


def _label(store: Store, node: NamedNode) -> str:
    for name in _LABELS:
        for quad in store.quads_for_pattern(node, name, None):
            if isinstance(quad.object, Literal):
                return quad.object.value
    return ""


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
