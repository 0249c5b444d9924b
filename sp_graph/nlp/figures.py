"""Numbers in digits and in words."""

from __future__ import annotations

import re

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
_WORDS = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w/.,:-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?![\w/]|[.,]\d|-\w)"
    rf"|(?<![\w-])(?:{_WORDS})(?:[- ](?:{_WORDS}))?(?: hundred(?: and (?:{_WORDS})(?:-(?:{_WORDS}))?)?)?(?![\w-])",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"(?<=\d)(?=-)")


def find_figures(text: str) -> list[Found]:
    """The numbers in `text`; `target` is the value as a decimal literal ("1296", "48.46").

    "1,296" has a thousands separator, "48,46" a decimal comma.
    """
    finds = []
    for match in _NUMBER.finditer(text):
        value = number_value(match[0])
        if value is not None:
            finds.append(Found("figure", match.start(), match.end(), value, "number"))
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
    total = 0
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
