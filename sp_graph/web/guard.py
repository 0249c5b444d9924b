"""What a query may not do, decided on its tokens before anything parses it.

A keyword inside a string, an IRI or a comment is none; one that is written with codepoint
escapes is one. So the text is looked at both as it is and with its escapes replaced, and
what either reading finds counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sp_graph.namespaces import PREFIXES
from sp_graph.query.tokens import decode_codepoints, tokenize
from sp_graph.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from sp_graph.query.tokens import Token

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_READS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# Functions whose value is another one each time.
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE|SERVICE)\b|\\u", re.IGNORECASE)
_BLANK = re.compile(r"\[|_:")


def readings(query: str) -> list[str]:
    """The text as it is and, if that is another, with its codepoint escapes replaced."""
    if "\\u" not in query and "\\U" not in query:
        return [query]
    return [query, decode_codepoints(query)]


def calls_services(query: str, allowed: Collection[str]) -> bool:
    """Whether the query calls other endpoints, all of them allowed.

    Raises `Problem` (403) if it may not call one of them.
    """
    found = False
    for text in readings(query):
        if "service" in text.lower():
            tokens = [t for t in tokenize(text) if t.kind not in ("space", "comment")]
            for index, token in enumerate(tokens):
                if token.is_word("SERVICE"):
                    found = True
                    _require_allowed(tokens, index, allowed)
                elif token.kind == "other" or (token.kind == "word" and "SERVICE" in token.text.upper()):
                    # A parser needs no space behind a keyword: "trueSERVICE", "SERVICESILENT".
                    _require_allowed([], 0, allowed)
    return found


def _require_allowed(tokens: list[Token], index: int, allowed: Collection[str]) -> None:
    rest = tokens[index + 1 : index + 3]
    if rest and rest[0].is_word("SILENT"):
        del rest[0]
    target = _address(tokens, rest[0]) if rest else None
    if target is None or target not in allowed:
        named = f"<{target}>" if target else "what only a running query would tell"
        raise Problem(
            403,
            "service",
            f"SERVICE would fetch from {named}, and this endpoint does not. An operator can allow an "
            "address with --allow-service; it must then stand in the query in full.",
        )


def _address(tokens: list[Token], token: Token) -> str | None:
    """The IRI that a token names, if it does so by itself."""
    if token.kind == "iri":
        return decode_codepoints(token.text[1:-1])
    if token.kind != "name":
        return None
    prefix, _, local = token.text.partition(":")
    declared = {
        iri.text[1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.is_word("PREFIX") and name.text == f"{prefix}:"
    }
    # A prefix that is declared twice means something else in other places: not decided here.
    namespaces = declared or ({PREFIXES[prefix]} if prefix in PREFIXES else set())
    return decode_codepoints(namespaces.pop() + local) if len(namespaces) == 1 and "\\" not in local else None


def names_its_dataset(query: str) -> bool:
    """Whether the query has FROM clauses."""
    return any(
        any(token.is_word("FROM") for token in tokenize(text)) for text in readings(query) if "from" in text.lower()
    )


def is_update(query: str) -> bool:
    """Whether a text that is no query begins like an update. For the message only: no update is ever run."""
    for text in readings(query):
        for token in tokenize(text):
            if token.is_word(*_UPDATES):
                return True
            if token.is_word(*_READS):
                break
    return False


def repeatable(query: str) -> bool:
    """Whether the query has the same answer, byte by byte, whenever it is asked of the same graph.

    Errs on the side of no: the names of functions count in strings too.
    """
    if _CHANGING.search(query):
        return False
    # New blank nodes of a CONSTRUCT get new labels each time.
    return not (re.search(r"CONSTRUCT|DESCRIBE", query, re.IGNORECASE) and _BLANK.search(query))
