"""Small documents and extractions, made by hand over text that stands in view."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from sp_graph.graph.assemble import assemble
from sp_graph.graph.terms import Dataset
from sp_graph.model import (
    Block,
    BlockKind,
    Document,
    Extraction,
    Fact,
    Mention,
    MentionKind,
    NewMandate,
    Quote,
    Section,
    Source,
    SourceInfo,
    Span,
)
from sp_graph.namespaces import PREFIXES, document_graph

TEXT = (
    "II.\tReports\n"
    "1.\tOn climate change, the Special Rapporteur on the right to food[footnoteRef:2] and the"
    " Working Group on Arbitrary Detention issued  5 reports. [2: A/HRC/53/34/Add.1, chap. II.]\n"
)
"""A heading, and a paragraph with a footnote inside it."""

HEADING, PARAGRAPH, FOOTNOTE = 0, 1, 2
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def source(symbol: str = "A/HRC/55/69", year: int | None = 2023, text: str = TEXT) -> Source:
    """The text as an annual report."""
    info = SourceInfo(
        id=symbol,
        file=symbol.replace("/", "-") + ".txt",
        title="A report",
        kind="annual-report",
        body="human-rights-council",
        origin="https://example.org/report",
        terms="Free to use.",
        reports_on=year,
    )
    return Source(info, text, hashlib.sha256(text.encode()).hexdigest())


def document(symbol: str = "A/HRC/55/69", year: int | None = 2023) -> Document:
    """The text above, parsed."""
    heading = block(HEADING, "heading", "head", "block/1", ["Reports"])
    paragraph = block(
        PARAGRAPH,
        "paragraph",
        "1",
        "paragraph/1",
        [
            "On climate change, the Special Rapporteur on the right to food",
            " and the Working Group on Arbitrary Detention issued",
            " 5 reports.",
        ],
    )
    footnote = block(FOOTNOTE, "footnote", "1", "footnote/2", ["A/HRC/53/34/Add.1, chap. II."], "2", PARAGRAPH)
    section = Section("II", "II", "Reports", 1, Span(0, len(TEXT)))
    return Document(source(symbol, year), (heading, paragraph, footnote), (section,))


def block(
    index: int,
    kind: BlockKind,
    label: str,
    path: str,
    words: Sequence[str],
    number: str = "",
    parent: int | None = None,
) -> Block:
    """A block whose text is the pieces `words` of the source, one after the other."""
    pieces, text = [], ""
    for piece in words:
        pieces.append((len(text), TEXT.index(piece), len(piece)))
        text += piece
    span = Span(pieces[0][1], pieces[-1][1] + pieces[-1][2])
    return Block(index, kind, label, path, text, span, tuple(pieces), (), 0, parent, number)


def quote(words: str, index: int = PARAGRAPH) -> Quote:
    """The quote of `words` in a block of the document."""
    start = document().blocks[index].text.index(words)
    return Quote(index, start, start + len(words))


def mention(words: str, kind: MentionKind, target: str | None, index: int = PARAGRAPH) -> Mention:
    """A mention of `words`, unlinked if `target` is None."""
    place = quote(words, index)
    reason = "" if target else "several mandates have these words"
    return Mention(kind, index, place.start, place.end, words, target, reason=reason)


def build(
    *facts: Fact,
    of: Document | None = None,
    mentions: Sequence[Mention] = (),
    new_mandates: Sequence[NewMandate] = (),
) -> Dataset:
    """The whole graph of one document."""
    return assemble([Extraction(of or document(), mentions, facts, new_mandates)])


def lines(dataset: Dataset, symbol: str = "A/HRC/55/69") -> set[str]:
    """The triples of a document's graph with prefixed names, one a line."""
    name = document_graph(symbol)
    return {
        " ".join(map(short, (quad.subject, quad.predicate, quad.object)))
        for quad in dataset.quads()
        if quad.graph_name == NamedNode(name)
    }


def about(dataset: Dataset, start: str, symbol: str = "A/HRC/55/69") -> list[str]:
    """The sorted lines of a document's graph whose subject starts with `start`."""
    return sorted(line for line in lines(dataset, symbol) if line.startswith(start))


def short(node: object) -> str:
    """A term as Turtle would write it."""
    if isinstance(node, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if node.value.startswith(namespace):
                return f"{prefix}:{node.value.removeprefix(namespace)}"
    if isinstance(node, Literal):
        if node.language:
            return f'"{node.value}"@{node.language}'
        if not node.datatype.value.endswith("#string"):
            return f'"{node.value}"^^{short(node.datatype)}'
        return f'"{node.value}"'
    return str(node)
