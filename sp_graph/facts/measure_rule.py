"""A rule for one measure: what the words around a number must say, and must not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sp_graph.authority.measures import load_measures
from sp_graph.facts.numerals import Numeral

SURE, LIKELY, WEAK = 0.95, 0.9, 0.75
TOTAL = "total"


@dataclass(slots=True)
class Around:
    """A number with what its passage says beside its sentence, in lower case.

    `passage` is the paragraph, for an item with that which introduces it; `before` its
    sentences before this one; `section` the headings above; `seen` the measures of the
    numbers before, each with a space around it; `reprisal` is "1" where the section, the
    sentence or the paragraph's first sentence is about intimidation and reprisal. The
    `setting` is section and passage.
    """

    number: Numeral
    passage: str
    before: str
    section: str
    seen: str
    reprisal: str

    def text(self, field: str) -> str:
        """The words a pattern looks at."""
        if field == "setting":
            return f"{self.section} / {self.passage}"
        if field in ("passage", "before", "section", "seen", "reprisal"):
            return str(getattr(self, field))
        value = getattr(self.number, field)
        return value if isinstance(value, str) else "1" if value else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a number was found to be: measure, unit, breakdown and how sure that is."""

    measure: str
    unit: str
    breakdown: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for `measure`: each of `wanted` must be found in its field, none of `unwanted`.

    The value lies from `least` to below `below`. `breakdown` is a slug, or pairs of a
    pattern and a slug of which the first found in the number's own words holds; a group
    named `breakdown` in a wanted pattern gives its words.
    """

    measure: str
    unit: str
    wanted: tuple[tuple[str, re.Pattern[str]], ...]
    unwanted: tuple[tuple[str, re.Pattern[str]], ...]
    breakdown: str | tuple[tuple[re.Pattern[str], str], ...] = TOTAL
    least: float = 0
    below: float = 1e18
    confidence: float = SURE

    def answer(self, around: Around) -> Answer | None:
        """The answer if the rule fits, else None."""
        if not self.least <= around.number.value < self.below:
            return None
        named = ""
        for field, pattern in self.wanted:
            found = pattern.search(around.text(field))
            if not found:
                return None
            if "breakdown" in pattern.groupindex:
                named = found["breakdown"] or named
        for field, pattern in self.unwanted:
            if pattern.search(around.text(field)):
                return None
        return Answer(self.measure, self.unit, named or self._breakdown(around), self.confidence)

    def _breakdown(self, around: Around) -> str:
        if isinstance(self.breakdown, str):
            return self.breakdown
        own = around.text("own")
        return next((slug for pattern, slug in self.breakdown if pattern.search(own)), TOTAL)


def rule(
    measure: str,
    *,
    unit: str = "",
    breakdown: str | tuple[tuple[str, str], ...] = TOTAL,
    least: float = 0,
    below: float = 1e18,
    confidence: float = SURE,
    **fields: str,
) -> Rule:
    """A rule from patterns by field: `own=…` must be found, `no_own=…` must not.

    `verb=…` gives the stems of a verb that must govern the number, as its active verb
    before or as its passive or participle after; `no_verb=…` those that must not.
    """
    wanted: list[tuple[str, re.Pattern[str]]] = []
    unwanted: list[tuple[str, re.Pattern[str]]] = []
    for name, pattern in fields.items():
        into, field = (unwanted, name[3:]) if name.startswith("no_") else (wanted, name)
        if field == "verb":
            field, pattern = "governing", governed_by(pattern)
        into.append((field, re.compile(pattern)))
    if not unit:
        known = load_measures().get(measure)
        unit = known.unit if known else ""
    kinds = breakdown if isinstance(breakdown, str) else tuple((re.compile(p), slug) for p, slug in breakdown)
    return Rule(measure, unit, tuple(wanted), tuple(unwanted), kinds, least, below, confidence)


def governed_by(stems: str) -> str:
    """The pattern of a governing verb, for the words before a number and after it with "@" between."""
    return (
        rf"\b(?:{stems})\w*\b[^;:@]{{0,70}}@"
        rf"|@[^;:@]{{0,160}}?\b(?:was|were|is|are|be|been|being) (?:\w+ ){{0,3}}?(?:{stems})|@ ?(?:\w+ly )?(?:{stems})"
    )
