"""Where an evaluator puts a result until it is complete: memory, and a file above a size."""

from __future__ import annotations

import os
import tempfile
import zlib
from typing import IO, cast

_GZIP = 31  # a window of 2^15 bytes, in gzip's frame, which zlib writes without a date
_LEVEL = 4
_WORTH_IT = 1_000


class ResultTooLargeError(Exception):
    """The result is larger than the operator allows."""


class Spool:
    """A file to write a result into.

    Arguments: `limit` is the largest size, `above` the size from which a file is used, made
    in `folder` and without a name, so that it is gone with the last process that has it open.
    """

    def __init__(self, limit: int, above: int, folder: str | None, *, gzip: bool = False) -> None:
        self.size = 0
        self._limit = limit
        self._above = above
        self._folder = folder
        self._gzip = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP) if gzip else None
        self._chunks: list[bytes] = []
        self._kept = 0
        self._file = -1

    @property
    def out(self) -> IO[bytes]:
        """The spool as the kind of file that the engine asks for: all it uses is `write` and `flush`."""
        return cast("IO[bytes]", self)

    def write(self, data: bytes) -> int:
        """Take the next bytes. Raises `ResultTooLargeError`."""
        self.size += len(data)
        if self.size > self._limit:
            raise ResultTooLargeError
        self._chunks.append(bytes(data))
        self._kept += len(data)
        if self._kept > self._above:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing: everything is kept until the result is complete."""

    def _spill(self, *, last: bool = False) -> None:
        if self._file < 0:
            with tempfile.TemporaryFile(dir=self._folder, buffering=0) as file:
                self._file = os.dup(file.fileno())
        data = b"".join(self._chunks)
        self._chunks.clear()
        self._kept = 0
        if self._gzip:
            data = self._gzip.compress(data) + (self._gzip.flush() if last else b"")
        view = memoryview(data)
        while view:
            view = view[os.write(self._file, view) :]

    def result(self) -> tuple[bytes, int, bool]:
        """The body and -1, or nothing and the open file; and whether it is compressed."""
        if self._file >= 0:
            self._spill(last=True)
            return b"", self._file, self._gzip is not None
        body = b"".join(self._chunks)
        if self._gzip and len(body) >= _WORTH_IT:
            return self._gzip.compress(body) + self._gzip.flush(), -1, True
        return body, -1, False

    def close(self) -> None:
        """Give up what was written."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
