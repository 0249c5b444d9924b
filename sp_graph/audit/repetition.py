"""A number given twice in a document with different values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sp_graph.audit.reading import AuditReading, Certainty, show
from sp_graph.model import AuditFact, Block, FigureFact, Quote

# Measures that have one value for a year: of all mandate holders, not of some of them.
YEARLY = {
    "communications-joint",
    "communications-sent",
    "country-visit-reports",
    "country-visits",
    "follow-up-communications",
    "individuals-covered",
    "mandate-holder-positions",
    "mandate-holders-active",
    "mandates-country",
    "mandates-thematic",
    "mandates-total",
    "media-products",
    "reply-rate",
    "reports-ga",
    "reports-hrc",
    "reports-total",
    "standing-invitation-share",
    "standing-invitations",
    "states-ever-visited",
    "states-five-or-more-visits",
    "states-five-or-more-pending-requests",
    "states-never-visited",
    "states-no-visit-in-five-years",
    "wgad-opinions",
    "wgeid-cases-clarified",
}
_ONE_BODY = re.compile(r"\b(?:Working Group|Special Rapporteur|Independent Expert|Committee)\b")
_RESTRICTED = re.compile(
    r"(?: [\w-]+){0,6}?,? (?:directly|on |concerning|regarding|relat\w+|about|address\w+|connected|for |under |by the "
    r"|of the Working|follow|(?:in|of) (?:previous|earlier) years)"
)
_SOME_OF = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|including|another|additional|further|a first|other"
    r"|follow\w* up (?:on|to)) $"
    r"|(?<!total)(?<!number) (?:out )?of (?:the |all )?$"
)
_CLOSE, _FAR = Decimal("1.5"), Decimal(2)


def in_year(period: str) -> str:
    """The year that a period is or ends; empty for an open one ("2017/..")."""
    if period.endswith(".."):
        return ""
    return period.removeprefix("as-of ")[-10:][:4]


def comparable(reading: AuditReading, fact: FigureFact) -> bool:
    """Whether a figure is the one of its measure for all mandate holders and a whole year."""
    if fact.measure not in YEARLY or fact.bound != "exact" or not reading.of_the_system:
        return False
    text = reading.blocks[fact.block].text
    start, end = reading.sentence(reading.blocks[fact.block], fact.at.start)
    left, right = text[start : fact.at.start], text[fact.at.end : end]
    if fact.measure.startswith("wg"):
        return not _SOME_OF.search(left)
    if _ONE_BODY.search(left[-120:]) or re.search(r"\b(?:two|three|four|five) mandate holders\b", left, re.I):
        return False
    return not _SOME_OF.search(left) and not _RESTRICTED.match(right)


def same_thing(reading: AuditReading, fact: FigureFact) -> tuple[str, str, str]:
    """What makes two figures the same one: measure, year and part; no year for an open period."""
    period = reading.period(fact)
    if "/" not in period or period.endswith(".."):
        period = in_year(period)
    return fact.measure, period, fact.breakdown


def repetitions(reading: AuditReading) -> Iterator[AuditFact]:
    """Figures of the same measure, period and part with different values, at each of their places."""
    groups: dict[tuple[str, str, str], list[FigureFact]] = {}
    for fact in [*reading.figures, *_counted_in_shares(reading)]:
        if comparable(reading, fact) and same_thing(reading, fact)[1]:
            groups.setdefault(same_thing(reading, fact), []).append(fact)
    for facts in groups.values():
        if len({Decimal(f.value) for f in facts}) > 1 and len({f.block for f in facts}) > 1:
            for fact in facts:
                others = [f for f in facts if Decimal(f.value) != Decimal(fact.value) and f.block != fact.block]
                others = [f for f in others if _near(fact, f, _FAR)]
                if others:
                    yield _twice(reading, fact, others)


def _counted_in_shares(reading: AuditReading) -> Iterator[FigureFact]:
    """The number of standing invitations where only its share is a figure: "128 of the 193 … (66.32 per cent)"."""
    for share in reading.of_measure("standing-invitation-share"):
        block = reading.blocks[share.at.block]
        before = [n for n in reading.numbers(block) if n.end <= share.at.start and not n.percent]
        if len(before) < 2 or before[-2].fact:
            continue
        if _SOME_OF.search(block.text[before[-2].end : before[-1].start]):
            part = before[-2]
            at = Quote(part.block, part.start, part.end)
            yield replace(share, measure="standing-invitations", value=str(part.value), at=at)


def _near(fact: FigureFact, other: FigureFact, factor: Decimal) -> bool:
    """Whether two values are so near that they can be meant for one figure."""
    low, high = sorted((Decimal(fact.value), Decimal(other.value)))
    return high < factor * max(low, Decimal(1))


def _twice(reading: AuditReading, fact: FigureFact, others: list[FigureFact]) -> AuditFact:
    value, other = Decimal(fact.value), Decimal(others[0].value)
    elsewhere = ", ".join(f"{show(Decimal(f.value))} in {reading.place(f.block)}" for f in others)
    detail = f"{show(value)} here, {elsewhere}; one number for both would be consistent."
    if sorted(show(value)) == sorted(show(other)):
        detail += " The two have the same digits in another order."
    certainty: Certainty = "certain" if _near(fact, others[0], _CLOSE) else "odd"
    return reading.finding(
        "audit-repeated",
        fact.block,
        f"two-values: two values for one figure ({fact.measure.replace('-', ' ')}, {same_thing(reading, fact)[1]})",
        detail,
        certainty,
        [reading.sentence_quote(f.block, f.at.start) for f in (fact, *others)],
    )


_OR_MORE = re.compile(r"\b(?P<n>\w+) or more (?P<what>[a-z]+(?: [a-z]+)?)")
_MORE_THAN = re.compile(r"\b[Mm]ore than (?P<n>[a-z]+) (?P<what>[a-z]+(?: [a-z]+)?)")


def thresholds(reading: AuditReading) -> Iterator[AuditFact]:
    """ "Five or more pending requests" and "more than five pending requests" for one category."""
    found: dict[tuple[str, str], dict[str, list[tuple[Block, int]]]] = {}
    for block in reading.bodies:
        for name, pattern in (("or more", _OR_MORE), ("more than", _MORE_THAN)):
            for match in pattern.finditer(block.text):
                key = (match["n"].lower(), match["what"])
                found.setdefault(key, {}).setdefault(name, []).append((block, match.start()))
    for (number, what), forms in found.items():
        if len(forms) < 2:
            continue
        for block, at in (place for places in forms.values() for place in places):
            yield reading.finding(
                "audit-threshold",
                block,
                "two-thresholds: one category with two thresholds",
                f"“more than {number} {what}” and “{number} or more {what}” differ by one; one form for both would be "
                "consistent.",
                "odd",
                [reading.sentence_quote(b, a) for b, a in [(block, at), *(p for ps in forms.values() for p in ps)]],
            )
