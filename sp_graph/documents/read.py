"""From a file to a source text."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sp_graph.documents.describe import describe
from sp_graph.errors import SourceError
from sp_graph.model import Source, SourceInfo

LARGEST = 50_000_000


def read_source(path: Path, info: SourceInfo | None = None) -> Source:
    """Read a source file.

    Arguments: `path`, and `info` if the manifest describes the file; otherwise the
    description is taken from the file name and the text.

    Raises `SourceError` that names the file and the reason: missing, empty, too large,
    not UTF-8, or not a text.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"{path}: larger than {LARGEST:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
    text = decode(path, data)
    return Source(info or describe(path, text), text, hashlib.sha256(data).hexdigest())


def decode(path: Path, data: bytes) -> str:
    """The text of a plain text file; `SourceError` if it is none."""
    if b"\0" in data[:4096] or data.startswith(b"%PDF"):
        raise SourceError(f"{path}: not a text file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8 text (byte {error.start}); convert it first") from error
    if sum(c.isalpha() for c in text) < 20:
        raise SourceError(f"{path}: holds no text")
    return text
