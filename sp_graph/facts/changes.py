"""Mandates created, ended or renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, MandateChangeFact, Mention

_CREATED = re.compile(r"\b(?:creat|establish|appoint a new|set up)\w*\b")
_ENDED = re.compile(
    r"\b(?:end(?:ed)?|discontinu\w+|terminat\w+|not (?:to )?(?:extend|renew)\w*|abolish\w*|cease\w*|conclude[d]?)\b"
)
_RENAMED = re.compile(r"\b(?:renam|chang\w+ the (?:title|name)|now (?:called|known|named)|henceforth)\w*")
_DECIDED = re.compile(
    r"\b(?:decided|decides|resolution|established|created|ended|discontinued|terminated|renamed|mandate)\b"
)
_NOT = re.compile(r"\b(?:not|no|never|neither)\b[^.;]{0,30}$")
_OF_MANDATE = re.compile(r"\bmandates? of (?:the )?$|\b(?:an?|the) (?:new )?$|\bnew mandates?\b")
_ANNIVERSARY = re.compile(r"anniversary|\d+ years")


def changes(reading: Reading) -> Iterator[MandateChangeFact]:
    """A fact for each sentence in which the Council creates, ends or renames a mandate."""
    for block in reading.bodies:
        for start, end in reading.sentences(block):
            sentence = block.text[start:end]
            if "ouncil" not in sentence and "ommission" not in sentence and "mandate" not in sentence:
                continue
            if not _DECIDED.search(sentence) or _ANNIVERSARY.search(sentence):
                continue
            for mention in reading.between(block, "mandate", start, end):
                if mention.target and (fact := _change(reading, block, mention, start, end)):
                    yield fact


def _change(reading: Reading, block: Block, mention: Mention, start: int, end: int) -> MandateChangeFact | None:
    before = block.text[start : mention.start]
    after = block.text[mention.end : end]
    for change, pattern in (("renamed", _RENAMED), ("ended", _ENDED), ("created", _CREATED)):
        verbs = list(pattern.finditer(before))
        verb_before = verbs[-1] if verbs else None
        if verb_before and (
            len(before) - verb_before.end() > 60
            or (_NOT.search(before[: verb_before.start()]) and not verb_before[0].startswith("not"))
        ):
            verb_before = None
        passive = re.match(rf"[^.;]{{0,50}}?\b(?:was|were|has been|had been) (?:{pattern.pattern})", after)
        if not verb_before and not passive:
            continue
        if verb_before and not re.search(
            r"(?:mandates? of|\ban?|\bthe|\bnew|positions? of)[\w ]{0,12}$", before.rstrip() + ""
        ):
            continue
        symbols = [m for m in reading.between(block, "symbol", start, end) if m.target and "/RES/" in m.target]
        nearest = min(symbols, key=lambda m: abs(m.start - mention.end), default=None)
        high = max(mention.end, nearest.end) if nearest else mention.end
        low = start if start + 220 > mention.start else block.text.find(" ", mention.start - 120) + 1
        return MandateChangeFact(
            block=block.index,
            evidence=(
                quote(block, low, high if verb_before else min(end, high + len(passive[0]) if passive else high)),
            ),
            rule="mandate-change",
            confidence=0.95 if nearest else 0.85,
            mandate=mention.target or "",
            change=change,  # type: ignore[arg-type]
            resolution=(nearest.target or "") if nearest else "",
        )
    return None
