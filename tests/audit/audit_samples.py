"""Small documents for the audit, made from the text of their paragraphs."""

from __future__ import annotations

import hashlib
from functools import cache

from spacy.language import Language

from sp_graph.audit.audit import audit, audit_all
from sp_graph.documents.parse import parse
from sp_graph.facts import extract
from sp_graph.model import AuditFact, Extraction, Source, SourceInfo
from sp_graph.nlp.components import build_pipeline

FILLER = (
    "The present report contains an overview of the special procedures system and of its work.",
    "Mandate holders continued to engage with all stakeholders in the course of the year under review.",
    "The annual report was prepared in consultation with the Coordination Committee of Special Procedures.",
)
"""Paragraphs in which nothing is wrong: the parser takes three numbered ones for a numbered document."""


@cache
def pipeline() -> Language:
    return build_pipeline()


def read(*paragraphs: str, symbol: str = "A/HRC/46/61", year: int | None = 2020) -> Extraction:
    """An annual report with these paragraphs, after those that hold nothing wrong."""
    lines = [f"{n}.\t{text}" for n, text in enumerate([*FILLER, *paragraphs], 1)]
    return read_text("\n".join(lines) + "\n", symbol, year)


def read_text(
    text: str, symbol: str = "A/HRC/46/61", year: int | None = 2020, kind: str = "annual-report"
) -> Extraction:
    info = SourceInfo(id=symbol, file="report.txt", kind=kind, body="human-rights-council", reports_on=year)
    source = Source(info, text, hashlib.sha256(text.encode()).hexdigest())
    return extract(parse(source), pipeline())


def problems(*paragraphs: str, symbol: str = "A/HRC/46/61", year: int | None = 2020) -> list[str]:
    """The kinds of the problems that the audit finds in a report with these paragraphs."""
    return kinds(audit(read(*paragraphs, symbol=symbol, year=year)))


def problems_with(earlier: Extraction, later: Extraction) -> list[str]:
    """The kinds of the problems in `later` when `earlier` is read with it."""
    _, audited = audit_all([earlier, later])
    return kinds([fact for fact in audited.facts if isinstance(fact, AuditFact)])


def kinds(findings: list[AuditFact]) -> list[str]:
    return sorted({finding.problem.partition(":")[0] for finding in findings})
