"""From lines to paragraphs, over the ends of lines, columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, quantiles

from sp_graph.documents.formats.export import Piece, mark
from sp_graph.documents.formats.hyphens import Joiner
from sp_graph.documents.formats.pdf_lines import LOWERED, RAISED, Line
from sp_graph.documents.formats.pdf_pages import Note, note_text

_RAISED = re.compile(rf"(\s*){RAISED}(\d+){LOWERED}")
_PARAGRAPH = re.compile(r"(\d{1,3})\.[\s\t]+(?=\S)")
_ITEM = re.compile(r"(\((?:[a-z]{1,2}|[ivxl]{1,5})\)|[•·▪–-])([\s\t]+)(?=\S)")
_CHAPTER = re.compile(r"(?:[IVXLC]+|[A-Z])\.\s+(?=\S)")
_FIGURE_HEADING = re.compile(r"\d{1,2}\.\s+(?=\S)")
_LEADERS = re.compile(r"(?:\.\s?){5,}")
_STOPPED = re.compile(r"[.!?:;][”\"’')\]]*(?:\s*\ue000\d+\ue001)*\s*$")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGE_GAP = 1.3
_INDENT = 0.9
_LONGEST_HEADING = 250
_PROSE = 35
_SAME_EDGE = 4.0


def paragraphs(lines: Sequence[Line], notes: Sequence[Note]) -> tuple[list[Piece], dict[str, str]]:
    """The pieces of a document and its footnotes by number.

    Arguments: the lines of the running text, and the footnotes with their lines.
    """
    joiner = Joiner([line.text for line in lines] + [line.text for note in notes for line in note.lines])
    texts = _note_texts(notes, joiner)
    numbers = set(texts)
    pieces: list[Piece] = []
    ends: list[int] = []
    for group in _Grouping(lines).groups():
        text = joiner.join([line.text for line in group])
        pieces.append(_piece(text, group, numbers))
        ends.append((ends[-1] if ends else -1) + len(group))
    marked = {number for piece in pieces for number in re.findall(r"\[footnoteRef:(\d+)\]", piece.text)}
    extra: dict[int, list[Piece]] = {}
    for note in notes:
        at = next((i for i, end in enumerate(ends) if note.after <= end), len(pieces) - 1)
        if note.number == "*":
            extra.setdefault(at, []).append(Piece(joiner.join([line.text for line in note.lines])))
        elif note.number not in marked and note.number in texts and pieces:
            # A mark that could not be seen: the note stands with the last paragraph of its page.
            extra.setdefault(at, []).append(Piece("", notes=((note.number, texts.pop(note.number)),)))
    ordered = [p for i, piece in enumerate(pieces) for p in (piece, *extra.get(i, ()))]
    return ordered or [p for more in extra.values() for p in more], texts


def _note_texts(notes: Sequence[Note], joiner: Joiner) -> dict[str, str]:
    texts: dict[str, str] = {}
    for note in notes:
        words = [note_text(line, first=at == 0) for at, line in enumerate(note.lines)]
        if note.number != "*":
            texts.setdefault(note.number, _RAISED.sub(lambda m: m[1] + m[2].translate(_DIGITS), joiner.join(words)))
    return texts


def _piece(text: str, group: Sequence[Line], notes: set[str]) -> Piece:
    def shown(found: re.Match[str]) -> str:
        return mark(found[2]) if found[2] in notes else found[1] + found[2].translate(_DIGITS)

    text = _RAISED.sub(shown, text)
    if _is_row(group[0]):
        return Piece(text, row=True)
    heading = group[0].bold and len(text) < _LONGEST_HEADING and (_CHAPTER.match(text) or _FIGURE_HEADING.match(text))
    if heading:
        return Piece(text[heading.end() :], heading[0].strip(), heading=True)
    return Piece(text)


def _is_row(line: Line) -> bool:
    """Whether wide gaps divide a line into cells; the gap behind a number or letter does not."""
    text = line.text
    for label in (_PARAGRAPH, _ITEM, _CHAPTER):
        if found := label.match(text):
            text = text[found.end() :]
            break
    return "\t" in text


def _right_edges(lines: Sequence[Line]) -> dict[Line, float]:
    """How far each line could have reached: as far as the lines of prose below and above it do."""
    usual: dict[str, list[float]] = {}
    stacks: dict[tuple[int, str, int], list[Line]] = {}
    for line in lines:
        if len(line.text) > _PROSE:
            usual.setdefault(line.region, []).append(line.x1)
        stacks.setdefault((line.page, line.region, round(line.x0 / _SAME_EDGE)), []).append(line)
    everywhere = {region: quantiles(ends, n=20)[-1] if len(ends) > 1 else ends[0] for region, ends in usual.items()}
    edges: dict[Line, float] = {}
    for stack in stacks.values():
        prose = [line.x1 for line in stack if len(line.text) > _PROSE]
        for line in stack:
            own = max(prose) if len(prose) > 2 and 2 * len(prose) > len(stack) else 0.0
            edges[line] = own or everywhere.get(line.region, line.x1)
    return edges


class _Grouping:
    """Divides the lines of a document into paragraphs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._reached = 0
        self._next_items: tuple[str, ...] = ()
        self._right = _right_edges(lines)
        self._leading = self._usual_leading()

    def _usual_leading(self) -> float:
        steps = [
            (above.y0 - below.y0) / above.size
            for above, below in pairwise(self._lines)
            if above.page == below.page and above.region == below.region and 0 < above.y0 - below.y0 < 3 * above.size
        ]
        return median(steps) if steps else 1.2

    def groups(self) -> Iterator[list[Line]]:
        """The lines of each paragraph."""
        group: list[Line] = []
        for line in self._lines:
            if group and self._begins(line, group):
                yield group
                group = []
            if not group:
                self._count(line)
            group.append(line)
        if group:
            yield group

    def _count(self, line: Line) -> None:
        found = _PARAGRAPH.match(line.text)
        if found and not line.bold and self._reached < int(found[1]) <= self._reached + 3:
            self._reached = int(found[1])
        if found := _ITEM.match(line.text):
            letter = found[1].strip("()")
            self._next_items = tuple(f"({chr(ord(letter) + step)})" for step in (1, 2)) if len(letter) == 1 else ()

    def _begins(self, line: Line, group: Sequence[Line]) -> bool:
        """Whether `line` begins a paragraph after the lines `group`."""
        last = group[-1]
        if _is_row(group[0]) or _LEADERS.search(last.text):
            return True
        if _is_row(line) and not self._goes_on(line, last):
            return True
        if abs(line.size - last.size) > 0.75 or line.bold != last.bold:
            # A word in bold at the end of a paragraph is no heading: what goes on, goes on.
            return line.bold or last.bold or not self._goes_on(line, last)
        stopped = _STOPPED.search(last.text) is not None
        if self._has_label(line, last, stopped=stopped):
            return True
        if line.page != last.page or line.region != last.region:
            return stopped and not self._is_full(last, line)
        gap = (last.y0 - line.y0) / last.size
        if gap > _LARGE_GAP * self._leading and not self._goes_on(line, last):
            return True
        indented = line.x0 - last.x0 > _INDENT * line.size
        if indented and len(group) > 1 and stopped:
            return True
        if self._is_full(last, line) or self._goes_on(line, last):
            return False
        return not (line.bold and last.bold and not stopped and len(last.text) > len(line.text))

    def _has_label(self, line: Line, last: Line, *, stopped: bool) -> bool:
        if found := _PARAGRAPH.match(line.text):
            number = int(found[1])
            if number == self._reached + 1 or "\t" in found[0] or stopped:
                return True
        if found := _ITEM.match(line.text):
            # "(iii)" within a sentence may come to stand at the beginning of a line.
            inside = abs(line.x0 - last.x0) < _SAME_EDGE and self._is_full(last, line)
            return "\t" in found[2] or not inside or (stopped and found[1] in self._next_items)
        return _CHAPTER.match(line.text) is not None and line.bold and (stopped or not self._goes_on(line, last))

    def _is_full(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` would not have fitted on the line before."""
        return last.x1 + line.first + 0.2 * last.size > self._right[last]

    @staticmethod
    def _goes_on(line: Line, last: Line) -> bool:
        """Whether the words go on: a small letter after words that no stop ends."""
        return line.text[:1].islower() and not _STOPPED.search(last.text)
