"""Run the components over a parsed document: mentions with their block and position."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language

from sp_graph.model import Block, Document, Mention
from sp_graph.nlp.components import TEXT, finds_of
from sp_graph.nlp.found import Found
from sp_graph.nlp.symbols import resolve_ibid

_BETWEEN = "\n\n"


def annotate(document: Document, nlp: Language) -> list[Mention]:
    """All mentions in a document, in reading order.

    The blocks go through the pipeline as one text, which no find crosses.
    """
    text = _BETWEEN.join(block.text for block in document.blocks)
    starts, at = [], 0
    for block in document.blocks:
        starts.append(at)
        at += len(block.text) + len(_BETWEEN)
    nlp.max_length = max(nlp.max_length, len(text) + 1)
    doc = nlp.make_doc(text)
    doc.user_data[TEXT] = text
    finds = finds_of(nlp(doc))
    finds["symbol"] = _with_ibid(document.blocks, finds.get("symbol", []), starts)
    mentions = []
    for kind_finds in finds.values():
        for find in kind_finds:
            index = bisect_right(starts, find.start) - 1
            mentions.append(_mention(document.blocks[index], find, starts[index]))
    mentions.sort(key=lambda m: (m.block, m.start, -m.end, m.kind))
    return mentions


def _mention(block: Block, find: Found, offset: int) -> Mention:
    start, end = find.start - offset, find.end - offset
    return Mention(
        kind=find.kind,
        block=block.index,
        start=start,
        end=end,
        text=block.text[start:end],
        target=find.target,
        method=find.method,
        score=find.score,
        reason=find.reason,
        candidates=find.candidates,
        detail=find.detail,
    )


def _with_ibid(blocks: tuple[Block, ...], finds: list[Found], starts: list[int]) -> list[Found]:
    """Follow "Ibid." from footnote to footnote; elsewhere it stays without a target."""
    per_block: dict[int, list[Found]] = {}
    for find in finds:
        per_block.setdefault(bisect_right(starts, find.start) - 1, []).append(find)
    notes = [b.index for b in blocks if b.kind == "footnote"]
    for index, resolved in zip(notes, resolve_ibid([per_block.get(i, []) for i in notes]), strict=True):
        per_block[index] = resolved
    return [find for index in sorted(per_block) for find in per_block[index]]
