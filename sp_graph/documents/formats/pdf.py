"""PDF files with a text layer.

pdfminer.six gives the characters with their places; columns, running heads, footnotes and
paragraphs are found from these by the modules beside this one:

`pdf_lines` (characters → lines in reading order), `pdf_pages` (running heads, footnotes),
`pdf_paragraphs` (lines → paragraphs, hyphens), `pdf_limits` (what is refused beforehand).
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from sp_graph.documents.formats.errors import UnusableFile, library
from sp_graph.documents.formats.export import write
from sp_graph.documents.formats.pdf_limits import check_document, check_streams
from sp_graph.documents.formats.pdf_lines import Glyph, Page, lines_of
from sp_graph.documents.formats.pdf_pages import without_furniture
from sp_graph.documents.formats.pdf_paragraphs import paragraphs

MOST_PAGES = 2_000
_MOST_GLYPHS = 200_000
_FEWEST_LETTERS = 20
_MOST_UNMAPPED = 0.3
_BOLD = ("bold", "black", "heavy", "demi")
_RULE_HEIGHT = 2.5


def read_pdf(data: bytes) -> str:
    """The text of a PDF file.

    Raises `UnusableFile` if it is broken, encrypted, a bomb, or has no text layer;
    `SourceError` if the libraries are not installed.
    """
    library("pdfminer.high_level", "PDF")
    check_streams(data)
    # The library warns of every oddity of a font; what matters is checked here.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pages = list(_pages(data))
    except UnusableFile:
        raise
    except Exception as error:  # a broken file makes the library raise anything
        reason = str(error) or type(error).__name__
        raise UnusableFile(f"a broken PDF file ({reason[:200]})") from error
    _require_text(pages)
    lines, notes = without_furniture(lines_of(pages), pages)
    return write(*paragraphs(lines, notes))


def _pages(data: bytes) -> Iterator[Page]:
    """The pages with their characters and rules."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except PDFEncryptionError as error:
        raise UnusableFile("an encrypted PDF file; save it without a password") from error
    check_document(document)
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= MOST_PAGES:
            raise UnusableFile(f"a PDF file of more than {MOST_PAGES:,} pages")
        interpreter.process_page(page)
        layout = device.get_result()
        glyphs: list[Glyph] = []
        rules: list[tuple[float, float, float]] = []
        pictures = _collect(layout, glyphs, rules)
        yield Page(number, layout.width, layout.height, glyphs, rules, pictures)


def _collect(container: Any, glyphs: list[Glyph], rules: list[tuple[float, float, float]]) -> int:
    """Sort what stands on a page; gives how many pictures there are."""
    from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage

    pictures = 0
    for item in container:
        if isinstance(item, LTChar):
            if len(glyphs) >= _MOST_GLYPHS:
                raise UnusableFile(f"a PDF file with more than {_MOST_GLYPHS:,} characters on a page")
            # Text that is turned is no running text: barcodes, watermarks, margins.
            if item.upright and item.size > 0:
                bold = any(word in item.fontname.lower() for word in _BOLD)
                glyphs.append(Glyph(item.get_text(), item.x0, item.x1, item.y0, item.y1, bold))
        elif isinstance(item, LTFigure):
            pictures += _collect(item, glyphs, rules)
        elif isinstance(item, LTImage):
            pictures += 1
        elif isinstance(item, LTCurve) and item.height < _RULE_HEIGHT < item.width:
            rules.append((item.x0, item.x1, item.y0))
    return pictures


def _require_text(pages: list[Page]) -> None:
    texts = [glyph.text for page in pages for glyph in page.glyphs]
    letters = sum(text.isalpha() for text in texts)
    if letters < _FEWEST_LETTERS:
        if any(page.pictures for page in pages):
            raise UnusableFile("a scanned PDF file without a text layer; make one by text recognition (OCR)")
        raise UnusableFile("a PDF file without text")
    if sum(text.startswith("(cid:") for text in texts) > _MOST_UNMAPPED * len(texts):
        raise UnusableFile("a PDF file whose fonts do not say which letters they show")
