"""The form that all readers give their text: that of a word processor's export.

* a heading: a tab, its number, a tab, its title; without a number, the title alone;
* a numbered paragraph: its number, a tab, its words; an item with a tab before its letter;
* a bullet: a tab, "•", a tab, its words; a row of a table: its cells with tabs between;
* a footnote: `[footnoteRef:7]` in the sentence, `[7: words]` at the end of the paragraph,
  and an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_LABEL = re.compile(r"(\d{1,3}\.|[IVXLC]+\.|[A-Z]\.|\(?(?:[a-z]{1,2}|[ivxl]{1,5})\)|[•·▪◦–-])\s+(?=\S)")
_DECIMAL = re.compile(r"(\d{1,3})\.")
_CHAPTER = re.compile(r"[IVXLC]+\.|[A-Z]\.")
_REF = re.compile(r"\[footnoteRef:(\d+)\]")
_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_LIGATURES = {chr(0xFB00 + i): text for i, text in enumerate(["ff", "fi", "fl", "ffi", "ffl", "st", "st"])}
# Soft hyphens, zero-width characters and marks of direction are no words; object
# replacement and byte-order marks neither.
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFC])
_CLEAN = str.maketrans(_LIGATURES) | _INVISIBLE | dict.fromkeys([*range(9), *range(14, 28), 127])
TYPED = "typed"
_LARGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, item or row of a table.

    `number` is printed before the words ("12.", "(a)", "II."). `series` says which list
    counts the number; `TYPED` if it stands in the text. `notes` are footnotes that end here
    although no mark in the words points at them.
    """

    text: str
    number: str = ""
    heading: bool = False
    row: bool = False
    series: str = TYPED
    notes: tuple[tuple[str, str], ...] = ()


def mark(number: str) -> str:
    """The mark of a footnote as it stands in a sentence."""
    return f"[footnoteRef:{number}]"


def tidy(text: str) -> str:
    """`text` on one line: white space made single spaces, invisible characters left out."""
    return _SPACE.sub(" ", text.translate(_CLEAN)).strip(" ")


def with_label(piece: Piece) -> Piece:
    """`piece` with the number that its words begin with, if it has none yet."""
    if piece.row:
        return replace(piece, text="\t".join(map(tidy, piece.text.split("\t"))))
    if piece.number:
        return replace(piece, text=tidy(piece.text))
    text = piece.text.translate(_CLEAN).strip()
    if found := _LABEL.match(text):
        number = "•" if found[1] in "•·▪◦–-" else found[1]
        return replace(piece, number=number, text=tidy(text[found.end() :]))
    return replace(piece, text=tidy(text))


def write(pieces: Sequence[Piece], notes: dict[str, str]) -> str:
    """The text of a document.

    Arguments: its pieces in reading order, and its footnotes by number. A footnote follows
    the first piece that points at it; one that none points at stands at the end.
    """
    labelled = [with_label(piece) for piece in pieces]
    inner = _inner(labelled)
    waiting = dict(notes)
    lines = []
    for at, piece in enumerate(labelled):
        if not piece.text and not piece.notes:
            continue
        found = [(n, waiting.pop(n)) for n in _REF.findall(piece.text) if n in waiting]
        lines.append(_line(piece, inner=at in inner) + _written(found + list(piece.notes)))
    if waiting:
        lines.append(_written(list(waiting.items())).strip() + "\n")
    return "\n".join(lines) + "\n"


def _inner(pieces: Sequence[Piece]) -> set[int]:
    """The pieces whose figures count something inside a paragraph, by their place.

    Paragraphs count on through the whole document, over several lists if need be. A list
    that begins again at "1." inside a paragraph is another one: its "2." must not be taken
    for the second paragraph. A number in the text itself is left to the parser.
    """
    paragraph = 0
    inner: dict[str, int] = {}
    places: set[int] = set()
    for at, piece in enumerate(pieces):
        found = _DECIMAL.fullmatch(piece.number)
        if not found or piece.heading:
            continue
        value = int(found[1])
        if piece.series != TYPED and (value == inner.get(piece.series, -1) + 1 or value <= paragraph):
            inner[piece.series] = value
            places.add(at)
        elif paragraph < value <= paragraph + _LARGEST_GAP:
            paragraph = value
    return places


def _line(piece: Piece, *, inner: bool) -> str:
    if piece.row:
        # A row that begins with a number is no paragraph.
        return f"| {piece.text}" if _LABEL.match(piece.text) else piece.text
    number = piece.number
    if not number:
        return piece.text
    if piece.heading or _CHAPTER.fullmatch(number):
        return f"\t{number}\t{piece.text}"
    if _DECIMAL.fullmatch(number):
        return f"\t•\t{number} {piece.text}" if inner else f"{number}\t{piece.text}"
    return f"\t{number}\t{piece.text}"


def _written(notes: Sequence[tuple[str, str]]) -> str:
    written = "".join(f" [{number}: {_balanced(tidy(text))}] " for number, text in notes)
    return f"{written}\n" if written else ""


def _balanced(text: str) -> str:
    """`text` with brackets that close each other, so that the footnote ends where it ends."""
    depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("[", "(").replace("]", ")")
