"""The tokens of a SPARQL query, each with its place: nothing is lost between them.

The kinds are those of the SPARQL 1.1 grammar as far as they must be told apart: a
variable inside a string, an IRI or a comment is none. In `FILTER(?a<?b&&?c>?d)` the `<`
is less-than, in `{ ?a<p>?b }` it begins an IRI; so the tokens before it decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (
    ("space", r"[\t\n\r ]+"),
    ("comment", r"#[^\n\r]*"),
    ("iri", r"<(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"),
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
_OPERANDS = ("variable", "number", "string", "language", "name", "iri")
_LESS = re.compile(r"(?P<punctuation><=?)")
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
    context = _Context()
    start = 0
    while start < len(query):
        pattern = _LESS if query[start] == "<" and context.expects_operator else _TOKEN
        match = pattern.match(query, start)
        if match is None:  # never: the last kind is any character
            return
        token = Token(match.lastgroup or "other", match[0], start)
        start = match.end()
        if token.kind not in ("space", "comment"):
            context.step(token)
        yield token


class _Context:
    """Whether the tokens so far leave us inside an expression, behind one of its operands."""

    def __init__(self) -> None:
        self.expects_operator = False
        self._inside = [False]
        self._clause = False
        self._last = self._before = Token("space", "", 0)

    def step(self, token: Token) -> None:
        """Go on to the next token that is no space or comment."""
        text = token.text
        if text == "(":
            self._inside.append(self._inside[-1] or self._opens_expression())
        elif text in ("{", "["):
            self._inside.append(False)
        elif text in (")", "}", "]") and len(self._inside) > 1:
            self._inside.pop()
        if text in ("{", "}") or token.is_word("WHERE", "FROM", "LIMIT", "OFFSET", "VALUES"):
            self._clause = False
        elif token.is_word("SELECT", "BY", "HAVING"):
            self._clause = True
        operand = token.kind in _OPERANDS or text in (")", "}") or token.is_word("TRUE", "FALSE")
        self.expects_operator = self._inside[-1] and operand
        self._before, self._last = self._last, token

    def _opens_expression(self) -> bool:
        """Whether a bracket here opens an expression rather than a collection or a path."""
        if self._last.kind == "word":
            return not self._last.is_word("A", "VALUES", "TRUE", "FALSE", "UNDEF")
        if self._last.kind in ("name", "iri") and self._before.is_word("FILTER"):
            return True
        return self._clause


def decode_codepoints(query: str) -> str:
    r"""`query` with its codepoint escapes (`\u0053`) replaced, as a SPARQL parser reads it.

    Source: SPARQL 1.1 Query Language, section 19.2. An escape beyond Unicode is left.
    """

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]

    return _CODEPOINT.sub(character, query)
