"""The numbers of list items, which a browser counts and the page does not hold."""

from __future__ import annotations

import re
from typing import Any

from sp_graph.documents.formats.docx_numbering import letter_number, roman_numeral

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(decimal|(?:lower|upper)-(?:alpha|latin|roman)|none|disc)", re.IGNORECASE
)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
# What an item prints itself: then the list counts nothing.
_TYPED = re.compile(r"\s*(?:\d{1,3}\.|\([a-z]{1,5}\)|[IVXLC]+\.|[A-Z]\.|•)\s")
_LARGEST = 99_999


class Lists:
    """Counts the items of lists."""

    def __init__(self) -> None:
        self._next: dict[Any, int] = {}
        self._names: dict[Any, str] = {}

    def number(self, item: Any) -> tuple[str, str]:
        """The number before an `li` and the name of the list that counts it.

        Letters stand in brackets, as these documents print them.
        """
        above = item.getparent()
        if above is None or above.tag != "ol":
            return ("", "typed") if _TYPED.match("".join(item.itertext())) else ("•", "bullets")
        value = _integer(item.get("value"), self._next.get(above, _integer(above.get("start"), 1)))
        self._next[above] = value + 1
        if _TYPED.match("".join(item.itertext())):
            return "", "typed"
        self._names.setdefault(above, f"list/{len(self._names)}")
        return _written(value, _kind(above)), self._names[above]


def _kind(element: Any) -> str:
    style = _STYLE.search(element.get("style", ""))
    return style[1].lower() if style else _TYPES.get(element.get("type", "1"), "decimal")


def _written(value: int, kind: str) -> str:
    if value < 1:
        return f"{value}."
    match kind:
        case "lower-alpha" | "lower-latin":
            return f"({letter_number(value)})"
        case "lower-roman":
            return f"({roman_numeral(value)})"
        case "upper-alpha" | "upper-latin":
            return f"{letter_number(value).upper()}."
        case "upper-roman":
            return f"{roman_numeral(value).upper()}."
        case "none":
            return ""
        case "disc":
            return "•"
    return f"{value}."


def _integer(value: str | None, default: int) -> int:
    return min(int(value), _LARGEST) if value and value.isascii() and value.isdigit() and len(value) < 10 else default
