"""What is shared by several documents of a build: settled once, before any quad is made.

Two documents may name one person differently, cite one document as different kinds, or tell
of one event in parts. The catalogue looks at all of them and gives every thing one label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sp_graph.graph.symbols import read_symbol
from sp_graph.graph.terms import digest
from sp_graph.model import (
    CitationFact,
    ContributionFact,
    EventFact,
    Extraction,
    MandateChangeFact,
    PersonFact,
    ReportFact,
)
from sp_graph.namespaces import slug

_VAGUE = ("report", "other", "")


@dataclass(frozen=True, slots=True)
class Event:
    """An event as all its facts tell it; `local` is the end of its IRI."""

    local: str
    fact: EventFact


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The shared things of a build.

    `documents`: the kind (or "") of every document that is read or pointed at, by symbol.
    `people`: the label of every person, by slug. `events`: the event of every event fact,
    by the id of the document and the fact.
    """

    documents: dict[str, str]
    people: dict[str, str]
    events: dict[tuple[str, EventFact], Event]


def catalogue(extractions: Sequence[Extraction]) -> Catalogue:
    """Look through all extractions of a build."""
    return Catalogue(_documents(extractions), _people(extractions), _events(extractions))


def symbols_of(extraction: Extraction) -> Iterable[tuple[str, str]]:
    """Every symbol in the facts of a document, with the kind of document it is cited as."""
    for fact in extraction.facts:
        if isinstance(fact, CitationFact):
            yield fact.symbol, fact.kind
        elif isinstance(fact, ReportFact | ContributionFact):
            yield fact.symbol, ""
        elif isinstance(fact, MandateChangeFact):
            yield fact.resolution, ""


def _documents(extractions: Sequence[Extraction]) -> dict[str, str]:
    cited: dict[str, set[str]] = {}
    for extraction in extractions:
        for symbol, kind in symbols_of(extraction):
            while symbol:
                cited.setdefault(symbol, set()).add(kind)
                symbol, kind = read_symbol(symbol).parent, ""
    kinds = {symbol: _kind(symbol, found) for symbol, found in cited.items()}
    read = {e.document.id: e.document.source.info.kind for e in extractions}
    return dict(sorted((kinds | read).items()))


def _kind(symbol: str, cited_as: set[str]) -> str:
    """The kind the symbol decides, else the one kind it is cited as, else the vague one."""
    decided = read_symbol(symbol).kind
    exact = cited_as.difference(_VAGUE)
    if decided or len(exact) == 1:
        return decided or exact.pop()
    return next((kind for kind in _VAGUE if kind in cited_as), "")


def _people(extractions: Sequence[Extraction]) -> dict[str, str]:
    names: dict[str, set[str]] = {}
    for extraction in extractions:
        for fact in extraction.facts:
            if isinstance(fact, PersonFact):
                names.setdefault(slug(fact.person), set()).add(fact.person)
    return {person: max(sorted(found), key=_letters_beyond_ascii) for person, found in sorted(names.items())}


def _letters_beyond_ascii(name: str) -> int:
    return sum(ord(c) > 127 for c in name)


def _events(extractions: Sequence[Extraction]) -> dict[tuple[str, EventFact], Event]:
    told: dict[str, list[EventFact]] = {}
    place: dict[tuple[str, EventFact], tuple[str, int]] = {}
    for extraction in extractions:
        for fact in extraction.facts:
            if not isinstance(fact, EventFact):
                continue
            local = f"{fact.kind}/{fact.start or extraction.document.id}/{slug(fact.title)}"
            versions = told.setdefault(local, [])
            for index, version in enumerate(versions):
                if merged := _merge(version, fact):
                    versions[index] = merged
                    break
            else:
                index = len(versions)
                versions.append(fact)
            place[extraction.document.id, fact] = local, index
    return {key: _event(local, index, told[local][index]) for key, (local, index) in place.items()}


def _event(local: str, index: int, fact: EventFact) -> Event:
    """The first version told has the plain IRI; one that contradicts it has its own."""
    if index == 0:
        return Event(local, fact)
    return Event(f"{local}/{digest(fact.status, fact.end, fact.place, fact.theme, fact.participants)}", fact)


def _merge(one: EventFact, other: EventFact) -> EventFact | None:
    """Both as one event, or None if they contradict each other."""
    if one.status != other.status:
        return None
    for field in ("end", "place", "theme", "participants"):
        a, b = getattr(one, field), getattr(other, field)
        if a and b and a != b:
            return None
    return replace(
        one,
        end=one.end or other.end,
        place=one.place or other.place,
        theme=one.theme or other.theme,
        participants=one.participants or other.participants,
        participant_links=tuple(dict.fromkeys((*one.participant_links, *other.participant_links))),
    )
