"""The offices of the Coordination Committee that words give a person: Chair, member, Rapporteur, …

A chair is that of the Committee only if the words say so or nothing else can be meant:
"as Chair", in a passage about the Committee, and not "Chair of the Working Group". What is
negated gives no office.
"""

from __future__ import annotations

import re

CHAIR, MEMBER, EX_OFFICIO = "cc-chair", "cc-member", "cc-ex-officio"
RAPPORTEUR, FOCAL_POINT, FORMER = "annual-meeting-rapporteur", "cc-focal-point-reprisals", "former"

_COMMITTEE = r"(?:Coordination Committee|Committee\b(?! (?:on|against)\b| for (?:the [A-Z]|[A-Z])| of (?![Ss]pecial)))"
_NAMED_COMMITTEE = r"Coordination Committee"
_TAKING = (
    r"(?:\bas|(?:re-)?elected|designated|named|chosen|appointed|selected|nominated|confirmed|becom(?:es?|ing)|became|is|was|remains?|remained|serv(?:e|es|ed|ing) as|acted as"
    r"|(?:role|functions?|position|post|duties|office|responsibilities) of|elected as)"
)
_CHAIR = re.compile(
    r"\b(?<!-)(?:(?:[Cc]hair(?:person|man|woman|manship|ing)?|presidency)(?: and [\w ]{3,40}?)?(?:,? of| for| for the)?|[Cc]hair(?:ed|s)?|[Hh]ead(?:ed|s)|[Ll]ed|[Pp]resided over) (?:of )?(?:the |its )?"
    rf"(?:(?:[\w-]+ ){{0,4}}?meeting,? and (?:also )?(?:of )?(?:the )?)?{_COMMITTEE}(?! members?\b)"
)
_CHAIR_BARE = re.compile(
    rf"{_TAKING} (?:as )?(?:the |its |their )?(?:new |next |current )?Chair(?:person|man|woman)?\b(?!s|-| of(?! the (?:annual |[\w-]+ ){{0,2}}meeting)|’|')"
    r"|\((?:the )?Chair(?:person)?(?: of the (?:annual )?meeting)?\)|^,? (?:as )?(?:the |its )?Chair(?:person)?(?= and\b|[,;.]|$)"
)
_CHAIR_BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]s)? ?(?:current |new |present |newly elected )?Chair(?:person|man|woman)?(?: of (?:the |its )?{_COMMITTEE}(?: of [Ss]pecial [Pp]rocedures)?)?"
    r"(?: and [^,;]{3,})?(?:, (?:§+|[^,;]{0,5}))?,? ?(?:\(|: )?$"
)
_FORMER = re.compile(
    r"\b(?:my |his |her |its |their |the )?[Pp]redecessors?(?:,? as (?:the )?)?(?: ?[Cc]hair\w*)?|\bhaving (?:served|acted) as [Cc]hair\w*|\b(?:[Oo]utgoing|[Ff]ormer|[Pp]revious|[Pp]ast|[Dd]eparting|[Ee]x)[- ](?:\w+ ){0,2}?[Cc]hair\w*|\bhand(?:ed|s|ing) over the (?:chair\w*|presidency)|\b(?:ceased|ended|completed|relinquished|vacated|stepped down) (?:\w+ ){0,4}[Cc]hair\w*"
    r"(?: of (?:the )?(?:Coordination )?Committee)?"
)
_MEMBER = re.compile(
    rf"\b[Mm]embers? (?:elect )?of (?:the |its |that )(?:new )?{_COMMITTEE}"
    rf"|\b(?:complet\w+|form\w*|constitut\w*|mak\w+ up) (?:the )?(?:membership of )?(?:the )?{_COMMITTEE}"
    rf"|\b(?:join\w*|resign\w* from|left|leaves|step\w* down from|serv\w* (?:on|in)|seats? on|places? on|elected (?:on)?to|selected (?:to|for)|appointed to|endorsed for|withdr[ae]w\w* from|part of|remain\w* on|stay\w* on"
    rf"|sits? on|sat on) (?:serve (?:on|in) )?(?:the |its |that )?{_COMMITTEE}"
)
_MEMBER_BARE = re.compile(
    r"(?:\bas|becomes?|became|(?:re-)?elected|selected|endorsed|chosen|designated|confirmed|remain\w*|new|additional|other) (?:as )?(?:the |its |a )?(?:(?:other|further|additional|new|regular|ordinary|full|elected|two|three|four|five|remaining) )*"
    r"members?\b(?! of (?!the (?:Coordination |Committee)))"
)
_MEMBERS_LISTED = re.compile(
    rf"{_COMMITTEE}[^.;]{{0,90}}?\b(?:compos|compris|consist|made up|included|includes|constitut)\w*"
    r"|\b[Mm]embers\b(?! of (?!the (?:Coordination |Committee)))[^.;:]{0,70}(?:(?:was|were|is|are|being|namely|selected|elected)[ :,]*$|:)"
    r"|\b(?:selected|elected|chose|appointed|designated|endorsed|welcomed) (?:as )?(?:\w+ ){0,4}members\b(?! of (?!the (?:Coordination |Committee)))|\b(?:[Tt]he )?following (?:(?!amend)[\w-]+ ){0,3}(?:were|was) (?:also |then |further )?(?:elected|selected|designated|chosen|endorsed)\b"
    rf"|\b(?:seats?|places?|positions?) (?:on|in) (?:the |its )?{_COMMITTEE}"
)
_JOINED_BY = re.compile(rf"\bjoined (?:on|in|as members of) (?:the )?{_COMMITTEE}[^.;]* by $")
_EX_OFFICIO = re.compile(r"\b[Ee]x[- ]officio\b")
_RAPPORTEUR = re.compile(
    rf"(?<![Ss]pecial )(?<!-)\b[Rr]apporteur (?:of|for) (?:the|its|that) (?:[\w-]+ ){{0,3}}?(?:meeting|session)|(?:{_TAKING}|its|\band) (?:the |its )?Rapporteur\b(?! on\b| for (?!the)| in the field| of (?!the (?:[\w-]+ ){{0,3}}meeting))"
    r"|\((?:the )?Rapporteur(?: of the (?:[\w-]+ )*meeting)?\)"
)
_RAPPORTEUR_BEFORE = re.compile(
    r"(?<![Ss]pecial )(?<!-)\bRapporteur(?: of (?:the|its) (?:[\w-]+ ){0,3}meeting)?(?:, |: | was | is | being )$"
)
_FOCAL_POINT = re.compile(r"\bfocal points?\b")
_NOT = re.compile(
    r"\b(?:not|never|nor|no longer|declined|candidates?|candidacy|ran|stood|instead of|rather than|proposed|nominations?)\b[^.;]{0,60}$"
)
_BY_CHAIR = re.compile(r"\bby the (?:new |outgoing )?$")


def offices(words: str, *, committee: bool, reprisals: bool) -> set[str]:
    """The offices that the words behind or before a name give.

    Arguments: `committee` if the passage is about the Coordination Committee, so that "the
    Committee" and "as Chair" are its; `reprisals` if a focal point is one on reprisals.
    """
    found: set[str] = set()
    if "fficio" in words and _says(_EX_OFFICIO, words):
        found.add(EX_OFFICIO)
    if "hair" in words or "led " in words or "resid" in words or "redecessor" in words:
        if _FORMER.search(words):
            found.add(FORMER)
            words = _FORMER.sub(" ", words)
        if _says(_CHAIR, words, committee) or (committee and _says(_CHAIR_BARE, words)):
            found.add(CHAIR)
    if "ommittee" in words and _says(_MEMBER, words, committee):
        found.add(MEMBER)
    if committee and "ember" in words and _says(_MEMBER_BARE, words):
        found.add(MEMBER)
    if "apporteur" in words and (committee or "meeting" in words) and _says(_RAPPORTEUR, words):
        found.add(RAPPORTEUR)
    if reprisals and "focal point" in words and _says(_FOCAL_POINT, words):
        found.add(FOCAL_POINT)
    return found


def offices_before(words: str, *, committee: bool, reprisals: bool) -> tuple[set[str], set[str]]:
    """The offices that the words before names give: those of the first name, those of all of its list."""
    first: set[str] = set()
    every: set[str] = set()
    if "hair" in words or "led " in words or "redecessor" in words:
        handed = re.search(r"\bchair\w*\b[^.;]* to $", words)
        if former := _FORMER.search(words):
            over = re.search(r"[;:]|\b(?:was|were|is|are)\b", words[former.end() :])
            if not handed and not over:
                first.add(FORMER)
            words = _FORMER.sub(" ", words)
        chaired = re.search(r"\b(?:chaired|headed|led|presided over) by $", words)
        if (chaired and re.search(_COMMITTEE if committee else _NAMED_COMMITTEE, words)) or (handed and committee):
            first.add(CHAIR)
        named = _CHAIR_BEFORE.search(words)
        if named and (committee or _NAMED_COMMITTEE in named[0]) and not _BY_CHAIR.search(words, 0, named.start()):
            deputy = re.search(r"\bVice-$|-$", words[: named.start()])
            if not deputy:
                first.add(CHAIR)
    if "fficio" in words and re.search(r"\b[Ee]x[- ]officio,?(?: member)?s?(?:,| was| is|:)? $", words):
        first.add(EX_OFFICIO)
    if "apporteur" in words and committee and _RAPPORTEUR_BEFORE.search(words):
        first.add(RAPPORTEUR)
    if (
        reprisals
        and "focal point" in words
        and re.search(
            r"\bfocal points?\b[^.;]*(?:,|:|\b(?:was|were|is|are|been|remains?|remained|to|by))(?: now| then)? $", words
        )
    ):
        first.add(FOCAL_POINT)
    if ("ember" in words or "ommittee" in words or "following" in words) and (committee or _NAMED_COMMITTEE in words):
        listed = _MEMBERS_LISTED.search(words) or _JOINED_BY.search(words)
        if listed and not _NOT.search(words, 0, listed.start()):
            every.add(MEMBER)
    return first, every


def in_order(words: str, *, committee: bool) -> list[str]:
    """The offices in words, in the order they are named: "Chair and Rapporteur, respectively"."""
    if not committee:
        return []
    places = [
        (m.start(), CHAIR)
        for m in re.finditer(
            r"(?<!-)\bChair(?:person)?\b(?!-| of the (?!(?:Coord|Committee|(?:[\w-]+ )*meeting)))", words
        )
    ]
    places += [(m.start(), RAPPORTEUR) for m in re.finditer(r"(?<!pecial )(?<!-)\bRapporteur\b", words)]
    places += [(m.start(), MEMBER) for m in re.finditer(r"\bmember\b", words)]
    return [role for _, role in sorted(places)]


def last_office(words: str, *, committee: bool, reprisals: bool) -> set[str]:
    """The office spoken of last in `words`: what "that task" or "she was succeeded by" takes up."""
    places: list[tuple[int, str]] = []
    if committee:
        places += [
            (m.end(), CHAIR)
            for m in re.finditer(
                r"\b[Cc]hair(?:person|manship|ed)?\b(?! of the (?!Coord|Committee|meeting|annual))(?!-)", words
            )
        ]
        places += [(m.end(), MEMBER) for m in _MEMBER.finditer(words)]
        places += [(m.end(), MEMBER) for m in _MEMBERS_LISTED.finditer(words)]
    if reprisals:
        places += [(m.end(), FOCAL_POINT) for m in _FOCAL_POINT.finditer(words)]
    return {max(places)[1]} if places else set()


def _says(pattern: re.Pattern[str], words: str, committee: bool = True) -> bool:
    """Whether `pattern` stands in `words` unnegated, and names the Coordination Committee where it must."""
    for found in pattern.finditer(words):
        if not committee and _NAMED_COMMITTEE not in found[0]:
            continue
        if not _NOT.search(words, max(0, found.start() - 70), found.start()) and not _BY_CHAIR.search(
            words, 0, found.start()
        ):
            return True
    return False
