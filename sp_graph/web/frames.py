"""How a worker and an evaluator talk: one frame each way over a socket of their own.

A frame is a header of fixed size, a JSON object about the body, and the body. A body that
was spooled to a file comes as the open file itself, so that nobody copies it.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from typing import Any

_HEAD = struct.Struct(">IQB")
HEAD_SIZE = _HEAD.size
CHUNK = 1 << 18


class Frame:
    """What was said: `about` and the body, in memory or as an open file."""

    __slots__ = ("about", "body", "file")

    def __init__(self, about: dict[str, Any], body: bytes = b"", file: int = -1) -> None:
        self.about = about
        self.body = body
        self.file = file

    def packed(self) -> bytes:
        """The bytes of the frame, without its file."""
        about = json.dumps(self.about, separators=(",", ":"), ensure_ascii=False).encode()
        return _HEAD.pack(len(about), len(self.body), self.file >= 0) + about + self.body

    def close(self) -> None:
        """Close the file, if there is one."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1


class Reader:
    """Puts frames together from what arrives on a non-blocking or blocking socket."""

    __slots__ = ("_data", "_files", "_need", "_sizes", "_sock")

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._data = bytearray()
        self._files: list[int] = []
        self._sizes: tuple[int, int, int] | None = None
        self._need = HEAD_SIZE

    def read(self) -> Frame | None:
        """Read what is there; the frame once it is whole, else None.

        Raises `EOFError` if the other side is gone, `BlockingIOError` if nothing is there.
        """
        room = max(CHUNK, self._need - len(self._data))
        chunk, files, _, _ = socket.recv_fds(self._sock, min(room, CHUNK * 16), 1)
        self._files += files
        if not chunk:
            raise EOFError
        self._data += chunk
        if self._sizes is None and len(self._data) >= HEAD_SIZE:
            self._sizes = _HEAD.unpack_from(self._data)
            self._need = HEAD_SIZE + self._sizes[0] + self._sizes[1]
        if self._sizes is None or len(self._data) < self._need:
            return None
        about_end = HEAD_SIZE + self._sizes[0]
        about = json.loads(self._data[HEAD_SIZE:about_end])
        body = bytes(memoryview(self._data)[about_end : self._need])
        file = self._files.pop(0) if self._sizes[2] else -1
        self._data = self._data[self._need :]
        self._sizes, self._need = None, HEAD_SIZE
        return Frame(about, body, file)

    def close(self) -> None:
        """Close files that were received and not taken."""
        while self._files:
            os.close(self._files.pop())


def send(sock: socket.socket, frame: Frame) -> None:
    """Send a frame over a blocking socket."""
    data = memoryview(frame.packed())
    sent = socket.send_fds(sock, [data], [frame.file]) if frame.file >= 0 else 0
    sock.sendall(data[sent:])


def receive(sock: socket.socket, reader: Reader) -> Frame:
    """Wait for a frame on a blocking socket. Raises `EOFError` if the other side is gone."""
    while (frame := reader.read()) is None:
        pass
    return frame
