"""What a file is, by its content. A name may say anything."""

from __future__ import annotations

import re
from typing import Literal

from sp_graph.documents.formats.errors import UnusableFile

Format = Literal["text", "docx", "pdf", "html"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|article|section|main|table|ol|ul|span|center|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_PDF_WITHIN = 1024
_KNOWN = (
    (b"{\\rtf", "a rich text (RTF) file; save it as .docx"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
)


def detect(data: bytes) -> Format:
    """What the bytes of a file are.

    Raises `UnusableFile` for what is recognised and is no document that can be read.
    """
    # The head of a PDF file alone, without an object behind it, is nothing that could be read.
    if b"%PDF-" in data[:_PDF_WITHIN] and b"obj" in data:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "docx"
    if data.startswith(_OLE):
        if _ENCRYPTED_OFFICE in data:
            raise UnusableFile("an encrypted office document; save it without a password")
        raise UnusableFile("an old office document (.doc); save it as .docx")
    for start, what in _KNOWN:
        if data.startswith(start):
            raise UnusableFile(f"not a text file: {what}")
    if _is_html(data):
        return "html"
    if data.lstrip()[:5] == b"<?xml":
        raise UnusableFile("not a text file: XML of a foreign kind")
    return "text"


def _is_html(data: bytes) -> bool:
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="ignore").encode()
    return _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) is not None
