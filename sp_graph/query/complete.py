"""What can be typed next: parameters of a question, and the values that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sp_graph.errors import SpGraphError
from sp_graph.query.canned import THING_TYPES, load

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 200


def completions(store: str | None, name: str, given: Sequence[str], incomplete: str) -> list[str]:
    """What may stand instead of `incomplete` after a question's name and the values `given`.

    Nothing is an error here: what is not known has no completions.
    """
    try:
        parameters = load(name).parameters
        key, equals, begun = incomplete.partition("=")
        if not equals:
            used = {value.partition("=")[0] for value in given}
            return [f"{p.name}=" for p in parameters if p.name.startswith(incomplete) and p.name not in used]
        kind = next((p.type for p in parameters if p.name == key), "")
        return [f"{key}={value}" for value in _values(store, kind) if value.lower().startswith(begun.lower())][:MOST]
    except SpGraphError:
        return []


def _values(store: str | None, kind: str) -> list[str]:
    from sp_graph.query.run import run, table
    from sp_graph.query.values import names_of
    from sp_graph.store import location, open_store

    graph = open_store(location(store))
    if kind == "year":
        rows = table(run(graph, "SELECT DISTINCT ?y { ?d sp:reportsOn ?y } ORDER BY ?y")).rows
        return [row[0] for row in rows]
    if kind not in THING_TYPES:
        return []
    return sorted({name for _, name in names_of(graph, kind)})
