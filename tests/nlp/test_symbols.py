"""Document symbols in all their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_graph.nlp.symbols import find_symbols, resolve_ibid

FORMS = [
    ("(A/HRC/41/39 and Corr.1)", ["A/HRC/41/39", "A/HRC/41/39/Corr.1"]),
    ("A/HRC/28/41, Add.1 and Add.2", ["A/HRC/28/41", "A/HRC/28/41/Add.1", "A/HRC/28/41/Add.2"]),
    ("A/HRC/42/43/Add.1–3", ["A/HRC/42/43/Add.1", "A/HRC/42/43/Add.2", "A/HRC/42/43/Add.3"]),
    ("(A/HRC/54/67 and A/HRC/54/67/Corr.1).", ["A/HRC/54/67", "A/HRC/54/67/Corr.1"]),
    ("(resolution 54/9)", ["A/HRC/RES/54/9"]),
    ("Council resolutions 5/1 and 5/2", ["A/HRC/RES/5/1", "A/HRC/RES/5/2"]),
    ("General Assembly resolution 60/251", ["A/RES/60/251"]),
    ("Security Council resolution 1325 (2000)", ["S/RES/1325(2000)"]),
    ("Commission on Human Rights resolution 2004/76", ["E/CN.4/RES/2004/76"]),
    ("(S/2019/357).", ["S/2019/357"]),
    ("E/CN.4/2006/48", ["E/CN.4/2006/48"]),
    ("E/CN.4/Sub.2/2003/12/Rev.2,", ["E/CN.4/Sub.2/2003/12/Rev.2"]),
    ("(A/HRC/PRST/OS/13/1) is", ["A/HRC/PRST/OS/13/1"]),
    ("A/HRC/S-31/2", ["A/HRC/S-31/2"]),
    ("see <http://undocs.org/A/HRC/32/36/Add.2>.", ["A/HRC/32/36/Add.2"]),
    ("www.ohchr.org/EN/HRBodies/SP/Pages/1.aspx", []),
    ("48/141 and/or 2019/20", []),
    ("(A/HRC/28/41 and Add. 1)", ["A/HRC/28/41", "A/HRC/28/41/Add.1"]),
    ("A/HRC/31/59/Add. 1", ["A/HRC/31/59/Add.1"]),
    ("A/HRC/20/22/Add.1 and 2).", ["A/HRC/20/22/Add.1", "A/HRC/20/22/Add.2"]),
    ("A/HRC/20/22/Add.1 and 2 others", ["A/HRC/20/22/Add.1"]),
    ("A/HRC/20/22 and Adds. 1–3", ["A/HRC/20/22", "A/HRC/20/22/Add.1", "A/HRC/20/22/Add.2", "A/HRC/20/22/Add.3"]),
    ("A/HRC/S‑31/2", ["A/HRC/S-31/2"]),
    ("A/HRC/25/55/", ["A/HRC/25/55"]),
    ("in rooms A/1 and E/4", []),
    ("CCPR/C/GC/36, CEDAW/C/GC/35 and E/C.12/GC/24", ["CCPR/C/GC/36", "CEDAW/C/GC/35", "E/C.12/GC/24"]),
    ("(A/HRC/31/39/Add.1, chap. V; ibid., chap. III)", ["A/HRC/31/39/Add.1", "A/HRC/31/39/Add.1"]),
]


@pytest.mark.parametrize(("text", "symbols"), FORMS, ids=[t for t, _ in FORMS])
def test_forms(text: str, symbols: list[str]) -> None:
    assert [f.target for f in find_symbols(text)] == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Security Council resolutions 1325 (2000), 1820 (2008) and 2122 (2013)", ["S/RES/1325(2000)", "S/RES/1820(2008)", "S/RES/2122(2013)"]),
        ("resolution 1373 (2001) of the Security Council", ["S/RES/1373(2001)"]),
        ("resolution 1373 (2001)", [None]),
        ("resolution 70/1 of the General Assembly", ["A/RES/70/1"]),
        ("resolution 48/141 of the General Assembly", ["A/RES/48/141"]),
        ("resolution 48/134", ["A/RES/48/134"]),
        ("resolution 31/32 of the Human Rights Council", ["A/HRC/RES/31/32"]),
        ("The Council, in its resolution 16/21, and the Assembly, in its resolution 65/281", ["A/HRC/RES/16/21", "A/RES/65/281"]),
        ("Council resolutions 6/29, 15/22 and, most recently, 33/9", ["A/HRC/RES/6/29", "A/HRC/RES/15/22", "A/HRC/RES/33/9"]),
        ("General Assembly resolution 217 A (III)", ["A/RES/217(III)"]),
        ("Economic and Social Council decision 2009/252", ["E/DEC/2009/252"]),
    ],
)  # fmt: skip
def test_the_body_that_adopted_a_resolution(text: str, symbols: list[str | None]) -> None:
    assert [f.target for f in find_symbols(text)] == symbols


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("(A/HRC/46/61/Add.1, chaps. III and IV)", "chaps. III and IV"),
        ("A/HRC/55/69/Add.1, sects. III–X.", "sects. III–X"),
        ("(S/2020/631, annex)", "annex"),
        ("(A/HRC/46/61/Add.1 chaps. IX and X).", "chaps. IX and X"),
        ("A/HRC/46/24).", ""),
    ],
)
def test_the_part_cited(text: str, part: str) -> None:
    assert find_symbols(text)[-1].detail == part


def test_ibid_is_the_document_before_unless_there_are_several() -> None:
    notes = ["A/HRC/55/69/Add.1, sect. XV.", "Ibid., sect. II.", "Ibid.", "A/78/1 and A/78/2.", "Ibid."]
    resolved = resolve_ibid([find_symbols(n) for n in notes])
    targets = [[f.target for f in finds] for finds in resolved]
    add = "A/HRC/55/69/Add.1"
    assert targets == [[add], [add], [add], ["A/78/1", "A/78/2"], [None]]
    assert resolved[1][0].detail == "sect. II"
    assert resolved[4][0].reason


def test_ibid_after_a_note_without_a_document_stays_open() -> None:
    resolved = resolve_ibid(
        [find_symbols(n) for n in ["A/HRC/33/51 and Corr.1.", "Ibid.", "See www.example.org.", "Ibid."]]
    )
    assert [[f.target for f in finds] for finds in resolved] == [
        ["A/HRC/33/51", "A/HRC/33/51/Corr.1"],
        ["A/HRC/33/51"],
        [],
        [None],
    ]


@given(
    st.builds(
        "{}/{}/{}{}".format,
        st.sampled_from(["A/HRC", "E/CN.4", "A", "S"]),
        st.integers(1, 2030),
        st.integers(1, 999),
        st.sampled_from(["", "/Add.1", "/Corr.2", "/Rev.1", "/Add.3/Corr.1"]),
    ),
    st.sampled_from(["({})", "{}.", "see {}, and", "“{}”", "{};"]),
)
def test_every_symbol_is_found_whole(symbol: str, frame: str) -> None:
    text = frame.format(symbol)
    assert [f.target for f in find_symbols(text)] == [symbol]
    (found,) = find_symbols(text)
    assert text[found.start : found.end] == symbol
