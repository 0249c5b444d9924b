"""`sp-graph export`: the published graph as a file."""

from __future__ import annotations

import os
import shutil
import sys
from typing import BinaryIO

import click

FORMATS = ("nquads", "trig", "turtle", "ntriples")


@click.command()
@click.argument("form", metavar="[nquads|trig|turtle|ntriples]", type=click.Choice(FORMATS), default="nquads")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The file to write; else standard output.")
@click.pass_obj
def export(store: str, form: str, output: str | None) -> None:
    """Write the graph as N-Quads, TriG, Turtle or N-Triples.

    N-Quads and TriG keep the named graphs; Turtle and N-Triples hold their union. The file
    appears when it is complete.
    """
    from sp_graph.store import require_build

    graph = os.path.join(require_build(store), "graph.nq")
    if output is None:
        _write(graph, form, sys.stdout.buffer)
        return
    partial = f"{output}.partial"
    try:
        with open(partial, "wb") as file:
            _write(graph, form, file)
        os.replace(partial, output)
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}") from error


def _write(graph: str, form: str, out: BinaryIO) -> None:
    if form == "nquads":
        with open(graph, "rb") as source:
            shutil.copyfileobj(source, out)
        return
    from pyoxigraph import RdfFormat, parse, serialize

    from sp_graph.namespaces import PREFIXES

    quads = parse(path=graph, format=RdfFormat.N_QUADS)
    if form == "trig":
        serialize(quads, out, format=RdfFormat.TRIG, prefixes=PREFIXES)
        return
    triples = sorted({quad.triple for quad in quads}, key=str)
    target = RdfFormat.TURTLE if form == "turtle" else RdfFormat.N_TRIPLES
    serialize(triples, out, format=target, prefixes=PREFIXES if form == "turtle" else None)
