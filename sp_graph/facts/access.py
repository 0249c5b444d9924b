"""Whether a State gave a country mandate access to its territory.

The clause decides: a verb of refusing or of giving, and whether it is negated. What the
clause is about may have been said in a sentence before ("With regard to country mandates, …").
"""

from __future__ import annotations

import re
from typing import Literal

from sp_graph.facts.clauses import NEGATION, UNREAL, Listing, without_asides

Access = Literal["country-mandate-access-granted", "country-mandate-access-declined"]

TOPIC = re.compile(
    r"\bcountry(?:[ -](?:related|specific|based|focused))?[ -](?:mandate|rapporteur|special procedure)"
    r"|\b(?:mandates?|mandate[ -]holders?|(?:special )?rapporteurs|experts) (?:concerned|in question|(?:with )?responsib\w+ for (?:the|their) countr\w+)"
    r"|\bmandates? (?:relating to|on|for|concerning|established for) (?:specific |individual |particular )?(?:countries|their (?:country|countries|territory))",
    re.IGNORECASE,
)
_HOLDERS_ON = re.compile(r"\bmandate(?:s|[ -]holders?)? (?:on|for|dealing with|covering|responsible for) (?:the )?$")
_REFUSING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus\w+|declin\w+|reject\w*|withdr[ae]w\w*|withh[eo]ld\w*|withholding|barr(?:ed|ing|s)|block(?:ed|ing|s)|prevent\w*"
    r"|prohibit\w*|unable|unwilling|impossible|impeded|obstruct\w*|closed|revok\w+|suspend\w+|cancel\w+|ignor\w+|unanswered|turned down|expelled"
    r"|persona non grata|without (?:any )?(?:access|response|reply)|non-cooperation|stonewall\w*|lack of (?:access|cooperation))\b"
)
_GIVING = re.compile(
    r"\b(?:gave|giv(?:e|es|en|ing)|grant\w*|allow\w*|accept\w*|receiv\w+|permi\w+|provid\w+|host(?:ed|ing|s)?|welcom\w+|admi(?:t|ts|tted|tting)|let|open(?:ed|ing)?"
    r"|facilitat\w+|enabl\w+|possible|travel\w*|visited|cooperat\w+|able to|invited|agree\w*|willing|engag\w+|enter(?:ed)?"
    r"|respond\w* (?:positively|favourably)|replied|conduct\w*|carried out|undert\w+|took place|extended)\b"
)
_GIVEN = re.compile(r"\b(?:access|visits?|entry|invitations?)\b")
# "… continued not to", "… did", "… did not do so": the verb is that of the clause before.
_ELLIPSIS = re.compile(
    r" (?:continue[sd]?|did|do|does|have|has|had|were|was|could)(?P<not> not)?(?: to)?(?: (?:(?:do|done) )?(?:so|likewise|the same))?[., ]*"
)
_LIFTED = re.compile(
    r"\b(?:lift|end|revers|reconsider|abandon|overc[ao]me)\w* (?:its|their|the|a|earlier|previous|long-standing| )*$"
)
_OPEN_ACCESS = re.compile(r"\b(?:access|admi\w+|enter\w*|entry|cooperat\w+|recogni\w+|refus\w+)\b")


def access(listing: Listing, *, topic: bool, title: bool) -> Access | None:
    """Access given or refused by the States of a list, None if its clause says neither.

    Arguments: `topic` if country mandates are spoken of; `title` if only the title of a
    country mandate stands in the sentence, which asks for plainer words.
    """
    if not topic and not (title and listing.subject) and not _HOLDERS_ON.search(listing.before):
        return None
    words = without_asides(listing.predicate)
    if title and not topic and not _HOLDERS_ON.search(listing.before) and not _OPEN_ACCESS.search(words):
        return None
    if topic and listing.subject and (left_out := _ELLIPSIS.fullmatch(words)):
        return "country-mandate-access-declined" if left_out["not"] else "country-mandate-access-granted"
    return polarity(words)


def polarity(words: str) -> Access | None:
    """What a predicate says: refused, or given, each turned round by a negation before it."""
    refusing = _REFUSING.search(words)
    if refusing:
        # A negation reaches to the next "and"; before "or" it goes on.
        low = max(words.rfind(mark, 0, refusing.start()) for mark in (" and ", ", "))
        negated = NEGATION.search(words, max(low, 0), refusing.start()) or _LIFTED.search(words, 0, refusing.start())
        return "country-mandate-access-granted" if negated else "country-mandate-access-declined"
    giving = _GIVING.search(words) or _GIVEN.search(words)
    if giving is None:
        return None
    if NEGATION.search(words, 0, giving.end()):
        return "country-mandate-access-declined"
    return None if UNREAL.search(words, 0, giving.start()) else "country-mandate-access-granted"
