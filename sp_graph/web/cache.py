"""Answers that were given before, of the present build, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sp_graph.web.response import Response

_OVERHEAD = 2_000
_LARGEST_SHARE = 8


class Cache:
    """The answers asked for last; those longest ago make room. A `room` of 0 keeps none."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._size = 0
        self._entries: OrderedDict[bytes, Response] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: bytes) -> Response | None:
        """The answer kept under `key`."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: bytes, response: Response) -> None:
        """Keep an answer, if it is in memory and not too large a part of all."""
        size = len(response.body) + _OVERHEAD
        if response.file >= 0 or size * _LARGEST_SHARE > self._room or key in self._entries:
            return
        self._entries[key] = response
        self._size += size
        while self._size > self._room:
            _, old = self._entries.popitem(last=False)
            self._size -= len(old.body) + _OVERHEAD

    def clear(self) -> None:
        """Forget everything: the graph is another one."""
        self._entries.clear()
        self._size = 0
