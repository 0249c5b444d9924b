"""What a cover page says: symbol, date of distribution, session, agenda items, title, author.

The cover of a United Nations document has a fixed order: symbol, organ, "Distr.: General",
date, language; then the session, the agenda items with their titles, the document's own
title, "Report of …" or a note, a summary and the contents. Before 2006 the symbol stands
between "Distr. GENERAL" and the date, and titles are in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sp_graph.documents.furniture import SYMBOL, is_job_number
from sp_graph.documents.issuer import Issuer, read_issuer
from sp_graph.documents.marks import take_out
from sp_graph.ordinals import ordinal_value

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
_DATE = re.compile(rf"\b{DATE}\b", re.IGNORECASE)
_CELL = re.compile(r"\t|\s{3,}|\s/\s")
_SYMBOL = re.compile(
    rf"(?:United\s+Nations\s*|Advance\s+(?:un)?edited\s+version\s*)?(?P<symbol>{SYMBOL})\*{{0,3}}", re.IGNORECASE
)
_DISTRIBUTION = re.compile(r"\bDistr(?:\.|ibution)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\bOriginal\s*:", re.IGNORECASE)
_SESSION = re.compile(
    r"(?P<ordinal>[A-Za-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th))\s+(?P<special>(?:emergency\s+)?special\s+)?session\b.{0,40}",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:Provisional\s+)?(?:Agenda\s+)?items?\s+(?P<items>\d+(?:\s*\([a-z]\))?(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+)(?:\d+(?:\s*\([a-z]\))?|\([a-z]\)))*)"
    r"(?P<rest>\s+of\s+the\s+(?:provisional|preliminary)\s+(?:agenda|list))?\W*",
    re.IGNORECASE,
)
# The titles of agenda items, which stand above the document's own: where they begin and end.
_ITEM_TITLES = re.compile(
    r"\s*(?:Organizational\s+(?:and\s+procedural\s+)?matters(?:\s+and\s+procedural\s+matters)?"
    r"|Annual\s+report\s+of\s+the\s+United\s+Nations\s+High\s+Commissioner\s+for\s+Human\s+Rights"
    r"\s+and\s+reports\s+of\s+the\s+Office\s+of\s+the\s+High\s+Commissioner\s+and\s+the\s+Secretary-General"
    r"|Promotion\s+and\s+protection\s+of\s+all\s+human\s+rights,\s+civil,\s+political,\s+economic,\s+social"
    r"\s+and\s+cultural\s+rights,\s+including\s+the\s+right\s+to\s+development"
    r"|Promotion\s+and\s+protection\s+of\s+human\s+rights(?::\s+human\s+rights\s+(?:questions|situations)"
    r",\s+including\s+alternative\s+approaches\s+for\s+improving\s+the\s+effective\s+enjoyment\s+of\s+human\s+rights"
    r"\s+and\s+fundamental\s+freedoms|:\s+human\s+rights\s+situations\s+and\s+reports\s+of\s+special\s+rapporteurs"
    r"\s+and\s+representatives)?"
    r"|Human\s+rights\s+situations?\s+that\s+require\s+the\s+Council[’']s\s+attention"
    r"|Human\s+rights\s+bodies\s+and\s+mechanisms|Universal\s+periodic\s+review"
    r"|Human\s+rights\s+situation\s+in\s+Palestine\s+and\s+other\s+occupied\s+Arab\s+territories"
    r"|Follow-up\s+to\s+and\s+implementation\s+of\s+the\s+Vienna\s+Declaration\s+and\s+Programme\s+of\s+Action"
    r"|Racism,\s+racial\s+discrimination,\s+xenophobia\s+and\s+related\s+forms?\s+of\s+intolerance"
    r"(?:,\s*follow-up\s+to\s+and\s+implementation\s+of\s+the\s+Durban\s+Declaration\s+and\s+Programme\s+of\s+Action)?"
    r"|Technical\s+assistance\s+and\s+capacity-building"
    r"|Implementation\s+of\s+General\s+Assembly\s+resolution\s+60/251[^\n]{0,90}Human\s+Rights\s+Council[”\"]?"
    r")(?=\s|$)\W*",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:\w+\s+){0,3}?(?:Reports?|Study|Note|Comprehensive\s+report|Interim\s+report|Preliminary\s+report)"
    r"\s+(?:of|by|prepared\s+by|submitted\s+by|from)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:Executive\s+)?Summary\W*$|(?:Table\s+of\s+)?Contents\b|(?:The|In)\s+(?:the\s+)?present\s+(?:report|note)\b"
    r"|The\s+(?:Secretariat|Secretary-General|High\s+Commissioner)\b.{0,80}\b(?:honour|transmit)"
    r"|\*+\s|Please\s+recycle|Chair(?:person)?-Rapporteurs?\s*:|(?:I|A|1)\.\s|Introduction\W*$|Annex\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"\b(?:Visit|Mission|Country\s+visit)\s+to\b|\bon\s+(?:his|her|its|their)\s+(?:visit|mission)\s+to\b", re.IGNORECASE
)
_NO_TITLE = re.compile(r"Addendum|Corrigendum|Revision|Advance\s+(?:un)?edited\s+version|[A-Z]|Note", re.IGNORECASE)
_FRONT = 8000
_AFTER_DISTRIBUTION = 7


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover; empty strings and None for what does not."""

    symbol: str = ""
    date: str = ""
    session: int | None = None
    agenda: str = ""
    title: str = ""
    issuer: Issuer = field(default_factory=Issuer)
    visit: bool = False

    def __bool__(self) -> bool:
        """Whether there is a cover."""
        return bool(self.symbol or self.date)


def read_cover(text: str) -> Cover:
    """Read the cover at the head of a text; an empty `Cover` if there is none."""
    cells = _cells(text)
    marks = [i for i, cell in enumerate(cells) if _DISTRIBUTION.search(cell) or _LANGUAGE.search(cell)]
    if not marks:
        return Cover()
    symbol = next((found["symbol"] for cell in cells if (found := _SYMBOL.fullmatch(cell))), "")
    session, after_session = _session(cells)
    agenda, begin = _agenda(cells, after_session)
    head, author = _title_and_author(cells[max(begin, marks[0] + 1) :])
    title = _title(head, has_agenda=bool(agenda))
    issuer = read_issuer(" ".join(cells[marks[0] :]), title)
    return Cover(
        symbol=symbol.upper().replace("/ADD.", "/Add.").replace("/CORR.", "/Corr.").replace("/REV.", "/Rev."),
        date=_date(cells[marks[0] :]),
        session=session,
        agenda=agenda,
        title=title or author,
        issuer=issuer,
        visit=_VISIT.search(f"{title} {author}") is not None,
    )


def iso_date(found: re.Match[str]) -> str:
    """The date that `DATE` matched, as ISO 8601."""
    month = [name.casefold() for name in MONTHS].index(found["month"].casefold()) + 1
    return f"{found['year']}-{month:02}-{int(found['day']):02}"


def _cells(text: str) -> list[str]:
    """The lines of the front, those in two columns as two, without footnotes."""
    front = take_out(text[:_FRONT]).text
    cells = [" ".join(cell.split()) for line in front.splitlines() for cell in _CELL.split(line.strip())]
    return [cell for cell in cells if cell and not is_job_number(cell)]


def _date(cells: Sequence[str]) -> str:
    found = _DATE.search(" ".join(cells[:_AFTER_DISTRIBUTION]))
    return iso_date(found) if found else ""


def _session(cells: Sequence[str]) -> tuple[int | None, int]:
    """The number of the session, and the place behind it."""
    for at, cell in enumerate(cells):
        found = _SESSION.fullmatch(cell)
        if found and (value := ordinal_value(found["ordinal"])):
            return (None if found["special"] else value), at + 1
    return None, 0


def _agenda(cells: Sequence[str], start: int) -> tuple[str, int]:
    """The agenda items, and the place behind them."""
    for at in range(start, len(cells)):
        if _END.match(cells[at]):
            break
        if found := _AGENDA.fullmatch(cells[at]):
            return " ".join(found["items"].split()), at + 1
    return "", start


def _title_and_author(cells: Sequence[str]) -> tuple[list[str], str]:
    """The lines above "Report of …", and that line with those it goes on in."""
    head: list[str] = []
    for at, cell in enumerate(cells):
        if _END.match(cell):
            break
        if _AUTHOR.match(cell) and not _ITEM_TITLES.match(" ".join(cells[at : at + 5])):
            after = []
            for more in cells[at + 1 :]:
                if _END.match(more) or _AUTHOR.match(more):
                    break
                after.append(more)
            # "Visit to …" and "Mission to …" may stand below the author, after "Addendum".
            visits = [line for line in after if _VISIT.match(line)]
            rest = [line for line in after if line not in visits and not _NO_TITLE.fullmatch(line)]
            return head + visits, " ".join([cell, *rest]).rstrip("* ")
        head.append(cell)
    return head, ""


def _title(lines: Sequence[str], *, has_agenda: bool) -> str:
    """The document's own title, without the titles of the agenda items above it."""
    own = [line for line in lines if not (_NO_TITLE.fullmatch(line) or _SESSION.fullmatch(line) or _DATE.match(line))]
    joined = "\n".join(own)
    found = _ITEM_TITLES.match(joined)
    if not found:
        return " ".join(own[_item_title(own) if has_agenda else 0 :]).rstrip("* ")
    while found:
        joined = joined[found.end() :]
        found = _ITEM_TITLES.match(joined)
    return " ".join(joined.split()).rstrip("* ")


def _item_title(lines: Sequence[str]) -> int:
    """How many lines are the title of an agenda item that nobody listed.

    Older ones are in capitals; newer ones end where a line begins anew with a capital.
    """
    if lines and lines[0].isupper():
        return next((i for i, line in enumerate(lines) if not line.isupper()), 0)
    return next((i for i, line in enumerate(lines) if i and line[:1].isupper()), len(lines))
