"""What a finder returns: a stretch of text and what it stands for."""

from __future__ import annotations

from typing import NamedTuple

from sp_graph.model import MentionKind


class Found(NamedTuple):
    """A find in a text: `text[start:end]` is of `kind` and stands for `target`.

    `target` is None for a name that cannot be linked; `reason` then says why. `detail`
    is what the kind needs beside: the part cited, the precision of a date, the role.
    """

    kind: MentionKind
    start: int
    end: int
    target: str | None
    method: str
    score: float = 1.0
    reason: str = ""
    candidates: tuple[str, ...] = ()
    detail: str = ""


def outside(finds: list[Found], covers: list[Found]) -> list[Found]:
    """The finds that do not lie inside one of `covers` (both in the order of the text)."""
    kept: list[Found] = []
    at = 0
    for find in finds:
        while at < len(covers) and covers[at].end <= find.start:
            at += 1
        if not (at < len(covers) and covers[at].start <= find.start and find.end <= covers[at].end):
            kept.append(find)
    return kept
