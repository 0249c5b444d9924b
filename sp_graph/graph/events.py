"""Events: what was held, is planned, or did not take place."""

from __future__ import annotations

from pyoxigraph import NamedNode

from sp_graph.errors import DataError
from sp_graph.graph.facts import Writer
from sp_graph.graph.periods import add_interval
from sp_graph.graph.terms import is_date, item, label, text
from sp_graph.model import EventFact
from sp_graph.namespaces import THINGS


def add_event(writer: Writer, fact: EventFact) -> None:
    """A dated happening. Facts that tell of the same event share its node.

    Raises `DataError` if start or end is no date.
    """
    for value in (fact.start, fact.end):
        if value and not is_date(value):
            raise DataError(f"{writer.document.id}: “{value}” is no date of an event")
    event = writer.catalogue.events[writer.document.id, fact]
    node = item("event", event.local)
    content = (fact.kind, fact.start, fact.end, fact.title, fact.status)
    statement = writer.fact(fact, "event", "sp:EventFact", *content)
    writer.graph.add(statement, "sp:event", node)
    if node not in writer.known:
        writer.known.add(node)
        _describe(writer, node, event.fact)


def _describe(writer: Writer, node: NamedNode, event: EventFact) -> None:
    graph = writer.graph
    graph.type(node, "sp:Event")
    graph.add(node, "rdfs:label", label(event.title))
    graph.add(node, "sp:kind", item("event-kind", event.kind))
    graph.add(node, "sp:status", item("event-status", event.status))
    graph.add(node, "sp:startText", text(event.start) if event.start else None)
    graph.add(node, "sp:endText", text(event.end) if event.end else None)
    graph.add(node, "sp:place", text(event.place) if event.place else None)
    graph.add(node, "sp:themeText", text(event.theme) if event.theme else None)
    graph.add(node, "sp:participants", text(event.participants) if event.participants else None)
    if event.start:
        graph.add(node, "time:hasTime", add_interval(graph, event.start, event.end or event.start))
    for target in event.participant_links:
        graph.add(node, "sp:participant", _participant(writer, target))


def _participant(writer: Writer, target: str) -> NamedNode:
    """The mandate, body or person that a link stands for: `mandate/sr-food`, or the slug alone."""
    if target.startswith(THINGS):
        return NamedNode(target)
    if "/" in target:
        kind, _, local = target.partition("/")
        return item(kind, local)
    for kind in ("mandate", "body"):
        if item(kind, target) in writer.known:
            return item(kind, target)
    return item("person", target)
