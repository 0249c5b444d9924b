"""All quads of a build, from the extractions of its documents."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from pyoxigraph import NamedNode

from sp_graph import __version__
from sp_graph.errors import DataError
from sp_graph.graph.audit import add_finding
from sp_graph.graph.authority import add_authority
from sp_graph.graph.bodies import add_engagement, add_road_map, add_state
from sp_graph.graph.catalogue import Catalogue, catalogue, symbols_of
from sp_graph.graph.coverage import Measured, add_coverage, add_scores, coverage_of
from sp_graph.graph.document import add_document, add_source
from sp_graph.graph.events import add_event
from sp_graph.graph.facts import Writer, merge_equal
from sp_graph.graph.figures import add_figure
from sp_graph.graph.mandates import add_change, add_names_used, add_new_mandate
from sp_graph.graph.mentions import add_unlinked
from sp_graph.graph.ontology import add_ontology
from sp_graph.graph.people import add_person
from sp_graph.graph.provenance import Evidence, add_agent, add_rules
from sp_graph.graph.reports import add_citation, add_contribution, add_report
from sp_graph.graph.review import add_review, add_threshold
from sp_graph.graph.symbols import read_symbol
from sp_graph.graph.terms import Dataset, Graph, term
from sp_graph.model import (
    AuditFact,
    BodyFact,
    CitationFact,
    ContributionFact,
    EventFact,
    Extraction,
    Fact,
    FigureFact,
    MandateChangeFact,
    PersonFact,
    ReportFact,
    RoadMapFact,
    StateFact,
)
from sp_graph.namespaces import (
    AUTHORITY_GRAPH,
    COVERAGE_GRAPH,
    DECISIONS_GRAPH,
    ONTOLOGY_GRAPH,
    THINGS,
    document_graph,
)

FAMILIES: dict[type[Fact], tuple[str, Callable[[Writer, Any], None]]] = {
    ReportFact: ("reports", add_report),
    CitationFact: ("citations", add_citation),
    FigureFact: ("figures", add_figure),
    StateFact: ("states", add_state),
    PersonFact: ("people", add_person),
    BodyFact: ("bodies", add_engagement),
    EventFact: ("events", add_event),
    ContributionFact: ("contributions", add_contribution),
    MandateChangeFact: ("mandate-changes", add_change),
    RoadMapFact: ("road-maps", add_road_map),
    AuditFact: ("audit", add_finding),
}
"""Every family of facts: its name in reports and the function that makes its quads."""


def assemble(
    extractions: Sequence[Extraction],
    rules: Mapping[str, str] | None = None,
    version: str = __version__,
    scores: Sequence[Measured] = (),
) -> Dataset:
    """The whole graph: ontology, authority data, one graph for each document, decisions, coverage.

    Arguments: `extractions` in any order; the result is the same. `rules` describes the rules
    that made the facts, by name; `version` is theirs. `scores` are those of the extraction.

    Raises `EvidenceError` if a quotation is not in its document, `DataError` if a fact holds
    a value that is none of its kind, or the shipped data are broken.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document.id)
    ordered = [replace(extraction, facts=merge_equal(extraction.facts)) for extraction in ordered]
    dataset = Dataset()
    add_ontology(dataset.graph(ONTOLOGY_GRAPH))
    authority = dataset.graph(AUTHORITY_GRAPH)
    add_authority(authority)
    add_agent(authority)
    add_threshold(authority)
    facts = [fact for e in ordered for fact in (*e.facts, *(held.fact for held in e.review.held))]
    add_rules(authority, (fact.rule for fact in facts), rules or {}, version)

    shared = catalogue(ordered)
    known = {s for s, p, o in dataset.triples() if p == term("skos:prefLabel")}
    writers = [_writer(dataset, extraction, shared, known) for extraction in ordered]
    # Every document first describes itself, so that its own graph, and not that of one
    # citing it, holds its description.
    for writer in writers:
        _add_described(writer, writer.document.id)
        add_source(writer.graph, writer.document)
    for writer, extraction in zip(writers, ordered, strict=True):
        _add_extraction(writer, extraction)
    writes = {kind: write for kind, (_, write) in FAMILIES.items()}
    add_review(list(zip(writers, ordered, strict=True)), dataset.graph(DECISIONS_GRAPH), writes)
    _add_sources_of_concepts(dataset, authority, shared, known)
    _add_measures(dataset.graph(COVERAGE_GRAPH), ordered, scores, shared, known)
    return dataset


def _add_measures(
    graph: Graph,
    extractions: Sequence[Extraction],
    scores: Sequence[Measured],
    shared: Catalogue,
    known: Container[NamedNode],
) -> None:
    """How complete the graph is, and the scores with the documents they were measured on."""
    for extraction in extractions:
        add_coverage(graph, coverage_of(extraction))
    for node in add_scores(graph, scores):
        if not graph.has(node, "rdf:type"):
            symbol = unquote(node.value.removeprefix(f"{THINGS}document/"))
            add_document(graph, symbol, shared.documents.get(symbol, ""), known)


def _add_sources_of_concepts(
    dataset: Dataset, authority: Graph, shared: Catalogue, known: Container[NamedNode]
) -> None:
    """Describe the documents that the ontology names as sources and no other graph describes."""
    start = THINGS + "document/"
    pointed = {o for _, p, o in dataset.triples() if p == term("dcterms:source")}
    for node in sorted((o for o in pointed if o.value.startswith(start)), key=str):
        if isinstance(node, NamedNode) and not authority.has(node, "rdf:type"):
            symbol = unquote(node.value.removeprefix(start))
            add_document(authority, symbol, shared.documents.get(symbol, ""), known)


def _writer(dataset: Dataset, extraction: Extraction, shared: Catalogue, known: set[NamedNode]) -> Writer:
    document = extraction.document
    graph = dataset.graph(document_graph(document.id))
    return Writer(graph, document, Evidence(graph, document), shared, known)


def _add_described(writer: Writer, symbol: str) -> None:
    """Describe the document `symbol` and those it is an addendum, corrigendum or revision of."""
    while symbol:
        own = writer.document.source.info if symbol == writer.document.id else None
        kind = writer.catalogue.documents.get(symbol, "")
        add_document(writer.graph, symbol, kind, writer.known, own.body if own else "")
        symbol = read_symbol(symbol).parent


def _add_extraction(writer: Writer, extraction: Extraction) -> None:
    for symbol in sorted({symbol for symbol, _ in symbols_of(extraction) if symbol}):
        _add_described(writer, symbol)
    for mandate in extraction.new_mandates:
        add_new_mandate(writer, mandate, reviewed=mandate.slug in extraction.review.mandates)
    add_names_used(writer, extraction.mentions)
    for fact in extraction.facts:
        if type(fact) not in FAMILIES:
            raise DataError(f"{extraction.document.id}: no module writes a {type(fact).__name__}")
        FAMILIES[type(fact)][1](writer, fact)
    add_unlinked(writer, extraction.mentions)
