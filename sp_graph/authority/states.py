"""The Member States and the two observer States, and the regional groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sp_graph.authority.tables import Claims, read_table
from sp_graph.resources import shipped

MEMBERSHIPS = ("member", "observer")

STATE_COLUMNS = (
    "iso3", "iso2", "m49", "name", "regional_group", "membership", "names", "abbreviations", "unbis", "geo",
)  # fmt: skip
GROUP_COLUMNS = ("slug", "label", "names")

_ISO3 = re.compile("[A-Z]{3}")
_ISO2 = re.compile("[A-Z]{2}")
_M49 = re.compile("[0-9]{3}")
_UNBIS = re.compile("[0-9]{7}|")
_GEO = "http://metadata.un.org/sdg/codes/geoArea/"


@dataclass(frozen=True, slots=True)
class RegionalGroup:
    """A regional group of the General Assembly; `names` are the forms reports print, the label first."""

    slug: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A State: `names` are all its names without article, the present one first.

    `abbreviations` (UK, DPRK) mean the State only in capitals. `group` is the slug of its
    regional group, empty for the observers; `unbis` the number of its UNBIS concept;
    `geo` the IRI of its area in the code list of the Goals.
    """

    iso3: str
    iso2: str
    m49: str
    name: str
    group: str
    membership: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    unbis: str
    geo: str


@cache
def load_regional_groups() -> dict[str, RegionalGroup]:
    """The regional groups by slug."""
    return read_regional_groups(shipped("data/authority/regional-groups.tsv"))


@cache
def load_states() -> dict[str, State]:
    """The States by ISO 3166 alpha-3 code."""
    return read_states(shipped("data/authority/states.tsv"), load_regional_groups())


def read_regional_groups(path: str) -> dict[str, RegionalGroup]:
    """The regional groups of the table at `path`."""
    claims = Claims("regional group")
    groups: dict[str, RegionalGroup] = {}
    for row in read_table(path, GROUP_COLUMNS):
        names = (row.filled("label"), *row.many("names"))
        for name in names:
            claims.claim(name, row["slug"], row)
        groups[row["slug"]] = RegionalGroup(row.slug(), row["label"], names)
    return groups


def read_states(path: str, groups: dict[str, RegionalGroup]) -> dict[str, State]:
    """The States of the table at `path`."""
    claims = Claims("State")
    codes: set[str] = set()
    states: dict[str, State] = {}
    for row in read_table(path, STATE_COLUMNS):
        iso3 = row.matching("iso3", _ISO3, "three capitals")
        iso2 = row.matching("iso2", _ISO2, "two capitals")
        m49 = row.matching("m49", _M49, "three digits")
        if {iso2, m49} & codes:
            raise row.error(f"{iso2} or {m49} is the code of another State too")
        codes |= {iso2, m49}
        names = (row.filled("name"), *row.many("names"))
        abbreviations = row.many("abbreviations")
        for name in (*names, *abbreviations):
            claims.claim(name, iso3, row)
        if row["geo"] != _GEO + m49:
            raise row.error(f"geo is not {_GEO}{m49}")
        states[iso3] = State(
            iso3=iso3,
            iso2=iso2,
            m49=m49,
            name=row["name"],
            group=row.one_of("regional_group", {*groups, ""}),
            membership=row.one_of("membership", MEMBERSHIPS),
            names=names,
            abbreviations=abbreviations,
            unbis=row.matching("unbis", _UNBIS, "seven digits"),
            geo=row["geo"],
        )
    return states
