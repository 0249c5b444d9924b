"""The file in which people accept, reject or correct what the program read.

A table of tab-separated values that any spreadsheet opens: a header, then one decision a
line. Empty lines and lines that begin with `#` are passed over. A line without a tab may have
" | " between its cells, so that it survives being copied from a terminal.
"""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from sp_graph.errors import DataError
from sp_graph.model import Decision, Verdict
from sp_graph.query.nearest import nearest

COLUMNS = ("document", "paragraph", "what", "which", "decision", "who", "when", "why", "correction")
REQUIRED = ("what", "which", "decision", "who", "when", "why")
BAR = " | "
"""What may stand between cells instead of a tab."""

EVERYWHERE = "*"
"""What stands in the cells of document and paragraph for "wherever it is"; an empty cell means it too."""

VERDICTS = get_args(Verdict)
_PARAGRAPH = re.compile(r"^para(?:graph|s)?\.? *", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the file that was not applied, and why."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


def read_decisions(path: Path) -> tuple[list[Decision], list[Problem]]:
    """The decisions of a file, and the lines that are none.

    Raises `DataError` if the file cannot be read, or has no header: then not one decision
    could be applied, and what a person rejected would be published.
    """
    lines = list(_lines(path))
    if not lines:
        raise DataError(f"{path.name}: no header; the first line is {', '.join(COLUMNS)}, tab-separated")
    number, header = lines[0]
    columns = [name.strip().lower() for name in header]
    for name in columns:
        if name not in COLUMNS:
            hint = f"; did you mean {close[0]}?" if (close := nearest(name, COLUMNS)) else ""
            raise DataError(f"{path.name}, line {number}: {name!r} is no column of decisions{hint}")
    if missing := [name for name in REQUIRED if name not in columns]:
        raise DataError(f"{path.name}, line {number}: the header lacks {', '.join(missing)}")
    decisions, problems = [], []
    for number, cells in lines[1:]:
        try:
            decisions.append(_decision(number, columns, cells))
        except ValueError as error:
            problems.append(Problem(path.name, number, str(error)))
    return decisions, problems


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines that are neither empty nor comments, as their number and their cells."""
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name}: not UTF-8 text; save it as UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        cells = _cells(line)
        if any(cells) and not cells[0].startswith("#"):
            yield number, cells


def _decoded(data: bytes) -> str:
    """The text, also as spreadsheets save it ("Unicode text" is UTF-16)."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if utf16 else "utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cells(line: str) -> list[str]:
    cells = line.rstrip("\t\n ").split("\t")
    if len(cells) == 1:
        cells = _unquoted(cells[0]).split(BAR)
    return [_unquoted(cell.strip()) for cell in cells]


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that spreadsheets put around some."""
    inner = cell[1:-1].replace('""', "")
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner:
        return cell[1:-1].replace('""', '"').strip()
    return cell


def _decision(line: int, columns: list[str], cells: list[str]) -> Decision:
    """The decision of a line. Raises `ValueError` that says what is wrong with it."""
    if len(cells) > len(columns):
        raise ValueError(f"{len(cells)} cells, but the header has {len(columns)}; is a tab too many in it?")
    row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, cells, strict=False))
    if empty := [name for name in REQUIRED if not row[name]]:
        raise ValueError(f"{' and '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty")
    verdict = row["decision"].lower()
    if verdict not in VERDICTS:
        raise ValueError(f"the decision is {row['decision']!r}, not one of {', '.join(VERDICTS)}")
    if verdict == "correct" and not row["correction"]:
        raise ValueError("a decision to correct needs a correction: column=value")
    if verdict != "correct" and row["correction"]:
        raise ValueError(f"a decision to {verdict} has no correction; to change a value, write correct")
    return Decision(
        line=line,
        document=_place(row["document"]),
        paragraph=_place(_PARAGRAPH.sub("", row["paragraph"])),
        what=row["what"].lower(),
        which=row["which"],
        verdict=cast(Verdict, verdict),
        who=row["who"],
        when=_day(row["when"]),
        why=row["why"],
        correction=row["correction"],
    )


def _place(cell: str) -> str:
    return "" if cell == EVERYWHERE else cell


def _day(cell: str) -> str:
    try:
        if len(cell) != len("2024-01-31"):
            raise ValueError
        return datetime.date.fromisoformat(cell).isoformat()
    except ValueError:
        raise ValueError(f"when is {cell!r}, not a day such as 2024-01-31") from None
