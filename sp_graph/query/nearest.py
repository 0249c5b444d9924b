"""The known names nearest to one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sp_graph.namespaces import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """At most `most` of the `known` names, the nearest first; those that hold the words of `name` before others."""
    import difflib  # only when something was misspelt

    wanted = fold(name)
    by_fold = {fold(k): k for k in known}
    holding = sorted((f for f in by_fold if wanted in f), key=lambda f: (len(f), f))
    close = difflib.get_close_matches(wanted, sorted(by_fold), n=most, cutoff=0.6)
    return [by_fold[f] for f in dict.fromkeys([*holding, *close])][:most]
