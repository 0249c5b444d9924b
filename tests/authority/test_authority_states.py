from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sp_graph.authority.states import (
    GROUP_COLUMNS,
    STATE_COLUMNS,
    load_regional_groups,
    load_states,
    read_regional_groups,
    read_states,
)
from sp_graph.errors import DataError

GEO = "http://metadata.un.org/sdg/codes/geoArea/"
KENYA = f"KEN\tKE\t404\tKenya\tafrican\tmember\tRepublic of Kenya\t\t1003518\t{GEO}404\n"
ZAMBIA = f"ZMB\tZM\t894\tZambia\tafrican\tmember\t\t\t1007119\t{GEO}894\n"


def test_all_states_are_there() -> None:
    states = load_states().values()
    assert Counter(s.membership for s in states) == {"member": 193, "observer": 2}
    assert Counter(s.group for s in states) == {
        "african": 54,
        "asia-pacific": 54,
        "eastern-european": 23,
        "latin-american-and-caribbean": 33,
        "western-european-and-others": 29,
        "": 2,
    }


def test_only_observers_have_no_group() -> None:
    for state in load_states().values():
        assert bool(state.group) == (state.membership == "member"), f"states.tsv: regional_group of {state.iso3}"


@pytest.mark.parametrize(
    ("iso3", "name"),
    [
        ("TUR", "Turkey"),
        ("SWZ", "Swaziland"),
        ("CZE", "Czech Republic"),
        ("CPV", "Cape Verde"),
        ("MMR", "Burma"),
        ("COD", "Zaire"),
        ("NLD", "Netherlands"),
        ("BOL", "Bolivia"),
        ("VEN", "Venezuela"),
        ("IRN", "Iran"),
        ("IRN", "Iran (Islamic Republic of)"),
        ("IRN", "Islamic Republic of Iran"),
        ("LBY", "Libyan Arab Jamahiriya"),
        ("MKD", "former Yugoslav Republic of Macedonia"),
        ("CIV", "Cote d'Ivoire"),
    ],
)
def test_former_and_variant_names(iso3: str, name: str) -> None:
    assert name in load_states()[iso3].names


def test_names_stand_without_article_and_abbreviations_in_capitals() -> None:
    for state in load_states().values():
        for name in state.names:
            assert not name.lower().startswith("the "), f"states.tsv: drop the article of {name!r} ({state.iso3})"
            assert not name.isupper(), f"states.tsv: move {name!r} ({state.iso3}) to abbreviations"
        for name in state.abbreviations:
            assert name.isupper(), f"states.tsv: {name!r} ({state.iso3}) is no abbreviation in capitals"


def test_each_state_has_its_own_concept() -> None:
    for number, count in Counter(s.unbis for s in load_states().values()).items():
        assert count == 1, f"states.tsv: {number} is the UNBIS number of {count} States"


def test_groups_are_known_by_their_printed_names() -> None:
    names = {name: group.slug for group in load_regional_groups().values() for name in group.names}
    assert names["African Group"] == "african"
    assert names["Group of Western European and Other States"] == "western-european-and-others"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (KENYA.replace("KEN", "Ken"), r"states\.tsv, line 2: iso3 is 'Ken', not three capitals"),
        (KENYA.replace("\tKE\t", "\tK\t"), "iso2 is 'K'"),
        (KENYA.replace("404", "40"), "m49 is '40', not three digits"),
        (KENYA.replace("african", "southern"), "regional_group is 'southern'"),
        (KENYA.replace("member", "guest"), "membership is 'guest'"),
        (KENYA.replace("1003518", "12"), "unbis is '12', not seven digits"),
        (KENYA.replace("geoArea/404", "geoArea/405"), "geo is not .*404"),
        (KENYA + ZAMBIA.replace("\tZM\t", "\tKE\t"), "line 3: KE or 894 is the code of another State"),
        (
            KENYA + ZAMBIA.replace("Zambia", "KENYA"),
            "line 3: the State name 'KENYA' is claimed by KEN and by ZMB",
        ),
        (ZAMBIA + KENYA, "line 3: KEN stands after ZMB"),
    ],
)
def test_refuses_bad_rows(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "states.tsv"
    path.write_text("\t".join(STATE_COLUMNS) + "\n" + rows, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_states(str(path), load_regional_groups())


def test_refuses_a_name_of_two_groups(tmp_path: Path) -> None:
    path = tmp_path / "regional-groups.tsv"
    path.write_text("\t".join(GROUP_COLUMNS) + "\na\tA States\tGroup\nb\tB States\tgroup\n", encoding="utf-8")
    with pytest.raises(DataError, match="the regional group name 'group' is claimed by a and by b"):
        read_regional_groups(str(path))
