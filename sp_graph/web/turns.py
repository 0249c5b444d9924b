"""Whose turn it is: so many at once, the others in the order they came."""

from __future__ import annotations

import asyncio
from collections import deque


class FullError(Exception):
    """Too many are waiting already."""


class Turns:
    """`slots` turns at once, and at most `waiting` that wait for one."""

    def __init__(self, slots: int, waiting: int) -> None:
        self._free = slots
        self._room = waiting
        self._queue: deque[asyncio.Future[None]] = deque()

    def __len__(self) -> int:
        """How many wait."""
        return len(self._queue)

    async def take(self, until: float) -> None:
        """Wait for a turn. Raises `FullError`, or `TimeoutError` at the time `until` of the loop."""
        if self._free:
            self._free -= 1
            return
        if len(self._queue) >= self._room:
            raise FullError
        future = asyncio.get_running_loop().create_future()
        self._queue.append(future)
        try:
            async with asyncio.timeout_at(until):
                await future
        except BaseException:
            if future.done() and not future.cancelled():
                self.give()  # it came in the same moment: it is another's then
            else:
                self._queue.remove(future)
            raise

    def give(self) -> None:
        """Give a turn back."""
        while self._queue:
            future = self._queue.popleft()
            if not future.done():
                future.set_result(None)
                return
        self._free += 1
