"""Reports with their mandates and themes, citations, and standards contributed."""

from __future__ import annotations

from pyoxigraph import NamedNode

from sp_graph.graph.facts import Writer
from sp_graph.graph.provenance import document_node
from sp_graph.graph.terms import item, label, text, year
from sp_graph.model import CitationFact, ContributionFact, Quote, ReportFact


def add_report(writer: Writer, fact: ReportFact) -> None:
    """A mandate issued a report (`sp:Authorship`), on certain themes (`sp:ThemeAssignment`)."""
    report, mandate = document_node(fact.symbol), item("mandate", fact.mandate)
    node = writer.fact(fact, "authorship", "sp:Authorship", fact.mandate, fact.symbol)
    graph = writer.graph
    graph.add(node, "sp:document", report)
    graph.add(node, "sp:mandate", mandate)
    counted = writer.document.source.info.reports_on
    if counted:
        graph.add(node, "sp:countedInYear", year(counted))
        graph.add(node, "sp:countedIn", writer.node)
    writer.shortcut(node, report, "dcterms:creator", mandate)
    for theme, quotes in fact.themes:
        _add_theme(writer, fact, node, theme, quotes)


def _add_theme(writer: Writer, fact: ReportFact, authorship: NamedNode, theme: str, quotes: tuple[Quote, ...]) -> None:
    content = (fact.mandate, fact.symbol, theme)
    node = writer.fact(fact, "theme", "sp:ThemeAssignment", *content, quotes=quotes, theme=theme)
    report, concept = document_node(fact.symbol), item("theme", theme)
    writer.graph.add(node, "sp:document", report)
    writer.graph.add(node, "sp:theme", concept)
    writer.graph.add(node, "sp:aboutFact", authorship)
    writer.shortcut(node, report, "dcterms:subject", concept)


def add_citation(writer: Writer, fact: CitationFact) -> None:
    """The document points at another one, perhaps at a part of it."""
    cited = document_node(fact.symbol)
    node = writer.fact(fact, "citation", "sp:Citation", fact.symbol, fact.part, fact.kind)
    writer.graph.add(node, "sp:document", cited)
    writer.graph.add(node, "sp:partCited", text(fact.part) if fact.part else None)
    writer.graph.add(node, "sp:documentKind", item("document-kind", fact.kind) if fact.kind else None)
    writer.shortcut(node, writer.node, "bibo:cites", cited)


def add_contribution(writer: Writer, fact: ContributionFact) -> None:
    """A mandate contributed a standard, guideline or principle."""
    content = (fact.mandate, fact.contribution, fact.symbol)
    node = writer.fact(fact, "contribution", "sp:Contribution", *content)
    writer.graph.add(node, "sp:mandate", item("mandate", fact.mandate))
    writer.graph.add(node, "dcterms:title", label(fact.contribution))
    writer.graph.add(node, "sp:document", document_node(fact.symbol) if fact.symbol else None)
