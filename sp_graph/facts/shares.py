"""Percentages: reply rates, and shares of women, men, regional groups and States.

Where a sentence lists several shares, either the name stands before its number each time
("women hold 42 per cent, men 58") or after it ("44 per cent are women and 56 per cent men").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sp_graph.facts.measure_rule import LIKELY, SURE, WEAK, Answer, Around
from sp_graph.facts.numerals import Numeral

_RATE = re.compile(
    r"\b(?:repl(?:y|ies)|responses?)[- ]rates?\b|\brates? of (?:\w+ )?(?:repl(?:y|ies)|responses?)|\b(?:percentage|proportion|share) of (?:\w+ )?(?:repl(?:y|ies)|responses?)"
)
_ANSWERED = re.compile(
    r"^[^;:@]{0,12}\bof (?:the |all |these )?communications?\b(?! (?:reports?|were joint))[^;:]{0,60}\b(?:repl(?:y|ied|ies)|respon\w+|answer\w*)"
)
_ANSWERED_TO = re.compile(r"\b(?:repl|respon|answer)\w* (?:to |was received to |were received to )?(?:\w+ ){0,3}$")
_OF_COMMUNICATIONS = re.compile(r"^ of (?:the |all |these |its |their )*communications?\b")
_UNANSWERED = re.compile(r"\b(?:without|no|not|never|unanswered|lack)\b")
_OF_SUCH = re.compile(r"\bof (?:the |all |these )*communications? (?:[\w-]+ ){0,4}\($")
_GOT = re.compile(r"^[^()]*\) (?:had |have )?(?:received|were (?:given|answered|replied)|elicited|drew)\b")
_FOLLOWED = re.compile(r"follow(?:ed|ing)?[- ]?up|recommendation|questionnaire")
_INVITATION = re.compile(r"standing (?:open )?invitation")
_OF_HOLDERS = re.compile(
    r"mandate[- ]?holders?|special procedures|positions?\b|\bexperts?\b|\bgender|geographic|regional|by region"
)
_OF_OTHERS = re.compile(
    r"\bcommunications?\b|\bvisits?\b|\bindividuals?\b|\bvictims?\b|\bcases\b|\brepl(?:y|ies)\b|participants?|registered|\bnewly appointed|\bappointed in|applica|candidat|\bstaff\b|panellist|posts?\b"
)
_GENDER = re.compile(r"\b(?:(?P<female>wom[ae]n|females?)|(?P<male>m[ae]n|males?))\b")
_REGION = re.compile(
    r"(?P<african>\bafrica(?:ns?)?\b)|(?P<asia_pacific>\basia(?:ns?)?\b(?:[- ](?:and (?:the )?)?pacific)?)|(?P<eastern_european>\beastern europe(?:ans?)?\b)"
    r"|(?P<latin_american_and_caribbean>\blatin america(?:ns?)?\b(?: and (?:the )?caribbean)?|\bgrulac\b)|(?P<western_european_and_others>\bwestern europe(?:ans?)?\b(?: and others?)?|\bweog\b)"
)
_CLOSE = 0.6


def share(around: Around, row: Sequence[Numeral]) -> Answer | None:
    """What a percentage is the share of; None if it is none of the measures.

    Arguments: `row`, all numbers of its sentence.
    """
    number = around.number
    near = f"{number.lead}@{number.after}"
    percents = [n for n in row if n.percent]
    if rate := _rate(number, near, percents, around):
        return rate
    if _INVITATION.search(number.sentence) and not _GENDER.search(near):
        return Answer("standing-invitation-share", "per-cent", "total", SURE)
    if _OF_OTHERS.search(number.clause) or not (
        _OF_HOLDERS.search(number.sentence) or _OF_HOLDERS.search(f"{around.section} {around.before}")
    ):
        return None
    if region := _label(_REGION, number, row):
        return Answer("regional-group-share", "per-cent", region.replace("_", "-"), SURE)
    if gender := _label(_GENDER, number, row):
        return Answer(f"{gender}-share", "per-cent", gender, SURE)
    return None


def _rate(number: Numeral, near: str, percents: Sequence[Numeral], around: Around) -> Answer | None:
    alone = len(percents) == 1 and _RATE.search(number.sentence)
    if (_RATE.search(near) or alone) and not _FOLLOWED.search(number.clause):
        return Answer("reply-rate", "per-cent", "total", SURE)
    if _is_answered(number) and not around.reprisal and not _UNANSWERED.search(number.clause):
        return Answer("reply-rate", "per-cent", "total", WEAK)
    return None


def _is_answered(number: Numeral) -> bool:
    """Whether it is said that this share of the communications was replied to."""
    return bool(
        _ANSWERED.match(number.after)
        or (_ANSWERED_TO.search(number.lead) and _OF_COMMUNICATIONS.match(number.after))
        or (number.bracket and _OF_SUCH.search(number.lead) and _GOT.match(number.after))
    )


def _label(labels: re.Pattern[str], number: Numeral, row: Sequence[Numeral]) -> str:
    """The name that belongs to a share: before each number of the clause, or after each."""
    low = number.clause_at
    if not labels.search(number.clause):  # "Africa: 22 per cent; Asia: 18 per cent"
        low = 0
    found = [(m.start(), m.lastgroup or "") for m in labels.finditer(number.sentence, low)]
    percents = [n.at for n in row if n.percent and n.at >= low]
    if not found:
        return ""
    index = percents.index(number.at)
    if found[0][0] < percents[0]:
        start = percents[index - 1] if index else low
        own = [name for at, name in found if start <= at < number.at]
        return own[-1] if own else ""
    end = percents[index + 1] if index + 1 < len(percents) else len(number.sentence)
    own = [name for at, name in found if number.at < at < end]
    return own[0] if own else ""


def rate_in_brackets(number: Numeral, counted: Numeral, whole: Numeral | None) -> Answer | None:
    """A percentage in brackets after replies: their share of the replies before, else the reply rate."""
    if whole and whole.value and abs(100 * counted.value / whole.value - number.value) < _CLOSE:
        return None
    return Answer("reply-rate", "per-cent", "total", LIKELY)
