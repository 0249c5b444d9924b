"""An answer, and sending it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Send = Callable[[dict[str, Any]], Awaitable[None]]

_CHUNK = 1 << 18
# Any page may ask, and may see what it needs to ask well: nothing here is secret or kept by a cookie.
EVERYWHERE = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Content-Location, ETag, Link, Location, Retry-After, Vary"),
    (b"x-content-type-options", b"nosniff"),
]
_PAGES = (
    b"content-security-policy",
    b"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
)


class Response:
    """Status, headers and body; the body may be an open file, which is closed when it is sent.

    `log` holds what the log is to tell of it besides.
    """

    __slots__ = ("body", "file", "headers", "log", "size", "status")

    def __init__(
        self,
        status: int,
        headers: dict[str, str],
        body: bytes = b"",
        file: int = -1,
        log: dict[str, Any] | None = None,
    ) -> None:
        self.status = status
        self.body = body
        self.file = file
        self.size = os.fstat(file).st_size if file >= 0 else len(body)
        self.log = log or {}
        self.headers = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
        if headers.get("content-type", "").startswith("text/html"):
            self.headers.append(_PAGES)
        if status not in (204, 304):
            self.headers.append((b"content-length", str(self.size).encode()))
        self.headers += EVERYWHERE

    async def send(self, send: Send, *, head: bool = False) -> None:
        """Send it; with `head` only its headers."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        try:
            if self.file < 0 or head:
                await send({"type": "http.response.body", "body": b"" if head else self.body})
                return
            position = 0
            while position < self.size:
                chunk = os.pread(self.file, _CHUNK, position)
                position += len(chunk)
                await send({"type": "http.response.body", "body": chunk, "more_body": position < self.size})
        finally:
            self.close()

    def close(self) -> None:
        """Close the file, if there is one."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1
