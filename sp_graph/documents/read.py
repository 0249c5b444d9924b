"""From a file to a source text, whatever the format of the file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from sp_graph.documents.describe import describe
from sp_graph.documents.formats.detect import Format, detect
from sp_graph.documents.formats.errors import UnusableFile
from sp_graph.errors import SourceError
from sp_graph.model import Source, SourceInfo

LARGEST = 50_000_000
LONGEST = 20_000_000
_FEWEST_LETTERS = 20


def read_source(path: Path, info: SourceInfo | None = None) -> Source:
    """Read a source file: plain text, Word (.docx), PDF with a text layer, or HTML.

    The content decides what the file is, not its name. Arguments: `path`, and `info` if the
    manifest describes the file; what it does not say, and the whole description of other
    files, is taken from the cover, else from the text, else from the file name.

    Raises `SourceError` that names the file and the reason: missing, empty, too large,
    broken, encrypted, scanned, not UTF-8, or no document.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"{path}: larger than {LARGEST:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        kind = detect(data)
        text = extract_text(data, kind)
    except UnusableFile as error:
        raise SourceError(f"{path}: {error}") from error
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from error
    digest = hashlib.sha256(text.encode()).hexdigest() if kind != "text" else ""
    described = describe(path, text)
    return Source(_merged(info, described), text, hashlib.sha256(data).hexdigest(), digest, kind)


def extract_text(data: bytes, kind: Format) -> str:
    """The text in the bytes of a file of a known kind; the same bytes give the same text.

    Raises `UnusableFile` with the reason if there is none, `SourceError` if a library is missing.
    """
    match kind:
        case "text":
            text = _decoded(data)
        case "docx":
            from sp_graph.documents.formats.docx import read_docx

            text = read_docx(data)
        case "pdf":
            from sp_graph.documents.formats.pdf import read_pdf

            text = read_pdf(data)
        case "html":
            from sp_graph.documents.formats.html import read_html

            text = read_html(data)
    if sum(c.isalpha() for c in text) < _FEWEST_LETTERS:
        raise UnusableFile("holds no text")
    if len(text) > LONGEST:
        raise UnusableFile(f"holds more than {LONGEST:,} characters")
    return text


def _decoded(data: bytes) -> str:
    if b"\0" in data[:4096] or data.startswith(b"%PDF"):
        raise UnusableFile("not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFile(f"not UTF-8 text (byte {error.start}); convert it first") from error


def _merged(info: SourceInfo | None, described: SourceInfo) -> SourceInfo:
    """The manifest's description; the text adds who issued the document and for which session.

    What the manifest leaves empty otherwise stays empty: it may say on purpose that a thing
    is not known.
    """
    if info is None:
        return described
    return replace(
        info,
        session=info.session or described.session,
        agenda=info.agenda or described.agenda,
        mandate=info.mandate or described.mandate,
        holder=info.holder or described.holder,
    )
