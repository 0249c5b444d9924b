"""Letters and numbers that are missing or repeated: items, chapters, paragraphs, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sp_graph.audit.reading import AuditReading
from sp_graph.documents.lines import roman
from sp_graph.facts.reading import quote
from sp_graph.model import AuditFact, Block, Quote

_INLINE = re.compile(r"(?:^|(?<=[:;,.–] )|(?<=[;,] and )|(?<=[;,] or ))\(?(?P<mark>[a-z]|[ivx]{1,5})\) ")
_MARK = re.compile(r"[a-z]{1,2}|[ivx]{1,5}")
_ROMAN = re.compile(r"[ivx]{1,5}")
_REPEATED = re.compile(r"(\d{1,3})\.\s+[A-Z]")
_SERIES = 3
Marked = tuple[str, int, Quote]
"""A mark as printed, its block and its place."""


def lettering(reading: AuditReading) -> Iterator[AuditFact]:
    """Lettered items that leave a letter out or have one twice."""
    for marks in _lists(reading):
        numbers = _values([mark for mark, _, _ in marks])
        yield from _gaps(reading, marks, numbers, "the items are lettered", "letter")
    for block in reading.bodies:
        found = list(_INLINE.finditer(block.text))
        marks = [(m["mark"], block.index, Quote(block.index, m.start(), m.end() - 1)) for m in found]
        for run in _runs(marks):
            yield from _gaps(reading, run, _values([mark for mark, _, _ in run]), "the items are lettered", "letter")


def _lists(reading: AuditReading) -> Iterator[list[Marked]]:
    """The lettered items that follow each other below the same paragraph."""
    below: dict[int | None, list[Marked]] = {}
    for block in reading.blocks:
        if block.kind == "item" and _MARK.fullmatch(block.number):
            below.setdefault(block.parent, []).append((block.number, block.index, _head(block)))
    for marks in below.values():
        yield from _runs(marks)


def _runs(marks: Sequence[Marked]) -> Iterator[list[Marked]]:
    """The lists in a sequence of marks: one begins with each (a), and with each (i) that is no letter."""
    letters: list[Marked] = []
    romans: list[Marked] = []
    for place, mark in enumerate(marks):
        following = marks[place + 1][0] if place + 1 < len(marks) else ""
        after_h = bool(letters) and letters[-1][0] in "gh" and following != "ii"
        if mark[0] == "i" and not after_h:
            yield romans
            romans = [mark]
        elif romans and _ROMAN.fullmatch(mark[0]) and not (letters and _next(letters[-1][0]) == mark[0]):
            romans.append(mark)
        elif mark[0] == "a" and len(letters) > 1:
            yield letters
            letters = [mark]
        else:
            letters.append(mark)
    yield romans
    yield letters


def _next(letter: str) -> str:
    return chr(ord(letter[0]) + 1)


def _values(marks: Sequence[str]) -> list[int]:
    if marks and marks[0] == "i":
        return [roman(mark.upper()) for mark in marks]
    return [ord(mark[0]) - 96 + 26 * (len(mark) - 1) if len(set(mark)) == 1 else 0 for mark in marks]


def _gaps(
    reading: AuditReading, marks: Sequence[Marked], numbers: Sequence[int], they: str, one: str
) -> Iterator[AuditFact]:
    """Where the numbers of a sequence do not go up by one."""
    if len(marks) < 2 or not all(numbers) or numbers[0] != 1:
        return
    printed = ", ".join(f"({mark})" for mark, _, _ in marks)
    for (before, after), (first, second) in zip(pairwise(numbers), pairwise(marks), strict=True):
        if after == before + 1:
            continue
        if after > before:
            missing = ", ".join(f"({_spell(n, marks[0][0])})" for n in range(before + 1, after))
            what, why = f"a {one} is missing", f"{missing} is missing between ({first[0]}) and ({second[0]})"
        else:
            what, why = (
                f"a {one} is repeated",
                f"({second[0]}) follows ({first[0]}); ({_spell(before + 1, marks[0][0])})",
            )
            why += " would be consistent"
        yield reading.finding(
            "audit-lettering",
            second[1],
            f"{one}-{'missing' if after > before else 'repeated'}: {what} in an enumeration",
            f"{they.capitalize()} {printed}: {why}.",
            "certain",
            [first[2], second[2]],
        )


def _spell(number: int, like: str) -> str:
    if like == "i":
        units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        return "x" * (number // 10) + units[number % 10]
    return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)


def numbering(reading: AuditReading) -> Iterator[AuditFact]:
    """Paragraphs, footnotes and chapters that leave a number out or have one twice."""
    yield from _counted(reading, [(n, b) for b in reading.blocks if (n := _paragraph(b))], "paragraph")
    notes = sorted(
        (b for b in reading.blocks if b.kind == "footnote" and b.number.isdigit()), key=lambda b: b.span.start
    )
    yield from _counted(reading, [(int(b.number), b) for b in notes], "footnote")
    yield from _chapters(reading)


def _paragraph(block: Block) -> int:
    """The number of a paragraph, also of one that has the number of the one before it."""
    if block.kind != "paragraph":
        return 0
    if "/part/" in block.path:
        found = _REPEATED.match(block.text)
        return int(found[1]) if found else 0
    return int(block.number) if block.number.isdigit() else 0


def _counted(reading: AuditReading, found: Sequence[tuple[int, Block]], one: str) -> Iterator[AuditFact]:
    for (before, first), (after, second) in pairwise(found):
        # A second numbering (of an annex) begins anew.
        if after in (before + 1, 1):
            continue
        problem = f"{one}-{'missing' if after > before else 'repeated'}: a number of a {one} is "
        problem += "missing" if after > before else "repeated"
        yield reading.finding(
            "audit-numbering",
            second,
            problem,
            f"{one.capitalize()} {after} follows {one} {before}; {before + 1} would be consistent.",
            "certain",
            [_head(first), _head(second)],
        )


def _head(block: Block) -> Quote:
    return quote(block, 0, min(len(block.text), 80))


def _chapters(reading: AuditReading) -> Iterator[AuditFact]:
    """Headings of one level and one kind of number below the same heading."""
    headings = {b.section: b for b in reversed(reading.blocks) if b.kind == "heading" and b.section is not None}
    series: dict[tuple[int, int, str], list[tuple[int, Block, str]]] = {}
    last: dict[int, int] = {}
    for index, section in enumerate(reading.document.sections):
        value, style = _section_value(section.number, section.level)
        last[section.level] = index
        if value and index in headings:
            above = max((at for level, at in last.items() if level < section.level), default=-1)
            key = (above, section.level, style)
            series.setdefault(key, []).append((value, headings[index], section.number))
    for found in series.values():
        # Two headings alone may be no series at all.
        if len(found) < _SERIES:
            continue
        for (before, first, one), (after, second, other) in pairwise(found):
            if after in (before + 1, 1):
                continue
            kind = "missing" if after > before else "repeated"
            yield reading.finding(
                "audit-numbering",
                second,
                f"chapter-{kind}: a number of a chapter is {kind}",
                f"Chapter “{other}” follows “{one}”.",
                "certain",
                [_head(first), _head(second)],
            )


def _section_value(number: str, level: int) -> tuple[int, str]:
    """The place of a heading among those of its level, and the kind of its number; 0 if it has none."""
    mark = number.rstrip(".")
    if mark.isdigit():
        return int(mark), "figure"
    if level == 1:
        return roman(mark), "Roman"
    return (ord(mark) - 64 if re.fullmatch(r"[A-Z]", mark) else 0), "letter"
