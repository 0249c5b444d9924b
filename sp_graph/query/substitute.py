"""Putting checked terms in the place of a query's parameters.

A parameter is a variable whose name begins with an underscore (`?_theme_iri`); with two
(`?__state_iri`) it is optional. Its term takes its place wherever the variable stands as
a token, so it works under aggregates, in sub-SELECTs, in NOT EXISTS and behind LIMIT, and
cannot reach into a string, an IRI or a comment.

In a list of projected, grouping or ordering variables a bare parameter becomes an
expression: `SELECT ?_x` is `SELECT ("…" AS ?_x)`, `GROUP BY ?_x` is `GROUP BY ("…")`. A
sub-SELECT projects it under a name of its own (`?_x_`), because the outer SELECT may
project it too.

`BOUND(?__x)` becomes `true` or `false`. An optional parameter that was not given stays a
variable that nothing binds, so a condition is written `FILTER(!BOUND(?__x) || ?x = ?__x)`;
among the data of VALUES it becomes UNDEF, and `LIMIT ?__x` and `OFFSET ?__x` are left out.
"""

from __future__ import annotations

from sp_graph.errors import DataError
from sp_graph.query.tokens import Token, tokenize

_LIST_ENDS = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "GROUP", "WHERE", "FROM")


def parameters_of(query: str) -> list[str]:
    """The parameters of a query, as written without their question mark, in order."""
    seen: dict[str, None] = {}
    for token in tokenize(query):
        if token.kind == "variable" and token.text[1] == "_":
            seen[token.text[1:]] = None
    return list(seen)


def substitute(query: str, terms: dict[str, str]) -> str:
    """`query` with each parameter replaced by its term.

    Arguments: `terms` holds, by parameter as written in the query ("_theme_iri"), a term
    in SPARQL syntax that the caller has checked and serialised.

    Raises `DataError` if the query binds a parameter itself (BIND or VALUES).
    """
    tokens = list(tokenize(query))
    place = _Place()
    out: list[str] = []
    skip_until = -1
    for index, token in enumerate(tokens):
        if index <= skip_until:
            continue
        if token.is_word("BOUND") and (bound := _bound_parameter(tokens, index)):
            name, last = bound
            out.append("true" if name in terms else "false")
            skip_until = last
            continue
        if token.is_word("LIMIT", "OFFSET") and (number := _slice_without_number(tokens, index, terms)):
            skip_until = number
            continue
        place.step(token)
        if place.in_values_data and token.text.startswith(("?__", "$__")) and token.text[1:] not in terms:
            out.append("UNDEF")
            continue
        if token.kind != "variable" or token.text[1] != "_" or token.text[1:] not in terms:
            out.append(token.text)
            continue
        term = terms[token.text[1:]]
        if place.after_as or place.in_values_header:
            raise DataError(f"the query binds its parameter {token.text} itself")
        if place.projection:
            out.append(f"({term} AS {token.text}{'_' * place.nested})")
        elif place.listing:
            out.append(f"({term})")
        else:
            out.append(term)
    return "".join(out)


def _following(tokens: list[Token], index: int) -> list[tuple[int, Token]]:
    """The next tokens behind `index` with their indices, without spaces and comments."""
    near = enumerate(tokens[index + 1 : index + 12], index + 1)
    return [(i, t) for i, t in near if t.kind not in ("space", "comment")]


def _bound_parameter(tokens: list[Token], index: int) -> tuple[str, int] | None:
    """The parameter in `BOUND(?__x)` that begins at `index`, and the index of its bracket."""
    rest = _following(tokens, index)
    if len(rest) >= 3 and rest[0][1].text == "(" and rest[1][1].kind == "variable" and rest[2][1].text == ")":
        name = rest[1][1].text[1:]
        if name.startswith("_"):
            return name, rest[2][0]
    return None


def _slice_without_number(tokens: list[Token], index: int, terms: dict[str, str]) -> int | None:
    """The index of the optional parameter behind LIMIT or OFFSET if it was not given."""
    rest = _following(tokens, index)
    if rest and rest[0][1].kind == "variable":
        name = rest[0][1].text[1:]
        if name.startswith("__") and name not in terms:
            return rest[0][0]
    return None


class _Place:
    """Where in a query the present token stands."""

    def __init__(self) -> None:
        self.depth = 0
        self.after_as = False
        self.in_values_header = False
        self.in_values_data = False
        self.nested = False
        self._values_depth = 0
        self._in_list = ""
        self._list_depth = 0
        self._last = ""

    @property
    def projection(self) -> bool:
        """A bare place between SELECT and its WHERE."""
        return self._in_list == "SELECT" and self.depth == self._list_depth

    @property
    def listing(self) -> bool:
        """A bare place behind GROUP BY or ORDER BY."""
        return self._in_list == "BY" and self.depth == self._list_depth

    def step(self, token: Token) -> None:
        """Go on to the next token."""
        if token.kind in ("space", "comment"):
            return
        text = token.text.upper() if token.kind == "word" else token.text
        self.after_as = self._last == "AS"
        if text == "VALUES":
            self.in_values_header = True
        elif text == "{":
            if self.in_values_header:
                self.in_values_data, self._values_depth = True, self.depth
            self.in_values_header = False
        elif text == "}" and self.depth == self._values_depth + 1:
            self.in_values_data = False
        if text == "SELECT" or (text == "BY" and self._last in ("GROUP", "ORDER")):
            self._in_list, self._list_depth = text, self.depth
            self.nested = self.depth > 0
        elif self._in_list and self.depth == self._list_depth and (text in "{}" or text in _LIST_ENDS):
            self._in_list = ""
        self.depth += (text in ("(", "{", "[")) - (text in (")", "}", "]"))
        self._last = text
