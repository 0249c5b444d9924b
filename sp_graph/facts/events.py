"""Dated happenings: annual meetings, forums, Arria-formula meetings, conversations, sessions.

What could not take place is an event that was not held; what lies ahead is planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sp_graph.facts.cues import Cue, cues_in, names_committee, pointers_in
from sp_graph.facts.reading import Reading, quote
from sp_graph.facts.when import When, completed, dates_of, usual_year
from sp_graph.model import Block, EventFact

Status = Literal["held", "planned", "not-held"]

_NOT_HELD = re.compile(
    r"\b(?:could|can|did|would|will) not (?:take place|meet|be (?:held|convened|organi[sz]ed)|hold)\b|\bcancel+ed\b|\bcancellation of\b"
    r"|\bimpossib(?:le|ility)\b|\b(?:was|were|been|be|being|is) (?:again )?postponed\b|\bpostponement of\b|\bnot (?:been )?(?:held|convened)\b"
    r"|\b(?:unable|not able|not possible|not in a position) to (?:meet|hold|convene|organi[sz]e)\b"
)
_NONE_BEFORE = re.compile(
    r"\b(?:[Aa]bsence of|[Nn]o|[Ii]mpossibility (?:for|of)|[Ii]nstead of|[Ii]n the place of|lack of) (?:[\w’-]+ ){0,7}$"
)
_MOVED_TO = re.compile(r"\b(?:postponed|rescheduled|moved|deferred)\b[^.;]{0,25}? (?:to|until|for)\b")
_HELD_AFTER_ALL = re.compile(r"\b(?:took place|(?:was|were) (?:eventually |finally )?held|instead)\b")
_PAST = re.compile(
    r"(?<!be )\bheld\b|\btook (?:place|part)\b|\bmet\b|\b(?:was|were) (?:convened|organi[sz]ed)\b|\bparticipated\b|\bspoke\b|\battended\b|\bbriefed\b"
)
_AHEAD_BEFORE = re.compile(
    r"\b(?:upcoming|[Nn]ext|forthcoming|future|coming)(?: [\w-]+){0,2} $|\b(?:will|shall|intends? to|plans? to|is to|are to) (?:also |again |then )?(?:hold|organi[sz]e|convene|attend|participate in|take part in|contribute to|meet)\b[^.;]{0,60}$|\bready to [^.;]{0,60}$"
)
_AHEAD = re.compile(
    r"\b(?:will|shall)(?: \w+)? (?:be (?:held|convened|organi[sz]ed|hosted)|take place|meet|convene)\b|\bto be (?:held|convened|organi[sz]ed)\b|\bto take place\b"
    r"|\b(?:scheduled|planned|due|expected)\b(?: to take place| to be held| for)\b|\bupcoming\b"
)
_CITY = re.compile(
    r"\b(?:in|at) (?!January|February|March|April|May|June|July|August|September|October|November|December|the )([A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)*)"
)
_BRACKET_CITY = re.compile(r"\(([A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)*)(?:,[^()]{0,30})?, $")
_VIRTUAL = re.compile(r"\bvirtual(?:ly)?\b|\bonline\b|\bremotely\b")
_QUOTED = re.compile(r"[“\"]([^”\"]{5,200})[”\".]")
_ABOUT = re.compile(
    r"\b(?:with a particular focus on|on the theme(?: of)?|devoted to|dedicated to|on how to|on the response|on the situation|on the) ([^.;,“”]{5,160})|\bfocus(?:ed)? on ([^.;“”]{5,160})"
)
_ATTENDED = re.compile(r"(?:attended by|attracted|[Pp]articipants included|brought together) ([^.;]{5,200})")
_NUMBERED = re.compile(r"\b(?:held its|at its|the) ([\w-]+) (?:annual )?session\b")
_CLAUSE = re.compile(r";(?![^(]*\))")


@dataclass(slots=True)
class _Passage:
    """What a paragraph has named so far: the event last named, and whether "it" can be the Committee."""

    last: Cue | None = None
    dated: bool = False
    committee: bool = False
    listed: bool = False
    seen: set[tuple[str, str]] = field(default_factory=set)


def events(reading: Reading) -> Iterator[EventFact]:
    """A fact for each dated event a paragraph or item speaks of, and each that was not held."""
    year = usual_year(reading)
    passage, head = _Passage(), _Passage()
    for block in reading.bodies:
        if block.kind == "paragraph":
            passage = head = _Passage()
        else:
            passage = _Passage(last=head.last, dated=head.dated, listed=head.listed)
        named = cues_in(block.text)
        if not named and not passage.listed and "Committee" not in block.text:
            continue
        for start, end in reading.sentences(block):
            cues = [c for c in named if start <= c.start < end]
            for fact in _in_sentence(reading, block, (start, end), cues, passage, year):
                if (fact.kind, fact.start) not in passage.seen:
                    passage.seen.add((fact.kind, fact.start))
                    yield fact
        if block.kind == "paragraph":
            # "… in the following Arria-formula meetings:" is the head of the items.
            head.listed = head.last is not None and not head.dated and block.text.rstrip().endswith(":")


def _in_sentence(
    reading: Reading, block: Block, sentence: tuple[int, int], cues: list[Cue], passage: _Passage, year: int | None
) -> Iterator[EventFact]:
    start, end = sentence
    text = block.text
    if passage.listed and not cues and passage.last and start == 0:
        cues = [Cue(passage.last.kind, start, start, False, True)]
    nearest = next((c for c in cues if not c.back), passage.last)
    of_committee = passage.committee or names_committee(text, start, end)
    if nearest or of_committee:
        back = pointers_in(text, start, end, nearest, dated=passage.dated or bool(cues), committee=of_committee)
        cues += [b for b in back if not any(c.start < b.end and b.start < c.end for c in cues)]
        cues.sort(key=lambda c: c.start)
    # "It" in the next sentence is the Committee if this one has it for its subject, or goes on with it.
    passage.committee = names_committee(text, start, min(end, start + 70)) or (passage.committee and bool(cues))
    breaks = [m.end() for m in _CLAUSE.finditer(text, start, end)] if cues else []
    low = start
    for index, cue in enumerate(cues):
        high = cues[index + 1].start if index + 1 < len(cues) else end
        clause = (
            max([b for b in breaks if b <= cue.start], default=start),
            min([b for b in breaks if b > cue.start], default=end),
        )
        found, reached = _of_cue(reading, block, sentence, clause, cue, (low, high), year)
        # A date that one event has is not the next one's.
        low = max(cue.end, reached)
        passage.dated = bool(found) if cue.kind != "other" else passage.dated
        passage.last = cue if cue.kind != "other" else passage.last
        yield from found


def _of_cue(
    reading: Reading,
    block: Block,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    cue: Cue,
    limits: tuple[int, int],
    year: int | None,
) -> tuple[list[EventFact], int]:
    """The facts of one event, and where its last date ends."""
    info = reading.document.source.info
    letter = info.date if info.kind == "letter" else ""
    area = (max(clause[0], limits[0]), min(clause[1], limits[1]))
    status = _status(block.text, area, cue)
    dates = completed(dates_of(reading, block, clause, cue, limits), year, letter=letter, ahead=status == "planned")
    reached = max([w.at[1] for w in dates], default=0)
    # A report can tell of what happened since the year it covers.
    later_than = None if _PAST.search(block.text, *area) else reading.year
    if status == "not-held":
        return list(_not_held(reading, block, sentence, cue, dates, year)), reached
    facts = [
        _fact(reading, block, sentence, cue, when, "planned" if _lies_ahead(when, letter, later_than) else status)
        for when in dates
    ]
    return facts, reached


def _lies_ahead(when: When, letter: str, year: int | None) -> bool:
    """Whether a date is later than the letter, or than the year that the document reports on."""
    if letter:
        return when.begin > letter[: len(when.begin)]
    return year is not None and int(when.begin[:4]) > year


def _not_held(
    reading: Reading, block: Block, sentence: tuple[int, int], cue: Cue, dates: list[When], year: int | None
) -> Iterator[EventFact]:
    """An event that was not held when it should have been; a date it was moved to is another one."""
    low = cue.end if cue.end < sentence[1] else cue.start
    failed = _NOT_HELD.search(block.text, low, sentence[1])
    moved = _MOVED_TO.search(block.text, cue.start, sentence[1])
    past = _HELD_AFTER_ALL.search(block.text, failed.end(), sentence[1]) if failed else None
    turn = min([m.end() for m in (moved, past) if m], default=None)
    missed = [w for w in dates if turn is None or w.at[0] < turn]
    if not missed and year:
        missed = [When(str(year), str(year), (cue.start, cue.end), True)]
    for when in missed:
        yield _fact(reading, block, sentence, cue, when, "not-held")
    if turn is not None:
        later = [m for m in reading.between(block, "date", turn, sentence[1]) if m.detail != "year"][:1]
        for when in completed(later, year, ahead=not past):
            yield _fact(reading, block, sentence, cue, when, "held" if past else "planned")


def _status(text: str, area: tuple[int, int], cue: Cue) -> Status:
    low, high = area
    if _NOT_HELD.search(text, low, high) or _NONE_BEFORE.search(text, low, cue.start):
        return "not-held"
    if _AHEAD_BEFORE.search(text, low, cue.start):
        return "planned"
    if _AHEAD.search(text, cue.start, high) and not _HELD_AFTER_ALL.search(text, cue.start, high):
        return "planned"
    return "planned" if re.search(r"\b(?:next|upcoming|will hold)\b", text[cue.start : cue.end]) else "held"


def _place(text: str, sentence: tuple[int, int], cue: Cue, when: When) -> str:
    """The city nearest to the date."""
    bracket = _BRACKET_CITY.search(text, sentence[0], when.at[0])
    if bracket:
        return bracket[1]
    low = min(cue.start, max(sentence[0], when.at[0] - 120))
    cities = list(_CITY.finditer(text, low, min(sentence[1], when.at[1] + 60)))
    if not cities:
        return "virtual" if _VIRTUAL.search(text, *sentence) else ""
    return min(cities, key=lambda m: min(abs(m.end() - when.at[0]), abs(m.start() - when.at[1])))[1]


def _fact(reading: Reading, block: Block, sentence: tuple[int, int], cue: Cue, when: When, status: Status) -> EventFact:
    start, end = sentence
    text = block.text[start:end]
    title = " ".join(block.text[cue.start : cue.end].split()).strip(" ,")
    if cue.kind == "forum" and (number := _NUMBERED.search(text)) and number[1] not in title:
        title = f"{title}, {number[1]} session"
    if title[:2].istitle() and title.split()[0] in ("The", "Informal", "Annual", "A", "Another", "It", "Induction"):
        title = title[0].lower() + title[1:]
    attended = _ATTENDED.search(block.text, start) if cue.kind == "forum" else _ATTENDED.search(text)
    about = _QUOTED.search(block.text, cue.end, end) or (
        _QUOTED.search(block.text, end) if cue.kind == "forum" else None
    )
    on = about or _ABOUT.search(text)
    mandates = [m for m in reading.between(block, "mandate", start, end) if m.target]
    participants = attended[1] if attended else "; ".join(m.text for m in mandates if cue.kind != "forum")
    return EventFact(
        block=block.index,
        evidence=(quote(block, start, end),),
        rule="event-not-held" if status == "not-held" else "event",
        confidence=round((0.95 if when.sure else 0.85) * (0.9 if cue.back else 1.0), 2),
        title=title,
        kind=cue.kind,
        start=when.begin,
        end=when.end,
        status=status,
        place=_place(block.text, sentence, cue, when),
        theme=next((g.strip() for g in on.groups() if g), "") if on else "",
        participants=participants.strip(),
        participant_links=tuple(dict.fromkeys(m.target or "" for m in mandates)),
    )
