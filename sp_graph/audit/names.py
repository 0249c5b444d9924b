"""One person, mandate or body spelled in two ways, and names misprinted against the authority list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from sp_graph.audit.reading import AuditReading, Certainty
from sp_graph.authority.bodies import load_bodies
from sp_graph.authority.mandates import load_mandates
from sp_graph.model import AuditFact, Mention, Quote
from sp_graph.namespaces import fold

_SMALL = {"and", "or", "of", "on", "to", "for", "in", "with", "by"}
_ALIKE = 0.9
_LONG = 8


def persons(reading: AuditReading) -> Iterator[AuditFact]:
    """Names that differ by a diacritic or by a letter or two."""
    places: dict[str, list[Mention]] = {}
    for block in reading.blocks:
        for mention in reading.mentions(block, "person"):
            places.setdefault(mention.text, []).append(mention)
    for one, other in combinations(sorted(places), 2):
        if not _one_person(one, other):
            continue
        for name, twin in ((one, other), (other, one)):
            # The name met more often is taken for the right one.
            if len(places[name]) <= len(places[twin]):
                for mention in places[name]:
                    yield _twice(reading, mention, places[twin][0], "person", "certain")


def _one_person(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    first, second = fold(one).split(), fold(other).split()
    if len(first) != len(second) or min(len(one), len(other)) < _LONG:
        return False
    different = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(different) == 1 and min(map(len, different[0])) > 3 and _distance(*different[0]) == 1


def _distance(one: str, other: str) -> int:
    """The edit distance of two words, as far as it is 0, 1 or more."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 1:
        return 2
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return 1 if a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:]) else 2


def _twice(reading: AuditReading, mention: Mention, other: Mention, what: str, certainty: Certainty) -> AuditFact:
    return reading.finding(
        "audit-spelling",
        mention.block,
        f"two-spellings: one {what} spelled in two ways",
        f"“{mention.text}” here, “{other.text}” in {reading.place(other.block)}.",
        certainty,
        [_quote(mention), _quote(other)],
    )


def _quote(mention: Mention) -> Quote:
    return Quote(mention.block, mention.start, mention.end)


def mandates(reading: AuditReading) -> Iterator[AuditFact]:
    """Titles of mandates that differ from the present name by one small word."""
    known = {mandate.slug: mandate.name for mandate in load_mandates().values()}
    seen = _by_target(reading, "mandate")
    for target, mentions in seen.items():
        if target not in known:
            yield from _new(reading, mentions, known)
            continue
        right = _words(known[target])
        printed = [m for m in mentions if _words(m.text) == right]
        for mention in mentions:
            if changed := _small_change(_words(mention.text), right):
                other = f" {reading.place(printed[0].block)} has the right name." if printed else ""
                yield reading.finding(
                    "audit-spelling",
                    mention.block,
                    "misprinted-name: the title of a mandate is misprinted",
                    f"“{changed[0]}” for “{changed[1]}” in “{known[target]}”.{other}",
                    "certain" if printed else "odd",
                    [_quote(mention), *map(_quote, printed[:1])],
                )


def _new(reading: AuditReading, mentions: Sequence[Mention], known: Mapping[str, str]) -> Iterator[AuditFact]:
    """A title in no list that is a letter or two from one that is."""
    for mention in mentions:
        for name in known.values():
            alike = SequenceMatcher(None, fold(mention.text), fold(name), autojunk=False)
            if alike.quick_ratio() < _ALIKE or alike.ratio() < _ALIKE or fold(mention.text) == fold(name):
                continue
            one, other = _words(mention.text), _words(name)
            different = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
            if len(one) != len(other) or len(different) != 1 or _distance(*different[0]) != 1:
                continue
            yield reading.finding(
                "audit-spelling",
                mention.block,
                "misprinted-name: the title of a mandate is misprinted",
                f"“{mention.text}” is in no list; “{name}” differs by a letter.",
                "odd",
                [_quote(mention)],
            )
            break


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'-]+", fold(text)) if word not in ("the", "a")]


def _small_change(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The one small word that two names of equal length differ by."""
    if len(one) != len(other):
        return None
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return different[0] if len(different) == 1 and set(different[0]) <= _SMALL else None


def _by_target(reading: AuditReading, kind: str) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for block in reading.blocks:
        for mention in reading.mentions(block, "mandate" if kind == "mandate" else "body"):
            if mention.target:
                found.setdefault(mention.target, []).append(mention)
    return found


def bodies(reading: AuditReading) -> Iterator[AuditFact]:
    """Bodies and posts spelled in two ways, or with a small word or a capital wrong."""
    known = load_bodies()
    for target, mentions in _by_target(reading, "body").items():
        if target not in known:
            continue
        name = known[target].name
        forms: dict[str, list[Mention]] = {}
        for mention in mentions:
            forms.setdefault(mention.text, []).append(mention)
        for text, printed in forms.items():
            twin = next((t for t in forms if t != text and _same_but_spelling(t, text)), None)
            if twin and _bare(text) != _bare(name):
                yield _twice(reading, printed[0], forms[twin][0], "body", "odd")
            elif changed := _small_change(_words(text), _words(name)):
                detail = f"“{changed[0]}” for “{changed[1]}” in “{name}”."
                yield _misprinted(reading, printed[0], detail)
            elif _small_letter(text, name):
                yield _misprinted(reading, printed[0], f"“{text}” for “{name}”.")


def _misprinted(reading: AuditReading, mention: Mention, detail: str) -> AuditFact:
    problem = "misprinted-name: the name of a body is misprinted"
    return reading.finding("audit-spelling", mention.block, problem, detail, "odd", [_quote(mention)])


def _bare(text: str) -> str:
    """A name without the prefix that is often left out, in small letters."""
    return re.sub(r"^(?:the |united nations |un )+", "", fold(text).replace("'", ""))


def _same_but_spelling(one: str, other: str) -> bool:
    """Whether two names differ by hyphens and spaces, or by one letter of one word."""
    a, b = _bare(one), _bare(other)
    if a == b:
        return False
    if re.sub(r"[- ]", "", a) == re.sub(r"[- ]", "", b):
        return True
    first, second = sorted(set(a.split()) - _SMALL), sorted(set(b.split()) - _SMALL)
    first, second = [w.removesuffix("s") for w in first], [w.removesuffix("s") for w in second]
    left, right = sorted(set(first) - set(second)), sorted(set(second) - set(first))
    return len(left) == len(right) == 1 and min(len(left[0]), len(right[0])) > 4 and _distance(left[0], right[0]) == 1


def _small_letter(text: str, name: str) -> bool:
    """Whether a name has a small letter where its list has a capital, while its other words have theirs."""
    if fold(text) != fold(name) or text == name:
        return False
    pairs = list(zip(text.split(), name.split(), strict=False))
    wrong = [a for a, b in pairs[1:] if b[0].isupper() and a[0].islower()]
    right = [a for a, b in pairs if b[0].isupper() and a[0].isupper()]
    return bool(wrong) and len(right) > len(wrong)
