"""Periods that cannot be right for the report: five years that do not end with it, other years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sp_graph.audit.reading import AuditReading
from sp_graph.audit.repetition import YEARLY, in_year
from sp_graph.facts.reading import quote
from sp_graph.model import AuditFact, Block, Quote
from sp_graph.nlp.dates import MONTHS

_MONTH = "|".join(MONTHS)
_DAY = rf"(\d{{1,2}}) ({_MONTH}) (\d{{4}})"
_SPAN = re.compile(rf"{_DAY} (?:to|until|through|–|-|and) {_DAY}")
_LONG = 800
"""Fewer days are no attempt at five years."""
_FIVE_YEARS = re.compile(r"\bfive(?:-| )years?\b|\b5 years\b")
_COMPARED = re.compile(
    r"\b(?:compar\w+|than|against|previous|earlier|since|before|former|last year|while|whereas|increas\w+|decreas\w+"
    r"|reduc\w+|rose|fell|from|report(?:s|ed)? (?:for|on|of)|presented|adopted|decided|already)\b"
)


def five_years(reading: AuditReading) -> Iterator[AuditFact]:
    """ "The past five years" must be five years and end with the year of the report."""
    for block in reading.blocks:
        for span in _SPAN.finditer(block.text):
            first, last = _date(span.group(1, 2, 3)), _date(span.group(4, 5, 6))
            spoken = _spoken_of(reading, block, span)
            if first is None or last is None or spoken is None or (last - first).days < _LONG:
                continue
            if problem := _wrong(first, last, reading.annual):
                yield reading.finding(
                    "audit-period",
                    block,
                    "wrong-five-years: the five-year period is not that of the report",
                    problem,
                    "certain",
                    [quote(block, *reading.sentence(block, span.start())), *spoken],
                )


def _date(parts: tuple[str, ...]) -> date | None:
    try:
        return date(int(parts[2]), MONTHS[parts[1]], int(parts[0]))
    except ValueError:
        return None


def _spoken_of(reading: AuditReading, block: Block, span: re.Match[str]) -> list[Quote] | None:
    """The words "five years" that a span of dates explains, in its sentence or before its footnote's mark."""
    if _FIVE_YEARS.search(reading.sentence_text(block, span.start())):
        return []
    if block.kind != "footnote" or block.parent is None:
        return None
    body = reading.blocks[block.parent]
    for ref in body.refs:
        if ref.number == block.number:
            start, _ = reading.sentence(body, max(ref.at - 1, 0))
            if _FIVE_YEARS.search(body.text[max(start, ref.at - 60) : ref.at]):
                return [reading.sentence_quote(body, max(ref.at - 1, 0))]
    return None


def _wrong(first: date, last: date, year: int | None) -> str:
    """What is wrong with a period of five years, and what would be right; empty if nothing is."""
    expected = (date(year - 4, 1, 1), date(year, 12, 31)) if year else None
    if expected and last.year != year:
        return (
            f"The period ends in {last.year}, the report is on {year}. Five years to the end of {year} are "
            f"{_say(expected[0])} to {_say(expected[1])}."
        )
    years = (last - first).days / 365.25
    if not 4.9 < years < 5.1:
        right = f" Five years would be {_say(expected[0])} to {_say(expected[1])}." if expected else ""
        return f"{_say(first)} to {_say(last)} are {years:.1f} years, not five.{right}"
    return ""


def _say(day: date) -> str:
    return f"{day.day} {list(MONTHS)[day.month - 1]} {day.year}"


def other_years(reading: AuditReading) -> Iterator[AuditFact]:
    """A figure of the year that the sentence gives for another year."""
    if not reading.annual:
        return
    for fact in reading.figures:
        stated = in_year(reading.period(fact))
        if fact.measure not in YEARLY or "/" in reading.period(fact) or not stated or stated == str(reading.annual):
            continue
        block = reading.blocks[fact.block]
        sentence = reading.sentence_text(block, fact.at.start)
        if stated not in sentence or str(reading.annual) in sentence or _COMPARED.search(sentence):
            continue
        yield reading.finding(
            "audit-period",
            block,
            "other-year: a figure of the year is given for another year",
            f"The sentence says {stated}, the report is on {reading.annual}; with {reading.annual} it would be "
            f"consistent.",
            "odd",
            [reading.sentence_quote(block, fact.at.start)],
        )
