"""Running queries: canned ones with their parameters, and any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sp_graph.errors import QuestionError
from sp_graph.namespaces import PREFIXES
from sp_graph.query.nearest import nearest
from sp_graph.query.substitute import substitute
from sp_graph.query.tokens import tokenize
from sp_graph.query.values import term_for

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

    from sp_graph.query.canned import CannedQuery

_PLACE = r"at (\d+):(\d+)"
# A query nested deeper than anyone writes overflows the stack of the engine's parser.
_DEEPEST = 200
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


class Answer:
    """A table of answers: `columns`, and `rows` of plain strings ("" for no value)."""

    __slots__ = ("columns", "rows")

    def __init__(self, columns: list[str], rows: list[list[str]]) -> None:
        self.columns = columns
        self.rows = rows


def prepare(store: Store, query: CannedQuery, given: dict[str, str]) -> str:
    """The SPARQL of a canned query with the given values in it.

    Raises `QuestionError` for an unknown or missing parameter or value.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            close = nearest(name, known) or sorted(known)
            has = f"it has {', '.join(close)}" if close else "it has no parameters"
            raise QuestionError(f"{query.name} has no parameter {name!r}; {has}")
    terms = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        if value is not None and value != "":
            terms[parameter.variable] = term_for(store, parameter, value)
        elif parameter.required:
            example = f", for example {name}={shell(parameter.example)}" if parameter.example else ""
            raise QuestionError(f"{query.name} needs {name}{example}")
    return substitute(query.text, terms)


def shell(value: str) -> str:
    """A value as it is typed in a shell."""
    return f'"{value}"' if " " in value else value


def ask(store: Store, query: CannedQuery, given: dict[str, str]) -> Answer:
    """The answer of a canned query."""
    return table(run(store, prepare(store, query, given)))


def run(store: Store, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Evaluate any read query over the union of all graphs; the project's prefixes are known.

    Raises `QuestionError` with the line, the column and the missing prefix if it does not parse.
    """
    _require_shallow(query)
    try:
        return store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QuestionError(explain(query, str(error))) from error


def _require_shallow(query: str) -> None:
    if sum(map(query.count, "{([")) <= _DEEPEST:
        return
    depth = 0
    for token in tokenize(query):
        depth += (token.text in ("{", "(", "[")) - (token.text in ("}", ")", "]"))
        if depth > _DEEPEST:
            raise QuestionError(f"the query nests its brackets deeper than {_DEEPEST} levels")


def table(results: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    """Query results as a table of strings."""
    from pyoxigraph import QueryBoolean, QuerySolutions

    if isinstance(results, QueryBoolean):
        return Answer(["answer"], [["true" if results else "false"]])
    if isinstance(results, QuerySolutions):
        columns = [variable.value for variable in results.variables]
        return Answer(columns, [[_plain(term) for term in solution] for solution in results])
    return Answer(
        ["subject", "predicate", "object"],
        [[_plain(t.subject), _plain(t.predicate), _plain(t.object)] for t in results],
    )


def _plain(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def explain(query: str, message: str) -> str:
    """A syntax error with its line, its place marked, and the prefix that is missing, if one is."""
    first = next((t for t in tokenize(query) if t.kind == "word" and not t.is_word("PREFIX", "BASE")), None)
    if first is not None and first.is_word(*_UPDATES):
        return "this is an update; the graph only answers SELECT, ASK, CONSTRUCT and DESCRIBE"
    missing = missing_prefixes(query)
    lines = ["the query does not parse"]
    if missing:
        lines[0] += f": the prefix {missing[0]}: is not declared"
    if found := re.search(_PLACE, message):
        row, column = int(found[1]), int(found[2])
        source = query.split("\n")
        lines[0] += f" (line {row}, column {column})"
        if row <= len(source):
            lines += [f"  {source[row - 1]}", "  " + " " * (column - 1) + "^"]
    if not missing:
        lines.append(message)
    return "\n".join(lines)


def missing_prefixes(query: str) -> list[str]:
    """The prefixes a query uses and neither declares nor finds among the known ones."""
    declared = set(PREFIXES)
    used: list[str] = []
    declaring = False
    for token in tokenize(query):
        if token.kind in ("space", "comment"):
            continue
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if declaring:
                declared.add(prefix)
            elif prefix not in used:
                used.append(prefix)
        declaring = token.is_word("PREFIX")
    return [prefix for prefix in used if prefix not in declared]
