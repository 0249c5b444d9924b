"""Which mandate a person holds: the title in apposition to the name, or given by a verb.

"X, the Special Rapporteur on …", "the Special Rapporteur on …, X", "X was appointed Special
Rapporteur on …", "X, Y and Z, members of the Working Group on …", "the Working Group is
composed of X, Y and Z".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sp_graph.facts.reading import Reading
from sp_graph.model import Block, Mention

_OFFICE = r"(?:[Cc]o-)?(?:(?:[Vv]ice-)?[Cc]hair(?:person|man|woman)?(?:-[Rr]apporteur)?s?|[Mm]embers?|[Hh]eads?|[Rr]epresentatives?)"
_BEING = r"(?:(?:who )?(?:is|was|were|has been|had been|have been|will be|being) )?(?:also |then |now |currently |unanimously |subsequently )*"
_APPOINTED = r"(?:re-?)?(?:appointed|named|designated|selected|chosen|elected|nominated|confirmed)(?: by [\w ]{3,45}?)?(?: (?:in|on|at|for) [\w -]{3,30}?)?"
_TO_MANDATE = re.compile(
    rf"(?:,? and (?=[Mm]ember|[Cc]hair|[Vv]ice)|[,( –]*)(?:,? ?{_BEING}(?:{_APPOINTED})? ?)?(?P<up>,? ?(?:who )?(?:ha[sd] )?(?:assum\w+|t(?:ook|akes|aken) (?:up|over|on|office)|serv\w+|acts|acted|acting|act|h[eo]ld(?:s|ing)?|became|becomes|joined)"
    rf"(?: (?:his|her|their|the))?(?: (?:functions?|duties|mandate|office|post|position|role|work))?(?: [\w ]{{3,30}}?)?(?: as| of)? ?)?"
    rf"(?:(?:as|to be|to serve as|the|a|an|then|current|also|former|previous|late|outgoing|incoming|newly appointed|new|next|first|second|third|and|in (?:his|her|their) capacity as|on behalf of|representing|of) |{_OFFICE}(?: of(?: the)?)?,? )*"
)
_AND_THE = re.compile(r"^,? and (?:the|a|an|its|of|as) ")
_FROM_MANDATE = re.compile(
    r"(?:,|:| \(| –)? (?:(?:namely|Mr|Ms|Mrs|Mme|Dr|Prof|Professor)[.,]? )*"
    r"|(?:,? (?:which )?(?:is|was|has been)? ?(?:currently |now |then |since [\w ]{4,20} )?(?:held|occupied|filled|exercised|assumed|entrusted) (?:by|to) | is (?:currently |now )?)(?:(?:Mr|Ms|Mrs|Mme|Dr)\.? )?"
)
_FORMER = re.compile(r"\b(?:former|previous|late|then)(?: |-)(?:United Nations )?(?:\w+ of the )?$")
_GROUP = re.compile(
    rf"(?:,? {_BEING}(?:{_APPOINTED})?(?: as)?|,| \(|,? (?:serv\w+|acts?|acted|continu\w+|remain\w*)(?: to (?:serve|act))? as)? ?(?:(?:the|a|its|current|new|and) )*{_OFFICE}(?: and {_OFFICE})? of the (?:same )?Working Group\b(?! on| of)"
)
# Only working groups have Vice-Chairs and Chair-Rapporteurs.
_GROUP_OFFICE = re.compile(
    rf",? {_BEING}{_APPOINTED} (?:as )?(?:the |its )?(?:Vice-Chairs?|(?:Co-)?Chair-Rapporteurs?)(?: respectively)?[.,;]"
)
_COMPOSED = re.compile(
    r"\b(?:compos|compris|consist|made up|constitut)\w*\b|\b(?:members|experts)\b[^.;:]{0,60}(?:were|are|is|:)|\b(?:five|four|its) (?:independent )?(?:members|experts)\b"
)


class Holding(NamedTuple):
    """A mandate a person is named with; `former` if the words say that it is no longer so."""

    mandate: str
    mention: Mention | None
    former: bool
    score: float


def holding(reading: Reading, block: Block, person: Mention, low: int, high: int, taken: set[int]) -> Holding | None:
    """The mandate in apposition to a person, between `low` and `high` of the block.

    `taken` holds the starts of the titles that belong to a person before; one is added.
    """
    text = block.text
    linked = [m for m in reading.between(block, "mandate", low, high) if m.target]
    for mandate in reversed(linked):
        if (
            mandate.end <= person.start
            and mandate.start not in taken
            and _FROM_MANDATE.fullmatch(text, mandate.end, person.start)
        ):
            taken.add(mandate.start)
            former = _FORMER.search(text, max(low, mandate.start - 30), mandate.start)
            return Holding(mandate.target or "", mandate, bool(former), mandate.score)
    for mandate in linked:
        if mandate.start < person.end or mandate.start in taken:
            continue
        between = text[person.end : mandate.start]
        if _AND_THE.match(between) or not _TO_MANDATE.fullmatch(between):
            break
        taken.add(mandate.start)
        former = re.search(
            r"\b(?:former|previous|late|was(?! (?:\w+ )?(?:re-?)?(?:appointed|named|designated|selected|chosen|elected|confirmed)))\b",
            between,
        )
        return Holding(mandate.target or "", mandate, bool(former), mandate.score)
    return None


def group_spoken_of(reading: Reading, block: Block, at: int) -> Mention | None:
    """The working group that "the Working Group" means at a place: the one named last, if only one was."""
    named = [m for m in reading.mentions(block, "mandate") if m.start < at and (m.target or "").startswith("wg-")]
    if named:
        return named[-1]
    for index in range(block.index - 1, max(-1, block.index - 12), -1):
        groups = [m for m in reading.mentions(index, "mandate") if (m.target or "").startswith("wg-")]
        if groups:
            return groups[-1] if len({m.target for m in groups}) == 1 else None
    return None


def in_group(words: str, sentence: str) -> bool:
    """Whether the words behind a name give an office in "the Working Group", named without its subject."""
    return "Working Group" in sentence and (_GROUP.match(words) or _GROUP_OFFICE.match(words)) is not None


def composed(words: str) -> bool:
    """Whether words before a list of names say that a working group is made up of them."""
    return (
        ("Working Group" in words or "§" in words) and "ommittee" not in words and _COMPOSED.search(words) is not None
    )
