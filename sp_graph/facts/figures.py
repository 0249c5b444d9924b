"""Figures: every number the text states about the system, with measure, period and bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from sp_graph.facts.measures import Around, measure_of
from sp_graph.facts.periods import five_years, period_of
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, FigureFact, Mention, Quote
from sp_graph.namespaces import slug

Bound = Literal["exact", "at-least", "about"]

_AT_LEAST = re.compile(
    r"(?:at least|more than|over|no fewer than|not less than|upwards of|in excess of|exceeding) (?:the )?$",
    re.I,
)
_ABOUT = re.compile(r"(?:approximately|around|about|some|nearly|almost|roughly|close to|up to|an estimated) $", re.I)
# Numbers that are no figures: ordinals of meetings, parts of documents, spans of years, thresholds.
_NOT_BEFORE = re.compile(
    r"(?:\b(?:Goals?|Targets?|[Ss]ections?|sects?\.|[Cc]hapters?|chaps?\.|[Pp]ara(?:graph)?s?\.?|[Aa]rticles?|art\.|[Tt]ables?|[Ff]igures?"
    r"|[Ff]ootnotes?|[Aa]nnex|[Pp]ages?|No\.|Nos\.|[Ii]tems?|[Ss]ession|[Pp]art|[Pp]hase|[Aa]genda item|Group of|Human Rights|Beijing|TEL:?"
    r"|FAX:?|\+\d+|[Vv]olume|vol\.|[Oo]ption|[Ss]tep|COVID|(?:not|no|every|each|any|the|this|that|another|only) (?=one))"
    r"(?: \d+ (?:and|to|–))? |[£$€]|US\$|\+|\d )$"
)
_NOT_AFTER = re.compile(
    r" ?(?:or more\b|of (?:the|its|his|her|their|these|those|our)\b|(?:and a half )?(?:years?|decades?|months?|weeks?|minutes?|times? as)\b(?! of cases)"
    r"|(?:core|main|world|regional|official|original)? ?(?:pillars|regions|sides|continents|dimensions)\b|(?:[A-Z]\w+ )?(?:Initiative|Agenda|Summit)\b"
    r"|(?:leading|another|hand|side|way|day|time|thing|or two|step|and the same|that|which|who)\b|pending (?:visit )?requests? for|GENEVA|New York|pm\b|am\b|million|billion)"
)
_YEARS_OF = re.compile(r"^ (?:past|last|next|previous|following|coming|consecutive)? ?years?")
_NOUN = re.compile(r" ?(?:\([\w-]+\) )?((?:[A-Za-z][\w’'‑-]*(?:, | and | |$)){0,6}?[A-Za-z][\w’'-]*)(?=[ .,;:)(]|$)")
_SMALL = {
    "of", "to", "in", "from", "with", "on", "for", "at", "by", "and", "or", "the", "a", "an", "which", "who", "that",
    "were", "was", "are", "is", "have", "has", "had", "as", "than", "while", "but", "being", "including", "will",
    "whom", "where", "when", "under", "per",
}  # fmt: skip


def figures(reading: Reading) -> Iterator[FigureFact]:
    """A fact for each number of the paragraphs and items that counts something."""
    for block in reading.bodies:
        numbers = reading.mentions(block, "figure")
        if not numbers:
            continue
        section = reading.section(block)
        passage = block.text
        if block.kind == "item" and block.parent is not None:
            passage = f"{reading.blocks[block.parent].text} {passage}"
        previous: Mention | None = None
        for index, number in enumerate(numbers):
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            fact = _figure(reading, block, number, previous, following, passage, section)
            if fact:
                yield fact
            previous = number


def _figure(
    reading: Reading,
    block: Block,
    number: Mention,
    previous: Mention | None,
    following: Mention | None,
    passage: str,
    section: str,
) -> FigureFact | None:
    start, end = reading.sentence(block, number.start)
    left, right = block.text[start : number.start], block.text[number.end : end]
    if _restates(block, number, previous) or _NOT_BEFORE.search(left):
        return None
    far = following.start if following and following.start < end else end
    near_back = max(start, previous.end) if previous else start
    around = Around(
        value=float(number.target or 0),
        left=left[-160:],
        right=_skip_bracket(right).lstrip(),
        back=block.text[near_back : number.start],
        near=block.text[number.end : far],
        sentence=block.text[start:end],
        passage=passage,
        section=section,
    )
    # A threshold or a span of years is no figure, whatever measure its words would suit.
    if _NOT_AFTER.match(right) or _YEARS_OF.match(right):
        return None
    known = measure_of(around) or _own_measure(number, around, previous)
    if known is None:
        return None
    measure, unit, breakdown = known
    period = period_of(reading, block, number.start)
    if measure.startswith("states-") and re.search(r"five years|same (?:time )?period", around.sentence):
        period = five_years(reading, block) or period
    if measure == "communications-publication-delay":
        period = ""
    return FigureFact(
        block=block.index,
        evidence=(_evidence(block, number, start, far),),
        rule="figure" if not measure.startswith("x-") else "figure-other",
        confidence=0.95 if not measure.startswith("x-") else 0.8,
        measure=measure,
        value=number.target or "",
        unit=unit,
        period=period,
        breakdown=slug(_place(reading, block, number, measure) or breakdown) or "total",
        at=Quote(block.index, number.start, number.end),
        bound=_bound(left),
    )


def _restates(block: Block, number: Mention, previous: Mention | None) -> bool:
    """Whether a number in brackets only repeats the one before: "24 (twenty-four)"."""
    return (
        previous is not None
        and previous.target == number.target
        and block.text[previous.end : number.start] == " ("
        and block.text[number.end : number.end + 1] == ")"
    )


def _skip_bracket(right: str) -> str:
    """`right` without a bracket that repeats the number in words."""
    return re.sub(r"^ \([a-z-]+\)", "", right)


def _evidence(block: Block, number: Mention, start: int, far: int) -> Quote:
    """The clause around a number: from the last stop before it to the end of its words."""
    text = block.text
    low = max(start, number.start - 110)
    if low > start:
        low = text.find(" ", low) + 1
    stop = re.compile(r"[;.](?=\s|$)").search(text, number.end)
    high = min(stop.start() if stop else len(text), max(far, number.end + 60), number.end + 130)
    if high < len(text) and text[high : high + 1].isalnum():
        high = max(text.rfind(" ", number.end, high), number.end)
    return quote(block, low, high)


def _bound(left: str) -> Bound:
    if _AT_LEAST.search(left):
        return "at-least"
    return "about" if _ABOUT.search(left) else "exact"


def _place(reading: Reading, block: Block, number: Mention, measure: str) -> str:
    """The State that a number in brackets belongs to: "Libya (5)"."""
    if not measure.startswith("wgeid") or block.text[number.start - 1 : number.start] != "(":
        return ""
    before = [m for m in reading.mentions(block, "state") if m.target and m.end == number.start - 2]
    return before[-1].target or "" if before else ""


def _own_measure(number: Mention, around: Around, previous: Mention | None) -> tuple[str, str, str] | None:
    """A measure of its own for a number with a noun: `x-` and the words behind it."""
    if re.match(r"\(?(?:per cent|percent|%)", around.right):
        return "x-share", "per-cent", "total"
    if number.target == "1" and not number.text.isdigit():
        listed = previous is not None and re.search(r"\b(?:one|two|three|four|five|six|[0-9]+) in [A-Z]", around.left)
        if not listed:
            return None
    if re.match(r"\)", around.right) and around.left.endswith("("):
        if "non-State actors" in around.sentence:
            return "wgeid-non-state-actor-cases", "cases", "total"
        return None
    found = _NOUN.match(around.right)
    if not found:
        return None
    words: list[str] = []
    for word in re.findall(r"[A-Za-z][\w’'-]*", found[0] and around.near):
        if word.lower() in _SMALL or len(words) == 4:
            break
        words.append(word)
    if not words:
        if previous is not None and re.match(r"in [A-Z]", around.right):
            return "x-number", "", "total"
        return None
    if words[0].endswith(("ed", "ing")) and len(words) == 1:
        return None
    return f"x-{slug(' '.join(words))}", slug(words[-1]), "total"
