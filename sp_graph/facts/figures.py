"""Figures: every number the text states about the system, with measure, period and bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from sp_graph.facts.measure_rule import Answer, Around
from sp_graph.facts.measures import measure_of
from sp_graph.facts.numerals import Numeral, numerals, plain
from sp_graph.facts.other_figures import other_measure
from sp_graph.facts.partitives import Seen
from sp_graph.facts.periods import document_year, figure_period
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, FigureFact, Quote
from sp_graph.namespaces import slug
from sp_graph.ordinals import ordinal_value

Bound = Literal["exact", "at-least", "about"]

_AT_LEAST = re.compile(
    r"(?:at least|more than|over|no (?:fewer|less) than|not less than|upwards of|in excess of|exceeding|as many as|above) (?:the )?$"
)
_ABOUT = re.compile(r"(?:approximately|around|about|some|nearly|almost|roughly|close to|up to|an estimated|circa) $")
# A note that was not told from the text: its number, then a capital letter.
_NOTE = re.compile(r"\d+ (?!Member|States?\b|Non-|Special|Governments|Mandate|United|UN\b)[A-Z]")
_SAME = {
    "ngos": "non-governmental-organizations", "civil-society": "non-governmental-organizations",
    "civil-society-organizations": "non-governmental-organizations", "governments": "states", "member-states": "states",
}  # fmt: skip
_REPRISAL = re.compile(r"reprisal|intimidat")


def figures(reading: Reading) -> Iterator[FigureFact]:
    """A fact for each number of the paragraphs and items that counts something."""
    seen_in: dict[int, list[Seen]] = {}
    year = document_year(reading)
    for block in reading.bodies:
        if not reading.mentions(block, "figure"):
            continue
        seen = _older(seen_in.get(block.parent, [])) if block.kind == "item" and block.parent is not None else []
        seen_in[block.index] = seen
        yield from _in_block(reading, block, seen, year)


def _older(seen: list[Seen]) -> list[Seen]:
    return [Seen(s.number, s.answer, s.back + 1) for s in seen]


def _in_block(reading: Reading, block: Block, seen: list[Seen], year: int | None) -> Iterator[FigureFact]:
    text = plain(block.text)
    passage = text
    if block.kind == "item" and block.parent is not None:
        passage = f"{plain(reading.blocks[block.parent].text)} {text}"
    section = reading.section(block).lower()
    spans = reading.sentences(block)
    about_reprisals = bool(_REPRISAL.search(section) or (spans and _REPRISAL.search(text, *spans[0])))
    for start, end in spans:
        mentions = [m for m in reading.between(block, "figure", start, end) if m.start or not _NOTE.match(block.text)]
        row = numerals(text, start, end, mentions) if mentions else []
        reprisal = "1" if row and (about_reprisals or _REPRISAL.search(text, start, end)) else ""
        for index, number in enumerate(row):
            number.place = _place(reading, block, number)
            known = " ".join(s.answer.measure for s in seen)
            around = Around(number, passage, text[:start], section, f" {known} ", reprisal)
            answer = measure_of(around, row, seen) or other_measure(number, row[:index], seen)
            if answer is None:
                continue
            if not number.noun and seen:
                number.noun = seen[-1].number.noun
            seen.append(Seen(number, answer, 0))
            following = row[index + 1].mention.start if index + 1 < len(row) else end
            period = figure_period(reading, block, number, answer.measure, year)
            yield _fact(block, number, answer, period, start, following)
        seen[:] = _older(seen)


def _fact(block: Block, number: Numeral, answer: Answer, period: str, start: int, far: int) -> FigureFact:
    mention, known = number.mention, not answer.measure.startswith("x-")
    return FigureFact(
        block=block.index,
        evidence=(_evidence(block, number, start, far),),
        rule="figure" if known else "figure-other",
        confidence=round(answer.confidence if known else min(answer.confidence, 0.8), 2),
        measure=answer.measure,
        value=mention.target or "",
        unit=answer.unit,
        period=period,
        breakdown=_breakdown(answer.breakdown),
        at=Quote(block.index, mention.start, mention.end),
        bound=_bound(plain(block.text[max(start, mention.start - 30) : mention.start])),
    )


def _breakdown(words: str) -> str:
    """The slug of a breakdown; a session of the Council by its number."""
    session = ordinal_value(words) if words[:1].isdigit() or "-" in words else None
    if session:
        return f"session-{session}"
    return _SAME.get(slug(words), slug(words)) or "total"


def _evidence(block: Block, number: Numeral, start: int, far: int) -> Quote:
    """The clause around a number: from the last stop before it to the end of its words."""
    text, mention = block.text, number.mention
    low = max(start, mention.start - 110)
    if low > start:
        low = text.find(" ", low) + 1
    stop = re.compile(r"[;.](?=\s|$)").search(text, mention.end)
    high = min(stop.start() if stop else len(text), max(far, mention.end + 60), mention.end + 130)
    if high < len(text) and text[high : high + 1].isalnum():
        high = max(text.rfind(" ", mention.end, high), mention.end)
    return quote(block, low, high)


def _bound(left: str) -> Bound:
    if _AT_LEAST.search(left):
        return "at-least"
    return "about" if _ABOUT.search(left) else "exact"


def _place(reading: Reading, block: Block, number: Numeral) -> str:
    """The State that a number in brackets belongs to: "Libya (5)"."""
    if not number.bracket:
        return ""
    before = [m for m in reading.mentions(block, "state") if m.target and m.end == number.mention.start - 2]
    return before[-1].target or "" if before else ""
