"""Standards, guidelines and principles that mandates contributed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.facts.anchors import anchors
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, ContributionFact, Mention

_SECTION = re.compile(r"standard-setting|norms and standards|development of (?:international )?standards", re.I)
_VERB = re.compile(
    r",? (?:has |have |also )?(?:presented|provided|clarified|proposed|set out|published|outlined|explored|discussed|critically reviewed|reviewed"
    r"|highlighted|examined|issued|developed|submitted|prepared|drafted|launched|introduced|produced|elaborated|adopted|finali[sz]ed|formulated|analy[sz]ed|completed|offered|contributed)\b"
)


def contributions(reading: Reading) -> Iterator[ContributionFact]:
    """A fact for each mandate that a sentence or item of the section on standard-setting begins with."""
    for block in reading.bodies:
        if not _SECTION.search(reading.section(block).rpartition(" / ")[2]):
            continue
        for start, end in reading.sentences(block):
            subject = _subject(reading, block, start, end)
            if subject is None:
                continue
            stop = re.compile(r"[.;](?=\s*$)").search(block.text, subject.end, end)
            high = stop.start() if stop else end
            verb = _VERB.search(block.text, subject.end, high)
            symbols = [a.symbol for a in anchors(reading, block) if start <= a.at <= end and a.symbol.target]
            words = block.text[verb.end() if verb else subject.end : high].strip(" ,")
            evidence = [quote(block, subject.start, high)]
            if symbols and symbols[0].block != block.index:
                note = reading.blocks[symbols[0].block]
                evidence.append(quote(note, symbols[0].start, symbols[0].end))
            yield ContributionFact(
                block=block.index,
                evidence=tuple(evidence),
                rule="contribution",
                confidence=0.95 if verb else 0.8,
                mandate=subject.target or "",
                contribution=words,
                symbol=(symbols[0].target or "") if symbols else "",
            )


def _subject(reading: Reading, block: Block, start: int, end: int) -> Mention | None:
    """The mandate at the head of a sentence: "The Special Rapporteur on … presented …"."""
    for mention in reading.between(block, "mandate", start, end):
        if mention.target and re.fullmatch(r"(?:[\w ,]{0,20}\b)?(?:[Tt]he )?", block.text[start : mention.start]):
            return mention
    return None
