"""What a line of the running text begins: a heading, a paragraph, an item, or nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["blank", "heading", "paragraph", "item", "bullet", "footnote", "text"]

_NUMBERED = re.compile(r"\s*(\d{1,3})\.(\s+)(?=\S)")
_HEADING = re.compile(r"\s*([IVXLC]+|[A-Z]|\d{1,2})\.(\s+)(?=\S)")
_ITEM = re.compile(r"\s*\(?([a-z]{1,2}|[ivxl]{1,5})\)\s+(?=\S)")
_BULLET = re.compile(r"\s*[-–•*]\s+(?=\S)")
_SUPERSCRIPT = re.compile(r"\s*([¹²³⁴-⁹][⁰¹²³⁴-⁹]*)\s+(?=\S)")
_PLAIN_NOTE = re.compile(r"\s*(\d{1,3}) +(?=[A-Z<h])")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENDS = (".", ";", ":", ",", "!", "?")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its kind, its number or letter, and where its words begin and end in the flow."""

    kind: LineKind
    number: str
    start: int
    body: int
    end: int
    level: int = 0


def roman(numeral: str) -> int:
    """The value of a Roman numeral of capitals; 0 for anything else.

    >>> roman("IV"), roman("XII"), roman("A")
    (4, 12, 0)
    """
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in numeral]
    for value, following in zip(values, [*values[1:], 0], strict=False):
        if not value:
            return 0
        total += -value if value < following else value
    return total


def superscript(text: str) -> str:
    """The digits behind superscript figures: "¹²" is "12"."""
    return text.translate(_DIGITS)


def is_short(line: str) -> bool:
    """Whether a line looks like a heading: not long, and without a stop at its end."""
    stripped = line.strip()
    return len(stripped) <= LONGEST_HEADING and not stripped.endswith(_ENDS)


class LineReader:
    """Classifies lines in order; what a line is depends on the numbers that came before.

    "1." begins the first paragraph, or a third-level heading after paragraph 64; "I." is
    the first chapter, or the ninth section after "H.": the sequence decides.
    """

    def __init__(self, *, numbered: bool) -> None:
        self.numbered = numbered
        self.paragraph = 0
        self.chapter = 0
        self.letter = ""
        self.footnote = 0

    def read(self, text: str, start: int, end: int) -> Line:
        """Classify `text[start:end]`, one line without its line break."""
        line = text[start:end]
        words = start + len(line) - len(line.lstrip())
        if not line.strip():
            return Line("blank", "", start, end, end)
        if self.numbered and (found := self._paragraph(line)):
            return Line("paragraph", found[1], start, start + found.end(), end)
        if found := self._heading(line):
            return Line("heading", found[1], start, start + found.end(), end, self._level(found[1]))
        if found := self._footnote(line):
            return Line("footnote", superscript(found[1]), start, start + found.end(), end)
        if found := _ITEM.match(line):
            return Line("item", found[1], start, start + found.end(), end)
        if found := _BULLET.match(line):
            return Line("bullet", "", start, start + found.end(), end)
        return Line("text", "", start, words, end)

    def _paragraph(self, line: str) -> re.Match[str] | None:
        found = _NUMBERED.match(line)
        if not found:
            return None
        number = int(found[1])
        if not self.paragraph < number <= self.paragraph + 3:
            return None
        if number != self.paragraph + 1 and is_short(line):
            return None
        if line[:1].isspace() and "\t" in found[2] and is_short(line) and self.chapter:
            return None
        self.paragraph = number
        return found

    def _heading(self, line: str) -> re.Match[str] | None:
        found = _HEADING.match(line)
        if not found or not is_short(line):
            return None
        number = found[1]
        if number.isdigit():
            return found
        if len(number) == 1 and number == (chr(ord(self.letter) + 1) if self.letter else "A"):
            self.letter = number
            return found
        if value := roman(number):
            self.chapter, self.letter = value, ""
            return found
        self.letter = number
        return found

    def _footnote(self, line: str) -> re.Match[str] | None:
        """A note under the text: superscript figures, or the next number without a stop."""
        found = _SUPERSCRIPT.match(line) or (None if self.numbered else _PLAIN_NOTE.match(line))
        if not found:
            return None
        number = int(superscript(found[1]))
        if found.re is _PLAIN_NOTE and not self.footnote < number <= self.footnote + 2:
            return None
        self.footnote = number
        return found

    def _level(self, number: str) -> int:
        """1 for a chapter (Roman), 2 for a letter, 3 for a figure, just after `number` was read."""
        if number.isdigit():
            return 3
        return 2 if number == self.letter else 1


def is_numbered(lines: Iterable[str]) -> bool:
    """Whether a text, given by its lines, prints paragraph numbers.

    It does if lines of body text begin with "1.", "2.", "3." in this order and such
    lines are at least a fifth of all body text (a guide may number a list now and then).
    """
    expected, bodies = 1, 0
    for line in lines:
        if is_short(line) or _ITEM.match(line):
            continue
        bodies += 1
        found = _NUMBERED.match(line)
        if found and int(found[1]) == expected:
            expected += 1
    return expected > 3 and (expected - 1) * 5 >= bodies
