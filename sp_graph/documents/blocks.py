"""From drafts to blocks: clean text with the way back to the source, footnotes tied to their words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import replace

from sp_graph.documents.drafts import Draft
from sp_graph.documents.lines import superscript
from sp_graph.documents.marks import Flow
from sp_graph.model import Block, FootnoteRef, Span

_SUPERSCRIPT = re.compile(r"(?<=\S)[¹²³⁴-⁹][⁰¹²³⁴-⁹]*")


def clean(text: str, chars: list[int]) -> tuple[str, list[tuple[int, int, int]]]:
    """The words at the positions `chars` of `text`, with white space made single spaces.

    Gives the clean text and its pieces (position in it, position in `text`, length). A
    run of white space other than one plain space becomes a space that belongs to no
    piece; inside a web address broken over two lines it disappears. A piece of length 0
    marks a place where something was taken out beside such white space.
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    i, n = 0, len(chars)
    while i < n and text[chars[i]].isspace():
        i += 1
    while n > i and text[chars[n - 1]].isspace():
        n -= 1
    while i < n:
        begin = i
        while i < n and (i == begin or chars[i] == chars[i - 1] + 1) and not _breaks(text, chars, i, n):
            i += 1
        if i > begin:
            parts.append(text[chars[begin] : chars[i - 1] + 1])
            pieces.append((length, chars[begin], i - begin))
            length += i - begin
        if i < n and _breaks(text, chars, i, n):
            before = text[chars[i - 1]] if i else ""
            first = i
            while i < n and text[chars[i]].isspace():
                i += 1
            if chars[i] - chars[first - 1] > i - first + 1:
                pieces.append((length, chars[first], 0))
            if not before.isspace() and not _inside_address(parts, text[chars[i]]):
                parts.append(" ")
                length += 1
    return "".join(parts), pieces


def _breaks(text: str, chars: list[int], i: int, n: int) -> bool:
    """Whether the character at `i` begins white space that is not one plain space between words."""
    char = text[chars[i]]
    if not char.isspace():
        return False
    if char != " ":
        return True
    return (i + 1 < n and text[chars[i + 1]].isspace()) or (i > 0 and text[chars[i - 1]].isspace())


def _inside_address(parts: list[str], following: str) -> bool:
    word = "".join(parts).rsplit(None, 1)[-1] if parts else ""
    return word.startswith(("http", "www.")) and (following in "/_" or word.endswith(("/", "_")))


def make_blocks(drafts: list[Draft], flow: Flow, text: str) -> list[Block]:
    """Blocks in reading order: each footnote right after the block it belongs to."""
    order = sorted(drafts, key=lambda d: (d.start, d.kind == "footnote", d.first))
    place = {id(draft): index for index, draft in enumerate(order)}
    blocks = []
    for index, draft in enumerate(order):
        words, pieces = clean(text, draft.chars)
        blocks.append(
            Block(
                index=index,
                kind=draft.kind,
                label=draft.label,
                path=draft.path,
                text=words,
                span=Span(draft.first, draft.last),
                pieces=tuple(pieces),
                section=draft.section,
                parent=None if draft.parent is None else place[id(draft.parent)],
                number=draft.number,
            )
        )
    interrupting = {place[id(draft)] for draft in order if draft.interrupts}
    return _tie_footnotes(blocks, flow, interrupting)


def _tie_footnotes(blocks: list[Block], flow: Flow, interrupting: Container[int]) -> list[Block]:
    """Give each block its footnote marks and each footnote the block and label of its mark."""
    marked: dict[int, list[FootnoteRef]] = {}
    bodies = [b for b in blocks if b.kind != "footnote" and b.index not in interrupting]
    begins = [b.span.start for b in bodies]
    for at, number in flow.refs:
        source = flow.origin[at] if at < len(flow.origin) else len(flow.origin)
        holder = bodies[max(0, bisect_left(begins, source + 1) - 1)] if bodies else None
        if holder:
            marked.setdefault(holder.index, []).append(FootnoteRef(number, _clean_position(holder, source)))
    if not flow.refs:
        numbers = {b.number for b in blocks if b.kind == "footnote"}
        for block in bodies:
            for mark in _SUPERSCRIPT.finditer(block.text):
                if superscript(mark[0]) in numbers:
                    ref = FootnoteRef(superscript(mark[0]), mark.start())
                    marked.setdefault(block.index, []).append(ref)
    holder_of = {ref.number: index for index, refs in marked.items() for ref in refs}
    tied = []
    for block in blocks:
        if block.kind == "footnote":
            parent = holder_of.get(block.number, block.parent)
            label = blocks[parent].label if parent is not None else "head"
            block = replace(block, parent=parent, label=label)
        elif block.index in marked:
            block = replace(block, refs=tuple(marked[block.index]))
        tied.append(block)
    return tied


def _clean_position(block: Block, source: int) -> int:
    """The position in the clean text that stands at or just before `source`."""
    position = 0
    for at, start, length in block.pieces:
        if start >= source:
            break
        position = at + min(length, source - start)
    return position


def unassigned(drafts: list[Draft], flow: Flow, text: str) -> tuple[Span, ...]:
    """The stretches of the source that are in no block, no mark and no white space."""
    taken = bytearray(len(text))
    for draft in drafts:
        for position in draft.chars:
            taken[position] = 1
        if draft.chars:
            taken[draft.first : draft.chars[0]] = b"\1" * (draft.chars[0] - draft.first)
    for mark in flow.marks:
        taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    spans: list[Span] = []
    start = None
    for position, char in enumerate(text):
        free = not taken[position] and not char.isspace()
        if free and start is None:
            start = position
        elif not free and start is not None:
            spans.append(Span(start, position))
            start = None
    if start is not None:
        spans.append(Span(start, len(text)))
    return tuple(spans)
