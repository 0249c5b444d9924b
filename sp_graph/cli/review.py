"""`sp-graph review`: what needs eyes, most valuable first."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from sp_graph.cli.query import emit, emit_bytes, on_terminal, terminal_width
from sp_graph.errors import StoreError
from sp_graph.query.formats import render, wrapped
from sp_graph.query.run import Answer

FORMATS = ("table", "csv", "json")
_SHOWN = 20
_COLUMNS = ("worth", "what", "document", "paragraph", "which", "reason", "quote", "line")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How to print the list.")
@click.option(
    "--most", type=click.IntRange(min=0), help=f"How many to print, 0 for all (default: {_SHOWN}, in csv and json all)."
)
@click.option("--what", metavar="KIND", help="Only these: link, mandate, audit or a family such as figures.")
@click.pass_obj
def review(store: str, form: str, most: int | None, what: str | None) -> None:
    """List what a person should look at, most valuable first.

    The worth of an item is the number of facts that a decision on it is expected to change. Its
    last line is to be pasted into the file of decisions (`sp-graph build --decisions FILE`).
    """
    items = [item for item in _items(store) if what in (None, item["what"])]
    most = (_SHOWN if form == "table" else 0) if most is None else most
    shown = items[:most] if most else items
    if form == "table":
        emit(_listed(shown, len(items), terminal_width(), bold=on_terminal()))
    elif form == "json":
        emit(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
    else:
        answer = Answer(list(_COLUMNS), [[str(item[name]) for name in _COLUMNS] for item in shown])
        emit_bytes(render(answer, form))


def _items(store: str) -> list[dict[str, Any]]:
    """The list that the build made. Raises `StoreError` if it is not there."""
    from sp_graph.store import require_build

    folder = require_build(store)
    try:
        with open(os.path.join(folder, "report", "review.jsonl"), encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    except OSError as error:
        raise StoreError(f"{folder} holds no list of what to review; run `sp-graph build` again") from error


def _listed(items: list[dict[str, Any]], count: int, width: int, *, bold: bool) -> str:
    lines = []
    for item in items:
        place = f"{item['document']} para. {item['paragraph']}".removesuffix(" para. ")
        head = f"{item['what']} in {place}, worth {item['worth']:g}"
        lines.append(f"\x1b[1m{head}\x1b[0m" if bold else head)
        for text in (item["which"], item["reason"], f"“{item['quote']}”"):
            lines += wrapped(text, width, "    ")
        lines += [item["line"], ""]
    rest = "" if len(items) == count else f", {len(items)} shown; --most 0 shows all"
    lines.append(f"({count} item{'' if count == 1 else 's'}{rest})")
    return "\n".join(lines) + "\n"
