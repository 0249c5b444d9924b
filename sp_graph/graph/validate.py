"""Validation of a built graph: the quotations, the SHACL shapes, the integrity checks.

Without the source files at hand a quotation is looked up in the text of its passage. A
check is a query `ontology/checks/*-violation.rq` over the union of all graphs; its rows are
the violations, so none means passed. This is the one module that meets rdflib, behind
pySHACL.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, RdfFormat, Store

from sp_graph.errors import DataError, StoreError, ValidationError
from sp_graph.namespaces import PREFIXES
from sp_graph.resources import shipped

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: the shape or check it breaks, the node, and what is wrong with it."""

    rule: str
    node: str
    message: str

    def __str__(self) -> str:
        return f"{self.node}: {self.message} ({self.rule})"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a validation: `checks` holds the number of rows of every check."""

    quads: int
    checks: dict[str, int]
    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations

    def __str__(self) -> str:
        if self.conforms:
            return f"the graph conforms: {self.quads:,} quads, the shapes and {len(self.checks)} checks"
        shown = "\n".join(f"  {violation}" for violation in self.violations[:_MOST_SHOWN])
        more = len(self.violations) - _MOST_SHOWN
        tail = f"\n  and {more} more" if more > 0 else ""
        return f"the graph does not conform: {len(self.violations)} violations\n{shown}{tail}"

    def as_json(self) -> dict[str, Any]:
        """The result for a report: the same for the same graph."""
        return {
            "conforms": self.conforms,
            "quads": self.quads,
            "checks": self.checks,
            "violations": [{"rule": v.rule, "node": v.node, "message": v.message} for v in self.violations],
        }

    def require(self) -> None:
        """Raise `ValidationError` that lists what is wrong, unless the graph conforms."""
        if not self.conforms:
            raise ValidationError(str(self))


def validate_build(folder: Path) -> Result:
    """Validate the published graph of a build folder.

    Raises `ValidationError` that lists what is wrong if it does not conform, `StoreError`
    if the folder holds no readable graph, `DataError` if the shipped shapes or checks are
    broken.
    """
    store = Store()
    try:
        store.bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{folder}: holds no readable graph: {error}") from error
    result = validate(store)
    result.require()
    return result


def validate(store: Store, shapes: Path | None = None, checks: Iterable[Path] | None = None) -> Result:
    """Validate all graphs of a store together.

    Arguments: `shapes` and `checks` stand for the shipped ones if they are not given.

    Raises `DataError` if a file of shapes or a check is broken.
    """
    shapes = shapes or Path(shipped("ontology/shapes.ttl"))
    files = sorted(Path(shipped("ontology/checks")).glob("*-violation.rq") if checks is None else checks)
    violations = [*_check_quotations(store), *_check_shapes(store, shapes)]
    rows: dict[str, int] = {}
    for file in files:
        found = list(_check_query(store, file))
        rows[file.name.removesuffix("-violation.rq")] = len(found)
        violations += found
    ordered = sorted(set(violations), key=lambda v: (v.rule, v.node, v.message))
    return Result(len(store), rows, tuple(ordered))


def _check_quotations(store: Store) -> Iterable[Violation]:
    """Every exact quotation stands in its passage; how lines are broken makes no difference."""
    solutions = store.query(
        "SELECT ?evidence ?exact ?text { ?evidence sp:inPassage/sp:text ?text ; oa:hasSelector/oa:exact ?exact }",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    assert isinstance(solutions, QuerySolutions)
    for evidence, exact, text in solutions:
        if " ".join(exact.value.split()) not in " ".join(text.value.split()):
            yield Violation("quotation", _short(evidence.value), f"“{exact.value}” is not in its passage")


def _check_query(store: Store, file: Path) -> Iterable[Violation]:
    name = file.name.removesuffix("-violation.rq")
    try:
        solutions = store.query(file.read_text(encoding="utf-8"), use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions), "a check is a SELECT query"
        variables = [variable.value for variable in solutions.variables]
        rows = list(solutions)
    except (SyntaxError, ValueError, OSError, AssertionError) as error:
        raise DataError(f"{file.name}: cannot be run as a check: {error}") from error
    for row in rows:
        values = {v: _short(value.value) for v in variables if (value := row[v]) is not None}
        node = next(iter(values.values()), "")
        said = ", ".join(f"{variable} {value}" for variable, value in list(values.items())[1:])
        yield Violation(f"check {name}", node, said or "is a violation")


def _check_shapes(store: Store, shapes: Path) -> Iterable[Violation]:
    import pyshacl
    from rdflib import SH, Graph

    shapes_graph = Graph()
    try:
        shapes_graph.parse(str(shapes), format="turtle")
    except (SyntaxError, ValueError, OSError) as error:
        raise DataError(f"{shapes.name}: not well-formed Turtle: {error}") from error
    conforms, report, text = pyshacl.validate(
        _rdflib_graph(store),
        shacl_graph=shapes_graph,
        inference="none",
        advanced=False,
        inplace=True,
        allow_infos=True,
        allow_warnings=True,
    )
    if not isinstance(report, Graph):
        raise DataError(f"{shapes.name}: cannot be used for validation: {text}")
    if conforms:
        return
    for result in report.subjects(SH.resultSeverity, SH.Violation):
        yield _violation(report, shapes_graph, result)


def _rdflib_graph(store: Store) -> Graph:
    """All triples of a store for pySHACL.

    pySHACL takes the store itself too, but converts every term each time it looks at one:
    with 57,000 quads it had not finished after five minutes, this way it takes five seconds.
    """
    from rdflib import Graph

    terms: dict[Any, Any] = {}

    def convert(node: Any) -> Any:
        if node not in terms:
            terms[node] = _rdflib_term(node)
        return terms[node]

    graph = Graph()
    for quad in store:
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    return graph


def _rdflib_term(node: Any) -> Any:
    from rdflib import XSD, BNode, Literal, URIRef

    if isinstance(node, NamedNode):
        return URIRef(node.value)
    if isinstance(node, BlankNode):
        return BNode(node.value)
    if node.language or node.datatype.value == str(XSD.string):
        return Literal(node.value, lang=node.language)
    return Literal(node.value, datatype=URIRef(node.datatype.value), normalize=False)


def _violation(report: Graph, shapes: Graph, result: Node) -> Violation:
    from rdflib import SH, BNode

    def one(name: str) -> str:
        value = report.value(result, SH[name])
        return "" if value is None or isinstance(value, BNode) else _short(str(value))

    path, value, message = one("resultPath"), one("value"), one("resultMessage")
    said = " ".join(part for part in (path, f"“{value}”" if value else "", message) if part)
    shape = report.value(result, SH.sourceShape)
    owner = shape
    while isinstance(owner, BNode):
        owner = next(iter(shapes.subjects(None, owner)), None)
    name = str(owner).rpartition("#")[2] if owner else ""
    return Violation(f"shape {name}".rstrip(), one("focusNode"), said)


def _short(value: str) -> str:
    """A value with the prefix that stands for the beginning of its IRI."""
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value
