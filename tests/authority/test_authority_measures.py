from __future__ import annotations

from pathlib import Path

import pytest

from sp_graph.authority.measures import (
    Code,
    load_breakdowns,
    load_measures,
    load_units,
    read_codes,
    read_measures,
)
from sp_graph.authority.states import load_regional_groups
from sp_graph.errors import DataError


def test_measures_have_known_units() -> None:
    measures = load_measures()
    assert len(measures) == 57
    assert measures["reply-rate"].unit == "per-cent"
    assert measures["communications-publication-delay"].units == ("days", "hours")
    assert all(measure.unit in load_units() for measure in measures.values())


def test_no_measure_begins_like_a_figure_outside_the_list() -> None:
    for slug in load_measures():
        assert not slug.startswith("x-"), f"measures.tsv: {slug} is kept for figures outside the code list"


@pytest.mark.parametrize(
    "slug", ["total", "female", "male", "press-releases", "no-request-received", "online", "session-45"]
)
def test_known_breakdowns(slug: str) -> None:
    assert slug in load_breakdowns()


def test_regional_groups_are_breakdowns() -> None:
    for slug, group in load_regional_groups().items():
        assert load_breakdowns()[slug].label == group.label, f"breakdowns.tsv: the label of {slug}"


def test_refuses_bad_rows(tmp_path: Path) -> None:
    path = tmp_path / "units.tsv"
    path.write_text("slug\tlabel\ndays\tdays\nhours\tdays\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"units\.tsv, line 3: the label 'days' is there twice"):
        read_codes(str(path))
    path = tmp_path / "measures.tsv"
    path.write_text("slug\tunits\tlabel\nvisits\tweeks\tVisits\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"measures\.tsv, line 2: units names the unknown 'weeks'"):
        read_measures(str(path), {"days": Code("days", "days")})
    path.write_text("slug\tunits\tlabel\nvisits\t\tVisits\n", encoding="utf-8")
    with pytest.raises(DataError, match="units is empty"):
        read_measures(str(path), {})
