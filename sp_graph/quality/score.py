"""Precision, recall and F1 of extracted facts by family."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sp_graph.authority.bodies import load_bodies
from sp_graph.authority.measures import load_measures
from sp_graph.authority.themes import load_themes
from sp_graph.model import (
    AuditFact,
    BodyFact,
    CitationFact,
    ContributionFact,
    EventFact,
    Extraction,
    FigureFact,
    MandateChangeFact,
    PersonFact,
    ReportFact,
    StateFact,
)
from sp_graph.quality.gold import EVENT_KINDS, Key, name_key, passage_key, value_key


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one family: hand-read facts, extracted facts, and those that are both."""

    gold: int
    system: int
    hits: int

    @property
    def precision(self) -> float:
        """The share of extracted facts that are right; 1 if none was extracted."""
        return self.hits / self.system if self.system else 1.0

    @property
    def recall(self) -> float:
        """The share of hand-read facts that were found; 1 if there are none."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.system + other.system, self.hits + other.hits)


def score(gold: dict[str, set[Key]], system: dict[str, set[Key]]) -> dict[str, Score]:
    """The score of each family of `gold`."""
    return {
        family: Score(len(keys), len(found), len(keys & found))
        for family, keys in gold.items()
        for found in [system.get(family, set())]
    }


def system_keys(extraction: Extraction) -> dict[str, set[Key]]:
    """The keys of extracted facts by family, comparable with those of hand-read ones."""
    keys: dict[str, set[Key]] = {}
    for fact in extraction.facts:
        passage = passage_key(extraction.document.blocks[fact.block].label)
        for family, key in _keys(fact, passage):
            keys.setdefault(family, set()).add(key)
    return keys


def _keys(fact: object, passage: str) -> Iterable[tuple[str, Key]]:
    match fact:
        case ReportFact():
            yield "reports", (passage, fact.mandate, fact.symbol)
            themes = load_themes()
            for name, _ in fact.themes:
                theme = themes[name]
                table = name if theme.table else theme.broader
                if table:
                    yield "themes", (passage, fact.symbol, table)
        case CitationFact():
            yield "citations", (passage, fact.symbol)
        case FigureFact():
            yield "figures", (passage, value_key(fact.value))
            if fact.measure in load_measures():
                yield "measures", (passage, fact.measure, value_key(fact.value))
        case StateFact():
            yield "states", (passage, fact.relation, fact.state)
        case PersonFact():
            yield "people", (passage, name_key(fact.person), fact.role)
            if fact.mandate:
                yield "holders", (name_key(fact.person), fact.mandate)
        case BodyFact():
            if load_bodies()[fact.body].category == "reference":
                yield "bodies", (fact.body,)
        case EventFact():
            if fact.kind in EVENT_KINDS and len(fact.start) >= len("2020-01"):
                yield "events", (fact.kind, fact.start, fact.end)
        case ContributionFact():
            yield "contributions", (passage, fact.mandate)
        case MandateChangeFact():
            yield "mandate-changes", (fact.mandate, fact.change)
        case AuditFact():
            yield "audit", (passage,)
