"""United Nations bodies, officials by post, regional mechanisms and other bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sp_graph.authority.tables import Claims, read_table
from sp_graph.resources import shipped

KINDS = ("un-body", "regional-mechanism", "other")
CATEGORIES = ("reference", "added", "own")

BODY_COLUMNS = ("slug", "kind", "name", "variants", "category")


@dataclass(frozen=True, slots=True)
class Body:
    """A body or an official by post.

    A variant that is an acronym (WHO) means the body only as it is written. `category`
    is "own" for the special procedures' own organs, which are not among the bodies they
    engage with, "reference" for bodies measured against hand-read tables, else "added".
    """

    slug: str
    kind: str
    name: str
    variants: tuple[str, ...]
    category: str = "added"

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the variants."""
        return (self.name, *self.variants)


@cache
def load_bodies() -> dict[str, Body]:
    """The bodies by slug."""
    return read_bodies(shipped("data/authority/bodies.tsv"))


def read_bodies(path: str) -> dict[str, Body]:
    """The bodies of the table at `path`."""
    claims = Claims("body")
    bodies: dict[str, Body] = {}
    for row in read_table(path, BODY_COLUMNS):
        body = Body(
            slug=row.slug(),
            kind=row.one_of("kind", KINDS),
            name=row.filled("name"),
            variants=row.many("variants"),
            category=row.one_of("category", CATEGORIES),
        )
        if body.name in body.variants:
            raise row.error(f"{body.name!r} is both the name and a variant")
        for name in body.names:
            claims.claim(name, body.slug, row)
        bodies[body.slug] = body
    return bodies
