"""A zip archive, opened with limits: what it unpacks to is bounded before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from sp_graph.documents.formats.errors import UnusableFile

LARGEST_PART = 200_000_000
LARGEST_WHOLE = 500_000_000
LARGEST_RATIO = 200
MOST_PARTS = 10_000
_SMALL = 1_000_000
_ENCRYPTED = 0x1


class Archive:
    """The parts of an archive, by name."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises `UnusableFile` if it is broken, encrypted, or unpacks to too much.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise UnusableFile(f"a broken archive ({error})") from error
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise UnusableFile(f"an archive of {len(parts):,} parts; {MOST_PARTS:,} at most are unpacked")
        if sum(part.file_size for part in parts) > LARGEST_WHOLE:
            raise UnusableFile(f"an archive that unpacks to more than {LARGEST_WHOLE:,} bytes")
        for part in parts:
            if part.flag_bits & _ENCRYPTED:
                raise UnusableFile("an encrypted archive; save it without a password")
            if part.file_size > max(_SMALL, LARGEST_RATIO * part.compress_size):
                raise UnusableFile(f"an archive whose part {part.filename} unpacks to {part.file_size:,} bytes")
        self.names = frozenset(part.filename for part in parts)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is none of this name.

        Raises `UnusableFile` if the part is damaged or larger than it claims: the size in
        the directory of an archive may be forged.
        """
        if name not in self.names:
            return None
        part = self._zip.getinfo(name)
        try:
            with self._zip.open(part) as stream:
                content = stream.read(min(part.file_size, LARGEST_PART) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise UnusableFile(f"a broken archive: {name} cannot be unpacked ({error})") from error
        if len(content) > min(part.file_size, LARGEST_PART):
            raise UnusableFile(f"an archive whose part {name} is larger than allowed")
        return content
