"""Which measure a number belongs to.

A percentage is named by the words it is listed with (`shares`); a number with a noun by
the rules of that noun (`system_measures`, `output_measures`); a number without one is a
part of what was counted before (`partitives`). A number that none of them knows is kept
under a measure of its own that begins with `x-`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sp_graph.facts.counted_nouns import predicated
from sp_graph.facts.measure_rule import LIKELY, Answer, Around, Rule
from sp_graph.facts.numerals import Numeral
from sp_graph.facts.output_measures import OUTPUT_RULES
from sp_graph.facts.partitives import Seen, compared, part
from sp_graph.facts.shares import rate_in_brackets, share
from sp_graph.facts.system_measures import SYSTEM_RULES

_RULES: dict[str, tuple[Rule, ...]] = SYSTEM_RULES | OUTPUT_RULES
_REPLIES = ("substantive-replies", "replies-received")


def measure_of(around: Around, row: Sequence[Numeral], seen: Sequence[Seen]) -> Answer | None:
    """The measure of a number; None if nothing knows it.

    Arguments: `row`, all numbers of its sentence; `seen`, the numbers understood before it.
    """
    number = around.number
    if number.percent:
        return share(around, row) or _bracketed(number, seen) or compared(number, seen)
    said = predicated(number.after) if number.partitive or not number.noun else None
    if said:
        around.number = replace(number, noun=said.noun, phrase=said.phrase, after=said.restriction, partitive=True)
        answer = _by_noun(around, said.noun)
        around.number = number
        if answer and not answer.measure.startswith("x-"):
            return answer
    answer = _by_noun(around, number.noun)
    if answer and not (answer.measure.startswith("x-") and number.partitive):
        return answer
    return part(number, seen) or answer or compared(number, seen) or _of_whole(around, seen)


def _by_noun(around: Around, noun: str) -> Answer | None:
    for rule in _RULES.get(noun, ()):
        answer = rule.answer(around)
        if answer:
            return answer
    return None


def _of_whole(around: Around, seen: Sequence[Seen]) -> Answer | None:
    """A number without a noun counts what the whole before it counts: "of the 79 mandate holders, 67 …"."""
    number = around.number
    if number.noun or not seen or seen[-1].back or not seen[-1].number.whole_of:
        return None
    around.number = replace(number, phrase=seen[-1].number.phrase)
    answer = _by_noun(around, seen[-1].number.noun)
    return replace(answer, confidence=min(answer.confidence, LIKELY)) if answer else None


def _bracketed(number: Numeral, seen: Sequence[Seen]) -> Answer | None:
    if not number.bracket or not seen or seen[-1].back or seen[-1].answer.measure not in _REPLIES:
        return None
    wholes = [s.number for s in seen[:-1] if s.answer.measure == "replies-received" and not s.back]
    return rate_in_brackets(number, seen[-1].number, wholes[-1] if wholes else None)
