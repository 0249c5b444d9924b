"""Which period a statement speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.facts.reading import Reading
from sp_graph.model import Block, Mention

_AS_OF = re.compile(r"\b[Aa]s (?:of|at) $")
_SINCE = re.compile(r"\bsince $")
_IN = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|year) (?:the year )?$")
_COVERS = re.compile(r"[Cc]over(?:s|ing)? the period from $")


def complete(value: str, year: int | None) -> str:
    """A date with its year: `--04-30` in a document on 2020 is `2020-04-30`; empty if not known."""
    parts = value.split("/")
    done = [f"{year}{part[1:]}" if part.startswith("--") and year else part for part in parts]
    return "" if any(part.startswith("--") for part in done) else "/".join(done)


def as_interval(value: str) -> tuple[str, str]:
    """The begin and end of a date or interval as written: `2020-04` is its own end."""
    start, _, end = value.partition("/")
    return start, end or start


def _dates(reading: Reading, block: Block, start: int, end: int) -> Iterator[tuple[Mention, str]]:
    for mention in reading.between(block, "date", start, end):
        value = complete(mention.target or "", reading.year)
        if value:
            yield mention, value


def period_of(reading: Reading, block: Block, at: int) -> str:
    """The period of a statement at a position, as the tables print it.

    "As of 31 December 2020" (also of the sentence before) gives `as-of 2020-12-31`,
    "since June 2019" `2019-06/..`, a year in the sentence that year, and otherwise the
    year the document reports on. Empty if none is known.
    """
    start, end = reading.sentence(block, at)
    for mention, value in _dates(reading, block, start, end):
        before = block.text[max(0, mention.start - 12) : mention.start]
        if _AS_OF.search(before):
            return f"as-of {as_interval(value)[1]}"
        if _SINCE.search(before) and "/" not in value:
            return f"{value}/.."
    for mention, value in _dates(reading, block, start, end):
        if mention.detail == "year" and "/" not in value and _IN.search(block.text[: mention.start]):
            return value
    for mention, value in _dates(reading, block, 0, start):
        if _AS_OF.search(block.text[max(0, mention.start - 12) : mention.start]):
            return f"as-of {as_interval(value)[1]}"
        if _SINCE.search(block.text[max(0, mention.start - 12) : mention.start]) and "/" not in value:
            return f"{value}/.."
    return str(reading.year) if reading.year else ""


def five_years(reading: Reading, block: Block) -> str:
    """The five years that "the past five years" stands for.

    A footnote of the document that says which period is covered is followed as it
    stands, even where it cannot be right; otherwise it is the five years to the end of
    the year reported on.
    """
    for note in reading.blocks:
        if note.kind != "footnote":
            continue
        days = [(m, v) for m, v in _dates(reading, note, 0, len(note.text)) if len(as_interval(v)[0]) == 10]
        if not days or not re.search(r"[Cc]over", note.text):
            continue
        start, end = as_interval(days[0][1])[0], as_interval(days[-1][1])[1]
        if int(end[:4]) - int(start[:4]) == 4:
            return f"{start}/{end}"
    return f"{reading.year - 4}-01-01/{reading.year}-12-31" if reading.year else ""
