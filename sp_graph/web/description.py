"""What an evaluator writes of the service and its data: service description, VoID, DCAT.

Numbers come from the graph that is served; addresses follow the request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple, serialize

from sp_graph.graph.void import DATASET, DCAT, DESCRIPTION_GRAPH, VOID, describe
from sp_graph.namespaces import ONTOLOGY, PREFIXES
from sp_graph.web.evaluate import GRAPH_FORMATS
from sp_graph.web.media import DATASETS, GRAPHS, RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sp_graph.web.spool import Spool

SD = "http://www.w3.org/ns/sparql-service-description#"
_ALL_PREFIXES = {**PREFIXES, "void": VOID, "dcat": DCAT, "sd": SD}
_A = NamedNode(PREFIXES["rdf"] + "type")
_IANA = "https://www.iana.org/assignments/media-types/"


def write_description(store: Store, about: dict[str, Any], spool: Spool) -> dict[str, Any]:
    """Write the service description or VoID in the format asked for; gives what to say of it."""
    write = _service if about["what"] == "service" else _void
    triples = sorted(set(write(store, about)), key=str)
    serialize(triples, spool.out, format=GRAPH_FORMATS[about["form"]], prefixes=_ALL_PREFIXES)
    return {"type": GRAPHS[about["form"]].content_type, "form": about["form"], "repeatable": True}


def _void(store: Store, about: dict[str, Any]) -> Iterator[Triple]:
    root = about["root"]
    graph = NamedNode(DESCRIPTION_GRAPH)
    if store.contains_named_graph(graph):
        yield from (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    else:
        for subject, predicate, value in describe(store, inside=False):
            yield Triple(subject, predicate, value)
    endpoint, page = NamedNode(f"{root}/sparql"), NamedNode(f"{root}/.well-known/void")
    yield Triple(DATASET, NamedNode(VOID + "sparqlEndpoint"), endpoint)
    yield Triple(DATASET, _dc("identifier"), Literal(about["build"]))
    yield Triple(page, _A, NamedNode(VOID + "DatasetDescription"))
    yield Triple(page, _foaf("primaryTopic"), DATASET)
    for form in DATASETS.values():
        dump = NamedNode(f"{root}/dump.{form.name}")
        yield Triple(DATASET, NamedNode(VOID + "dataDump"), dump)
        yield Triple(DATASET, _dcat("distribution"), dump)
        yield Triple(dump, _A, _dcat("Distribution"))
        yield Triple(dump, _dcat("downloadURL"), dump)
        yield Triple(dump, _dcat("mediaType"), NamedNode(_IANA + form.media_type))
        yield Triple(dump, _dc("format"), NamedNode(form.iri))
    yield Triple(endpoint, _A, _dcat("DataService"))
    yield Triple(endpoint, _dc("title"), Literal("SPARQL endpoint", language="en"))
    yield Triple(endpoint, _dcat("endpointURL"), endpoint)
    yield Triple(endpoint, _dcat("endpointDescription"), endpoint)
    yield Triple(endpoint, _dcat("servesDataset"), DATASET)
    yield Triple(endpoint, _dc("conformsTo"), NamedNode("https://www.w3.org/TR/sparql11-protocol/"))
    yield Triple(DATASET, _dc("conformsTo"), NamedNode(ONTOLOGY))


def _service(store: Store, about: dict[str, Any]) -> Iterator[Triple]:
    root = about["root"]
    endpoint = NamedNode(f"{root}/sparql")
    dataset, union = NamedNode(f"{root}/sparql#dataset"), NamedNode(f"{root}/sparql#union")
    yield Triple(endpoint, _A, _sd("Service"))
    yield Triple(endpoint, _sd("endpoint"), endpoint)
    yield Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(endpoint, _sd("feature"), _sd("UnionDefaultGraph"))
    if about["services"]:
        yield Triple(endpoint, _sd("feature"), _sd("BasicFederatedQuery"))
    for form in (*RESULTS.values(), *GRAPHS.values()):
        yield Triple(endpoint, _sd("resultFormat"), NamedNode(form.iri))
    yield Triple(endpoint, _sd("defaultDataset"), dataset)
    yield Triple(endpoint, NamedNode(PREFIXES["rdfs"] + "seeAlso"), NamedNode(f"{root}/.well-known/void"))
    yield Triple(dataset, _A, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), union)
    yield Triple(union, _A, _sd("Graph"))
    total = 0
    for name, triples in _sizes(store):
        total += triples
        named = NamedNode(f"{root}/graph-store?graph={quote(name.value, safe='')}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, _A, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), name)
        yield Triple(named, _sd("graph"), name)
        yield Triple(name, _A, _sd("Graph"))
        yield Triple(name, NamedNode(VOID + "triples"), _integer(triples))
    yield Triple(union, NamedNode(VOID + "triples"), _integer(total))


def _sizes(store: Store) -> list[tuple[NamedNode, int]]:
    """The named graphs with their numbers of triples. A triple stands in one graph only."""
    rows = store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
    assert isinstance(rows, QuerySolutions)
    return [(row["g"], int(row["n"].value)) for row in rows]


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(PREFIXES["xsd"] + "integer"))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def _dc(name: str) -> NamedNode:
    return NamedNode(PREFIXES["dcterms"] + name)


def _dcat(name: str) -> NamedNode:
    return NamedNode(DCAT + name)


def _foaf(name: str) -> NamedNode:
    return NamedNode(PREFIXES["foaf"] + name)
