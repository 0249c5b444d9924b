"""The graph from Python: canned questions, SPARQL, things and their evidence.

    import sp_graph
    g = sp_graph.open()
    g.query("reports-by-theme", theme="climate-change", year=2023)

The same calls work on the local store and, given its address, on a remote endpoint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from sp_graph.query.run import Answer, prepare, run, table

if TYPE_CHECKING:
    import pandas
    import polars
    from pyoxigraph import Store

    from sp_graph.query.things import Evidence, Statement


class Rows(Sequence[dict[str, str | int | float | None]]):
    """The rows of an answer; numbers are numbers, what has no value is None.

    In a notebook it shows itself as a table.
    """

    def __init__(self, answer: Answer) -> None:
        self.columns = list(answer.columns)
        self._rows = [
            {column: _typed(column, cell) for column, cell in zip(answer.columns, row, strict=True)}
            for row in answer.rows
        ]
        self._answer = answer

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> dict[str, str | int | float | None]: ...

    @overload
    def __getitem__(self, index: slice) -> list[dict[str, str | int | float | None]]: ...

    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def __iter__(self) -> Iterator[dict[str, str | int | float | None]]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self._answer.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame (pandas must be installed)."""
        import pandas

        return pandas.DataFrame(self._rows, columns=self.columns)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars data frame (polars must be installed)."""
        import polars

        return polars.DataFrame(self._rows, schema=self.columns, infer_schema_length=None)


# Columns whose cells look like numbers and are none.
_TEXT = {"paragraph", "document", "symbol", "state", "period", "term", "start", "end", "breakdown"}


def _typed(column: str, cell: str) -> str | int | float | None:
    if cell == "":
        return None
    if column not in _TEXT:
        try:
            return int(cell)
        except ValueError:
            pass
        try:
            return float(cell) if cell.replace(".", "", 1).lstrip("+-").isdigit() else cell
        except ValueError:
            pass
    return cell


class Graph:
    """A built graph to ask."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def questions(self) -> dict[str, str]:
        """The canned questions: their names, with what each asks."""
        from sp_graph.query.canned import load_all

        return {canned.name: canned.summary for canned in load_all()}

    def query(self, name: str, **values: object) -> Rows:
        """Ask a canned question.

        Arguments: its name and its parameters; a value may be any name of a thing.
        Raises `QuestionError` for an unknown question, parameter or value.
        """
        from sp_graph.query.canned import load

        canned = load(name)
        given = {key: str(value) for key, value in values.items() if value is not None}
        return Rows(table(run(self._store, prepare(self._store, canned, given))))

    def sparql(self, query: str) -> Rows:
        """The rows of any SELECT or ASK query, or the triples of CONSTRUCT and DESCRIBE."""
        return Rows(table(run(self._store, query)))

    def show(self, thing: str) -> list[Statement]:
        """Everything known of a thing: a symbol, a name or an IRI."""
        from sp_graph.query.things import find, statements

        return statements(self._store, find(self._store, thing))

    def evidence(self, thing: str) -> list[Evidence]:
        """The facts behind a thing, or a fact itself, with document, paragraph, quotation and rule."""
        from sp_graph.query.things import evidence, find

        return evidence(self._store, find(self._store, thing))


def open_graph(store: str | None = None) -> Graph:
    """Open a graph.

    Arguments: `store` is a folder, or the address of a SPARQL endpoint; without it, what
    SP_GRAPH_STORE says, else the user's data directory.
    Raises `StoreError` if there is no graph.
    """
    from sp_graph.store import location, open_store

    return Graph(open_store(location(store)))
