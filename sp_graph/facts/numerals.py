"""A number in its sentence: the noun it counts, and the words around it.

A number counts the noun of its own phrase, one before it, that of the number it is
coordinated with ("44 thematic and 12 country mandates"), or none: then it is a part of
something counted before ("431 of which", "17 had not agreed").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sp_graph.facts.counted_nouns import after_number, before_number, part_of_noun
from sp_graph.facts.thresholds import counts
from sp_graph.model import Mention

_PERCENT = re.compile(r"^ ?(?:%|per ?cent\b|cent\b|percentage(?: points?)?)")
_ALSO_PERCENT = re.compile(r"^ (?:to|and|or|–|-) [\d.,]+ ?(?:%|per ?cent)")
_IS_WHOLE = re.compile(r"^\W*(?:out of|of|among|from)(?: the| a total of| all| our)+ $")
_PARTITIVE_AFTER = re.compile(
    r"^(?: ?\([^()]{1,45}\),?)? (?:of|among|from) (?:which|whom|them|these|those|the (?:latter|former|total|above|same)|all|its|their)\b"
)
_PARTITIVE_BEFORE = re.compile(
    r"(?:\b(?:of|among|from|amongst) (?:which|whom|them|these|those|the (?:latter|former|total))|(?<=[.;:,(] )(?:of|among) (?:these|those|the|all)(?: [\w-]+){1,4}|including|includes?|comprising),? (?:[\w-]+ ){0,2}$"
)
_SHARE_IN_BRACKETS = re.compile(r" ?\([^()]*?(?:per ?cent|%)[^()]*\)")
_RANGE = (" to ", " or ", "–")
_OF_NUMBER = re.compile(r" (?:out )?of (?:the |all |a total of )*")
_COORDINATED = re.compile(r" (?:(?:[a-z]+-)*[a-z]+(?: \([^()]*\))? ){0,2}?(?:and|or|to) |(?: [a-z-]+){1,2}, ")
_CONJUNCTION = re.compile(r" ?(?:and|or|to|,) $")
_CUT = re.compile(r"[;:]| (?:while|whereas|whilst) |\. ")


@dataclass(slots=True)
class Numeral:
    """A number with the words around it, all in lower case.

    - `at`: its place in the sentence;
    - `noun`: the class of the noun it counts, empty if none; `phrase`: its modifiers and noun;
    - `lead`: the words from the phrase of the number before, or the clause's beginning;
    - `after`: those from its phrase to the next number or the clause's end; `tail`: to the
      clause's end; `clause` (from `clause_at`) and `sentence`: the whole of them;
    - `partitive`: it is said to be a part ("of which", "of them", "including");
    - `topic`: it is the value of "the number of …", whose words are in `phrase` and `after`;
    - `place`: the State it stands behind in brackets;
    - `whole_of`: a part of it follows ("Of the 72 mandate holders, 33 …").
    """

    mention: Mention
    at: int
    value: float
    word: str
    percent: bool
    noun: str
    phrase: str
    lead: str
    after: str
    tail: str
    clause: str
    clause_at: int
    sentence: str
    partitive: bool = False
    bracket: bool = False
    topic: bool = False
    place: str = ""
    whole_of: bool = False
    end: int = 0

    @property
    def own(self) -> str:
        """The number's phrase with the words after it."""
        return f"{self.phrase}{self.after}"

    @property
    def whole(self) -> str:
        """The number's phrase with the words after it, to the end of its clause."""
        return f"{self.phrase}{self.tail}"

    @property
    def governing(self) -> str:
        """The words before and after the number's phrase, where a verb may govern it, with "@" between."""
        return f"{self.lead}@{self.tail}"


def plain(text: str) -> str:
    """`text` in lower case, apostrophes and hyphens straight, no character moved."""
    return text.replace("’", "'").replace("‑", "-").replace("\xa0", " ").replace("İ", "I").lower()


def numerals(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Numeral]:
    """The numbers that count something in one sentence, `text[start:end]` of a plain text."""
    counting = [m for m in mentions if counts(text, start, end, m)]
    shares = [found.span() for found in _SHARE_IN_BRACKETS.finditer(text, start, end)] if "(" in text[start:end] else []
    found: list[Numeral] = []
    reached = start
    for index, mention in enumerate(counting):
        # A share in brackets stands between a number and its words: "431 (79 per cent) were joint".
        later = (
            m.start for m in counting[index + 1 :] if not any(a < m.start < b for a, b in shares if a >= mention.end)
        )
        found.append(_numeral(text, start, end, mention, reached, next(later, end)))
        reached = max(found[-1].end, mention.end)
    for index in range(len(found) - 2, -1, -1):
        _share_noun(text, found[index], found[index + 1])
    return found


def _share_noun(text: str, number: Numeral, following: Numeral) -> None:
    """Give a number the noun of the next: "44 thematic and 12 country mandates", "128 of the 193 States"."""
    if number.noun or number.percent:
        return
    between = text[number.mention.end : following.mention.start]
    if between in _RANGE:
        number.after = following.after
    if not following.noun:
        return
    if _OF_NUMBER.fullmatch(between):
        number.partitive = True
    elif number.partitive or not _COORDINATED.fullmatch(between):
        return
    number.noun = following.noun
    number.phrase = f"{_CONJUNCTION.sub('', between).strip()} {following.phrase.split()[-1]}".strip()
    number.after, number.tail = following.after, following.tail


def _numeral(text: str, start: int, end: int, mention: Mention, reached: int, following: int) -> Numeral:
    left, right = text[start : mention.start], text[mention.end : end]
    clause_start, clause_end = _clause(text, start, end, mention)
    lead = text[max(reached, clause_start) : mention.start]
    unit = _PERCENT.match(right)
    percent = bool(unit or _ALSO_PERCENT.match(right))
    whole = bool(_IS_WHOLE.search(lead))
    near = left[-60:] if len(left) > 60 else f". {left}"
    partitive = bool(_PARTITIVE_AFTER.match(right) or _PARTITIVE_BEFORE.search(near))
    counted = None
    if not percent:
        counted = after_number(right) or (part_of_noun(left) if partitive else before_number(left, right))
    stop = mention.end + (counted.end if counted else unit.end() if unit else 0)
    after = _SHARE_IN_BRACKETS.sub("", text[stop : max(stop, min(following, clause_end))])
    # "Of the 72 who replied, 33 had …": what follows is said of the part.
    tail = after if whole else text[stop : max(stop, clause_end)]
    if counted and counted.restriction:
        after, tail = f"{counted.restriction} # {after}", f"{counted.restriction} # {tail}"
    return Numeral(
        mention=mention,
        at=mention.start - start,
        value=float(mention.target or 0),
        word=text[mention.start : mention.end],
        percent=percent,
        noun=counted.noun if counted else "",
        phrase=counted.phrase if counted else "",
        lead=lead,
        after=after,
        tail=tail,
        clause=text[clause_start:clause_end],
        clause_at=clause_start - start,
        sentence=text[start:end],
        partitive=partitive or bool(counted and counted.partitive),
        bracket=lead.endswith("("),
        topic=bool(counted and counted.topic),
        whole_of=whole,
        end=stop,
    )


def _clause(text: str, start: int, end: int, mention: Mention) -> tuple[int, int]:
    """The clause around a number: between semicolons, colons, "while" and "whereas"."""
    low, high = start, end
    for cut in _CUT.finditer(text, start, end):
        if cut.end() <= mention.start:
            low = cut.end()
        elif cut.start() >= mention.end:
            high = cut.start()
            break
    return low, high
