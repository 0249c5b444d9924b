"""Documents without paragraph numbers: which of their lines are body text.

Letters and guides print no numbers. Their body paragraphs are counted, "p1", "p2" …, without
the date, the salutation, the letterhead and the signature.
"""

from __future__ import annotations

import re

_DATE = re.compile(r"\d{1,2} \w+ \d{4}$|\w+ \d{1,2}, \d{4}$")
_CLOSING = re.compile(r"(?:Please accept|Yours (?:sincerely|faithfully|truly)|Sincerely|Respectfully)\b", re.IGNORECASE)
_CONTACT = re.compile(r"www\.|@|\bTEL\b|\bFAX\b|TELEFAX", re.IGNORECASE)
_SHORT = 60


class Letter:
    """Follows a letter from its date to its signature."""

    def __init__(self) -> None:
        self.count = 0
        self.closed = False

    def is_body(self, words: str) -> bool:
        """Whether `words`, a line that begins a block, belong to the body."""
        if self.closed or _DATE.match(words) or (words.endswith(",") and len(words) < _SHORT):
            return False
        if words.isupper() or (_CONTACT.search(words) and len(words) < 2 * _SHORT):
            return False
        if _CLOSING.match(words):
            self.closed = True
            return True
        return len(words) >= _SHORT or words.endswith((".", ":", "?", ";"))

    def next_label(self) -> str:
        """The label of the next body paragraph."""
        self.count += 1
        return f"p{self.count}"
