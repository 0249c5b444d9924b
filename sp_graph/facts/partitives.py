"""Numbers without a noun of their own: parts of something counted before.

"529 of which were sent jointly", "17 had not agreed to any", "four by mandate holders":
the words of the part say which part it is, and only those parts are tried that the
measures counted before can have.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sp_graph.authority.measures import load_measures
from sp_graph.facts.measure_rule import LIKELY, SURE, Answer
from sp_graph.facts.numerals import Numeral

_FEMALE = r"\b(?:women|females?|girls?)\b"
_STATUS = (
    (r"\b(?:extended|issued) an? (?:\w+ )?invitation|\binvited\b", "states-never-visited", "invitation-extended"),
    (r"\b(?:not|never|without|yet to|nor|no)\b[^,;:]{0,40}\b(?:accept|agree|respon|repl|answer|grant|approv|react|consent)|\b(?:refus|declin|reject)", "states-never-visited", "request-not-accepted"),
    (r"\b(?:accept|agree|approv|confirm|consent)", "states-never-visited", "visit-accepted-not-taken-place"),
    (r"\b(?:no|not|never|without|none)\b[^,;:]{0,45}\b(?:request|asked|approached|sought)", "states-never-visited", "no-request-received"),
    (r"\brequest|\basked|\bapproached", "states-never-visited", "requested"),
)  # fmt: skip
_FIVE = (
    (r"\brequest|\basked|\bapproached", "states-no-visit-in-five-years", "requested"),
)  # fmt: skip
_UNVISITED = r"^[^,;:]{0,25}\b(?:not|never|yet to|none)\b"
_NONE = r"\b(?:received|hosted|had) (?:none|no\b)|\bnot (?:\w+ )?(?:visited|receive|host|been)|\bnone\b"
_SESSION = r"\b(?:at|during|in) (?:the|its|that|their)? ?(?P<breakdown>[\w-]+(?:th|st|nd|rd|first|second|third))\b"
_FROM = r"^,? ?(?:of (?:which|them|these|those|whom)\b,? )?(?:\w+ ){0,3}?(?:by|from)\b (?:the )?(?P<breakdown>[\w -]{3,60}?)(?= from| *(?:[,;.#]|$)| and *$)"
_SUBJECT = r"^,? ?(?:of (?:which|them|these|those)\b,? )?(?:(?:concern|relat|regard|deal|dealt|about|were about|on|touch|involv)\w*(?: to| with)?|,) (?:the )?(?P<breakdown>[\w -]{3,60}?)(?= *(?:[,;.#]|$)| and *$)"
_REGION = r"\bto (?:states in |countries in )?(?:the )?(?P<breakdown>(?:africa|asia|eastern europe|latin america|western europe|the americas|europe|middle east)[\w ]*?)(?= *(?:[,;.]|$)| and *$)"
_MEDIA = (
    (r"^[^,;:]{0,30}\b(?:press|news|media)?\s?releases?\b[^,;:]{0,60}(?:covid|pandemic)", "media-products", "press-releases-covid-19"),
    (r"^[^,;:]{0,30}\breleases?\b", "media-products", "press-releases"),
    (r"^[^,;:]{0,30}\badvisor", "media-products", "media-advisories"),
    (r"^[^,;:]{0,30}\bstatements?\b", "media-products", "media-statements"),
)  # fmt: skip
_COUNCIL = r"\bto (?:the )?(?:human rights )?council\b"
_ASSEMBLY = r"\bto (?:the )?(?:general )?assembly\b"
_ON_VISITS = r"\b(?:country|in situ)[- ]visits?\b|\bvisit reports?|\bon (?:\w+ )?(?:visits?|missions?)|\bmissions?\b"
_RELEASED = r"\breleas|\bfreed\b|set free"

# What the parts of a measure can be: the words, the measure of the part and its breakdown.
_PARTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "mandates-total": ((r"\bthematic|\bthemes?\b", "mandates-thematic", ""), (r"\bcountr|\bterritor|geographic", "mandates-country", "")),
    "mandates-created": ((r"\bthematic", "mandates-created", "thematic"), (r"\bcountr", "mandates-created", "country")),
    "mandate-holder-positions": ((r"\bvacan|not (?:\w+ )?(?:filled|occupied)|unfilled", "x-positions-vacant", ""), (r"\bfilled|\boccupied|\btaken\b|\bheld\b", "mandate-holders-active", "")),
    "mandate-holders-appointed": ((_SESSION, "mandate-holders-appointed", ""), (r"^ (?:in|during) [a-z]+\b", "mandate-holders-appointed", "other")),
    "country-visits": ((_REGION, "country-visits", ""), (r"^ (?:took place|(?:were|was) (?:conducted|undertaken|carried out|made))\b", "country-visits", ""), (r"\bjoint", "country-visits", "jointly"), (r"\b(?:online|virtual|remote)", "country-visits", "online")),
    "standing-invitations": ((r"non-member|observer", "standing-invitations", "non-member-observer-state"),),
    "states-never-visited": _STATUS,
    "states-ever-visited": ((_UNVISITED, "states-never-visited", ""),),
    "states-five-or-more-visits": ((_NONE, "states-no-visit-in-five-years", ""),),
    "states-no-visit-in-five-years": _FIVE,
    "communications-sent": (
        (r"\bfollow(?:ed|ing)?[- ]?up\b", "x-communications-followed-up", ""), (r"\bjoint", "communications-joint", ""),
        (r"\burgent (?:appeals?|letters?)", "communications-sent", "urgent-appeals"), (r"\ballegation", "communications-sent", "allegation-letters"),
        (r"\bother letters", "communications-sent", "other-letters"),
    ),
    "replies-received": (
        (r"\bsubstantive", "substantive-replies", ""),
        (r"\b(?:relat|concern|refer|respon|to)\w*(?: to| of)? (?:the )?communications? (?:sent|of|from|transmitted|issued|in|during)|same year", "replies-received", "to-communications-of-year"),
    ),
    "individuals-covered": ((_FEMALE, "individuals-covered", "female"), (r"\bm[ae]n\b|\bmales?\b", "individuals-covered", "male")),
    "wgeid-new-cases": ((r"\burgent", "wgeid-urgent-action-cases", ""), (r"\bclarif", "wgeid-cases-clarified", ""), (r"non-state", "wgeid-non-state-actor-cases", "")),
    "wgad-subjects-released": ((_FEMALE, "wgad-subjects-released", "female"),),
    "wgad-opinions": ((_RELEASED, "wgad-subjects-released", ""),),
    "media-products": _MEDIA,
    "reports-total": ((_ON_VISITS, "country-visit-reports", ""), (_COUNCIL, "reports-hrc", ""), (_ASSEMBLY, "reports-ga", "")),
    "reports-hrc": ((_ON_VISITS, "country-visit-reports", ""), (_COUNCIL, "reports-hrc", ""), (_ASSEMBLY, "reports-ga", "")),
    "forum-participants": ((r"\bonline|virtual|remote", "forum-participants", "online"), (r"\bin[- ]person|on[- ]site|physically", "forum-participants", "in-person")),
    "internal-advisory-requests": ((_FROM, "internal-advisory-requests", ""), (_SUBJECT, "internal-advisory-requests", "")),
    "external-support-respondents": (
        (r"\b(?:not|no|none|nothing|without)\b", "external-support-not-received", ""), (r"\b(?:receiv|benefi|some\b|such support)", "external-support-received", ""),
    ),
    "reprisal-cases-new": ((r"\bolder|previous|earlier|follow", "reprisal-cases-follow-up", ""),),
}  # fmt: skip
# The parts of a part are those of its whole.
_WHOLE = {
    "mandates-thematic": "mandates-total", "mandates-country": "mandates-total", "communications-joint": "communications-sent",
    "communications-states": "communications-sent", "substantive-replies": "replies-received", "reports-ga": "reports-hrc",
    "country-visit-reports": "reports-hrc", "wgeid-urgent-action-cases": "wgeid-new-cases", "wgeid-cases-clarified": "wgeid-new-cases",
    "external-support-received": "external-support-respondents", "external-support-not-received": "external-support-respondents",
}  # fmt: skip
_COMPILED = {whole: tuple((re.compile(p), m, b) for p, m, b in parts) for whole, parts in _PARTS.items()}
_VERBLESS_CLARIFIED = re.compile(r"\bclarif\w+ (?:a total of |some )?$")
_COMPARED = re.compile(
    r"(?:\b(?:compared (?:with|to)|as against|against|as opposed to|up from|down from)|^[^,]{0,40}\b(?:from|to|than))(?: the| a| some| only| about| over| record)*(?: (?:total|figure|high|low) of)? $"
    r"|\b(?:in|of|for|from) (?:(?:19|20)\d\d|the (?:previous|preceding) year) \($"
)
_BARE = re.compile(
    r"^\W*(?:$|[,.;:)]|(?:in|at|by|during|for|on|the (?:previous|preceding|year)|last|a year|per cent|percent|%)(?!\w))"
)
_SEGMENT = re.compile(r"[,;:(]| and ")
_ASIDE = re.compile(r"^,? (?:including|among them|of which|of whom) [^,;:]*,?")
_AND = re.compile(r"^[,;]? ?(?:and )?(?:the |by |from )*")
_BY_STATE = ("wgeid-", "country-visits", "communications-sent", "reprisal")


@dataclass(frozen=True, slots=True)
class Seen:
    """A number that was understood: with its answer and how many sentences back it stands."""

    number: Numeral
    answer: Answer
    back: int


def part(number: Numeral, seen: Sequence[Seen]) -> Answer | None:
    """What a number is a part of, by its own words; None if no part of what was seen fits.

    The nearest measure before that can have such a part is taken, from the same sentence
    or one of the two before.
    """
    if number.place and (listed := _listed(number, seen)):
        return listed
    for words, doubt in _words(number):
        for before, table in _tables(number, seen):
            for pattern, measure, breakdown in table:
                found = pattern.search(words)
                if found:
                    named = found["breakdown"] if "breakdown" in pattern.groupindex else ""
                    sure = (SURE if number.partitive and not before.back else LIKELY) - doubt - 0.02 * before.back
                    return Answer(measure, _unit(measure, before), named or breakdown or "total", sure)
    if listed := _listed(number, seen):
        return listed
    if _VERBLESS_CLARIFIED.search(number.lead) and any(s.answer.measure.startswith("wgeid") for s in seen):
        return Answer("wgeid-cases-clarified", "cases", "total", LIKELY)
    return None


def compared(number: Numeral, seen: Sequence[Seen]) -> Answer | None:
    """The measure of a number that another is compared with: "from 82 in 2023", "compared with 24"."""
    if number.noun or not _COMPARED.search(number.lead) or re.search(r"[;:]", number.lead):
        return None
    like = [s for s in seen if not s.back and s.number.percent == number.percent and s.number.value and number.value]
    if not like or not _BARE.match(number.after):
        return None
    # Numbers that are compared are of one size: that tells which of the sentence is meant.
    best = min(reversed(like), key=lambda s: abs(math.log(s.number.value / number.value)))
    if best.answer.measure.startswith("x-"):
        return None
    return Answer(best.answer.measure, best.answer.unit, best.answer.breakdown, min(best.answer.confidence, LIKELY))


def _tables(
    number: Numeral, seen: Sequence[Seen]
) -> Iterator[tuple[Seen, tuple[tuple[re.Pattern[str], str, str], ...]]]:
    done: set[str] = set()
    for before in reversed(seen):
        whole = _WHOLE.get(before.answer.measure, before.answer.measure)
        table = _COMPILED.get(whole)
        if table is None or whole in done or before.back > 2:
            continue
        if number.noun and not (number.partitive or number.bracket) and number.noun != before.number.noun:
            continue
        done.add(whole)
        yield before, table


def _words(number: Numeral) -> Iterator[tuple[str, float]]:
    """The words that can say which part a number is, with a doubt: those after it, else right before it."""
    yield number.own, 0.0
    if _ASIDE.match(number.after):
        yield _ASIDE.sub("", number.tail, count=1), 0.02
    left = number.sentence[: number.at]
    if number.partitive or left.endswith(("(", ": ")):
        yield _SEGMENT.split(left.rstrip(" (:"))[-1] + " ", 0.02


def _listed(number: Numeral, seen: Sequence[Seen]) -> Answer | None:
    """A number in brackets behind a name in a list: "in Libya (4), Ukraine (3)", "by States (9), others (6)"."""
    if not number.bracket or number.percent or not seen or seen[-1].back:
        return None
    last = seen[-1]
    if number.place and last.answer.measure.startswith(_BY_STATE):
        return Answer(last.answer.measure, last.answer.unit, number.place, LIKELY)
    if last.number.bracket and not last.number.percent and number.lead.startswith(")") and number.after.startswith(")"):
        name = _AND.sub("", number.lead[1:-1])
        return Answer(last.answer.measure, last.answer.unit, name, min(last.answer.confidence, LIKELY))
    return None


def _unit(measure: str, before: Seen) -> str:
    known = load_measures().get(measure)
    return known.unit if known else before.answer.unit
