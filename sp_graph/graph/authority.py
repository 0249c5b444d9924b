"""The authority graph: what is known before any document is read."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from sp_graph.authority.bodies import Body, load_bodies
from sp_graph.authority.mandates import load_mandates
from sp_graph.authority.measures import load_breakdowns, load_measures, load_units
from sp_graph.authority.states import State, load_regional_groups, load_states
from sp_graph.authority.themes import Match, Theme, load_goals, load_subjects, load_themes
from sp_graph.graph.mandates import add_mandate
from sp_graph.graph.terms import Graph, boolean, item, label, text

_BODY_CLASSES = {"un-body": "sp:UnitedNationsBody", "regional-mechanism": "sp:RegionalMechanism"}
_UNBIS = "http://metadata.un.org/thesaurus/"


def add_authority(graph: Graph) -> None:
    """Add the mandates, States, bodies, themes, measures, units and breakdowns.

    Raises `DataError` if a table of authority data is broken.
    """
    for mandate in load_mandates().values():
        kind = item("mandate-kind", mandate.kind)
        add_mandate(graph, mandate.slug, kind, mandate.scope, mandate.state, mandate.names, reviewed=True)
        _in_scheme(graph, item("mandate", mandate.slug), "mandate")
    for state in load_states().values():
        _add_state(graph, state)
    for group in load_regional_groups().values():
        _add_labels(graph, item("regional-group", group.slug), group.label, group.names)
    for body in load_bodies().values():
        _add_body(graph, body)
    _add_themes(graph)
    for measure in load_measures().values():
        node = add_concept(graph, "measure", measure.slug, measure.label)
        graph.add(node, "sp:unit", *(item("unit", unit) for unit in measure.units))
    for scheme, codes in (("unit", load_units()), ("breakdown", load_breakdowns())):
        for code in codes.values():
            add_concept(graph, scheme, code.slug, code.label)


def add_concept(graph: Graph, scheme: str, local: str, name: str) -> NamedNode:
    """Describe a concept that stands at the top of its scheme; gives its IRI."""
    node = item(scheme, local)
    graph.type(node, "skos:Concept")
    graph.add(node, "skos:prefLabel", label(name))
    graph.add(node, "skos:notation", text(local))
    _in_scheme(graph, node, scheme)
    graph.add(node, "skos:topConceptOf", item("scheme", scheme))
    return node


def _in_scheme(graph: Graph, node: NamedNode, scheme: str) -> None:
    graph.add(node, "skos:inScheme", item("scheme", scheme))


def _add_labels(graph: Graph, node: NamedNode, name: str, others: Iterable[str]) -> None:
    """Add a preferred label, unless the ontology has given one, and the other labels."""
    if not graph.has(node, "skos:prefLabel"):
        graph.add(node, "skos:prefLabel", label(name))
    for other in (name, *others):
        if not graph.has(node, "skos:prefLabel", label(other)):
            graph.add(node, "skos:altLabel", label(other))


def _add_state(graph: Graph, state: State) -> None:
    node = item("state", state.iso3)
    graph.type(node, "sp:State")
    _add_labels(graph, node, state.name, (*state.names, *state.abbreviations))
    _in_scheme(graph, node, "state")
    graph.add(node, "skos:notation", text(state.iso3))
    graph.add(node, "sp:iso2", text(state.iso2))
    graph.add(node, "sp:iso3", text(state.iso3))
    graph.add(node, "sp:m49", text(state.m49))
    graph.add(node, "sp:membership", text(state.membership))
    graph.add(node, "sp:regionalGroup", item("regional-group", state.group) if state.group else None)
    graph.add(node, "skos:exactMatch", NamedNode(_UNBIS + state.unbis) if state.unbis else None)
    graph.add(node, "skos:exactMatch", NamedNode(state.geo) if state.geo else None)


def _add_body(graph: Graph, body: Body) -> None:
    node = item("body", body.slug)
    graph.type(node, _BODY_CLASSES.get(body.kind, "sp:OtherBody"), "sp:Body")
    _add_labels(graph, node, body.name, body.variants)
    _in_scheme(graph, node, "body")
    graph.add(node, "skos:notation", text(body.slug))
    graph.add(node, "sp:tableBody", boolean(True) if body.category == "reference" else None)


def _add_themes(graph: Graph) -> None:
    goals = load_goals()
    for theme in load_themes().values():
        _add_theme(graph, theme)
        mapped = {match.iri for match in theme.sdg}
        served = [Match(goals[goal].iri, "related") for goal in theme.goals if goals[goal].iri not in mapped]
        for match in (*theme.unbis, *theme.sdg, *served):
            graph.add(item("theme", theme.slug), f"skos:{match.relation}Match", NamedNode(match.iri))
    for goal in goals.values():
        node = NamedNode(goal.iri)
        graph.add(node, "rdfs:label", label(goal.label))
        graph.add(node, "skos:altLabel", label(goal.short))
        graph.add(node, "skos:notation", text(str(goal.number)))
    for subject in load_subjects().values():
        graph.add(NamedNode(subject.iri), "rdfs:label", label(subject.label))
        graph.add(NamedNode(subject.iri), "skos:notation", text(subject.number))


def _add_theme(graph: Graph, theme: Theme) -> None:
    node = item("theme", theme.slug)
    graph.type(node, "skos:Concept")
    graph.add(node, "skos:prefLabel", label(theme.label))
    graph.add(node, "skos:notation", text(theme.slug))
    _in_scheme(graph, node, "theme")
    if theme.broader:
        graph.add(node, "skos:broader", item("theme", theme.broader))
    else:
        graph.add(node, "skos:topConceptOf", item("scheme", "theme"))
    graph.add(node, "sp:tableTheme", boolean(theme.table) if theme.table else None)
