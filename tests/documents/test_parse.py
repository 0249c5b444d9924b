"""The parser on small and on arbitrary texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_graph.documents.lines import roman
from sp_graph.documents.marks import take_out
from sp_graph.documents.parse import parse
from sp_graph.model import Document, Source, SourceInfo

REPORT = """\t[bookmark: _Toc1]I.\tIntroduction
1.\tThe present report contains an overview of the system and of what was done.
\tA.\tFirst steps
2.\tThe Council decided[footnoteRef:2] to do this in a way that takes a whole line. [2: \t\tIbid., sect. II.]

3.\tIt went well. A sentence that is,
broken over two lines, and then it ends:
\t(a)\tOne thing;
\t(b)\tAnother thing.
"""


def parsed(text: str) -> Document:
    return parse(Source(SourceInfo("X", "x.txt"), text, "0" * 64))


def test_a_small_report() -> None:
    document = parsed(REPORT)
    assert [(b.kind, b.label, b.path) for b in document.blocks] == [
        ("heading", "head", "heading/I"),
        ("paragraph", "1", "paragraph/1"),
        ("heading", "head", "heading/I-A"),
        ("paragraph", "2", "paragraph/2"),
        ("footnote", "2", "footnote/2"),
        ("paragraph", "3", "paragraph/3"),
        ("item", "3(a)", "paragraph/3/item/a"),
        ("item", "3(b)", "paragraph/3/item/b"),
    ]
    second = document.blocks[3]
    assert second.text == "The Council decided to do this in a way that takes a whole line."
    assert second.text[: second.refs[0].at] == "The Council decided"


def test_a_quotation_is_divided_by_a_mark_but_not_by_a_line_break() -> None:
    document = parsed(REPORT)
    second, third = document.blocks[3], document.blocks[5]
    pieces = [REPORT[s.start : s.end] for s in second.source_spans(0, len(second.text))]
    assert pieces == ["The Council decided", " to do this in a way that takes a whole line."]
    (whole,) = third.source_spans(14, 14 + len("A sentence that is, broken"))
    assert REPORT[whole.start : whole.end] == "A sentence that is,\nbroken"


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("IX", 9), ("XIV", 14), ("XL", 40), ("A", 0), ("", 0)])
def test_roman_numerals(numeral: str, value: int) -> None:
    assert roman(numeral) == value


def test_a_footnote_that_never_closes_stays_in_the_text() -> None:
    document = parsed("1.\tSome words here that are long enough to be text. [3: never closed\n")
    assert "never closed" in " ".join(b.text for b in document.blocks)


MARKS = st.sampled_from(
    ["[bookmark: a]", "[footnoteRef:1]", "[1: ", "]", "[", "\n", "\n\n", "\t", "1.\t", "(a) ", "I.\t"]
)


@given(st.lists(st.one_of(MARKS, st.text(max_size=30)), max_size=30).map("".join))
def test_any_text_is_parsed_without_loss(text: str) -> None:
    document = parsed(text)
    assert document.unassigned == ()
    for block in document.blocks:
        for at, source, length in block.pieces:
            assert block.text[at : at + length] == text[source : source + length]
    assert len({b.path for b in document.blocks}) == len(document.blocks)


@given(st.text(alphabet="[]:0123456789abcfR \n", max_size=60))
def test_marks_are_taken_out_exactly(text: str) -> None:
    flow = take_out(text)
    assert flow.text == "".join(text[i] for i in flow.origin)
    taken = sum(m.end - m.start for m in flow.marks)
    assert len(flow.text) + taken == len(text)
