"""Where the body of a document begins, behind its cover, summary and contents; and the lines of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sp_graph.documents.furniture import SYMBOL, is_furniture, is_job_number, is_symbol
from sp_graph.documents.lines import is_short

_COVER = re.compile(
    r"\s*(?:Distr\b|Original\s*:|(?:Executive\s+)?Summary\s*$|(?:Table\s+of\s+)?Contents\b.{0,30}$|UNITED\s+NATIONS\b)",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?:\.\s?){4,}[\s\divx–-]*$|(?:\t\s*|\S {3,})\d{1,3}(?:\s?[–-]\s?\d{1,3})?(?:\s+\d{1,3})?\s*$")
_FIRST = re.compile(r"\s*1\.\s+(?=\S)")
_HEADING = re.compile(r"\s*([IVXLC]+|[A-Z]|\d{1,2})\.\s+(?=\S)")
_PAGE = re.compile(r"\s*page\s+\d+\s*", re.IGNORECASE)
_IN_LINE = re.compile(SYMBOL)
_FIRST_OF_LEVEL = (("1",), ("A",), ("I",))


def is_contents_entry(line: str) -> bool:
    """Whether a line ends like one of a table of contents: with leaders, or with a page number far off."""
    return _ENTRY.search(line) is not None


def front_end(lines: Sequence[str]) -> int:
    """The index of the line that the body begins with; 0 if there is neither cover nor contents.

    The body begins with the first numbered paragraph and the headings right above it. Before it
    stand the cover, the summary and the contents, whose entries look like headings.
    """
    first = next((i for i, line in enumerate(lines) if _is_first_paragraph(line)), None)
    if first is None or not any(_is_cover(line) for line in lines[:first]):
        return 0
    begin, level = first, 0
    for at in range(first - 1, -1, -1):
        if not lines[at].strip() or is_furniture(lines[at]):
            continue
        found = _HEADING.match(lines[at])
        if not found or not is_short(lines[at]) or is_contents_entry(lines[at]):
            break
        above = next((n for n, firsts in enumerate(_FIRST_OF_LEVEL[level:], level) if found[1] in firsts), None)
        if above is None:
            break
        begin, level = at, above + 1
    return begin


def _is_first_paragraph(line: str) -> bool:
    return _FIRST.match(line) is not None and not is_short(line) and not is_contents_entry(line)


def _is_cover(line: str) -> bool:
    return _COVER.match(line) is not None or is_contents_entry(line) or any(map(is_symbol, line.split("\t")))


def page_lines(lines: Sequence[str]) -> set[int]:
    """The lines, by index, that belong to the pages of a text: heads, page numbers and job numbers.

    A symbol alone on its line is a running head if it is there more than once; a number
    alone is a page number only beside one of these.
    """
    symbols = Counter(found[0] for line in lines if is_furniture(line) for found in _IN_LINE.finditer(line))
    found = {
        at
        for at, line in enumerate(lines)
        if line.strip()
        and is_furniture(line)
        and (is_job_number(line) or _PAGE.fullmatch(line) or any(symbols[s[0]] > 1 for s in _IN_LINE.finditer(line)))
    }
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for near in (filled, filled[::-1]):
        for before, at in pairwise(near):
            if before in found and is_furniture(lines[at]):
                found.add(at)
    return found
