"""Where a built graph lies, and opening it.

A store is a folder:

    builds/<16 hex digits>/graph.nq   the published graph: sorted N-Quads
    builds/<16 hex digits>/report/    what the build found, as JSON and tab-separated tables
    builds/<16 hex digits>/tables/    the tables of facts as CSV
    builds/<16 hex digits>/index/     the same graph as an Oxigraph database, made from graph.nq
    current                           the name of the build that counts, replaced in one step

The digits are the beginning of the SHA-256 of `graph.nq`. A build that fails or is killed
leaves `current` as it was.

The module imports nothing heavy: every asking command loads it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from sp_graph.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store

DIGITS = 16
ENVIRONMENT = "SP_GRAPH_STORE"


def default_location() -> str:
    """The store in the user's data directory, by the habits of the platform."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return os.path.join(base, "sp-graph")


def location(given: str | None = None) -> str:
    """The folder of the store: `given`, else what SP_GRAPH_STORE says, else the user's data directory."""
    return given or os.environ.get(ENVIRONMENT) or default_location()


def build_folder(root: str | Path, digest: str) -> str:
    """The folder of the build whose graph has the SHA-256 `digest` (hexadecimal)."""
    return os.path.join(root, "builds", digest[:DIGITS])


def set_current(root: str | Path, digest: str) -> None:
    """Make the build with this digest the one that counts, in one step."""
    temporary = os.path.join(root, f".current-{os.getpid()}")
    with open(temporary, "w", encoding="ascii") as file:
        file.write(digest[:DIGITS] + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, os.path.join(root, "current"))


def current_build(root: str | Path) -> str | None:
    """The folder of the build that counts; None if there is none."""
    try:
        with open(os.path.join(root, "current"), encoding="ascii") as file:
            digest = file.read().strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = build_folder(root, digest)
    return folder if digest and os.path.isdir(folder) else None


def is_address(root: str | Path) -> bool:
    """Whether a store is given by the address of its SPARQL endpoint."""
    return str(root).startswith(("http://", "https://"))


def require_build(root: str | Path) -> str:
    """The folder of the build that counts; `StoreError` that says to run `build` if there is none."""
    if is_address(root):
        raise StoreError(f"{root} is an endpoint; this command needs the folder of a build")
    folder = current_build(root)
    if folder is None:
        raise StoreError(f"there is no graph in {root}; run `sp-graph build` first, or name its store with --store")
    return folder


def open_store(root: str | Path) -> Store:
    """The graph that counts, opened for reading; for an address, the graph behind that endpoint.

    Raises `StoreError` if there is none or its index cannot be read.
    """
    if is_address(root):
        from sp_graph.remote import RemoteStore

        return RemoteStore(str(root))  # type: ignore[return-value]  # it answers the same calls
    folder = require_build(root)
    from pyoxigraph import Store

    try:
        return Store.read_only(os.path.join(folder, "index"))
    except OSError as error:
        raise StoreError(f"the index in {folder} cannot be read ({error}); run `sp-graph build` again") from error
