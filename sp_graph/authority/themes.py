"""The theme scheme, the terms that show a theme, and its mappings to UNBIS and the Goals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sp_graph.authority.tables import Row, read_table
from sp_graph.namespaces import fold
from sp_graph.resources import shipped

RELATIONS = ("exact", "close", "narrow", "broad", "related")

THEME_COLUMNS = ("slug", "label", "broader", "table", "terms", "goals", "unbis", "sdg")
GOAL_COLUMNS = ("goal", "iri", "label", "short")
SUBJECT_COLUMNS = ("number", "iri", "label", "other_labels")

_MATCH = re.compile(rf"(?P<code>[0-9]+):(?P<relation>{'|'.join(RELATIONS)})")
_GOAL = re.compile("[1-9]|1[0-7]")
_NUMBER = re.compile("[0-9]{7}")


@dataclass(frozen=True, slots=True)
class Goal:
    """A Sustainable Development Goal: its full text is the `label`."""

    number: int
    iri: str
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept of the UNBIS Thesaurus."""

    number: str
    iri: str
    label: str
    other_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A mapping: the concept `iri` is an exact, close, narrower, broader or related match."""

    iri: str
    relation: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: `table` if the tables use it, else `broader` is the table theme above it, if any fits.

    `terms` are lower-case phrases that show it; `goals` the numbers of the Goals it serves.
    """

    slug: str
    label: str
    broader: str
    table: bool
    terms: tuple[str, ...]
    goals: tuple[int, ...]
    unbis: tuple[Match, ...]
    sdg: tuple[Match, ...]

    @property
    def table_theme(self) -> str:
        """The slug of the theme that the tables use for it; empty if there is none."""
        return self.slug if self.table else self.broader


@cache
def load_goals() -> dict[int, Goal]:
    """The Goals by number."""
    return read_goals(shipped("data/authority/sdg.tsv"))


@cache
def load_subjects() -> dict[str, Subject]:
    """The UNBIS concepts by number."""
    return read_subjects(shipped("data/authority/unbis.tsv"))


@cache
def load_themes() -> dict[str, Theme]:
    """The themes by slug."""
    return read_themes(shipped("data/authority/themes.tsv"), load_goals(), load_subjects())


@cache
def load_terms() -> dict[str, tuple[str, ...]]:
    """The slugs of the themes that each term shows.

    A term counts in folded text (`sp_graph.namespaces.fold`) as whole words, a hyphen being
    a letter, and not inside a longer term: "gender-diverse" and "gender identity" do not
    show "gender".
    """
    terms: dict[str, list[str]] = {}
    for theme in load_themes().values():
        for term in theme.terms:
            terms.setdefault(term, []).append(theme.slug)
    return {term: tuple(slugs) for term, slugs in sorted(terms.items())}


def read_goals(path: str) -> dict[int, Goal]:
    """The Goals of the table at `path`."""
    rows = read_table(path, GOAL_COLUMNS, key=lambda row: int(row.matching("goal", _GOAL, "1 to 17")))
    return {
        int(row["goal"]): Goal(int(row["goal"]), row.filled("iri"), row.filled("label"), row.filled("short"))
        for row in rows
    }


def read_subjects(path: str) -> dict[str, Subject]:
    """The UNBIS concepts of the table at `path`."""
    subjects: dict[str, Subject] = {}
    for row in read_table(path, SUBJECT_COLUMNS):
        number = row.matching("number", _NUMBER, "seven digits")
        if not row["iri"].endswith(f"/{number}"):
            raise row.error(f"iri does not end with {number}")
        subjects[number] = Subject(number, row["iri"], row.filled("label"), row.many("other_labels"))
    return subjects


def read_themes(path: str, goals: dict[int, Goal], subjects: dict[str, Subject]) -> dict[str, Theme]:
    """The themes of the table at `path`."""
    rows = read_table(path, THEME_COLUMNS)
    tables = {row["slug"] for row in rows if row.one_of("table", ("true", "")) == "true"}
    labels: set[str] = set()
    themes: dict[str, Theme] = {}
    goal_iris = {str(goal.number): goal.iri for goal in goals.values()}
    subject_iris = {subject.number: subject.iri for subject in subjects.values()}
    for row in rows:
        if row.filled("label") in labels:
            raise row.error(f"the label {row['label']!r} is there twice")
        labels.add(row["label"])
        if row["table"] and row["broader"]:
            raise row.error("a theme of the tables has no broader one")
        themes[row["slug"]] = Theme(
            slug=row.slug(),
            label=row["label"],
            broader=row.one_of("broader", {*tables, ""}),
            table=bool(row["table"]),
            terms=_terms(row),
            goals=tuple(int(goal) for goal in row.many_of("goals", goal_iris)),
            unbis=_matches(row, "unbis", subject_iris),
            sdg=_matches(row, "sdg", goal_iris),
        )
    return themes


def _terms(row: Row) -> tuple[str, ...]:
    row.filled("terms")
    for term in row.many("terms"):
        if term != fold(term):
            raise row.error(f"the term {term!r} is not in the form {fold(term)!r}")
    return row.many("terms")


def _matches(row: Row, column: str, iris: dict[str, str]) -> tuple[Match, ...]:
    matches: list[Match] = []
    for value in row.many(column):
        match = _MATCH.fullmatch(value)
        if not match or match["code"] not in iris:
            raise row.error(f"{column} has {value!r}, not a known number, a colon and a relation")
        if any(iris[match["code"]] == other.iri for other in matches):
            raise row.error(f"{column} names {match['code']} twice")
        matches.append(Match(iris[match["code"]], match["relation"]))
    return tuple(matches)
