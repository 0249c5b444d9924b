"""Reading files: what is refused and how."""

from pathlib import Path

import pytest

from sp_graph.documents.describe import describe
from sp_graph.documents.manifest import read_manifest
from sp_graph.documents.read import read_source
from sp_graph.errors import DataError, SourceError


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no text"),
        (b"   \n\n 12 34", "holds no text"),
        (b"\xff\xfe\x00\x01" * 20, "not a text file"),
        ("Über die Rechte".encode("latin-1") * 10, "not UTF-8"),
    ],
)
def test_unusable_files_are_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=reason) as caught:
        read_source(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing\.txt: cannot be read"):
        read_source(tmp_path / "nothing.txt")


def test_line_ends_and_positions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"A line of words,\r\nand another one.\r\n")
    assert read_source(path).text == "A line of words,\r\nand another one.\r\n"


def test_a_symbol_in_the_file_name_is_the_id() -> None:
    info = describe(Path("A-HRC-52-70.txt"), "1. The present report contains an overview of the special procedures "
                    "system, highlighting activities undertaken by mandate holders in 2022.")  # fmt: skip
    assert (info.id, info.kind, info.reports_on) == ("A/HRC/52/70", "annual-report", 2022)
    assert describe(Path("Some guide (2021).txt"), "words").id == "Some-guide-2021"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[document]]\nid = 'x'\n", "id and file are required"),
        ("[[document]]\nid = 'x'\nfile = 'y'\nyear = 3\n", "unknown key year"),
        ("[[document]\n", "cannot be read as a manifest"),
    ],
)
def test_a_bad_manifest_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_manifest(path)
