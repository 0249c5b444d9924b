"""Blocks while they are collected from lines, and the outline of headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from sp_graph.model import BlockKind


@dataclass(slots=True)
class Draft:
    """A block in the making: `chars` are the source positions of its words, in order.

    `start` is its place in the flow, `first` and `last` delimit it in the source with
    its number or letter. One that `interrupts` is no words of the document, such as a page
    number between two lines of a paragraph.
    """

    kind: BlockKind
    label: str
    path: str
    chars: list[int]
    start: int
    first: int
    last: int
    number: str = ""
    section: int | None = None
    parent: Draft | None = None
    interrupts: bool = False


@dataclass(slots=True)
class Paths:
    """Makes the paths of blocks unique: a second item "(g)" is `…/item/g-2`."""

    seen: dict[str, int] = field(default_factory=dict)

    def unique(self, path: str) -> str:
        """`path`, with a number behind it from its second use on."""
        self.seen[path] = self.seen.get(path, 0) + 1
        return path if self.seen[path] == 1 else f"{path}-{self.seen[path]}"

    def numbered(self, prefix: str) -> str:
        """`prefix` with its next number: `block/1`, `block/2` …"""
        self.seen[prefix] = self.seen.get(prefix, 0) + 1
        return f"{prefix}/{self.seen[prefix]}"


@dataclass(slots=True)
class Outline:
    """The numbers of the headings above the present place."""

    numbers: list[str] = field(default_factory=list)

    def enter(self, number: str, level: int) -> str:
        """Step to a heading of `level` (from 1); gives its path, such as "II-A"."""
        above = self.numbers[: level - 1]
        above += ["0"] * (level - 1 - len(above))
        self.numbers = [*above, number]
        return "-".join(n for n in self.numbers if n != "0")
