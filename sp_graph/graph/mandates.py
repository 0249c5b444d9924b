"""Mandates met for the first time, the names documents use for mandates, and their changes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from sp_graph.graph.facts import Writer
from sp_graph.graph.provenance import document_node
from sp_graph.graph.terms import Graph, item, label, text
from sp_graph.model import MandateChangeFact, Mention, NewMandate, Quote
from sp_graph.namespaces import fold, slug

SPECIAL_PROCEDURES = item("body", "special-procedures")
_FULL_TITLE = re.compile(
    r"(?:special rapporteur|independent expert|working group"
    r"|(?:special )?representative of the secretary-general)(?: of experts)? (?:on|for|in|concerning) "
)


def add_mandate(
    graph: Graph,
    local: str,
    kind: NamedNode,
    scope: str,
    state: str,
    names: Iterable[str],
    *,
    reviewed: bool,
) -> None:
    """Describe a mandate; the first of `names` is its present name.

    Arguments: `state` is the alpha-3 code of a country mandate's State, else empty;
    `reviewed` tells the mandates of the authority list from those found by their grammar.
    """
    node = item("mandate", local)
    first, *others = names
    graph.type(node, "sp:Mandate")
    graph.add(node, "skos:prefLabel", label(first))
    graph.add(node, "skos:altLabel", *(label(name) for name in others))
    graph.add(node, "skos:notation", text(local))
    graph.add(node, "sp:kind", kind)
    graph.add(node, "sp:scope", item("mandate-scope", scope))
    graph.add(node, "sp:concernsState", item("state", state) if state else None)
    graph.add(node, "org:unitOf", SPECIAL_PROCEDURES)
    graph.add(node, "sp:reviewStatus", item("review-status", "confirmed" if reviewed else "unreviewed"))
    for name in (first, *others):
        add_name(graph, local, name)


def add_name(graph: Graph, mandate: str, name: str) -> NamedNode:
    """Describe a name of a mandate; spellings that differ in case or marks are one name."""
    node = item("mandate", f"{mandate}/name/{slug(name)}")
    if not graph.has(node, "sp:nameText"):
        graph.type(node, "sp:MandateName")
        graph.add(item("mandate", mandate), "sp:hasName", node)
        graph.add(node, "sp:nameText", text(name))
    return node


def add_new_mandate(writer: Writer, mandate: NewMandate, *, reviewed: bool = False) -> None:
    """A mandate that no list holds: published, but marked as not reviewed, unless a person accepted it."""
    node = item("mandate", mandate.slug)
    if node not in writer.known:
        writer.known.add(node)
        add_mandate(
            writer.graph,
            mandate.slug,
            writer.concept("mandate-kind", mandate.kind),
            mandate.scope,
            mandate.state,
            [mandate.name],
            reviewed=reviewed,
        )


def add_names_used(writer: Writer, mentions: Iterable[Mention]) -> None:
    """The full titles that the document uses for mandates, with their places as evidence."""
    for mention in mentions:
        title = re.sub(r"^[Tt]he\s+", "", mention.text)
        if mention.kind != "mandate" or not mention.target or not _FULL_TITLE.match(fold(title)):
            continue
        if item("mandate", mention.target) not in writer.known:
            continue
        name = add_name(writer.graph, mention.target, " ".join(title.split()))
        writer.graph.add(name, "sp:nameUsedIn", writer.node)
        nodes, _ = writer.evidence.add([Quote(mention.block, mention.start, mention.end)])
        writer.graph.add(name, "prov:wasDerivedFrom", *nodes)


def add_change(writer: Writer, fact: MandateChangeFact) -> None:
    """A mandate was created, ended or renamed, perhaps by a resolution that is named."""
    content = (fact.mandate, fact.change, fact.resolution)
    node = writer.fact(fact, "mandate-change", "sp:MandateChange", *content)
    writer.graph.add(node, "sp:mandate", item("mandate", fact.mandate))
    writer.graph.add(node, "sp:change", item("mandate-change", fact.change))
    writer.graph.add(node, "sp:byResolution", document_node(fact.resolution) if fact.resolution else None)
