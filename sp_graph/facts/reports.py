"""Which mandate issued which report, and on which themes.

The mandate of a report is the one named before its symbol (or before the mark of the
footnote that gives the symbol) in the same sentence; two joined by "and" issued it
together. "She", "the Special Rapporteur" and the like stand for the mandate of the
sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.facts.anchors import Anchor, anchors
from sp_graph.facts.citations import document_kind
from sp_graph.facts.reading import Reading, quote
from sp_graph.facts.topics import Topic, lead_themes, topic_of
from sp_graph.model import Block, Mention, Quote, ReportFact

_JOINT = re.compile(r"(?:,? (?:and|together with|jointly with|with) (?:the )?|, (?:the )?)")
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\b"
    r"|\b[Tt]he (?:Special Rapporteur|Independent Expert|Working Group|Special Representative|mandate holder)\b(?! on| of| in)"
)
_OTHERS_REPORT = re.compile(
    r"reports? of the (?:Secretary-General|Secretary General|High Commissioner|Office|Forum|Advisory Committee"
    r"|United Nations High)|report will be (?:presented|submitted)|communications reports?|annual report of (?:the )?special"
    r" procedures|report on the [\w-]+ (?:annual )?meeting|letter\b.{0,60}$"
)
_NO_REPORT_KINDS = {
    "resolution",
    "presidential-statement",
    "security-council-letter",
    "communications-report",
    "annual-report",
}
_OPEN = re.compile(r"(?:reports?|stud(?:y|ies)|paper|document)\s*\(?$")


def reports(reading: Reading) -> Iterator[ReportFact]:
    """A fact for each mandate and symbol of each passage that says the mandate issued it."""
    topic: Topic | None = None
    for block in reading.bodies:
        if block.kind == "paragraph":
            topic = topic_of(reading, block, topic)
        own = topic if block.kind == "paragraph" else (topic_of(reading, block, None) or topic)
        yield from _in_block(reading, block, own)


def _in_block(reading: Reading, block: Block, topic: Topic | None) -> Iterator[ReportFact]:
    reached = 0
    group: list[Anchor] = []
    places = anchors(reading, block)
    for index, anchor in enumerate(places):
        group.append(anchor)
        following = places[index + 1] if index + 1 < len(places) else None
        if following and _together(block, anchor, following):
            continue
        yield from _group(reading, block, topic, group, reached, following)
        reached, group = max(a.at if a.note else a.symbol.end for a in group), []


def _together(block: Block, one: Anchor, two: Anchor) -> bool:
    """Whether two symbols stand in one bracket or footnote."""
    if one.note or two.note:
        return one.note is two.note
    return (
        re.fullmatch(r"(?:,? and |, |; )?(?:Add|Corr|Rev)?\.?\d*", block.text[one.symbol.end : two.symbol.start])
        is not None
    )


def _group(
    reading: Reading,
    block: Block,
    topic: Topic | None,
    group: list[Anchor],
    reached: int,
    following: Anchor | None,
) -> Iterator[ReportFact]:
    at = group[0].at
    start, end = reading.sentence(block, max(at - 1, 0))
    low = max(start, reached)
    issuers, lead = _issuers(reading, block, start, low, at, end)
    if not issuers:
        return
    if _OTHERS_REPORT.search(block.text, max(start, issuers[-1].end) if not lead else start, at):
        return
    low = max(low, topic.end) if topic and start <= topic.end <= at else low
    high = _rest(reading, block, at, end, following) if _OPEN.search(block.text[:at].rstrip(" (")) else at
    clause = [quote(block, min([low, *(m.start for m in issuers if start <= m.start)]), at)]
    themes: dict[str, tuple[Quote, ...]] = {}
    for anchor in group:
        symbol = anchor.symbol
        kind = document_kind(symbol.target or "", block.text[low:at])
        if kind in _NO_REPORT_KINDS or (symbol.target or "").startswith(reading.document.id + "/"):
            continue
        here = _evidence(block, anchor, clause, lead)
        themes = {}
        if topic:
            for theme in topic.themes:
                themes[theme] = _unique(topic.evidence, *here)
        for theme in (*lead_themes(reading, block, low, at), *lead_themes(reading, block, at, high)):
            themes.setdefault(theme, here if high == at else _unique(*here, quote(block, at, high)))
        for mandate in issuers:
            yield ReportFact(
                block=block.index,
                evidence=here,
                rule="report-footnote" if anchor.note else "report-inline",
                confidence=round(min(symbol.score, mandate.score) * (0.9 if lead else 1.0), 2),
                mandate=mandate.target or "",
                symbol=symbol.target or "",
                themes=tuple(themes.items()),
            )


def _evidence(block: Block, anchor: Anchor, clause: list[Quote], lead: list[Quote]) -> tuple[Quote, ...]:
    if anchor.note:
        return _unique(*lead, *clause, quote(anchor.note, anchor.symbol.start, anchor.symbol.end))
    first = clause[0]
    return _unique(*lead, Quote(block.index, first.start, max(first.end, anchor.symbol.end)))


def _unique(*quotes: Quote) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quotes))


def _issuers(
    reading: Reading, block: Block, start: int, low: int, at: int, end: int
) -> tuple[list[Mention], list[Quote]]:
    """The mandates that issued the report at `at`, and the quotation of a sentence before that names them."""
    linked = [m for m in reading.mentions(block, "mandate") if m.target]
    before = [m for m in linked if start <= m.start and m.end <= at]
    if before:
        issuers = [before[-1]]
        for mention in reversed(before[:-1]):
            if mention.start < low or not _JOINT.fullmatch(block.text[mention.end : issuers[0].start]):
                break
            issuers.insert(0, mention)
        return issuers, []
    by = [m for m in linked if at <= m.start and m.end <= end]
    if by and re.search(r"\b(?:by|of) (?:the )?$", block.text[at : by[0].start]):
        return [by[0]], []
    if _PRONOUN.search(block.text, start, at):
        earlier = [m for m in linked if m.end <= start]
        if earlier:
            mention = earlier[-1]
            return [mention], [quote(block, mention.start, mention.end)]
    return [], []


def _rest(reading: Reading, block: Block, at: int, end: int, following: Anchor | None) -> int:
    """The end of the words after "in a report (symbol) …" that still speak of that report."""
    limits = [end] + [m.start for m in reading.mentions(block, "mandate") if m.start > at]
    if following:
        limits.append(following.at)
    return min(limits)
