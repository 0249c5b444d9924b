"""Web pages: headings, paragraphs, lists, tables and footnotes that are links.

Scripts, styles and hidden parts are left out; nothing is run or fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from sp_graph.documents.formats.errors import UnusableFile, library
from sp_graph.documents.formats.export import Piece, mark, write
from sp_graph.documents.formats.html_lists import Lists
from sp_graph.documents.formats.html_notes import HtmlNotes

_NO_TEXT = (
    "script style noscript template head iframe object embed applet svg math canvas audio video map form button select"
    " textarea input label dialog frameset param link meta base"
)
_DROPPED = frozenset(_NO_TEXT.split())
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BREAK = "\v"
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A line that begins with a number, letter or mark of its own after <br>.
_NEW_AFTER_BREAK = re.compile(r"\s*\v\s*(?:\v\s*)+|\s*\v\s*(?=\d{1,3}\.\s|\([a-z]{1,4}\)\s|[IVXLC]+\.\s|[¹²³⁴-⁹⁰]+\s)")
_WORDS_IN_CELL = 60
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_html(data: bytes) -> str:
    """The text of a web page.

    Raises `UnusableFile` if it has no content; `SourceError` if the libraries are not
    installed.
    """
    etree: Any = library("lxml.etree", "HTML")
    markup = _decoded(data)
    # huge_tree stays off: libxml2 then bounds how deep elements may lie in each other.
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnusableFile(f"a broken web page ({error})") from error
    body = root.find("body") if root is not None else None
    if body is None:
        raise UnusableFile("a web page without content")
    for element in [e for e in body.iter() if _is_dropped(e)]:
        _remove(element)
    notes = HtmlNotes(body)
    pieces = list(_Page(notes).blocks(body))
    return write(pieces, notes.texts)


def _decoded(data: bytes) -> str:
    """The page's characters: by its byte-order mark, its declaration, as UTF-8 or as Western European."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    declared = _CHARSET.search(data[:4096])
    names = ["utf-8", "cp1252"]
    if declared:
        names.insert(0, declared[1].decode("ascii"))
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _is_dropped(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    return (
        element.tag in _DROPPED
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _remove(element: Any) -> None:
    """Take an element out, but not the words that follow it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


class _Page:
    """Turns elements into pieces: words between the borders of blocks are one piece."""

    def __init__(self, notes: HtmlNotes) -> None:
        self._notes = notes
        self._lists = Lists()

    def blocks(self, element: Any, *, heading: bool = False) -> Iterator[Piece]:
        """The pieces of a block element and the blocks in it."""
        number, series = self._lists.number(element) if element.tag == "li" else ("", "typed")
        words: list[str] = [element.text or ""]
        for part in self._parts(element):
            if isinstance(part, str):
                words.append(part)
                continue
            for piece in self._flush(words, number, series, heading=heading):
                yield piece
                number, series = "", "typed"
            words = []
            for piece in self._block(part):
                # The number of a list item stands before its first words, wherever they are.
                if number and piece.text.strip() and not piece.number:
                    yield Piece(piece.text, number, heading=piece.heading, row=piece.row, series=series)
                    number, series = "", "typed"
                else:
                    yield piece
        yield from self._flush(words, number, series, heading=heading)

    def _block(self, element: Any) -> Iterator[Piece]:
        if element in self._notes.bodies:
            return
        if element.tag == "table":
            yield from self._table(element)
        elif element.tag == "pre":
            for paragraph in re.split(r"\n[ \t]*\n", "".join(element.itertext())):
                yield Piece(paragraph)
        else:
            yield from self.blocks(element, heading=element.tag in _HEADINGS)

    def _flush(self, words: list[str], number: str, series: str, *, heading: bool) -> Iterator[Piece]:
        for text in _NEW_AFTER_BREAK.split("".join(words)):
            plain = text.replace(_BREAK, " ")
            if plain.strip():
                yield Piece(plain, number, heading=heading, series=series)
                number, series = "", "typed"

    def _parts(self, element: Any) -> Iterator[Any]:
        """The words and block elements in an element, in order; inline elements are opened."""
        for child in element:
            if child in self._notes.bodies or child in self._notes.back_links:
                pass
            elif child in self._notes.marks:
                yield mark(self._notes.marks[child])
            elif child.tag == "br":
                yield _BREAK
            elif child.tag in _BLOCKS:
                yield child
            elif child.tag == "sup" and (child.text or "").strip().isdigit() and not len(child):
                yield (child.text or "").strip().translate(_DIGITS)
            else:
                yield child.text or ""
                yield from self._parts(child)
            yield child.tail or ""

    def _table(self, table: Any) -> Iterator[Piece]:
        for row in table.iter("tr", "caption"):
            if next(row.iterancestors("table")) is not table:
                continue
            if row.tag == "caption":
                yield from self.blocks(row)
                continue
            cells = [list(self.blocks(cell)) for cell in row if cell.tag in ("td", "th")]
            filled = [cell for cell in cells if cell]
            if len(filled) < 2 or any(_is_prose(cell) for cell in filled):
                yield from (piece for cell in filled for piece in cell)
            else:
                texts = [" ".join(f"{p.number} {p.text}".strip() for p in cell) for cell in cells]
                yield Piece("\t".join(text.replace("\t", " ") for text in texts).rstrip("\t"), row=True)


def _is_prose(cell: list[Piece]) -> bool:
    """Whether a cell holds paragraphs, as in a table that only arranges a page."""
    return len(cell) > 2 or any(len(piece.text.split()) > _WORDS_IN_CELL for piece in cell)
