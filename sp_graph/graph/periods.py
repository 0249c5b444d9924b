"""Instants and intervals of OWL-Time."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from sp_graph.graph.terms import Graph, date, is_date, item, label

_YEARS = re.compile(r"(\d{4})[-–](\d{4})")
_PRECISION = {4: "time:inXSDgYear", 7: "time:inXSDgYearMonth", 10: "time:inXSDDate"}


def read_period(written: str) -> tuple[str, str] | None:
    """First and last date of a period, or None if `written` is none.

    Forms: `2020`, `2020-04`, `2020-04-30`, two of these with a slash between, and two
    years such as `2019–2020`.
    """
    years = _YEARS.fullmatch(written)
    start, end = (years[1], years[2]) if years else (written.partition("/")[0], written.rpartition("/")[2])
    return (start, end) if is_date(start) and is_date(end) and start <= end else None


def add_interval(graph: Graph, start: str, end: str, node: NamedNode | None = None) -> NamedNode:
    """Describe the interval from `start` to `end`, both included; gives its IRI.

    Without `node` the interval is `id:interval/{start}` or `id:interval/{start}/{end}`, so that
    the same dates are the same interval everywhere.
    """
    node = node or item("interval", start if start == end else f"{start}/{end}")
    graph.type(node, "time:Interval")
    graph.add(node, "rdfs:label", label(start if start == end else f"{start} to {end}"))
    graph.add(node, "time:hasBeginning", _instant(graph, start))
    graph.add(node, "time:hasEnd", _instant(graph, end))
    return node


def _instant(graph: Graph, when: str) -> NamedNode:
    node = item("instant", when)
    graph.type(node, "time:Instant")
    graph.add(node, _PRECISION[len(when)], date(when))
    return node
