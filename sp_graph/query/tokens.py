"""The tokens of a SPARQL query, each with its place: nothing is lost between them.

The kinds are those of the SPARQL 1.1 grammar as far as they must be told apart: a
variable inside a string, an IRI or a comment is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (
    ("space", r"[\t\n\r ]+"),
    ("comment", r"#[^\n\r]*"),
    ("iri", r"<[^\x00-\x20<>\"{}|^`\\]*>"),
    ("string", r"'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|\"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"\"\""
               r"|'(?:[^'\\\n\r]|\\.)*'|\"(?:[^\"\\\n\r]|\\.)*\""),
    ("variable", r"[?$](?:[^\W]|[\u00b7\u203f\u2040])+"),
    ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("number", r"(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+|\d*\.\d+|\d+"),
    ("blank", r"_:[^\W][\w.\-\u00b7]*"),
    ("name", r"(?:[^\W\d_][\w.\u00b7-]*(?<!\.))?:(?:(?:[\w:.\u00b7-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*(?<!\.))"),
    ("word", r"[A-Za-z_][A-Za-z0-9_]*"),
    ("punctuation", r"\^\^|\|\||&&|<=|>=|!=|[{}()\[\];,.=<>!+\-*/|^&?]"),
    ("other", r"."),
)  # fmt: skip
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS), re.DOTALL)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token:
    """A token: its kind, its text and the position it begins at."""

    __slots__ = ("kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int) -> None:
        self.kind = kind
        self.text = text
        self.start = start

    def __repr__(self) -> str:
        return f"Token({self.kind!r}, {self.text!r}, {self.start})"

    def is_word(self, *words: str) -> bool:
        """Whether the token is one of these keywords, in any case."""
        return self.kind == "word" and self.text.upper() in words


def tokenize(query: str) -> Iterator[Token]:
    """Yield the tokens of `query`; their texts joined are `query`.

    What no SPARQL token begins with comes as a token of kind "other", one character.
    """
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "other", match[0], match.start())


def decode_codepoints(query: str) -> str:
    r"""`query` with its codepoint escapes (`\u0053`) replaced, as a SPARQL parser reads it.

    Source: SPARQL 1.1 Query Language, section 19.2. An escape beyond Unicode is left.
    """

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]

    return _CODEPOINT.sub(character, query)
