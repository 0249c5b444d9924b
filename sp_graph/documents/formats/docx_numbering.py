"""The numbers that Word counts by itself and stores nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sp_graph.documents.formats.docx_runs import W, attribute
from sp_graph.documents.formats.docx_styles import Style, Styles, list_of

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LARGEST = 99_999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman_numeral(value: int) -> str:
    """A number in small Roman numerals: 14 is "xiv"."""
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def letter_number(value: int) -> str:
    """A number in letters as lists count: 1 is "a", 26 "z", 27 "aa", 28 "bb"."""
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if times < 9 else str(value)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "lowerLetter": letter_number,
    "upperLetter": lambda value: letter_number(value).upper(),
    "lowerRoman": roman_numeral,
    "upperRoman": lambda value: roman_numeral(value).upper(),
    "decimalZero": lambda value: f"{value:02}",
}


@dataclass(slots=True)
class _Level:
    """A level of a list: the form of its number ("%1.", "(%2)"), its kind and first value."""

    form: str = "%1."
    kind: str = "decimal"
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counted: dict[int, int] = field(default_factory=dict)
    same_as_style: str = ""


class Numbering:
    """Counts the lists of a document, paragraph by paragraph in their order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for abstract in () if root is None else root.iter(f"{W}abstractNum"):
            self._lists[attribute(abstract, "abstractNumId")] = _read_list(abstract)
        for number in () if root is None else root.iter(f"{W}num"):
            name = attribute(number, "numId")
            self._list_of[name] = attribute(number.find(f"{W}abstractNumId"), "val")
            self._restarts[name] = {
                _integer(attribute(change, "ilvl")): _integer(attribute(change.find(f"{W}startOverride"), "val"), 1)
                for change in number.iter(f"{W}lvlOverride")
                if change.find(f"{W}startOverride") is not None
            }

    def number(self, paragraph: Any, style: Style) -> tuple[str, str] | None:
        """The number before a paragraph and the name of the list that counts it; None without one."""
        own_list, own_level = list_of(paragraph.find(f"{W}pPr"))
        name = own_list or style.number[0]
        if not name or name == "0" or name not in self._list_of:
            return None
        found = self._resolved(self._list_of[name])
        if found is None:
            return None
        level = _integer(own_level or style.number[1], -1)
        if level < 0:
            level = next((at for at, one in found.levels.items() if one.style and one.style == style.id), 0)
        level = min(level, _LEVELS - 1)
        self._count(found, name, level)
        return _written(found, level), f"{name}/{level}"

    def _resolved(self, abstract: str) -> _List | None:
        """A list, or the one that the style it points to stands for."""
        found = self._lists.get(abstract)
        if found and found.same_as_style:
            name = self._styles.style(found.same_as_style).number[0]
            other = self._list_of.get(name, "")
            if other in self._lists:
                return self._lists[other]
        return found

    def _count(self, found: _List, name: str, level: int) -> None:
        for at, start in self._restarts.pop(name, {}).items():
            found.counted[at] = start - 1
        first = found.levels.get(level, _Level()).start
        found.counted[level] = min(found.counted.get(level, first - 1) + 1, _LARGEST)
        for deeper in [at for at in found.counted if at > level]:
            del found.counted[deeper]


def _read_list(abstract: Any) -> _List:
    found = _List(same_as_style=attribute(abstract.find(f"{W}numStyleLink"), "val"))
    for level in abstract.iter(f"{W}lvl"):
        kind = attribute(level.find(f"{W}numFmt"), "val") or "decimal"
        found.levels[_integer(attribute(level, "ilvl"))] = _Level(
            form=attribute(level.find(f"{W}lvlText"), "val"),
            kind=kind,
            start=_integer(attribute(level.find(f"{W}start"), "val"), 0),
            style=attribute(level.find(f"{W}pStyle"), "val"),
        )
    return found


def _written(found: _List, level: int) -> str:
    here = found.levels.get(level, _Level())
    if here.kind == "bullet":
        return "•"
    if here.kind == "none":
        return ""

    def value(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        one = found.levels.get(at, _Level())
        count = found.counted.get(at, one.start)
        return _WRITTEN.get(one.kind, str)(count) if count > 0 else str(count)

    return _PLACE.sub(value, here.form).strip()


def _integer(value: str, default: int = 0) -> int:
    return min(int(value), _LARGEST) if value.isascii() and value.isdigit() and len(value) < 10 else default
