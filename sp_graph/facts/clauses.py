"""Enumerations of mentions, and the clause that gives an enumeration its role.

States and persons are mostly named in lists, and what is said of a list is said of each
in it: "(Chile, Italy and Mexico)", "Chile and Italy, on the other hand, did not …". So the
list is found first, and the words before and behind it are read once for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sp_graph.model import Mention

# What may stand between two mentions of one list; a bracket holds a number or a remark.
_GLUE = re.compile(
    r"(?: ?\([^()]{0,80}\);?)?,?(?: (?:and|or|nor|as|well|also|the|in|to|by|of|from|both|later|then|finally|Governments?"
    r"|authorities))*[, ]*(?:the )?"
)
_TURN = re.compile(
    r"; |[,.] (?=(?:while|whereas|whilst|but|although|though|however|yet|so that|with the result)\b)"
    r"|(?<=[\w)’]) (?=(?:while|whereas|whilst|although|though)\b)"
    r"|,? and (?=(?:the )?(?:other|others|remaining)\b)"
)
# An aside behind a subject: "on the other hand", "which had refused until then", "too".
_ASIDE = re.compile(
    r"(?: ?\([^()]*\))?(?: (?:too|alone|both|each|all))?(?:,(?! and )[^,;:()]{1,110},(?! (?:and|or) ))?(?: too,)?"
)
_VERB = re.compile(
    r",? (?:(?:both|each|all|also|too|then|now|still|again|therefore|nevertheless|once more|once again|in turn|however|[a-z]+ly)"
    r",? )*(?:ha(?:s|ve|d)|do(?:es)?|did|was|were|is|are|can|could|will|would|may|might|must|shall|should|g[ai]ves?|keeps?"
    r"|kept|takes?|took|makes?|made|lets?|held|saw|met|went|began|withdr[ae]ws?|withholds?|became|chose|put|left|opened|joined"
    r"|(?:remain|continue|accept|allow|grant|refuse|host|receive|extend|provide|cooperate|persist|permit|reject|decline|oppose"
    r"|admit|welcome|issue)s?|den(?:y|ies)|[a-z]{3,}ed)\b"
)
_RELATIVE = re.compile(
    r",? \b(?:(?:neither|none|both|all|some|most|one) of )?(?:which|who|whose|whom)\b[^,;:()]*(?:,|$)|\bthat (?=had |have |has )[^,;:()]*?\b(?:before|previously)\b"
)
_WORD = re.compile(r"\b(?!(?:and|the|also|well)\b)[a-z]{3,}")
_RESTRICTED = re.compile(r"\([^()]*\)")
NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|without|cannot|hardly|few|yet to|rather than|instead of|failed to|unable|unwilling)\b"
)
# Said to be wished, planned or doubted, not to have happened.
UNREAL = re.compile(
    r"\b(?:would|will|shall|should|may|might|could|consider(?:s|ed|ing)?|intend\w*|intent\w*|readiness|plan(?:s|ned|ning)?|promis\w+|pledg\w+|undert(?:ook|akes?|aken)"
    r"|encourag\w+|urg(?:es?|ed|ing)|invited to|called? (?:up)?on|calls? (?:up)?on|call(?:s|ed|ing)? for|recommend\w*|request\w*|ask(?:s|ed)? (?:\w+ )?(?:to|for|that)"
    r"|propos\w+|hop(?:es?|ed|ing)|wish\w*|expect\w*|appeal\w*|if|whether|about to|possib(?:le|ility) (?:of|that))\b"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Mentions of one enumeration in one sentence, with the words that govern it.

    `before` and `after` are what stands before and behind the list in its clause, in lower case;
    `subject` tells whether a finite verb follows of which the list is the subject;
    `bracket` whether the list stands in brackets, the clause then going on behind them.
    """

    mentions: tuple[Mention, ...]
    start: int
    end: int
    before: str
    after: str
    subject: bool
    bracket: bool
    low: int
    high: int
    sentence: tuple[int, int] = field(default=(0, 0))

    @property
    def words(self) -> str:
        """The clause without the list."""
        return f"{self.before} … {self.after}"

    @property
    def predicate(self) -> str:
        """What is said of the list: the words behind a subject, else those before."""
        return self.after if self.subject else self.before


def listings(text: str, mentions: Sequence[Mention], start: int, end: int) -> list[Listing]:
    """The enumerations among `mentions`, all of them in the sentence `start`–`end` of `text`."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _GLUE.fullmatch(text, groups[-1][-1].end, mention.start):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    spans = [(g[0].start, g[-1].end) for g in groups]
    return [_listing(text, tuple(group), spans, index, start, end) for index, group in enumerate(groups)]


def _listing(
    text: str, group: tuple[Mention, ...], spans: list[tuple[int, int]], index: int, start: int, end: int
) -> Listing:
    first, last = spans[index]
    opening, closing = text.rfind("(", start, first), text.rfind(")", start, first)
    bracket = opening > closing
    outer_first, outer_last = first, last
    if bracket:
        outer_first = opening
        closed = text.find(")", last, end)
        outer_last = closed + 1 if closed >= 0 else end
    # Another list before or behind ends the clause, for its verb is its own.
    low = max([start, *(b for a, b in spans[:index] if b <= outer_first and _ends(text, b, outer_first))])
    high = min([end, *(a for a, b in spans[index + 1 :] if a >= outer_last)])
    for turn in _TURN.finditer(text, low, high):
        if turn.end() <= outer_first:
            low = turn.end()
        elif turn.start() >= outer_last:
            high = turn.start()
            break
    if bracket and (earlier := text.rfind(")", low, outer_first)) >= 0:
        low = earlier + 1
    before, after = text[low:outer_first].lower(), text[outer_last:high].lower()
    if bracket and not re.match(r" (?!and\b|or\b)[a-z]", after):
        after = ""
    subject = is_subject(after)
    return Listing(group, first, last, before, after, subject, bracket, low, high, (start, end))


def _ends(text: str, end: int, until: int) -> bool:
    """Whether more than a preposition or a bracket lies between two lists."""
    return _WORD.search(text, end, until) is not None


def is_subject(after: str) -> bool:
    """Whether the words behind a name begin with a finite verb, asides left out."""
    aside = _ASIDE.match(after)
    if _VERB.match(after):
        return True
    return bool(aside and aside.end() and _VERB.match(after, aside.end()))


def without_asides(words: str) -> str:
    """A clause without its relative clauses and brackets."""
    return _RESTRICTED.sub("", _RELATIVE.sub(" ", words))
