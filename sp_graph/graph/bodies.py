"""States in their roles, bodies engaged with, and road maps agreed."""

from __future__ import annotations

from sp_graph.graph.facts import Writer
from sp_graph.graph.terms import date, is_date, item, label, text
from sp_graph.model import BodyFact, RoadMapFact, StateFact
from sp_graph.namespaces import slug


def add_state(writer: Writer, fact: StateFact) -> None:
    """A State and its role in the passage."""
    node = writer.fact(fact, "state", "sp:StateFact", fact.state, fact.relation)
    writer.graph.add(node, "sp:state", item("state", fact.state))
    writer.graph.add(node, "sp:relation", item("state-relation", fact.relation))
    writer.add_year(node)


def add_engagement(writer: Writer, fact: BodyFact) -> None:
    """A body that special procedures engaged with, or that is only named."""
    node = writer.fact(fact, "engagement", "sp:Engagement", fact.body, fact.relation, fact.name)
    writer.graph.add(node, "sp:body", writer.body(fact.body, fact.name))
    writer.graph.add(node, "sp:relation", item("body-relation", fact.relation))
    writer.graph.add(node, "sp:bodyName", text(fact.name))
    writer.add_year(node)


def add_road_map(writer: Writer, fact: RoadMapFact) -> None:
    """A road map agreed with a regional mechanism."""
    node = writer.fact(fact, "road-map", "sp:RoadMapFact", fact.title, fact.body, fact.date)
    graph = writer.graph
    road_map = item("road-map", slug(fact.title))
    graph.add(node, "sp:roadMap", road_map)
    if road_map not in writer.known:
        writer.known.add(road_map)
        graph.type(road_map, "sp:RoadMap")
        graph.add(road_map, "dcterms:title", label(fact.title))
    graph.add(road_map, "sp:agreedWith", writer.body(fact.body, fact.body))
    graph.add(road_map, "dcterms:date", date(fact.date) if is_date(fact.date) else None)
