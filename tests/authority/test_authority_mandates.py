from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from sp_graph.authority.mandates import Mandate, load_mandates, read_mandates
from sp_graph.authority.states import load_states
from sp_graph.errors import DataError
from sp_graph.namespaces import fold
from sp_graph.resources import shipped

MANDATES = "slug\tkind\tscope\tstate\tname\n"
NAMES = "slug\tname\tsource\n"
FOOD = "sr-food\tspecial-rapporteur\tthematic\t\tSpecial Rapporteur on the right to food\n"
PREFIX = {"special-rapporteur": "sr-", "independent-expert": "ie-", "working-group": "wg-"}
TITLES = (
    "Special Rapporteur",
    "Independent Expert",
    "Working Group",
    "Special Representative",
    "Representative",
)


def read(folder: Path, mandates: str, names: str = "") -> dict[str, Mandate]:
    (folder / "mandates.tsv").write_text(MANDATES + mandates, encoding="utf-8")
    (folder / "mandate-names.tsv").write_text(NAMES + names, encoding="utf-8")
    return read_mandates(str(folder / "mandates.tsv"), str(folder / "mandate-names.tsv"), load_states())


def further_names() -> list[dict[str, str]]:
    with Path(shipped("data/authority/mandate-names.tsv")).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_all_mandates_are_there() -> None:
    assert Counter(m.scope for m in load_mandates().values()) == {"thematic": 46, "country": 15}


def test_slugs_tell_kind_and_state() -> None:
    for mandate in load_mandates().values():
        expected = f"country-{mandate.state}" if mandate.scope == "country" else PREFIX[mandate.kind]
        assert mandate.slug.startswith(expected), f"mandates.tsv: correct the slug or kind of {mandate.slug}"


def test_the_present_name_comes_first_and_fits_the_kind() -> None:
    for mandate in load_mandates().values():
        assert mandate.names[0] == mandate.name
        title = mandate.kind.replace("-", " ").title()
        assert mandate.name.startswith(title), f"mandates.tsv: {mandate.slug} is no {title}"


def test_further_names_are_full_titles() -> None:
    for row in further_names():
        assert row["name"].startswith(TITLES), f"mandate-names.tsv: write the full title of {row['name']!r}"
        assert len(row["name"].split()) > 3, f"mandate-names.tsv: {row['name']!r} could be several mandates"


def test_names_stand_in_the_documents_they_are_from() -> None:
    """The rows whose source begins with the symbol of a document in the data folder."""
    texts = {
        path.stem.replace("-", "/"): fold(path.read_text(encoding="utf-8"))
        for path in Path(shipped("data/documents")).glob("A-*.txt")
    }
    rows = [(row["name"], row["source"].split(",")[0]) for row in further_names()]
    found = [(name, symbol) for name, symbol in rows if symbol in texts]
    assert found
    for name, symbol in found:
        assert fold(name) in texts[symbol], f"mandate-names.tsv: {name!r} does not stand in {symbol}"


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        (
            "sr-violence-against-women",
            "Special Rapporteur on violence against women, its causes and consequences",
        ),
        ("sr-indigenous-peoples", "Special Rapporteur on the rights of indigenous peoples"),
        ("country-SDN", "Independent Expert on the human rights situation in Sudan"),
        ("wg-disappearances", "Working Group on Enforced and Involuntary Disappearances"),
        (
            "sr-human-rights-defenders",
            "Special Representative of the Secretary-General on human rights defenders",
        ),
        (
            "sr-internally-displaced",
            "Representative of the Secretary-General on internally displaced persons",
        ),
        ("sr-minority-issues", "Independent Expert on minority issues"),
    ],
)
def test_known_names(slug: str, name: str) -> None:
    assert name in load_mandates()[slug].names


@pytest.mark.parametrize(
    ("mandates", "names", "message"),
    [
        (FOOD.replace("special-rapporteur", "expert"), "", r"mandates\.tsv, line 2: kind is 'expert'"),
        (FOOD.replace("thematic", "local"), "", "scope is 'local'"),
        (FOOD.replace("thematic", "country"), "", "a country mandate has a state"),
        (FOOD.replace("thematic\t", "country\tXXX"), "", "state names the unknown 'XXX'"),
        (
            FOOD.replace("thematic\t", "thematic\tKEN"),
            "",
            "a country mandate has a state, a thematic one has none",
        ),
        (
            FOOD + FOOD.replace("sr-food", "sr-hunger"),
            "",
            "line 3: the mandate name .* is claimed by sr-food and by",
        ),
        (FOOD, "sr-water\tX\tY\n", r"mandate-names\.tsv, line 2: slug is 'sr-water'"),
        (FOOD, "sr-food\tSpecial Rapporteur on hunger\t\n", "source is empty"),
        (
            FOOD,
            "sr-food\tSpecial Rapporteur on the right to food\tA\n",
            "is already the present name of sr-food",
        ),
        (FOOD, "sr-food\tB\tx\nsr-food\tA\tx\n", "line 3: sr-food / A stands after sr-food / B"),
        (
            FOOD + FOOD.replace("sr-food", "sr-z").replace("food", "z"),
            "sr-z\tSpecial rapporteur on the right to Food\tx\n",
            r"mandate-names\.tsv, line 2: the mandate name .* is claimed by sr-food and by sr-z",
        ),
    ],
)
def test_refuses_bad_rows(tmp_path: Path, mandates: str, names: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read(tmp_path, mandates, names)
