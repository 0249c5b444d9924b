"""What a document that is in no manifest says of itself."""

from __future__ import annotations

import re
from pathlib import Path

from sp_graph.model import SourceInfo

_FILE_SYMBOL = re.compile(r"A-HRC-\d+-\d+(?:-(?:Add|Corr|Rev)\.\d+)*|A-\d{2}-\d+(?:-(?:Add|Corr|Rev)\.\d+)*")
_OVERVIEW = re.compile(
    r"present report contains an overview of the special procedures|annual report of special procedures"
)
_REPORTING_YEAR = re.compile(
    r"(?:activities (?:undertaken|carried out)(?: by (?:the )?(?:special procedures|mandate holders))?"
    r"|special procedures system,? .{0,80}?) (?:in|during) ((?:19|20)\d\d)\b"
)
_SALUTATION = re.compile(r"^\s*(?:Excellenc(?:y|ies)|Dear \w|Sir|Madam)[^\n]{0,60},\s*$", re.MULTILINE)
_DATE = re.compile(
    r"^\s*(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November"
    r"|December) (\d{4})\s*$",
    re.MULTILINE,
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def describe(path: Path, text: str) -> SourceInfo:
    """The description of a document from its file name and its text.

    The id is the symbol that the file name spells (`A-HRC-52-70.txt`), else the file's
    stem. The kind and the year reported on come from the wording of the text; what is
    not found stays empty.
    """
    stem = path.name.split(".txt")[0] if path.name.endswith(".txt") else path.stem
    symbol = _FILE_SYMBOL.fullmatch(stem)
    identifier = stem.replace("-", "/") if symbol else re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-")
    start = text[:8000]
    year = _REPORTING_YEAR.search(" ".join(start.split()))
    if _OVERVIEW.search(" ".join(start.split())):
        kind = "annual-report"
    elif _SALUTATION.search(start):
        kind, year = "letter", None
    else:
        kind, year = ("report" if symbol else "other"), None
    date = ""
    if kind == "letter" and (found := _DATE.search(start)):
        date = f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
    return SourceInfo(
        id=identifier,
        file=path.name,
        kind=kind,
        date=date,
        reports_on=int(year[1]) if year else None,
    )
