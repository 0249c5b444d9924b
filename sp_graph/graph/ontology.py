"""The ontology graph: the Turtle files of `ontology/`, without blank nodes.

The shapes and the alignments stay in their files. A blank node (a restriction, a list) gets an
IRI made from what is said of it, so it is the same in every build; two that say the same
become one. A reasoner reads the Turtle files, not this copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from pyoxigraph import Triple as RdfTriple

from sp_graph.errors import DataError
from sp_graph.graph.terms import Graph, Node, digest, item
from sp_graph.resources import shipped

_NOT_PUBLISHED = ("shapes.ttl", "undo-alignment.ttl")
_Term: TypeAlias = NamedNode | BlankNode | Literal | RdfTriple
_About: TypeAlias = dict[_Term, list[tuple[NamedNode, _Term]]]


def ontology_files() -> list[Path]:
    """The files of the ontology and its schemes, in a fixed order."""
    folder = Path(shipped("ontology"))
    files = [*folder.glob("*.ttl"), *folder.glob("schemes/*.ttl")]
    return sorted(file for file in files if file.name not in _NOT_PUBLISHED)


def add_ontology(graph: Graph) -> None:
    """Add the ontology and its concept schemes.

    Raises `DataError` if a file is not well-formed Turtle.
    """
    for file in ontology_files():
        try:
            quads = list(parse(path=str(file), format=RdfFormat.TURTLE))
        except (SyntaxError, ValueError, OSError) as error:
            raise DataError(f"{file.name}: not well-formed Turtle: {error}") from error
        about: _About = {}
        for quad in quads:
            about.setdefault(quad.subject, []).append((quad.predicate, quad.object))
        names = _Names(about)
        graph.extend(
            (names.subject(subject), predicate, names.node(value))
            for subject, said in about.items()
            for predicate, value in said
        )


class _Names:
    """Gives blank nodes IRIs made from what is said of them."""

    def __init__(self, about: _About) -> None:
        self.about = about
        self.named: dict[BlankNode, NamedNode] = {}

    def subject(self, node: _Term) -> NamedNode:
        named = self.node(node)
        if not isinstance(named, NamedNode):
            raise DataError(f"{node} cannot be a subject")
        return named

    def node(self, node: _Term) -> Node:
        if isinstance(node, NamedNode | Literal):
            return node
        if not isinstance(node, BlankNode):
            raise DataError(f"{node}: the graph holds plain RDF 1.1 only")
        if node not in self.named:
            self.named[node] = item("blank", digest(*sorted(self._said(node, ()))))
        return self.named[node]

    def _said(self, node: BlankNode, above: tuple[BlankNode, ...]) -> Iterator[str]:
        if node in above:
            raise DataError("the ontology has a circle of blank nodes; give one of them an IRI")
        for predicate, value in self.about.get(node, []):
            if isinstance(value, BlankNode):
                yield f"{predicate} [{' ; '.join(sorted(self._said(value, (*above, node))))}]"
            else:
                yield f"{predicate} {value}"
