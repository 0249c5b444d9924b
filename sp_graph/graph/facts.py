"""Facts with their evidence: what all families have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from pyoxigraph import NamedNode

from sp_graph.graph.catalogue import Catalogue
from sp_graph.graph.provenance import (
    Evidence,
    add_shortcut,
    add_statement,
    document_node,
    passage_node,
    rule_node,
)
from sp_graph.graph.terms import Graph, decimal, digest, item, label, text, year
from sp_graph.model import Document, Fact, Quote, ReportFact
from sp_graph.namespaces import slug

FactT = TypeVar("FactT", bound=Fact)
_LONGEST_SLUG = 80
_NOT_CONTENT = {"evidence", "rule", "confidence", "themes"}


@dataclass(frozen=True)
class Writer:
    """Makes the quads of one document's facts.

    `known` holds the IRIs that have a label already (of concepts, bodies, mandates), in
    any graph; what is new is described where it is first met and added to it. `nodes` are
    the IRIs of the facts made so far, by the fact and the theme, if it is that of a report.
    """

    graph: Graph
    document: Document
    evidence: Evidence
    catalogue: Catalogue
    known: set[NamedNode]
    nodes: dict[tuple[Fact, str], NamedNode] = field(default_factory=dict)

    @property
    def node(self) -> NamedNode:
        """The IRI of the document."""
        return document_node(self.document.id)

    @property
    def year(self) -> int | None:
        """The year the document speaks of: the one it reports on, else that of its date."""
        info = self.document.source.info
        return info.reports_on or (int(info.date[:4]) if info.date else None)

    def fact(
        self,
        fact: Fact,
        family: str,
        class_name: str,
        *content: str,
        quotes: Sequence[Quote] = (),
        classes: Sequence[str] = (),
        theme: str = "",
    ) -> NamedNode:
        """Start the node of a fact with what every fact has; gives its IRI.

        Arguments: `content` are the values that make it this fact and no other in its
        passage; the IRI comes from them, never from the rule or the quotation. `quotes`
        replace the fact's own evidence. `classes` are further classes. `theme` is that of
        a report, if the node is about it alone.

        Raises `EvidenceError` if the quotes are not in the source.
        """
        block = self.document.blocks[fact.block]
        local = f"{family}/{self.document.id}/{block.path}/{digest(family, *content)}"
        node = self.nodes[fact, theme] = item("fact", local)
        self.graph.type(node, class_name, "sp:Fact", *classes)
        evidence, quote = self.evidence.add(quotes or fact.evidence)
        add_statement(self.graph, node, evidence, quote, passage_node(self.document, block))
        self.graph.add(node, "sp:rule", rule_node(fact.rule))
        self.graph.add(node, "sp:confidence", decimal(round(fact.confidence, 4)))
        return node

    def shortcut(self, node: NamedNode, subject: NamedNode, predicate: str, value: NamedNode) -> None:
        """Add the direct triple that a fact stands behind."""
        add_shortcut(self.graph, node, subject, predicate, value)

    def concept(self, scheme: str, name: str) -> NamedNode:
        """The concept of a scheme that `name` (a slug or a label) stands for, described if new."""
        local = _short(slug(name))
        node = item(scheme, local)
        if node not in self.known:
            self.known.add(node)
            self.graph.type(node, "skos:Concept")
            self.graph.add(node, "skos:prefLabel", label(name))
            self.graph.add(node, "skos:notation", text(local))
            self.graph.add(node, "skos:inScheme", item("scheme", scheme))
        return node

    def body(self, local: str, name: str) -> NamedNode:
        """The body `local`, described by `name` if it is in no list."""
        node = item("body", local)
        if node not in self.known:
            self.known.add(node)
            self.graph.type(node, "sp:OtherBody", "sp:Body")
            self.graph.add(node, "skos:prefLabel", label(name))
            self.graph.add(node, "skos:notation", text(local))
        return node

    def add_year(self, node: NamedNode, predicate: str = "sp:year") -> None:
        """Say what year a fact belongs to, if the document tells."""
        self.graph.add(node, predicate, year(self.year) if self.year else None)


def _short(local: str) -> str:
    if len(local) <= _LONGEST_SLUG:
        return local
    return f"{local[: _LONGEST_SLUG - 13].rstrip('-')}-{digest(local)}"


def merge_equal(facts: Iterable[FactT]) -> list[FactT]:
    """Facts of the same content in the same passage as one, with the evidence of all.

    The rule and the confidence are those of the surest; of equals, the first.
    """
    merged: dict[tuple[object, ...], FactT] = {}
    for fact in facts:
        key = content(fact)
        merged[key] = _both(merged[key], fact) if key in merged else fact
    return list(merged.values())


def content(fact: Fact) -> tuple[object, ...]:
    """What makes a fact of a document this one and no other."""
    return (type(fact), *(getattr(fact, f.name) for f in fields(fact) if f.name not in _NOT_CONTENT))


def _both(one: FactT, other: FactT) -> FactT:
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    surest = other if other.confidence > one.confidence else one
    fact = replace(one, evidence=evidence, rule=surest.rule, confidence=surest.confidence)
    if isinstance(fact, ReportFact) and isinstance(other, ReportFact):
        return replace(fact, themes=_themes((*fact.themes, *other.themes)))
    return fact


def _themes(themes: Iterable[tuple[str, tuple[Quote, ...]]]) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    merged: dict[str, tuple[Quote, ...]] = {}
    for theme, quotes in themes:
        merged[theme] = tuple(dict.fromkeys((*merged.get(theme, ()), *quotes)))
    return tuple(merged.items())
