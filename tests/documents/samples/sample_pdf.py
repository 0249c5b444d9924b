"""Samples as PDF files: columns, running heads, page numbers, hyphens, footnotes at the foot of the page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from sample_content import Notes, Part, Sample

_WIDTH, _HEIGHT = A4
_MARGIN, _TOP, _FOOT = 62.0, 90.0, 75.0
_GUTTER = 20.0
_FONT, _BOLD = "Times-Roman", "Times-Bold"
_SIZE, _SMALL, _RAISED = 10.0, 8.0, 6.5
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Word:
    """A stretch of letters and what stands behind it: a footnote's number, a space or nothing."""

    text: str
    note: int = 0
    space: bool = True


@dataclass
class Row:
    """A line to be printed."""

    words: list[Word]
    indent: float = 0.0
    label: str = ""
    font: str = _FONT
    size: float = _SIZE
    above: float = 0.0
    notes: list[int] = field(default_factory=list)
    cells: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return self.size * 1.2 + self.above


def write_pdf(sample: Sample, *, columns: int = 1, hyphens: bool = True, password: str = "") -> bytes:
    """A PDF file in one or two columns; long words are divided at the ends of lines."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True, encrypt=password or None)
    printer = _Printer(canvas, sample, columns, hyphens=hyphens)
    if sample.right:
        printer.cover()
    printer.body()
    canvas.save()
    return written.getvalue()


class _Printer:
    def __init__(self, canvas: Canvas, sample: Sample, columns: int, *, hyphens: bool) -> None:
        self.canvas, self.sample, self.columns, self.hyphens = canvas, sample, columns, hyphens
        self.width = (_WIDTH - 2 * _MARGIN - _GUTTER * (columns - 1)) / columns
        self.page = 1
        self.notes = Notes()

    def cover(self) -> None:
        """The first page: symbol, organ and distribution, session, agenda, title, summary; then the contents."""
        sample, y = self.sample, _HEIGHT - 60
        for left, right in (("United Nations", sample.symbol), (sample.organ, sample.right[0])):
            self._print(left, _MARGIN, y, _BOLD, 12)
            self._print(right, 400, y, _FONT, _SIZE)
            y -= 26
        for right in sample.right[1:]:
            self._print(right, 400, y, _FONT, _SIZE)
            y -= 13
        y -= 20
        for line in sample.left:
            self._print(line, _MARGIN, y, _BOLD, _SIZE)
            y -= 13
        y -= 20
        star = "*" if sample.starred else ""
        for row in self._wrap(sample.title + star, 380, _BOLD, 14, hyphens=False):
            self._print(_shown(row.words), _MARGIN + 50, y, _BOLD, 14)
            y -= 17
        y -= 8
        for line in sample.author:
            for row in self._wrap(line, 380, _BOLD, 11, hyphens=False):
                self._print(_shown(row.words), _MARGIN + 50, y, _BOLD, 11)
                y -= 14
        if sample.summary:
            y -= 14
            self._print("Summary", 270, y, "Times-Italic", 11)
            for text in sample.summary:
                y -= 20
                for row in self._wrap(text, _WIDTH - 2 * _MARGIN - 40, _FONT, _SIZE):
                    self._print(_shown(row.words), _MARGIN + 20, y, _FONT, _SIZE)
                    y -= 12
        if sample.starred:
            self._print(f"* {sample.starred}", _MARGIN, 90, _FONT, _SMALL)
        self._print(sample.job, _MARGIN, 45, _FONT, _SIZE)
        self._turn(head=False)
        if sample.contents:
            self._print("Contents", _MARGIN, _HEIGHT - 90, _BOLD, 14)
            self._print("Page", 500, _HEIGHT - 110, "Times-Italic", _SMALL)
            y = _HEIGHT - 130
            for number, text, page in sample.entries:
                self._print(f"{number}.", _MARGIN + 20, y, _FONT, _SIZE)
                self._print(text, _MARGIN + 50, y, _FONT, _SIZE)
                begin = _MARGIN + 54 + stringWidth(text, _FONT, _SIZE)
                self._print("." * max(4, int((495 - begin) / 2.5)), begin, y, _FONT, _SIZE)
                self._print(str(page), 505, y, _FONT, _SIZE)
                y -= 16
            self._turn()

    def body(self) -> None:
        rows = list(self._rows())
        notes = [self._wrap(text, self.width - 14, _FONT, _SMALL) for text in self.notes.texts]
        column, y, waiting = 0, _HEIGHT - _TOP, list[int]()

        def room() -> float:
            return _FOOT + (sum(len(notes[n - 1]) for n in waiting) * _SMALL * 1.2 + 10 if waiting else 0)

        for row in rows:
            more = sum(len(notes[n - 1]) for n in row.notes) * _SMALL * 1.2 + (10 if row.notes and not waiting else 0)
            if y - row.height < room() + more and y < _HEIGHT - _TOP:
                self._foot(waiting, notes, column)
                column, y, waiting = column + 1, _HEIGHT - _TOP, []
                if column == self.columns:
                    self._turn()
                    column = 0
            y -= row.height
            self._row(row, _MARGIN + column * (self.width + _GUTTER), y)
            waiting += row.notes
        self._foot(waiting, notes, column)
        self._turn()

    def _foot(self, waiting: Iterable[int], notes: list[list[Row]], column: int) -> None:
        lines = [(n if at == 0 else 0, row) for n in waiting for at, row in enumerate(notes[n - 1])]
        if not lines:
            return
        x = _MARGIN + column * (self.width + _GUTTER)
        y = _FOOT + (len(lines) - 1) * _SMALL * 1.2
        self.canvas.line(x, y + _SMALL * 1.2 + 2, x + 80, y + _SMALL * 1.2 + 2)
        for number, row in lines:
            if number:
                self._print(str(number), x, y, _FONT, 5.5, rise=2.6)
            self._print(_shown(row.words), x + 14, y, _FONT, _SMALL)
            y -= _SMALL * 1.2

    def _turn(self, *, head: bool = True) -> None:
        if head:
            self._print(self.sample.symbol, _MARGIN if self.page % 2 == 0 else 470, _HEIGHT - 50, _BOLD, 9)
            self._print(str(self.page), _MARGIN if self.page % 2 == 0 else 520, 45, _BOLD, 9)
        self.canvas.showPage()
        self.page += 1

    def _rows(self) -> Iterator[Row]:
        for part in self.sample.parts:
            if part.kind == "row":
                yield Row([], above=2, cells=part.cells)
                continue
            heading = part.kind == "heading"
            indent = {"heading": 24.0, "paragraph": 0.0, "item": 20.0}.get(part.kind, 0.0)
            label = {"heading": f"{part.number}.", "paragraph": f"{part.number}.", "item": f"({part.number})"}.get(
                part.kind, ""
            )
            size = {1: 13.0, 2: 11.0}.get(part.level, _SIZE) if heading else _SIZE
            yield from self._block(
                part, label, indent, _BOLD if heading else _FONT, size, above=10.0 if heading else 5.0
            )

    def _block(self, part: Part, label: str, indent: float, font: str, size: float, *, above: float) -> Iterator[Row]:
        # The words of a paragraph go on at the margin below its number, as in these reports.
        hanging = part.kind in ("heading", "item")
        tab = 28.0 if label else 0.0
        for at, row in enumerate(
            self._wrap(part.text, self.width - indent, font, size, first=tab, rest=tab if hanging else 0.0)
        ):
            row.indent = indent + (tab if hanging or at == 0 else 0.0)
            row.label, row.above = (label, above) if at == 0 else ("", 0.0)
            yield row

    def _wrap(
        self,
        text: str,
        width: float,
        font: str,
        size: float,
        *,
        first: float = 0.0,
        rest: float = 0.0,
        hyphens: bool | None = None,
    ) -> list[Row]:
        rows = [Row([], font=font, size=size)]
        used = first
        divide = self.hyphens if hyphens is None else hyphens
        for word in self._words(text):
            wide = _wide(word, font, size)
            if used + wide > width and rows[-1].words:
                cut = _cut(word.text, width - used, font, size) if divide else 0
                if cut:
                    rows[-1].words.append(
                        Word(word.text[:cut] + ("" if word.text[cut - 1] == "-" else "-"), space=False)
                    )
                    word = Word(word.text[cut:], word.note, word.space)
                rows.append(Row([], font=font, size=size))
                used, wide = rest, _wide(word, font, size)
            while used + wide > width and (cut := _address_cut(word.text, width - used, font, size)):
                rows[-1].words.append(Word(word.text[:cut], space=False))
                word = replace(word, text=word.text[cut:])
                rows.append(Row([], font=font, size=size))
                used, wide = rest, _wide(word, font, size)
            rows[-1].words.append(word)
            rows[-1].notes += [word.note] if word.note else []
            used += wide + (stringWidth(" ", font, size) if word.space else 0)
        return rows

    def _words(self, text: str) -> list[Word]:
        words: list[Word] = []
        for stretch, number in self.notes.split(text):
            for piece in re.findall(r"\S+|\s+", stretch):
                if not piece.isspace():
                    words.append(Word(piece, space=False))
                elif words:
                    words[-1] = replace(words[-1], space=True)
            if number and words and not words[-1].note:
                words[-1] = replace(words[-1], note=number)
            elif number:
                words.append(Word("", number, space=False))
        return words

    def _row(self, row: Row, x: float, y: float) -> None:
        for at, cell in enumerate(row.cells):
            self._print(cell, x + at * self.width / max(2, len(row.cells)), y, _FONT, row.size)
        if row.label:
            self._print(row.label, x + row.indent - 28, y, row.font, row.size)
        x += row.indent
        for word in row.words:
            self._print(word.text, x, y, row.font, row.size)
            x += stringWidth(word.text, row.font, row.size)
            if word.note:
                self._print(str(word.note), x, y, row.font, _RAISED, rise=3.5)
                x += stringWidth(str(word.note), row.font, _RAISED)
            x += stringWidth(" ", row.font, row.size) if word.space else 0

    def _print(self, text: str, x: float, y: float, font: str, size: float, *, rise: float = 0.0) -> None:
        line = self.canvas.beginText(x, y)
        line.setFont(font, size)
        line.setRise(rise)
        # The standard fonts have no hyphen that does not break.
        line.textOut(text.replace("\u2011", "-"))
        self.canvas.drawText(line)


def _wide(word: Word, font: str, size: float) -> float:
    return stringWidth(word.text, font, size) + (stringWidth(str(word.note), font, _RAISED) if word.note else 0)


def _cut(word: str, room: float, font: str, size: float) -> int:
    """Where a word may be divided so that its first part fits: behind a hyphen, or a vowel and a consonant."""
    if re.search(r"[\d/@_]|https?:|\.\w", word):
        return 0
    for at in range(len(word) - 3, 2, -1):
        ahead = word[at - 1] == "-" or (
            word[:at].isalpha() and word[at:].strip(".,;:)").isalpha() and word[at - 1] in _VOWELS and word[at] not in _VOWELS
            and "-" not in word and word[at:].islower()
        )  # fmt: skip
        if ahead and stringWidth(word[:at] + "-", font, size) <= room:
            return at
    return 0


def _address_cut(word: str, room: float, font: str, size: float) -> int:
    """Where a web address that is longer than a line goes on in the next one."""
    places = (found.end() for found in re.finditer(r"[/_=-]", word[:-1]))
    return max((at for at in places if stringWidth(word[:at], font, size) <= room), default=0)


def _shown(words: Iterable[Word]) -> str:
    return "".join(word.text + (" " if word.space else "") for word in words).strip()
