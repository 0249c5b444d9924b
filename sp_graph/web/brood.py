"""The evaluators of a worker: having them brought forth, kept warm, killed and replaced."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

from sp_graph.web.handle import Handle
from sp_graph.web.links import Link

_LAST_WORDS = 1.0
_PAUSE = 0.05
_REMEMBERED = 100


class NoNurseryError(Exception):
    """There is nothing to have evaluators from, for the moment."""


class Brood:
    """At most `most` evaluators, of which `warm` wait for work at most times."""

    def __init__(self, most: int, warm: int) -> None:
        self.build = ""
        self._most = most
        self._warm = min(warm, most)
        self._generation = 0
        self._nurseries: dict[int, Link] = {}
        self._alive: dict[int, Handle] = {}
        self._idle: list[Handle] = []
        self._numbers = 0
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._signals: dict[int, int] = {}
        self._asking: dict[int, asyncio.Future[int]] = {}
        self._room = asyncio.Event()

    def __len__(self) -> int:
        """How many evaluators there are."""
        return len(self._alive)

    @property
    def ready(self) -> bool:
        """Whether there is a nursery to have evaluators from."""
        link = self._nurseries.get(self._generation)
        return link is not None and link.open

    def adopt(self, sock: socket.socket, build: str) -> None:
        """Have all further evaluators from the nursery behind `sock`, which holds `build`."""
        self._generation += 1
        number, link = self._generation, Link(sock)
        self._nurseries[number] = link
        self.build = build
        asyncio.get_running_loop().add_reader(sock.fileno(), self._hear, number)
        for handle in list(self._idle):
            handle.close()
        self._leave_nurseries()
        self._keep_warm()

    async def take(self) -> Handle:
        """An evaluator of the present build. Raises `NoNurseryError`."""
        while True:
            if self._idle:
                handle = self._idle.pop()
                self._keep_warm()
                return handle
            if not self.ready:
                raise NoNurseryError
            if len(self._alive) < self._most:
                handle = self._spawn()
                with suppress(EOFError):
                    await handle.answer()
                    return handle
                await asyncio.sleep(_PAUSE)  # it could not open the graph
            else:
                self._room.clear()
                await self._room.wait()

    def give(self, handle: Handle) -> None:
        """Give an evaluator back that can be used again."""
        if handle.open and handle.generation == self._generation:
            self._idle.append(handle)
            self._room.set()
        else:
            handle.close()

    def kill(self, handle: Handle) -> None:
        """End an evaluator at once, whatever it does."""
        self._tell(handle, "kill")
        handle.close()

    def lower(self, handle: Handle) -> None:
        """Let an evaluator work on at a lower priority. It is not to be used again."""
        self._tell(handle, "lower")

    async def signal_of(self, handle: Handle) -> int:
        """The signal that ended an evaluator; 0 if it ended by itself, -1 if nobody knows."""
        if handle.number in self._signals:
            return self._signals[handle.number]
        end = self._asking[handle.number] = asyncio.get_running_loop().create_future()
        try:
            return await asyncio.wait_for(end, _LAST_WORDS)
        except TimeoutError:
            return -1
        finally:
            del self._asking[handle.number]

    def close(self) -> None:
        """Let all evaluators and nurseries go."""
        for handle in list(self._alive.values()):
            handle.close()
        for number in list(self._nurseries):
            self._leave(number)

    def _spawn(self) -> Handle:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._numbers += 1
        handle = self._alive[self._numbers] = Handle(self._numbers, self._generation, ours, self._ended)
        self._nurseries[self._generation].send({"op": "spawn", "id": handle.number, "file": True}, theirs.fileno())
        theirs.close()
        return handle

    def _keep_warm(self) -> None:
        """Start evaluators for those who come next."""
        room = self._most - len(self._alive)
        for _ in range(min(room, self._warm - len(self._idle) - self._starting)):
            self._starting += 1
            task = asyncio.get_running_loop().create_task(self._start_one())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _start_one(self) -> None:
        try:
            if self.ready:
                handle = self._spawn()
                with suppress(EOFError):
                    await handle.answer()
                    self.give(handle)
        finally:
            self._starting -= 1

    def _tell(self, handle: Handle, what: str) -> None:
        if link := self._nurseries.get(handle.generation):
            link.send({"op": what, "id": handle.number})

    def _ended(self, handle: Handle) -> None:
        self._alive.pop(handle.number, None)
        if handle in self._idle:
            self._idle.remove(handle)
        self._room.set()
        self._leave_nurseries()

    def _hear(self, number: int) -> None:
        link = self._nurseries[number]
        for message, _ in link.receive():
            # The news may come before or after the end of the evaluator's own socket.
            self._signals[message["id"]] = message["signal"]
            end = self._asking.get(message["id"])
            if end and not end.done():
                end.set_result(message["signal"])
        while len(self._signals) > _REMEMBERED:
            del self._signals[next(iter(self._signals))]
        if not link.open:
            self._leave(number)

    def _leave_nurseries(self) -> None:
        """Leave the nurseries of older builds whose last evaluator is gone."""
        needed = {handle.generation for handle in self._alive.values()} | {self._generation}
        for number in set(self._nurseries) - needed:
            self._leave(number)

    def _leave(self, number: int) -> None:
        link = self._nurseries.pop(number, None)
        if link:
            asyncio.get_running_loop().remove_reader(link.fileno())
            link.close()
