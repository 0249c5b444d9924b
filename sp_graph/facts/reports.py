"""Which mandate issued which report, and on which themes.

`issuers` reads who issued the documents of one bracket or footnote, `topics` what the
passage as a whole is about. A report's own words are those of its clause: what stands
before its symbol, or, where the symbol stands right behind the mandate's name, the
predicate that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from sp_graph.facts.anchors import Anchor, anchors
from sp_graph.facts.citations import document_kind
from sp_graph.facts.issuers import Issue, issue_of
from sp_graph.facts.reading import Reading, quote
from sp_graph.facts.report_words import close_of, words_of
from sp_graph.facts.topics import Topic, afterword, shared_lead, themes_in, topics_at, topics_of
from sp_graph.model import Block, Quote, ReportFact

_NO_REPORT_KINDS = {
    "resolution",
    "presidential-statement",
    "security-council-letter",
    "communications-report",
    "annual-report",
}
# Reports of mandates are documents of the Council, the Assembly or the former Commission.
_REPORT_SERIES = re.compile(r"(?:A/HRC|A|E/CN\.4)/(?:S-)?\d+/(?!L\.|C\.|NGO)\d+(?:/\d+)?(?:/(?:Add|Corr|Rev)\.\d+)*")
_PART_OF_ANNUAL_REPORT = re.compile(r"chaps?\b|sects?\b")
# A report is a mandate holder's first or last, not both.
_OTHER_END = {"vision": "stock-taking", "stock-taking": "vision"}
_BETWEEN = re.compile(
    r"(?:(?:,? (?:and|or|with|but)(?: also)?|,|;)?[ (]*(?:paras?\.? [\d–-]+)?(?:see (?:also )?)?(?:Add|Corr|Rev)?\.?\d*|,? (?:paras?|chaps?|sects?|annex)\.?[ \w–-]{0,20},? and )"
)
_CONTRAST = re.compile(r"\b(?:while|whereas)\b|;")


def reports(reading: Reading) -> Iterator[ReportFact]:
    """A fact for each mandate and symbol of each passage that says the mandate issued it."""
    before: _Head | None = None
    for block in reading.bodies:
        places = anchors(reading, block)
        head = _Head(reading, block, places, before)
        if places:
            facts = list(_in_block(reading, block, places, head.topics))
            if last := afterword(reading, block):
                facts = _with_afterword(block, facts, *last)
            yield from facts
        if block.kind == "paragraph":
            before = head


class _Head:
    """A block with its topics, which are read only where they are asked for."""

    def __init__(self, reading: Reading, block: Block, places: list[Anchor], before: _Head | None) -> None:
        self._what = reading, block, places
        self._before: _Head | None = before

    @cached_property
    def topics(self) -> list[Topic]:
        return topics_of(*self._what, lambda: self._before.last if self._before else None)

    @property
    def last(self) -> Topic | None:
        return self.topics[-1] if self.topics else None


def _with_afterword(
    block: Block, facts: list[ReportFact], themes: tuple[str, ...], evidence: Quote, start: int, most: int
) -> list[ReportFact]:
    """The facts with the themes of "Both reports …" added to the last ones before it."""
    symbols = list(
        dict.fromkeys(f.symbol for f in facts if any(q.block == block.index and q.end <= start for q in f.evidence))
    )
    meant = set(symbols[-most:])
    return [
        replace(f, themes=tuple({**dict.fromkeys(themes, (*f.evidence, evidence)), **dict(f.themes)}.items()))
        if f.symbol in meant
        else f
        for f in facts
    ]


def _in_block(reading: Reading, block: Block, places: list[Anchor], topics: list[Topic]) -> Iterator[ReportFact]:
    groups = _groups(block, places)
    reached = told = 0
    for index, group in enumerate(groups):
        facts, told = _group(reading, block, topics, group, (reached, told), groups[index + 1 :])
        yield from facts
        reached = close_of(group)


def _groups(block: Block, places: list[Anchor]) -> list[list[Anchor]]:
    """The symbols that stand together in one bracket or footnote."""
    groups: list[list[Anchor]] = []
    for anchor in places:
        if groups and _together(block, groups[-1][-1], anchor):
            groups[-1].append(anchor)
        else:
            groups.append([anchor])
    return groups


def _together(block: Block, one: Anchor, two: Anchor) -> bool:
    if one.note or two.note:
        return one.note is two.note
    return _BETWEEN.fullmatch(block.text, one.symbol.end, two.symbol.start) is not None


def _group(
    reading: Reading,
    block: Block,
    topics: list[Topic],
    group: list[Anchor],
    passed: tuple[int, int],
    following: list[list[Anchor]],
) -> tuple[list[ReportFact], int]:
    """The facts of a group, and where the words that speak of it end.

    `passed` is where the group before ended and where its words did.
    """
    at = group[0].at
    # A footnote's mark stands behind the full stop of its sentence.
    start, end = sentence = reading.sentence(block, max(at - 1, 0) if group[0].note else at)
    reached = passed[0]
    issue = issue_of(reading, block, sentence, reached, group)
    if issue is None:
        return [], passed[1]
    here = topics_at(topics, at)
    low = max([start, reached, *(t.end for t in here if t.end <= at), *(p for p in passed if p <= at)])
    stretches = words_of(reading, block, issue, (start, end), (low, at), group, following)
    mandates = [m for several in issue.mandates for m in several]
    clause = [quote(block, min([low, *(m.start for m in mandates if start <= m.start)]), at)]
    first, shared = _shared(reading, block, (start, at), reached, here)
    facts: list[ReportFact] = []
    for anchor, issuers in zip(group, issue.mandates, strict=True):
        symbol = anchor.symbol
        if not _is_report(reading, block, anchor, low, at):
            continue
        evidence = _evidence(block, anchor, clause, issue)
        themes = _themes(reading, block, evidence, here, (quote(block, start, first), shared), stretches, at)
        for mandate in issuers:
            facts.append(
                ReportFact(
                    block=block.index,
                    evidence=evidence,
                    rule="report-footnote" if anchor.note else "report-inline",
                    confidence=round(min(symbol.score, mandate.score) * issue.confidence, 2),
                    mandate=mandate.target or "",
                    symbol=symbol.target or "",
                    themes=tuple(themes.items()),
                )
            )
    return facts, max(s[1] for s in stretches)


def _themes(
    reading: Reading,
    block: Block,
    evidence: tuple[Quote, ...],
    topics: list[Topic],
    lead: tuple[Quote, tuple[str, ...]],
    stretches: list[tuple[int, int]],
    at: int,
) -> dict[str, tuple[Quote, ...]]:
    """The themes of a report with the quotations that show each."""
    own: dict[str, tuple[Quote, ...]] = {}
    for stretch in stretches:
        further = () if stretch[1] <= at else (quote(block, *stretch),)
        for theme in themes_in(reading, block, *stretch):
            own.setdefault(theme, _unique(*evidence, *further))
    themes: dict[str, tuple[Quote, ...]] = {}
    for topic in topics:
        for theme in topic.themes:
            if _OTHER_END.get(theme) not in own:
                themes.setdefault(theme, _unique(topic.evidence, *evidence))
    for theme in lead[1]:
        themes.setdefault(theme, _unique(lead[0], *evidence))
    return {**own, **themes}


def _shared(
    reading: Reading, block: Block, span: tuple[int, int], reached: int, here: list[Topic]
) -> tuple[int, tuple[str, ...]]:
    """Where the first mandate of a sentence stands, and the themes before it if they hold for a later report."""
    start, at = span
    first = next((m.start for m in reading.mentions(block, "mandate") if m.start >= start), at)
    if not start < first < reached or any(t.end and t.start == start for t in here):
        return first, ()
    if _CONTRAST.search(block.text, first, at):
        return first, ()
    return first, shared_lead(reading, block, start, first)


def _is_report(reading: Reading, block: Block, anchor: Anchor, low: int, at: int) -> bool:
    symbol = anchor.symbol.target or ""
    if not _REPORT_SERIES.fullmatch(symbol) or symbol.startswith(reading.document.id + "/"):
        return False
    if "/Add." in symbol and _PART_OF_ANNUAL_REPORT.match(anchor.symbol.detail):
        return False
    return document_kind(symbol, block.text[low:at]) not in _NO_REPORT_KINDS


def _evidence(block: Block, anchor: Anchor, clause: list[Quote], issue: Issue) -> tuple[Quote, ...]:
    ends = [anchor.symbol.end] if not anchor.note else []
    if issue.subject:
        ends.append(issue.subject[1])
    first = clause[0]
    own = Quote(block.index, first.start, max([first.end, *ends]))
    if anchor.note:
        return _unique(*issue.quotes, own, quote(anchor.note, anchor.symbol.start, anchor.symbol.end))
    return _unique(*issue.quotes, own)


def _unique(*quotes: Quote) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quotes))
