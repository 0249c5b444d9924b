"""The lines of a text as they were meant: one that was broken to fit a page is one again."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import quantiles

from sp_graph.documents.furniture import is_furniture

_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BEGINS = re.compile(r"\s*(?:\d{1,3}\.|[IVXLC]+\.|[A-Z]\.|\(?(?:[a-z]{1,2}|[ivxl]{1,5})\)|[-–•*]|[¹²³⁴-⁹])\s")
_STOPPED = re.compile(r"[.!?:;,][”\"’')\]]*\s*(?:and|or)?\s*$")
_LEADERS = re.compile(r"(?:\.\s?){4,}")
_FEWEST_LINES = 12
_WIDEST_PAGE = 130
_FULL = 0.7
_NEARLY = 0.9
_FEWEST_BROKEN = 4


def meant_lines(text: str) -> list[tuple[int, int]]:
    """The lines of `text` as (start, end), without their line breaks.

    A line of a text that is broken at a fixed width goes on in the next one if that one's
    first word had no more room.
    """
    lines = []
    start = 0
    for raw in text.splitlines(keepends=True):
        lines.append((start, start + len(raw.rstrip(_BREAKS))))
        start += len(raw)
    width = _width([text[a:b] for a, b in lines])
    if not width:
        return lines
    meant: list[tuple[int, int]] = []
    last = ""
    for a, b in lines:
        line = text[a:b]
        if meant and _goes_on(last, line, width):
            meant[-1] = (meant[-1][0], b)
        else:
            meant.append((a, b))
        last = line
    return meant


def _width(lines: list[str]) -> int:
    """The width a text is broken at; 0 if it is not broken: then lines are long, or end with sentences."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    if len(lengths) < _FEWEST_LINES or max(lengths) > _WIDEST_PAGE:
        return 0
    width = round(quantiles(lengths, n=50)[-1])
    broken = sum(
        len(line.rstrip()) > _FULL * width and not _STOPPED.search(line) and after.strip()[:1].islower()
        for line, after in pairwise(lines)
    )
    return width if broken >= _FEWEST_BROKEN else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    if not last.strip() or not line.strip() or is_furniture(last) or is_furniture(line):
        return False
    if _LEADERS.search(last) or _LEADERS.search(line):
        return False
    if _BEGINS.match(line) and (_STOPPED.search(last) or _BEGINS.match(last)):
        return False
    # People who break lines by hand leave some room.
    return len(last.rstrip()) + 1 + len(line.split()[0]) > _NEARLY * width
