"""The noun that a number counts, from the words after it or before it."""

from __future__ import annotations

import re
from typing import NamedTuple

# The nouns that are counted, by class; the first that fits at a place is taken.
_HEADS = {
    "positions": r"(?:(?:mandate|post)[- ]?holders?[- ])?positions?",
    "holders": r"mandate[- ]?holders?(?! (?:terms?|reports?|visits?)\b)|special rapporteurs?|independent experts?|experts?(?! (?:meetings?|consultations?|seminars?|workshops?|panels?|groups?)\b)",
    "communications-reports": r"communications?[- ]reports?",
    "visit-reports": r"(?:(?:country|in situ)[- ])?(?:visits?|missions?)[- ]reports?|reports? (?:on|of|about|concerning|following|relating to|related to) (?:the |their )?(?:(?:country|in situ|official) )*(?:visits?|missions?)",
    "visit-requests": r"(?:country )?visits?[- ]requests?|requests? (?:for|to) (?:an? |country |official |conduct )*visits?",
    "followups": r"follow[- ]?up (?:communications?|letters?)",
    "letters": r"urgent (?:appeals?|letters?)|(?:joint )?allegations? letters?|letters? of (?:allegations?|concern)|other letters?",
    "communications": r"communications?",
    "replies": r"repl(?:y|ies)|responses?",
    "media": r"media products?|(?:press|news|media) (?:releases?|advisor(?:y|ies)|statements?)|(?:public|media) advisor(?:y|ies)|public statements?",
    "statements": r"statements?|advisor(?:y|ies)",
    "invitations": r"standing (?:open )?invitations?",
    "actors": r"non-?state (?:actors?|entities)",
    "visits": r"visits?|missions?",
    "mandates": r"mandates?|special procedures(?! (?:mandates?|communications?|reports?|visits?)\b)",
    "states": r"(?:member |observer )*states?(?: (?:members|parties|and (?:other )?territories|or territories))?|countries(?: (?:and|or) territories)?|country(?! (?:visits?|teams?|offices?|reports?|mandates?|missions?|specific|situations?|rapporteurs?|analys)\b)|governments?|territor(?:y|ies)",
    "cases": r"cases?(?! (?:law|stud)\w*)",
    "opinions": r"opinions?",
    "people": r"persons?|people|individuals?|participants?|attendees?|delegates?|representatives?|victims?|subjects?|stakeholders?|detainees?",
    "inductions": r"(?:induction|orientation) (?:sessions?|courses?|briefings?|workshops?|programmes?)",
    "reports": r"reports?|studies",
    "events": r"events?|forums?|fora|conferences?|seminars?|workshops?|consultations?|meetings?|webinars?",
    "requests": r"requests?",
    "matters": r"matters?|questions?|queries|quer(?:y|ies)|issues?|complaints?|submissions?",
    "outcomes": r"(?:pieces? of )?advices?|clarifications?|(?:remedial|corrective) (?:actions?|measures?)|facilitations?|withdrawals?|decisions?|recommendations?|letters? of \w+|mediations?|opinions? on",
    "institutions": r"institutions?|(?:international |regional )*organi[sz]ations?",
    "days": r"(?:working |calendar )?days?",
    "hours": r"hours?",
}  # fmt: skip
_ALL_HEADS = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _HEADS.items())
_STOP = (
    "of|to|in|from|with|on|for|at|by|or|the|an?|this|that|these|those|its|his|her|their|which|who|whom|whose|were|was|are|is"
    "|be|been|being|have|has|had|having|as|than|while|whereas|but|including|will|would|may|can|where|when|under|per|not|no"
    "|and|did|do|does|received|accepted|extended|hosted|conducted|sent|made|issued|submitted|attended|visited|responded"
    "|transmitted|took|came|agreed|concerned|covered|related|registered to|if|then|more|times?|also|further"
)
_MODIFIER = rf"(?:(?!(?:{_STOP})\b)[a-z][\w'-]*(?:,? and|,)? )"
_PHRASE = re.compile(
    rf"(?P<mods>(?:in situ |in person |on site |face to face |{_MODIFIER}){{0,6}}?)(?:{_ALL_HEADS})(?![\w'])(?!-\w)"
)
_HEAD = re.compile(rf"\b(?P<mods>(?:(?!(?:{_STOP})\b)[a-z][\w'-]* ){{0,3}}?)(?:{_ALL_HEADS})(?![\w'-])")
_BEFORE_BRACKET = re.compile(
    rf"\b(?P<mods>(?:(?!(?:{_STOP})\b)[a-z][\w'-]* ){{0,3}}?)(?:{_ALL_HEADS})(?: (?:sent|issued|received|recorded))? \($"
)
_APPOSED = re.compile(rf"\b(?:{_ALL_HEADS}), (?:namely|that is|i\.e\.)(?: some| about)?,? $")
_LEADS_IN = re.compile(
    r"^ ?(?:\([^()]{1,45}\),? ?)?(?:of (?:the |its |their |these |those |all |our )+|of (?=special |mandate ))?"
)
_NUMBER_OF_AFTER = re.compile(r"^ ?(?:as )?(?:the )?(?:total |overall )?number of (?:the |all )?")
_NUMBER_OF = re.compile(r"\b(?:total |overall |average )*number of |\bfigure for ")
_ADVERBS = r"(?:as (?:many|high|low) as |only |around |about |some |over |more than |at least |approximately |nearly |almost |a total of |exactly |just |a record )*"
_VALUE_OF = re.compile(
    rf"(?:\b(?:was|were|is|are|be|been|to|at|reached|reaching|totalled|totall?ing|equalled|by|than|now|currently|from|with|against|remains|stood|stands|represents|comprised|including|of)|,) {_ADVERBS}$"
)
_NUMBERED = re.compile(
    rf"\b(?:(?<=s )number|numbered|numbering|totall?ed|totall?ing|amounted to|amounting to) {_ADVERBS}$"
)
_THE_TOTAL = re.compile(
    rf"\b(?:total|overall (?:number|figure)|(?:this|the|that) (?:number|figure))(?: (?:number|figure))?(?: (?:now|currently|stands|stood|is|was|rose|increased|decreased|fell|reached|reaching))*(?: (?:to|at|of))? {_ADVERBS}$"
)
_TOPICALIZED = re.compile(r"^(?:as (?:for|regards|to)|with (?:regard|respect) to|regarding|concerning|in relation to) ")
_PART_OF = re.compile(
    r"(?:^|[;:(] ?)(?:out )?(?:of|among|from) (?:all )?(?:the|these|those|its|their|all)(?: various| different)? "
)
_TO_COMMA = re.compile(r"[^,;:]{0,60}, (?:[a-z]+ ){0,2}$")
_RESTRICTED = re.compile(
    r" (?:was|were|is|are|has|have|had|stands?|stood|increased|decreased|rose|fell|grew|dropped|reached|remain\w*|now) (?!never|not|been (?:visited|sent|issued|received)|received|accepted|extended)"
)
_BARE = re.compile(r"^(?:$|[,.;:)]| \(| (?:and|in|at|by|during)\b)")
_IS = re.compile(r"^(?: of (?:which|whom|them|these|those))? (?:was|were|are|is|being) (?=[a-z])")
_SEGMENT = re.compile(r"[,;:(]| and ")
_STOP_MARK = re.compile(r"[;:]")


class Counted(NamedTuple):
    """What a number counts: the class of the noun and its phrase.

    `restriction` are the words that belong to a noun before the number, `end` how far a
    phrase after the number reaches, `topic` says that the number is its value.
    """

    noun: str
    phrase: str
    restriction: str = ""
    end: int = 0
    partitive: bool = False
    topic: bool = False


def after_number(right: str) -> Counted | None:
    """The noun after a number: "74 country visits", "27 of the persons", "118 the number of States"."""
    lead_in = _LEADS_IN.match(right)
    skipped = lead_in.end() if lead_in else 0
    if phrased := _PHRASE.match(right, skipped):
        return Counted(_class(phrased), phrased[0], "", phrased.end(), " of " in right[:skipped])
    inverted = _NUMBER_OF_AFTER.match(right)
    if inverted and (phrased := _PHRASE.match(right, inverted.end())):
        return Counted(_class(phrased), phrased[0], "", phrased.end(), False, True)
    return None


def before_number(left: str, right: str) -> Counted | None:
    """The noun before a number, from the words of its sentence to the left and right of it.

    "Press releases (364)", "States, namely 171", "mandates in force: 57", "the number of …
    was", "bringing the total to", "mandates, which numbered", "of the communications, 423".
    """
    bare = _BARE.match(right)
    if phrased := _APPOSED.search(left[-60:]):
        return Counted(_class(phrased), phrased[0].split(",")[0])
    if left.endswith("(") and right.startswith(")"):
        if phrased := _BEFORE_BRACKET.search(left[-80:]):
            return Counted(_class(phrased), phrased[0][:-2].strip())
        return _head_of(_SEGMENT.split(left[:-2])[-1])
    if left.endswith(": ") and bare:
        return _head_of(re.split(r"[;(:]", left[:-2])[-1], topic=True)
    if "number of" in left or "figure for" in left:
        topics = list(_NUMBER_OF.finditer(left))
        if topics and _VALUE_OF.search(left):
            said = re.sub(r"^(?:the|all|different|other) ", "", left[topics[-1].end() :])
            phrased = _PHRASE.match(said)
            if phrased and not _STOP_MARK.search(said):
                restriction = _RESTRICTED.split(said[len(phrased[0]) :], maxsplit=1)[0]
                return Counted(_class(phrased), phrased[0], restriction, 0, False, True)
    if _THE_TOTAL.search(left) and bare:
        return _head_of(left, last=True, topic=True)
    if _NUMBERED.search(left) or _TOPICALIZED.match(left):
        return _head_of(left, topic=True)
    return None


def part_of_noun(left: str) -> Counted | None:
    """The noun without number that a number is a part of: "of the communications sent, 423"."""
    starts = list(_PART_OF.finditer(left))
    phrased = _PHRASE.match(left, starts[-1].end()) if starts else None
    if phrased and _TO_COMMA.fullmatch(left, phrased.end()):
        return Counted(_class(phrased), phrased[0], "", 0, True)
    return None


def predicated(after: str) -> Counted | None:
    """The noun that a number is said to be, from the words after it: "331 were press releases"."""
    said = _IS.match(after)
    phrased = _PHRASE.match(after, said.end()) if said else None
    return Counted(_class(phrased), phrased[0], after[phrased.end() :], 0, True) if phrased else None


def _head_of(words: str, *, last: bool = False, topic: bool = False) -> Counted | None:
    heads = list(_HEAD.finditer(words))
    if not heads:
        return None
    head = heads[-1 if last else 0]
    return Counted(_class(head), head[0], "" if last else words[head.end() :], 0, False, topic)


def _class(phrased: re.Match[str]) -> str:
    return (phrased.lastgroup or "").replace("_", "-")
