"""The mandates of the special procedures and every name they had or are printed with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sp_graph.authority.states import State, load_states
from sp_graph.authority.tables import Claims, read_table
from sp_graph.resources import shipped

KINDS = ("special-rapporteur", "independent-expert", "working-group")
SCOPES = ("thematic", "country")

MANDATE_COLUMNS = ("slug", "kind", "scope", "state", "name")
NAME_COLUMNS = ("slug", "name", "source")


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate: `state` is the alpha-3 code for a country mandate, else empty.

    `names` are all its names, the present one first.
    """

    slug: str
    kind: str
    scope: str
    state: str
    name: str
    names: tuple[str, ...]


@cache
def load_mandates() -> dict[str, Mandate]:
    """The mandates by slug."""
    return read_mandates(
        shipped("data/authority/mandates.tsv"), shipped("data/authority/mandate-names.tsv"), load_states()
    )


def read_mandates(path: str, names_path: str, states: dict[str, State]) -> dict[str, Mandate]:
    """The mandates of the table at `path` with the further names of the table at `names_path`."""
    rows = read_table(path, MANDATE_COLUMNS)
    names = {row.slug(): [row.filled("name")] for row in rows}
    claims = Claims("mandate")
    for row in rows:
        claims.claim(row["name"], row["slug"], row)
        if (row.one_of("scope", SCOPES) == "country") != bool(row["state"]):
            raise row.error("a country mandate has a state, a thematic one has none")
        if row["state"] and row["state"] not in states:
            raise row.error(f"state names the unknown {row['state']!r}")
    for row in read_table(names_path, NAME_COLUMNS, key=lambda row: (row["slug"], row["name"])):
        row.filled("source")
        slug, name = row.one_of("slug", names), row.filled("name")
        if name in names[slug]:
            raise row.error(f"{name!r} is already the present name of {slug}")
        claims.claim(name, slug, row)
        names[slug].append(name)
    return {
        row["slug"]: Mandate(
            slug=row["slug"],
            kind=row.one_of("kind", KINDS),
            scope=row["scope"],
            state=row["state"],
            name=row["name"],
            names=tuple(names[row["slug"]]),
        )
        for row in rows
    }
