"""Standards, guidelines and principles that mandates contributed.

They stand in the section on standard-setting, or under words that say that what follows
clarifies norms; one to a clause or item, in one of three forms:

- "The Special Rapporteur on … presented guidelines on …" (the mandate is the subject);
- "Guidelines on … were drafted by the Working Group on …" (the mandate is the agent);
- "Guidelines on …, by the Special Rapporteur on …" or "…, on which the Special
  Rapporteur on … consulted Governments" (the item names the contribution).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sp_graph.facts.anchors import Anchor, anchors
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, ContributionFact, Mention

_SECTION = re.compile(
    r"(?:standards?|norms?)[- ]setting|setting (?:of )?(?:standards|norms)|norms|normative|^standards\b|standards and (?:guid|princip)"
    r"|(?:development|clarification|elaboration|promotion|interpretation) of (?:[\w-]+ ){0,3}(?:standards|law|guidelines|principles)"
    r"|(?:international|human rights|legal|new|soft[- ]law) (?:[\w-]+ )?standards|guidelines and (?:principles|standards)|guid\w+,? (?:and )?(?:norms|standards)|standards (?:developed|proposed|set)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:contribut|help|assist)\w* (?:\w+ ){0,3}(?:clarify|clarifying|clarification|develop|developing|development|elaborat\w+|standard-setting|set|setting)\b[^.]{0,60}?\b(?:norms|standards|standard-setting)\b"
)
_VERBS = (
    "presented|provided|clarified|proposed|set out|published|outlined|explored|discussed|critically reviewed|reviewed|highlighted"
    "|examined|issued|developed|submitted|prepared|drafted|launched|introduced|produced|elaborated|adopted|finali[sz]ed|formulated"
    "|analy[sz]ed|completed|offered|contributed|drew up|drawn up|put forward|compiled|revised|updated|released|defined|identified|established"
    "|laid down|laid out|devised|initiated|made|worked on|supported|assisted|led|laid|supplied|advanced|interpreted|recommended|suggested|created"
    "|coordinated|co-drafted|began|begun|started|continued|concluded|designed|conducted|undertook|carried out|organi[sz]ed|convened|commented on|assessed|described|addressed|shared|written|wrote"
)
_VERB = re.compile(
    rf",? (?:(?:has|have|had|also|jointly|then|further|together|subsequently|likewise|successfully) )*(?:been )?(?:{_VERBS})\b"
)
# "were drafted by", "prepared jointly by", ", by"
_AGENT = re.compile(
    r"(?:(?P<aux>\b(?:was|were|is|are|has been|have been|had been|being|be)\b )?(?:(?P<adverb>[\w]+ly|also|further|then) )?(?P<verb>(?:[a-z]+ed|drawn up|set out|set forth|put forward|laid down|laid out|written|begun|made|led|given|undertaken|drafted)\b)"
    r"(?: (?:jointly|together|also|\w+ly|in \d{4}|in the year|this year))?,? )?\b(?:by|under the (?:leadership|guidance|auspices|direction|aegis) of|with (?:the )?(?:support|assistance|help|participation|inputs?|contributions?) (?:of|from)) (?:the )?$"
)
_AND = re.compile(r"(?:,? and|,) (?:the )?$")
_WORK_OF = re.compile(r"(?:(?:[Aa]s a result of )?(?:[Tt]he|[Tt]his|[Aa]n?) [\w ]{3,30}? of (?:the )?)")
_RELATIVE = re.compile(r"\b(?:which|that|whose [\w ]{1,30}|whom),? (?:the )?$")
_OF = re.compile(
    r"\b(?:work|initiative|contribution|guidelines?|principles|recommendations|standards|handbook|guide|study|report|comment|note) (?:of|from) (?:the )?$|\($"
)
# What others did to the mandate holder, or what is no contribution of theirs.
_PASSIVE = re.compile(
    r"(?:welcomed|requested|attended|criticized|rejected|opposed|mandated|invited|visited|held|received|noted|endorsed|raised|sent|replaced|chaired|hosted|met|urged|called) (?:\w+ly )?by (?:the )?$"
)
_ASKED = re.compile(
    r"\b(?:requested|invited|asked|mandated|encouraged|thanked|called upon|welcomed|urged|appointed|elected) (?:the )?$"
)
_SUBJECT = re.compile(
    r"(?:(?:[^,;:]{0,60}|(?:[Ii]n|[Tt]hrough|[Aa]t|[Oo]n|[Ff]ollowing|[Ff]or|[Aa]s|[Ww]ith|[Bb]y|[Dd]uring|[Tt]o|[Aa]fter|[Uu]nder|[Bb]uilding on)\b[^;:]{0,160}?),? )?(?:(?:[\w ]{0,30}mandate holders|[Oo]thers), (?:such as|including|among them|namely|notably) )?(?:[Tt]he )?"
)
_NO_ADVERBIAL = re.compile(
    r"\b(?:was|were|is|are|has|have|by|of the|requested|invited|asked|mandated|encouraged|thanked|welcomed|urged|that)\b(?! \w+ (?:report|resolution))"
)
_JOINT = re.compile(
    r"(?:,? (?:and|together with|jointly with|along with|in cooperation with|in collaboration with|with) (?:on )?(?:the )?|, (?:on )?(?:the )?)"
)
_THING = re.compile(
    r"\b(?:guidelines?|guidance|principles?|standards?|norms?|declaration|convention|treaty|instrument|protocol|framework|handbook|manual|guide|toolkit|model|code|indicators?|recommendations?|comments?|criteria|definition|rules|elements|draft|road map|study|report|concept|methodology|checklist|commentary|analysis|obligations?|measures|policy|plan|law|note|scope|content|interpretation|approach|research|paper|basis)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|The (?:Special Rapporteur|Independent Expert|Working Group|mandate holder|same [A-Z]\w+ \w+))(?: also| further| then)?(?! on\b)"
)
_BRACKET = re.compile(r" ?\((?:see )?[A-Z]+/[^()]*\)")
_TAIL = re.compile(r",? (?:which|that|on which|(?:the )?\w+ of which)$")
_BREAK = re.compile(r";(?![^(]*\)) ?|,? (?:while|whereas) ")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a clause says: who contributed, the stretch that names what, and how sure it is."""

    mandates: tuple[Mention, ...]
    what: tuple[int, int]
    confidence: float


def contributions(reading: Reading) -> Iterator[ContributionFact]:
    """A fact for each mandate that a clause or item on standard-setting says contributed something."""
    in_section: dict[int | None, bool] = {}
    said = False
    for block in reading.bodies:
        if block.section not in in_section:
            in_section[block.section] = _SECTION.search(reading.section(block).rpartition(" / ")[2]) is not None
        if block.kind == "paragraph":
            said = "ontribut" in block.text and _SAYS_SO.search(block.text) is not None
        if not in_section[block.section] and not said:
            continue
        yield from _in_block(reading, block)


def _in_block(reading: Reading, block: Block) -> Iterator[ContributionFact]:
    places = anchors(reading, block)
    linked = [m for m in reading.mentions(block, "mandate") if m.target]
    before: tuple[Mention, ...] = ()
    for start, end in reading.sentences(block):
        for low, high in _clauses(block.text, start, end):
            inside = [m for m in linked if low <= m.start and m.end <= high]
            for read in _read(block, low, high, inside, before):
                before = read.mandates
                yield from _facts(reading, block, (low, high), read, places)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for found in _BREAK.finditer(text, start, end):
        yield low, found.start()
        low = found.end()
    if text[low:end].strip(" .;"):
        yield low, low + len(text[low:end].rstrip(" .;"))


def _read(block: Block, low: int, high: int, inside: list[Mention], before: tuple[Mention, ...]) -> Iterator[_Read]:
    """Who contributed what in one clause; `before` are the mandates of the clause before."""
    text = block.text
    if not inside:
        yield from _pointing_back(text, low, high, before)
        return
    ahead = text[low : inside[0].start]
    if (_SUBJECT.fullmatch(ahead) and not _NO_ADVERBIAL.search(ahead)) or _WORK_OF.fullmatch(ahead):
        yield from _active(block, high, inside)
        return
    reached = low
    for index, mention in enumerate(inside):
        if mention.start < reached:
            continue
        lead = text[max(low, mention.start - 110) : mention.start]
        agent = _AGENT.search(lead)
        named = None if agent or reached > low else _RELATIVE.search(lead)
        if block.kind == "item" and not agent:
            named = named or _OF.search(lead)
        words = agent or named
        if words is None or _PASSIVE.search(lead):
            continue
        # "…, on which the Special Rapporteur consulted Governments" names the thing before its comma.
        comma = lead.rfind(",")
        cut = words.start() if agent or comma < 1 or lead.endswith("(") else comma
        end = mention.start - len(lead) + cut
        if block.kind == "item" or _THING.search(text, reached, mention.start):
            group = _group(text, inside, index)
            yield _Read(tuple(group), (reached, max(reached, end)), 0.95 if agent else 0.8)
            reached = group[-1].end


def _active(block: Block, high: int, inside: list[Mention]) -> Iterator[_Read]:
    """ "A presented principles, and B issued guidelines": the first mandate is the subject."""
    text = block.text
    group = _group(text, inside, 0)
    following = [
        m
        for m in inside
        if m.start > group[-1].end and _AND.search(text, 0, m.start) and _VERB.match(text, m.end, high)
    ]
    end = following[0].start if following else high
    verb = _VERB.search(text, group[-1].end, end)
    thing = _THING.search(text, group[-1].end, end)
    if verb or thing or block.kind == "item":
        sure = 0.95 if verb and verb.start() - group[-1].end < 60 else 0.8
        what = verb.end() if verb else group[-1].end
        yield _Read(tuple(group), (what, end), sure if thing else sure - 0.1)
    if following:
        yield from _active(block, high, inside[inside.index(following[0]) :])


def _pointing_back(text: str, low: int, high: int, before: tuple[Mention, ...]) -> Iterator[_Read]:
    """ "It also adopted …": the mandate of the clause before."""
    pronoun = _PRONOUN.match(text, low, high) if before else None
    verb = _VERB.match(text, pronoun.end(), high) if pronoun else None
    if verb and _THING.search(text, verb.end(), high):
        yield _Read(before, (verb.end(), high), 0.75)


def _group(text: str, mandates: list[Mention], first: int) -> list[Mention]:
    """A mandate and those joined with it."""
    group = [mandates[first]]
    for mention in mandates[first + 1 :]:
        if not _JOINT.fullmatch(text, group[-1].end, mention.start):
            break
        group.append(mention)
    return group


def _name(words: str) -> str:
    """The name of a contribution, without what only joins it to its clause."""
    words = _TAIL.sub("", _BRACKET.sub("", words).strip(" ,:;"))
    return words.removeprefix("and ").removesuffix(" and").removesuffix(", and the").strip(" ,:;(")


def _facts(
    reading: Reading, block: Block, clause: tuple[int, int], read: _Read, places: list[Anchor]
) -> Iterator[ContributionFact]:
    low, high = clause
    words = _name(block.text[read.what[0] : read.what[1]])
    symbols = [a.symbol for a in places if low <= a.at <= high + 2 and "/RES/" not in (a.symbol.target or "")]
    evidence = [quote(block, low, high)]
    if symbols and symbols[0].block != block.index:
        note = reading.blocks[symbols[0].block]
        evidence.append(quote(note, symbols[0].start, symbols[0].end))
    for mandate in read.mandates:
        yield ContributionFact(
            block=block.index,
            evidence=tuple(evidence),
            rule="contribution",
            confidence=round(read.confidence * mandate.score, 2),
            mandate=mandate.target or "",
            contribution=words,
            symbol=(symbols[0].target or "") if symbols else "",
        )
