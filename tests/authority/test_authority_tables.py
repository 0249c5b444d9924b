from __future__ import annotations

from pathlib import Path

import pytest

from sp_graph.authority.tables import Claims, Row, read_table
from sp_graph.errors import DataError

COLUMNS = ("slug", "names")


def write(folder: Path, text: str) -> str:
    path = folder / "things.tsv"
    path.write_bytes(text.encode())
    return str(path)


def test_reads_rows_with_their_lines(tmp_path: Path) -> None:
    rows = read_table(write(tmp_path, "slug\tnames\na\tone|two\nb\t\n"), COLUMNS)
    assert [(row.line, row["slug"], row.many("names")) for row in rows] == [
        (2, "a", ("one", "two")),
        (3, "b", ()),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("slug\tname\na\tone\n", r"things\.tsv, line 1: the columns are not slug, names"),
        ("slug\tnames\na\n", r"line 2: 1 columns instead of 2"),
        ("slug\tnames\na\tone\ttwo\n", r"line 2: 3 columns instead of 2"),
        ("slug\tnames\na\tone", r"last line does not end with a line feed"),
        ("slug\tnames\r\na\tone\r\n", r"line 1: the columns are not"),
        ("slug\tnames\na\tone \n", r"line 2: names has a blank"),
        ("slug\tnames\na\tone  two\n", r"line 2: names has a blank"),
        ("slug\tnames\na\tone\u00a0two\n", r"line 2: names has a blank"),
        ("slug\tnames\na\tCôte d’Ivoire\n", r"line 2: names has a curly apostrophe"),
        ("slug\tnames\na\tone\na\ttwo\n", r"line 3: a is there twice"),
        ("slug\tnames\nb\tone\na\ttwo\n", r"line 3: a stands after b; sort the rows"),
        ("slug\tnames\n\n", r"line 2: 1 columns instead of 2"),
    ],
)
def test_refuses_a_bad_table(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_table(write(tmp_path, text), COLUMNS)


def test_refuses_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "things.tsv"
    path.write_bytes(b"slug\tnames\na\t\xff\n")
    with pytest.raises(DataError, match=r"things\.tsv: cannot be read as UTF-8"):
        read_table(str(path), COLUMNS)
    with pytest.raises(DataError, match=r"missing\.tsv: cannot be read"):
        read_table(str(tmp_path / "missing.tsv"), COLUMNS)


def test_sorts_by_another_key(tmp_path: Path) -> None:
    path = write(tmp_path, "slug\tnames\n2\ttwo\n10\tten\n")
    assert len(read_table(path, COLUMNS, key=lambda row: int(row["slug"]))) == 2
    with pytest.raises(DataError, match="10 stands after 2"):
        read_table(path, COLUMNS)


@pytest.mark.parametrize("cell", ["one||two", "|one", "one|", "one| two"])
def test_refuses_empty_and_padded_values(cell: str) -> None:
    with pytest.raises(DataError, match="an empty or padded value"):
        Row("things.tsv", 2, {"names": cell}).many("names")


def test_refuses_a_value_twice_or_unknown() -> None:
    row = Row("things.tsv", 2, {"slug": "a b", "names": "one|one", "kinds": "x"})
    with pytest.raises(DataError, match="names has 'one' twice"):
        row.many("names")
    with pytest.raises(DataError, match="kinds names the unknown 'x'"):
        row.many_of("kinds", {"y"})
    with pytest.raises(DataError, match="kinds is 'x', not one of y, z"):
        row.one_of("kinds", {"z", "y"})
    with pytest.raises(DataError, match="slug is 'a b', not letters"):
        row.slug()
    with pytest.raises(DataError, match="names is empty"):
        Row("things.tsv", 2, {"names": ""}).filled("names")


def test_a_name_belongs_to_one_thing_however_spelled() -> None:
    row = Row("things.tsv", 7, {})
    claims = Claims("State")
    claims.claim("Côte d'Ivoire", "CIV", row)
    claims.claim("cote d'ivoire", "CIV", row)
    with pytest.raises(DataError, match=r"line 7: .* is claimed by CIV and by XXX"):
        claims.claim("COTE D'IVOIRE", "XXX", row)
