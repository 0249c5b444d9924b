"""The persons of a sentence in runs: names in one list, with the words that speak of them.

"A, Special Rapporteur on …; B, …; and C, …, were elected members" is one run, of which the
words at its end are said; "A was elected Chair, replacing B, who remains …" is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sp_graph.model import Mention

_TITLES = r"(?:Mr|Ms|Mrs|Mme|Dr|Prof|Messrs)\.?"
_OFFICE_OF = r"(?:[Cc]o-)?(?:[Vv]ice-)?(?:[Cc]hair(?:person|man|woman)?(?:-[Rr]apporteur)?s?|[Mm]embers?)(?: and [Rr]apporteur)? of(?: the)?"
_GLUE = re.compile(
    rf"(?:[,;\s§]|\b(?:and|as well as|the|an?|former|then|current|both|also)\b|\b{_TITLES}(?=\s)|\b{_OFFICE_OF}(?= §)|\b[Cc]hair(?:person)?,? and(?= (?:the |a )?(?:§|[Mm]ember)))*"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_RELATIVE = re.compile(r", (?:who|whose)\b[^;]*?(?=, (?:and|were|was|will)\b|;|$)")
_APPOSITION = re.compile(rf",? ?(?:(?:the|an?|former|current|,|and) )*(?:{_OFFICE_OF} )?§+,?")
_SEPARATOR = re.compile(
    r"; |: (?=[^:]*\bwhile\b)|,? (?:while|whereas)\b|,? (?:and|with)(?= )|,? (?:together with|along with|as well as|in succession|replac(?:ing|es)|succeeding|to succeed|taking over)\b"
)
_BEFORE_NAME = re.compile(rf"(?:,? and (?:the )?|, (?:the )?)?§+,? (?:{_TITLES} )?$")
_AND = re.compile(rf"\b(?:and|as well as)(?: the)? (?:{_TITLES} )?$")
_ANNOUNCED = re.compile(r"\b(?:compos|compris|consist|members|made up)")
_HONORIFIC = re.compile(rf"\b(?:H\.E\. )?{_TITLES} $")
_APPOSED = re.compile(r"(?:, | and )(?=(?:the|its|their) (?:[\w-]+ ){0,4}?[^,;]{0,60}, $)")
_ELECTING = re.compile(r"\b((?:re-)?(?:elect|designat|appoint|nam|select|endors)(?:ed|s)|chose) (?:Mr\.? |Ms\.? )?$")


@dataclass(slots=True)
class Run:
    """Names of one list.

    `opener` is what stands before the first name, as far as it speaks of this run; `own`
    the words that belong to each name alone (brackets, "who …"); `shared` the words behind
    the last name without those; `low`–`high` the stretch of each name with its words.
    Titles of mandates are masked with "§".
    """

    persons: list[Mention] = field(default_factory=list)
    opener: str = ""
    own: list[str] = field(default_factory=list)
    shared: str = ""
    tail: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)


def mask(text: str, titles: Iterable[Mention]) -> str:
    """`text` with each title of a mandate replaced by as many "§"."""
    for title in titles:
        text = text[: title.start] + "§" * (title.end - title.start) + text[title.end :]
    return text


def runs(masked: str, persons: Sequence[Mention], start: int, end: int) -> list[Run]:
    """The runs of `persons`, all in the sentence `start`–`end` of the masked text."""
    found = [Run(opener=_opener(masked[start : persons[0].start]))]
    gaps = [masked[a.end : b.start] for a, b in pairwise(persons)]
    joined = _joined(gaps, found[0].opener)
    low = start
    for index, person in enumerate(persons):
        run = found[-1]
        run.persons.append(person)
        if index == len(gaps):
            _close(run, masked[person.end : end])
            run.spans.append((low, end))
            break
        gap = gaps[index]
        if joined[index]:
            run.own.append(gap)
            stop = max(gap.rfind(";"), gap.rfind(", and "), gap.rfind(" and "))
            at = person.end + (stop + 1 if stop >= 0 else len(gap))
            run.spans.append((low, at))
            low = at
            continue
        cut = _cut(gap)
        _close(run, gap[:cut] if cut >= 0 else gap)
        run.spans.append((low, person.end + (cut if cut >= 0 else len(gap))))
        low = person.end + max(cut, 0)
        found.append(Run(opener=_opener(gap[max(cut, 0) :])))
    return found


def _joined(gaps: list[str], opener: str) -> list[bool]:
    """Which neighbours stand in one list: nothing but "," and "and" between them, and one "and" at its end."""
    glue = [_GLUE.fullmatch(_BRACKETS.sub("", _RELATIVE.sub("", gap))) is not None for gap in gaps]
    last = [_AND.search(gap) is not None for gap in gaps]
    begun = False
    for index, gap in enumerate(gaps):
        # What comes behind the "and" of a list is no part of it.
        if glue[index] and begun and last[index - 1] and not last[index]:
            glue[index] = False
        begun = glue[index]
        # "…, A, B was elected": two names with a comma alone are no list, unless one is announced.
        alone = (
            glue[index]
            and gap.strip() == ","
            and not (index and glue[index - 1])
            and not any(_and_follows(glue, last, index))
        )
        if alone and ":" not in opener and not _ANNOUNCED.search(opener):
            glue[index] = begun = False
    return glue


def _and_follows(glue: list[bool], last: list[bool], index: int) -> Iterator[bool]:
    for at in range(index + 1, len(glue)):
        if not glue[at]:
            return
        yield last[at]


def _close(run: Run, tail: str) -> None:
    """Give a run the words behind its last name."""
    single = len(run.persons) == 1
    run.tail = tail
    run.own.append(tail if single else " ".join(_own(tail)))
    run.shared = "" if single else _BRACKETS.sub("", _RELATIVE.sub("", tail))
    if electing := _ELECTING.search(run.opener):
        # "elected X, …, Chair": the office is the object's complement.
        verb = electing[1] + " "
        if single:
            run.own[-1] += " | " + verb + _APPOSITION.sub("", tail).lstrip(" ,")
        else:
            run.shared += " | " + verb + _APPOSITION.sub("", run.shared).lstrip(" ,")


def own_words(tail: str) -> str:
    """Of the words behind a name, those that are its own: brackets and "who …"."""
    return " ".join(_own(tail))


def _own(gap: str) -> list[str]:
    return [*_BRACKETS.findall(gap), *_RELATIVE.findall(gap)]


def _opener(words: str) -> str:
    """The words before a name, without the title of a mandate right before it."""
    title = _BEFORE_NAME.search(words)
    return words[: title.start()] + ", " if title and title.start() else _HONORIFIC.sub("", words)


def _cut(gap: str) -> int:
    """Where the words between two runs turn from the first to the second; -1 if they are all of both."""
    title = _BEFORE_NAME.search(gap)
    core = gap[: title.start()] + ", " if title else gap
    places = [m.start() for m in _SEPARATOR.finditer(core)]
    places += [m.start() for m in _APPOSED.finditer(core)]
    return max(places, default=-1)
