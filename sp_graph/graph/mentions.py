"""Mentions that could not be linked: kept, with the reason, so that somebody can look."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from sp_graph.graph.facts import Writer
from sp_graph.graph.provenance import add_statement, passage_node
from sp_graph.graph.terms import below, item, text
from sp_graph.model import Mention, Quote

NO_REASON = "not linked"
_KINDS = {"mandate": "mandate", "state": "state", "body": "body", "theme": "theme"}


def is_unlinked(mention: Mention) -> bool:
    """Whether a mention stands for something that could not be told."""
    return mention.target is None


def add_unlinked(writer: Writer, mentions: Iterable[Mention]) -> None:
    """Publish every unlinked mention with its place."""
    for mention in mentions:
        if not is_unlinked(mention):
            continue
        node = mention_node(writer, mention)
        if writer.graph.has(node, "rdf:type"):
            continue
        add_mention(writer, node, mention, "sp:UnlinkedMention")
        writer.graph.add(node, "sp:reason", text(mention.reason or NO_REASON))
        things = (item(_KINDS[mention.kind], c) for c in mention.candidates if mention.kind in _KINDS)
        writer.graph.add(node, "sp:candidate", *(thing for thing in things if thing in writer.known))


def mention_node(writer: Writer, mention: Mention) -> NamedNode:
    """The IRI of a mention: its kind and its place in the source."""
    spans = writer.evidence.spans([Quote(mention.block, mention.start, mention.end)])
    return below(writer.node, f"mention/{mention.kind}/{spans[0][1].start}-{spans[-1][1].end}")


def add_mention(writer: Writer, node: NamedNode, mention: Mention, class_name: str) -> None:
    """Describe a mention by its place, its words and its kind."""
    writer.graph.type(node, class_name)
    evidence, quote = writer.evidence.add([Quote(mention.block, mention.start, mention.end)])
    passage = passage_node(writer.document, writer.document.blocks[mention.block])
    add_statement(writer.graph, node, evidence, quote, passage)
    writer.graph.add(node, "sp:mentionKind", item("mention-kind", mention.kind))
    writer.graph.add(node, "sp:mentionText", text(mention.text))
