"""Evidence nodes, the rules and the agent: where a statement comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode

from sp_graph import __version__
from sp_graph.errors import EvidenceError
from sp_graph.graph.terms import Graph, below, integer, item, label, term, text
from sp_graph.model import Block, Document, Quote, Span

AGENT = item("agent", "sp-graph")
JOINT = " … "
"""What stands between the spans of a quotation."""


def document_node(symbol: str) -> NamedNode:
    """The IRI of a document."""
    return item("document", symbol)


def passage_node(document: Document, block: Block) -> NamedNode:
    """The IRI of a block of a document."""
    return below(document_node(document.id), block.path)


def rule_node(name: str) -> NamedNode:
    """The IRI of a rule."""
    return item("rule", name)


def add_agent(graph: Graph) -> None:
    """Describe the software that every fact is attributed to."""
    graph.type(AGENT, "prov:SoftwareAgent")
    graph.add(AGENT, "rdfs:label", label("sp-graph"))
    graph.add(AGENT, "owl:versionInfo", text(__version__))


def add_rules(graph: Graph, names: Iterable[str], descriptions: Mapping[str, str], version: str = __version__) -> None:
    """Describe the rules `names`, all of one version."""
    for name in sorted(set(names)):
        node = rule_node(name)
        graph.type(node, "sp:Rule", "prov:Plan")
        graph.add(node, "skos:notation", text(name))
        graph.add(node, "rdfs:label", label(name.replace("-", " ").replace("_", " ")))
        graph.add(node, "dcterms:description", label(descriptions[name]) if name in descriptions else None)
        graph.add(node, "owl:versionInfo", text(version))


class Evidence:
    """Makes the evidence nodes of one document."""

    def __init__(self, graph: Graph, document: Document) -> None:
        self.graph = graph
        self.document = document

    def spans(self, quotes: Sequence[Quote]) -> list[tuple[Block, Span]]:
        """The stretches of the source behind `quotes`, in their order.

        White space at the ends of a stretch is left out, so are stretches without a letter
        or digit and stretches that lie inside another one.

        Raises `EvidenceError` if a quote is not a stretch of its block, or nothing is left.
        """
        found: list[tuple[Block, Span]] = []
        for quote in quotes:
            block = self._block(quote)
            for span in block.source_spans(quote.start, quote.end):
                trimmed = self._trim(span)
                if trimmed and (block, trimmed) not in found:
                    found.append((block, trimmed))
        spans = [(block, s) for block, s in found if not any(_inside(s, other) for _, other in found)]
        if not spans:
            raise EvidenceError(f"{self.document.id}: a statement without a quotation: {list(quotes)}")
        return spans

    def add(self, quotes: Sequence[Quote]) -> tuple[list[NamedNode], str]:
        """Make the evidence nodes of `quotes`; gives their IRIs and the joined quotation.

        Raises `EvidenceError` as `spans` does.
        """
        spans = self.spans(quotes)
        nodes = [self._node(block, span) for block, span in spans]
        return nodes, JOINT.join(self.document.source.text[s.start : s.end] for _, s in spans)

    def _node(self, block: Block, span: Span) -> NamedNode:
        source = document_node(self.document.id)
        node = below(source, f"span/{span.start}-{span.end}")
        quote, position = below(node, "quote"), below(node, "position")
        graph = self.graph
        graph.type(node, "oa:SpecificResource")
        graph.add(node, "oa:hasSource", source)
        graph.add(node, "sp:inPassage", passage_node(self.document, block))
        graph.add(node, "oa:hasSelector", quote, position)
        graph.type(quote, "oa:TextQuoteSelector")
        graph.add(quote, "oa:exact", text(self.document.source.text[span.start : span.end]))
        graph.type(position, "oa:TextPositionSelector")
        graph.add(position, "oa:start", integer(span.start))
        graph.add(position, "oa:end", integer(span.end))
        return node

    def _block(self, quote: Quote) -> Block:
        blocks = self.document.blocks
        if not 0 <= quote.block < len(blocks):
            raise EvidenceError(f"{self.document.id}: {quote} names a block that is not there")
        block = blocks[quote.block]
        if not 0 <= quote.start < quote.end <= len(block.text):
            raise EvidenceError(f"{self.document.id}: {quote} is no stretch of {block.path}")
        return block

    def _trim(self, span: Span) -> Span | None:
        piece = self.document.source.text[span.start : span.end]
        if not any(c.isalnum() for c in piece):
            return None
        left = len(piece) - len(piece.lstrip())
        return Span(span.start + left, span.start + len(piece.rstrip()))


def _inside(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def add_statement(
    graph: Graph, node: NamedNode, evidence: Sequence[NamedNode], quote: str, stated_in: NamedNode
) -> None:
    """Say of a fact or a mention where it stands and what shows it."""
    graph.add(node, "sp:statedIn", stated_in)
    graph.add(node, "sp:quote", text(quote))
    graph.add(node, "prov:wasDerivedFrom", *evidence)
    graph.add(node, "prov:wasAttributedTo", AGENT)


def add_shortcut(graph: Graph, node: NamedNode, subject: NamedNode, predicate: str, value: NamedNode) -> None:
    """Add a direct triple and say on the fact `node` which one it stands behind."""
    graph.add(subject, predicate, value)
    graph.add(node, "rdf:subject", subject)
    graph.add(node, "rdf:predicate", term(predicate))
    graph.add(node, "rdf:object", value)
