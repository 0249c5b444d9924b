"""All checks over one document, and over the documents of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sp_graph.audit import (
    across,
    addresses,
    arithmetic,
    comparisons,
    enumerations,
    lists,
    names,
    parts,
    periods,
    repetition,
    series,
    spelling,
    symbols,
)
from sp_graph.audit.reading import AuditReading
from sp_graph.model import AuditFact, Extraction

Check = Callable[[AuditReading], Iterable[AuditFact]]
CrossCheck = Callable[[AuditReading, Sequence[AuditReading]], Iterable[AuditFact]]

WITHIN: tuple[Check, ...] = (
    arithmetic.shares,
    arithmetic.rates,
    parts.parts,
    comparisons.directions,
    comparisons.replies,
    comparisons.members,
    comparisons.proportions,
    comparisons.rounded,
    comparisons.positions,
    repetition.repetitions,
    repetition.thresholds,
    periods.five_years,
    periods.other_years,
    symbols.sessions,
    symbols.old_tables,
    enumerations.lettering,
    enumerations.numbering,
    lists.states,
    lists.things,
    lists.items,
    lists.bracketed,
    spelling.misprints,
    names.persons,
    names.mandates,
    names.bodies,
)
"""The checks of a document by itself."""

WITH_EARLIER: tuple[CrossCheck, ...] = (
    across.numbers,
    across.changes,
    across.balances,
    series.ordinals,
    series.since,
)
"""The checks of a document against those before it."""


def audit(extraction: Extraction) -> list[AuditFact]:
    """Where a document by itself contradicts itself or arithmetic."""
    known = len(extraction.facts)
    return [fact for fact in audit_all([extraction])[0].facts[known:] if isinstance(fact, AuditFact)]


def audit_all(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions of a build, each with its findings among its facts.

    A document is compared with those before it (by the year they are on), and a finding
    belongs to the later one. The order of `extractions` is kept, and no other fact changes.
    """
    readings = [AuditReading(extraction) for extraction in extractions]
    ordered = sorted(readings, key=_place_in_time)
    findings = {id(reading): [*_within(reading), *_with_earlier(reading, ordered)] for reading in readings}
    for reading, finding in addresses.addresses(ordered):
        findings[id(reading)].append(finding)
    return [
        replace(extraction, facts=[*extraction.facts, *findings[id(reading)]])
        for extraction, reading in zip(extractions, readings, strict=True)
    ]


def _within(reading: AuditReading) -> Iterator[AuditFact]:
    for check in WITHIN:
        yield from check(reading)


def _with_earlier(reading: AuditReading, ordered: Sequence[AuditReading]) -> Iterator[AuditFact]:
    before = ordered[: ordered.index(reading)]
    for check in WITH_EARLIER:
        yield from check(reading, before)


def _place_in_time(reading: AuditReading) -> tuple[int, str]:
    """A letter of a year comes after the report on the year before and before the report on its own."""
    if reading.annual:
        return 2 * reading.annual, reading.document.id
    return (2 * reading.year - 1 if reading.year else 0), reading.document.id
