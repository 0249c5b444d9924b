"""Dates and periods, as far as the text gives them.

A date is written `2020-04-30`, `2020-04` or `2020`; a day or month without a year is
`--04-30`, `--04`, to be completed by the document's year. An interval is two of them
with a slash.
"""

from __future__ import annotations

import re

from sp_graph.nlp.found import Found

MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ),
        1,
    )
}  # fmt: skip
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?: (?P<m1>{_MONTH})(?: (?P<y1>\d{{4}}))?)?"
    rf"(?: ?(?:–|-|and|to|, and) ?(?P<d2>\d{{1,2}}))? (?P<m2>{_MONTH})\b(?:,? (?P<y2>\d{{4}})\b)?"
    rf"|\b(?P<d3>\d{{1,2}}) (?P<m3>{_MONTH})\b(?:,? (?P<y3>\d{{4}})\b)?"
    rf"|\b(?P<m4>{_MONTH})(?: (?P<y4>\d{{4}}))?(?:(?: and | to |–)(?P<m5>{_MONTH}))?(?:,? (?P<y5>\d{{4}}))?\b"
    r"|\b(?P<y6>(?:19|20)\d\d)(?:[–-](?P<y7>(?:(?:19|20)\d\d|\d\d)))?\b(?! (?:Agenda|Summit))"
)
_COUNT_BEFORE = re.compile(
    r"\b(?:[Oo]ver|[Mm]ore than|[Ss]ome|[Aa]bout|[Aa]pproximately|[Nn]early|[Aa]lmost|[Aa]round|[Aa]t least|total of|up to|as many as) $"
)
_COUNTED_AFTER = re.compile(r" (?:registered |new |individual )?(?:[a-z]+s|people)\b")


def find_dates(text: str) -> list[Found]:
    """The dates and periods in `text`; `target` is the normal form, `detail` "day", "month" or "year"."""
    finds: list[Found] = []
    for match in _DATE.finditer(text):
        found = _normal(match)
        if not found:
            continue
        value, precision = found
        if precision == "year" and "/" not in value and _is_count(text, match):
            continue
        if text[max(0, match.start() - 1) : match.start()] in {"/", "."} or text[match.end() : match.end() + 1] == "/":
            continue
        finds.append(Found("date", match.start(), match.end(), value, "date", 1.0, "", (), precision))
    return finds


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are no year: "over 2000 participants"."""
    if not _COUNTED_AFTER.match(text, match.end()):
        return False
    return _COUNT_BEFORE.search(text[max(0, match.start() - 18) : match.start()]) is not None


def _normal(match: re.Match[str]) -> tuple[str, str] | None:
    parts = match.groupdict()
    if parts["m2"]:
        end = _day(parts["y2"], parts["m2"], parts["d2"] or parts["d1"])
        start = _day(parts["y1"] or parts["y2"], parts["m1"] or parts["m2"], parts["d1"])
        return (start if start == end else f"{start}/{end}"), "day"
    if parts["m3"]:
        return _day(parts["y3"], parts["m3"], parts["d3"]), "day"
    if parts["m4"]:
        if parts["m4"] == "May" and not parts["y4"] and not parts["m5"] and not _plausible_may(match):
            return None
        start = _month(parts["y4"] or parts["y5"], parts["m4"])
        if parts["m5"]:
            return f"{start}/{_month(parts['y5'] or parts['y4'], parts['m5'])}", "month"
        return start, "month"
    year, second = parts["y6"], parts["y7"]
    if second:
        return f"{year}/{second if len(second) == 4 else year[:2] + second}", "year"
    return year, "year"


def _plausible_may(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 6) : match.start()]
    return before.endswith(("in ", "In ", "of ", "and ", "since ", "til "))


def _day(year: str | None, month: str, day: str) -> str:
    return f"{_month(year, month)}-{int(day):02}"


def _month(year: str | None, month: str) -> str:
    return f"{year or '-'}-{MONTHS[month]:02}"
