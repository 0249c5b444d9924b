"""What stands on every page beside the running text: heads and feet, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from sp_graph.documents.formats.pdf_lines import LOWERED, RAISED, Line, Page
from sp_graph.documents.furniture import is_furniture, is_symbol

# A number that stands alone may be a page number; one inside a symbol says which document.
_NUMBER = re.compile(r"(?<![\w/.-])\d{1,4}(?![\w/-]|\.\d)")
_NOTE = re.compile(rf"{RAISED}(?P<raised>\d+){LOWERED}[.\s]*|(?P<plain>\d{{1,4}})(?:[.\s]\s*(?=\S)|(?=[^\W\d]|“)|\s*$)")
_STAR = re.compile(r"\*{1,4}\s*(?=\S)")
_SMALL = 0.95
_EDGE_ROWS = 3
_SAME_HEIGHT = 4.0
_MARGIN = 0.12
_RULE_ABOVE = 30.0
_LARGEST_STEP = 3


@dataclass(slots=True)
class Note:
    """A footnote: its number ("*" for one without) and its lines.

    `after` is the place of the last line of running text before it on its page.
    """

    number: str
    lines: list[Line]
    after: int


def without_furniture(pages: Sequence[list[Line]], layout: Sequence[Page]) -> tuple[list[Line], list[Note]]:
    """The lines of the running text in order, and the footnotes.

    Arguments: the lines of each page, and the pages. A running head is repeated at its
    height, or is a document symbol, page number or job number at the edge of a page; the
    symbol is kept once, before everything else, where no line of the first page has it.
    """
    kept, symbols = _without_heads(pages, layout)
    body = _body_size(kept)
    lines: list[Line] = []
    notes: list[Note] = []
    for page, own in zip(layout, kept, strict=True):
        for stack in _stacks(own):
            begin = _first_note(stack, page, body, notes)
            lines.extend(stack[:begin])
            _read_notes(stack[begin:], len(lines) - 1, notes)
    if symbols and not any(symbols[0] in line.text for line in (kept[0] if kept else [])):
        head = next(line for own in pages for line in own if symbols[0] in line.text)
        lines.insert(0, Line(symbols[0], head.page, "whole", head.x0, head.x0, head.y0, head.size, head.bold, 0.0))
        for note in notes:
            note.after += 1
    return lines, notes


def _without_heads(pages: Sequence[list[Line]], layout: Sequence[Page]) -> tuple[list[list[Line]], list[str]]:
    edges = [_edges(lines, page) for lines, page in zip(pages, layout, strict=True)]
    seen: Counter[tuple[str, int]] = Counter()
    for sides in edges:
        seen.update({key for side in sides for line in side for key in _keys(line)})
    symbols: list[str] = []
    kept = []
    for lines, sides in zip(pages, edges, strict=True):
        heads: set[Line] = set()
        for side in sides:
            # From the edge of the page inwards, up to the first line that is none.
            heads.update(takewhile(lambda line: is_furniture(line.text) or any(seen[k] > 1 for k in _keys(line)), side))
        symbols.extend(line.text.strip() for line in lines if line in heads and is_symbol(line.text))
        kept.append([line for line in lines if line not in heads])
    return kept, symbols


def _edges(lines: Sequence[Line], page: Page) -> tuple[list[Line], list[Line]]:
    """The lines at the top and at the foot of a page that lie in its margins, from the edge inwards."""
    by_height = sorted(lines, key=lambda line: -line.y0)
    room = _MARGIN * page.height
    top = [line for line in by_height[:_EDGE_ROWS] if line.y0 > page.height - room]
    foot = [line for line in by_height[::-1][:_EDGE_ROWS] if line.y0 < room and line not in top]
    return top, foot


def _keys(line: Line) -> list[tuple[str, int]]:
    """The words of a line, whatever the page number in them, with its height, roughly."""
    words = _NUMBER.sub("#", line.text).strip()
    if _NOTE.match(line.text) or _STAR.match(line.text):
        return []
    height = int(line.y0 / _SAME_HEIGHT)
    return [(words, height), (words, height + 1)]


def _body_size(pages: Sequence[list[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page by the column they stand in, in reading order."""
    stacks: list[list[Line]] = []
    for line in lines:
        if stacks and stacks[-1][-1].region == line.region:
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return stacks


def _first_note(stack: Sequence[Line], page: Page, body: float, notes: Sequence[Note]) -> int:
    """Where the footnotes of a column begin: lines in small print, or under a rule, that begin with a number."""
    begin = len(stack)
    while begin and stack[begin - 1].size <= _SMALL * body:
        begin -= 1
    last = next((int(n.number) for n in reversed(notes) if n.number != "*"), 0)
    for at in range(begin, len(stack)):
        if _STAR.match(stack[at].text) or _follows(stack[at], last):
            # Small print above the first number goes on with the note of the page before.
            return begin if notes and not _has_gap(stack[begin : at + 1]) else at
    if begin < len(stack) and notes and _under_rule(stack[begin], page):
        return begin
    for at in range(len(stack)):
        found = _NOTE.match(stack[at].text)
        if found and _follows(stack[at], last) and (found["raised"] or _under_rule(stack[at], page)):
            return at
        if _STAR.match(stack[at].text) and _under_rule(stack[at], page):
            return at
    return len(stack)


def _follows(line: Line, last: int) -> bool:
    """Whether a line begins with the number of the next note (or of the first on its page)."""
    found = _NOTE.match(line.text)
    if not found:
        return False
    number = int(found["raised"] or found["plain"])
    return last < number <= last + _LARGEST_STEP or (found["raised"] is not None and not last)


def _has_gap(lines: Sequence[Line]) -> bool:
    """Whether more room than a line's height lies between lines that follow each other."""
    return any(above.y0 - below.y0 > 2.2 * above.size for above, below in pairwise(lines))


def _under_rule(line: Line, page: Page) -> bool:
    top = line.y0 + line.size
    return any(x0 <= line.x0 + 20 and top - 2 <= y <= top + _RULE_ABOVE for x0, _, y in page.rules)


def _read_notes(lines: Sequence[Line], after: int, notes: list[Note]) -> None:
    for line in lines:
        last = next((int(n.number) for n in reversed(notes) if n.number != "*"), 0)
        if _STAR.match(line.text):
            notes.append(Note("*", [line], after))
        elif _follows(line, last):
            found = _NOTE.match(line.text)
            number = (found["raised"] or found["plain"]) if found else ""
            notes.append(Note(number, [line], after))
        elif notes:
            notes[-1].lines.append(line)


def note_text(line: Line, *, first: bool) -> str:
    """The words of a line of a footnote, without its number if it is the first."""
    found = _NOTE.match(line.text) if first else None
    return line.text[found.end() :] if found else line.text
