"""Persons and their roles: mandate holder, roles in the Coordination Committee, other.

The names of a sentence stand in runs (`runs`); the words before a run, behind it and in
the brackets and "who …" of each name give the offices (`offices`), titles of mandates in
apposition the mandates (`holders`). Who succeeds a person has the office last spoken of,
and who is succeeded does not have it any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sp_graph.facts.holders import Holding, composed, group_spoken_of, holding, in_group
from sp_graph.facts.offices import (
    CHAIR,
    EX_OFFICIO,
    FOCAL_POINT,
    FORMER,
    MEMBER,
    RAPPORTEUR,
    in_order,
    last_office,
    offices,
    offices_before,
)
from sp_graph.facts.reading import Reading, quote
from sp_graph.facts.runs import Run, mask, own_words, runs
from sp_graph.model import Block, Mention, PersonFact

COMMITTEE = "Coordination Committee of Special Procedures"

_SUCCESSOR = re.compile(
    r"\b(?:succeeded|replaced|followed|taken(?: over| up)?|assumed|filled|performed|carried out|discharged) by (?:\w+\.? )?$|\b(?:entrusted|assigned|fell|passed|handed(?: over)?|went|given|conferred)(?: \w+)? (?:to|on|upon) (?:\w+\.? )?$"
)
_PREDECESSOR = re.compile(
    r"\b(?:in succession to|succeed(?:ing|s|ed)?|replac(?:ing|ed|es)?|(?:took|takes|taking|take) over(?: \w+){0,3} from|in (?:the )?place of|instead of|following) (?:\w+\. )?$"
)
_WITH = re.compile(r"(?:together with|along with|as well as|and also|joined by) (?:\w+\. )?(?:, )?$")
_REPRISALS = re.compile(r"reprisal|intimidation", re.I)
_AS_DID = re.compile(
    r"\bas did the Rapporteur\b|\bthe Rapporteur (?:of the meeting )?(?:is|was|also becomes?|also became|becomes|became) (?:also |likewise |ex officio )*(?:a )?member of the (?:Coordination )?Committee",
    re.I,
)
_WHEN = re.compile(
    r"\b(?:until|as from|as of|from|since|for(?= (?:one|two|a|the (?:following|coming|next)|another)\b)|during(?= the)) (?:the )?(?:(?:end|beginning|annual meeting) of )?(?:[\w-]+ ){0,2}?"
    r"(?:\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|years?|months?|period|term|mandate)\b(?:[–-]\d{4})?"
)
_DESCRIBED = re.compile(
    r"^,? ?\(?(?:(?:the|a|an) )?([A-Z§][^,;.()]{2,120}|(?:member|chair|head|former|representative|president|director)[^,;.()]{2,120})"
)
_DESCRIBED_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts) |^|, )((?:newly (?:appointed|elected) |former |then )?[A-Z][^,;:()]{3,110}?),? (?:(?:Mr|Ms|Mrs|Dr)\. )?$"
)


@dataclass(slots=True)
class _Person:
    """A person of a block with what was read of them."""

    mention: Mention
    span: tuple[int, int]
    roles: set[str] = field(default_factory=set)
    holding: Holding | None = None
    words: str = ""
    before: str = ""


def people(reading: Reading) -> Iterator[PersonFact]:
    """A fact for each person and role of each block."""
    about = any("Coordination Committee" in block.text for block in reading.blocks)
    for block in reading.blocks:
        if block.kind in ("footnote", "heading"):
            continue
        mentions = reading.mentions(block, "person")
        if mentions:
            yield from _of_block(reading, block, mentions, about)


def _of_block(reading: Reading, block: Block, mentions: list[Mention], about: bool) -> Iterator[PersonFact]:
    committee = _about_committee(reading, block) if about else False
    reprisals = bool(_REPRISALS.search(block.text))
    masked = mask(block.text, reading.mentions(block, "mandate"))
    taken: set[int] = set()
    read: list[_Person] = []
    for start, end in reading.sentences(block):
        inside = [m for m in mentions if start <= m.start < end]
        if not inside:
            continue
        previous: list[_Person] = []
        for run in runs(masked, inside, start, end):
            group = _read(run, masked, read, previous, committee=committee, reprisals=reprisals)
            _hold(reading, block, run, group, taken)
            read += group
            previous = group
    if any(RAPPORTEUR in person.roles for person in read) and _AS_DID.search(block.text):
        for person in read:
            if RAPPORTEUR in person.roles:
                person.roles.add(MEMBER)
    for person in read:
        yield from _facts(reading, block, person)


def _about_committee(reading: Reading, block: Block) -> bool:
    """Whether "the Committee" and "the Chair" of a passage can only be those of the Coordination Committee."""
    words = reading.section(block) + " " + block.text
    return (
        "Coordination Committee" in words
        or "the Committee" in block.text
        or re.search(r"\b(?:annual|the) meeting\b|\bfocal point\b", block.text) is not None
    )


def _read(
    run: Run, masked: str, read: list[_Person], previous: list[_Person], *, committee: bool, reprisals: bool
) -> list[_Person]:
    """The persons of a run with their offices."""
    first, every = offices_before(run.opener, committee=committee, reprisals=reprisals)
    shared = offices(run.shared, committee=committee, reprisals=reprisals)
    succeeded = _PREDECESSOR.search(run.opener) is not None and not _SUCCESSOR.search(run.opener)
    if succeeded:
        # "A succeeds B as Chair": what follows is said of A.
        tail = run.tail
        given = offices(_without_own(tail), committee=committee, reprisals=reprisals) - {FORMER}
        for person in previous:
            person.roles |= given
        run.own[-1], shared = own_words(tail), set()
    elif _SUCCESSOR.search(run.opener) and not first:
        before = masked[: run.persons[0].start]
        latest = {role for person in read[-1:] for role in person.roles if role not in (FORMER, EX_OFFICIO)}
        every |= last_office(before, committee=committee, reprisals=reprisals) or latest
    elif previous and _WITH.search(run.opener):
        every |= _latest(previous[-1], committee=committee, reprisals=reprisals)
    each = in_order(run.shared, committee=committee) if "espectively" in run.shared else []
    if len(each) == len(run.persons) > 1:
        shared = set()
    else:
        each = []
    group = []
    for index, mention in enumerate(run.persons):
        roles = set(every | shared)
        if index == 0:
            roles |= first
        if each:
            roles.add(each[index])
        roles |= offices(run.own[index], committee=committee, reprisals=reprisals)
        if succeeded and not roles:
            roles.add(FORMER)
        words = run.own[index] if index + 1 < len(run.persons) or len(run.persons) == 1 else run.tail
        group.append(_Person(mention, run.spans[index], roles, None, words, run.opener if index == 0 else ""))
    if _SUCCESSOR.search(run.opener) and previous and not previous[-1].roles:
        previous[-1].roles.add(FORMER)
    return group


def _latest(person: _Person, *, committee: bool, reprisals: bool) -> set[str]:
    """The office that the words of a person name last: the one "together with" adds others to."""
    return last_office(person.words, committee=committee, reprisals=reprisals) or person.roles - {RAPPORTEUR, FORMER}


def _without_own(tail: str) -> str:
    return re.sub(r"\([^()]*\)|, (?:who|whose)\b[^;]*", " ", tail)


def _hold(reading: Reading, block: Block, run: Run, group: list[_Person], taken: set[int]) -> None:
    """Give the persons of a run the mandates they are named with."""
    for person in group:
        person.holding = holding(reading, block, person.mention, *person.span, taken)
    last = group[-1]
    text = block.text
    if len(group) > 1 and last.holding and last.holding.mention and last.holding.mention.start > last.mention.end:
        plural = text[last.mention.end : last.holding.mention.start]
        if re.search(r"\bmembers of\b", plural) or last.holding.mention.text.startswith(
            ("Special Rapporteurs", "Independent Experts")
        ):
            for person in group:
                person.holding = person.holding or last.holding
    opener_from = max(0, group[0].mention.start - len(run.opener))
    if composed(run.opener):
        named = [
            m
            for m in reading.between(block, "mandate", opener_from, group[0].mention.start)
            if (m.target or "").startswith("wg-")
        ]
        group_of = named[-1] if named else group_spoken_of(reading, block, group[0].mention.start)
        for person in group:
            if group_of and not person.holding:
                person.holding = Holding(group_of.target or "", None, False, 0.9)
    elif in_group(text[last.mention.end : last.span[1]], text[slice(*reading.sentence(block, last.mention.start))]):
        group_of = group_spoken_of(reading, block, last.mention.start)
        for person in group:
            if group_of and not person.holding:
                person.holding = Holding(group_of.target or "", None, False, 0.85)


def _facts(reading: Reading, block: Block, person: _Person) -> Iterator[PersonFact]:
    mention = person.mention
    start, end = reading.sentence(block, mention.start)
    mandate = person.holding.mandate if person.holding else ""
    year = str(reading.year or "")
    stretch = quote(block, *_stretch(block.text, person, start, end))

    def fact(role: str, body: str, period: str, confidence: float = 0.95) -> PersonFact:
        return PersonFact(
            block=block.index,
            evidence=(stretch,),
            rule=f"person-{'mandate-holder' if role == 'mandate-holder' else 'role'}",
            confidence=round(confidence * mention.score, 2),
            person=mention.target or "",
            role=role,
            mandate=mandate,
            body=body,
            period=period,
        )

    roles = set(person.roles)
    if _signs_as_chair(reading, block):
        roles.add(CHAIR)
    if EX_OFFICIO in roles:
        roles -= {MEMBER, CHAIR}
    if CHAIR in roles:
        roles.discard(MEMBER)
    given = False
    when = _WHEN.search(person.words)
    for role in (CHAIR, RAPPORTEUR, EX_OFFICIO, MEMBER, FOCAL_POINT):
        if role not in roles:
            continue
        given = True
        if role == RAPPORTEUR:
            yield fact(role, "annual meeting of special procedures", year)
        elif role == FOCAL_POINT:
            yield fact(role, COMMITTEE, when[0] if when else year)
        else:
            yield fact(role, COMMITTEE, when[0] if when else _term(reading, block, start, end))
    if FORMER in roles:
        given = True
        yield fact("other", "outgoing Chair of the Coordination Committee", "")
    if mandate and person.holding:
        given = True
        if person.holding.former:
            yield fact("other", "former holder of the mandate", "", 0.9)
        else:
            yield fact("mandate-holder", "", year, 0.95 * person.holding.score if person.holding.score < 0.9 else 0.95)
    if not given and not (block.kind == "other" and mention.method == "repeated"):
        yield fact("other", _description(block.text, person, start), year, 0.8)


def _description(text: str, person: _Person, start: int) -> str:
    """What an apposition calls a person that has no role of the list."""
    mention = person.mention
    if described := _DESCRIBED.match(text[mention.end : person.span[1]]):
        return described[1].strip()
    before = _DESCRIBED_BEFORE.search(text[max(start, mention.start - 140) : mention.start])
    return before[1].strip() if before else ""


def _signs_as_chair(reading: Reading, block: Block) -> bool:
    """Whether a name alone in its block is followed by the title of the Committee's Chair."""
    if block.kind != "other" or block.index + 1 >= len(reading.blocks):
        return False
    following = reading.blocks[block.index + 1].text
    return re.match(r"Chair(?:person)?,? (?:of the )?Coordination Committee", following) is not None


def _term(reading: Reading, block: Block, start: int, end: int) -> str:
    """The term a sentence speaks of: "2019–2020" in it, in its heading, or its year."""
    places = [(block, start, end)]
    headings = [b for b in reading.blocks[: block.index] if b.kind == "heading"]
    if headings:
        places.append((headings[-1], 0, len(headings[-1].text)))
    for place, low, high in places:
        for mention in reading.between(place, "date", low, high):
            if mention.detail == "year" and "/" in (mention.target or ""):
                return mention.target or ""
    for mention in reading.between(block, "date", start, end):
        if mention.detail == "year" and mention.target:
            return mention.target
    if reading.document.source.info.kind == "letter":
        return reading.document.source.info.date
    return str(reading.year or "")


def _stretch(text: str, person: _Person, start: int, end: int) -> tuple[int, int]:
    """The stretch to quote: the person's words with the title before, within reason."""
    low, high = person.span
    mention = person.mention
    low = low if mention.start - low < 260 else mention.start
    return max(low, start), max(min(high, mention.end + 320, end), mention.end)
