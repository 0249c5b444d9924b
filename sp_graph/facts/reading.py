"""A document with its mentions at hand: what every rule reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from sp_graph.model import Block, Document, Mention, MentionKind, Quote

_ABBREVIATION = re.compile(
    r"(?:\b(?:chaps?|sects?|paras?|vols?|Nos?|no|Mr|Ms|Mrs|Dr|Prof|St|e\.g|i\.e|etc|cf|pp?|vs|Ibid|Corr|Add|Rev|Art|art)"
    r"|\b[A-Z])\.$"
)
_STOP = re.compile(r"[.!?][”\"’')\]]*[²¹³⁴-⁹]*\d{0,0} +(?=[A-ZÀ-Þ“\"‘(0-9])")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a clean text as (start, end)."""
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        if _ABBREVIATION.search(text[max(start, stop.start() - 8) : stop.start() + 1]):
            continue
        spans.append((start, stop.end()))
        start = stop.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


class Reading:
    """The blocks, sentences and mentions of one document.

    `year` is the year reported on, or of the document's date, or None.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.blocks = document.blocks
        self._mentions: dict[tuple[int, MentionKind], list[Mention]] = {}
        for mention in mentions:
            self._mentions.setdefault((mention.block, mention.kind), []).append(mention)
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def year(self) -> int | None:
        """The year the document speaks of: the reporting year, else that of its date."""
        info = self.document.source.info
        if info.reports_on:
            return info.reports_on
        return int(info.date[:4]) if info.date else None

    @cached_property
    def bodies(self) -> list[Block]:
        """Paragraphs and items, in order."""
        return [b for b in self.blocks if b.kind in ("paragraph", "item")]

    def mentions(self, block: Block | int, kind: MentionKind) -> list[Mention]:
        """The mentions of a kind in a block, in order."""
        return self._mentions.get((block if isinstance(block, int) else block.index, kind), [])

    def between(self, block: Block, kind: MentionKind, start: int, end: int) -> list[Mention]:
        """The mentions of a kind that lie within `start`–`end` of a block."""
        return [m for m in self.mentions(block, kind) if start <= m.start and m.end <= end]

    def sentences(self, block: Block) -> list[tuple[int, int]]:
        """The sentences of a block as (start, end)."""
        if block.index not in self._sentences:
            self._sentences[block.index] = sentences(block.text)
        return self._sentences[block.index]

    def sentence(self, block: Block, at: int) -> tuple[int, int]:
        """The sentence of `block` that holds position `at`."""
        spans = self.sentences(block)
        index = bisect_right(spans, (at, 1 << 60)) - 1
        return spans[max(index, 0)] if spans else (0, len(block.text))

    def footnotes(self, block: Block) -> dict[str, Block]:
        """The footnotes of a block, by number."""
        return self._footnotes.get(block.index, {})

    @cached_property
    def _footnotes(self) -> dict[int, dict[str, Block]]:
        notes: dict[int, dict[str, Block]] = {}
        for block in self.blocks:
            if block.kind == "footnote" and block.parent is not None:
                notes.setdefault(block.parent, {})[block.number] = block
        return notes

    def section(self, block: Block) -> str:
        """The titles of the headings above a block, innermost last, joined with " / "."""
        if block.section is None:
            return ""
        titles, level = [], 99
        for section in reversed(self.document.sections[: block.section + 1]):
            if section.level < level:
                titles.append(section.title)
                level = section.level
        return " / ".join(reversed(titles))


def quote(block: Block, start: int, end: int) -> Quote:
    """The stretch of a block's text, without white space at its ends."""
    text = block.text[start:end]
    return Quote(block.index, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
