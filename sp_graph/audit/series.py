"""What goes on from report to report: the ordinals of meetings, and since when something is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sp_graph.audit.reading import AuditReading
from sp_graph.model import AuditFact, Block
from sp_graph.ordinals import ordinal_value

_ORDINAL = r"(?P<ordinal>(?:[a-z]+-)?[a-z]+(?:st|nd|rd|th)|\d{1,3}(?:st|nd|rd|th))"
_HELD = re.compile(
    rf"\b(?:held its {_ORDINAL} (?:annual )?session"
    rf"|{_ORDINAL.replace('ordinal', 'before')} (?:annual )?(?:session of the )?"
    r"(?P<name>Forum on [A-Z]\w+(?: (?:and )?[A-Z]\w+)*))"
)
_FORUM = re.compile(r"Forum on [A-Z]\w+(?: (?:and )?[A-Z]\w+)*")
_ALIKE = 0.7
_NEAR = 8
_SINCE = re.compile(rf"\bsince (?:the |its )?(?P<when>{_ORDINAL} session|(?:19|20)\d\d)")
_TIME = re.compile(rf"\b[Ff]or the {_ORDINAL} time,? (?P<rest>[^.;]{{20,90}})")


@dataclass(frozen=True, slots=True)
class _Count:
    """The ordinal of something that recurs."""

    what: str
    number: int
    block: Block
    at: int


def ordinals(reading: AuditReading, before: Sequence[AuditReading]) -> Iterator[AuditFact]:
    """ "The thirteenth session", "for the third time": one for each year since an earlier report."""
    earlier = [other for other in reversed(before) if other.annual and other.annual < (reading.annual or 0)]
    for here in reading.once(_ordinals):
        for other in earlier:
            known = next((count for count in other.once(_ordinals) if _alike(count.what, here.what)), None)
            if known is None:
                continue
            years = (reading.annual or 0) - (other.annual or 0)
            # A meeting may be left out in a year; it is not held twice.
            if not 0 < here.number - known.number <= years:
                yield reading.finding(
                    "audit-series",
                    here.block,
                    "ordinal-disagrees: the ordinal does not follow from that of an earlier report",
                    f"No. {here.number} here, on {reading.annual}; No. {known.number} in {other.document.id} "
                    f"({other.place(known.block)}), on {other.annual}. One for each year would give "
                    f"{known.number + years}.",
                    "odd",
                    [reading.sentence_quote(here.block, here.at)],
                )
            break


def _ordinals(reading: AuditReading) -> list[_Count]:
    counts = []
    for block in reading.bodies:
        for found in _HELD.finditer(block.text):
            number = ordinal_value(found["ordinal"] or found["before"])
            start, _ = reading.sentence(block, found.start())
            name = found["name"] or next(iter(_FORUM.findall(block.text, start, found.start())), "")
            if number and name:
                counts.append(_Count(name, number, block, found.start()))
        for found in _TIME.finditer(block.text):
            if number := ordinal_value(found["ordinal"]):
                counts.append(_Count(found["rest"], number, block, found.start()))
    return counts


def _alike(one: str, other: str) -> bool:
    """Whether two stretches of text say the same thing, by their words."""
    first, second = set(_words(one)), set(_words(other))
    return len(first & second) >= _ALIKE * max(len(first), len(second), 1)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Since when something is so: the words before "since", the time and the words after it."""

    head: tuple[str, ...]
    when: str
    tail: tuple[str, ...]
    block: Block
    at: int

    def same(self, other: _Beginning) -> bool:
        """Whether both speak of one state of affairs."""
        common = set(self.head) & set(other.head)
        return len(common) >= _NEAR - 2 and self.head[-3:] == other.head[-3:] and self.tail == other.tail


def since(reading: AuditReading, before: Sequence[AuditReading]) -> Iterator[AuditFact]:
    """One state of affairs "since" two different times."""
    for here in reading.once(_beginnings):
        for other in reversed(before):
            known = next((there for there in other.once(_beginnings) if there.same(here)), None)
            if known is None:
                continue
            if known.when != here.when:
                yield reading.finding(
                    "audit-series",
                    here.block,
                    "differs-from-earlier: an earlier document has another beginning",
                    f"“Since {here.when}” here, “since {known.when}” in {other.document.id} "
                    f"({other.place(known.block)}); one for both would be consistent.",
                    "odd",
                    [reading.sentence_quote(here.block, here.at)],
                )
            break


def _beginnings(reading: AuditReading) -> list[_Beginning]:
    found = []
    for block in reading.bodies:
        for match in _SINCE.finditer(block.text):
            start, end = reading.sentence(block, match.start())
            head = _words(block.text[start : match.start()])[-_NEAR:]
            tail = _words(re.split(r"[,;.]", block.text[match.end() : end])[0])
            found.append(_Beginning(tuple(head), match["when"], tuple(tail), block, match.start()))
    return found
