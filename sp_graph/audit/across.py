"""The numbers of a document against those of the documents before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sp_graph.audit.reading import AuditReading, show
from sp_graph.audit.repetition import YEARLY, comparable, same_thing
from sp_graph.model import AuditFact, FigureFact

_REDUCED = re.compile(
    r"\b(?:(?P<down>reduced|decreased|declined|fell|fallen|dropped|lowered)|(?P<up>increased|rose|risen|grew|grown"
    r"|improved))\b(?: further| again| slightly| significantly)?(?:,? (?:and )?(?:now )?(?:to|at|reaching)(?: now)?)? $"
)
_UP = r"increas\w+|rose|risen|grew|grown|improv\w+|higher"
_DOWN = r"decreas\w+|reduc\w+|declin\w+|fell|fallen|dropp\w+|lower"
_WHAT = (
    r"number of (?:[\w-]+ ){0,2}?(?P<what>visits|communications|standing invitations|media products|reports|opinions)"
    r"|(?P<rate>reply|response) rate"
)
_SUBJECT_FIRST = re.compile(rf"\b(?:{_WHAT})\b[^.;\d]{{0,60}}?\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)
_CHANGE_FIRST = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) in the (?:{_WHAT})\b", re.I)
_MEASURES = {
    "visits": "country-visits",
    "communications": "communications-sent",
    "standing invitations": "standing-invitations",
    "media products": "media-products",
    "reports": "reports-total",
    "opinions": "wgad-opinions",
}


Things = dict[tuple[str, str, str], list[FigureFact]]


def _things(reading: AuditReading) -> Things:
    """The figures that can be compared with those of other documents, by measure, period and part."""
    things: Things = {}
    for fact in reading.figures:
        thing = same_thing(reading, fact)
        if thing[1] and comparable(reading, fact) and _dated(reading, fact):
            things.setdefault(thing, []).append(fact)
    return things


def numbers(reading: AuditReading, before: Sequence[AuditReading]) -> Iterator[AuditFact]:
    """A number for a period that an earlier document gives differently."""
    for thing, facts in reading.once(_things).items():
        for other in reversed(before):
            known = other.once(_things).get(thing, [])
            values = {Decimal(f.value) for f in known}
            if len(values) != 1:
                continue
            for fact in facts:
                if Decimal(fact.value) not in values:
                    yield _other_number(reading, fact, other, known[0], thing[1])
            break


def _other_number(
    reading: AuditReading, fact: FigureFact, other: AuditReading, known: FigureFact, period: str
) -> AuditFact:
    place = f"{other.document.id}, {other.place(known.block)}"
    return reading.finding(
        "audit-across",
        fact.block,
        f"differs-from-earlier: an earlier document has another number ({fact.measure.replace('-', ' ')})",
        f"{show(Decimal(fact.value))} here and {show(Decimal(known.value))} in {place}, both for {period}; one number "
        "for both would be consistent.",
        "certain",
        [reading.sentence_quote(fact.block, fact.at.start)],
    )


def balances(reading: AuditReading, before: Sequence[AuditReading]) -> Iterator[AuditFact]:
    """Standing invitations: those of the year before and the new ones make the present number."""
    last = _year_before(reading, before)
    here, known = (_of_year(r, "standing-invitations") if r else None for r in (reading, last))
    added: dict[int, Decimal] = {}
    for fact in reading.of_measure("standing-invitations-new", "total"):
        added[fact.block] = added.get(fact.block, Decimal(0)) + Decimal(fact.value)
    if last is None or here is None or known is None or len(set(added.values())) != 1:
        return
    old, new, now = Decimal(known.value), next(iter(added.values())), Decimal(here.value)
    if old + new != now:
        yield reading.finding(
            "audit-across",
            here.block,
            "balance-disagrees: the number does not follow from the year before and what was added",
            f"{show(old)} in {last.document.id} ({last.place(known.block)}) and {show(new)} new ones make "
            f"{show(old + new)}, not {show(now)}, unless some were withdrawn.",
            "odd",
            [reading.sentence_quote(here.block, here.at.start)],
        )


def _year_before(reading: AuditReading, before: Sequence[AuditReading]) -> AuditReading | None:
    """The report on the year before."""
    reports = (other for other in reversed(before) if other.annual and reading.annual)
    return next((other for other in reports if other.annual == (reading.annual or 0) - 1), None)


def _dated(reading: AuditReading, fact: FigureFact) -> bool:
    """Whether the text dates a figure, or its document is on one year."""
    return bool(reading.annual) or reading.period(fact)[-10:][:4] in reading.sentence_text(
        reading.blocks[fact.block], fact.at.start
    )


def changes(reading: AuditReading, before: Sequence[AuditReading]) -> Iterator[AuditFact]:
    """A number said to be reduced or increased that the report of the year before gives the same or the other way."""
    last = _year_before(reading, before)
    if last is None:
        return
    for fact in reading.figures:
        text = reading.blocks[fact.block].text
        said = _REDUCED.search(text[max(0, fact.at.start - 60) : fact.at.start])
        if said and fact.measure in YEARLY:
            known = _of_year(last, fact.measure, fact.breakdown)
            yield from _change(reading, last, fact.block, fact.at.start, said, Decimal(fact.value), known)
    for block in reading.bodies:
        for pattern in (_SUBJECT_FIRST, _CHANGE_FIRST):
            for said in pattern.finditer(block.text):
                measure = _MEASURES[said["what"].lower()] if said["what"] else "reply-rate"
                here, known = _of_year(reading, measure), _of_year(last, measure)
                if here:
                    yield from _change(reading, last, block.index, said.start(), said, Decimal(here.value), known)


def _of_year(reading: AuditReading, measure: str, breakdown: str = "total") -> FigureFact | None:
    """The figure of a measure for the year that a report is on, if the report gives one value only."""
    things = reading.once(_things)
    known = [f for (m, p, b), fs in things.items() if (m, b) == (measure, breakdown) and _ends(p, reading) for f in fs]
    return known[0] if len({Decimal(f.value) for f in known}) == 1 else None


def _ends(period: str, reading: AuditReading) -> bool:
    """Whether a period is the year of the report or ends with it."""
    return period[-10:][:4] == str(reading.annual)


def _change(
    reading: AuditReading,
    last: AuditReading,
    block: int,
    at: int,
    said: re.Match[str],
    new: Decimal,
    known: FigureFact | None,
) -> Iterator[AuditFact]:
    """The finding if `new` is not above (or below) the figure of the year before, as it is said to be."""
    if known is None:
        return
    old = Decimal(known.value)
    if new != old and (new > old) == bool(said["up"]):
        return
    relation = "the same number" if new == old else "less" if old < new else "more"
    yield reading.finding(
        "audit-across",
        block,
        "no-such-change: the report of the year before does not bear out the change",
        f"“{said['up'] or said['down']}”, to {show(new)}; but {last.document.id} ({last.place(known.block)}) has "
        f"{show(old)} for {last.annual}, {relation}. A number {'above' if said['up'] else 'below'} {show(old)} would "
        "be consistent.",
        "certain",
        [reading.sentence_quote(block, at)],
    )
