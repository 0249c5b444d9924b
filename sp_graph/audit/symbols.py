"""Documents that cannot be meant: reports of another year's session, tables of last year's addendum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sp_graph.audit.reading import AuditReading
from sp_graph.facts.reading import quote
from sp_graph.graph.symbols import read_symbol
from sp_graph.model import AuditFact, Block, CitationFact, ContributionFact, Quote, ReportFact

# What is said to come, or comes from a forum, is not counted among the reports of the year.
_LATER = re.compile(
    r"\b(?:will be|to be|is to be|would be) (?:\w+ )?(?:presented|submitted|issued|published)\b|\bForum\b"
    r"|\b(?:current|present|next|coming|forthcoming|following) session\b|forthcoming"
)
_TABLES = re.compile(r"^(?:chap|sect|annex|table|appendix)", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def sessions(reading: AuditReading) -> Iterator[AuditFact]:
    """Reports counted in the year whose symbol belongs to a session of another year."""
    if not reading.annual:
        return
    counted: dict[tuple[int, str], tuple[Quote, ...]] = {}
    for fact in reading.facts:
        if isinstance(fact, ReportFact | ContributionFact) and fact.symbol:
            counted.setdefault((fact.block, fact.symbol), fact.evidence)
    years = Counter(read_symbol(symbol).year for _, symbol in counted)
    for (index, symbol), evidence in counted.items():
        info = read_symbol(symbol)
        block = reading.blocks[index]
        at = min((q.start for q in evidence if q.block == index), default=0)
        said = " ".join(reading.sentence_text(block, q.start) for q in evidence if q.block == index)
        if info.year is None or info.year == reading.annual or _LATER.search(said):
            continue
        if str(info.year) in said:
            continue
        yield reading.finding(
            "audit-session",
            block,
            "other-session: a report of another year's session is counted in this year",
            f"{symbol} is of the {_ordinal(info.session)} session, of {info.year}; {years[reading.annual]} of the "
            f"{len(counted)} reports that the document counts are of sessions of {reading.annual}.",
            "odd",
            [reading.sentence_quote(block, at), *(q for q in evidence if q.block != index)],
        )


def _ordinal(number: int | None) -> str:
    if number is None:
        return "?"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def old_tables(reading: AuditReading) -> Iterator[AuditFact]:
    """A chapter or annex of last year's report cited for the tables of this year."""
    own = reading.document.id
    if not reading.annual:
        return
    reports = {fact.symbol for fact in reading.facts if isinstance(fact, ReportFact)}
    cited = [f for f in reading.facts if isinstance(f, CitationFact) and _TABLES.match(f.part)]
    own_info = read_symbol(own)
    for fact in cited:
        info = read_symbol(fact.symbol)
        base = info.parent or fact.symbol
        if base == own or fact.symbol in reports or base in reports or info.body != own_info.body:
            continue
        # The tables of a report on a year are issued for the year after it, as the report is.
        if info.year != reading.annual or info.relation not in ("", "addendum"):
            continue
        if not info.relation and not fact.part.lower().startswith("annex"):
            continue
        block, at = _words(reading, fact)
        sentence = reading.sentence_text(block, at)
        years = set(_YEAR.findall(re.sub(r"[A-Z]/\S+", "", sentence)))
        if years - {str(reading.annual)}:
            continue
        named = f"{own}/Add.1" if info.relation else "the present report"
        yield reading.finding(
            "audit-old-tables",
            fact.block if block.kind == "footnote" else block,
            "old-tables: tables of the report of the year before are cited for this year",
            f"{fact.symbol} belongs to the report on {reading.annual - 1}; {named} would be consistent with the year "
            f"{reading.annual}.",
            "certain" if years or _own_tables(cited, own) else "odd",
            [*fact.evidence, quote(block, *reading.sentence(block, at))],
        )


def _own_tables(cited: list[CitationFact], own: str) -> bool:
    return sum(fact.symbol.startswith(f"{own}/") for fact in cited) > 1


def _words(reading: AuditReading, fact: CitationFact) -> tuple[Block, int]:
    """The sentence that a citation belongs to: for one in a footnote, that of its mark."""
    block = reading.blocks[fact.block]
    if block.kind == "footnote" and block.parent is not None:
        body = reading.blocks[block.parent]
        for ref in body.refs:
            if ref.number == block.number:
                return body, max(ref.at - 1, 0)
    return block, fact.evidence[0].start
