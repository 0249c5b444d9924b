"""Parts that are larger than their whole or do not add up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sp_graph.audit.reading import AuditReading, Number, show
from sp_graph.audit.totals import Enumeration, enumerations, included, whole_by_measure, whole_of
from sp_graph.model import AuditFact, Block, Quote

NOT_TOTAL = "parts-do-not-add-up: the parts that are enumerated do not add up to their total"
TOO_LARGE = "part-larger: a part is larger than its whole"


def parts(reading: AuditReading) -> Iterator[AuditFact]:
    """Enumerations that do not make up their total, and parts that their whole cannot hold."""
    for block in reading.bodies:
        numbers = [n for n in reading.numbers(block) if not n.percent]
        too_large: set[int] = set()
        for found in enumerations(reading, block, numbers):
            larger = next((n for n in found.parts if n.value > found.total.value), None)
            if larger and found.cue in ("of which", "of these", "of the"):
                too_large.add(larger.start)
                yield _larger(reading, block, found.total, larger)
            else:
                yield from _sum(reading, block, found)
        for whole, part in _held(reading, block, numbers):
            if part.value > whole.value and part.start not in too_large:
                yield _larger(reading, block, whole, part)


def _held(reading: AuditReading, block: Block, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Wholes and parts by their measures, or by "including"."""
    for index, part in enumerate(numbers):
        start, _ = reading.sentence(block, part.start)
        before = [n for n in numbers[:index] if n.start >= start]
        if not before:
            continue
        known = whole_by_measure(before, part)
        if known and known.exact:
            yield known, part
        elif included(block.text[before[-1].end : part.start]):
            yield whole_of(before, part), part


def _larger(reading: AuditReading, block: Block, whole: Number, part: Number) -> AuditFact:
    return reading.finding(
        "audit-part-larger",
        block,
        TOO_LARGE,
        f"{part} cannot be part of {whole}; the exchange of {whole} and {part} would repair it.",
        "certain",
        _evidence(reading, block, whole, part),
    )


def _sum(reading: AuditReading, block: Block, found: Enumeration) -> Iterator[AuditFact]:
    whole = sum((n.value for n in found.parts), Decimal(0))
    if any(n.value == whole for n in found.candidates):
        return
    evidence = _evidence(reading, block, found.total, found.parts[0])
    detail = sum_detail(found.parts, found.total, whole)
    if found.all_named:
        yield reading.finding("audit-parts", block, NOT_TOTAL, detail, "certain", evidence)
    elif found.closed and whole > found.total.value and found.total.exact and found.cue in ("of which", "of these"):
        problem = "parts-exceed-total: the parts add up to more than their total"
        yield reading.finding("audit-parts", block, problem, detail, "odd", evidence)


def sum_detail(listed: Sequence[Number], total: Number, whole: Decimal) -> str:
    """The sum of the parts beside their total, and what would be consistent."""
    away = show(abs(whole - total.value))
    excess, change = ("too many", "smaller") if whole > total.value else ("missing", "larger")
    added = " + ".join(map(str, listed))
    return (
        f"{added} = {show(whole)}, not {total} ({away} {excess}). A total of {show(whole)}, or one part {change} by "
        f"{away}, would be consistent."
    )


def _evidence(reading: AuditReading, block: Block, whole: Number, part: Number) -> list[Quote]:
    return [reading.sentence_quote(block, whole.start), reading.sentence_quote(block, part.start)]
