"""Dated happenings: annual meetings, forums, Arria-formula meetings, conversations, sessions.

What could not take place is an event that was not held; what lies ahead is planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from sp_graph.facts.periods import as_interval, complete
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, EventFact, Mention

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arria-formula-meeting", re.compile(r"\bArria[- ‑]formula (?:meeting|briefing)\b[^.;“]{0,30}")),
    ("informal-conversation", re.compile(r"\b[Ii]nformal conversations?\b")),
    ("induction-session", re.compile(r"\b[Ii]nduction sessions?\b")),
    ("forum", re.compile(
        r"\b(?:(?:[\w-]+ ){0,2}(?:annual )?(?:session of the )?(?:United Nations )?(?:Forum|FORUM) on [A-Z][\w ]*?(?= held| took|\b(?= (?:was|will|in|from|on the|attracted))|,|\.)"
        r"|(?:\d{4} )?[Hh]igh-level political forum(?: on [Ss]ustainable [Dd]evelopment)?)")),
    ("annual-meeting", re.compile(
        r"\b(?:(?:[\w-]+ )?[Aa]nnual [Mm]eeting\b(?: of (?:the )?[Ss]pecial [Rr]apporteurs[^.;]{0,120}?(?:working groups|procedures)(?: of the special procedures)?"
        r"| of (?:the )?[Ss]pecial [Pp]rocedures)?)(?! of the Committee)")),
    ("committee-meeting", re.compile(
        r"\b(?:Coordination )?Committee(?: of Special Procedures)? (?:also )?(?:met\b(?! with)|held (?:its|a|\w+)? ?(?:[\w-]+ )?meetings?\b|had (?:[\w-]+ ){0,3}meetings\b)"
        r"|\bmeetings of the (?:Coordination )?Committee\b|\bCommittee to hold its [\w -]*meetings\b|\bCommittee could not meet\b")),
    ("other", re.compile(r"\b(?:webinar|open briefing|virtual meeting with|side event|panel discussion|high-level event|press release issued)\b")),
)  # fmt: skip
_ANY = re.compile(
    r"[Mm]eeting|[Cc]onversation|[Ss]ession|Forum|forum|Committee|webinar|briefing|side event|panel discussion|high-level event|press release issued"
)
_NOT_HELD = re.compile(
    r"could not (?:take place|meet|be held)|cancel+ed|did not take place|impossibility|absence of|postponed|not held"
)
_PLANNED = re.compile(r"\b(?:upcoming|next|will (?:be held|take place|be)|scheduled|planned for|to be held)\b")
_PLACE = re.compile(r"\bin (Geneva|New York|Vienna|Addis Ababa|Washington|Nairobi|Strasbourg|[A-Z]\w+ \(virtual\))\b")
_VIRTUAL = re.compile(r"\bvirtual(?:ly)?\b|\bonline\b")
_QUOTED = re.compile(r"[“\"]([^”\"]{5,200})[”\".]")
_ABOUT = re.compile(
    r"\b(?:with a particular focus on|on the theme|on how to|on the response|on the situation|on the) ([^.;,“”]{5,160})|\bfocus on ([^.;“”]{5,160})"
)
_ATTENDED = re.compile(r"(?:attended by|attracted|[Pp]articipants included|brought together) ([^.;]{5,200})")
_NUMBERED = re.compile(r"\b(?:held its|the) ([\w-]+) (?:annual )?session\b")
_FAR = 190


def events(reading: Reading) -> Iterator[EventFact]:
    """A fact for each dated event a paragraph or item speaks of, and each that was not held."""
    for block in reading.bodies:
        seen: set[tuple[str, str]] = set()
        for start, end in reading.sentences(block):
            for fact in _in_sentence(reading, block, start, end):
                if (fact.kind, fact.start) not in seen:
                    seen.add((fact.kind, fact.start))
                    yield fact


def _in_sentence(reading: Reading, block: Block, start: int, end: int) -> Iterator[EventFact]:
    cues: list[tuple[str, int, int]] = []
    if not _ANY.search(block.text, start, end):
        return
    for kind, pattern in _KINDS:
        for found in pattern.finditer(block.text, start, end):
            if not any(s < found.end() and found.start() < e for _, s, e in cues):
                cues.append((kind, found.start(), found.end()))
    cues.sort(key=lambda c: c[1])
    for index, (kind, low, high) in enumerate(cues):
        limit = cues[index + 1][1] if index + 1 < len(cues) else end
        status = _status(block.text, start, end, low)
        dates = _dates(reading, block, start, low, high, limit, first=index == 0)
        if not dates and status == "not-held" and reading.year:
            yield _fact(reading, block, kind, (start, end), (low, high), (str(reading.year),) * 2, status)
        for when in dates:
            yield _fact(reading, block, kind, (start, end), (low, high), when, status)


def _status(text: str, start: int, end: int, at: int) -> Literal["held", "planned", "not-held"]:
    if _NOT_HELD.search(text, start, end):
        return "not-held"
    around = text[max(start, at - 40) : min(end, at + 120)]
    return "planned" if _PLANNED.search(around) else "held"


def _dates(
    reading: Reading, block: Block, start: int, low: int, high: int, limit: int, *, first: bool
) -> list[tuple[str, str]]:
    """The dates of an event: the nearest after it, else the one that opens the sentence."""
    after = [m for m in reading.between(block, "date", high, min(limit, high + _FAR)) if m.detail != "year"]
    before = [m for m in reading.between(block, "date", start, low) if m.detail != "year"]
    inside = [m for m in reading.between(block, "date", low, high) if m.detail != "year"]
    chosen = (
        inside[:1]
        or [m for m in after if re.search(r"\b(?:on|from|in|between|of|to) $|, $", block.text[: m.start])][:1]
    )
    if chosen and re.search(r"adopted (?:on |in )?$|created? (?:on |in )?$", block.text[: chosen[0].start]):
        chosen = []
    if not chosen and before and first and re.search(r"\b(?:[Oo]n|[Ii]n|[Ff]rom) $", block.text[: before[-1].start]):
        chosen = before[-1:]
    return [when for mention in chosen for when in _split(mention, reading)]


def _split(mention: Mention, reading: Reading) -> list[tuple[str, str]]:
    """One interval, or two dates where "and" joins days far apart: "24 May and 16 December"."""
    year = reading.year
    if reading.document.source.info.kind == "letter" and (mention.target or "").startswith("--") and year:
        stated = complete(mention.target or "", year)
        if as_interval(stated)[0][:7] > reading.document.source.info.date[:7]:
            year -= 1
    value = complete(mention.target or "", year)
    if not value:
        return []
    begin, end = as_interval(value)
    if begin != end and " and " in mention.text and _apart(begin, end):
        return [(begin, begin), (end, end)]
    return [(begin, end)]


def _apart(begin: str, end: str) -> bool:
    if len(begin) < 10 or len(end) < 10:
        return True
    return (date.fromisoformat(end) - date.fromisoformat(begin)).days > 4


def _fact(
    reading: Reading,
    block: Block,
    kind: str,
    sentence: tuple[int, int],
    cue: tuple[int, int],
    when: tuple[str, str],
    status: Literal["held", "planned", "not-held"],
) -> EventFact:
    start, end = sentence
    text = block.text[start:end]
    title = " ".join(block.text[cue[0] : cue[1]].split()).strip(" ,")
    if kind == "forum" and (number := _NUMBERED.search(text)) and number[1] not in title:
        title = f"{title}, {number[1]} session"
    place = _PLACE.search(text)
    attended = _ATTENDED.search(block.text, start) if kind == "forum" else _ATTENDED.search(text)
    about = _QUOTED.search(block.text, cue[1], end) or (_QUOTED.search(block.text, end) if kind == "forum" else None)
    on = about or _ABOUT.search(text)
    mandates = [m for m in reading.between(block, "mandate", start, end) if m.target]
    participants = attended[1] if attended else "; ".join(m.text for m in mandates if kind != "forum")
    return EventFact(
        block=block.index,
        evidence=(quote(block, start, end),),
        rule="event-not-held" if status == "not-held" else "event",
        confidence=0.95,
        title=title[:1].lower() + title[1:]
        if title[:2].istitle() and title.split()[0] in ("The", "Informal", "Annual")
        else title,
        kind=kind,
        start=when[0],
        end=when[1],
        status=status,
        place="virtual" if _VIRTUAL.search(text) and not place else (place[1] if place else ""),
        theme=next((g.strip() for g in on.groups() if g), "") if on else "",
        participants=participants.strip(),
        participant_links=tuple(dict.fromkeys(m.target or "" for m in mandates)),
    )
