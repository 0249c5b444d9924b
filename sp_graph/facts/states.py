"""States and the role in which a passage names them.

The role is one of the list, read once for each enumeration of States (`clauses`): what is
said of the list in its clause, or before the colon or bracket that opens it. A State that
is given no role is `mentioned`; so is one of which the words only wish or deny it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sp_graph.facts.access import TOPIC, access
from sp_graph.facts.clauses import NEGATION, UNREAL, Listing, listings, without_asides
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, Mention, StateFact

_NUMBER = r"(?:five|six|seven|eight|nine|ten|5|6|7|8|9|10)"
_FIVE = re.compile(
    rf"\b(?:(?:at least|no fewer than|not less than|a minimum of) {_NUMBER}|(?:more than|over) (?:four|4|five|5)|{_NUMBER} or more|{_NUMBER}(?: [\w-]+){{0,3}} or more)\b"
    r"(?P<of>[^.;:()]{0,60})"
)
# What is counted: visits, or the times and mandate holders of a clause that speaks of visiting.
_VISITS_COUNTED = re.compile(r" (?:(?!requests?\b)[\w-]+ ){0,3}?(?:visits?|missions?)\b(?! requests?)")
_TIMES_COUNTED = re.compile(r" (?:[\w-]+ ){0,3}?(?:times|occasions|mandate[ -]holders?)\b")
_VISITED = re.compile(r"\b(?:visit|host|receiv|welcom|travel)")
_FIRST = re.compile(
    r"\bfor the (?:very )?first time(?! (?:since|in (?!(?:its|their|the) history)))|\bfirst[- ]ever\b|\bfirst (?:ever )?(?:\w+ ){0,3}visits?\b|\bfirst time\b(?! (?:since|in (?!(?:its|their) history)))"
    r"|\b(?:never|not) (?:yet )?(?:\w+ ){1,4}?(?:before|previously|until then|in the past)\b|\bnever (?:previously |yet )?(?:been visited|received|hosted|accepted|agreed)\b"
    r"|\bhad ever (?:\w+ ){0,3}(?:before|previously)|\bhad (?:until then |previously |hitherto )?never\b"
)
_FIRST_OF_MANDATE = re.compile(
    r"\bfirst (?:\w+ ){0,3}visits? (?:\w+ )?(?:by|of|from|conducted by|undertaken by) (?:the|her|his|its|this) "
    r"(?:mandate\b|special rapporteur|working group|independent expert|subcommittee|committee|high commissioner|secretary-general)"
    r"|\bthe first by (?:the|this) mandate"
)
_VISITING = re.compile(
    r"\b(?:visit|mandate[ -]holder|special procedure|doors?\b|mission|special rapporteur|independent expert|working group)"
)
_ACCEPTING = re.compile(
    r"\b(?:accept\w*|agree(?:d|s|ing|ment)?|consent\w*|approv\w+|invited|(?<!standing )invitations?|responded favourably|said yes)\b"
)
_HOSTING = re.compile(
    r"\b(?:host(?:ed|ing|s)?|receiv(?:ed|ing|es?)|welcom(?:ed|ing)|visited|held|took place|were conducted|was conducted|conducted|carried out|undertaken|made|paid|travelled|opened"
    r"|went|undertook|saw|had)\b"
)
_INVITATION = re.compile(r"\bstanding invitations?\b")
_SUCH_INVITATION = re.compile(
    r"\b(?:such (?:an )?invitations?|(?:the|that|this|an) invitations?|one|ones|(?:did|done) (?:so|the same|likewise)|(?:joined|joining) (?:them|the list|those)|followed suit)\b"
)
_INVITED = re.compile(
    r"\b(?:record\w*|extend(?:ed|ing)|issu(?:ed|ing|ance)|receiv(?:ed|ing)|register(?:ed|ing)|announc(?:ed|ing)|grant(?:ed|ing)|gave|made|sent|added|newest|latest|join(?:ed|ing)|offer(?:ed|ing)|new"
    r"|declared|(?:did|done) (?:so|likewise|the same)|followed suit|brought|came|transmitted|communicated|addressed)\b"
)
# "States that have extended one, such as …": what they have done long since.
_THOSE_THAT = re.compile(
    r"\b(?:states?|countries|those|some|several|ones)\b[^.;,()]*\b(?:that|which|with|having|who) (?:(?:have|had|has|already) )?[^.;()]*(?:such as|including|for example|e\.g\.|like|among (?:them|which)|notably)[ ,]*(?:the )?$"
)
_RECORDED = re.compile(r",? (?:was|were|has been|have been) (?:\w+ )?(?:added|recorded|registered)\b")
_HAS_LONG = re.compile(
    r"^,? (?:(?:each|all|already) )?(?:ha(?:s|ve|d)|maintain\w*|are|is) (?:had )?(?:already )?(?:a |one of )?standing invitation|\bsince (?:19|20)\d\d\b(?! \w+ed)"
)
_WITHDRAWN = re.compile(r"\b(?:withdr[ae]w\w*|revok\w+|cancel\w*|rescind\w+|suspend\w+|declin\w+|refus\w+)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CASES = re.compile(r"\b(?:cases?|disappear\w+|abduct\w+|allegations?)\b")
_ACTORS = "non-state actor"
_TECHNICAL = re.compile(
    r"\btechnical (?:cooperation|assistance|advice|support|expertise)\b|\badvisory (?:services|role|visits?)\b|\badvised (?:States|Governments|them)\b"
    r"|\b(?:advice|assistance|support|guidance|expertise)(?: \w+){0,3} to (?:a number of |several |some )?(?:States|Governments|countries|authorities)\b|\bcapacity[- ]building\b",
    re.IGNORECASE,
)
_HELPING = re.compile(
    r"\b(?:engag\w+|train\w*|advi[sc]\w+|assist\w*|support\w*|cooperat\w+|comment\w*|review(?:ed|ing)|workshops?|seminars?|courses?|contribut\w+|help(?:ed|ing)?|draft\w*|opinion|views?"
    r"|consult\w+|expert\w*|technical|provid\w+|legislation|bill|plan|guid\w+|collaborat\w+|facilitat\w+|analys\w+|input)\b"
)
_ASKED = re.compile(r"[, ]*(?:\w+ ){0,3}?(?:ask\w*|request\w*|sought|seek\w*|wish\w*|expressed|should|could|would)\b")
_BY = re.compile(
    r"\b(?:by|(?:support|funds?|funding|assistance|contribution) from|on behalf of|unlike) (?:the )?(?:governments? of )?(?:the )?$"
)
_BUT_NOT = re.compile(r",? (?:but|and|though|although) not(?: (?:to|by|in|from|with|of))?(?: the)?")


@dataclass(slots=True)
class _Topics:
    """What the sentences of a block before this one spoke of."""

    country: bool = False
    invitation: bool = False
    technical: bool = False


def states(reading: Reading) -> Iterator[StateFact]:
    """A fact for each State and relation of a passage; `mentioned` where no other relation holds."""
    for block in reading.bodies:
        mentions = reading.mentions(block, "state")
        if not mentions:
            continue
        found: dict[tuple[str, str], StateFact] = {}
        for mention, relation, low, high, confidence in _roles(reading, block, mentions):
            fact = StateFact(
                block=block.index,
                evidence=(quote(block, low, high),),
                rule=f"state-{'mentioned' if relation == 'mentioned' else 'role'}",
                confidence=round(mention.score * confidence, 2),
                state=mention.target or "",
                relation=relation,
            )
            found.setdefault((fact.state, relation), fact)
        roles = {state for state, relation in found if relation != "mentioned"}
        for (state, relation), fact in found.items():
            if relation != "mentioned" or state not in roles:
                yield fact


def _roles(reading: Reading, block: Block, mentions: list[Mention]) -> Iterator[tuple[Mention, str, int, int, float]]:
    """Each State with its role, the stretch that shows it, and how plainly it does."""
    text = block.text
    section = reading.section(block)
    topics = _Topics(bool(TOPIC.search(section)), False, bool(_TECHNICAL.search(section)))
    titles = reading.mentions(block, "mandate")
    for start, end in reading.sentences(block):
        inside = [m for m in mentions if start <= m.start and m.end <= end]
        sentence = text[start:end]
        country = bool(TOPIC.search(sentence)) if "ountr" in sentence or "andate" in sentence else False
        technical = topics.technical or bool(_TECHNICAL.search(sentence))
        if inside:
            held = [(t.start, t.end, t.target or "") for t in titles if start <= t.start and t.end <= end]
            free = [m for m in inside if not any(a <= m.start and m.end <= b for a, b, _ in held)]
            for mention in inside:
                if mention not in free:
                    yield mention, "mentioned", *_near(text, mention, start, end), 1.0
            scope = _Topics(country or topics.country, topics.invitation, technical)
            titled = any(target.startswith("country-") for _, _, target in held)
            before: tuple[str, float] | None = None
            for listing in listings(text, free, start, end):
                role = _role(listing, sentence, scope, titled=titled, year=reading.year)
                if before and not listing.subject and _BUT_NOT.fullmatch(listing.before.rstrip()):
                    role = (_OPPOSITE[before[0]], before[1]) if before[0] in _OPPOSITE else None
                elif role is None and before and not listing.subject and not _SAYS.search(listing.before):
                    role = before
                before = role
                if role and role[0].startswith("country-mandate"):
                    country = True
                low, high = _stretch(listing)
                for mention in listing.mentions:
                    if role is None:
                        yield mention, "mentioned", *_near(text, mention, start, end), 1.0
                    else:
                        yield mention, role[0], low, high, role[1]
        topics.country |= country
        topics.technical |= technical
        topics.invitation = "tanding invitation" in sentence or (topics.invitation and not inside)


_OPPOSITE = {
    "country-mandate-access-granted": "country-mandate-access-declined",
    "country-mandate-access-declined": "country-mandate-access-granted",
}
_SAYS = re.compile(r"[a-z]{3,}ed\b|\b(?:was|were|is|are|has|have|had|gave|made|on|with)\b")


def _role(
    listing: Listing, sentence: str, topics: _Topics, *, titled: bool, year: int | None
) -> tuple[str, float] | None:
    """The role of the States of a list, and how sure it is."""
    if (topics.country or titled or "mandate" in listing.before) and (
        relation := access(listing, topic=topics.country, title=titled)
    ):
        return relation, 0.95 if topics.country else 0.8
    if _long_ago(listing, year):
        return None
    if _five_visits(listing):
        return "five-or-more-visits-in-five-years", 0.95
    if ("first" in sentence or "never" in sentence or "before" in sentence) and (relation_ := _first(listing)):
        return relation_, 0.95
    if ("tanding invitation" in sentence or topics.invitation) and _newly_invited(listing):
        return "standing-invitation-new", 0.95 if "tanding invitation" in listing.words else 0.85
    if _ACTORS in listing.words and not listing.subject and _CASES.search(listing.words):
        return "non-state-actor-cases", 0.95
    if topics.technical and _helped(listing):
        return "technical-cooperation", 0.9
    return None


def _long_ago(listing: Listing, year: int | None) -> bool:
    """Whether the clause tells of a year before the one reported on."""
    years = _YEAR.findall(listing.predicate)
    return bool(years and year) and max(map(int, years)) < (year or 0)


def _five_visits(listing: Listing) -> bool:
    for words in (listing.predicate, listing.words):
        for found in _FIVE.finditer(words):
            counted = f" {found[0]}"
            if not (_VISITS_COUNTED.match(found["of"]) or " visits or" in counted or " missions or" in counted):
                times = _TIMES_COUNTED.match(found["of"]) or " times or" in counted or " occasions or" in counted
                if not (times and _VISITED.search(words)):
                    continue
            low = max(0, found.start() - 40)
            if not (NEGATION.search(words, low, found.start()) or UNREAL.search(words, low, found.start())):
                return True
    return False


def _first(listing: Listing) -> str | None:
    words = listing.words
    first = _FIRST.search(words)
    if not first or not _VISITING.search(words) or _FIRST_OF_MANDATE.search(words):
        return None
    # What was never so before is said in a clause of its own; the event is in the other one.
    said = without_asides(words)
    said = re.sub(
        r"\b(?:have|has|had)? ?(?:never|not) (?:\w+ ){0,4}(?:before|previously|visited|received|hosted|until then)\b",
        "",
        said,
    )
    accepting = _ACCEPTING.search(said)
    if accepting and not NEGATION.search(said, max(0, accepting.start() - 30), accepting.start()):
        return "accepted-visits-first-time"
    hosting = _HOSTING.search(said)
    if not hosting or NEGATION.search(said, max(0, hosting.start() - 30), hosting.start()):
        return None
    return None if UNREAL.search(said, max(0, hosting.start() - 40), hosting.start()) else "first-visit-hosted"


def _newly_invited(listing: Listing) -> bool:
    """Whether the list issued a standing invitation in the time reported on."""
    words = without_asides(listing.predicate)
    recorded = listing.subject and _RECORDED.match(listing.after)
    if not (recorded or _INVITATION.search(words) or _SUCH_INVITATION.search(words)):
        return False
    invited = _INVITED.search(words)
    if not invited or _THOSE_THAT.search(listing.before) or _WITHDRAWN.search(words):
        return False
    if listing.subject and _HAS_LONG.search(listing.after):
        return False
    low, named = max(0, invited.start() - 60), _INVITATION.search(words)
    high = max(invited.start(), named.start() if named else 0)
    return not (NEGATION.search(words, low, invited.end()) or UNREAL.search(words, low, high))


def _helped(listing: Listing) -> bool:
    """Whether special procedures helped the States of a list with advice or training."""
    if listing.subject and (
        _ASKED.match(listing.after) or not re.search(r"\b(?:received|benefited|was|were)\b", listing.after)
    ):
        return False
    if _BY.search(listing.before):
        return False
    words = listing.words
    helping = _HELPING.search(words)
    return bool(helping) and not NEGATION.search(words, 0, helping.start() if helping else 0)


def _stretch(listing: Listing) -> tuple[int, int]:
    """The clause of a list, as the evidence for its role."""
    return listing.low, listing.high


def _near(text: str, mention: Mention, start: int, end: int) -> tuple[int, int]:
    """A readable stretch around a mention."""
    low = max(start, mention.start - 80)
    low = low if low == start else text.find(" ", low) + 1
    high = min(end, mention.end + 60)
    high = high if high == end else text.rfind(" ", mention.end, high)
    return low, max(high, mention.end)
