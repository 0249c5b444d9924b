"""HTTP with bounds: uvicorn's protocol, but nothing in a connection may take for ever or grow without end.

Each bound has its status: 408 for a request that does not arrive, 414 and 431 for an
address or headers that are too long, 400 for what is no HTTP, 503 for too many connections.
A client that does not read its answer is cut off.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from sp_graph.web.app import problem_response
from sp_graph.web.logs import log
from sp_graph.web.problems import Problem, retry

if TYPE_CHECKING:
    from sp_graph.web.metrics import Metrics
    from sp_graph.web.settings import Settings


_LINGER = 1.0
_HEADERS = "The headers of the request did not arrive in time."


class BoundedProtocol(HttpToolsProtocol):
    """One connection. `settings` and `metrics` are set once, for all of a worker's."""

    settings: Settings
    metrics: Metrics

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock; refuse the connection if there are too many."""
        super().connection_made(transport)
        self._timer: asyncio.TimerHandle | None = None
        self._write_timer: asyncio.TimerHandle | None = None
        self._head = 0
        self._refused = False
        self.metrics.set("sp_graph_connections", len(self.connections))
        if len(self.connections) > self.settings.connections:
            self._refuse(retry(503, "connections", "There are too many connections; try again in a moment."))
        else:
            self._expect(self.settings.header_timeout, _HEADERS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clocks."""
        super().connection_lost(exc)
        self._expect(None)
        self.resume_writing()
        self.metrics.set("sp_graph_connections", len(self.connections))

    def data_received(self, data: bytes) -> None:
        """Read on, unless this connection was refused already."""
        if self._refused:
            return
        super().data_received(data)
        if self._timer is None and (self.cycle is None or self.cycle.response_complete):
            # Something came that is no request yet; without a clock it could come for ever.
            self._expect(self.settings.header_timeout, _HEADERS)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._head = 0
        self._expect(self.settings.header_timeout, _HEADERS)

    def on_url(self, url: bytes) -> None:
        """A part of the address."""
        super().on_url(url)
        if len(self.url) > self.settings.uri_limit:
            limit = self.settings.uri_limit
            detail = f"An address may have {limit:,} bytes. A longer query can be sent as the body of a POST."
            self._refuse(Problem(414, "uri", detail))

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header."""
        super().on_header(name, value)
        self._head += len(name) + len(value)
        if self._head > self.settings.header_limit:
            self._refuse(Problem(431, "headers", f"Headers may have {self.settings.header_limit:,} bytes."))

    def on_headers_complete(self) -> None:
        """The request can be answered; its body has its own time."""
        if self._refused:
            return
        coding = [v for n, v in self.headers if n == b"transfer-encoding"]
        if coding and [c.strip().lower() for c in b",".join(coding).split(b",")] != [b"chunked"]:
            self._refuse(Problem(501, "encoding", "Of transfer encodings only chunked is understood."))
            return
        hosts = sum(n == b"host" for n, _ in self.headers)
        if hosts > 1 or (hosts == 0 and self.parser.get_http_version() == "1.1"):
            self._refuse(Problem(400, "request", "A request has one Host header."))
            return
        self._expect(self.settings.body_timeout, "The body of the request did not arrive in time.")
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._expect(None)
        if not self._refused:
            super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        self._refuse(Problem(400, "request", "This is not a request of HTTP/1.1."))

    def pause_writing(self) -> None:
        """The client does not read as fast as we write."""
        super().pause_writing()
        self._write_timer = self.loop.call_later(self.settings.write_timeout, self._abort)

    def resume_writing(self) -> None:
        """The client has read on."""
        super().resume_writing()
        if self._write_timer:
            self._write_timer.cancel()
            self._write_timer = None

    def _expect(self, seconds: float | None, otherwise: str = "") -> None:
        """Give the client so much time; without `seconds`, all the time it wants."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            self._timer = self.loop.call_later(seconds, self._too_slow, otherwise)

    def _too_slow(self, detail: str) -> None:
        cycle = self.cycle
        if cycle and not cycle.response_complete and self.scope is not cycle.scope:
            # The answer before this request is not given yet, and nothing is read until it is.
            self._expect(self.settings.header_timeout, detail)
        elif cycle and self.scope is cycle.scope and cycle.response_started:
            self._abort()  # answered already, and still sending
        else:
            self._refuse(Problem(408, "slow", detail))

    def _refuse(self, problem: Problem) -> None:
        """Answer with a problem and close the connection."""
        if self._refused or self.transport.is_closing():
            return
        self._refused = True
        self._expect(None)
        response = problem_response(problem, None)
        lines = [STATUS_LINE[problem.status], *(n + b": " + v + b"\r\n" for n, v in response.headers)]
        self.transport.write(b"".join([*lines, b"connection: close\r\n\r\n", response.body]))
        self.metrics.request("connection", problem.status, 0.0, response.size)
        client = self.client[0] if self.client else ""
        log("request", route="connection", status=problem.status, client=client, problem=problem.kind)
        if self.cycle and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        # What the client still sends is read and dropped for a moment: closing at once would reset the
        # connection, and the client would lose the answer.
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._timer = self.loop.call_later(_LINGER, self._abort)

    def _abort(self) -> None:
        if not self.transport.is_closing():
            self.transport.abort()
