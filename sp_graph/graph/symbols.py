"""What a document symbol tells of its document.

Sources of the rules:

* components of symbols: Dag Hammarskjöld Library, "UN Document Symbols",
  https://research.un.org/en/docs/symbols ;
* General Assembly: a regular session opens in September of the year 1945 + n (rule 1 of
  the rules of procedure, A/520/Rev.20; the first, in 1946, opened in January);
* Human Rights Council: "no fewer than three sessions per year" (General Assembly
  resolution 60/251, para. 10). It began in June 2006 and has held three regular ones in
  each calendar year: 1 to 3 in 2006, 10 in March 2009, 43 in 2020, 55 in 2024. So
  session n is of the year 2006 + (n - 1) // 3;
* Commission on Human Rights, Economic and Social Council, Security Council: the symbol
  holds the year.

What a symbol does not tell is left open: special sessions and organizational sessions
get no year, because theirs follow from no rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

_SUFFIX = re.compile(r"/(Add|Corr|Rev|Amend|Summary)(?:\.(\d+))?$")
_SUFFIX_KINDS = {
    "Add": "addendum",
    "Corr": "corrigendum",
    "Rev": "revision",
    "Amend": "amendment",
    "Summary": "summary",
}
_SERIES_KINDS = {"RES": "resolution", "DEC": "decision", "PRST": "presidential-statement"}
_FIRST_WITH_SESSION = 31
"""The session from which the General Assembly's symbols hold the session number."""

_NUMBER = r"(?P<number>(?:[A-Z]+\.)?\d+)"
_SERIES = r"(?:(?P<series>RES|DEC|PRST)/)?"
_COUNCIL = re.compile(rf"A/HRC/{_SERIES}(?P<session>\d+)/{_NUMBER}")
_COUNCIL_OTHER = re.compile(rf"A/HRC/{_SERIES}(?P<special>S-\d+|OS/\d+)/{_NUMBER}")
_ASSEMBLY = re.compile(rf"A/{_SERIES}(?:C\.\d+/)?(?P<session>\d+)/{_NUMBER}")
_ASSEMBLY_OTHER = re.compile(rf"A/{_SERIES}(?P<special>E?S-\d+)/{_NUMBER}")
_SECURITY_RESOLUTION = re.compile(r"S/(?P<series>RES)/(?P<number>\d+)(?: ?\((?P<year>\d{4})\))?")
_SECURITY = re.compile(rf"S/{_SERIES}(?P<year>\d{{4}})/{_NUMBER}")
_COMMISSION = re.compile(rf"E/CN\.4/{_SERIES}(?P<year>\d{{4}})/{_NUMBER}")
_ECONOMIC = re.compile(rf"E/{_SERIES}(?P<year>\d{{4}})/{_NUMBER}")

_BODIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (_COUNCIL, "human-rights-council"),
    (_COUNCIL_OTHER, "human-rights-council"),
    (_ASSEMBLY, "general-assembly"),
    (_ASSEMBLY_OTHER, "general-assembly"),
    (_SECURITY_RESOLUTION, "security-council"),
    (_SECURITY, "security-council"),
    (_COMMISSION, "commission-human-rights"),
    (_ECONOMIC, "economic-and-social-council"),
)
_ORGANS = (
    ("A/HRC/", "human-rights-council"),
    ("A/", "general-assembly"),
    ("S/", "security-council"),
    ("E/CN.4/", "commission-human-rights"),
    ("E/", "economic-and-social-council"),
)


@dataclass(frozen=True, slots=True)
class SymbolInfo:
    """What a symbol tells; empty strings and None stand for what it does not.

    `body` is the slug of the body it was submitted to. `session` is the number of a regular
    session, `special` the segment of another one ("S-31"), `year` that of the session or the
    year in the symbol. `parent` is the document that this one adds to, corrects or revises,
    `relation` says which ("addendum", "corrigendum", "revision",
    "amendment", "summary") and `number`
    is its number there, otherwise the document's number in its series. `kind` is a slug
    of the scheme of document kinds, if the symbol decides it.
    """

    symbol: str
    body: str = ""
    session: int | None = None
    special: str = ""
    year: int | None = None
    number: str = ""
    parent: str = ""
    relation: str = ""
    kind: str = ""


def council_year(session: int) -> int:
    """The year of a regular session of the Human Rights Council (from 1)."""
    return 2006 + (session - 1) // 3


def assembly_year(session: int) -> int:
    """The year in which a regular session of the General Assembly opened (from 1)."""
    return 1945 + session


@lru_cache(maxsize=4096)
def read_symbol(symbol: str) -> SymbolInfo:
    """Read a normalised symbol, such as `A/HRC/41/39/Corr.1`.

    A symbol of an unknown series, or any other text, gives a `SymbolInfo` with what could
    be told, at least the symbol itself.
    """
    suffix = _SUFFIX.search(symbol)
    if suffix and suffix.start():
        parent = read_symbol(symbol[: suffix.start()])
        kind = _SUFFIX_KINDS[suffix[1]]
        return replace(
            parent,
            symbol=symbol,
            number=suffix[2] or "",
            parent=parent.symbol,
            relation=kind,
            kind=kind if kind in ("addendum", "corrigendum") else parent.kind,
        )
    for pattern, body in _BODIES:
        if found := pattern.fullmatch(symbol):
            return _read(symbol, body, found.groupdict())
    organ = next((body for start, body in _ORGANS if symbol.startswith(start)), "")
    return SymbolInfo(symbol, body=organ)


def _read(symbol: str, body: str, parts: dict[str, str | None]) -> SymbolInfo:
    session = int(parts.get("session") or 0) or None
    year = int(parts.get("year") or 0) or None
    if session and body == "human-rights-council":
        year = council_year(session)
    elif session and session >= _FIRST_WITH_SESSION:
        year = assembly_year(session)
    else:
        session = None
    return SymbolInfo(
        symbol,
        body=body,
        session=session,
        special=parts.get("special") or "",
        year=year,
        number=parts.get("number") or "",
        kind=_SERIES_KINDS.get(parts.get("series") or "", ""),
    )
