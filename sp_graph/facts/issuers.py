"""Which mandates issued the documents that stand together at one place of a passage.

In this order: the mandate that follows at once ("In her report (A/…), the Special
Rapporteur on …", "A/… by the Working Group on …"); the mandates named before in the same
sentence, those joined by "and" together; the mandate of a sentence before that "she", "its
report" or a short title stands for. "The Forum, held under the guidance of …" and the
reports of the Secretary-General have no mandate for their issuer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sp_graph.facts.anchors import Anchor
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, Mention, Quote

_JOINT = re.compile(
    r"(?:,? (?:and|together with|jointly with|along with|with|as well as)(?: by| of)?(?: on)? (?:the )?|, (?:on )?(?:the )?)"
)
# The last of a list is joined by a word: "With the help of A and B, the C" is no list.
_JOINT_LAST = re.compile(_JOINT.pattern.rpartition("|")[0] + ")")
_REPORT = r"(?:reports?|stud(?:y|ies)|papers?|documents?|submissions?|analys[ie]s|recommendations|findings|guidelines|addend(?:um|a)|observations|publications?)"
_POSSESSIVE = re.compile(
    rf"\b(?P<who>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: own| two| three)? (?:[\w-]+ ){{0,4}}{_REPORT}\b"
)
_PERSONAL = re.compile(
    r"(?:^|(?<=[;,] )|(?<=\band )|(?<=\bwhile )|(?<=\bthat ))(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?= (?!was |is |were |has been )\w)"
)
_SHORT = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his)(?: same| latter)? (?P<title>Special Rapporteurs?|Independent Experts?|Working Groups?|Special Representative|[Mm]andate holders?|Rapporteur|Expert)\b(?! on\b| of\b| for\b| in the field)"
)
_THE_REPORT = re.compile(
    rf"(?:^|(?<=[;,] ))(?:The|This|That|These|Those|Both|Another|A further|A second|A third)(?: \w+)? {_REPORT}\b"
)
# In what is said of a meeting a mandate only guides, the document is the meeting's.
_GUIDES = re.compile(
    r"\b(?:under the (?:guidance|leadership|auspices|chair\w*|stewardship) of|(?:guided|chaired|led|steered|moderated|hosted|attended|convened|opened) by) (?:the )?(?:\w+ of the )?$"
)
_OTHERS = r"(?:Secretary-General|Secretary General|High Commissioner|OHCHR|Office|Advisory Committee|Expert Mechanism|[Cc]ommission of [Ii]nquiry|[Ff]act-finding [Mm]ission|United Nations High|Human Rights Committee|Committee (?:on|against)|Intergovernmental|[Ii]ntergovernmental)"
_OTHERS_REPORT = re.compile(
    rf"\b(?:reports?|stud(?:y|ies)|notes?|letters?|comments?) (?:of|by|from|prepared by|submitted by) the (?:United Nations |former |Deputy |Office of the (?:United Nations )?)?{_OTHERS}"
    rf"|{_OTHERS}[\w ]{{0,40}}?(?:’s|'s) (?:\w+ )?(?:report|study|letter|note)"
    rf"|{_OTHERS}[^;.]{{0,60}}?,? in (?:his|her|its) (?:\w+ ){{0,3}}report"
    r"|\b(?:reports?|summary|recommendations|outcome|proceedings|conclusions) (?:of|on|from) (?:the )?(?:discussions? (?:at|of|in) the )?(?:[\w-]+ )?(?:(?:annual )?session of the )?(?:[\w-]+ )?Forum\b|\bForum on [^;.]{0,200}$|\bsession of the (?:Social |Permanent )?Forum\b"
    r"|\breports? will be (?:presented|submitted)|\bcommunications reports?|annual reports? of (?:the )?special procedures|reports? on the [\w-]+ (?:annual )?meeting|\bletter\b.{0,60}$"
)
_FOLLOWS = re.compile(
    r"\)?(?:\s|,\s)?(?:(?:submitted|presented|prepared|issued|authored|written) )?(?:of|by|from) (?:the )?"
)
_IN_BRACKET = re.compile(r"\s?\((?:the )?")
_LATER = re.compile(
    r"\)?,? (?:on|of|into|entitled|concerning|about|regarding)\b(?:(?!\b(?:is|are|was|were|has|had|have|will|[a-z]+(?<!ie)(?<!es)(?<!ss)ed)\b)[^;.])*,? (?:by|of) (?:the )?"
)
_ALL_BY = re.compile(r",? (?:both|all|each)(?: of (?:them|which))?(?: \w+)? by (?:the )?$")
_COMES = re.compile(r"\)?,? (?:the )?")
_OPENS = re.compile(
    rf"\b(?:[Ii]n|[Ii]n addition to|[Bb]esides|[Aa]part from|[Ff]ollowing|[Aa]fter|[Aa]s in|[Tt]hrough) (?:his|her|its|their|a|an|the|another|one)\b[^,;.()]{{0,90}}?\b{_REPORT}\b[^,;.()]{{0,60}},?\s?\(?(?:see )?$"
)
_NAMES_REPORT = re.compile(
    rf"\b{_REPORT}(?: (?:contained in|issued as|published as|in|entitled [“\"][^”\"]*[”\"]))?(?: document)?,?\s*\(?$"
)
_OPENS_SEGMENT = re.compile(r"[;(] ?(?:and |see )?$")
_RESPECTIVELY = re.compile(r"\brespective(?:ly)?\b")


@dataclass(frozen=True, slots=True)
class Issue:
    """The issuing mandates of each symbol of a group, in the group's order.

    `quotes` show a mandate of a sentence before; `subject` is where the mandates stand in
    the block, None for those of a sentence before. `confidence` is the reading's own.
    """

    mandates: tuple[tuple[Mention, ...], ...]
    subject: tuple[int, int] | None
    quotes: tuple[Quote, ...] = ()
    confidence: float = 1.0


def issue_of(
    reading: Reading, block: Block, sentence: tuple[int, int], reached: int, group: list[Anchor]
) -> Issue | None:
    """Who issued the documents of a group; `reached` is where the group before ended."""
    start, end = sentence
    at, close = group[0].at, group[-1].at if group[-1].note else group[-1].symbol.end
    text = block.text
    linked = [m for m in reading.mentions(block, "mandate") if m.target]
    own = [m for m in linked if max(start, reached) <= m.start and m.end <= at]
    following = next((m for m in linked if close <= m.start and m.end <= end), None)
    if following and _is_issuer_behind(text, max(start, reached), at, close, following, alone=not own):
        mandates = _with_joined(text, linked, linked.index(following))
        return _shared_out(
            mandates, group, text[start:at], _tail(text, close, group), (following.start, mandates[-1].end)
        )
    before = own or [m for m in linked if start <= m.start and m.end <= at]
    if before:
        return _named_before(text, start, before, reached, at, close, group)
    later = following and (
        _LATER.fullmatch(text, close, following.start) or _ALL_BY.search(text[close : following.start])
    )
    if following and later and not _OTHERS_REPORT.search(text, start, at):
        return Issue(_each([following], group), (following.start, following.end), (), 0.9)
    return _pointed_at(block, linked, start, at, group)


def _is_issuer_behind(text: str, low: int, at: int, close: int, mention: Mention, *, alone: bool) -> bool:
    between = text[close : mention.start]
    if _IN_BRACKET.fullmatch(between):
        return True
    if _FOLLOWS.fullmatch(between) and text[close - 1 : close] not in (",", ";"):
        if alone or _NAMES_REPORT.search(text, low, at):
            return True
        return between.startswith(" ") and _OPENS_SEGMENT.search(text, low, at) is not None
    return alone and _COMES.fullmatch(between) is not None and _OPENS.search(text, low, at) is not None


def _named_before(
    text: str, start: int, before: list[Mention], reached: int, at: int, close: int, group: list[Anchor]
) -> Issue | None:
    first = len(before) - 1
    joint = _JOINT_LAST
    while (
        first
        and before[first - 1].start >= max(start, reached)
        and joint.fullmatch(text, before[first - 1].end, before[first].start)
    ):
        first, joint = first - 1, _JOINT
    mandates = _once(before[first:])
    if _GUIDES.search(text[max(start, mandates[0].start - 60) : mandates[0].start]):
        return None
    if _OTHERS_REPORT.search(text, mandates[-1].end, at):
        return None
    tail = _tail(text, close, group)
    every = _once([m for m in before if m.start >= max(start, reached)])
    if len(every) > len(mandates) == 1 and _RESPECTIVELY.search(tail):
        mandates = every
    return _shared_out(mandates, group, text[start:at], tail, (mandates[0].start, before[-1].end))


def _tail(text: str, close: int, group: list[Anchor]) -> str:
    """The words right after a group's symbols, which can say "respectively"."""
    return text[close : close + 24] + (group[-1].note.text if group[-1].note else "")


def _shared_out(mandates: list[Mention], group: list[Anchor], ahead: str, tail: str, subject: tuple[int, int]) -> Issue:
    """Several documents of several mandates: one of each where the words say so, else all of all."""
    bases = _bases(group)
    several = max(bases) + 1
    if several == len(mandates) > 1:
        if _RESPECTIVELY.search(tail) or _RESPECTIVELY.search(ahead):
            return Issue(tuple((mandates[b],) for b in bases), subject, (), 0.95)
        if "joint" not in ahead:
            # As many documents as mandates: most likely one of each, in the same order.
            return Issue(tuple((mandates[b],) for b in bases), subject, (), 0.65)
    return Issue(_each(mandates, group), subject)


def _once(mandates: list[Mention]) -> list[Mention]:
    """Each mandate once: a title in two parts ("… of living, and on the right to …") is two mentions."""
    return list({m.target: m for m in reversed(mandates)}.values())[::-1]


def _bases(group: list[Anchor]) -> list[int]:
    """For each symbol the number of the document it belongs to: a corrigendum to the one before."""
    numbers: list[int] = []
    last = ""
    for anchor in group:
        symbol = anchor.symbol.target or ""
        own = numbers and last and symbol.startswith(last + "/")
        numbers.append(numbers[-1] if own else (numbers[-1] + 1 if numbers else 0))
        last = last if own else symbol
    return numbers


def _each(mandates: list[Mention], group: list[Anchor]) -> tuple[tuple[Mention, ...], ...]:
    return tuple(tuple(mandates) for _ in group)


def _with_joined(text: str, linked: list[Mention], first: int) -> list[Mention]:
    mandates = [linked[first]]
    for mention in linked[first + 1 :]:
        joint = text[mandates[-1].end : mention.start]
        # After "by A" a bare comma goes on to the next item.
        if not _JOINT.fullmatch(joint) or not joint.strip(" ,"):
            break
        if joint.startswith(",") and "with" not in joint:
            break
        mandates.append(mention)
    return mandates


def _pointed_at(block: Block, linked: list[Mention], start: int, at: int, group: list[Anchor]) -> Issue | None:
    """The mandate of an earlier sentence that a pronoun or short title stands for."""
    text = block.text
    earlier = [m for m in linked if m.end <= start]
    if not earlier or _OTHERS_REPORT.search(text, start, at):
        return None
    sure = 0.9
    words = text[start:at]
    if found := _SHORT.search(words):
        fitting = [m for m in earlier if _fits_title(found["title"], m.target or "")]
    elif found := (_PERSONAL.search(words) or _POSSESSIVE.search(words)):
        fitting = [m for m in earlier if _fits_pronoun(found["who"].lower(), m.target or "")]
    elif _THE_REPORT.search(words):
        fitting, sure = earlier, 0.75
    else:
        return None
    fitting = [m for m in fitting if not _GUIDES.search(text[max(0, m.start - 60) : m.start])]
    if not fitting or "Forum" in text[start:at]:
        return None
    last = len(fitting) - 1
    while (
        found
        and found[0] in ("They", "they", "Their", "their")
        and last
        and _JOINT.fullmatch(text, fitting[last - 1].end, fitting[last].start)
    ):
        last -= 1
    mandates = fitting[last:]
    quotes = (quote(block, mandates[0].start, mandates[-1].end),)
    return Issue(_each(mandates, group), None, quotes, sure)


def _fits_title(title: str, slug: str) -> bool:
    if title.startswith("Working Group"):
        return slug.startswith("wg-")
    if title.startswith("Independent Expert"):
        return slug.startswith(("ie-", "country-"))
    if title.startswith("Special Rapporteur"):
        return slug.startswith(("sr-", "country-"))
    return True


def _fits_pronoun(pronoun: str, slug: str) -> bool:
    if pronoun in ("it", "its"):
        return slug.startswith("wg-")
    return pronoun in ("they", "their") or not slug.startswith("wg-")
