"""Answers as text."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from sp_graph.query.formats import as_csv, as_json, as_markdown, as_table
from sp_graph.query.run import Answer

CELLS = st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_csv_and_json_lose_nothing(rows: list[list[str]]) -> None:
    answer = Answer(["a", "b", "quote"], rows)
    assert list(csv.reader(io.StringIO(as_csv(answer), newline=""))) == [["a", "b", "quote"], *rows]
    assert [list(r.values()) for r in json.loads(as_json(answer))] == rows


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5), st.integers(30, 120))
def test_a_table_fits_its_width(rows: list[list[str]], width: int) -> None:
    text = as_table(Answer(["a", "b", "quote"], rows), width=width, evidence=True)
    assert all(len(line) <= width for line in text.split("\n"))


def test_evidence_stands_under_its_row() -> None:
    text = as_table(Answer(["a", "quote"], [["x", "some  words"]]), width=60, evidence=True)
    assert text.splitlines()[2:] == ["x", "    “some words”", "(1 row)"]


def test_a_cell_does_not_steer_the_terminal() -> None:
    text = as_table(Answer(["a", "quote"], [["\x1b[31mred\x9b1m", "\x1b]0;title\x07"]]), width=60, evidence=True)
    assert not any(c in text for c in "\x1b\x07\x9b")
    assert "[31mred" in text


def test_markdown_escapes_bars() -> None:
    assert as_markdown(Answer(["a"], [["x|y\nz"]])) == "| a |\n| --- |\n| x\\|y z |\n"
