"""Web addresses that are misprinted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from sp_graph.audit.reading import AuditReading
from sp_graph.facts.reading import quote
from sp_graph.model import AuditFact, Block

_SHORTEST = 6
_PART = re.compile(r"[/.?=&]")
_WORD = re.compile(r"[a-z]{5,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\])”,;]+")


def addresses(readings: Sequence[AuditReading]) -> Iterator[tuple[AuditReading, AuditFact]]:
    """The web addresses that are a letter away from another one that a document of the build cites."""
    cited: dict[str, list[tuple[AuditReading, Block, re.Match[str]]]] = {}
    for reading in readings:
        for block in reading.blocks:
            for found in _ADDRESS.finditer(block.text):
                cited.setdefault(_bare(found[0]), []).append((reading, block, found))
    words: set[str] = set()
    for here, there, wrong, right in _letter_away(sorted(cited)):
        words = words or _vocabulary(readings)
        if _known(right, words) <= _known(wrong, words):
            continue
        other, place, _ = cited[there][0]
        for reading, block, found in cited[here]:
            yield (
                reading,
                reading.finding(
                    "audit-address",
                    block,
                    "misprinted-address: a web address is a letter away from another one",
                    f"“{here}” here, “{there}” in {other.document.id} ({other.place(place)}).",
                    "certain",
                    [quote(block, found.start(), found.end())],
                ),
            )


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.rstrip(".)/"))


def _letter_away(addresses: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """The pairs of addresses that differ in one letter of one part, with the two forms of the part."""
    alike: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for address in addresses:
        parts = _PART.split(address)
        for at, part in enumerate(parts):
            if len(part) >= _SHORTEST and not any(c.isdigit() for c in part):
                alike.setdefault((str(at), *parts[:at], "", *parts[at + 1 :]), []).append((address, part))
    for candidates in alike.values():
        for (here, one), (there, other) in permutations(candidates, 2):
            if one.lower() != other.lower() and _one_letter(one, other):
                yield here, there, one, other


def _one_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) == len(short):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _vocabulary(readings: Sequence[AuditReading]) -> set[str]:
    return {word for reading in readings for block in reading.blocks for word in _WORD.findall(block.text.lower())}


def _known(part: str, words: set[str]) -> int:
    """The length of the longest word of the documents that a part of an address holds: the right one holds more."""
    part = part.lower()
    return max((len(word) for word in words if word in part and word != part), default=0)
