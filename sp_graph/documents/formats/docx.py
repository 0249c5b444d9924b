"""Word documents (.docx): the words of the body, its lists, tables and footnotes.

The parts of the archive are read directly, because what matters here is what the usual
libraries leave out: the numbers that Word counts by itself, footnotes at their marks, and
text that is hidden or deleted.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from sp_graph.documents.formats.archive import Archive
from sp_graph.documents.formats.docx_numbering import Numbering
from sp_graph.documents.formats.docx_runs import Notes, W, paragraph_text, text_boxes
from sp_graph.documents.formats.docx_styles import Styles
from sp_graph.documents.formats.errors import UnusableFile, library
from sp_graph.documents.formats.export import Piece, write

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "/relationships/"
_WORDS_IN_CELL = 60
_PARAGRAPHS_IN_CELL = 2
_NESTED = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")


def read_docx(data: bytes) -> str:
    """The text of a Word document.

    Raises `UnusableFile` if it is broken, encrypted, a bomb, or no Word document;
    `SourceError` if the libraries are not installed.
    """
    document = _Package(Archive(data))
    notes = Notes(document.part("footnotes"), document.part("endnotes"), document.part("settings"))
    styles = Styles(document.part("styles"))
    reader = _Body(styles, Numbering(document.part("numbering"), styles), notes)
    body = document.main.find(f"{W}body")
    if body is None:
        raise UnusableFile("a Word document without a body")
    return write(list(reader.blocks(body)), notes.used())


class _Package:
    """The XML parts of a document, found by their relations."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._etree: Any = library("lxml.etree", ".docx")
        name = self._targets("_rels/.rels", "").get("officeDocument", "word/document.xml")
        main = self._xml(name)
        if main is None or main.tag != f"{W}document":
            kind = "an OpenDocument file; save it as .docx" if "mimetype" in archive.names else "not a Word document"
            raise UnusableFile(f"an archive that is {kind}")
        self.main = main
        folder, file = posixpath.split(name)
        self._parts = self._targets(posixpath.join(folder, "_rels", f"{file}.rels"), folder)

    def part(self, kind: str) -> Any:
        """The root of a part such as `footnotes`; None if the document has none."""
        name = self._parts.get(kind)
        return self._xml(name) if name else None

    def _targets(self, name: str, folder: str) -> dict[str, str]:
        root = self._xml(name)
        targets: dict[str, str] = {}
        for relation in () if root is None else root.iter(f"{{{_RELATIONS}}}Relationship"):
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            # What lies outside the archive is never fetched.
            if _OFFICE in kind and relation.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                targets.setdefault(kind.rpartition("/")[2], posixpath.normpath(path))
        return targets

    def _xml(self, name: str) -> Any:
        content = self._archive.read(name)
        if content is None:
            return None
        # Entities are not replaced and nothing is fetched; libxml2 bounds depth and length.
        parser = self._etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = self._etree.fromstring(content, parser)
        except (self._etree.XMLSyntaxError, ValueError) as error:
            raise UnusableFile(f"a broken Word document: {name} is not well-formed ({error})") from error
        if root.getroottree().docinfo.doctype:
            raise UnusableFile(f"a Word document with a document type in {name}, which the format forbids")
        return root


class _Body:
    """Turns paragraphs and tables into pieces."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes

    def blocks(self, parent: Any) -> Iterator[Piece]:
        """The pieces of a body, cell or other container."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif isinstance(tag, str) and tag.removeprefix(W) in _NESTED:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        style = self._styles.of(paragraph)
        text = paragraph_text(paragraph, self._notes)
        number, series = "", "typed"
        # Word counts an empty paragraph of a list too, but not a deleted one.
        if counted := self._numbering.number(paragraph, style):
            number, series = counted
        yield Piece(text, number if text.strip() else "", heading=style.heading, series=series)
        for starred in self._notes.take_starred():
            yield Piece(starred)
        for box in text_boxes(paragraph):
            yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[Piece]:
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            cells = [list(self.blocks(cell)) for cell in self._cells(row)]
            filled = [cell for cell in cells if any(piece.text.strip() for piece in cell)]
            if _is_layout(filled):
                yield from (piece for cell in filled for piece in cell)
            else:
                texts = [" ".join(f"{p.number} {p.text}".strip() for p in cell) for cell in cells]
                yield Piece("\t".join(text.replace("\t", " ") for text in texts).rstrip("\t"), row=True)

    def _cells(self, row: Any) -> Iterator[Any]:
        for child in row:
            if child.tag == f"{W}tc":
                yield child
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
                yield from self._cells(child)


def _is_layout(cells: list[list[Piece]]) -> bool:
    """Whether a row only arranges text on the page: one cell, or paragraphs in a cell."""
    if len(cells) < 2:
        return True
    for cell in cells:
        texts = [piece for piece in cell if piece.text.strip()]
        if len(texts) > _PARAGRAPHS_IN_CELL or any(len(piece.text.split()) > _WORDS_IN_CELL for piece in texts):
            return True
    return False
