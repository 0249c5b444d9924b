"""RDF terms and triples in few words: what the other modules of the stage build with."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from sp_graph.errors import DataError
from sp_graph.namespaces import PREFIXES, thing

Node: TypeAlias = NamedNode | Literal
Triple: TypeAlias = tuple[NamedNode, NamedNode, Node]

_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@cache
def term(name: str) -> NamedNode:
    """The IRI of a prefixed name: `term("sp:Fact")`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def item(kind: str, local: str) -> NamedNode:
    """The IRI of a thing: `item("state", "KEN")`."""
    return NamedNode(thing(kind, local))


def below(node: NamedNode, path: str) -> NamedNode:
    """The IRI of a part of `node`: `below(document, "footnote/45")`."""
    return NamedNode(f"{node.value}/{path}")


def text(value: str, language: str | None = None) -> Literal:
    """A string, with a language if it is a label in that language."""
    return Literal(value, language=language) if language else Literal(value)


def label(value: str) -> Literal:
    """A label in English."""
    return Literal(value, language="en")


def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=term("xsd:integer"))


def boolean(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=term("xsd:boolean"))


def year(value: int) -> Literal:
    """An `xsd:gYear`."""
    return Literal(f"{value:04}", datatype=term("xsd:gYear"))


def decimal(value: str | float) -> Literal:
    """An `xsd:decimal` in the form that a store gives back: "48.460" becomes "48.46".

    Raises `DataError` if `value` is no finite number.
    """
    try:
        number = Decimal(str(value))
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation as error:
        raise DataError(f"“{value}” is not a decimal number") from error
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Literal("0" if plain in ("-0", "") else plain, datatype=term("xsd:decimal"))


def date(value: str) -> Literal:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, by what `value` gives.

    Raises `DataError` if `value` is none of `2020-04-30`, `2020-04`, `2020`.
    """
    if not is_date(value):
        raise DataError(f"“{value}” is not a date such as 2020-04-30, 2020-04 or 2020")
    return Literal(value, datatype=term(f"xsd:{_DATE_TYPES[len(value)]}"))


def is_date(value: str) -> bool:
    """Whether `value` has one of the forms that `date` takes."""
    return _DATE.fullmatch(value) is not None


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for `parts`, the same in every run."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:12]


class Dataset:
    """Quads in the making, every triple in one graph only.

    The union of the named graphs that a store queries does not drop a triple that stands
    in two of them, so counts would be wrong. The graph that has a triple first keeps it.
    """

    def __init__(self) -> None:
        self._graph_of: dict[Triple, NamedNode] = {}
        self._said: set[tuple[NamedNode, NamedNode]] = set()

    def graph(self, name: str) -> Graph:
        """The graph `name`, to add triples to."""
        return Graph(self, NamedNode(name))

    def put(self, triple: Triple, graph: NamedNode) -> None:
        """Add `triple` to `graph`, unless another graph has it."""
        self._graph_of.setdefault(triple, graph)
        self._said.add(triple[:2])

    def says(self, subject: NamedNode, predicate: NamedNode) -> bool:
        """Whether any graph has a triple of `subject` with `predicate`."""
        return (subject, predicate) in self._said

    def triples(self) -> Iterator[Triple]:
        """All triples, in the order they were added."""
        return iter(self._graph_of)

    def quads(self) -> Iterator[Quad]:
        """All quads, in no promised order."""
        return (Quad(s, p, o, graph) for (s, p, o), graph in self._graph_of.items())

    def n_quads(self) -> bytes:
        """The quads as sorted N-Quads: the same bytes for the same quads."""
        written = serialize(self.quads(), format=RdfFormat.N_QUADS) or b""
        lines = sorted(written.split(b"\n"))
        return b"\n".join(line for line in lines if line) + b"\n"

    def __contains__(self, triple: Triple) -> bool:
        return triple in self._graph_of

    def __len__(self) -> int:
        return len(self._graph_of)


class Graph:
    """One named graph of a `Dataset`."""

    def __init__(self, dataset: Dataset, name: NamedNode) -> None:
        self._dataset = dataset
        self.name = name

    def add(self, subject: NamedNode, predicate: str, *objects: Node | None) -> None:
        """Add a triple for each of `objects` that is not None; `predicate` is a prefixed name."""
        for value in objects:
            if value is not None:
                self._dataset.put((subject, term(predicate), value), self.name)

    def add_default(self, subject: NamedNode, predicate: str, value: Node | None) -> None:
        """Add a triple unless some graph already has one of `subject` with `predicate`."""
        if not self.has(subject, predicate):
            self.add(subject, predicate, value)

    def type(self, subject: NamedNode, *classes: str) -> None:
        """Say what classes `subject` is of."""
        self.add(subject, "rdf:type", *(term(name) for name in classes))

    def has(self, subject: NamedNode, predicate: str, value: Node | None = None) -> bool:
        """Whether any graph of the data set has such a triple, with any object if none is given."""
        if value is None:
            return self._dataset.says(subject, term(predicate))
        return (subject, term(predicate), value) in self._dataset

    def triples(self) -> Iterator[Triple]:
        """All triples of the data set, those of its other graphs too."""
        return self._dataset.triples()

    def extend(self, triples: Iterable[Triple]) -> None:
        """Add ready triples."""
        for triple in triples:
            self._dataset.put(triple, self.name)
