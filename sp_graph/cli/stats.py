"""`sp-graph stats`: how complete the graph is."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from sp_graph.cli.query import emit_bytes, on_terminal, terminal_width
from sp_graph.query.formats import FORMATS, render
from sp_graph.query.run import Answer


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to print the answer (default: table).")
@click.pass_obj
def stats(store: str, form: str | None) -> None:
    """Show by document: paragraphs, mentions, linked, unlinked, facts, unassigned characters."""
    from sp_graph.store import require_build

    with open(os.path.join(require_build(store), "report", "coverage.json"), encoding="utf-8") as file:
        coverage = json.load(file)
    emit_bytes(render(_table(coverage), form or "table", width=terminal_width(), colour=on_terminal()))


def _table(coverage: dict[str, Any]) -> Answer:
    columns = ["document", "passages", "mentions", "linked", "unlinked", "facts", "unassigned characters"]
    rows = []
    for name, document in coverage["documents"].items():
        mentions = document["mentions"].values()
        numbers = (
            sum(n for kind, n in document["passages"].items() if kind in ("paragraph", "item", "footnote")),
            sum(m["all"] for m in mentions),
            sum(m["linked"] for m in mentions),
            sum(m["unlinked"] for m in mentions),
            sum(document["facts"].values()),
            document["unassigned_characters"],
        )
        rows.append([name, *map(str, numbers)])
    return Answer(columns, rows)
