"""The code lists of figures: measures, their units, and breakdowns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sp_graph.authority.tables import read_table
from sp_graph.resources import shipped

MEASURE_COLUMNS = ("slug", "units", "label")
CODE_COLUMNS = ("slug", "label")


@dataclass(frozen=True, slots=True)
class Code:
    """A unit or a breakdown."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that reports repeat; `unit` is the slug of the unit it is usually given in."""

    slug: str
    unit: str
    label: str
    units: tuple[str, ...]


@cache
def load_units() -> dict[str, Code]:
    """The units by slug."""
    return read_codes(shipped("data/authority/units.tsv"))


@cache
def load_breakdowns() -> dict[str, Code]:
    """The breakdowns by slug."""
    return read_codes(shipped("data/authority/breakdowns.tsv"))


@cache
def load_measures() -> dict[str, Measure]:
    """The measures by slug."""
    return read_measures(shipped("data/authority/measures.tsv"), load_units())


def read_codes(path: str) -> dict[str, Code]:
    """The codes of the table at `path`; no label stands twice."""
    codes: dict[str, Code] = {}
    labels: set[str] = set()
    for row in read_table(path, CODE_COLUMNS):
        if row.filled("label") in labels:
            raise row.error(f"the label {row['label']!r} is there twice")
        labels.add(row["label"])
        codes[row["slug"]] = Code(row.slug(), row["label"])
    return codes


def read_measures(path: str, units: dict[str, Code]) -> dict[str, Measure]:
    """The measures of the table at `path`."""
    measures: dict[str, Measure] = {}
    for row in read_table(path, MEASURE_COLUMNS):
        row.filled("units")
        usual = row.many_of("units", units)
        measures[row["slug"]] = Measure(row.slug(), usual[0], row.filled("label"), usual)
    return measures
