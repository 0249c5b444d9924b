"""What is wrong with a file, before it is known which file it was."""

from __future__ import annotations

import importlib
from types import ModuleType

from sp_graph.errors import SourceError


class UnusableFile(Exception):  # noqa: N818  # it says what the file is, and becomes a SourceError with its name
    """The content cannot be used; `str(error)` is the reason, without the file's name."""


def library(name: str, format_name: str) -> ModuleType:
    """Import a library that only one format needs.

    Raises `SourceError` naming what to install if it is missing.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise SourceError(f"reading {format_name} needs more libraries: pip install 'sp-graph[formats]'") from error
