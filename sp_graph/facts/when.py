"""The dates of an event: those that its own clause gives it, one or several.

"met in Geneva from 20 to 24 January and from 16 to 20 June 2014" are two meetings, "on
25 and 26 November" is one of two days.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sp_graph.facts.cues import Cue
from sp_graph.facts.periods import as_interval
from sp_graph.facts.reading import Reading
from sp_graph.model import Block, Mention

_FAR = 190
_LEADS_IN = re.compile(
    r"(?:\b(?:[Oo]n|[Ff]rom|[Ii]n|[Bb]etween|[Oo]f|[Tt]o|[Ff]or|[Uu]ntil|[Dd]uring|early|late|mid-?)|,|\(|;|:|–|—) ?$"
)
_FRONTED = re.compile(r"(?:\b(?:[Oo]n|[Ii]n|[Ff]rom|[Bb]etween|[Dd]uring|early|late)) ?$")
# What a date after such a word tells of is not the event.
_ELSEWHERE = re.compile(
    r"\b(?:adopted|created|established|(?<!newly )(?<!recently )appointed|elected|issued|published|launched|dated|entitled to|resolutions?|letters?|[Ss]ince|establishment|creation|adoption|[Ff]ollowing|[Aa]fter|[Bb]efore|[Pp]rior to|[Aa]head of|by which)\b"
    r"|\breports? (?:of|on|was|were|will|submitted|presented|issued)\b|\b(?:submitted|presented) to\b"
)
_SAYING = re.compile(
    r"\b(?:decided|agreed|wrote|sent|reported|recalled|informed|announced|proposed|requested|thanked|recommended|called on)\b"
)
_OCCASION = re.compile(r"\b(?:at|during|in|on the occasion of) (?:an?|its|their|this|the) (?:\w+ )?$")
_BESIDE = re.compile(
    r"\b(?:[Ff]ollowing|[Aa]fter|[Aa]head of|[Bb]efore|[Pp]rior to|preparations? (?:for|of)|at the end of|at the close of|outcome of|(?:in )?advance of|results of|report (?:of|on)) (?:an?|its|their|this|the|our)(?: [\w-]+)? ?$"
)
_TAKING_PART = re.compile(
    r"\b(?:participa\w+|took part|taking part|attend\w+|spoke|address\w+|brief\w+|guid\w+|speak\w+|contribut\w+)\b"
)
_HOLDING = re.compile(
    r"\b(?:held|took place|taking place|take place|convened?|organi[sz]ed|conducted|hosted|met|scheduled|planned|postponed|rescheduled)\b"
)
_TIGHT = re.compile(
    r"(?:.*\b(?:held|took place|taking place|convened|organi[sz]ed|conducted|hosted|scheduled)\b[^,;:]{0,60}|,?(?: in [A-Z][\w ]{2,20},?)?(?: (?:of|on|in|from|for))? ?(?:\((?:[A-Z][\w ]+, )?)?)$",
    re.DOTALL,
)
_PLACE_OR_WITH = r"(?:,? (?:in|at) [^,;.:()]{3,45}|,? with [^;.:()]{3,90}?|,? (?:online|virtually|remotely|in person|respectively)|,? for [^,;.:()]{3,60}|\)|,? \([^()]{2,60}\))"
_COORDINATED = re.compile(
    rf"{_PLACE_OR_WITH}{{0,3}}(?:,? and|,? as well as|,? or|,|;)(?: (?:again|then|also|finally|lastly|subsequently))?"
    rf"(?:{_PLACE_OR_WITH}{{0,2}},?| \(?[A-Z][\w ]+,?| \()?(?: (?:on|from|in|between|to))? ?"
    # "on Burundi (9 November) and on Yemen (10 December)"
    r"|\)(?:,? and|,|;) [^;.:()]{2,90} \("
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|elected|adopted|took|sent|which|who|that|agreed|decided)\b"
)
_ITEM = re.compile(r"; (?:and )?(?:on|in|from|between|of) $")
_NEW_CLAUSE = re.compile(
    r",? (?:the|an?|it|he|she|they|its|his|her|their|mandate|special|members|participants|\d+|[A-Z]\w+ \w+ed)\b"
)


@dataclass(frozen=True, slots=True)
class When:
    """The begin and end of an event, as in `EventFact`, and where in the block they stand.

    `sure` is False where the year was not stated but inferred.
    """

    begin: str
    end: str
    at: tuple[int, int]
    sure: bool = True


def usual_year(reading: Reading) -> int | None:
    """The year the document speaks of; if it does not say, the year that most of its dates name."""
    if reading.year:
        return reading.year
    years = Counter(
        found[0]
        for block in reading.bodies
        for mention in reading.mentions(block, "date")
        if mention.detail != "year" and (found := re.match(r"\d{4}", mention.target or ""))
    )
    return int(years.most_common(1)[0][0]) if years else None


def dates_of(
    reading: Reading, block: Block, clause: tuple[int, int], cue: Cue, limits: tuple[int, int]
) -> list[Mention]:
    """The mentions of dates that belong to an event.

    Arguments: `clause`, the part of the sentence between semicolons in which the words
    of the event stand; `limits`, the end of the event named before and the start of the
    one named after. What stands after the event's name counts first, unless the clause
    opens with a date and what stands after is not said to be when it was held.
    """
    start, end = clause
    text = block.text
    days = [m for m in reading.between(block, "date", start, limits[1]) if m.detail != "year"]
    inside = [m for m in days if cue.start <= m.start and m.end <= cue.end]
    if inside:
        return _chain(text, days, days.index(inside[0]), cue)
    after = _after(text, days, cue, limits[1] if cue.many else min(end, limits[1]))
    before = _before(text, days, cue, max(start, limits[0]))
    if after is not None and (not before or _TIGHT.match(text, cue.end, days[after].start)):
        return _chain(text, days, after, cue)
    return before


def _after(text: str, days: list[Mention], cue: Cue, high: int) -> int | None:
    for index, day in enumerate(days):
        if day.start < cue.end or day.end > high:
            continue
        if day.start - cue.end > _FAR:
            return None
        if _LEADS_IN.search(text, max(0, day.start - 10), day.start) and not _told_elsewhere(text, cue.end, day.start):
            return index
    return None


def _before(text: str, days: list[Mention], cue: Cue, low: int) -> list[Mention]:
    """The dates that open the clause: "On 12 May …", "In May and on 3 December, …"."""
    ahead = [m for m in days if low <= m.start and m.end <= cue.start]
    fitting = [m for m in ahead if _FRONTED.search(text, max(low, m.start - 9), m.start)]
    fitting = [m for m in fitting if not _told_elsewhere(text, low, m.start)]
    if not fitting or _BESIDE.search(text, low, cue.start) or _only_said(text, low, cue.start):
        return []
    if cue.single and fitting[-1].detail == "day" and "/" not in (fitting[-1].target or ""):
        # "On 10 June, at the annual meeting, …" is a day of it, not its dates.
        return []
    first = ahead.index(fitting[-1])
    chosen = [ahead[first]]
    if cue.single:
        return chosen
    for day in reversed(ahead[:first]):
        if not _joined(text, day, chosen[0], cue, fronted=True):
            break
        chosen.insert(0, day)
    for day in ahead[first + 1 :]:
        if not _joined(text, chosen[-1], day, cue, fronted=True):
            break
        chosen.append(day)
    return chosen


def _only_said(text: str, low: int, high: int) -> bool:
    """Whether the words before an event are of its being decided or written about, not held."""
    said = None if _OCCASION.search(text, low, high) else _SAYING.search(text, low, high)
    return said is not None and not (_HOLDING.search(text, said.end(), high) or _TAKING_PART.search(text, low, high))


def _told_elsewhere(text: str, low: int, at: int) -> bool:
    """Whether the words before a date tell of something else that happened then."""
    last = None
    for last in _ELSEWHERE.finditer(text, low, at):  # noqa: B007 - the last one counts
        pass
    return last is not None and _HOLDING.search(text, last.end(), at) is None


def _chain(text: str, days: list[Mention], first: int, cue: Cue) -> list[Mention]:
    """A date and those coordinated with it."""
    chosen = [days[first]]
    for day in days[first + 1 :]:
        if cue.single or not _joined(text, chosen[-1], day, cue):
            break
        chosen.append(day)
    return chosen


def _joined(text: str, one: Mention, two: Mention, cue: Cue, *, fronted: bool = False) -> bool:
    gap = text[one.end : two.start]
    if ";" in gap and cue.many and _ITEM.search(gap):
        return True
    if len(gap) > 140 or _FINITE.search(gap) or _ELSEWHERE.search(gap) or (";" in gap and not cue.many):
        return False
    return _COORDINATED.fullmatch(gap) is not None and (fronted or _NEW_CLAUSE.match(text, two.end) is None)


def completed(mentions: list[Mention], year: int | None, *, letter: str = "", ahead: bool = False) -> list[When]:
    """The dates with their years, each interval of days far apart as two dates.

    A date without a year has that of the next one that states it ("in June and in
    November 2014"), else `year`. Arguments: `letter`, the date of a letter, before which
    what it tells of happened; `ahead`, whether the event lies ahead.
    """
    values = [m.target or "" for m in mentions]
    stated = [int(v[:4]) if v[:4].isdigit() else None for v in values]
    result: list[When] = []
    for index, mention in enumerate(mentions):
        own = next((y for y in stated[index:] if y), None) or next((y for y in reversed(stated[:index]) if y), None)
        value, sure = values[index], own is not None
        if value.startswith("--") and own is None and year:
            own = _likely_year(value, year, letter, ahead=ahead)
        parts = [f"{own}{part[1:]}" if part.startswith("--") and own else part for part in value.split("/")]
        if any(part.startswith("--") for part in parts):
            continue
        begin, end = as_interval("/".join(parts))
        at = (mention.start, mention.end)
        if begin != end and " and " in mention.text and _apart(begin, end):
            result += [When(begin, begin, at, sure), When(end, end, at, sure)]
        else:
            result.append(When(begin, end, at, sure))
    return result


def _likely_year(value: str, year: int, letter: str, *, ahead: bool) -> int:
    month = value[2:4]
    if letter:
        if ahead:
            return year + 1 if month < letter[5:7] else year
        return year - 1 if month > letter[5:7] else year
    return year + 1 if ahead else year


def _apart(begin: str, end: str) -> bool:
    if len(begin) < 10 or len(end) < 10:
        return True
    return (date.fromisoformat(end) - date.fromisoformat(begin)).days > 4
