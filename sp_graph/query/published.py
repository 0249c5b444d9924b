"""The tables of facts that a build publishes beside its graph.

Each is the answer of a canned query without parameters, as CSV, with the text of the
query it came from. Asking for such a table gives the published file if the question has
not changed since, and needs no database then.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from sp_graph.query.canned import CannedQuery

FOLDER = "tables"
TAG = "facts"


def tables(store: Store) -> dict[str, bytes]:
    """The files of the folder of tables, by name."""
    from sp_graph.query.canned import load_all
    from sp_graph.query.formats import as_csv
    from sp_graph.query.run import ask

    files = {}
    for canned in load_all():
        if TAG in canned.tags and not canned.parameters:
            files[f"{canned.name}.csv"] = as_csv(ask(store, canned, {})).encode()
            files[f"{canned.name}.rq"] = canned.text.encode()
    return files


def published(build: str, canned: CannedQuery) -> bytes | None:
    """The published table of a canned query as CSV; None if there is none of this very query."""
    path = os.path.join(build, FOLDER, canned.name)
    try:
        with open(f"{path}.rq", "rb") as file:
            if file.read() != canned.text.encode():
                return None
        with open(f"{path}.csv", "rb") as file:
            return file.read()
    except OSError:
        return None
