"""The description of a graph in VoID and DCAT: how much of what it holds, counted from its quads.

The description can stand in the graph it describes. It counts itself then, so that every
number is what a query over the finished graph gives. It has no addresses: those are known
only to who serves the graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from pyoxigraph import Triple as RdfTriple

from sp_graph.graph.terms import Triple, below, digest, integer, item, label, term
from sp_graph.namespaces import GRAPHS, ONTOLOGY, PREFIXES, THINGS

VOID = "http://rdfs.org/ns/void#"
VOID_EXT = "http://ldf.fi/void-ext#"
DCAT = "http://www.w3.org/ns/dcat#"
DESCRIPTION_GRAPH = GRAPHS + "description"
"""The name of the graph that the description stands in."""

DATASET = item("dataset", "sp-graph")
_TITLE = "The knowledge graph of the United Nations special procedures"
_ABOUT = (
    "Mandates and their holders, the documents they write, what those documents state, and the "
    "document, paragraph and quotation behind every statement."
)
_RIGHTS = "The text of a source document stands under the rights that the graph gives for that document."
_ROUNDS = 10

_Term: TypeAlias = NamedNode | BlankNode | Literal | RdfTriple
_Said: TypeAlias = tuple[_Term, NamedNode, _Term]
_Pair: TypeAlias = tuple[NamedNode, NamedNode]
_Key = TypeVar("_Key")
_NONE: set[NamedNode] = set()


def describe(quads: Iterable[Quad], *, inside: bool = True) -> list[Triple]:
    """The triples that describe the graph of these quads.

    Arguments: `quads` without an earlier description; each triple stands in one graph only.
    With `inside` the description counts itself, as part of the graph `DESCRIPTION_GRAPH`.
    """
    said: list[_Said] = []
    graphs: Counter[NamedNode] = Counter()
    for quad in quads:
        said.append((quad.subject, quad.predicate, quad.object))
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name] += 1
    if not inside:
        return list(_described(_Counts(said), graphs))
    # What already speaks of the data set or of a graph is counted anew with what is added to it.
    special = {DATASET, NamedNode(DESCRIPTION_GRAPH), *graphs}
    moving: list[_Said] = []
    still: list[_Said] = []
    for triple in said:
        (moving if triple[0] in special or triple[2] in special else still).append(triple)
    fixed = _Counts(still)
    own: list[Triple] = []
    # What is said decides how many triples say it, and the other way round: it settles in a few rounds.
    for _ in range(_ROUNDS):
        counted = graphs + Counter({NamedNode(DESCRIPTION_GRAPH): len(own)})
        described = list(_described(_Counts([*moving, *own], fixed), counted))
        if described == own:
            return own
        own = described
    raise AssertionError("the description of the graph does not settle")


class _Counts:
    """What is counted: triples by property, and by class of subject, property, and class or datatype of object.

    With `before` the counts go on from those of other triples, which stay as they are.
    """

    def __init__(self, said: list[_Said], before: _Counts | None = None) -> None:
        self._before = before
        self.types: dict[_Term, set[NamedNode]] = defaultdict(set)
        self.seen: set[_Term] = set()
        self.seen_with: dict[NamedNode, set[_Term]] = defaultdict(set)
        self.triples: int = before.triples if before else 0
        self.properties: Counter[NamedNode] = Counter(before.properties if before else ())
        self.within: dict[NamedNode, Counter[NamedNode]] = _copy(before.within if before else {})
        self.to_class: dict[_Pair, Counter[NamedNode]] = _copy(before.to_class if before else {})
        self.to_datatype: dict[_Pair, Counter[NamedNode]] = _copy(before.to_datatype if before else {})
        rdf_type = term("rdf:type")
        for subject, predicate, value in said:
            if predicate == rdf_type and isinstance(value, NamedNode):
                self.types[subject].add(value)
        for subject, predicate, value in said:
            self._count(subject, predicate, value)
        new = {
            subject: kinds - before.types.get(subject, set()) if before else kinds
            for subject, kinds in self.types.items()
        }
        self.classes = Counter(kind for kinds in new.values() for kind in kinds)
        self.entities = len(self.types)
        self.subjects = len(self.seen)
        self.subjects_of = Counter({prop: len(seen) for prop, seen in self.seen_with.items()})
        if before:
            self.classes += before.classes
            self.entities = before.entities + len(self.types.keys() - before.types.keys())
            self.subjects = before.subjects + len(self.seen - before.seen)
            here = {prop: len(seen - before.seen_with.get(prop, set())) for prop, seen in self.seen_with.items()}
            self.subjects_of = before.subjects_of + Counter(here)

    def _count(self, subject: _Term, predicate: NamedNode, value: _Term) -> None:
        self.triples += 1
        self.properties[predicate] += 1
        self.seen.add(subject)
        self.seen_with[predicate].add(subject)
        for kind in self._kinds(subject):
            self.within[kind][predicate] += 1
            if isinstance(value, Literal):
                self.to_datatype[kind, predicate][value.datatype] += 1
            else:
                self.to_class[kind, predicate].update(self._kinds(value))

    def _kinds(self, node: _Term) -> set[NamedNode]:
        here = self.types.get(node, _NONE)
        return here | self._before.types.get(node, _NONE) if self._before else here


def _copy(counters: dict[_Key, Counter[NamedNode]]) -> dict[_Key, Counter[NamedNode]]:
    return defaultdict(Counter, {key: Counter(counter) for key, counter in counters.items()})


def _described(counts: _Counts, graphs: Counter[NamedNode]) -> Iterator[Triple]:
    a = term("rdf:type")
    yield DATASET, a, _void("Dataset")
    yield DATASET, a, NamedNode(DCAT + "Dataset")
    yield DATASET, term("dcterms:title"), label(_TITLE)
    yield DATASET, term("dcterms:description"), label(_ABOUT)
    yield DATASET, term("dcterms:rights"), label(_RIGHTS)
    yield DATASET, _void("uriSpace"), Literal(THINGS)
    for namespace in sorted({ONTOLOGY, *(_namespace(p) for p in counts.properties)}):
        yield DATASET, _void("vocabulary"), NamedNode(namespace)
    numbers = {
        "triples": counts.triples,
        "entities": counts.entities,
        "distinctSubjects": counts.subjects,
        "classes": len(counts.classes),
        "properties": len(counts.properties),
    }
    for name, number in numbers.items():
        yield DATASET, _void(name), integer(number)
    for graph, number in sorted(graphs.items(), key=str):
        yield DATASET, _void("subset"), graph
        yield graph, a, _void("Dataset")
        yield graph, _void("triples"), integer(number)
    for prop, number in sorted(counts.properties.items(), key=str):
        node = _part(DATASET, "property", prop)
        yield DATASET, _void("propertyPartition"), node
        yield node, _void("property"), prop
        yield node, _void("triples"), integer(number)
        yield node, _void("distinctSubjects"), integer(counts.subjects_of[prop])
    for kind, number in sorted(counts.classes.items(), key=str):
        yield from _class_partition(counts, kind, number)


def _class_partition(counts: _Counts, kind: NamedNode, entities: int) -> Iterator[Triple]:
    node = _part(DATASET, "class", kind)
    yield DATASET, _void("classPartition"), node
    yield node, _void("class"), kind
    yield node, _void("entities"), integer(entities)
    for prop, number in sorted(counts.within[kind].items(), key=str):
        inner = _part(node, "property", prop)
        yield node, _void("propertyPartition"), inner
        yield inner, _void("property"), prop
        yield inner, _void("triples"), integer(number)
        for target, triples in sorted(counts.to_class[kind, prop].items(), key=str):
            part = _part(inner, "class", target)
            yield inner, _void("classPartition"), part
            yield part, _void("class"), target
            yield part, _void("triples"), integer(triples)
        for datatype, triples in sorted(counts.to_datatype[kind, prop].items(), key=str):
            part = _part(inner, "datatype", datatype)
            yield inner, NamedNode(VOID_EXT + "datatypePartition"), part
            yield part, NamedNode(VOID_EXT + "datatype"), datatype
            yield part, _void("triples"), integer(triples)


def _void(name: str) -> NamedNode:
    return NamedNode(VOID + name)


def _part(node: NamedNode, what: str, of: NamedNode) -> NamedNode:
    """The name of a partition: readable where the class or property has a known prefix."""
    known = next(((p, ns) for p, ns in PREFIXES.items() if of.value.startswith(ns)), None)
    local = of.value[len(known[1]) :] if known else ""
    readable = known is not None and local.isalnum()
    return below(node, f"{what}/{known[0]}-{local}" if known and readable else f"{what}/{digest(of.value)}")


def _namespace(prop: NamedNode) -> str:
    """The vocabulary a property is from."""
    head, mark, _ = prop.value.rpartition("#")
    return (head + mark if mark else prop.value.rpartition("/")[0] + "/").removesuffix("#" if head == ONTOLOGY else "")
