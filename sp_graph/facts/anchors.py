"""Where in the text each document symbol counts: at itself, or at the mark of its footnote."""

from __future__ import annotations

from dataclasses import dataclass

from sp_graph.facts.reading import Reading
from sp_graph.model import Block, Mention


@dataclass(frozen=True, slots=True)
class Anchor:
    """A symbol and its place in a block of body text.

    `at` is where it counts: its own start, or the position of its footnote's mark.
    `note` is the footnote it stands in, if it does.
    """

    symbol: Mention
    at: int
    note: Block | None = None


def anchors(reading: Reading, block: Block) -> list[Anchor]:
    """The linked symbols of a block and its footnotes, in the order in which they count."""
    found = [Anchor(m, m.start) for m in reading.mentions(block, "symbol") if m.target]
    notes = reading.footnotes(block)
    for ref in block.refs:
        note = notes.get(ref.number)
        if note:
            found.extend(Anchor(m, ref.at, note) for m in reading.mentions(note, "symbol") if m.target)
    found.sort(key=lambda a: (a.at, a.symbol.start))
    return found
