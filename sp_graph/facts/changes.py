"""Mandates created, ended or renamed.

A sentence is read as a row of verbs and mandates: a mandate belongs to the verb last
before it, as one of the things the verb has for its object, or to the verb behind it, as
its subject. A verb of another kind ("extended", "appointed") takes the mandates behind it
away from the verb before. What is denied, wished or proposed is no change; an extension
is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from sp_graph.authority.mandates import load_mandates
from sp_graph.facts.reading import Reading, quote
from sp_graph.facts.runs import mask
from sp_graph.model import Block, MandateChangeFact, Mention
from sp_graph.nlp.gazetteer import Gazetteer
from sp_graph.nlp.mandates import topic_of

Change = Literal["created", "ended", "renamed"]

# One of them stands in every sentence that tells of a change.
_GATE = ("reat", "stablish", "set up", "nstitut", "dded", "ppoint", "ntroduc", "erminat", "iscontinu", "bolish", "end", "renew", "extend", "ceas", "oncluded",
         "xpire", "lapse", "issol", "enam", "itle", "name", "becam", "onvert", "ransform", "called", "known", "new ")  # fmt: skip
_VERBS = re.compile(
    r"(?P<renamed>\b(?:renam(?:ed|es|ing|e)|retitl(?:ed|ing|e)|redesignat(?:ed|ing|e)|(?:chang|alter|amend|modif|revis)\w+ (?:the |its |his |her |their )?(?:title|name|designation)s?"
    r"|(?:gave|giv(?:en|ing)) (?:it |them )?a new (?:title|name)|(?:new|current|present|revised|its|the|whose) (?:title|name|designation)(?: of [^.;]{0,260}?)? (?:was|were|is|being|has been|had been|became|would be) (?:changed|amended|modified|altered|revised)?"
    r"|(?:is|was|are|were|be) (?:now|henceforth|since|thereafter|subsequently|from then on) (?:known|called|named|titled|entitled|designated|styled|that of|those of)|now (?:known|called|named|titled|entitled)"
    r"|(?:transform|convert|chang|turn|upgrad)\w+ (?=(?:the )?(?:mandate|title|name|position)\b[^.;]*§[^.;§]*\b(?:in)?to (?:that of )?(?:an? |the )?[“\"]?§)|(?:became|becomes|(?:convert|transform|turn|chang|upgrad)\w+ (?:in)?to)(?= (?:the |an? )?(?:(?:mandate|that) of )?(?:the |an? )?[“\"]?§))\b)"
    r"|(?P<ended>\b(?:discontinu(?:ed|es|ing|e)|terminat(?:ed|es|ing|e)|abolish(?:ed|es|ing)?|dissolv(?:ed|ing|e)|(?:decided |did |had |was |were |has |have |been |chose |voted )*(?:not|never) (?:to )?(?:be )?(?:renew|extend|prolong)(?:ed|ing)?"
    r"|(?:reject|oppos|vot)\w+ (?:against )?the (?:renewal|extension)|non-(?:renewal|extension)|(?:end(?:ed|ing|s)?|ceas(?:ed|ing)|conclud(?:ed|ing)|clos(?:ed|ing)|br(?:ought|inging) to (?:an end|a close)|phas(?:ed|ing) out)(?= (?:the |its |that |those )?(?:country |thematic )?(?:mandates?|positions?|posts?)\b)"
    r"|(?:discontinuation|termination|abolition|discontinuance) of)\b)"
    r"|(?P<stopped>\b(?:came to (?:an end|a close)|ended|expired|lapsed|ceased(?: to exist)?|was not renewed|was concluded|was (?:brought to an end|phased out))\b)"
    r"|(?P<created>\b(?:[Cc]reat(?:ed|es|ing|e)|[Ee]stablish(?:ed|es|ing)?|[Ss]et(?:ting)? up|institut(?:ed|ing)|introduc(?:ed|ing)|add(?:ed|ing)|(?:creation|establishment)(?: by the [\w ]{3,40})? of|[Nn]ew(?: \w+)? mandates?(?=[: ])|appoint(?:ed|ing|s)?(?=,? (?:for [^,;]{3,50},? )?(?:an?|for the first time) (?:new )?[“\"]?§))\b)"
    r"|(?P<other>\b(?:extend|renew|prolong|appoint|present|submit|address|examin|consider|welcom|visit|report|issu|invit|urg|recall|thank|commend|prepar|conduct|request|recommend|propos|mark|celebrat"
    r"|support|contribut|engag|participat|discuss|provid|transmit|develop|assist|publish|review|assum|elect|continu|succeed|merg|entrust|analys|explor|focus|highlight|stress|complement|order)(?:e?d|ted|red|ied|ing)\b|\b(?:extend|renew|appoint)s\b"
    r"|\b(?:held|took|met|led|gave|made|sent|wrote|carried|spoke|attended)\b)"
)
_MANDATE_NOUN = re.compile(r"\b(?:mandates?|special procedures?|positions?|posts?|functions?|title|name|designation)\b")
_OBJECT = re.compile(
    r"\b(?:mandates?|positions?|posts?|that|those|functions?|role|office)\b|:|\bnamely\b|\b(?:an?|two|three|four|five|new)(?: new)?(?: thematic| country(?:-specific)?)? $"
)
_ARTICLES = frozenset(
    ("", "the", "a", "an", "a new", "the new", "new", "the thematic", "“", "the “", "a “", "as", "also the", "also a")
)
_RIGHT_BEFORE = re.compile(
    r"(?:\b(?:of|in|as|an?|the|new|and|on|namely|to|being|is|are|for|or|i\.e\.,?)|[,:;(“\"]|^) ?(?:an? |the |new |two |that of |those of )*[“\"]?$"
)
_AGENT = re.compile(r"\b(?:by|with|within|under|from|in|at|through|between|against|upon) (?:the |both the )?$")
_CONTINUED = re.compile(r"§,? (?:and )?(?:in|on|of) (?:the )?$")
_FOR_WHOM = re.compile(r"\b(?:for|to|of) (?:the )?$")
_NEGATED = re.compile(
    r"\b(?:[Nn]ot?|[Nn]ever|[Nn]either|nor|[Nn]one|without|refus\w+|declin\w+|failed|rather than|instead of)\b[^.;:]{0,45}$"
)
_UNREAL = re.compile(
    r"\b(?:would|should|shall|may|might|could|will|if|whether|consider(?:s|ed|ing)?|call(?:s|ed|ing)? (?:up)?(?:on|for)|recommend\w*|propos\w+|suggest\w*|request\w*|urg(?:e|es|ed|ing)|encourag\w+|advocat\w+|plan(?:s|ned)?|hop(?:e|es|ed)"
    r"|discuss\w*|possib\w+|idea|efforts?|negotiat\w+|campaign\w*|draft|appeal\w*|needs?|since|after|before|following|until|prior to)\b[^.;:]{0,90}$"
)
_ANNIVERSARY = re.compile(r"anniversary|\b(?:\d+|\w+ty|ten|five) years (?:ago|since|of|after)\b|\bdecades?\b")
_LIST = r"(?:[,;\s§“”\"]|\b(?:and|the|as well as|both|of|on|that|those|mandates?|positions?|respectively|also|in|an?|latter|former|last)\b)*"
_SUBJECT = re.compile(
    rf"{_LIST}(?P<which>,? ?\b(?:which|that|whose mandate|whose title)\b)?(?:[, ]*(?:the )?(?:(?:Human Rights )?Council|Commission(?: on Human Rights)?|it|General Assembly))?"
    r"(?:,? (?:in|at|on|by|with effect from|as of|through|under) [\w ,/-]{3,70}?)?[, ]*(?P<aux>(?:was|were|is|are|has|have|had|been|being)\b)?(?:[, ]*(?:been|also|now|then|thus|formally|subsequently|finally|therefore|first|initially|originally|newly|only|duly))*[, ]*(?P<not>not )?(?:been )?"
)
_INTRANSITIVE = re.compile(r"[.,;)]|$| (?:in|on|at|with|after|when|following|as|during|that|and|upon|by)\b")
_OTHER_CLAUSE = re.compile(r"\b(?:although|though|while|whereas|but|because|however|who|whose|had|called|said)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE_START = re.compile(r"[\s“\"]*$")


class _Item(NamedTuple):
    """A mandate in a sentence, named by its title or by its subject alone."""

    start: int
    end: int
    target: str
    score: float


class _Verb(NamedTuple):
    kind: str
    start: int
    end: int


@cache
def _subjects() -> Gazetteer:
    """The subjects of mandates ("the right to food"), as titles without their head."""
    names = Gazetteer()
    for mandate in load_mandates().values():
        for name in mandate.names:
            names.add(topic_of(name), mandate.slug)
    return names


def changes(reading: Reading) -> Iterator[MandateChangeFact]:
    """A fact for each sentence in which the Council creates, ends or renames a mandate."""
    for block in reading.bodies:
        titles = reading.mentions(block, "mandate")
        if not titles and "mandate" not in block.text:
            continue
        masked = ""
        for start, end in reading.sentences(block):
            sentence = block.text[start:end]
            if not any(word in sentence for word in _GATE) or _ANNIVERSARY.search(sentence):
                continue
            if not masked:
                masked = mask(block.text, titles)
            verbs = [
                _Verb(m.lastgroup or "", start + m.start(), start + m.end()) for m in _VERBS.finditer(masked[start:end])
            ]
            if all(verb.kind == "other" for verb in verbs):
                continue
            yield from _of_sentence(reading, block, masked, verbs, (start, end))


def _of_sentence(
    reading: Reading, block: Block, masked: str, verbs: list[_Verb], span: tuple[int, int]
) -> Iterator[MandateChangeFact]:
    start, end = span
    items = [
        _Item(m.start, m.end, m.target, m.score) for m in reading.between(block, "mandate", start, end) if m.target
    ]
    if "andate" in masked[start:end]:
        items += _named_by_subject(block.text, masked, start, end, items)
        items.sort()
    told: set[tuple[str, str]] = set()
    for index, item in enumerate(items):
        following = items[index + 1].start if index + 1 < len(items) else end
        for change, verb, sure in _told_of(masked, item, verbs, start):
            if (item.target, change) in told:
                continue
            told.add((item.target, change))
            resolution, at = _resolution(reading, block, item, following, span)
            confidence = sure if resolution else sure - 0.1
            low, high = min(verb.start, item.start), max(verb.end, item.end, at if abs(at - item.end) < 200 else 0)
            yield MandateChangeFact(
                block=block.index,
                evidence=(quote(block, max(start, low - 60 if low - 60 > start else start), min(high, end)),),
                rule="mandate-change",
                confidence=round(min(confidence, 0.95) * (item.score if item.score < 0.9 else 1), 2),
                mandate=item.target,
                change=change,
                resolution=resolution,
            )


def _named_by_subject(text: str, masked: str, start: int, end: int, items: list[_Item]) -> list[_Item]:
    """Mandates without their title: "the mandate on the sale of children", "… and on the right to development"."""
    noun = masked.find("andate", start, end)
    found = []
    for low, high, slug in _subjects().find(text[noun:end]):
        begin, stop = noun + low, noun + high
        if (
            slug
            and text[max(0, begin - 4) : begin].endswith((" on ", "(on "))
            and not any(i.start < stop and begin < i.end for i in items)
        ):
            found.append(_Item(begin, stop, slug, 0.9))
    return found


def _told_of(masked: str, item: _Item, verbs: list[_Verb], start: int) -> Iterator[tuple[Change, _Verb, float]]:
    """The changes that the verbs before and behind a mandate tell of it."""
    before = [v for v in verbs if v.end <= item.start]
    after = [v for v in verbs if v.start >= item.end]
    if any(v.kind == "renamed" and v.start < item.start and item.end < v.end for v in verbs):
        yield "renamed", next(v for v in verbs if v.start < item.start < v.end), 0.95
    if before and (change := _governs(masked, before[-1], item, start)):
        yield change, before[-1], 0.95
    if after and (change := _is_subject(masked, item, after[0], start)):
        yield change, after[0], 0.95


def _governs(masked: str, verb: _Verb, item: _Item, start: int) -> Change | None:
    """Whether the mandate is an object of the verb before it."""
    if verb.kind in ("other", "stopped") or _denied(masked, verb, start):
        return None
    gap = _BRACKETS.sub("", masked[verb.end : item.start])
    right_before = masked[max(verb.end, item.start - 40) : item.start]
    if verb.kind == "renamed":
        return "renamed" if len(gap) < 160 and not _AGENT.search(right_before) else None
    if (_AGENT.search(right_before) and not _CONTINUED.search(right_before)) or not _RIGHT_BEFORE.search(right_before):
        return None
    if _OTHER_CLAUSE.search(gap):
        return None
    plain = gap.strip(" ,") in _ARTICLES
    opening = _SENTENCE_START.fullmatch(masked, start, verb.start) is not None and gap.rstrip().endswith((", the", ","))
    counted = _MANDATE_NOUN.search(masked, max(start, verb.start - 90), verb.start) and (
        ":" in gap or "§" in gap or re.search(r"\b(?:namely|on|that|those)\b", gap)
    )
    if not (plain or opening or counted or _OBJECT.search(gap) or masked[verb.start : verb.end].startswith("new")):
        return None
    if (
        _FOR_WHOM.search(right_before)
        and not _MANDATE_NOUN.search(gap)
        and not re.search(r"\b(?:that|those) of|creation|establishment|nation of", masked[verb.start : item.start])
    ):
        return None
    return "created" if verb.kind == "created" else "ended"


def _is_subject(masked: str, item: _Item, verb: _Verb, start: int) -> Change | None:
    """Whether the verb behind a mandate, or behind the list it stands in, is said of it."""
    if verb.kind == "other":
        return None
    gap = _BRACKETS.sub("", masked[item.end : verb.start])
    words = _SUBJECT.fullmatch(gap)
    if not words:
        return None
    said = masked[verb.start : verb.end]
    if verb.kind == "stopped":
        if (
            words["not"]
            or not _INTRANSITIVE.match(masked, verb.end)
            or (words["which"] or "").strip(" ,") == "whose mandate"
        ):
            return None
        return "ended"
    if verb.kind == "renamed":
        active = re.match(r"(?:chang|alter|amend|modif|revis|renam|retitl|redesignat|gave|giving)", said)
        return None if active and not (words["which"] or words["aux"]) else "renamed"
    inbuilt = re.search(r"\bnot\b|\bnever\b", said) is not None
    if (words["not"] and not inbuilt) or _denied(masked, verb, max(start, item.end)):
        return None
    passive = words["aux"] in ("was", "were", "is", "are", "been", "being", "has", "have", "had") or inbuilt
    set_off = re.search(r"(?:^|[§ ])(?:,|\() ?$", masked[item.end : verb.start]) is not None and said.endswith("ed")
    if not (passive or words["which"] or set_off):
        return None
    if words["aux"] in ("has", "have", "had") and "been" not in gap and not words["which"]:
        return None
    return "created" if verb.kind == "created" else "ended"


def _denied(masked: str, verb: _Verb, start: int) -> bool:
    """Whether a verb is denied, or tells of what is only wished or of another time."""
    low = max(start, verb.start - 110)
    return bool(_NEGATED.search(masked, low, verb.start) or _UNREAL.search(masked, low, verb.start))


def _resolution(reading: Reading, block: Block, item: _Item, following: int, span: tuple[int, int]) -> tuple[str, int]:
    """The resolution nearest to a mandate, in the sentence or in a footnote, and where it is named."""
    start, end = span

    def decides(mention: Mention) -> bool:
        return bool(mention.target) and any(part in (mention.target or "") for part in ("/RES/", "/DEC/", "/PRST/"))

    named = [m for m in reading.between(block, "symbol", start, end) if decides(m)]
    for mention in named:
        if item.end <= mention.start < following:
            return mention.target or "", mention.end
    notes = reading.footnotes(block)
    for ref in block.refs:
        if item.end <= ref.at <= following and (note := notes.get(ref.number)):
            for mention in reading.mentions(note, "symbol"):
                if decides(mention):
                    return mention.target or "", item.end
    earlier = [m for m in named if m.end <= item.start]
    nearest = earlier[-1] if earlier else (named[0] if named else None)
    return (nearest.target or "", nearest.end) if nearest else ("", item.end)
