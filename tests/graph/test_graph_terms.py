from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from sp_graph.errors import DataError
from sp_graph.graph.periods import read_period
from sp_graph.graph.terms import Dataset, date, decimal, digest, item, text, year

NAME = "https://example.org/graph"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("48.460", "48.46"), ("5", "5"), ("5.0", "5"), ("0.0", "0"), ("1296", "1296"), ("-0", "0"), ("1E+3", "1000")],
)
def test_decimals_have_one_form(written: str, kept: str) -> None:
    assert decimal(written).value == kept


@pytest.mark.parametrize("written", ["", "five", "1,296", "NaN", "Infinity", "48%"])
def test_what_is_no_decimal(written: str) -> None:
    with pytest.raises(DataError, match="is not a decimal number"):
        decimal(written)


@pytest.mark.parametrize(("written", "kind"), [("2020", "gYear"), ("2020-04", "gYearMonth"), ("2020-04-30", "date")])
def test_dates(written: str, kind: str) -> None:
    assert date(written).datatype.value.endswith(f"#{kind}")


@pytest.mark.parametrize("written", ["", "20", "2020-13", "2020-00-01", "2020-04-32", "30 April 2020"])
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(DataError, match="is not a date"):
        date(written)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2020", ("2020", "2020")),
        ("2019–2020", ("2019", "2020")),
        ("2019-2020", ("2019", "2020")),
        ("2019/2020", ("2019", "2020")),
        ("2020-06-08/2020-06-12", ("2020-06-08", "2020-06-12")),
        ("2020-04", ("2020-04", "2020-04")),
        ("2020/2019", None),
        ("until the end of July 2020", None),
        ("as-of 2020-12-31", None),
        ("", None),
    ],
)
def test_periods(written: str, period: tuple[str, str] | None) -> None:
    assert read_period(written) == period


def test_a_triple_stays_in_the_graph_that_has_it_first() -> None:
    dataset = Dataset()
    first, second = dataset.graph(NAME), dataset.graph(NAME + "2")
    for graph in (first, second):
        graph.add(item("state", "KEN"), "sp:iso3", text("KEN"))
    second.add(item("state", "KEN"), "sp:iso2", text("KE"), None)
    assert [quad.graph_name.value for quad in dataset.quads()] == [NAME, NAME + "2"]


def test_n_quads_are_sorted_and_end_with_a_line_feed() -> None:
    dataset = Dataset()
    graph = dataset.graph(NAME)
    graph.add(item("state", "KEN"), "sp:iso3", text("KEN"))
    graph.add(item("state", "KEN"), "skos:prefLabel", Literal("Kenya “new\nline”", language="en"))
    graph.type(item("state", "KEN"), "sp:State")
    ken = "<https://w3id.org/sp-graph/id/state/KEN>"
    assert dataset.n_quads().decode() == (
        f"{ken} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        " <https://w3id.org/sp-graph/ontology#State> <https://example.org/graph> .\n"
        f'{ken} <http://www.w3.org/2004/02/skos/core#prefLabel> "Kenya “new\\nline”"@en'
        " <https://example.org/graph> .\n"
        f'{ken} <https://w3id.org/sp-graph/ontology#iso3> "KEN" <https://example.org/graph> .\n'
    )


@given(
    st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"])).map(text),
            st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9).map(
                lambda value: decimal(str(value))
            ),
            st.integers(1, 9999).map(year),
            st.text(st.characters(exclude_categories=["Cs"])).map(lambda v: Literal(v, language="en")),
        ),
        max_size=8,
    )
)
def test_a_store_gives_back_what_was_written(values: list[Literal]) -> None:
    dataset = Dataset()
    graph = dataset.graph(NAME)
    for value in values:
        graph.add(NamedNode("https://example.org/a"), "sp:value", value)
    store = Store()
    store.load(dataset.n_quads(), format=RdfFormat.N_QUADS)
    assert set(store) == set(dataset.quads())


def test_digests_tell_their_parts_apart_and_never_change() -> None:
    assert digest("a", "b") != digest("ab") != digest("a", "", "b")
    assert digest("sr-food", "A/HRC/53/34") == "fbb3fbbcd505"
