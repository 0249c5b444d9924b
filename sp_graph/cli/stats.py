"""`sp-graph stats`: how complete the graph is."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

import click

from sp_graph.cli.query import emit_bytes, on_terminal, terminal_width
from sp_graph.query.formats import FORMATS, render
from sp_graph.query.run import Answer

_BOTH = ("table", "md", "html")
"""The formats that show both tables, if none is asked for."""

_COUNTS = ("mentions", "linked", "unlinked", "facts", "candidates", "rejected")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to print the answer (default: table).")
@click.option(
    "--by",
    type=click.Choice(("document", "family")),
    help="Which table to print (default: both; one by document in formats for other tools).",
)
@click.pass_obj
def stats(store: str, form: str | None, by: str | None) -> None:
    """Show how complete the graph is, by document and by family.

    Passages are paragraphs, items and footnotes; candidates are facts that were held back as too
    unsure, rejected those that a person refused. Each family has its precision, recall
    and F1 against facts that a person read (gold) in the documents it was measured on.
    """
    from sp_graph.store import require_build

    with open(os.path.join(require_build(store), "report", "coverage.json"), encoding="utf-8") as file:
        coverage = json.load(file)
    form = form or "table"
    tables = {"document": _documents, "family": _families}
    chosen = [by] if by else list(tables) if form in _BOTH else ["document"]
    shown = [render(tables[name](coverage), form, width=terminal_width(), colour=on_terminal()) for name in chosen]
    emit_bytes(b"\n".join(shown))


def _documents(coverage: dict[str, Any]) -> Answer:
    columns = ["document", "passages", "stating facts", *_COUNTS, "unassigned characters"]
    rows = []
    for name, document in coverage["documents"].items():
        counts = document["families"]["all"]
        numbers = (counts["passages"], counts["with_facts"], *_numbers(counts), document["unassigned_characters"])
        rows.append([name, *map(str, numbers)])
    return Answer(columns, rows)


def _families(coverage: dict[str, Any]) -> Answer:
    """The families of all documents together, with the measured scores; some families have only one of the two."""
    totals: dict[str, dict[str, int]] = {}
    for document in coverage["documents"].values():
        for family, counts in document["families"].items():
            total = totals.setdefault(family, dict.fromkeys(("with_facts", *_COUNTS), 0))
            for name in total:
                total[name] += counts[name]
    totals.pop("all", None)
    scores = coverage["scores"]
    rows = []
    for family in dict.fromkeys([*totals, *scores]):
        counted = [str(n) for n in _stating(totals[family])] if family in totals else [""] * (len(_COUNTS) + 1)
        rows.append([family, *counted, *_score(scores.get(family))])
    return Answer(["family", "stating", *_COUNTS, "gold", "precision", "recall", "F1"], rows)


def _stating(counts: Mapping[str, int]) -> list[int]:
    return [counts["with_facts"], *_numbers(counts)]


def _numbers(counts: Mapping[str, int]) -> list[int]:
    return [counts[name] for name in _COUNTS]


def _score(score: Mapping[str, float] | None) -> list[str]:
    if score is None:
        return [""] * 4
    return [str(score["gold"]), *(f"{score[name]:.3f}" for name in ("precision", "recall", "f1"))]
