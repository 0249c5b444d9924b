"""`sp-graph sparql`: any SPARQL query."""

from __future__ import annotations

import sys

import click

from sp_graph.cli.query import emit, emit_bytes, on_terminal, terminal_width
from sp_graph.errors import QuestionError
from sp_graph.query.formats import FORMATS, as_table, render

GRAPH_FORMATS = ("turtle", "ntriples", "jsonld")


@click.command()
@click.argument("text", required=False, metavar="[QUERY|-]")
@click.option("-f", "--file", "path", type=click.Path(), help="Read the query from a file.")
@click.option("--format", "form", type=click.Choice((*FORMATS, *GRAPH_FORMATS)), help="How to print the answer.")
@click.pass_obj
def sparql(store: str, text: str | None, path: str | None, form: str | None) -> None:
    """Run a SPARQL query over the union of all graphs.

    The prefixes of the project (sp, id, dcterms, skos, …) need no declaration.
    """
    from pyoxigraph import QueryTriples, RdfFormat, serialize

    from sp_graph.namespaces import PREFIXES
    from sp_graph.query.run import run, table
    from sp_graph.query.things import shorten
    from sp_graph.store import open_store

    results = run(open_store(store), _query_text(text, path))
    if isinstance(results, QueryTriples) and form in (None, *GRAPH_FORMATS):
        formats = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
        data = serialize(results, format=formats[form or "turtle"], prefixes=PREFIXES)
        emit_bytes(data or b"")
        return
    if form in GRAPH_FORMATS:
        raise QuestionError(f"{form} prints graphs; this query gives a table")
    answer = table(results)
    if form in (None, "table"):
        answer.rows = [[shorten(cell) for cell in row] for row in answer.rows]
        emit(as_table(answer, width=terminal_width(), evidence=False, colour=on_terminal()))
    else:
        emit_bytes(render(answer, form))


def _query_text(text: str | None, path: str | None) -> str:
    if path is not None:
        try:
            with open(path, encoding="utf-8") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise QuestionError(f"{path}: cannot be read: {error}") from error
    if text is None or text == "-":
        return sys.stdin.read()
    return text
