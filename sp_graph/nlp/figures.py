"""Numbers in digits and in words."""

from __future__ import annotations

import re
from typing import Any

from sp_graph.nlp.found import Found

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}


def _any_of(words: list[str]) -> str:
    """A pattern of all `words` that reads each letter once: "six(?:teen|ty)?"."""
    tree: dict[str, dict[str, Any]] = {}
    for word in words:
        node: dict[str, Any] = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    branches = [letter + _branch(below) for letter, below in node.items() if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined


_WORD = _any_of([*_UNITS, *_TENS])
_IN_WORDS = re.compile(
    rf"\b(?:a |{_WORD}[- ])?hundred(?: and {_WORD}(?:-{_WORD})?)?(?![\w-])|\b{_WORD}(?:[- ]{_WORD})?(?!\w|-(?!page\b))"
)
_IN_DIGITS = re.compile(r"\d[\d.,]*")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_JOINED_BEFORE = "/.,:-_=&?#%~"


def find_figures(text: str) -> list[Found]:
    """The numbers in `text`; `target` is the value as a decimal literal ("1296", "48.46").

    "1,296" has a thousands separator, "48,46" a decimal comma. A number that is part of a
    name or compound ("A/74", "six-year", "2nd") is none, but "a one-page document" counts.
    """
    lower = text.replace("İ", "I").lower()  # the one letter that becomes two
    finds = []
    for match in _IN_WORDS.finditer(lower):
        value = number_value(match[0].removeprefix("a "))
        if value is not None and text[match.start() - 1 : match.start()] != "-":
            start = match.start() + (2 if match[0].startswith("a ") else 0)
            finds.append(Found("figure", start, match.end(), value, "number"))
    for match in _IN_DIGITS.finditer(text):
        printed = match[0].rstrip(".,")
        start, end = match.start(), match.start() + len(printed)
        before, after = text[start - 1 : start], text[end : end + 2]
        if before and (before.isalnum() or before in _JOINED_BEFORE):
            continue
        if after and (
            after[0].isalnum()
            or after[0] in "/_"
            or (after[0] == "-" and after[1:].isalnum() and text[end : end + 5] != "-page")
        ):
            continue
        if _DIGITS.fullmatch(printed):
            value = number_value(printed)
            if value is not None:
                finds.append(Found("figure", start, end, value, "number"))
    finds.sort(key=lambda found: found.start)
    return finds


def number_value(printed: str) -> str | None:
    """The decimal literal of a printed number, None if it is none.

    >>> number_value("3,700"), number_value("48,46"), number_value("Twenty-six")
    ('3700', '48.46', '26')
    """
    if printed[0].isdigit():
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", printed):
            return printed.replace(",", "")
        return printed.replace(",", ".")
    total = 1 if printed.lower().startswith("hundred") else 0
    for word in re.split(r"[- ]", printed.lower()):
        if word in _UNITS:
            total += _UNITS[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word == "hundred":
            total *= 100
        elif word != "and":
            return None
    return str(total)
