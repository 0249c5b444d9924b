"""The marks a word processor leaves in exported text, and the running text without them.

Three kinds of marks stand in the exports of United Nations documents: bookmarks
(`[bookmark: _Toc1]`), footnote references (`[footnoteRef:7]`, in the sentence) and the
footnotes themselves (`[7: A/HRC/53/21.]`, at the end of the paragraph).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sp_graph.model import Span

_MARK = re.compile(r"\[bookmark: [^\]\n]*\]|\[footnoteRef:(?P<ref>\d+)\]|\[(?P<note>\d+): ")
_BRACKET = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote body: its number, the whole bracket and the stretch of its words."""

    number: str
    span: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text: `text[i]` stands at `origin[i]` in the source.

    `refs` are footnote references as (position in `text`, number); `footnotes` come in
    order, each with the position in `text` it was taken from; `marks` are the stretches
    of the source that were taken out.
    """

    text: str
    origin: list[int]
    refs: list[tuple[int, str]]
    footnotes: list[tuple[int, Footnote]]
    marks: list[Span]


def _closing(text: str, start: int) -> int | None:
    """The position of the bracket that closes one opened before `start`; None if there is none."""
    depth = 1
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return bracket.start()
    return None


def take_out(text: str) -> Flow:
    """Separate the marks of `text` from its words.

    A footnote that is opened and never closed is left in the words, so nothing is lost.
    """
    parts: list[str] = []
    origin: list[int] = []
    refs: list[tuple[int, str]] = []
    footnotes: list[tuple[int, Footnote]] = []
    marks: list[Span] = []
    position = 0

    def keep(until: int) -> None:
        parts.append(text[position:until])
        origin.extend(range(position, until))

    at = 0
    while mark := _MARK.search(text, at):
        end = mark.end()
        if mark["note"]:
            close = _closing(text, end)
            if close is None:
                at = end
                continue
            keep(mark.start())
            footnotes.append((len(origin), Footnote(mark["note"], Span(mark.start(), close + 1), Span(end, close))))
            end = close + 1
        else:
            keep(mark.start())
            if mark["ref"]:
                refs.append((len(origin), mark["ref"]))
        marks.append(Span(mark.start(), end))
        position = at = end
    keep(len(text))
    return Flow("".join(parts), origin, refs, footnotes, marks)
