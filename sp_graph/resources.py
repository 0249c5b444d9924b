"""Where the files shipped with the package lie.

In an installed wheel they are under `sp_graph/shipped/`; in a checkout (also an
editable install) beside the package, so that an edit counts at once.
"""

from __future__ import annotations

import os

from sp_graph.errors import DataError

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_CHECKOUT = os.path.dirname(_PACKAGE)


def shipped(relative: str) -> str:
    """The path of a shipped file or folder, such as `queries` or `data/authority/states.tsv`.

    Raises `DataError` if the installation lacks it.
    """
    for root in (os.path.join(_PACKAGE, "shipped"), _CHECKOUT):
        path = os.path.join(root, *relative.split("/"))
        if os.path.exists(path):
            return path
    raise DataError(f"the installation lacks {relative}; install sp-graph again")
