"""What a PDF file may unpack to, checked before anything is unpacked whole."""

from __future__ import annotations

import re
import zlib
from typing import Any

from sp_graph.documents.formats.errors import UnusableFile

LARGEST_STREAM = 100_000_000
LARGEST_WHOLE = 500_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DEFLATED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x48\x89", b"\x68\xde")
_CHUNK = 1 << 20


def check_streams(data: bytes) -> None:
    """Measure what the compressed streams of a file unpack to.

    Raises `UnusableFile` if it is too much.
    """
    whole = 0
    for found in _STREAM.finditer(data):
        if data[found.end() : found.end() + 2] in _DEFLATED:
            whole += _unpacked(memoryview(data)[found.end() :])
            _require(whole, LARGEST_WHOLE)


def check_document(document: Any) -> None:
    """Measure the streams of an encrypted file, which only an opened document can read.

    Raises `UnusableFile` if they unpack to too much.
    """
    if document.decipher is None:
        return
    whole = 0
    for xref in document.xrefs:
        for number in xref.get_objids():
            try:
                inside = xref.get_pos(number)[0]
            except KeyError:
                continue
            if inside is None:
                whole += _encrypted(document, number)
                _require(whole, LARGEST_WHOLE)


def _encrypted(document: Any, number: int) -> int:
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdftypes import PDFStream

    try:
        stream = document.getobj(number)
    except PDFException:
        return 0
    if not isinstance(stream, PDFStream) or stream.rawdata is None or stream.decipher is None:
        return 0
    raw = stream.decipher(number, stream.genno or 0, stream.rawdata, stream.attrs)
    return _unpacked(memoryview(raw)) if raw[:2] in _DEFLATED else 0


def _unpacked(data: memoryview, *, depth: int = 0) -> int:
    """How much a compressed stream unpacks to; one that is compressed twice counts as what is inside."""
    size = 0
    unpacker = zlib.decompressobj()
    inner = zlib.decompressobj()
    twice = False
    position = 0
    while not unpacker.eof and position < len(data):
        try:
            piece = unpacker.decompress(unpacker.unconsumed_tail or data[position : position + _CHUNK], _CHUNK)
        except zlib.error:
            break
        if not unpacker.unconsumed_tail:
            position += _CHUNK
        if size == 0:
            twice = piece[:2] in _DEFLATED
        size += len(piece)
        if twice and depth == 0:
            try:
                while piece and not inner.eof:
                    size += len(inner.decompress(piece, _CHUNK))
                    piece = inner.unconsumed_tail
                    _require(size, LARGEST_STREAM)
            except zlib.error:
                twice = False
        _require(size, LARGEST_STREAM)
    return size


def _require(size: int, largest: int) -> None:
    if size > largest:
        raise UnusableFile(f"a PDF file that unpacks to more than {largest:,} bytes")
