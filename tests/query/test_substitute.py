"""A parameter's term in its place: under aggregates, in sub-SELECTs, NOT EXISTS, LIMIT; no injection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from sp_graph.errors import DataError
from sp_graph.query.substitute import parameters_of, substitute
from sp_graph.query.values import string_literal


@pytest.fixture
def store() -> Store:
    graph = Store()
    for subject, theme, year in [("a", "x", 1), ("b", "x", 2), ("c", "y", 2), ("d", "y", 3)]:
        node = NamedNode(f"http://e/{subject}")
        graph.add(Quad(node, NamedNode("http://e/theme"), NamedNode(f"http://e/{theme}")))
        graph.add(Quad(node, NamedNode("http://e/year"), Literal(year)))
    return graph


def ask(store: Store, query: str, **terms: str) -> list[list[str]]:
    rows = store.query("PREFIX e: <http://e/> " + substitute(query, terms))
    return sorted([getattr(t, "value", "") for t in row] for row in rows)


X = "<http://e/x>"


def test_under_an_aggregate(store: Store) -> None:
    query = "SELECT (COUNT(?s) AS ?n) ?_t_iri WHERE { ?s e:theme ?_t_iri } GROUP BY ?_t_iri"
    assert ask(store, query, _t_iri=X) == [["2", "http://e/x"]]


def test_in_a_sub_select_that_does_not_project_it(store: Store) -> None:
    query = "SELECT ?s WHERE { { SELECT ?s WHERE { ?s e:theme ?_t_iri } ORDER BY ?_t_iri } ?s e:year 2 }"
    assert ask(store, query, _t_iri=X) == [["http://e/b"]]


def test_in_a_sub_select_that_projects_it_too(store: Store) -> None:
    query = "SELECT ?s ?_t_iri WHERE { { SELECT ?s ?_t_iri WHERE { ?s e:theme ?_t_iri } } }"
    assert ask(store, query, _t_iri=X) == [["http://e/a", "http://e/x"], ["http://e/b", "http://e/x"]]


def test_beside_less_than_and_greater_than(store: Store) -> None:
    query = "SELECT ?s WHERE { ?s e:year ?y FILTER(1<?_n&&?y>1) }"
    assert len(ask(store, query, _n="2")) == 3


def test_in_not_exists(store: Store) -> None:
    query = "SELECT ?s WHERE { ?s e:year ?y FILTER NOT EXISTS { ?s e:theme ?_t_iri } }"
    assert ask(store, query, _t_iri=X) == [["http://e/c"], ["http://e/d"]]


def test_behind_limit_and_offset(store: Store) -> None:
    query = "SELECT ?s WHERE { ?s e:year ?y } ORDER BY ?s LIMIT ?_n_integer OFFSET ?_m_integer"
    assert ask(store, query, _n_integer="2", _m_integer="1") == [["http://e/b"], ["http://e/c"]]


def test_an_optional_parameter_given_or_not(store: Store) -> None:
    query = "SELECT ?s WHERE { ?s e:theme ?t FILTER(!BOUND(?__t_iri) || ?t = ?__t_iri) }"
    assert len(ask(store, query)) == 4
    assert len(ask(store, query, __t_iri=X)) == 2


def test_an_optional_limit_or_value_not_given(store: Store) -> None:
    query = "SELECT ?s WHERE { ?s e:year ?y VALUES ?y { ?__y } } ORDER BY ?s LIMIT ?__n OFFSET ?__m"
    assert len(ask(store, query)) == 4
    assert ask(store, query, __n="1", __m="1") == [["http://e/b"]]
    assert ask(store, query, __y="2") == [["http://e/b"], ["http://e/c"]]


def test_bound_of_a_required_parameter(store: Store) -> None:
    query = "SELECT ?s WHERE { ?s e:theme ?t FILTER(BOUND(?_t) && ?t = ?_t) }"
    assert len(ask(store, query, _t=X)) == 2


def test_not_in_strings_comments_and_iris() -> None:
    query = 'SELECT * { ?s <http://e/?_t_iri> "?_t_iri" } # ?_t_iri'
    assert substitute(query, {"_t_iri": X}) == query
    assert parameters_of(query) == []


def test_a_query_may_not_bind_its_parameter() -> None:
    for query in (
        "SELECT * { BIND(1 AS ?_n) }",
        "SELECT * { VALUES ?_n { 1 } }",
        "SELECT * { VALUES (?a ?_n) { (1 2) } }",
    ):
        with pytest.raises(DataError):
            substitute(query, {"_n": "1"})


@given(st.text(max_size=60))
def test_no_string_breaks_out_of_its_place(value: str) -> None:
    store = Store()
    store.add(Quad(NamedNode("http://e/a"), NamedNode("http://e/p"), Literal("secret")))
    try:
        term = string_literal(value)
    except ValueError:
        return
    query = substitute("SELECT ?s WHERE { ?s <http://e/p> ?o FILTER(?o = ?_v) }", {"_v": term})
    rows = list(store.query(query))
    assert len(rows) == (value == "secret")
