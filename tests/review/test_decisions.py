"""The file of decisions is read as people and spreadsheets write it, and every fault has its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_samples import HEADER

from sp_graph.errors import DataError
from sp_graph.model import Decision
from sp_graph.resources import shipped
from sp_graph.review.book import Book
from sp_graph.review.decisions import read_decisions

GOOD = "A/HRC/55/69\t24\treports\tmandate=sr-food\treject\tAna Reader\t2024-05-01\tnot theirs\t\n"
WANTED = Decision(
    line=2,
    document="A/HRC/55/69",
    paragraph="24",
    what="reports",
    which="mandate=sr-food",
    verdict="reject",
    who="Ana Reader",
    when="2024-05-01",
    why="not theirs",
)


def read(folder: Path, data: str | bytes) -> tuple[list[Decision], list[str]]:
    path = folder / "decisions.tsv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found, problems = read_decisions(path)
    return found, [str(problem) for problem in problems]


def test_the_shipped_file_is_empty() -> None:
    assert read_decisions(Path(shipped("data/decisions.tsv"))) == ([], [])


@pytest.mark.parametrize(
    "data",
    [
        HEADER + GOOD,
        (HEADER + GOOD).replace("\n", "\r\n"),
        "\ufeff" + HEADER + GOOD,
        (HEADER + GOOD).encode("utf-16"),
        HEADER + GOOD.rstrip("\t\n"),
        HEADER.upper() + GOOD.replace("\treject", "\tReject"),
        HEADER + GOOD.replace("not theirs", '"not theirs"'),
        HEADER + GOOD.replace("\t", " | ").rstrip(" |\n"),
        HEADER + f'"{GOOD.replace(chr(9), " | ").rstrip(" |" + chr(10))}"\t\t\t\n',
        HEADER + GOOD.replace("\t24\t", "\tpara. 24\t"),
        HEADER.replace("\tcorrection", "") + GOOD,
    ],
)
def test_ways_to_write_one_line(tmp_path: Path, data: str | bytes) -> None:
    assert read(tmp_path, data) == ([WANTED], [])


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    data = "who\twhen\twhy\tdecision\twhich\twhat\nAna Reader\t2024-05-01\tno\taccept\tx\tlink\n"
    (found,), problems = read(tmp_path, data)
    assert not problems
    assert (found.document, found.paragraph, found.which, found.what) == ("", "", "x", "link")


def test_comments_and_empty_lines_count_as_lines(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, f"# a comment\n\n{HEADER}\t\t\t\n# another\n{GOOD}")
    assert found.line == 6


def test_a_star_stands_for_anywhere(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, HEADER + GOOD.replace("A/HRC/55/69\t24", "*\t*"))
    assert (found.document, found.paragraph) == ("", "")


def test_quotation_marks_that_belong_to_the_text_stay(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, HEADER + GOOD.replace("not theirs", '"a" is no "b"'))
    assert found.why == '"a" is no "b"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\treject\t", "\tdelete\t", "the decision is 'delete', not one of accept, reject, correct"),
        ("\treject\t", "\tcorrect\t", "a decision to correct needs a correction: column=value"),
        ("theirs\t", "theirs\tmandate=sr-health", "a decision to reject has no correction"),
        ("2024-05-01", "YYYY-MM-DD", "when is 'YYYY-MM-DD', not a day such as 2024-01-31"),
        ("2024-05-01", "1 May 2024", "not a day such as 2024-01-31"),
        ("2024-05-01", "20240501", "not a day such as 2024-01-31"),
        ("2024-05-01", "2024-02-30", "not a day such as 2024-01-31"),
        ("not theirs", "", "why is empty"),
        ("Ana Reader\t2024-05-01", "\t", "who and when are empty"),
        ("theirs\t", "theirs\t\t\tx", "11 cells, but the header has 9"),
    ],
)
def test_a_line_that_is_none_is_named_and_the_others_count(tmp_path: Path, old: str, new: str, message: str) -> None:
    found, problems = read(tmp_path, HEADER + GOOD.replace(old, new) + GOOD)
    assert [decision.line for decision in found] == [3]
    assert len(problems) == 1
    assert problems[0].startswith("decisions.tsv, line 2: ")
    assert message in problems[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "no header"),
        ("# only a comment\n", "no header"),
        (GOOD, "line 1: 'a/hrc/55/69' is no column of decisions"),
        (HEADER.replace("decision\t", "decison\t"), "'decison' is no column of decisions; did you mean decision?"),
        ("document\tparagraph\twhat\n", "the header lacks which, decision, who, when, why"),
        (b"\x89PNG\xff\xfe", "not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_build(tmp_path: Path, data: str | bytes, message: str) -> None:
    with pytest.raises(DataError, match="decisions.tsv.*" + message.replace("?", r"\?")):
        read(tmp_path, data)


def test_what_cannot_be_decided_on_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(
        HEADER + GOOD.replace("reports", "report") + GOOD.replace("reports", "statistics"), encoding="utf-8"
    )
    book = Book.read(path)
    assert [str(problem) for problem in book.problems] == [
        "decisions.tsv, line 2: 'report' is nothing that can be decided on; did you mean reports?"
    ]
    assert [decision.line for decision in book.on("figures")] == [3]
