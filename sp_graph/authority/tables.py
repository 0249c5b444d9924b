"""A strict reader of the tables under `data/authority/`.

UTF-8, tab-separated, a header line, no quoting, `|` between several values of a cell,
rows sorted and unique by their key. Everything else is a `DataError` with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sp_graph.errors import DataError
from sp_graph.namespaces import fold

SEPARATOR = "|"
_BLANKS = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_SLUG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")

Key = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table, with its place for messages."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, message: str) -> DataError:
        """The error to raise about this row."""
        return DataError(f"{self.file}, line {self.line}: {message}")

    def filled(self, column: str) -> str:
        """The value of a cell that must not be empty."""
        if not self[column]:
            raise self.error(f"{column} is empty")
        return self[column]

    def slug(self, column: str = "slug") -> str:
        """The value of a cell that becomes a path segment of an IRI."""
        return self.matching(column, _SLUG, "letters, digits and single hyphens")

    def matching(self, column: str, pattern: re.Pattern[str], meaning: str) -> str:
        """The value of a cell that has the form `pattern`, which `meaning` describes."""
        if not pattern.fullmatch(self[column]):
            raise self.error(f"{column} is {self[column]!r}, not {meaning}")
        return self[column]

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """The value of a cell that must be one of `allowed`."""
        if self[column] not in allowed:
            raise self.error(f"{column} is {self[column]!r}, not one of {', '.join(sorted(allowed))}")
        return self[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell, none empty and none twice; an empty cell has none."""
        if not self[column]:
            return ()
        values = tuple(self[column].split(SEPARATOR))
        for value in values:
            if not value or value != value.strip():
                raise self.error(f"{column} has an empty or padded value between its {SEPARATOR!r}")
            if values.count(value) > 1:
                raise self.error(f"{column} has {value!r} twice")
        return values

    def many_of(self, column: str, allowed: Collection[str]) -> tuple[str, ...]:
        """The values of a cell, each one of `allowed`."""
        values = self.many(column)
        for value in values:
            if value not in allowed:
                raise self.error(f"{column} names the unknown {value!r}")
        return values


class Claims:
    """The names of a table, each belonging to one thing however it is spelled.

    Letter case, diacritics and the form of apostrophes make no difference.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._owners: dict[str, str] = {}

    def claim(self, name: str, owner: str, row: Row) -> None:
        """Record that `name` means `owner`; refuse it if it already means another."""
        before = self._owners.setdefault(fold(name), owner)
        if before != owner:
            raise row.error(f"the {self._what} name {name!r} is claimed by {before} and by {owner}")


def read_table(path: str, columns: Sequence[str], *, key: Callable[[Row], Key] | None = None) -> list[Row]:
    """The rows of the table at `path`, which has exactly these `columns`.

    `key` gives what the rows are sorted and unique by; by default their first cell.
    """
    file = _short(path)
    try:
        text = Path(path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise DataError(f"{file}: cannot be read as UTF-8 text: {cause}") from cause
    if not text.endswith("\n"):
        raise DataError(f"{file}: the last line does not end with a line feed")
    lines = text[:-1].split("\n")
    if lines[0] != "\t".join(columns):
        raise DataError(f"{file}, line 1: the columns are not {', '.join(columns)}")
    rows = [_row(file, number, line, columns) for number, line in enumerate(lines[1:], start=2)]
    _check_order(rows, key or (lambda row: row[columns[0]]))
    return rows


def _row(file: str, number: int, line: str, columns: Sequence[str]) -> Row:
    cells = line.split("\t")
    row = Row(file, number, dict(zip(columns, cells, strict=False)))
    if len(cells) != len(columns):
        raise row.error(f"{len(cells)} columns instead of {len(columns)}")
    for column, cell in row.cells.items():
        if _BLANKS.search(cell):
            raise row.error(f"{column} has a blank at its ends, two together or one that is no plain space")
        if "’" in cell:
            raise row.error(f"{column} has a curly apostrophe; write it straight")
    return row


def _check_order(rows: Sequence[Row], key: Callable[[Row], Key]) -> None:
    keyed = [(key(row), row) for row in rows]
    for (low, _), (high, row) in pairwise(keyed):
        if low == high:
            raise row.error(f"{_shown(high)} is there twice")
        if low > high:  # type: ignore[operator]  # the keys of one table are of one type
            raise row.error(f"{_shown(high)} stands after {_shown(low)}; sort the rows")


def _shown(key: Key) -> str:
    return " / ".join(key) if isinstance(key, tuple) else str(key)


def _short(path: str) -> str:
    """The last folder and the name: enough to find a file, the same on every machine."""
    return "/".join(Path(path).parts[-2:])
