"""Which period a figure speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sp_graph.facts.numerals import Numeral
from sp_graph.facts.reading import Reading
from sp_graph.model import Block, Mention

_AS_OF = re.compile(r"\b(?:[Aa]s (?:of|at)|[Bb]y|[Uu]ntil|[Oo]n) $")
_AS_OF_ONLY = re.compile(r"\b[Aa]s (?:of|at) $")
_SINCE = re.compile(r"\b[Ss]ince $")
_IN = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]f|year) (?:the year |the course of )?$")
_NEAR_YEAR = re.compile(r"^[^;:,()]{0,30}?(?<!sent )\b(?:in|during|of|end of) ((?:19|20)\d\d)\b")
_RIGHT_AFTER = re.compile(r"^(?:in|at the end of|by the end of) ((?:19|20)\d\d)\b")
_OF_OTHER = re.compile(r"\b(?:compared (?:with|to)|against|opposed to|from|than)\b[^;:]{1,30} (?:in|of) $")
_MANY = 5
# What is counted at a day, not over a year.
_STOCKS = (
    "states-",
    "standing-invitations",
    "mandates-",
    "mandate-holder-positions",
    "mandate-holders-active",
    "regional-",
)

# Defined over the five years before, whatever the sentence says.
_FIVE_YEARS = frozenset(
    ("states-five-or-more-visits", "states-no-visit-in-five-years", "states-five-or-more-pending-requests")
)
# Of no period: how long publication takes, how many visits there are in any year.
_ALWAYS = frozenset(("communications-publication-delay", "country-visits-yearly-average"))


def complete(value: str, year: int | None) -> str:
    """A date with its year: `--04-30` in a document on 2020 is `2020-04-30`; empty if not known."""
    parts = value.split("/")
    done = [f"{year}{part[1:]}" if part.startswith("--") and year else part for part in parts]
    return "" if any(part.startswith("--") for part in done) else "/".join(done)


def as_interval(value: str) -> tuple[str, str]:
    """The begin and end of a date or interval as written: `2020-04` is its own end."""
    start, _, end = value.partition("/")
    return start, end or start


def figure_period(reading: Reading, block: Block, number: Numeral, measure: str, year: int | None) -> str:
    """The period of a figure, as the tables print it; empty if none is known.

    "As of 31 December 2020" (also of the sentence before) gives `as-of 2020-12-31`, a
    year in the sentence that year (of several the one next to the number), "since June
    2019" `2019-06/..`, a forum its days; otherwise it is `year`, that of the document.
    """
    if measure in _ALWAYS:
        return ""
    if measure in _FIVE_YEARS:
        return five_years(reading, block, year)
    start, end = reading.sentence(block, number.mention.start)
    here = list(_dates(reading, block, start, end, year))
    before = list(_dates(reading, block, 0, start, year))
    if measure == "forum-participants":
        days = [v for m, v in before + here if m.detail == "day"]
        if days:
            return days[-1]
    if stated := _as_of(block, here, _AS_OF):
        return stated
    years = [(m, v) for m, v in here if m.detail == "year" and "/" not in v and _is_own(block.text[start : m.start])]
    after = number.after.split("#")[-1].lstrip()
    several = len({v for _, v in here if len(v) == len("2020")}) > 1
    if near := _RIGHT_AFTER.match(after) or (_NEAR_YEAR.search(after) if several else None):
        return near[1]
    if years:
        return years[0][1]
    since = measure.startswith(("internal-advisory", "x-"))
    for dates in (here, before):
        if since and (stated := _since(block, dates)):
            return stated
    if measure.startswith(_STOCKS) and (stated := _as_of(block, before, _AS_OF)):
        return stated
    return str(year) if year else ""


def _is_own(before: str) -> bool:
    """Whether a year after these words is that of the sentence, not of a number compared with."""
    return _IN.search(before) is not None and not _OF_OTHER.search(before)


def document_year(reading: Reading) -> int | None:
    """The year a document speaks of: the one it reports on, else the one it names most often, else that of its date."""
    reported = reading.document.source.info.reports_on
    if reported:
        return reported
    named: Counter[str] = Counter()
    for block in reading.bodies:
        named.update(v[:4] for m in reading.mentions(block, "date") if (v := m.target or "")[:4].isdigit())
    most = named.most_common(1)
    return int(most[0][0]) if most and most[0][1] >= _MANY else reading.year


def five_years(reading: Reading, block: Block, year: int | None) -> str:
    """The five years that "the past five years" stands for.

    A note or sentence of the document that says which period is covered is followed as
    it stands, even where it cannot be right; otherwise it is the five years to the end
    of `year`.
    """
    for note in reading.blocks:
        if note.kind != "footnote" and "five years" not in note.text:
            continue
        days = [(m, v) for m, v in _dates(reading, note, 0, len(note.text), year) if len(as_interval(v)[0]) == 10]
        if not days:
            continue
        start, end = as_interval(days[0][1])[0], as_interval(days[-1][1])[1]
        if int(end[:4]) - int(start[:4]) == 4 and start.endswith("-01-01"):
            return f"{start}/{end}"
    return f"{year - 4}-01-01/{year}-12-31" if year else ""


def _dates(reading: Reading, block: Block, start: int, end: int, year: int | None) -> Iterator[tuple[Mention, str]]:
    for mention in reading.between(block, "date", start, end):
        value = complete(mention.target or "", year)
        if value:
            yield mention, value


def _as_of(block: Block, dates: list[tuple[Mention, str]], words: re.Pattern[str]) -> str:
    for mention, value in dates:
        last = as_interval(value)[1]
        if words.search(block.text[max(0, mention.start - 12) : mention.start]) and (
            last.endswith("-12-31") or _AS_OF_ONLY.search(block.text[max(0, mention.start - 12) : mention.start])
        ):
            return f"as-of {last}"
    return ""


def _since(block: Block, dates: list[tuple[Mention, str]]) -> str:
    for mention, value in dates:
        if _SINCE.search(block.text[max(0, mention.start - 12) : mention.start]) and "/" not in value:
            return f"{value}/.."
    return ""
