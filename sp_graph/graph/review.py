"""What is not published as fact, what people decided, and the evidence of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pyoxigraph import NamedNode

from sp_graph.columns import family, values, written
from sp_graph.graph.catalogue import Catalogue, catalogue
from sp_graph.graph.facts import Writer
from sp_graph.graph.mentions import add_mention, mention_node
from sp_graph.graph.provenance import AGENT, Evidence, add_statement, document_node, passage_node, rule_node
from sp_graph.graph.terms import Dataset, Graph, date, decimal, digest, item, label, term, text
from sp_graph.model import (
    PUBLISHED_FROM,
    SURE_FROM,
    Decided,
    DecidedLink,
    Decision,
    Extraction,
    Fact,
    Held,
    Mention,
    ReportFact,
)
from sp_graph.namespaces import slug

FactWriters = Mapping[type[Fact], Callable[[Writer, Any], None]]
"""The function that makes the quads of each kind of fact."""

CANDIDATE, REPLACED = "candidate", "replaced"
STATUSES = {"accept": "confirmed", "reject": "rejected", "correct": "corrected"}
"""The review status that a decision gives."""

_CONCERNS = {
    term(name)
    for name in (
        "sp:document",
        "sp:mandate",
        "sp:theme",
        "sp:measure",
        "sp:state",
        "sp:body",
        "sp:event",
        "sp:roadMap",
        "org:member",
    )
}


def add_threshold(graph: Graph) -> None:
    """Say from which confidence facts are published, and from which they count as sure."""
    graph.add(AGENT, "sp:publishedFrom", decimal(PUBLISHED_FROM))
    graph.add(AGENT, "sp:sureFrom", decimal(SURE_FROM))


def fact_iris(extractions: Sequence[Extraction], writers: FactWriters) -> dict[str, tuple[str, Fact, str]]:
    """Every fact, and every theme of a report, by its IRI, with the id of its document."""
    shared = catalogue(extractions)
    found: dict[str, tuple[str, Fact, str]] = {}
    for extraction in extractions:
        rehearsed = _rehearse(extraction, extraction.facts, shared, writers)
        found |= {node.value: (extraction.document.id, *which) for which, node in rehearsed.nodes.items()}
    return found


def _rehearse(extraction: Extraction, facts: Iterable[Fact], shared: Catalogue, writers: FactWriters) -> Writer:
    """Write facts into a graph that is thrown away, to learn their IRIs and what they are about."""
    graph = Dataset().graph("urn:rehearsal")
    document = extraction.document
    writer = Writer(graph, document, Evidence(graph, document), shared, set())
    for fact in facts:
        writers[type(fact)](writer, fact)
    return writer


def add_review(pairs: Sequence[tuple[Writer, Extraction]], decisions: Graph, writers: FactWriters) -> None:
    """Add what is not published, and the decisions on what is, to the graphs of their documents.

    Arguments: `pairs` are the writers of all documents, after they wrote the published facts;
    `decisions` is the graph of the decisions themselves.
    """
    everything = [
        replace(extraction, facts=[*extraction.facts, *(held.fact for held in extraction.review.held)])
        for _, extraction in pairs
        if extraction.review.held
    ]
    shared = catalogue(everything)
    for writer, extraction in pairs:
        review = extraction.review
        if review.held:
            _add_held(writer, extraction, shared, decisions, writers)
        for decided in review.decided:
            _add_decided(writer, decided, decisions)
        for link in review.links:
            _add_link(writer, link, decisions)
        for mandate, decision in review.mandates.items():
            writer.graph.add(item("mandate", mandate), "sp:decision", _decision(decisions, decision))


def _add_held(
    writer: Writer, extraction: Extraction, shared: Catalogue, decisions: Graph, writers: FactWriters
) -> None:
    """The facts of a document that are not published, each with its evidence and why it is held back."""
    facts = {held.fact: None for held in extraction.review.held}
    rehearsed = _rehearse(extraction, facts, shared, writers)
    about: dict[NamedNode, list[NamedNode]] = {}
    for subject, predicate, value in rehearsed.graph.triples():
        if predicate in _CONCERNS and isinstance(value, NamedNode) and writer.graph.has(value, "rdf:type"):
            about.setdefault(subject, []).append(value)
    for held in extraction.review.held:
        for (fact, theme), node in rehearsed.nodes.items():
            if fact == held.fact and (theme == held.theme or not held.theme):
                _add_candidate(writer, node, held, theme, about.get(node, []), decisions)


def _add_candidate(
    writer: Writer, node: NamedNode, held: Held, theme: str, about: Sequence[NamedNode], decisions: Graph
) -> None:
    graph, fact = writer.graph, held.fact
    quotes = dict(fact.themes)[theme] if theme and isinstance(fact, ReportFact) else ()
    evidence, quote = writer.evidence.add(quotes or fact.evidence)
    graph.type(node, "sp:ReviewCandidate")
    add_statement(graph, node, evidence, quote, passage_node(writer.document, writer.document.blocks[fact.block]))
    graph.add(node, "sp:rule", rule_node(fact.rule))
    graph.add(node, "sp:confidence", decimal(round(fact.confidence, 4)))
    graph.add(node, "sp:family", text(family(fact, theme)))
    graph.add(node, "sp:proposal", text(written(values(fact, theme))))
    graph.add(node, "sp:concerns", *about)
    if held.decision is None:
        graph.add(node, "sp:reviewStatus", item("review-status", CANDIDATE))
        return
    status = STATUSES[held.decision.verdict] if held.instead is None else REPLACED
    graph.add(node, "sp:reviewStatus", item("review-status", status))
    graph.add(node, "sp:decision", _decision(decisions, held.decision))
    if held.instead is not None:
        # A theme of a corrected report has a new IRI too, as it belongs to another authorship.
        new = writer.nodes.get((held.instead, held.instead_theme or theme))
        graph.add(new, "prov:wasRevisionOf", node) if new and new != node else None


def _add_decided(writer: Writer, decided: Decided, decisions: Graph) -> None:
    node = writer.nodes[decided.fact, decided.theme]
    made = _decision(decisions, decided.decision)
    writer.graph.add(node, "sp:reviewStatus", item("review-status", STATUSES[decided.decision.verdict]))
    writer.graph.add(node, "sp:decision", made)
    if decided.decision.verdict == "correct":
        writer.graph.add(node, "prov:wasAttributedTo", _reviewer(decisions, decided.decision))


def _add_link(writer: Writer, link: DecidedLink, decisions: Graph) -> None:
    """A mention whose link a person decided on; what the program had linked it to is a candidate."""
    mention, graph = link.mention, writer.graph
    node = mention_node(writer, mention)
    if mention.target is not None:
        add_mention(writer, node, mention, "sp:LinkedMention")
        graph.add(node, "sp:linkedTo", _described(writer, mention))
    if link.before.target and link.before.target != mention.target:
        graph.add(node, "sp:linkedBefore", text(link.before.target))
        graph.add(node, "sp:candidate", _described(writer, link.before))
    graph.add(node, "sp:reviewStatus", item("review-status", STATUSES[link.decision.verdict]))
    graph.add(node, "sp:decision", _decision(decisions, link.decision))


def _described(writer: Writer, mention: Mention) -> NamedNode | None:
    """The thing that a mention is linked to, if the graph describes it."""
    if not mention.target:
        return None
    if mention.kind == "symbol":
        node = document_node(mention.target)
    else:
        node = item(mention.kind, slug(mention.target) if mention.kind == "person" else mention.target)
    return node if writer.graph.has(node, "rdf:type") else None


def _decision(graph: Graph, decision: Decision) -> NamedNode:
    """Describe a decision: who, when, why, and with what result."""
    content = (
        decision.document,
        decision.paragraph,
        decision.what,
        decision.which,
        decision.verdict,
        decision.correction,
        decision.who,
        decision.when,
        decision.why,
    )
    node = item("decision", digest(*content))
    graph.type(node, "sp:Decision")
    graph.add(node, "dcterms:creator", _reviewer(graph, decision))
    graph.add(node, "dcterms:date", date(decision.when))
    graph.add(node, "rdfs:comment", text(decision.why))
    graph.add(node, "sp:verdict", item("review-status", STATUSES[decision.verdict]))
    graph.add(node, "sp:correction", text(decision.correction) if decision.correction else None)
    return node


def _reviewer(graph: Graph, decision: Decision) -> NamedNode:
    node = item("reviewer", slug(decision.who) or digest(decision.who))
    graph.type(node, "prov:Person")
    graph.add(node, "rdfs:label", label(decision.who))
    return node
