"""The theme that a paragraph's topic sentence gives to all the reports it lists.

"Mandate holders also addressed migration issues, with the Special Rapporteur on …": the
words before the first report or mandate are the *lead*; its themes hold for the whole
paragraph. A paragraph that opens with "Furthermore" or "Moreover" and a mandate goes on
with the lead of the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sp_graph.facts.anchors import anchors
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, Mention, Quote

_CUT = re.compile(
    r",? (?:with|including|such as|for example|in particular)\b|:|,? in (?:the|a|an|his|her|its|their)? ?reports? (?:of|by)\b"
    r"|,? as (?:shown|reflected) in\b"
)
_GOES_ON = re.compile(r"(?:Furthermore|Moreover|In addition|Additionally|Similarly|Likewise|Also|Lastly|Finally)\b,?")
_NO_LEAD = re.compile(r"(?:In this (?:context|regard|connection)|Among (?:these|them|others))\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """The lead of a paragraph: its themes, where it ends in the block, and its quotation."""

    themes: tuple[str, ...]
    end: int
    evidence: Quote


def topic_of(reading: Reading, block: Block, previous: Topic | None) -> Topic | None:
    """The topic of a paragraph; `previous` is that of the paragraph before. None if it has none."""
    spans = reading.sentences(block)
    if not spans:
        return None
    start, end = spans[0]
    named = reading.between(block, "mandate", start, end)
    places = [a.at for a in anchors(reading, block) if start <= a.at <= end]
    limit = min([m.start for m in named] + places, default=end)
    cut = _CUT.search(block.text, start, limit)
    lead_end = cut.start() if cut else limit
    if _GOES_ON.match(block.text, start) and previous and limit - start < 40:
        return Topic(previous.themes, limit, previous.evidence)
    found = lead_themes(reading, block, start, lead_end)
    if not found:
        return None
    return Topic(found, lead_end, quote(block, start, lead_end))


def lead_themes(reading: Reading, block: Block, start: int, end: int) -> tuple[str, ...]:
    """The themes named between two positions, outside the titles of mandates."""
    inside = reading.mentions(block, "mandate")
    themes: dict[str, Mention] = {}
    for mention in reading.between(block, "theme", start, end):
        if not any(m.start <= mention.start and mention.end <= m.end for m in inside):
            themes.setdefault(mention.target or "", mention)
    return tuple(t for t in themes if t)
