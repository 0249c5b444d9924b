"""Words that the end of a line divides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)[-\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(
    r"[.,;:)\]]|\S*[/_=&?%]\S*|\S+\.(?:html?|aspx?|pdf|docx?|org|php|jsp)\b\S*", re.IGNORECASE
)
# First halves that keep their hyphen before any word; others keep it before a word of the document.
_PREFIXES = frozenset(["anti", "cross", "ex", "ill", "non", "quasi", "self", "socio", "vice"])
_TENS = frozenset(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])


class Joiner:
    """Joins lines to paragraphs; a document's own words tell what its hyphens mean."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        self._small: set[str] = set()
        divided = False
        for line in lines:
            # The parts of a divided word prove nothing.
            found = _WORD.findall(line)[divided:]
            divided = line.rstrip().endswith(("-", "\u2010", "\u00ad"))
            found = found[:-1] if divided else found
            self._words.update(word.casefold() for word in found)
            self._small.update(word for word in found if word.islower())

        self._divides = self._divides_words(lines)

    def _divides_words(self, lines: Sequence[str]) -> bool:
        """Whether hyphens at the ends of lines divide words here, as far as other words tell."""
        divided = kept = 0
        for text, line in pairwise(lines):
            before, after = _DIVIDED.search(text.rstrip()), _FIRST.match(line.lstrip())
            if before and after and after[0].islower():
                first, second = before[1].casefold(), after[0]
                divided += self._words[first + second] > 0
                kept += self._words[f"{first}-{second}"] > 0 or first in _PREFIXES
        return divided >= kept

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one text."""
        text = ""
        for line in (one.strip() for one in lines):
            text = self._with(text, line) if text else line
        return text

    def _with(self, text: str, line: str) -> str:
        if text.endswith("\u00ad"):
            return text[:-1] + line
        if _ADDRESS.search(text) and (text[-1] in "/-_.=&?%" or _ADDRESS_GOES_ON.match(line)):
            return text + line
        if text.endswith(("-", "\u2010")):
            return text + line if self._keeps_hyphen(text, line) else text[:-1] + line
        if text.endswith("/") or (text[-1:] in "–—" and not text[-2:-1].isspace()):
            return text + line
        return f"{text} {line}"

    def _keeps_hyphen(self, text: str, line: str) -> bool:
        """Whether the hyphen at the end of `text` belongs to the word."""
        before, after = _DIVIDED.search(text), _FIRST.match(line)
        if not before or not after or not after[0][0].islower():
            return True
        first, second = before[1].casefold(), after[0].casefold()
        whole, compound = self._words[first + second], self._words[f"{first}-{second}"]
        if whole or compound:
            return compound > whole
        if not self._divides or "-" in first or first in _PREFIXES or first in _TENS:
            return True
        return first in self._small and second in self._small
