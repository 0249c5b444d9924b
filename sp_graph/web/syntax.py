"""A query that does not parse: where, and what to do about it."""

from __future__ import annotations

import re
from typing import Any

from sp_graph.query.run import missing_prefixes
from sp_graph.query.tokens import tokenize
from sp_graph.web.guard import is_update
from sp_graph.web.problems import Problem

READ_ONLY = (
    "This endpoint answers queries and changes nothing: the graph is rebuilt from its sources, not edited. "
    "To change it, change a source and run `sp-graph build`."
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# What the engine's grammar calls a character class: of no use to a reader.
_CLASSES = re.compile(r"\[[^\]]*\](?:, )?|, \[[^\]]*$")
_LONGEST_LINE = 300
# A token list of a huge text is not worth its time.
_LONGEST_QUERY = 1_000_000


def update_refused() -> Problem:
    """The answer to whoever would change the graph."""
    return Problem(403, "update", READ_ONLY)


def syntax_problem(query: str, message: str) -> Problem:
    """The problem (400) of a query the engine refused with this message."""
    if len(query) <= _LONGEST_QUERY and is_update(query):
        return update_refused()
    missing = missing_prefixes(query) if len(query) <= _LONGEST_QUERY else []
    found = _PLACE.search(message)
    more: dict[str, Any] = {}
    if found:
        line, column = _first_use(query, missing[0]) if missing else (int(found[1]), int(found[2]))
        lines = query.split("\n")
        source = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
        start = max(0, column - _LONGEST_LINE // 2) if len(source) > _LONGEST_LINE else 0
        more = {"line": line, "column": column, "source": source[start : start + _LONGEST_LINE]}
        more["marker"] = " " * (column - 1 - start) + "^"
    where = f" at line {more['line']}, column {more['column']}" if found else ""
    if missing:
        more["missingPrefixes"] = missing
        names = ", ".join(f"{name}:" for name in missing)
        declare = f"add a line `PREFIX {missing[0]}: <…>` at its beginning"
        detail = f"The query does not parse{where}: the prefix {names} is not declared; {declare}."
    else:
        detail = f"The query does not parse{where}: {_readable(found[3] if found else message)}."
    return Problem(400, "syntax", detail, **more)


def _first_use(query: str, prefix: str) -> tuple[int, int]:
    """The line and column where a prefix is used first: the engine tells where it gave up, which is behind."""
    start = next((t.start for t in tokenize(query) if t.kind == "name" and t.text.startswith(f"{prefix}:")), 0)
    before = query[:start]
    return before.count("\n") + 1, start - before.rfind("\n")


def _readable(expected: str) -> str:
    """What the engine expected, without its character classes."""
    flat = " ".join(expected.split())
    kept = _CLASSES.sub("", flat).strip(" ,|")
    if kept in ("expected", "expected one of", ""):
        return "this cannot stand here"
    return kept[:500]
