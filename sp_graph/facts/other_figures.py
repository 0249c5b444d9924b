"""Numbers outside the list of measures: a measure of their own that begins with `x-`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sp_graph.facts.measure_rule import Answer
from sp_graph.facts.numerals import Numeral
from sp_graph.facts.partitives import Seen
from sp_graph.namespaces import slug

_NOUN = re.compile(r" ?((?:[a-z][\w'-]*(?:, | and | ))*[a-z][\w'-]*)")
_SMALL = frozenset(
    [
        "of",
        "to",
        "in",
        "from",
        "with",
        "on",
        "for",
        "at",
        "by",
        "and",
        "or",
        "the",
        "a",
        "an",
        "which",
        "who",
        "that",
        "were",
        "was",
        "are",
        "is",
        "have",
        "has",
        "had",
        "as",
        "than",
        "while",
        "but",
        "being",
        "including",
        "will",
        "whom",
        "where",
        "when",
        "under",
        "per",
        "not",
        "it",
        "they",
        "he",
        "she",
        "its",
        "their",
        "also",
        "only",
        "each",
        "more",
        "less",
        "respectively",
        "about",
        "both",
        "all",
        "would",
        "could",
        "should",
        "may",
        "can",
        "did",
        "do",
    ]
)
_UNITS = {
    "holders": "mandate-holders", "states": "states", "people": "persons", "visits": "visits", "mandates": "mandates",
    "reports": "reports", "events": "events", "requests": "requests", "cases": "cases", "communications": "communications",
    "replies": "replies", "positions": "positions", "opinions": "opinions", "actors": "non-state-actors",
    "invitations": "invitations", "institutions": "institutions",
}  # fmt: skip
_NUMBER_OF = re.compile(r"\bnumber of (?:the |all |its )?((?:[a-z][\w-]* ){0,2}?[a-z][\w-]*s)\b")
_SURE, _UNSURE = 0.8, 0.7
_WORDS = 4


def other_measure(number: Numeral, before: Sequence[Numeral], seen: Sequence[Seen]) -> Answer | None:
    """A measure of its own for a number; None if the number counts nothing.

    Arguments: `before`, the numbers before it in its sentence; `seen`, those understood.
    """
    if number.after.startswith("-page"):
        return Answer("x-pages", "pages", "total", _SURE)
    if number.percent:
        return Answer("x-share", "per-cent", "total", _SURE)
    if number.noun in ("days", "hours"):
        return None
    # "Two in Geneva and one in New York" counts, "two studies, one on migration" does not.
    if number.value == 1 and not number.word.isdigit() and not number.noun and (not before or before[-1].phrase):
        return None
    words = _words(number)
    if number.noun and (number.value != 1 or number.word.isdigit() or before or len(words) > 1):
        head = words[-1] if words else number.noun
        return Answer(f"x-{slug(' '.join(words)) or number.noun}", _UNITS.get(number.noun, slug(head)), "total", _SURE)
    if number.noun:
        return None
    if (about := _NUMBER_OF.search(number.lead)) and not words:
        counted = [w for w in about[1].split() if w not in _SMALL]
        return Answer(f"x-{slug(' '.join(counted))}", slug(counted[-1]), "total", _SURE)
    here = [s for s in seen if not s.back]
    number.phrase = " ".join(words)
    if words and not (len(words) == 1 and words[0].endswith(("ed", "ing"))):
        return Answer(
            f"x-{slug(' '.join(words))}", slug(words[-1]), "total", _SURE if words[-1].endswith("s") else _UNSURE
        )
    if number.bracket and not number.partitive:
        return Answer(here[-1].answer.measure, here[-1].answer.unit, "total", _UNSURE) if here else None
    if here:
        unit = here[-1].answer.unit
        return Answer(f"x-{unit or 'number'}", unit, "total", _UNSURE)
    return None


def _words(number: Numeral) -> list[str]:
    """The noun phrase after a number: up to its first plural, at most four words."""
    if number.noun and number.phrase:
        return [w for w in re.findall(r"[a-z][\w'-]*", number.phrase) if w not in _SMALL][-_WORDS:]
    found = _NOUN.match(number.after)
    words: list[str] = []
    for word in re.findall(r"[a-z][\w'-]*", found[0]) if found else ():
        if word in _SMALL or len(words) == _WORDS:
            break
        words.append(word)
        if word.endswith("s") and not word.endswith(("ss", "us", "'s", "ious")):
            break
    return words
