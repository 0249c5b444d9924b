"""The worker's side of one evaluator: a socket, and whoever waits for its answer."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from sp_graph.web.frames import Frame, Reader

if TYPE_CHECKING:
    from collections.abc import Callable


class Handle:
    """An evaluator as its worker knows it.

    `generation` is the nursery it comes from; `ended` is called once, when it is closed by
    either side.
    """

    __slots__ = ("_ended", "_loop", "_reader", "_sock", "_waiting", "generation", "number", "open")

    def __init__(self, number: int, generation: int, sock: socket.socket, ended: Callable[[Handle], None]) -> None:
        self.number = number
        self.generation = generation
        self.open = True
        self._ended = ended
        self._sock = sock
        self._sock.setblocking(False)
        self._reader = Reader(sock)
        self._waiting: asyncio.Future[Frame] | None = None
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(sock.fileno(), self._readable)

    def answer(self) -> asyncio.Future[Frame]:
        """The next frame that it says; `EOFError` if it ends instead."""
        self._waiting = self._loop.create_future()
        if not self.open:
            self._waiting.set_exception(EOFError())
        return self._waiting

    async def say(self, data: bytes) -> None:
        """Send it a request. Raises `OSError` if it is gone."""
        try:
            sent = self._sock.send(data)
        except BlockingIOError:
            sent = 0
        if sent < len(data):
            await self._loop.sock_sendall(self._sock, memoryview(data)[sent:])

    def close(self) -> None:
        """Let it go: an idle evaluator then ends by itself."""
        if not self.open:
            return
        self.open = False
        self._loop.remove_reader(self._sock.fileno())
        self._sock.close()
        self._reader.close()
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(EOFError())
        self._ended(self)

    def _readable(self) -> None:
        try:
            frame = self._reader.read()
        except BlockingIOError:
            return
        except (EOFError, OSError):
            self.close()
            return
        if frame is None:
            return
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(frame)
        else:
            frame.close()  # nobody waits for it any more
