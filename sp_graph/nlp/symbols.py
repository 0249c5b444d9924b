"""Document symbols and resolutions, in all the forms in which United Nations texts print them."""

from __future__ import annotations

import re

from sp_graph.nlp.found import Found

# A body's letter or code, then segments with slashes; at least one segment has a digit.
_ORGANS = "A|E|S|T|ST|DP|HRI|CCPR|CAT|CED|CEDAW|CERD|CMW|CRC|CRPD|OP|UNEP|FCCC"
_SYMBOL = re.compile(
    rf"(?<![\w/.-])(?:{_ORGANS})/(?:[A-Z][A-Za-z]*(?:[.-]?\d+)?(?:\.\d+)*/|\d+(?:[.-]\d+)*/|S[-‑]\d+/)*"
    r"(?:(?:Add|Corr|Rev)\. ?|[A-Z][A-Za-z]*[.-]?)?\d+(?:\.\d+)*(?:\([A-Z]+\))?(?!\w|/\w)"
)
_LINKED = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:en/|\w{2}/)?"
    rf"(?P<symbol>(?:{_ORGANS})/[A-Za-z0-9./-]*\d)"
)
_FURTHER = re.compile(
    r"(?:,? and |, | to |[–-])(?:(Add|Corr|Rev)s?\. ?(\d+)|(?<=[–-])(\d+)|(?<=and )(?P<bare>\d{1,2})(?=[);.,\]]))"
    r"(?:[–-](\d+))?(?![\w/])"
)
_SEPARATOR = r"(?:,? and,? (?:most recently,? )?|, )"
_RESOLUTION = re.compile(
    rf"\b(?P<word>[Rr]esolutions?|[Dd]ecisions?) (?P<list>(?:S-)?\d+/\d+(?:{_SEPARATOR}(?:S-)?\d+/\d+)*)"
)
_NUMBER = re.compile(r"(?:S-)?\d+/\d+")
_WITH_YEAR = r"\d+(?: [A-Z])? \((?:[IVXLC]+|\d{4})\)"
_COUNCIL_1235 = re.compile(rf"\b[Rr]esolutions? (?P<list>{_WITH_YEAR}(?:{_SEPARATOR}{_WITH_YEAR})*)")
_NUMBER_YEAR = re.compile(r"(?P<number>\d+)(?: [A-Z])? \((?P<session>[IVXLC]+|\d{4})\)")
_OF_ORGAN = re.compile(
    r",? of the (General Assembly|Assembly|Human Rights Council|Commission on Human Rights|Economic and Social Council"
    r"|Security Council|Council|Commission)\b(?! of| on)"
)
_ORGAN_OF = {
    "General Assembly": "A", "Assembly": "A", "Human Rights Council": "A/HRC", "Council": "A/HRC",
    "Commission on Human Rights": "E/CN.4", "Commission": "E/CN.4", "Economic and Social Council": "E",
    "Security Council": "S",
}  # fmt: skip
# Numbers that the Council never reached in one session, but the Assembly does; a higher one
# says nothing of the body.
_OF_ASSEMBLY_ONLY = range(61, 400)
_PART = re.compile(
    r",? ?(?P<part>(?:chaps?|sects?|paras?|annex(?:es)?|appendix|table|tables|part|parts)\.?"
    r"(?: ?(?:[IVXLC]+|\d+|[A-Z])\b(?:[–-](?:[IVXLC]+|\d+|[A-Z])\b)?"
    r"(?:(?:, | and )(?:[IVXLC]+|\d+)\b(?:[–-](?:[IVXLC]+|\d+)\b)?)*)?)"
)
_IBID = re.compile(r"\b[Ii]bid\b\.?")
FIRST_ASSEMBLY_SESSION_ABOVE_COUNCIL = 64


def find_symbols(text: str) -> list[Found]:
    """The symbols in `text`, normalised: "A/HRC/41/39 and Corr.1" gives two.

    Resolutions get the symbol of the body that the words name, else the one their number
    allows. "Ibid." is found without a target; `resolve_ibid` gives it one.
    The part cited ("chap. XV", "annex") is the `detail`.
    """
    finds: list[Found] = []
    if "/" in text:
        for match in _SYMBOL.finditer(text):
            symbol = match[0].replace("‑", "-").replace(". ", ".")
            # "Room A/12" is no document: a symbol of one segment has a longer number.
            if symbol.count("/") > 1 or len(symbol) > 4:
                finds.extend(_with_further(text, match.start(), match.end(), symbol))
        if "undocs.org" in text or "docs.un.org" in text:
            for match in _LINKED.finditer(text):
                found = Found("symbol", match.start("symbol"), match.end(), match["symbol"], "address")
                finds.append(found)
    finds.extend(_resolutions(text))
    if "bid" in text:
        for match in _IBID.finditer(text):
            part = _part_after(text, match.end())
            reason = "the document of the footnote before is not certain"
            finds.append(Found("symbol", match.start(), match.end(), None, "ibid", 1.0, reason, (), part))
    finds.sort(key=lambda f: (f.start, f.end))
    return _with_inner_ibid(text, finds)


def _with_inner_ibid(text: str, finds: list[Found]) -> list[Found]:
    """An "ibid." that follows a symbol in the same passage stands for that document."""
    for index, find in enumerate(finds):
        if find.method != "ibid" or not index:
            continue
        before = finds[index - 1]
        if before.target and text[find.start] == "i" and "\n" not in text[before.end : find.start]:
            finds[index] = find._replace(target=before.target, reason="")
    return finds


def _with_further(text: str, start: int, end: int, symbol: str) -> list[Found]:
    """A symbol and the addenda and corrigenda that follow it ("and Corr.1", ", Add.1–3")."""
    base = re.sub(r"(?:/(?:Add|Corr|Rev)\.\d+)+$", "", symbol)
    pieces = [(start, end, symbol)]
    at, last_kind, last_number = end, "", 0
    if found := re.search(r"/(Add|Corr|Rev)\.(\d+)$", symbol):
        last_kind, last_number = found[1], int(found[2])
    while more := _FURTHER.match(text, at):
        if number := more[3] or more["bare"]:
            if last_kind != "Add" or not last_number < int(number) <= last_number + (30 if more[3] else 1):
                break
            numbers = range(last_number + 1, int(number) + 1)
        else:
            last_kind, last_number = more[1], int(more[2])
            numbers = range(last_number, max(last_number, int(more[5] or 0)) + 1)
        for number in numbers:
            pieces.append(
                (
                    more.start() + len(more[0]) - len(more[0].lstrip(", ").removeprefix("and ")),
                    more.end(),
                    f"{base}/{last_kind}.{number}",
                )
            )
            last_number = number
        at = more.end()
    part = _part_after(text, at)
    return [Found("symbol", s, e, target, "symbol", 1.0, "", (), part) for s, e, target in pieces]


def _part_after(text: str, at: int) -> str:
    match = _PART.match(text, at)
    return match["part"] if match else ""


def _resolutions(text: str) -> list[Found]:
    finds: list[Found] = []
    if "esolution" not in text and "ecision" not in text:
        return finds
    for match in _RESOLUTION.finditer(text):
        before = text[max(0, match.start() - 160) : match.start()]
        after = _OF_ORGAN.match(text, match.end())
        series = "RES" if match["word"][0] in "Rr" else "DEC"
        for number in _NUMBER.finditer(match["list"]):
            session, count = (int(part) for part in number[0].removeprefix("S-").split("/"))
            start = match.start("list") + number.start()
            organ = _ORGAN_OF[after[1]] if after else _organ(before, session, count if series == "RES" else 0)
            begin = match.start() if number.start() == 0 else start
            target = None if organ is None else f"{organ}/{series}/{number[0]}"
            reason = "" if target else "the body that adopted it is not named"
            finds.append(Found("symbol", begin, start + len(number[0]), target, "resolution", 0.95, reason))
    for match in _COUNCIL_1235.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        after = _OF_ORGAN.match(text, match.end())
        for number in _NUMBER_YEAR.finditer(match["list"]):
            organ = _ORGAN_OF[after[1]] if after else _organ_of_year(before, number["session"])
            start = match.start("list") + number.start()
            begin = match.start() if number.start() == 0 else start
            target = f"{organ}/RES/{number['number']}({number['session']})" if organ else None
            reason = "" if target else "the body that adopted it is not named"
            finds.append(Found("symbol", begin, start + len(number[0]), target, "resolution", 0.95, reason))
    return finds


def _organ_of_year(before: str, session: str) -> str | None:
    """The body of a resolution printed with its year or session, from the words before it."""
    if session.isdigit() and "Security Council" in before:
        return "S"
    if "Economic and Social Council" in before:
        return "E"
    return "A" if "General Assembly" in before else None


def _organ(before: str, session: int, count: int) -> str | None:
    """The body whose resolution it is, from the words before it, nearest first.

    `session` and `count` are the numbers of the resolution "session/count".
    """
    tail = before.rstrip()
    for words, organ in (
        ("General Assembly", "A"),
        ("Commission on Human Rights", "E/CN.4"),
        ("Economic and Social Council", "E"),
        ("Human Rights Council", "A/HRC"),
        ("Council", "A/HRC"),
        ("Assembly", "A"),
        ("Commission", "E/CN.4"),
    ):
        if tail.endswith((words, f"{words} in its", f"{words}, in its", f"{words} in", f"{words}, in")):
            return organ
    nearest = max(
        ("General Assembly", "A"),
        ("Human Rights Council", "A/HRC"),
        ("Commission on Human Rights", "E/CN.4"),
        ("Economic and Social Council", "E"),
        key=lambda pair: before.rfind(pair[0]),
    )
    if before.rfind(nearest[0]) >= 0:
        return nearest[1]
    if session > 1900:
        return "E/CN.4"
    if session >= FIRST_ASSEMBLY_SESSION_ABOVE_COUNCIL or count in _OF_ASSEMBLY_ONLY:
        return "A"
    return "A/HRC"


def resolve_ibid(per_footnote: list[list[Found]]) -> list[list[Found]]:
    """Give each "Ibid." the document of the footnote before it.

    Arguments: the symbol finds of each footnote, in order. "Ibid." stays without a
    target if the footnote before names none or several documents.
    """
    resolved: list[list[Found]] = []
    previous: str | None = None
    for finds in per_footnote:
        new = [f._replace(target=previous, reason="") if f.method == "ibid" and previous else f for f in finds]
        resolved.append(new)
        targets = {f.target for f in new if f.target and "/Corr." not in f.target}
        previous = targets.pop() if len(targets) == 1 else None
    return resolved
