"""The facts by family and column: what tables, reports and people call their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from sp_graph.model import (
    AuditFact,
    BodyFact,
    CitationFact,
    ContributionFact,
    EventFact,
    Fact,
    FigureFact,
    MandateChangeFact,
    MentionKind,
    PersonFact,
    ReportFact,
    RoadMapFact,
    StateFact,
)
from sp_graph.namespaces import slug

THEMES = "themes"
"""The family of the themes of reports, which have no records of their own."""

COLUMNS: dict[type[Fact], tuple[str, dict[str, str]]] = {
    ReportFact: ("reports", {"mandate": "mandate", "symbol": "symbol"}),
    CitationFact: ("citations", {"symbol": "symbol", "part": "part", "kind": "kind"}),
    FigureFact: (
        "figures",
        {n: n for n in ("measure", "value", "period", "breakdown", "unit", "bound")},
    ),
    StateFact: ("states", {"state": "state", "relation": "relation"}),
    PersonFact: ("people", {n: n for n in ("person", "role", "mandate", "body", "period")}),
    BodyFact: ("bodies", {"name": "name", "body": "body", "relation": "relation"}),
    EventFact: (
        "events",
        {"event": "title"} | {n: n for n in ("kind", "start", "end", "status", "place", "theme", "participants")},
    ),
    ContributionFact: ("contributions", {"mandate": "mandate", "contribution": "contribution", "symbol": "symbol"}),
    MandateChangeFact: ("mandate-changes", {"mandate": "mandate", "change": "change", "resolution": "resolution"}),
    RoadMapFact: ("road-maps", {"title": "title", "body": "body", "date": "date"}),
    AuditFact: ("audit", {"problem": "problem", "certainty": "certainty", "detail": "detail"}),
}
"""Each kind of fact: its family, and its columns with the field that holds the value.

The columns that tell facts of a paragraph apart come first.
"""

RESTS_ON: dict[str, tuple[MentionKind, ...]] = {
    "reports": ("mandate", "symbol"),
    THEMES: ("theme",),
    "citations": ("symbol",),
    "figures": ("figure",),
    "states": ("state",),
    "people": ("person",),
    "bodies": ("body",),
    "events": ("date",),
    "contributions": ("mandate",),
    "mandate-changes": ("mandate",),
    "road-maps": ("body",),
    "audit": ("figure",),
}
"""The kinds of mentions that the facts of a family are made from."""

FAMILIES: tuple[str, ...] = tuple(RESTS_ON)

_OF_EVERY_FACT = {field.name for field in fields(Fact)}


def _described(kind: type[Fact]) -> tuple[str, dict[str, str]]:
    """The family and the columns of a kind of fact; one that is not listed goes by its own fields."""
    if kind in COLUMNS:
        return COLUMNS[kind]
    own = {f.name: f.name for f in fields(kind) if f.name not in _OF_EVERY_FACT and f.type == "str"}
    return slug(kind.__name__.removesuffix("Fact")), own


def family(fact: Fact, theme: str = "") -> str:
    """The family of a fact, or that of the theme of a report."""
    return THEMES if theme else _described(type(fact))[0]


def attributes(fact: Fact) -> dict[str, str]:
    """The columns of a fact with the field that holds each."""
    return _described(type(fact))[1]


def values(fact: Fact, theme: str = "") -> dict[str, str]:
    """The values of a fact by column, or those of the theme of a report."""
    own = {column: str(getattr(fact, name)) for column, name in attributes(fact).items()}
    return {"theme": theme, "symbol": own["symbol"], "mandate": own["mandate"]} if theme else own


def written(of: Mapping[str, str]) -> str:
    """Values by column in one line, without the empty ones: "mandate=sr-food; symbol=A/HRC/53/34"."""
    return "; ".join(f"{column}={' '.join(value.split())}" for column, value in of.items() if value)
