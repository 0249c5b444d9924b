"""States and the role in which a passage names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, Mention, StateFact

# (relation, words that must stand before the State in its sentence or bracket group)
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("five-or-more-visits-in-five-years", re.compile(r"five or more (?:\w+ )?visits|at least five visits")),
    ("accepted-visits-first-time", re.compile(r"accepted (?:\w+ ){0,3}visits? .{0,40}for the first time|first time accepted")),
    ("first-visit-hosted", re.compile(r"never been visited|(?:hosted|received) (?:its|their|a|the) first (?:\w+ )?visit"
                                      r"|(?:hosted|received) .{0,30}for the first time|first (?:ever )?visit")),
    ("standing-invitation-new", re.compile(r"standing invitations? (?:was|were|has been|have been)? ?(?:\w+ ){0,2}(?:recorded|extended|issued|received)"
                                           r"|new standing invitations?|(?:extended|issued) (?:a )?(?:new )?standing invitation")),
    ("non-state-actor-cases", re.compile(r"non-State actors in\b")),
)  # fmt: skip
_COUNTRY_MANDATE = re.compile(
    r"country(?:-related|-specific)? mandate|country[- ](?:related|specific) mandate[- ]holder"
)
_TURN = re.compile(r"\b(?:while|whereas|whilst|but|although|however)\b|;")
_REFUSED = re.compile(
    r"\b(?:declin|refus|den(?:y|ied)|reject|not (?:to )?(?:accept|grant|give|allow|cooperat|willing)|continued not|do(?:es)? not|did not|unwilling)"
)
_GIVEN = re.compile(r"\b(?:willing to|gave|give[sn]?|grant(?:s|ed)?|allow(?:s|ed)?|accept(?:s|ed)?|provid\w+) ")
_NEED_NO_LIST = {"standing-invitation-new", "non-state-actor-cases"}
_LISTS = re.compile(r"(?:namely|:|by|were|in) [^.;()]*$")
_NEW_INVITATION_AFTER = re.compile(r"^[^.;]{0,80}\b(?:extended|issued) (?:a )?(?:new )?standing invitation")


def states(reading: Reading) -> Iterator[StateFact]:
    """A fact for each State and relation of a passage; `mentioned` where no other relation holds."""
    for block in reading.bodies:
        found: dict[tuple[str, str], StateFact] = {}
        for mention in reading.mentions(block, "state"):
            relation, start, end = _relation(reading, block, mention)
            state = mention.target or ""
            fact = StateFact(
                block=block.index,
                evidence=(quote(block, start, end),),
                rule=f"state-{'mentioned' if relation == 'mentioned' else 'role'}",
                confidence=mention.score,
                state=state,
                relation=relation,
            )
            found.setdefault((state, relation), fact)
        roles = {state for state, relation in found if relation != "mentioned"}
        for (state, relation), fact in found.items():
            if relation != "mentioned" or state not in roles:
                yield fact


def _relation(reading: Reading, block: Block, mention: Mention) -> tuple[str, int, int]:
    """The relation of a State, and the stretch that shows it."""
    start, end = reading.sentence(block, mention.start)
    text = block.text
    if _in_title(reading, block, mention):
        return "mentioned", *_near(text, mention, start, end)
    if _COUNTRY_MANDATE.search(text, start, end) and (access := _access(text, mention, start, end)):
        return access
    group_start = start
    opening, closing = text.rfind("(", start, mention.start), text.rfind(")", start, mention.start)
    in_bracket = opening > closing
    if in_bracket:
        group_start = max(start, text.rfind(")", start, opening) + 1)
    cue_end = mention.start
    for relation, cue in _CUES:
        matches = list(cue.finditer(text, group_start, cue_end))
        if not matches:
            continue
        last = matches[-1]
        listed = in_bracket or relation in _NEED_NO_LIST or _LISTS.search(text[last.end() : mention.start])
        if not listed:
            continue
        close = text.find(")", mention.end, end) if in_bracket else -1
        return relation, max(group_start, last.start() - 40), close if close > 0 else end
    if _NEW_INVITATION_AFTER.search(text[mention.end : end]) and not re.search(r"\bnot\b", text[mention.end : end]):
        return "standing-invitation-new", mention.start, end
    if re.search(r"technical cooperation", reading.section(block), re.I) and re.search(
        r"engag|train|advi|assist|support|cooperat", text[start:end]
    ):
        return "technical-cooperation", start, end
    return "mentioned", *_near(text, mention, start, end)


def _in_title(reading: Reading, block: Block, mention: Mention) -> bool:
    return any(m.start <= mention.start and mention.end <= m.end for m in reading.mentions(block, "mandate"))


def _access(text: str, mention: Mention, start: int, end: int) -> tuple[str, int, int] | None:
    """Access given or refused to a country mandate: the clause of the State decides."""
    turns = [t.start() for t in _TURN.finditer(text, start, end)]
    low = max([start, *(t for t in turns if t <= mention.start)])
    high = min([end, *(t for t in turns if t > mention.start)])
    clause = text[mention.end : high]
    if _REFUSED.search(clause):
        return "country-mandate-access-declined", low, high
    if _GIVEN.search(clause):
        return "country-mandate-access-granted", low, high
    return None


def _near(text: str, mention: Mention, start: int, end: int) -> tuple[int, int]:
    """A readable stretch around a mention."""
    low = max(start, mention.start - 80)
    low = low if low == start else text.find(" ", low) + 1
    high = min(end, mention.end + 60)
    high = high if high == end else text.rfind(" ", mention.end, high)
    return low, max(high, mention.end)
