"""What a cover page says: symbol, date of distribution, session, agenda items, title, author.

The cover of a United Nations document has a fixed order: symbol, organ, "Distr.: General",
date, language; then the session, the agenda items with their titles, the document's own
title, a note or "Report of …", a summary and the contents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sp_graph.ordinals import ordinal_value

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS = _MONTHS.split("|")
_SYMBOL = re.compile(
    r"^[ \t]*(?:United Nations[ \t]*/?[ \t]*|Advance (?:Unedited|Edited) Version[ \t]*|UNITED[ \t]+NATIONS[ \t]*)?"
    r"(?P<symbol>(?:A|E)/(?:[A-Z][A-Za-z]*(?:\.\d+)?/|S-\d+/)*\d+(?:/\d+)?(?:/(?:Add|Corr|Rev)\.\d+)*)\*{0,3}[ \t]*$",
    re.MULTILINE,
)
_DISTRIBUTED = re.compile(
    rf"Distr\.?:?\s*(?:General|GENERAL|Limited|LIMITED)?[\s/]*(?P<day>\d{{1,2}})\s+(?P<month>{_MONTHS})\s+(?P<year>\d{{4}})"
)
_SESSION = re.compile(r"^[ \t]*(?P<ordinal>[A-Z][a-z]+(?:-[a-z]+)?)[ \t]+(?:special[ \t]+)?session\b", re.MULTILINE)
_AGENDA = re.compile(r"^[ \t]*(?:Agenda items?|Items?) (?P<items>\d+(?:(?:,| and|\s)+\d+)*)", re.MULTILINE)
_PERIOD = re.compile(
    r"(?:period|covers|from)\s+(?:from\s+)?1\s+January\s+(?:(?P<start>\d{4})\s+)?to\s+31\s+December\s+(?P<year>\d{4})"
)
_BY = re.compile(
    r"(?:Reports?|Note|Study)\s+(?:of|by|prepared by|submitted by)\s+(?:the\s+)?"
    r"(?P<title>(?:Special|Independent|Working)[^*\n]*(?:\n(?![ \t]*\n)[^*\n]+){0,3})"
)
_CHAIR = re.compile(r"(?:Chair(?:person)?-Rapporteur|Rapporteur):\s*(?P<name>[A-ZÀ-Þ][^\n*(,]{3,60})")
_FRONT = 6000


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover; empty strings and None for what does not."""

    symbol: str = ""
    date: str = ""
    session: int | None = None
    agenda: str = ""
    reports_on: int | None = None
    issued_by: str = ""
    rapporteur: str = ""


def read_cover(text: str) -> Cover:
    """Read the cover at the head of a text; an empty `Cover` if there is none."""
    front = text[:_FRONT]
    distributed = _DISTRIBUTED.search(front)
    symbol = _SYMBOL.search(front)
    if not distributed and not (symbol and "Original: English" in front):
        return Cover()
    session = _SESSION.search(front)
    agenda = _AGENDA.search(front)
    period = _PERIOD.search(front)
    by = _BY.search(front)
    chair = _CHAIR.search(front)
    date = ""
    if distributed:
        date = f"{distributed['year']}-{MONTHS.index(distributed['month']) + 1:02}-{int(distributed['day']):02}"
    return Cover(
        symbol=symbol["symbol"] if symbol else "",
        date=date,
        session=ordinal_value(session["ordinal"]) if session else None,
        agenda=" ".join(agenda["items"].split()) if agenda else "",
        reports_on=int(period["year"]) if period else None,
        issued_by=" ".join(by["title"].split()) if by else "",
        rapporteur=" ".join(chair["name"].split()) if chair else "",
    )
