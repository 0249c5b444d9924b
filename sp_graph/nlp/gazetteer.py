"""Finding the names of a list in running text, longest first, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "‑": "-", "–": "-", "“": '"', "”": '"'})


def fold_text(text: str) -> str:
    """`text` in lower case with plain apostrophes and hyphens, character for character.

    The length is kept, so a position in the result is a position in `text`.
    """
    lower = text.translate(_FOLD).lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLD))


class Gazetteer:
    """Names and what they stand for.

    A name is looked up at every word by its first word, longest name first, and counts
    only where it ends at a word's end. Matching ignores case unless the name was added
    as `exact`. A name added with the value None is a blocker: it hides the shorter
    names inside it ("Northern Ireland" hides "Ireland").
    """

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, str, str | None, bool]]] = {}
        self._sorted = True

    def add(self, name: str, value: str | None, *, exact: bool = False) -> None:
        """Add a name; with `exact` its capitals must stand in the text as in the name."""
        folded = fold_text(" ".join(name.split()))
        first = _WORD.match(folded)
        if first is None:
            raise ValueError(f"a name must begin with a letter or digit: {name!r}")
        plain = name.translate(_FOLD)
        self._by_first.setdefault(first[0], []).append((folded, plain, value, exact))
        self._sorted = False

    def find(
        self, text: str, folded: str | None = None, words: list[tuple[int, str]] | None = None
    ) -> Iterator[tuple[int, int, str | None]]:
        """Yield (start, end, value) of the names in `text`, left to right, without overlaps.

        `folded` is `fold_text(text)` and `words` is `words_of(folded)`, for callers that
        have them; several gazetteers can share them.
        """
        if not self._sorted:
            for names in self._by_first.values():
                names.sort(key=lambda n: -len(n[0]))
            self._sorted = True
        folded = fold_text(text) if folded is None else folded
        by_first, length, reached = self._by_first, len(folded), 0
        for start, word in words_of(folded) if words is None else words:
            if word not in by_first or start < reached:
                continue
            for name, plain, value, exact in by_first[word]:
                if not folded.startswith(name, start):
                    continue
                end = start + len(name)
                if end < length and folded[end].isalnum() and name[-1].isalnum():
                    continue
                if exact and text[start:end].translate(_FOLD) != plain:
                    continue
                reached = end
                yield start, end, value
                break


def words_of(folded: str) -> list[tuple[int, str]]:
    """The words of a folded text with their positions."""
    return [(word.start(), word[0]) for word in _WORD.finditer(folded)]
