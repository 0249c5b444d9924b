from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from sp_graph.authority.mandates import load_mandates
from sp_graph.authority.themes import (
    GOAL_COLUMNS,
    SUBJECT_COLUMNS,
    THEME_COLUMNS,
    Match,
    load_goals,
    load_subjects,
    load_terms,
    load_themes,
    read_goals,
    read_subjects,
    read_themes,
)
from sp_graph.errors import DataError
from sp_graph.namespaces import fold

TABLE_THEMES = [
    "sustainable-development-goals",
    "gender",
    "prevention-peace-security",
    "migration",
    "climate-change",
    "environment",
    "new-technologies",
    "covid-19",
    "access-to-justice",
    "finance-economy",
    "indigenous-peoples",
    "disability",
    "children",
    "racism",
    "reprisals",
    "business",
    "housing",
    "health",
    "education",
    "food",
    "water-sanitation",
    "culture",
    "development",
    "religion",
    "minorities",
    "freedom-of-expression",
    "assembly-association",
    "torture",
    "trafficking",
    "slavery",
    "stock-taking",
    "vision",
]
FOOD = "food\tFood\t\ttrue\tfood\t2\t1005559:exact\t2:close\n"
HUNGER = "hunger\tHunger\tfood\t\thunger|famine\t2\t\t\n"


def test_the_tables_use_these_themes() -> None:
    assert sorted(slug for slug, theme in load_themes().items() if theme.table) == sorted(TABLE_THEMES)


def test_each_goal_has_a_theme() -> None:
    assert list(load_goals()) == list(range(1, 18))
    for number, goal in load_goals().items():
        theme = load_themes()[f"goal-{number:02}"]
        assert theme.sdg == (Match(goal.iri, "exact"),)
        assert theme.table_theme == "sustainable-development-goals"
        assert f"goal {number}" in theme.terms


def test_a_concept_equals_one_theme() -> None:
    exact: dict[str, list[str]] = defaultdict(list)
    for theme in load_themes().values():
        for match in (*theme.unbis, *theme.sdg):
            if match.relation == "exact":
                exact[match.iri].append(theme.slug)
    for iri, slugs in exact.items():
        assert len(slugs) == 1, f"themes.tsv: {' and '.join(slugs)} cannot both be exactly {iri}"


def test_terms_are_no_titles_of_mandates() -> None:
    titles = {fold(name) for mandate in load_mandates().values() for name in mandate.names}
    for term, slugs in load_terms().items():
        assert term not in titles, f"themes.tsv: {term!r} of {', '.join(slugs)} is the title of a mandate"


def test_a_term_of_several_themes_is_wanted() -> None:
    shared = {term: slugs for term, slugs in load_terms().items() if len(slugs) > 1}
    expected = {"development finance institutions", "religious minorities", "women human rights defenders"}
    assert set(shared) == expected, f"themes.tsv: terms of several themes: {shared}"


@pytest.mark.parametrize(
    ("term", "theme", "table"),
    [
        ("women's rights", "gender", "gender"),
        ("domestic violence", "violence-against-women", "gender"),
        ("artificial intelligence", "artificial-intelligence", "new-technologies"),
        ("hate speech online", "new-technologies", "new-technologies"),
        ("foreign debt", "debt", "finance-economy"),
        ("internal displacement", "internal-displacement", ""),
        ("people of african descent", "people-of-african-descent", "racism"),
        ("privacy", "privacy", ""),
        ("2030 agenda", "sustainable-development-goals", "sustainable-development-goals"),
    ],
)
def test_terms_lead_to_themes(term: str, theme: str, table: str) -> None:
    assert load_terms()[term] == (theme,)
    assert load_themes()[theme].table_theme == table


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (FOOD + HUNGER.replace("\tfood\t", "\tmeals\t"), r"themes\.tsv, line 3: broader is 'meals'"),
        (FOOD + HUNGER + "thirst\tThirst\thunger\t\tthirst\t\t\t\n", "line 4: broader is 'hunger'"),
        (FOOD.replace("true", "yes"), "table is 'yes'"),
        (FOOD.replace("\t\ttrue", "\tfood\ttrue"), "a theme of the tables has no broader one"),
        (FOOD.replace("true\tfood", "true\tFood"), "the term 'Food' is not in the form 'food'"),
        (FOOD.replace("true\tfood", "true\t"), "terms is empty"),
        (FOOD.replace("\t2\t", "\t18\t"), "goals names the unknown '18'"),
        (FOOD.replace("1005559", "1999999"), "unbis has '1999999:exact'"),
        (FOOD.replace(":exact", ":same"), "unbis has '1005559:same'"),
        (FOOD.replace("2:close", "2:close|2:narrow"), "sdg names 2 twice"),
        (FOOD + HUNGER.replace("Hunger", "Food"), "line 3: the label 'Food' is there twice"),
        (HUNGER + FOOD, "food stands after hunger"),
    ],
)
def test_refuses_bad_themes(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "themes.tsv"
    path.write_text("\t".join(THEME_COLUMNS) + "\n" + rows, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_themes(str(path), load_goals(), load_subjects())


def test_refuses_bad_goals_and_subjects(tmp_path: Path) -> None:
    path = tmp_path / "sdg.tsv"
    path.write_text("\t".join(GOAL_COLUMNS) + "\n18\thttp://x/18\tA\tB\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"sdg\.tsv, line 2: goal is '18', not 1 to 17"):
        read_goals(str(path))
    path = tmp_path / "unbis.tsv"
    path.write_text("\t".join(SUBJECT_COLUMNS) + "\n1000001\thttp://x/1000002\tA\t\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"unbis\.tsv, line 2: iri does not end with 1000001"):
        read_subjects(str(path))
