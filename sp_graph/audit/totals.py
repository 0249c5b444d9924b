"""Totals and the parts that the text gives them.

"Of which", a colon, brackets, "Of these" or a comma lead from a total to its parts; commas,
semicolons and "and" lead from part to part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sp_graph.audit.reading import AuditReading, Number
from sp_graph.model import Block

Cue = Literal["of which", "of these", "of the", "colon", "semicolon", "brackets", "comma"]

_FILLER = r"(?:the (?:other |remaining )?|another |a further |only |just |some |a total of |(?:an )?additional )?"
_WHICH = r"(?:of|from|among) (?:which|whom|them|these|those)"
_WHICH_BEFORE = re.compile(rf"\b{_WHICH},? {_FILLER}$")
_WHICH_AFTER = re.compile(rf" {_WHICH}\b")
_OF_LAST = re.compile(rf" (?:{_WHICH}|of the (?:latter|former))\b")
_OF_THESE = re.compile(
    rf"(?:Of|Among) (?:these|those|them|the latter|this number|that number)\b[^.;:]{{0,60}}?,? {_FILLER}$"
)
_OF_THE = re.compile(r"(?:^|[;,.] |and )(?:[Oo]f|[Aa]mong) (?:the |a total of |these |those |all )+$")
_COLON = re.compile(rf"(?:(?P<semicolon>;)|:| [–—-]|,? (?:namely|comprising|consisting of))(?: {_WHICH})? {_FILLER}$")
_INCLUDING = re.compile(rf"(?: –|,)? (?:including|among them) {_FILLER}$")
_AND = r"(?:and|while|whereas|but)"
_JOINT = re.compile(rf"(?:(?:[,;]| –)(?: {_AND})?| {_AND}) (?:of (?:which|whom|them) )?{_FILLER}$")
_LAST = re.compile(rf"\b{_AND}\b[^,;]{{0,30}}$")
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|than|against|from)\W*$")
_PREPOSITION = re.compile(r" (?:(?:were|came|originated|made|submitted) )?(from|by|at|in|to|for|on)\b")
_VERB = re.compile(r" (?:of them )?(?:were|was|are|is|had|have|has|did|would|will|could)\b")
_SOME = re.compile(
    r"\b(?:includ\w+|inter alia|such as|for (?:example|instance)|among (?:others|other things)|notably|mainly|mostly)"
    r"\W*$"
    r"|\b(?:includ\w+|such as|notably)\b[^;:.]{0,30}[;:(] ?$"
)
_REST = re.compile(r"\b(?:not|no|none|remaining|other|others|rest|never|neither|without)\b")
_HALVES = (
    ("thematic", "country"),
    ("Council", "Assembly"),
    ("women", r"\bmen"),
    ("female", r"\bmale"),
    ("in person", "online|virtual|remote"),
    ("joint", "individual"),
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A total with its parts.

    `candidates` are all numbers that may be meant for the total. `closed` if "and" stands
    before the last part, `all_named` if the parts must make up the whole.
    """

    total: Number
    candidates: tuple[Number, ...]
    parts: tuple[Number, ...]
    cue: Cue
    closed: bool
    all_named: bool


def enumerations(reading: AuditReading, block: Block, numbers: Sequence[Number]) -> Iterator[Enumeration]:
    """The totals with parts among the `numbers` of a block."""
    taken: set[int] = set()
    for index, first in enumerate(numbers):
        led = None if first.start in taken else _lead(reading, block, numbers, index)
        if led is None:
            continue
        candidates, cue = led
        listed = [first]
        for following in numbers[index + 1 :]:
            if _part_of_part(block.text[listed[-1].end : following.start]):
                taken.add(following.start)
            elif _goes_on(reading, block, listed[-1], following, numbers):
                listed.append(following)
            else:
                break
        if cue in ("comma", "semicolon") and not _side_by_side(block.text, listed, cue):
            continue
        taken.update(n.start for n in listed)
        closed = len(listed) > 1 and bool(_LAST.search(block.text[listed[-2].end : listed[-1].start]))
        all_named = closed and _all_named(block.text, candidates[0], listed, cue)
        yield Enumeration(candidates[0], candidates, tuple(listed), cue, closed, all_named)


def _lead(
    reading: AuditReading, block: Block, numbers: Sequence[Number], index: int
) -> tuple[tuple[Number, ...], Cue] | None:
    """The totals that may lead to the part `numbers[index]`, the likeliest first, and how."""
    first, text = numbers[index], block.text
    start, end = reading.sentence(block, first.start)
    before = [n for n in numbers[:index] if n.start >= start]
    of_them = _WHICH_AFTER.match(text[first.end : end])
    if not before:
        above = _sentence_above(reading, block, numbers[:index], start)
        if not above or not (of_them or _OF_THESE.search(text[start : first.start])):
            return None
        latter = "latter" in text[start : first.start]
        return tuple(reversed(above) if latter else above), "of these"
    total = before[-1]
    gap = text[total.end : first.start]
    if of_them or _WHICH_BEFORE.search(gap):
        return (whole_of(before, first),), "of which"
    if gap.endswith("("):
        return ((total,), "brackets") if len(gap) > len(" (") else None
    if "." in gap:
        return None
    if colon := _COLON.search(gap):
        return (total,), "semicolon" if colon["semicolon"] else "colon"
    if _OF_THE.search(text[start : total.start]) and gap.endswith(", "):
        return (total,), "of the"
    return ((total,), "comma") if gap.endswith(", ") else None


def _sentence_above(reading: AuditReading, block: Block, numbers: Sequence[Number], start: int) -> list[Number]:
    """The numbers of the sentence before the one that begins at `start`."""
    if not start:
        return []
    begin, end = reading.sentence(block, start - 1)
    return [n for n in numbers if begin <= n.start < end]


# Which measures are parts of which, where the words leave it open.
_WHOLES = {
    "communications-joint": {"communications-sent"},
    "country-visit-reports": {"reports-hrc", "reports-total"},
    "substantive-replies": {"replies-received"},
    "wgeid-urgent-action-cases": {"wgeid-new-cases"},
}
_BROKEN_DOWN = {
    "individuals-covered",
    "media-products",
    "states-never-visited",
    "states-no-visit-in-five-years",
}


def whole_by_measure(before: Sequence[Number], part: Number) -> Number | None:
    """The nearest number before a part that its measure says is its whole."""
    if part.fact is None:
        return None
    measure, wholes = part.fact.measure, set(_WHOLES.get(part.fact.measure, ()))
    if measure in _BROKEN_DOWN and part.fact.breakdown != "total":
        wholes.add(measure)
    known = [n for n in before if n.fact and n.fact.measure in wholes and n.fact.breakdown == "total"]
    return known[-1] if known else None


def whole_of(before: Sequence[Number], part: Number) -> Number:
    """What "of which" stands for: the whole by its measure, else the nearest number that can hold the part.

    A part that nothing before it can hold is taken as one of the nearest number.
    """
    known = whole_by_measure(before, part)
    return known or next((n for n in reversed(before) if n.value >= part.value), before[-1])


def included(gap: str) -> bool:
    """Whether the words between two numbers make the second a part of the first: "134 reports, including 64"."""
    return bool(_INCLUDING.search(gap))


def _part_of_part(gap: str) -> bool:
    if included(gap):
        return True
    inside = re.search(r"\(|\b(?:of which|of whom) $", gap)
    return bool(inside) and ")" not in gap and "and" not in gap.split()


def _goes_on(reading: AuditReading, block: Block, last: Number, following: Number, numbers: Sequence[Number]) -> bool:
    """Whether `following` is the next part of a list after `last`."""
    if reading.sentence(block, last.start) != reading.sentence(block, following.start):
        return False
    between = [n.end for n in numbers if last.end <= n.start < following.start]
    gap = block.text[max([last.end, *between]) : following.start]
    if _OF_LAST.match(block.text, following.end) or _COMPARED.search(gap):
        return False
    return bool(_JOINT.search(gap))


def _side_by_side(text: str, listed: Sequence[Number], cue: Cue) -> bool:
    """Whether numbers that only a comma or semicolon ties to a total are its parts.

    They are if they have one preposition ("26 requests, 15 from …, 5 from … and 3 from …") or, after
    a semicolon, verbs ("61 replied; 36 had … and 24 had not").
    """
    following = [text[n.end :] for n in listed]
    seen = [_PREPOSITION.match(words) for words in following]
    alike = all(seen) and len({found[1] for found in seen if found}) == 1
    if cue == "semicolon":
        alike = alike or all(_VERB.match(words) or _PREPOSITION.match(words) for words in following)
    if len(listed) < 2 or not alike:
        return False
    return len(listed) > 2 or cue == "semicolon" or _halves(following[0][:60], following[1][:60])


def _all_named(text: str, total: Number, listed: Sequence[Number], cue: Cue) -> bool:
    """Whether a closed list must make up its total: nothing says "including", and all numbers are exact."""
    lead = text[total.end : listed[0].start]
    if _SOME.search(lead) or not (total.exact and all(n.exact for n in listed)):
        return False
    if len(listed) > 2 or cue == "colon":
        return True
    words = text[listed[-2].end : listed[-1].start]
    tail = text[listed[-1].end : listed[-1].end + 160].split(". ")[0]
    if _halves(words, tail):
        return True
    return cue not in ("brackets", "comma") and bool(_REST.search(words[-20:]) or _REST.search(tail[:30]))


def _halves(first: str, second: str) -> bool:
    """Whether two stretches name the two halves of a whole."""
    return any(
        (re.search(one, first) and re.search(other, second)) or (re.search(other, first) and re.search(one, second))
        for one, other in _HALVES
    )
