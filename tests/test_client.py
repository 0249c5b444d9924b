"""The graph from Python."""

from pathlib import Path

import pytest

import sp_graph
from sp_graph.errors import QuestionError, StoreError


@pytest.fixture(scope="module")
def g(store_folder: Path) -> "sp_graph.client.Graph":
    return sp_graph.open(str(store_folder))


def test_rows_have_types(g: "sp_graph.client.Graph") -> None:
    rows = g.query("reports-by-theme", theme="climate-change", year=2023)
    assert len(rows) == 7
    assert rows[0]["year"] == 2023
    assert rows[0]["paragraph"] == "24"
    assert rows.columns[:3] == ["mandate", "name", "symbol"]
    assert next(iter(g.query("series", measure="Communications sent")))["value"] == 669


def test_rows_show_themselves_in_a_notebook(g: "sp_graph.client.Graph") -> None:
    html = g.sparql("SELECT ('<b>' AS ?x) {}")._repr_html_()
    assert "<th>x</th>" in html
    assert "&lt;b&gt;" in html


def test_data_frames(g: "sp_graph.client.Graph") -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = g.query("themes-by-year", theme="migration").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["reports"]) == [3, 5, 6]


def test_polars_frames(g: "sp_graph.client.Graph") -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    assert g.query("themes-by-year", theme="migration").to_polars()["reports"].to_list() == [3, 5, 6]


def test_things_and_evidence(g: "sp_graph.client.Graph") -> None:
    assert ("session", "53") in {(s.property, s.value) for s in g.show("A/HRC/53/34")}
    assert {f.document for f in g.evidence("A/78/167")} == {"A/HRC/55/69"}
    assert g.questions()["reports-by-theme"].startswith("Which mandates reported on a theme")


def test_errors(g: "sp_graph.client.Graph", tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        g.query("no-such-question")
    with pytest.raises(StoreError, match="run `sp-graph build`"):
        sp_graph.open(str(tmp_path))
    with pytest.raises(StoreError, match="cannot be reached"):
        sp_graph.open("http://127.0.0.1:9/sparql").query("mandates")
