"""Numbers that are compared in words: more and fewer, before and after, all and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from sp_graph.audit.reading import AuditReading, Number, show
from sp_graph.authority.states import load_states
from sp_graph.model import AuditFact, Block

_UP = r"increas\w+|rise|rises|rose|risen|rising|grew|grow\w*|growth|climb\w+|higher|more than double\w*"
_DOWN = r"decreas\w+|reduc\w+|declin\w+|fall|falls|fell|fallen|falling|dropp?\w*|lower\w*|diminish\w*|shr[aiu]nk"
_WAY = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)
_NOT = re.compile(r"\b(?:not|no|without|neither)(?: \w+)? $")
_SOME = r"(?:(?:the|a|total|of|an|average|some|about|around|only|just|as|many|low|high|previous|from|was|were) )*"
_FROM = re.compile(rf"\bfrom {_SOME}$")
_TO = re.compile(rf"\b(?:to|at|reaching|by now|now) {_SOME}$")
_AGAINST = re.compile(
    rf"\b(?:(?:as )?compared (?:to|with)|(?:as )?against|in comparison (?:to|with)|(?:up|down) from|instead of)"
    rf" {_SOME}$"
)
_EARLIER = re.compile(r"sent (?:before|prior|in earlier|in previous)|earlier years|previous years|regardless of when")
_KINDS_OF_REPLIES = {
    "replies": re.compile(r" (?:replies|responses)\b"),
    "substantive replies": re.compile(r"(?: \([^)]*\))?(?: (?:were|are|being))? substantive"),
}
_OF_YEAR = re.compile(r"to (?:the )?communications (?:sent |transmitted |issued )?(?:in|of|during) (?:19|20)\d\d")


def directions(reading: AuditReading) -> Iterator[AuditFact]:
    """ "Increased from 82 to 74": the words say one thing and the numbers another."""
    for block in reading.bodies:
        for start, end in reading.sentences(block):
            numbers = [n for n in reading.numbers(block) if start <= n.start < end]
            if len(numbers) < 2:
                continue
            for way in _WAY.finditer(block.text, start, end):
                pair = _before_and_after(block.text, way.end(), numbers)
                if not pair or _NOT.search(block.text[start : way.start()]):
                    continue
                old, new = pair
                if old.value == new.value or (new.value > old.value) != bool(way["up"]):
                    yield _direction(reading, block, way, old, new)
                break


def _before_and_after(text: str, at: int, numbers: list[Number]) -> tuple[Number, Number] | None:
    """The earlier and the later number of a change: "from A to B", "to B, from A", "to B, compared with A"."""
    later = [n for n in numbers if n.start >= at]
    for first, second in pairwise(later):
        if first.percent != second.percent or re.search(r"[;.] ", text[at : second.start]):
            return None
        before, between = text[max(at - 20, 0) : first.start], text[first.end : second.start]
        if _FROM.search(before) and _TO.search(between):
            return first, second
        if _TO.search(before) and (_FROM.search(between) or _AGAINST.search(between)):
            return second, first
    return None


def _direction(reading: AuditReading, block: Block, way: re.Match[str], old: Number, new: Number) -> AuditFact:
    relation = "equal to" if new.value == old.value else "more than" if new.value > old.value else "less than"
    return reading.finding(
        "audit-direction",
        block,
        "direction-disagrees: the numbers do not change in the way that the sentence says",
        f"“{way[0]}”, but {new} is {relation} {old}. The exchange of the two numbers, or of the word, would repair it.",
        "certain",
        [reading.sentence_quote(block, way.start())],
    )


def replies(reading: AuditReading) -> Iterator[AuditFact]:
    """Replies to the communications of the year cannot be more than all replies received in it."""
    for block in reading.bodies:
        for kind, pattern in _KINDS_OF_REPLIES.items():
            counted = [n for n in reading.numbers(block) if not n.percent and pattern.match(block.text, n.end)]
            for every, some in combinations(counted, 2):
                wide, narrow = (reading.sentence_text(block, n.start) for n in (every, some))
                if wide == narrow or not _EARLIER.search(wide) or not _OF_YEAR.search(narrow):
                    continue
                if some.value > every.value:
                    yield _too_many(reading, block, every, some, kind)


def _too_many(reading: AuditReading, block: Block, every: Number, some: Number, kind: str) -> AuditFact:
    return reading.finding(
        "audit-part-larger",
        block,
        "part-larger: a part is larger than its whole",
        f"{some} {kind} to the communications of the year cannot be more than the {every} {kind} received in the year "
        f"to those and to earlier communications; the exchange of {every} and {some} would repair it.",
        "certain",
        [reading.sentence_quote(block, every.start), reading.sentence_quote(block, some.start)],
    )


def members(reading: AuditReading) -> Iterator[AuditFact]:
    """States visited and States never visited must make up the Member States."""
    all_members = sum(state.membership == "member" for state in load_states().values())
    for block in reading.bodies:
        visited, never = (
            [n for n in reading.numbers(block) if n.fact and n.fact.measure == measure and n.fact.breakdown == "total"]
            for measure in ("states-ever-visited", "states-never-visited")
        )
        if len(visited) != 1 or len(never) != 1 or not (visited[0].exact and never[0].exact):
            continue
        total = visited[0].value + never[0].value
        only_members = "Member States" in block.text
        # "States" alone may hold the two observers.
        if all_members <= total <= (all_members if only_members else len(load_states())):
            continue
        yield reading.finding(
            "audit-parts",
            block,
            "parts-do-not-add-up: States visited and never visited are not all Member States",
            f"{visited[0]} + {never[0]} = {show(total)}, not {all_members}. With {visited[0]} visited, "
            f"{show(all_members - visited[0].value)} would be left.",
            "certain" if only_members else "odd",
            [reading.sentence_quote(block, n.start) for n in (visited[0], never[0])],
        )


_CASES = re.compile(
    r" (?:new |alleged |in situ |country |such )*(cases|visits)\b[\w ,-]{0,40}? (involving|concerning|to) $"
)


def proportions(reading: AuditReading) -> Iterator[AuditFact]:
    """ "23 new cases involving 28 States": as a rule each case or visit is of one State."""
    for block in reading.bodies:
        numbers = reading.numbers(block)
        for cases, states in pairwise(numbers):
            found = _CASES.fullmatch(block.text[cases.end : states.start])
            named = re.match(r" (?:Member )?(?:States|countries)\b", block.text[states.end :])
            if not found or not named or states.value <= cases.value:
                continue
            yield reading.finding(
                "audit-proportion",
                block,
                f"more-states-than-{found[1]}: more States than {found[1]}",
                f"{states} States are more than {cases} {found[1]}; one State for each {found[1][:-1]} would give "
                f"{cases} at most.",
                "odd",
                [reading.sentence_quote(block, cases.start)],
            )


def rounded(reading: AuditReading) -> Iterator[AuditFact]:
    """ "Over 219 panellists": a threshold is a round number."""
    for block in reading.bodies:
        for number in reading.numbers(block):
            more = re.search(r"\b(?:over|more than|nearly|almost) $", block.text[: number.start][-12:], re.I)
            if not more or number.percent or number.value < Decimal(100) or number.value % 10 == 0:
                continue
            yield reading.finding(
                "audit-threshold",
                block,
                "threshold-not-round: a number that is exact to the unit stands beside a word for a rounded one",
                f"“{more[0]}{block.text[number.start : number.end]}”: either the number is {number}, or it is rounded "
                "from another.",
                "odd",
                [reading.sentence_quote(block, number.start)],
            )


_MEMBERS = 5
"""A working group has five members; any other mandate has one holder."""


def positions(reading: AuditReading) -> Iterator[AuditFact]:
    """Positions of mandate holders: one for each mandate, and four more for each working group."""
    mandates, holders = (reading.of_measure(m, "total") for m in ("mandates-total", "mandate-holder-positions"))
    if len({f.value for f in mandates}) != 1 or len({f.value for f in holders}) != 1:
        return
    more, rest = divmod(int(holders[0].value) - int(mandates[0].value), _MEMBERS - 1)
    if not rest or more < 0:
        return
    low, high = (int(mandates[0].value) + groups * (_MEMBERS - 1) for groups in (more, more + 1))
    yield reading.finding(
        "audit-positions",
        holders[0].block,
        "positions-disagree: the positions do not follow from the mandates",
        f"With five members in each working group and one holder of any other mandate, {mandates[0].value} mandates "
        f"have {low} positions with {more} working groups and {high} with {more + 1}, not {holders[0].value}.",
        "odd",
        [reading.sentence_quote(f.block, f.at.start) for f in (holders[0], mandates[0])],
    )
