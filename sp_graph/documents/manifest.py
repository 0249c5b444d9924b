"""The manifest: what is known of the source documents beside their text."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from sp_graph.errors import DataError
from sp_graph.model import SourceInfo
from sp_graph.resources import shipped

_KNOWN = {"id", "file", "title", "kind", "date", "body", "language", "origin", "terms", "reports_on"}


def read_manifest(path: Path) -> dict[str, SourceInfo]:
    """Read a manifest; gives the descriptions by file name.

    Raises `DataError` naming the file and the entry if it is not well formed.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: cannot be read as a manifest: {error}") from error
    infos: dict[str, SourceInfo] = {}
    for number, entry in enumerate(entries, 1):
        unknown = sorted(set(entry) - _KNOWN)
        if unknown or not {"id", "file"} <= set(entry):
            problem = f"unknown key {unknown[0]}" if unknown else "id and file are required"
            raise DataError(f"{path}: document {number}: {problem}")
        if entry["file"] in infos:
            raise DataError(f"{path}: document {number}: {entry['file']} stands there twice")
        infos[entry["file"]] = SourceInfo(**entry)
    return infos


@cache
def shipped_manifest() -> dict[str, SourceInfo]:
    """The manifest of the documents that are shipped with the package."""
    return read_manifest(Path(shipped("data/documents/manifest.toml")))
