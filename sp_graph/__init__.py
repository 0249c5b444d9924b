"""The knowledge graph of the United Nations special procedures.

A document's way through the package, one stage after the other:

`documents` (text → parsed document) → `nlp` (mentions and links) → `facts` →
`graph` (quads, evidence check, validation) → `store` → `query` (answers).
`authority` holds what is known before any document is read; `cli` asks and builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sp_graph.client import Graph

__version__ = "0.1.0"


def open(store: str | None = None) -> Graph:
    """Open a built graph to ask it from Python; see `sp_graph.client`."""
    from sp_graph.client import open_graph

    return open_graph(store)
