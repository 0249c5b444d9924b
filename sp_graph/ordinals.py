"""Ordinals in words, as sessions and meetings are numbered: "forty-third" is 43."""

from __future__ import annotations

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_ROUND = {f"{tens[:-1]}ieth": value for tens, value in _TENS.items()}


def ordinal_value(words: str) -> int | None:
    """The number of an ordinal in words or digits; None if it is none.

    >>> ordinal_value("Forty-third"), ordinal_value("twelfth"), ordinal_value("43rd"), ordinal_value("last")
    (43, 12, 43, None)
    """
    text = words.lower()
    if text[:1].isdigit():
        digits = text.rstrip("sthndr")
        return int(digits) if digits.isdigit() else None
    tens, _, unit = text.partition("-")
    if unit:
        return _TENS[tens] + _UNITS[unit] if tens in _TENS and unit in _UNITS else None
    return _UNITS.get(text) or _ROUND.get(text)
