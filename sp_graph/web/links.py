"""How the processes of a server speak of each other: lines of JSON, some with an open socket."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from typing import Any

_MOST = 64


class Link:
    """One end of a link. Its messages are small, and are read whenever they arrive."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.open = True
        self._data = b""
        self._files: list[int] = []

    def fileno(self) -> int:
        """The descriptor, to wait for."""
        return self.sock.fileno()

    def send(self, message: dict[str, Any], file: int = -1) -> bool:
        """Send a message; with `file` the receiver gets a copy of that descriptor.

        Gives False if the other side is gone.
        """
        data = json.dumps(message).encode() + b"\n"
        self.sock.setblocking(True)
        try:
            if file >= 0:
                sent = socket.send_fds(self.sock, [data], [file])
                data = data[sent:]
            self.sock.sendall(data)
        except OSError:
            return False
        return True

    def receive(self) -> Iterator[tuple[dict[str, Any], int]]:
        """The messages that are there, each with its descriptor or -1; waits for nothing.

        `open` is False afterwards if the other side is gone.
        """
        if self.open:
            self.sock.setblocking(False)  # `recv_fds` of Python 3.11 does not heed MSG_DONTWAIT
        while self.open:
            try:
                data, files, _, _ = socket.recv_fds(self.sock, 65536, _MOST)
            except BlockingIOError:
                break
            except OSError:
                data, files = b"", []
            self._files += files
            self.open = bool(data)
            self._data += data
        *lines, self._data = self._data.split(b"\n")
        for line in lines:
            message = json.loads(line)
            yield message, self._files.pop(0) if message.get("file") else -1

    def close(self) -> None:
        """Close this end."""
        self.open = False
        self.sock.close()
        while self._files:
            os.close(self._files.pop())


def pair() -> tuple[socket.socket, socket.socket]:
    """Two ends of a link."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
