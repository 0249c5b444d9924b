"""Figures as observations of the RDF Data Cube."""

from __future__ import annotations

from sp_graph.graph.facts import Writer
from sp_graph.graph.terms import decimal, item, text
from sp_graph.model import FigureFact

DATASET = item("dataset", "figures")
UNDATED = "undated"
TOTAL = "total"
NO_UNIT = "number"
"""The unit of a number printed without one; the cube's structure requires a unit."""


def add_figure(writer: Writer, fact: FigureFact) -> None:
    """One number with its measure, period, breakdown, unit and bound.

    The place of the number is one of its dimensions, so a number that is stated twice is
    two observations.

    Raises `DataError` if the value is no number, `EvidenceError` if its place holds none.
    """
    stated_at, _ = writer.evidence.add([fact.at])
    place = stated_at[0].value
    content = (fact.measure, fact.period, fact.breakdown, fact.value, fact.unit, fact.bound, place)
    node = writer.fact(fact, "figure", "sp:Figure", *content, classes=("qb:Observation",))
    graph = writer.graph
    graph.add(node, "qb:dataSet", DATASET)
    graph.add(node, "sp:statedAt", stated_at[0])
    graph.add(node, "sp:measure", writer.concept("measure", fact.measure))
    graph.add(node, "sp:refPeriod", text(fact.period or UNDATED))
    graph.add(node, "sp:breakdown", writer.concept("breakdown", fact.breakdown or TOTAL))
    graph.add(node, "sp:value", decimal(fact.value))
    graph.add(node, "sp:unit", writer.concept("unit", fact.unit or NO_UNIT))
    graph.add(node, "sp:bound", item("bound", fact.bound))
