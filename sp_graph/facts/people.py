"""Persons and their roles: mandate holder, roles in the Coordination Committee, other.

A person's own words are the stretch from the name to the next person or semicolon, and
the words right before the name; the roles in them are the person's. In a list of members
("was composed of", "selected three other members") each person is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, Mention, PersonFact

COMMITTEE = "Coordination Committee of Special Procedures"

_TO_MANDATE = re.compile(
    r"[,( –]*(?:(?:and|as|the|a|an|former|then|current|also|outgoing|newly appointed) |(?:Vice-)?(?:[Cc]hair(?:person)?(?:-[Rr]apporteur)?|[Mm]ember)"
    r"(?: of)?,? |(?:of|on) the )*"
)
_FROM_MANDATE = re.compile(r",? (?:\()?(?:Mr\.? |Ms\.? |Mrs\.? |Dr\.? )?")
_CHAIR = re.compile(
    r"^,? (?:\w+ )?(?:as )?Chair(?:person)? and\b|\bas (?:the )?Chair(?:person)? of the (?:Coordination )?Committee"
    r"|\b(?:re-?)?elected (?:as )?(?:the )?Chair(?:person)?(?: of the (?:Coordination )?Committee)|^,? (?:the )?Chair(?:person)? of the (?:Coordination )?Committee"
)
_CHAIR_BEFORE = re.compile(
    r"Chair(?:person)? of the (?:Coordination )?Committee(?: of [Ss]pecial [Pp]rocedures)?,? (?:(?:Mr|Ms|Mrs|Dr)\.? )?$"
)
_NOT_NOW = re.compile(r"\b(?:outgoing|former|previous|past|ex-)\W*(?:\w+\W+){0,3}$")
_OUTGOING = re.compile(r"\b[Oo]utgoing (?:\w+ )?Chair")
_EX_OFFICIO = re.compile(r"\bex[- ]officio member")
_RAPPORTEUR = re.compile(r"\bRapporteur (?:of|for) the (?:[\w-]+ )?(?:annual )?meeting")
_MEMBER = re.compile(r"\bmember of the (?:Coordination )?Committee")
_MEMBERS = re.compile(
    r"Committee (?:was|is) (?:composed|made up) of|(?:selected|elected|chose|appointed) (?:\w+ ){0,2}(?:other )?members|other members (?:elected|selected)?"
    r"|members of the (?:Coordination )?Committee (?:were|are|elected)"
)
_FOCAL_POINT = re.compile(r"\bfocal point\b")
_REPRISALS = re.compile(r"reprisal|intimidation", re.I)
_REMAINED = re.compile(r"\b(?:until|for|during) [^.;]{3,50}")
_DESCRIPTION = re.compile(r"^,? (?:the |a )?([^,;.()]{3,120})")


@dataclass(frozen=True, slots=True)
class _Person:
    mention: Mention
    mandate: Mention | None
    before: str
    after: str
    start: int
    end: int


def people(reading: Reading) -> Iterator[PersonFact]:
    """A fact for each person and role of each block."""
    for block in reading.blocks:
        if block.kind in ("footnote", "heading"):
            continue
        mentions = reading.mentions(block, "person")
        for index, mention in enumerate(mentions):
            person = _person(reading, block, mentions, index)
            yield from _facts(reading, block, person, mention)


def _person(reading: Reading, block: Block, mentions: list[Mention], index: int) -> _Person:
    mention = mentions[index]
    start, end = reading.sentence(block, mention.start)
    low = start
    if index and mentions[index - 1].start >= start:
        between = block.text[mentions[index - 1].end : mention.start]
        stop = max(between.rfind(";"), between.rfind(", and "))
        low = mentions[index - 1].end + stop + 1 if stop >= 0 else mentions[index - 1].end
    high = end
    if index + 1 < len(mentions) and mentions[index + 1].start < end:
        high = mentions[index + 1].start
    semicolon = block.text.find(";", mention.end, high)
    high = semicolon if semicolon >= 0 else high
    return _Person(mention, _mandate(reading, block, mention, low, high), block.text[low : mention.start],
                   block.text[mention.end : high], low, high)  # fmt: skip


def _mandate(reading: Reading, block: Block, person: Mention, low: int, high: int) -> Mention | None:
    """The mandate in apposition to a person."""
    linked = [m for m in reading.between(block, "mandate", low, high) if m.target]
    for mandate in linked:
        if mandate.start >= person.end and _TO_MANDATE.fullmatch(block.text[person.end : mandate.start]):
            return mandate
    for mandate in reversed(linked):
        if mandate.end <= person.start and _FROM_MANDATE.fullmatch(block.text[mandate.end : person.start]):
            return mandate
    return None


def _facts(reading: Reading, block: Block, person: _Person, mention: Mention) -> Iterator[PersonFact]:
    start, end = reading.sentence(block, mention.start)
    sentence = block.text[start:end]
    mandate = person.mandate.target or "" if person.mandate else ""
    year = str(reading.year or "")
    term = _term(reading, block, start, end)
    stretch = quote(block, *_stretch(person, start, end))

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

    roles: list[PersonFact] = []
    outgoing = _OUTGOING.search(person.before) or _OUTGOING.search(person.after[:80])
    ex_officio = _EX_OFFICIO.search(person.after)
    chair = not outgoing and (_is_chair(person) or _signs_as_chair(reading, block))
    if chair:
        roles.append(fact("cc-chair", COMMITTEE, term))
    if _RAPPORTEUR.search(person.after):
        roles.append(fact("annual-meeting-rapporteur", "annual meeting of special procedures", year))
    if ex_officio:
        remained = _REMAINED.search(person.after, ex_officio.end())
        roles.append(fact("cc-ex-officio", COMMITTEE, remained[0] if remained else term))
    elif (
        not chair
        and (_MEMBER.search(person.after) or (_in_list(sentence, mention.start - start) and not outgoing))
        and not (_RAPPORTEUR.search(person.after) and not _MEMBER.search(person.after))
    ):
        roles.append(fact("cc-member", COMMITTEE, term))
    if _FOCAL_POINT.search(person.after[:120] + person.before[-120:]) and _REPRISALS.search(block.text):
        roles.append(fact("cc-focal-point-reprisals", COMMITTEE, year))
    if outgoing:
        roles.append(fact("other", "outgoing Chair of the Coordination Committee", ""))
    if mandate:
        roles.append(fact("mandate-holder", "", year))
    if not roles:
        described = _DESCRIPTION.match(person.after)
        roles.append(fact("other", described[1].strip() if described else "", year, 0.8))
    yield from roles


def _is_chair(person: _Person) -> bool:
    before = _CHAIR_BEFORE.search(person.before)
    if before and not _NOT_NOW.search(person.before[: before.start()]):
        return True
    after = _CHAIR.search(person.after)
    return bool(after and not _NOT_NOW.search(person.after[: after.start()]))


def _signs_as_chair(reading: Reading, block: Block) -> bool:
    """Whether a name alone in its block is followed by the title of the Committee's Chair."""
    if block.kind != "other" or block.index + 1 >= len(reading.blocks):
        return False
    following = reading.blocks[block.index + 1].text
    return re.match(r"Chair(?:person)?,? (?:of the )?Coordination Committee", following) is not None


def _in_list(sentence: str, at: int) -> bool:
    """Whether the words before position `at` open a list of members of the Committee."""
    opening = _MEMBERS.search(sentence)
    return opening is not None and opening.start() < at


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


def _stretch(person: _Person, start: int, end: int) -> tuple[int, int]:
    """The stretch to quote: the person's words with the title before, within reason."""
    low = person.start if person.mention.start - person.start < 260 else person.mention.start
    high = min(person.end, person.mention.end + 320)
    return max(low, start), max(high, person.mention.end)
