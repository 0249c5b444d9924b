"""From the characters of a page to its lines, column by column in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

RAISED, LOWERED = "\ue000", "\ue001"
"""What stands around a raised number in the text of a line."""
_SUPERSCRIPT = {ord(sup): str(n) for n, sup in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_SAME_ROW = 0.3
_OVERPRINT = 0.1
_SMALL = 0.82
_WORD_GAP, _RAISED_GAP = 0.16, 0.5
_CELL_GAP = 2.0
_STRETCHED = 6.0
_COLUMN_GAP = 0.7
_MOST_RAISED = 24
_NEAR = 6
_FEWEST_IN_COLUMN = 5
_MOST_ACROSS = 0.3
_NARROWEST_COLUMN = 100
_LONG, _LONG_SHARE = 0.7, 0.3

Region = Literal["whole", "left", "right"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and the box it stands in; y grows upwards."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    bold: bool

    @property
    def size(self) -> float:
        """The height of the box."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its characters, its horizontal rules (from, to, height) and how many pictures."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[tuple[float, float, float]]
    pictures: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. Raised numbers stand between `RAISED` and `LOWERED`; wide gaps are tabs.

    `first` is the width of its first word: whether it would have fitted on the line before.
    """

    text: str
    page: int
    region: Region
    x0: float
    x1: float
    y0: float
    size: float
    bold: bool
    first: float


def lines_of(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page in the order they are read."""
    rows = [_rows(_once(page.glyphs)) for page in pages]
    gutters = [_gutter(own, page.width) for own, page in zip(rows, pages, strict=True)]
    usual = median([gutter for gutter in gutters if gutter]) if any(gutters) else None
    return [_ordered(page, own, gutter, usual) for page, own, gutter in zip(pages, rows, gutters, strict=True)]


def _ordered(page: Page, rows: list[list[Glyph]], gutter: float | None, usual: float | None) -> list[Line]:
    if gutter is None:
        # The last page of a document in columns may have text in the left one only.
        narrow = usual is not None and all(row[-1].x1 < usual for row in rows)
        return [_line(row, page.number, "left" if narrow else "whole") for row in rows]
    across = [row for row in rows if _crosses(row, gutter)]
    beside = [glyph for row in rows if not _crosses(row, gutter) for glyph in row]
    left = _rows([g for g in beside if (g.x0 + g.x1) / 2 < gutter])
    right = _rows([g for g in beside if (g.x0 + g.x1) / 2 >= gutter])
    whole = [_line(row, page.number, "whole") for row in across]
    columns = [_line(row, page.number, "left") for row in left] + [_line(row, page.number, "right") for row in right]
    ordered: list[Line] = []
    top = page.height * 2
    for line in [*sorted(whole, key=lambda line: -line.y0), None]:
        bottom = line.y0 if line else -page.height
        band = [one for one in columns if bottom < one.y0 <= top]
        ordered.extend(one for region in ("left", "right") for one in band if one.region == region)
        if line:
            ordered.append(line)
        top = bottom
    return ordered


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The visible characters; one that is printed twice in a place, to look bold, counts once."""
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        if not glyph.text or glyph.text.startswith("(cid:"):
            continue
        x, y = int(glyph.x0), int(glyph.y0)
        near = (places.get((glyph.text, x + dx, y + dy)) for dx in (0, -1, 1) for dy in (0, -1, 1))
        if not any(other and _same_place(glyph, other) for other in near):
            places[glyph.text, x, y] = glyph
            kept.append(glyph)
    return kept


def _same_place(one: Glyph, other: Glyph) -> bool:
    reach = _OVERPRINT * one.size
    return abs(one.x0 - other.x0) < reach and abs(one.y0 - other.y0) < reach


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that stand on one line, from the top down; raised numbers with the words they follow."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y0, g.x0)):
        last = rows[-1][0] if rows else None
        if last and abs(last.y0 - glyph.y0) < _SAME_ROW * min(last.size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    sizes = [median(g.size for g in row) for row in rows]
    merged: dict[int, list[Glyph]] = {at: list(row) for at, row in enumerate(rows)}
    for at, row in enumerate(rows):
        near = [n for n in range(max(0, at - _NEAR), min(len(rows), at + _NEAR + 1)) if n != at and n in merged]
        for n in near:
            if sizes[at] <= _SMALL * sizes[n] and _belongs(row, rows[n]):
                merged[n].extend(merged.pop(at))
                break
    return [sorted(merged[at], key=lambda g: g.x0) for at in sorted(merged, key=lambda n: -rows[n][0].y0)]


def _belongs(small: list[Glyph], row: list[Glyph]) -> bool:
    """Whether small characters are raised (or lowered) ones of a row: beside its letters, within its height."""
    middle = (small[0].y0 + small[0].y1) / 2
    low, high = row[0].y0, row[0].y1
    if not low <= middle <= high + 0.2 * (high - low):
        return False
    if len(small) > _MOST_RAISED:
        return False
    reach = 0.6 * (high - low)
    if any(abs(g.x1 - s.x0) < reach for g in row for s in small):
        return True
    # The number of a footnote stands before its words, often with some room between.
    begin = min(g.x0 for g in row)
    return all(s.text.isdigit() and s.x1 <= begin < s.x1 + 6 * reach for s in small)


def _gutter(rows: Sequence[Sequence[Glyph]], width: float) -> float | None:
    """Where a page with two columns is divided; None for a page with one."""
    found: list[tuple[int, float]] = []
    for step in range(35, 66):
        x = width * step / 100
        across = sum(_crosses(row, x) for row in rows)
        found.append((across, x))
    fewest = min(found)[0]
    best = [x for across, x in found if across == fewest]
    x = best[len(best) // 2]
    beside = [row for row in rows if not _crosses(row, x)]
    left = [[g for g in row if g.x1 <= x] for row in beside]
    right = [[g for g in row if g.x0 >= x] for row in beside]
    if fewest > _MOST_ACROSS * max(len(rows), 1) or not (_is_column(left) and _is_column(right)):
        return None
    return x


def _is_column(rows: Sequence[Sequence[Glyph]]) -> bool:
    """Whether the parts of rows on one side are lines of prose, not page numbers or cells."""
    spans = [(row[0].x0, row[-1].x1) for row in rows if row]
    if len(spans) < _FEWEST_IN_COLUMN:
        return False
    width = max(end for _, end in spans) - min(start for start, _ in spans)
    long = sum(end - start > _LONG * width for start, end in spans)
    return width > _NARROWEST_COLUMN and long >= _LONG_SHARE * len(spans)


def _crosses(row: Sequence[Glyph], x: float) -> bool:
    """Whether a row has letters or a mere space between words at `x`."""
    left = max((g.x1 for g in row if g.x0 < x and g.text.strip()), default=None)
    right = min((g.x0 for g in row if g.x0 >= x and g.text.strip()), default=None)
    if left is None:
        return False
    if left > x:
        return True
    return right is not None and right - left < _COLUMN_GAP * row[0].size


def _line(row: Sequence[Glyph], page: int, region: Region) -> Line:
    visible = [g for g in row if g.text.strip()] or list(row)
    size = Counter(round(g.size * 2) / 2 for g in visible).most_common(1)[0][0]
    base = median(g.y0 for g in visible if abs(g.size - size) < 1) if visible else 0.0
    widest = _widest_space([g for g in visible if not _is_raised(g, size, base)], size)
    parts: list[str] = []
    raised = spaced = False
    before: Glyph | None = None
    first: float | None = None
    for glyph in row:
        text = glyph.text
        if not text.strip():
            spaced = True
            continue
        up = _is_raised(glyph, size, base)
        gap = glyph.x0 - before.x1 if before else 0.0
        if raised and not up:
            parts.append(LOWERED)
        # A raised number stands a little off its word; only a printed space divides them.
        if before and (spaced or gap > (_RAISED_GAP if up else _WORD_GAP) * size):
            parts.append("\t" if gap > widest else " ")
            first = before.x1 - visible[0].x0 if first is None else first
        if up and not raised:
            parts.append(RAISED)
        parts.append(text.translate(_SUPERSCRIPT) if up else text)
        raised, spaced, before = up, False, glyph
    if raised:
        parts.append(LOWERED)
    x0, x1 = visible[0].x0, max(g.x1 for g in visible)
    bold = sum(g.bold for g in visible) > len(visible) / 2
    return Line("".join(parts).strip(), page, region, x0, x1, base, size, bold, x1 - x0 if first is None else first)


def _widest_space(row: Sequence[Glyph], size: float) -> float:
    """How wide a mere space may be: in a justified line all are stretched alike, however far."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    # The first gap may be that behind a number.
    spaces = [gap for gap in gaps if gap > _WORD_GAP * size]
    for stretched in (spaces, spaces[1:]):
        if len(stretched) > 1 and max(stretched) < _STRETCHED * size and min(stretched) > 0.85 * max(stretched):
            return max(_CELL_GAP * size, max(stretched) + 0.01)
    return _CELL_GAP * size


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    if glyph.text in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return True
    return glyph.text.isdigit() and glyph.size <= _SMALL * size and glyph.y0 > base + 0.1 * size
