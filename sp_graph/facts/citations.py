"""Citations: every document that a passage points at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, CitationFact, Mention

_CONTEXT = 90


def citations(reading: Reading) -> Iterator[CitationFact]:
    """A fact for each symbol of each body block and footnote."""
    for block in reading.blocks:
        for mention in reading.mentions(block, "symbol"):
            if mention.target and mention.target != reading.document.id:
                yield _citation(reading, block, mention)


def _citation(reading: Reading, block: Block, mention: Mention) -> CitationFact:
    start, end = reading.sentence(block, mention.start)
    part_end = block.text.find(mention.detail, mention.end) + len(mention.detail) if mention.detail else mention.end
    low = max(start, mention.start - _CONTEXT)
    if low > start:
        low = block.text.find(" ", low) + 1
    evidence = (quote(block, low, min(max(part_end, mention.end), end)),)
    return CitationFact(
        block=block.index,
        evidence=evidence,
        rule="ibid" if mention.method == "ibid" else "citation",
        confidence=mention.score,
        symbol=mention.target or "",
        kind=document_kind(mention.target or "", block.text[start:end]),
        part=mention.detail,
    )


def document_kind(symbol: str, sentence: str) -> str:
    """The kind of document behind a symbol, from the symbol and the sentence it stands in."""
    if "/RES/" in symbol or "/DEC/" in symbol:
        return "resolution"
    if re.search(r"/Corr\.\d+$", symbol):
        return "corrigendum"
    if re.search(r"/Add\.\d+$", symbol):
        return "addendum"
    if "/PRST/" in symbol:
        return "presidential-statement"
    if symbol.startswith("S/"):
        return "security-council-letter" if "letter" in sentence else "other"
    if "ommunications report" in sentence:
        return "communications-report"
    if re.search(r"annual report of (?:the )?special procedures|report on the [\w-]+ annual meeting", sentence):
        return "annual-report"
    return "report"
