"""Everything known of a thing, with the evidence behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sp_graph.errors import QuestionError
from sp_graph.namespaces import PREFIXES, THINGS, fold
from sp_graph.query.nearest import nearest

if TYPE_CHECKING:
    from pyoxigraph import Store

_LABELS = "skos:prefLabel|foaf:name|rdfs:label|dcterms:identifier|dcterms:title|skos:notation"
_NAMES = "skos:prefLabel|skos:altLabel|foaf:name|dcterms:identifier|skos:notation"
# What belongs to the machinery of evidence rather than to the thing.
_HIDDEN = {
    "sp:statedIn",
    "sp:quote",
    "sp:text",
    "sp:nameUsedIn",
    "rdf:subject",
    "rdf:object",
    "rdf:predicate",
}
# How properties of other vocabularies are called here.
_CALLED = {
    "bibo:cites": "cites",
    "dcterms:creator": "issued by",
    "dcterms:date": "date",
    "dcterms:identifier": "symbol or id",
    "dcterms:source": "source",
    "dcterms:subject": "theme",
    "dcterms:title": "title",
    "dcterms:type": "kind",
    "foaf:name": "name",
    "org:member": "person",
    "org:role": "role",
    "org:unitOf": "part of",
    "rdf:type": "type",
    "rdfs:label": "label",
    "skos:altLabel": "also called",
    "skos:broader": "broader",
    "skos:definition": "definition",
    "skos:inScheme": "scheme",
    "skos:notation": "code",
    "skos:prefLabel": "name",
}


class Statement:
    """A property of a thing and its values as text; `iri` of the value if it has one."""

    __slots__ = ("iri", "property", "value")

    def __init__(self, property_name: str, value: str, iri: str = "") -> None:
        self.property = property_name
        self.value = value
        self.iri = iri


class Evidence:
    """A fact and what it rests on."""

    __slots__ = ("confidence", "document", "fact", "kind", "paragraph", "quote", "rule", "spans", "summary")

    def __init__(self, **fields: str) -> None:
        self.fact = fields["fact"]
        self.kind = fields["kind"]
        self.summary = fields["summary"]
        self.document = fields["document"]
        self.paragraph = fields["paragraph"]
        self.quote = fields["quote"]
        self.rule = fields["rule"]
        self.confidence = fields["confidence"]
        self.spans = fields["spans"]


def find(store: Store, name: str) -> str:
    """The IRI of the thing that `name` means: an IRI, a prefixed name, a symbol, a path or any name.

    Raises `QuestionError` if nothing or several things have that name.
    """
    for iri in _candidates(name):
        if store.query(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}", use_default_graph_as_union=True):
            return iri
    owners: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    rows = _select(store, f"SELECT DISTINCT ?thing ?name WHERE {{ ?thing {_NAMES} ?name . FILTER(ISIRI(?thing)) }}")
    for iri, label in rows:
        if iri.startswith(THINGS):
            owners.setdefault(fold(label), set()).add(iri)
            labels.setdefault(fold(label), label)
    wanted = fold(name)
    found = sorted(owners.get(wanted) or owners.get(wanted.removeprefix("the ")) or set())
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", ".join(iri.removeprefix(THINGS) for iri in found)
        raise QuestionError(f"{name!r} is the name of several things: {paths}; give one of these")
    close = nearest(name, labels.values())
    hint = f"; the nearest known: {', '.join(repr(c) for c in close)}" if close else ""
    raise QuestionError(f"nothing is known as {name!r}{hint}")


def _candidates(name: str) -> list[str]:
    if any(c in name for c in ' <>"{}|^`\\\n\t'):
        return []
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES:
        return [PREFIXES[prefix] + local]
    if name.startswith(("http://", "https://")):
        return [name]
    return [THINGS + name, f"{THINGS}document/{name}"] if "/" in name else [f"{THINGS}document/{name}"]


def statements(store: Store, iri: str) -> list[Statement]:
    """The properties of a thing, without those of its evidence."""
    rows = _select(
        store,
        f"""SELECT ?p (SAMPLE(?pl) AS ?name) ?o (SAMPLE(?l) AS ?label) WHERE {{
            <{iri}> ?p ?o .
            OPTIONAL {{ ?p rdfs:label ?pl }}
            OPTIONAL {{ ?o {_LABELS} ?l }} }} GROUP BY ?p ?o""",
    )
    known = []
    for predicate, name, value, label in rows:
        short = shorten(predicate)
        if short not in _HIDDEN:
            known.append(
                Statement(
                    _CALLED.get(short) or name or short,
                    label or shorten(value),
                    value if value.startswith("http") else "",
                )
            )
    return sorted(known, key=lambda s: (s.property != "type", s.property, s.value))


def evidence(store: Store, iri: str) -> list[Evidence]:
    """The facts about a thing, or the fact itself, with document, paragraph, quotation and rule."""
    rows = _select(
        store,
        f"""SELECT DISTINCT ?fact ?kind ?document ?paragraph ?quote ?rule ?confidence ?position WHERE {{
            {{ BIND(<{iri}> AS ?fact) <{iri}> sp:quote ?quote }}
            UNION {{ ?fact ?p <{iri}> FILTER(?p != sp:statedIn && ?p != sp:aboutFact) }}
            ?fact sp:quote ?quote ; sp:statedIn ?passage ; a ?class .
            ?class rdfs:label ?kind ; rdfs:subClassOf? ?above .
            FILTER(?above = sp:Fact || (?above = sp:ReviewCandidate && ?fact = <{iri}>))
            ?passage sp:paragraphLabel ?paragraph ; sp:start ?position ; dcterms:isPartOf/dcterms:identifier ?document .
            OPTIONAL {{ ?fact sp:rule ?rule }} OPTIONAL {{ ?fact sp:confidence ?confidence }}
            FILTER(?class != sp:Fact)
        }} ORDER BY ?document ?position ?fact""",
    )
    found = []
    for fact, kind, document, paragraph, quote, rule, confidence, _ in rows:
        fields = {"fact": fact, "kind": kind, "document": document, "paragraph": paragraph, "quote": quote}
        summary = _summary(store, fact, iri)
        spans = ", ".join(f"{s}-{e}" for s, e in _spans(store, fact))
        found.append(
            Evidence(**fields, rule=rule.rpartition("/")[2], confidence=confidence, summary=summary, spans=spans)
        )
    return found


def _summary(store: Store, fact: str, of: str) -> str:
    """A fact in a line: its own values other than the thing that was asked for."""
    rows = _select(
        store,
        f"""SELECT DISTINCT ?p ?o (SAMPLE(?l) AS ?label) WHERE {{
            <{fact}> ?p ?o .
            FILTER(?p IN (sp:mandate, sp:document, sp:theme, sp:measure, sp:value, sp:refPeriod, sp:breakdown, sp:state,
                          sp:relation, org:member, org:role, sp:body, sp:event, dcterms:title, sp:change,
                          sp:byResolution, sp:partCited, sp:roadMap, sp:problem, sp:detail, sp:proposal))
            OPTIONAL {{ ?o {_LABELS} ?l }} }} GROUP BY ?p ?o""",
    )
    parts = [f"{shorten(p).partition(':')[2]}: {label or o}" for p, o, label in rows if o != of]
    return "; ".join(sorted(parts))


def _spans(store: Store, fact: str) -> list[tuple[str, str]]:
    rows = _select(
        store,
        f"SELECT ?s ?e WHERE {{ <{fact}> prov:wasDerivedFrom/oa:hasSelector ?x . ?x oa:start ?s ; oa:end ?e }}",
    )
    return sorted(((s, e) for s, e in rows), key=lambda pair: int(pair[0]))


def shorten(iri: str) -> str:
    """An IRI with its prefix, if it has a known one."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _select(store: Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sorted(tuple("" if t is None else t.value for t in row) for row in solutions)  # type: ignore[union-attr]
