from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_graph.graph.symbols import SymbolInfo, assembly_year, council_year, read_symbol

COUNCIL, ASSEMBLY = "human-rights-council", "general-assembly"
BODIES = ("", COUNCIL, ASSEMBLY, "security-council", "commission-human-rights", "economic-and-social-council")


@pytest.mark.parametrize(
    ("symbol", "body", "session", "year", "number", "parent", "relation", "kind"),
    [
        ("A/HRC/55/69", COUNCIL, 55, 2024, "69", "", "", ""),
        ("A/HRC/41/39/Corr.1", COUNCIL, 41, 2019, "1", "A/HRC/41/39", "corrigendum", "corrigendum"),
        ("A/HRC/42/60/Add.1", COUNCIL, 42, 2019, "1", "A/HRC/42/60", "addendum", "addendum"),
        ("A/HRC/43/64/Add.1/Corr.1", COUNCIL, 43, 2020, "1", "A/HRC/43/64/Add.1", "corrigendum", "corrigendum"),
        ("A/HRC/RES/54/9", COUNCIL, 54, 2023, "9", "", "", "resolution"),
        ("A/HRC/PRST/OS/13/1", COUNCIL, None, None, "1", "", "", "presidential-statement"),
        ("A/HRC/S-31/1", COUNCIL, None, None, "1", "", "", ""),
        ("A/HRC/RES/S-31/1", COUNCIL, None, None, "1", "", "", "resolution"),
        ("A/HRC/40/CRP.1", COUNCIL, 40, 2019, "CRP.1", "", "", ""),
        ("A/HRC/48/L.23/Rev.1", COUNCIL, 48, 2021, "1", "A/HRC/48/L.23", "revision", ""),
        ("A/78/245", ASSEMBLY, 78, 2023, "245", "", "", ""),
        ("A/RES/76/300", ASSEMBLY, 76, 2021, "300", "", "", "resolution"),
        ("A/C.3/75/L.5", ASSEMBLY, 75, 2020, "L.5", "", "", ""),
        ("A/520/Rev.20", ASSEMBLY, None, None, "20", "A/520", "revision", ""),
        ("S/2019/357", "security-council", None, 2019, "357", "", "", ""),
        ("S/RES/1325", "security-council", None, None, "1325", "", "", "resolution"),
        ("E/CN.4/2006/48", "commission-human-rights", None, 2006, "48", "", "", ""),
        ("E/CN.4/2006/48/Add.2", "commission-human-rights", None, 2006, "2", "E/CN.4/2006/48", "addendum", "addendum"),
        ("E/RES/2006/3", "economic-and-social-council", None, 2006, "3", "", "", "resolution"),
        ("A/CONF.151/26", ASSEMBLY, None, None, "", "", "", ""),
        ("CC-letter-2020-03-10", "", None, None, "", "", "", ""),
    ],
)
def test_known_symbols(
    symbol: str, body: str, session: int | None, year: int | None, number: str, parent: str, relation: str, kind: str
) -> None:
    info = read_symbol(symbol)
    assert (info.body, info.session, info.year, info.number) == (body, session, year, number)
    assert (info.parent, info.relation, info.kind) == (parent, relation, kind)


def test_special_session_is_told_from_a_regular_one() -> None:
    assert read_symbol("A/HRC/S-31/1").special == "S-31"
    assert read_symbol("A/HRC/31/1").special == ""


@pytest.mark.parametrize(
    ("session", "year"),
    [
        (1, 2006),
        (3, 2006),
        (4, 2007),
        (6, 2007),
        (7, 2008),
        (9, 2008),
        (10, 2009),
        (12, 2009),
        (13, 2010),
        (43, 2020),
        (45, 2020),
        (46, 2021),
        (52, 2023),
        (54, 2023),
        (55, 2024),
        (57, 2024),
    ],
)
def test_council_sessions(session: int, year: int) -> None:
    assert council_year(session) == year


@given(st.integers(1, 300))
def test_three_council_sessions_a_year(session: int) -> None:
    year = council_year(session)
    assert [council_year(s) for s in range(1, 304)].count(year) == 3
    assert year <= council_year(session + 1) <= year + 1


@given(st.integers(31, 300), st.integers(1, 2000), st.sampled_from(["", "RES/", "C.3/"]))
def test_assembly_symbols(session: int, number: int, part: str) -> None:
    info = read_symbol(f"A/{part}{session}/{number}")
    assert (info.body, info.session, info.year) == (ASSEMBLY, session, assembly_year(session))


@given(
    st.integers(1, 99),
    st.integers(1, 300),
    st.lists(st.tuples(st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 9)), max_size=3),
)
def test_suffixes_lead_to_the_main_document(session: int, number: int, suffixes: list[tuple[str, int]]) -> None:
    main = f"A/HRC/{session}/{number}"
    info = read_symbol(main + "".join(f"/{name}.{n}" for name, n in suffixes))
    for name, n in reversed(suffixes):
        assert info.number == str(n)
        assert info.relation.startswith({"Add": "add", "Corr": "corr", "Rev": "rev"}[name])
        info = read_symbol(info.parent)
    assert info == SymbolInfo(main, COUNCIL, session, "", council_year(session), str(number))


@given(st.text(alphabet="AESHRCN/.-0123456789dorv ", max_size=40))
def test_any_text_is_read(symbol: str) -> None:
    info = read_symbol(symbol)
    assert info.symbol == symbol
    assert info.body in BODIES
    assert bool(info.parent) == bool(info.relation)
    assert not info.parent or symbol.startswith(info.parent)
