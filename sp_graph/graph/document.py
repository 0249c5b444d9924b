"""Documents, their sections and their passages."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from pyoxigraph import NamedNode

from sp_graph.authority.mandates import load_mandates
from sp_graph.graph.provenance import document_node, passage_node
from sp_graph.graph.symbols import SymbolInfo, read_symbol
from sp_graph.graph.terms import Graph, Node, below, date, integer, item, label, text, year
from sp_graph.model import Block, Document, Section, SourceInfo
from sp_graph.namespaces import fold

_RELATIONS = {"addendum": "sp:addendumTo", "corrigendum": "sp:corrigendumTo"}

# Words that differ between two wordings of one mandate's name.
_SMALL_WORDS = frozenset(["a", "an", "and", "the", "of", "on", "for", "in", "to", "by", "its", "their", "all", "as"])
NO_TERMS = "The terms of use are not stated."


def add_document(graph: Graph, symbol: str, kind: str, known: Container[NamedNode], body: str = "") -> None:
    """Describe a document by what its symbol tells, and the documents it is a part of.

    Arguments: `kind` is its slug in the scheme of document kinds, or empty; `known` holds
    the IRIs of the kinds and bodies that are described; `body` is the slug of the one it was submitted
    to, if that is known otherwise than from the symbol.
    """
    info = read_symbol(symbol)
    node = document_node(symbol)
    graph.type(node, "sp:Document")
    graph.add(node, "dcterms:identifier", text(symbol))
    graph.add(node, "skos:notation", text(symbol))
    for predicate, value in (
        ("dcterms:type", item("document-kind", kind or "none")),
        ("sp:submittedTo", item("body", body or info.body or "none")),
    ):
        graph.add_default(node, predicate, value if value in known else None)
    graph.add(node, "sp:session", integer(info.session) if info.session else None)
    graph.add(node, "sp:year", year(info.year) if info.year else None)
    if info.parent:
        _add_parent(graph, node, info)


def _add_parent(graph: Graph, node: NamedNode, info: SymbolInfo) -> None:
    parent = document_node(info.parent)
    graph.add(node, "sp:parent", parent)
    if info.relation in _RELATIONS:
        graph.add(node, _RELATIONS[info.relation], parent)


def add_source(graph: Graph, document: Document) -> None:
    """Describe a document that the build has read: its description, sections and passages."""
    info = document.source.info
    node = document_node(document.id)
    graph.type(node, "sp:SourceDocument")
    graph.add_default(node, "dcterms:title", label(info.title or document.id))
    graph.add(node, "dcterms:date", date(info.date) if info.date else None)
    graph.add(node, "dcterms:language", text(info.language))
    graph.add(node, "dcterms:source", _link_or_text(info.origin) or text(info.file))
    if info.terms.startswith(("http://", "https://")):
        graph.add(node, "dcterms:license", NamedNode(info.terms))
    else:
        graph.add_default(node, "dcterms:rights", label(info.terms or NO_TERMS))
    _add_cover(graph, node, info)
    graph.add(node, "sp:sha256", text(document.source.sha256))
    graph.add(node, "sp:textSha256", text(document.source.text_sha256))
    graph.add(node, "sp:sourceFormat", text(document.source.format))
    graph.add(node, "sp:characters", integer(len(document.source.text)))
    graph.add(node, "sp:unassignedCharacters", integer(sum(s.end - s.start for s in document.unassigned)))
    graph.add(node, "sp:reportsOn", year(info.reports_on) if info.reports_on else None)
    above: list[Section] = []
    for section in document.sections:
        while above and above[-1].level >= section.level:
            above.pop()
        _add_section(graph, document, section, above[-1] if above else None)
        above.append(section)
    for block in document.blocks:
        _add_passage(graph, document, block)


def _add_cover(graph: Graph, node: NamedNode, info: SourceInfo) -> None:
    """What the cover says, or what stands for it."""
    graph.add_default(node, "sp:session", integer(info.session) if info.session else None)
    for predicate, value in (
        ("sp:agendaItems", info.agenda),
        ("sp:issuerText", info.mandate),
        ("sp:holderText", info.holder),
        ("sp:reportForm", info.report_form),
        ("sp:identifiedBy", info.inferred),
    ):
        graph.add(node, predicate, text(value) if value else None)
    for title in info.mandate.split("; "):
        slug = _mandates_by_name().get(_name_key(title))
        graph.add(node, "sp:issuedBy", item("mandate", slug) if slug else None)


@cache
def _mandates_by_name() -> dict[tuple[str, ...], str]:
    """The slug of the one mandate whose names have these words."""
    found: dict[tuple[str, ...], set[str]] = {}
    for mandate in load_mandates().values():
        for name in mandate.names:
            found.setdefault(_name_key(name), set()).add(mandate.slug)
    return {key: slugs.pop() for key, slugs in found.items() if len(slugs) == 1}


def _name_key(name: str) -> tuple[str, ...]:
    """The words of a mandate's name in any order, without the small ones."""
    return tuple(sorted(set(re.findall(r"[a-z0-9]+(?:[-'][a-z0-9]+)*", fold(name))) - _SMALL_WORDS))


def _link_or_text(origin: str) -> Node | None:
    if origin.startswith(("http://", "https://")):
        return NamedNode(origin)
    return label(origin) if origin else None


def _section_node(document: Document, section: Section) -> NamedNode:
    return below(document_node(document.id), f"section/{section.path}")


def _add_section(graph: Graph, document: Document, section: Section, above: Section | None) -> None:
    node = _section_node(document, section)
    graph.type(node, "sp:Section")
    graph.add(node, "dcterms:isPartOf", document_node(document.id))
    graph.add(node, "sp:inSection", _section_node(document, above) if above else None)
    graph.add(node, "dcterms:title", label(section.title) if section.title else None)
    graph.add(node, "skos:notation", text(section.number) if section.number else None)
    graph.add(node, "sp:sectionPath", text(section.path))
    graph.add(node, "sp:sectionLevel", integer(section.level))
    graph.add(node, "sp:start", integer(section.span.start))
    graph.add(node, "sp:end", integer(section.span.end))


def _add_passage(graph: Graph, document: Document, block: Block) -> None:
    node = passage_node(document, block)
    graph.type(node, "sp:Passage")
    graph.add(node, "dcterms:isPartOf", document_node(document.id))
    if block.section is not None:
        graph.add(node, "sp:inSection", _section_node(document, document.sections[block.section]))
    graph.add(node, "sp:paragraphLabel", text(block.label))
    graph.add(node, "sp:passageKind", text(block.kind))
    graph.add(node, "sp:start", integer(block.span.start))
    graph.add(node, "sp:end", integer(block.span.end))
    graph.add(node, "sp:text", text(block.text))
    if block.kind == "footnote":
        graph.add(node, "sp:footnoteNumber", text(block.number) if block.number else None)
        if block.parent is not None:
            graph.add(node, "sp:footnoteOf", passage_node(document, document.blocks[block.parent]))
