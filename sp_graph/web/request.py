"""A request as the routes see it: decoded strictly, its body bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from sp_graph.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from sp_graph.web.settings import Settings

    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

_MOST_PARAMETERS = 200
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\";\s]+)", re.IGNORECASE)
_UTF_8 = ("utf-8", "utf8", "us-ascii")

Pairs = list[tuple[str, str]]


class ClientLeftError(Exception):
    """The client closed the connection before its request was whole."""


class Request:
    """An HTTP request: `path` as it was sent, `peer` the client, `route` what answers it."""

    __slots__ = (
        "_receive",
        "_settings",
        "headers",
        "method",
        "path",
        "peer",
        "query_string",
        "route",
        "scheme",
        "server",
    )

    def __init__(self, scope: MutableMapping[str, Any], receive: Receive, settings: Settings) -> None:
        self._receive = receive
        self._settings = settings
        self.method: str = scope["method"]
        self.path: str = scope["raw_path"].decode("ascii", "replace")
        self.query_string: str = scope["query_string"].decode("latin-1")
        self.scheme: str = scope.get("scheme", "http")
        self.server: tuple[str, int] | None = scope.get("server")
        self.peer: str = scope["client"][0] if scope.get("client") else ""
        self.route = "none"
        self.headers: dict[str, str] = {}
        for raw_name, raw_value in scope["headers"]:
            name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
            self.headers[name] = f"{self.headers[name]}, {value}" if name in self.headers else value

    @property
    def accept(self) -> str | None:
        """What the client accepts."""
        return self.headers.get("accept")

    @property
    def reads(self) -> bool:
        """Whether it is GET or HEAD."""
        return self.method in ("GET", "HEAD")

    def parameters(self) -> Pairs:
        """The parameters of the address. Raises `Problem` (400) if they are not UTF-8."""
        return parse_pairs(self.query_string)

    def media_type(self) -> str:
        """The type of the body, in lower case. Raises `Problem` (415) for a body in an unknown encoding."""
        given = self.headers.get("content-type", "")
        coding = self.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity"):
            headers = {"accept-encoding": "identity"}
            raise Problem(415, "encoding", f"Bodies are read as they are, not as {coding[:50]}.", headers=headers)
        charset = _CHARSET.search(given)
        if charset and charset[1].lower() not in _UTF_8:
            raise Problem(415, "encoding", f"Queries are read as UTF-8, not as {charset[1][:50]}.")
        return given.partition(";")[0].strip().lower()

    async def body(self) -> bytes:
        """The body. Raises `Problem` (413) if it is too large, `ClientLeftError`."""
        limit = self._settings.body_limit
        length = self.headers.get("content-length", "0")
        if length.isdecimal() and int(length) > limit:
            raise _too_large(limit)
        chunks, size = [], 0
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientLeftError
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > limit:
                raise _too_large(limit)
            chunks.append(chunk)
            if not message.get("more_body", False):
                return b"".join(chunks)

    async def gone(self) -> None:
        """Wait until the client has gone away."""
        while (await self._receive())["type"] != "http.disconnect":
            pass


def parse_pairs(text: str) -> Pairs:
    """The names and values of an encoded form, decoded once.

    Raises `Problem` (400) if they are not UTF-8 or too many.
    """
    pieces = text.split("&")
    if len(pieces) > _MOST_PARAMETERS:
        raise Problem(400, "parameters", f"There are more than {_MOST_PARAMETERS} parameters.")
    pairs = []
    for piece in pieces:
        if piece:
            name, _, value = piece.partition("=")
            pairs.append((_decoded(name), _decoded(value)))
    return pairs


def _decoded(text: str) -> str:
    if "%" not in text and "+" not in text:
        return _utf_8(text.encode("latin-1"))
    return _utf_8(unquote_to_bytes(text.replace("+", " ").encode("latin-1")))


def _utf_8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Problem(400, "encoding", f"The parameters are not UTF-8 (byte {error.start} of one).") from error


def _too_large(limit: int) -> Problem:
    return Problem(413, "body", f"A body may have {limit:,} bytes.")
