"""What a document says of itself, where no manifest describes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from sp_graph.documents.cover import DATE, Cover, iso_date, read_cover
from sp_graph.documents.furniture import SYMBOL, is_symbol
from sp_graph.documents.identify import infer_symbol
from sp_graph.documents.issuer import Issuer, infer_issuer
from sp_graph.documents.marks import take_out
from sp_graph.model import SourceInfo

_FILE_SYMBOL = re.compile(
    r"(?:A-HRC-(?:S-)?\d+-\d+|A-\d{2}-\d+|E-CN[.]?4-\d{4}-\d+)(?:-(?:Add|Corr|Rev)[.]?\d+)*", re.IGNORECASE
)
_OVERVIEW = re.compile(
    r"present report contains an overview of the special procedures|annual report of (?:the )?special procedures"
    r"|facts and figures with regard to the special procedures",
    re.IGNORECASE,
)
_ANNUAL_TITLE = re.compile(
    r"\bannual\s+(?:meeting|report)\s+of\s+(?:the\s+)?special\s+(?:procedures|rapporteurs)", re.IGNORECASE
)
_REPORTING_YEAR = re.compile(
    r"(?:activities (?:undertaken|carried out)(?: by (?:the )?(?:special procedures|mandate holders))?"
    r"|special procedures system,? .{0,80}?|information on activities|special procedures) (?:in|during)"
    r" ((?:19|20)\d\d)\b"
)
_PERIOD = re.compile(
    r"(?:period|covers|from)\s+(?:from\s+)?1\s+January\s+(?:\d{4}\s+)?to\s+31\s+December\s+(\d{4})", re.IGNORECASE
)
_SALUTATION = re.compile(r"^\s*(?:Excellenc(?:y|ies)|Dear \w|Sir|Madam)[^\n]{0,60},\s*$", re.MULTILINE)
_DATE_LINE = re.compile(rf"^\s*{DATE}\s*$", re.MULTILINE)
_EXTENSION = re.compile(r"(?:\.(?:txt|docx?|pdf|html?|xhtml))+$", re.IGNORECASE)
_COUNCIL = re.compile(r"A/HRC/(?:(?:RES|DEC|PRST)/)?(\d+)/")
_ASSEMBLY = re.compile(r"A/(?:(?:RES|DEC)/)?(\d+)/")
_COMMISSION = re.compile(r"E/CN\.4/(?:(?:RES|DEC)/)?(\d{4})/")
_OPENING = 8000
_BODIES = (
    ("A/HRC/", "human-rights-council"),
    ("A/", "general-assembly"),
    ("E/CN.4/", "commission-human-rights"),
    ("E/", "economic-and-social-council"),
)


def describe(path: Path, text: str) -> SourceInfo:
    """The description of a document from its cover and text; its file name is the last resort.

    The id is the symbol on the cover, else the one that the text betrays, else the one that
    the file name spells (`A-HRC-52-70.txt`), else the file's stem. Body and session follow
    from the symbol, kind and reporting year from the wording. What is not found stays empty;
    `inferred` says what the cover did not state and how it was found.
    """
    cover = read_cover(text)
    identifier, reason = _identified(path, text, cover)
    opening = " ".join(take_out(text[:_OPENING]).text.split())
    kind = _kind(opening, text, cover, identifier)
    issuer = _issuer(text, cover, kind)
    date = cover.date
    if kind == "letter" and not date and (found := _DATE_LINE.search(text[:_OPENING])):
        date = iso_date(found)
    reasons = [f"symbol: {reason}" if reason else "", f"issuer: {issuer.reason}" if issuer.reason else ""]
    return SourceInfo(
        id=identifier,
        file=path.name,
        title=cover.title,
        kind=kind,
        date=date,
        body=next((body for start, body in _BODIES if identifier.startswith(start)), ""),
        reports_on=_reporting_year(opening, cover) if kind == "annual-report" else None,
        session=cover.session or _session(identifier),
        agenda=cover.agenda,
        mandate=issuer.mandate,
        holder=issuer.holder,
        report_form=_form(cover, issuer) if kind == "report" else "",
        inferred="; ".join(filter(None, reasons)),
    )


def _identified(path: Path, text: str, cover: Cover) -> tuple[str, str]:
    """The id, and how it was found if the cover does not print it."""
    if cover.symbol:
        return cover.symbol, ""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if is_symbol(first):
        return first.rstrip("*"), "the running head of its pages"
    symbol, reason = infer_symbol(text)
    if symbol:
        return symbol, reason
    stem = _EXTENSION.sub("", path.name) or path.stem
    if _FILE_SYMBOL.fullmatch(stem):
        return _spelled(stem), "the file name"
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-") or "document", ""


def _spelled(stem: str) -> str:
    """The symbol in a file name: "A-HRC-52-70-Add.1" is A/HRC/52/70/Add.1."""
    symbol = stem.upper().replace("-", "/").replace("/S/", "/S-").replace("CN4", "CN.4")
    return re.sub(r"/(ADD|CORR|REV)\.?(\d+)", lambda part: f"/{part[1].title()}.{part[2]}", symbol)


def _kind(opening: str, text: str, cover: Cover, identifier: str) -> str:
    if not cover and _SALUTATION.search(text[:_OPENING]):
        return "letter"
    if not cover.issuer.mandate and (_OVERVIEW.search(opening) or _ANNUAL_TITLE.search(cover.title)):
        return "annual-report"
    return "report" if re.fullmatch(SYMBOL, identifier) or cover or infer_issuer(text).mandate else "other"


def _issuer(text: str, cover: Cover, kind: str) -> Issuer:
    if kind != "report":
        return Issuer()
    inferred = infer_issuer(text)
    if not cover.issuer.mandate:
        return Issuer(inferred.mandate, cover.issuer.holder or inferred.holder, inferred.reason)
    if not cover.issuer.holder and inferred.mandate.casefold() == cover.issuer.mandate.casefold():
        return Issuer(cover.issuer.mandate, inferred.holder, inferred.reason if inferred.holder else "")
    return cover.issuer


def _form(cover: Cover, issuer: Issuer) -> Literal["", "thematic", "country-visit"]:
    if cover.visit:
        return "country-visit"
    return "thematic" if issuer.mandate else ""


def _reporting_year(opening: str, cover: Cover) -> int | None:
    for pattern in (_PERIOD, _REPORTING_YEAR):
        if found := pattern.search(f"{cover.title} {opening}"):
            return int(found[1])
    return None


def _session(symbol: str) -> int | None:
    """The number of the regular session that a symbol belongs to.

    The Commission on Human Rights held its fifty-sixth session in 2000, and one each year.
    """
    if found := _COUNCIL.match(symbol) or _ASSEMBLY.match(symbol):
        return int(found[1])
    found = _COMMISSION.match(symbol)
    return int(found[1]) - 1944 if found else None
