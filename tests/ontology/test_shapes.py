"""The shapes accept a good graph and report each fault by the shape it breaks.

One validation takes a second, so many faults are planted at once and looked up one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyshacl
import pytest
from pyoxigraph import RdfFormat, serialize
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from samples import ONTOLOGY, store

from sp_graph.namespaces import BASE, THINGS

SHAPES = Graph().parse(ONTOLOGY / "shapes.ttl", format="turtle")
NAMESPACE = BASE + "shapes#"
NODE_SHAPES = sorted(SHAPES.subjects(RDF.type, SH.NodeShape))
PROPERTY_SHAPES = sorted(SHAPES.subjects(RDF.type, SH.PropertyShape))
COUNTS = {SH.MinCountConstraintComponent, SH.MaxCountConstraintComponent}
WRONG_IRI, WRONG_LITERAL = URIRef("urn:wrong"), Literal(True)


def name(shape: URIRef) -> str:
    return str(shape).removeprefix(NAMESPACE)


def good(remove: str = "", add: str = "") -> Graph:
    triples = sorted({quad.triple for quad in store(remove, add)}, key=str)
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=data, format="nt")


def violations(of: Graph) -> set[tuple[str, str, URIRef]]:
    """What a graph breaks: the shape, the focus node below `id:` and the kind of constraint."""
    _, report, _ = pyshacl.validate(of, shacl_graph=SHAPES)
    return {
        (
            name(report.value(result, SH.sourceShape)),
            str(report.value(result, SH.focusNode)).removeprefix(THINGS),
            report.value(result, SH.sourceConstraintComponent),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def focus_nodes(of: Graph, shape: URIRef) -> set[URIRef]:
    """The members of the class that a property shape belongs to."""
    (owner,) = SHAPES.subjects(SH.property, shape)
    classes = of.transitive_subjects(RDFS.subClassOf, SHAPES.value(owner, SH.targetClass))
    return {node for kind in classes for node in of.subjects(RDF.type, kind)}


def places(of: Graph, shape: URIRef) -> Iterable[tuple[URIRef, URIRef]]:
    """The nodes and properties where the values of a property shape hang."""
    path = SHAPES.value(shape, SH.path)
    for node in focus_nodes(of, shape):
        if not isinstance(path, BNode):
            yield node, path
        elif either := SHAPES.value(path, SH.alternativePath):
            yield from ((node, step) for step in Collection(SHAPES, either))
        else:
            first, last = Collection(SHAPES, path)
            yield from ((middle, last) for middle in of.objects(node, first))


def with_number(bound: URIRef) -> list[URIRef]:
    return [shape for shape in PROPERTY_SHAPES if SHAPES.value(shape, bound) is not None]


def test_good_graph_conforms():
    conforms, _, text = pyshacl.validate(good(), shacl_graph=SHAPES)
    assert conforms, text


def test_every_shape_is_met_by_the_good_graph():
    """Otherwise the tests below would prove nothing."""
    data = good()
    for shape in NODE_SHAPES:
        assert list(data.subjects(RDF.type, SHAPES.value(shape, SH.targetClass))) or name(shape) == "Fact"


@pytest.mark.parametrize("shape", [*NODE_SHAPES, *PROPERTY_SHAPES], ids=name)
def test_shape_is_documented(shape):
    assert str(shape).startswith(NAMESPACE)
    constrained = shape in PROPERTY_SHAPES or SHAPES.value(shape, SH.pattern) is not None
    for predicate in (SH.name, SH.description, *([SH.message] if constrained else [])):
        (text,) = SHAPES.objects(shape, predicate)
        assert text.language == "en"
        assert text


@pytest.fixture(scope="module")
def without_required() -> set[str]:
    data = good()
    for shape in {*with_number(SH.minCount), *with_number(SH.hasValue)}:
        for node, predicate in list(places(data, shape)):
            data.remove((node, predicate, None))
    counted = {SH.MinCountConstraintComponent, SH.HasValueConstraintComponent}
    return {shape for shape, _, kind in violations(data) if kind in counted}


@pytest.mark.parametrize("shape", sorted({*with_number(SH.minCount), *with_number(SH.hasValue)}), ids=name)
def test_missing_value_is_reported(without_required, shape):
    assert name(shape) in without_required


@pytest.fixture(scope="module")
def with_too_many() -> set[str]:
    data = good()
    for shape in with_number(SH.maxCount):
        for node, predicate in list(places(data, shape)):
            for number in range(int(SHAPES.value(shape, SH.maxCount)) + 1):
                data.add((node, predicate, Literal(f"value {number}")))
    return {shape for shape, _, kind in violations(data) if kind == SH.MaxCountConstraintComponent}


@pytest.mark.parametrize("shape", with_number(SH.maxCount), ids=name)
def test_value_too_many_is_reported(with_too_many, shape):
    assert name(shape) in with_too_many


def on_values() -> list[URIRef]:
    kinds = (SH.datatype, SH["class"], SH.nodeKind, SH.pattern, SH.minLength)
    return sorted({shape for kind in kinds for shape in with_number(kind)})


def wants_literal(shape: URIRef) -> bool:
    return (
        SHAPES.value(shape, SH.datatype) is not None
        or SHAPES.value(shape, SH.nodeKind) == SH.Literal
        or (SHAPES.value(shape, SH["class"]) is None and SHAPES.value(shape, SH.nodeKind) is None)
    )


@pytest.fixture(scope="module")
def with_wrong_values() -> set[str]:
    data = good()
    for shape in on_values():
        wrong = WRONG_IRI if wants_literal(shape) else WRONG_LITERAL
        for node, predicate in list(places(data, shape)):
            data.set((node, predicate, wrong))
    return {shape for shape, _, kind in violations(data) if kind not in COUNTS}


@pytest.mark.parametrize("shape", on_values(), ids=name)
def test_wrong_value_is_reported(with_wrong_values, shape):
    assert name(shape) in with_wrong_values


NAMED = [shape for shape in NODE_SHAPES if SHAPES.value(shape, SH.pattern) is not None]


@pytest.fixture(scope="module")
def with_wrong_names() -> set[tuple[str, str]]:
    data = good()
    for shape in NAMED:
        data.add((WRONG_IRI, RDF.type, SHAPES.value(shape, SH.targetClass)))
    return {(shape, node) for shape, node, kind in violations(data) if kind == SH.PatternConstraintComponent}


@pytest.mark.parametrize("shape", NAMED, ids=name)
def test_wrong_name_is_reported(with_wrong_names, shape):
    assert (name(shape), str(WRONG_IRI)) in with_wrong_names


# Faults that are none of these: (shape, focus node, triples out, triples in).
FAULTS = [
    ("Fact-confidence", "fact/figure", "<fact/figure> sp:confidence 0.9 .", "<fact/figure> sp:confidence 1.5 ."),
    ("Fact-confidence", "fact/theme", "<fact/theme> sp:confidence 0.9 .", "<fact/theme> sp:confidence -0.1 ."),
    ("Fact-quote", "fact/theme", '<fact/theme> sp:quote "climate change" .', '<fact/theme> sp:quote "" .'),
    ("Fact-rule", "fact/theme", "", "<rule/other> a sp:Rule . <fact/theme> sp:rule <rule/other> ."),
    ("Mandate-prefLabel", "mandate/sr-food", "", '<mandate/sr-food> skos:prefLabel "Food"@en .'),
    (
        "Mandate-kind",
        "mandate/sr-food",
        "<mandate/sr-food> sp:kind <mandate-kind/special-rapporteur> .",
        "<mandate/sr-food> sp:kind <role/cc-chair> .",
    ),
    (
        "Document-equal",
        "document/A/HRC/RES/54/9",
        '<document/A/HRC/RES/54/9> skos:notation "A/HRC/RES/54/9" .',
        '<document/A/HRC/RES/54/9> skos:notation "A/HRC/RES/54/10" .',
    ),
    (
        "Passage-start",
        "document/A/HRC/55/69/paragraph/2",
        "<document/A/HRC/55/69/paragraph/2> sp:start 126 .",
        "<document/A/HRC/55/69/paragraph/2> sp:start 247 .",
    ),
    (
        "PositionSelector-start",
        "document/A/HRC/55/69/span/7-46/position",
        "<document/A/HRC/55/69/span/7-46/position> oa:start 7 .",
        "<document/A/HRC/55/69/span/7-46/position> oa:start -7 .",
    ),
    (
        "Evidence-words",
        "document/A/HRC/55/69/span/57-71",
        '<document/A/HRC/55/69/span/57-71/quote> oa:exact "climate change" .',
        "",
    ),
    (
        "SourceDocument-terms",
        "document/A/HRC/55/69",
        '<document/A/HRC/55/69> dcterms:rights "United Nations document"@en .',
        "",
    ),
    (
        "Figure-dataSet",
        "fact/figure",
        "<fact/figure> qb:dataSet <dataset/figures> .",
        "<fact/figure> qb:dataSet <dataset/other> .",
    ),
    (
        "Instant-when",
        "instant/2023",
        "",
        '<instant/2023> time:inXSDgYearMonth "2023-01"^^xsd:gYearMonth .',
    ),
    (
        "Event-participant",
        "event/forum/2023-11-28/forum",
        "",
        "<event/forum/2023-11-28/forum> sp:participant <state/KEN> .",
    ),
]


@pytest.fixture(scope="module")
def with_faults() -> set[tuple[str, str]]:
    data = good(
        "\n".join(remove for _, _, remove, _ in FAULTS),
        "\n".join(add for _, _, _, add in FAULTS),
    )
    return {(shape, node) for shape, node, _ in violations(data)}


@pytest.mark.parametrize(("shape", "node"), [(shape, node) for shape, node, _, _ in FAULTS])
def test_fault_is_reported(with_faults, shape, node):
    assert (shape, node) in with_faults


def test_nothing_but_the_faults_is_reported(with_faults):
    assert len(with_faults) <= len(FAULTS) + 3


def pattern(shape: str) -> re.Pattern[str]:
    return re.compile(str(SHAPES.value(URIRef(NAMESPACE + shape), SH.pattern)))


@pytest.mark.parametrize(
    "symbol",
    [
        "A/HRC/41/39",
        "A/HRC/41/39/Corr.1",
        "A/HRC/45/13/Add.3",
        "A/HRC/24/CRP.1",
        "A/HRC/RES/54/9",
        "A/HRC/PRST/OS/13/1",
        "A/HRC/S-28/2",
        "A/HRC/WGAD/2016/61",
        "A/74/486",
        "A/C.3/74/L.5",
        "S/2019/357",
        "S/RES/1325(2000)",
        "E/CN.4/2006/48",
        "CC-letter-2020-03-10",
        "ISHR-guide-2021",
    ],
)
def test_symbol_is_accepted(symbol):
    assert pattern("Document-identifier").search(symbol)


@pytest.mark.parametrize(
    "symbol",
    ["A/HRC/41/39 and Corr.1", "a/hrc/41/39", "A/HRC/41/39/", "A/HRC/41/39/Corr", "A/HRC/41/39/Corr. 1", "Ibid.,", ""],
)
def test_symbol_is_refused(symbol):
    assert not pattern("Document-identifier").search(symbol)


@pytest.mark.parametrize(
    "period",
    ["2020", "2020-04", "2020-04-30", "as-of 2020-12-31", "2015-01-01/2019-12-31", "2019-06/..", "undated"],
)
def test_period_is_accepted(period):
    assert pattern("Figure-refPeriod").search(period)


@pytest.mark.parametrize("period", ["", "2019–2020", "in 2020", "20", "as-of", "2020/", "30 April 2020"])
def test_period_is_refused(period):
    assert not pattern("Figure-refPeriod").search(period)
