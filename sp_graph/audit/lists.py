"""A number announced against what is then named: "15 States … (Argentina, …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sp_graph.audit.parts import NOT_TOTAL, sum_detail
from sp_graph.audit.reading import AuditReading, Number
from sp_graph.facts.reading import quote
from sp_graph.model import AuditFact, Block, MentionKind, Quote

_STATES = re.compile(
    r"(?: (?:other|new|Member|additional|further|different))*(?: (?:States?|countries|country|standing invitations?))\b"
)
_BETWEEN = re.compile(r"[\s,;]|and\b|as well as\b|the\b|Republic of\b|\(\d+\)")
_REPORTS = re.compile(r"(?: [\w-]+){0,2} (?:reports|documents|resolutions|letters)\b[^.;:()]{0,60}$")
_HOLDERS = re.compile(r"(?: [\w-]+){0,2} mandate[- ]holders?\b")
_PEOPLE = re.compile(r"(?: other| new| further| additional)* (?:members|persons|experts|mandate[- ]holders)\b")
_KINDS = re.compile(
    r"(?: [\w-]+){0,2} (?:categories|themes|areas|groups|priorities|issues|topics|questions|developments|points"
    r"|headings|ways|elements|objectives|regions|types|parts|steps)\b"
)
_BRACKETS = re.compile(r"\)[,;]?(?: and)?(?: [\w’'.-]+){1,8} \(")
_FEW = 3
_OPEN = re.compile(r"\b(?:includ\w+|such as|for example|inter alia|among (?:others|them)|notably|e\.g\.|namely among)")


def states(reading: AuditReading) -> Iterator[AuditFact]:
    """States named in brackets, after a colon or in a footnote, against their number."""
    for block in reading.bodies:
        for number in reading.numbers(block):
            if number.percent or not number.exact or not _STATES.match(block.text, number.end):
                continue
            for holder, start, end in _places(reading, block, number):
                named = _named(reading, holder, start, end)
                if named is None:
                    continue
                if named != number.value:
                    evidence = [_from(reading, block, number.start, end if holder is block else len(block.text))]
                    if holder is not block:
                        evidence.append(quote(holder, start, end))
                    yield _differs(reading, block, number, named, "States are named", evidence)
                break


def _places(reading: AuditReading, block: Block, number: Number) -> Iterator[tuple[Block, int, int]]:
    """Where the States that a number counts may be named: brackets or a colon before the next number, a footnote."""
    _, end = reading.sentence(block, number.start)
    following = [n.start for n in reading.numbers(block) if n.start > number.end]
    stop = min([end, *following[:1]])
    text = block.text
    opened = text.find("(", number.end, stop)
    colon = text.find(":", number.end, stop)
    if opened >= 0:
        yield block, opened + 1, _closing(text, opened)
    if colon >= 0:
        yield block, colon + 1, end
    for ref in block.refs:
        if number.end <= ref.at <= stop and (note := reading.footnotes(block).get(ref.number)):
            yield note, 0, len(note.text)


def _closing(text: str, opened: int) -> int:
    """The end of a bracket, past brackets inside it ("Iran (Islamic Republic of)")."""
    depth = 0
    for at in range(opened, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    return len(text)


def _named(reading: AuditReading, block: Block, start: int, end: int) -> int | None:
    """How many States stand in a stretch that holds nothing else; None if it does."""
    found = reading.between(block, "state", start, end)
    if not found:
        return None
    rest, at = [], start
    for mention in found:
        rest.append(block.text[at : mention.start])
        at = mention.end
    rest.append(re.sub(r"[.].*", "", block.text[at:end], flags=re.DOTALL))
    if any(_BETWEEN.sub("", piece) for piece in rest):
        return None
    return len({m.target for m in found})


def _from(reading: AuditReading, block: Block, at: int, end: int) -> Quote:
    start, stop = reading.sentence(block, at)
    return quote(block, start, min(max(end + 1, at + 1), stop) if end <= stop else stop)


def _differs(
    reading: AuditReading, block: Block, number: Number, named: int, what: str, evidence: Sequence[Quote]
) -> AuditFact:
    printed = block.text[number.start : number.end]
    less = "fewer" if named < number.value else "more"
    return reading.finding(
        "audit-list",
        block,
        "list-differs: what is named is not as many as is said",
        f"“{printed}” are announced and {named} {what}, {abs(named - number.value)} {less}; {named} would be "
        "consistent.",
        "certain",
        evidence,
    )


def things(reading: AuditReading) -> Iterator[AuditFact]:
    """Reports by symbol, mandate holders, persons, categories and themes against their number."""
    for block in reading.bodies:
        for number in reading.numbers(block):
            if number.percent or not number.exact or not 1 < number.value <= 30:
                continue
            if counted := _count(reading, block, number):
                named, what, end = counted
                if named != number.value:
                    evidence = [_from(reading, block, number.start, end)]
                    yield _differs(reading, block, number, named, what, evidence)


def _count(reading: AuditReading, block: Block, number: Number) -> tuple[int, str, int] | None:
    """How many of what a number announces are then named, up to where."""
    text = block.text
    _, end = reading.sentence(block, number.start)
    opened, colon = text.find("(", number.end, end), text.find(": ", number.end, end)
    if opened >= 0 and _REPORTS.match(text[number.end : opened].rstrip()):
        close = _closing(text, opened)
        symbols = [m for m in reading.between(block, "symbol", opened, close) if m.target]
        if symbols and not re.search(r"chap|sect|annex", text[opened:close]):
            return len({m.target for m in symbols}), "documents are named", close
    if colon < 0 or any(number.end < n.start < colon for n in reading.numbers(block)):
        return None
    lead, listed = text[number.end : colon], text[colon + 2 : end]
    if _OPEN.search(lead) or _OPEN.match(listed):
        return None
    if marks := re.findall(r"(?<!\w)\(?([a-h]|[ivx]+)\) ", listed):
        top = [mark for mark in marks if (mark in "ivx" and len(mark) > 1) == (len(marks[0]) > 1)]
        return (len(top), "are lettered", end) if _KINDS.match(lead) or _HOLDERS.match(lead) else None
    if _PEOPLE.match(lead) and (found := _different(reading, block, "person", colon, end)):
        return found, "persons are named", end
    if _HOLDERS.match(lead):
        if ";" in listed:
            return listed.rstrip(" ;").count(";") + 1, "are listed", end
        found = _different(reading, block, "mandate", colon, end)
        return (found, "mandates are named", end) if found else None
    if _KINDS.match(lead) and ";" in listed:
        return listed.rstrip(" ;").count(";") + 1, "are listed", end
    return None


def _different(reading: AuditReading, block: Block, kind: MentionKind, start: int, end: int) -> int:
    return len({m.target or m.text for m in reading.between(block, kind, start, end)})


_ITEMS = re.compile(r"(?: [\w’-]+){1,8}:$")


def items(reading: AuditReading) -> Iterator[AuditFact]:
    """ "The following nine mandate holders …:" against the lettered items below."""
    below: dict[int, list[Block]] = {}
    for block in reading.blocks:
        if block.kind == "item" and block.parent is not None and block.number:
            below.setdefault(block.parent, []).append(block)
    for index, listed in below.items():
        block = reading.blocks[index]
        numbers = [n for n in reading.numbers(block) if n.exact and not n.percent]
        if not numbers or not block.text.endswith(":"):
            continue
        last = numbers[-1]
        tops = [b for b in listed if not re.fullmatch(r"[ivx]{2,}", b.number)]
        if not _ITEMS.fullmatch(block.text, last.end) or last.value == len(tops) or last.value < 2:
            continue
        evidence = [reading.sentence_quote(block, last.start), quote(tops[-1], 0, min(80, len(tops[-1].text)))]
        yield _differs(reading, block, last, len(tops), "are lettered", evidence)


_MADE_UP = re.compile(r"\) (?:made up|make up|add up to|total|totalled|amount(?:ed)? to|or) (?:the |a total of )?$")


def bracketed(reading: AuditReading) -> Iterator[AuditFact]:
    """ "37 cases in Afghanistan (3), Libya (5) and Yemen (29)": numbers in brackets against their total."""
    for block in reading.bodies:
        for start, end in reading.sentences(block):
            numbers = [n for n in reading.numbers(block) if start <= n.start < end and not n.percent]
            inside = [n for n in numbers if block.text[n.start - 1] == "(" and block.text[n.end : n.end + 1] == ")"]
            if len(inside) < _FEW or not all(n.exact for n in inside):
                continue
            joined = [block.text[a.end : b.start] for a, b in pairwise(inside)]
            total = _total_of(block.text, numbers, inside)
            if not total or not all(map(_BRACKETS.fullmatch, joined)) or " and " not in joined[-1]:
                continue
            whole = sum((n.value for n in inside), Decimal(0))
            if whole == total.value:
                continue
            detail = sum_detail(inside, total, whole)
            yield reading.finding("audit-parts", block, NOT_TOTAL, detail, "certain", [quote(block, start, end)])


def _total_of(text: str, numbers: Sequence[Number], inside: Sequence[Number]) -> Number | None:
    """The number that bracketed ones are parts of: the last before them, or the one that they are said to make up."""
    after = next((n for n in numbers if n.start > inside[-1].end), None)
    if after and after.exact and _MADE_UP.search(text[inside[-1].end : after.start]):
        return after
    before = [n for n in numbers if n.end < inside[0].start]
    return before[-1] if before and before[-1].exact else None
