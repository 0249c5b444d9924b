"""What the sample documents say, apart from any file format.

All of it is invented in the layout of these reports: symbols with numbers of the 900s,
figures, dates and persons are facts about nothing.

A footnote stands in braces where its mark is: "two reports{A/HRC/26/930.} were issued".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sp_graph.model import Document

_NOTE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Part:
    """A piece of the body; `cells` for the row of a table."""

    kind: Literal["heading", "paragraph", "item", "row", "plain"]
    number: str
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sample:
    """A document: cover (left and right lines), title, author, note, summary, contents, body."""

    symbol: str
    parts: tuple[Part, ...]
    organ: str = ""
    right: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    title: str = ""
    author: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    contents: bool = False
    job: str = ""
    starred: str = ""

    @property
    def entries(self) -> list[tuple[str, str, int]]:
        """The contents: number, title and page, which is invented like the rest."""
        headings = [part for part in self.parts if part.kind == "heading"] if self.contents else []
        return [(part.number, part.text, 3 + at) for at, part in enumerate(headings)]


@dataclass
class Notes:
    """Counts footnotes in the order of their marks."""

    texts: list[str] = field(default_factory=list)

    def split(self, text: str) -> Iterator[tuple[str, int]]:
        """The words of `text` in stretches, each with the number of the footnote behind it (0 for none)."""
        pieces = _NOTE.split(text)
        for words, note in zip(pieces[::2], [*pieces[1::2], None], strict=True):
            if note is None:
                yield words, 0
            else:
                self.texts.append(note)
                yield words, len(self.texts)


def heading(number: str, text: str, level: int = 1) -> Part:
    return Part("heading", number, text, level)


def paragraphs(first: int, *texts: str) -> list[Part]:
    """Numbered paragraphs from `first` on; a text that begins with "(a) " is an item."""
    parts: list[Part] = []
    number = first
    for text in texts:
        if found := re.match(r"\(([a-z])\) ", text):
            parts.append(Part("item", found[1], text[found.end() :]))
        else:
            parts.append(Part("paragraph", str(number), text))
            number += 1
    return parts


def row(*cells: str) -> Part:
    return Part("row", "", "", cells=cells)


def from_document(document: Document) -> Sample:
    """A document that was read, as a sample that can be written in another format."""
    parts = []
    for block in document.blocks:
        if block.kind == "footnote" or not block.text:
            continue
        notes = document.footnotes_of(block)
        text, at = "", 0
        for ref in block.refs:
            note = notes[ref.number].text if ref.number in notes else ""
            text += block.text[at : ref.at] + "{" + note + "}"
            at = ref.at
        text += block.text[at:]
        if block.kind == "heading":
            section = next(s for s in document.sections if block.path == f"heading/{s.path}")
            parts.append(Part("heading", block.number, text, section.level))
        elif block.kind == "paragraph" and block.number:
            parts.append(Part("paragraph", block.number, text))
        elif block.kind == "item" and block.number:
            parts.append(Part("item", block.number, text))
        else:
            parts.append(Part("plain", "", text))
    return Sample(document.id, tuple(parts))
