"""People and the roles they hold."""

from __future__ import annotations

from pyoxigraph import NamedNode

from sp_graph.errors import DataError
from sp_graph.graph.facts import Writer
from sp_graph.graph.periods import add_interval, read_period
from sp_graph.graph.terms import item, label, text
from sp_graph.model import PersonFact
from sp_graph.namespaces import slug

HOLDER = "mandate-holder"
COMMITTEE = "coordination-committee"
_COMMITTEE_ROLES = ("cc-",)


def person_node(name: str) -> NamedNode:
    """The IRI of a person; spellings with and without diacritics give the same one.

    Raises `DataError` if the name holds no letter.
    """
    local = slug(name)
    if not local:
        raise DataError(f"“{name}” is no name of a person")
    return item("person", local)


def add_person(writer: Writer, fact: PersonFact) -> None:
    """A person in a role (`sp:Tenure`), for a mandate, in a body, in a period."""
    person = person_node(fact.person)
    graph = writer.graph
    graph.type(person, "foaf:Person")
    graph.add(person, "rdfs:label", label(writer.catalogue.people[slug(fact.person)]))
    graph.add(person, "foaf:name", text(fact.person))

    content = (fact.person, fact.role, fact.mandate, fact.body, fact.period)
    node = writer.fact(fact, "tenure", "sp:Tenure", *content, classes=("org:Membership",))
    graph.add(node, "org:member", person)
    graph.add(node, "org:role", item("role", fact.role))
    graph.add(node, "org:organization", _organization(fact))
    graph.add(node, "sp:personName", text(fact.person))
    graph.add(node, "sp:bodyLabel", text(fact.body) if fact.body else None)
    graph.add(node, "sp:refPeriod", text(fact.period) if fact.period else None)
    if period := read_period(fact.period):
        graph.add(node, "org:memberDuring", _interval(writer, fact, *period))
    if fact.mandate:
        mandate = item("mandate", fact.mandate)
        graph.add(node, "sp:mandate", mandate)
        if fact.role == HOLDER:
            writer.shortcut(node, person, "sp:holds", mandate)


def _organization(fact: PersonFact) -> NamedNode | None:
    if fact.role.startswith(_COMMITTEE_ROLES):
        return item("body", COMMITTEE)
    return item("mandate", fact.mandate) if fact.role == HOLDER and fact.mandate else None


def _interval(writer: Writer, fact: PersonFact, start: str, end: str) -> NamedNode:
    """The interval of a tenure; a term of the Committee from year to year has an IRI of its own."""
    term_of_office = fact.role.startswith(_COMMITTEE_ROLES) and len(start) == len(end) == 4 and start != end
    node = item("term", f"{start}-{end}") if term_of_office else None
    return add_interval(writer.graph, start, end, node)
