"""Which facts are published: decisions of people first, then how sure the rules are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any

from sp_graph.columns import COLUMNS, THEMES, attributes, family, values, written
from sp_graph.graph.facts import content, merge_equal
from sp_graph.model import (
    PUBLISHED_FROM,
    AuditFact,
    Decided,
    Decision,
    Document,
    Extraction,
    Fact,
    Held,
    Quote,
    ReportFact,
)
from sp_graph.namespaces import THINGS, fold
from sp_graph.review.book import AUDIT, FACTS, Book, subject
from sp_graph.review.names import Names, pairs

WORDS = "words"
"""The column that stands for words of a fact's quotation: it tells apart facts of the same values."""

_SHOWN = 3

FactIris = Callable[[Sequence[Extraction]], Mapping[str, tuple[str, Fact, str]]]
"""Gives each fact's IRI with its document, the fact and the theme, if the IRI is that of a report's theme."""


@dataclass(slots=True)
class _Slot:
    """A fact of a document with what was decided on it; `themes` of its themes, with the theme put in place."""

    document: Document
    fact: Fact
    now: Fact
    decision: Decision | None = None
    themes: dict[str, tuple[Decision, str]] = field(default_factory=dict)

    def of_theme(self, theme: str) -> Decision | None:
        """The decision on the fact, or on one of its themes."""
        return self.themes[theme][0] if theme in self.themes else None if theme else self.decision


@dataclass(frozen=True, slots=True)
class _Found:
    """A fact, or one of a report's themes, that a decision may mean."""

    slot: _Slot
    theme: str

    @property
    def values(self) -> dict[str, str]:
        return values(self.slot.fact, self.theme)


def settle(
    extractions: Sequence[Extraction],
    book: Book | None = None,
    names: Names | None = None,
    iris: FactIris = lambda extractions: {},
    *,
    audit: bool = False,
) -> list[Extraction]:
    """The extractions with the facts that are to be published, the others in their `review`.

    Equal facts of a passage become one. With `audit` only the findings of the audit are
    looked at, otherwise all but these. `iris` is asked if a decision names a fact by its IRI.
    """
    merged = [replace(extraction, facts=merge_equal(extraction.facts)) for extraction in extractions]
    desk = _Desk(merged, book or Book(), names or Names(), iris, audit=audit)
    desk.decide()
    return [desk.settled(extraction) for extraction in merged]


class _Desk:
    def __init__(
        self, extractions: Sequence[Extraction], book: Book, names: Names, iris: FactIris, *, audit: bool
    ) -> None:
        self._extractions = extractions
        self._book = book
        self._names = names
        self._iris = iris
        self._audit = audit
        self._slots = {
            e.document.id: [_Slot(e.document, f, f) for f in e.facts if isinstance(f, AuditFact) == audit]
            for e in extractions
        }

    def decide(self) -> None:
        """Apply every decision on facts."""
        for decision in self._book.on(*((AUDIT,) if self._audit else FACTS)):
            self._book.attempt(decision, self._apply)

    def _apply(self, decision: Decision) -> None:
        found = self._find(decision)
        slot, theme = found.slot, found.theme
        if before := slot.of_theme(theme):
            raise ValueError(f"line {before.line} decides on this already")
        if theme and slot.decision and slot.decision.verdict == "reject":
            raise ValueError(f"line {slot.decision.line} rejects the report, and its themes with it")
        if theme and decision.verdict != "accept" and _published(slot) is None:
            raise ValueError("the report itself is held back; accept it on a line before this one")
        if decision.verdict == "correct":
            self._correct(decision, found)
        elif theme:
            slot.themes[theme] = (decision, theme)
        if not theme:
            slot.decision = decision

    def _find(self, decision: Decision) -> _Found:
        """The one fact that a decision means."""
        what = subject(decision)
        if iri := _iri(decision.which):
            return self._by_iri(iri)
        given = self._given(decision, what)
        here = [f for f in self._all(what) if _is_at(f.slot, decision)]
        found = [f for f in here if self._fits(what, f, given, decision.which)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(f"it fits {len(found)} facts: {_several(found)}; say more in the column which")
        raise ValueError(self._nothing(decision, what, here))

    def _by_iri(self, iri: str) -> _Found:
        known = self._iris(self._extractions).get(iri)
        if known:
            document, fact, theme = known
            for slot in self._slots[document]:
                if slot.fact == fact:
                    return _Found(slot, theme)
        raise ValueError(f"it fits nothing: there is no fact {iri}")

    def _given(self, decision: Decision, what: str) -> dict[str, str]:
        given = pairs(decision.which)
        columns = [*_columns(what), WORDS]
        for name in given:
            if name not in columns:
                raise ValueError(f"{name} is no column of {what}; they have {', '.join(columns)}")
        return given

    def _all(self, what: str) -> Iterable[_Found]:
        """All facts of a family, in the order of the documents."""
        for slots in self._slots.values():
            for slot in slots:
                if what == THEMES and isinstance(slot.fact, ReportFact):
                    yield from (_Found(slot, theme) for theme, _ in slot.fact.themes)
                elif family(slot.fact) == what:
                    yield _Found(slot, "")

    def _fits(self, what: str, found: _Found, given: Mapping[str, str], which: str) -> bool:
        if not given:
            own = found.values.items()
            return any(self._names.same(what, column, which, value) for column, value in own if value)
        return all(self._is(what, found, column, value) for column, value in given.items())

    def _is(self, what: str, found: _Found, column: str, value: str) -> bool:
        if column == WORDS:
            return fold(value) in fold(_words(found))
        return self._names.same(what, column, value, found.values[column])

    def _nothing(self, decision: Decision, what: str, here: Sequence[_Found]) -> str:
        """Why a decision fits nothing, with what it may have meant."""
        if decision.document and decision.document not in self._slots:
            return f"it fits nothing: {decision.document} is not in this build"
        where = f" in {decision.document or 'the documents'}"
        if decision.paragraph:
            where += f", paragraph {decision.paragraph}"
        if here:
            return f"it fits nothing; {what}{where}: {_several(here)}"
        return f"it fits nothing: there are no {what}{where}"

    def _correct(self, decision: Decision, found: _Found) -> None:
        """Put the values of a correction in the place of those that were read."""
        what, slot = subject(decision) if not found.theme else THEMES, found.slot
        given = pairs(decision.correction)
        if not given:
            raise ValueError(f"the correction is {decision.correction!r}, not column=value")
        if found.theme:
            if set(given) != {"theme"}:
                raise ValueError("of a theme only theme can be corrected; correct the report itself for the rest")
            theme = self._names.value(THEMES, "theme", given["theme"])
            if theme == found.theme:
                raise ValueError(f"the theme is {theme} already")
            slot.themes[found.theme] = (decision, theme)
            return
        columns = attributes(slot.fact)
        changes: dict[str, Any] = {}
        for column, value in given.items():
            if column not in columns:
                raise ValueError(f"{column} is no column of {what}; they have {', '.join(columns)}")
            if value or columns[column] not in _optional(type(slot.fact)):
                value = self._names.value(what, column, value)
            changes[columns[column]] = value
        corrected = replace(slot.fact, **changes)
        if corrected == slot.fact:
            raise ValueError("the correction changes nothing")
        slot.now = corrected

    def settled(self, extraction: Extraction) -> Extraction:
        """An extraction with its published facts; the held ones and the decisions are added to its review."""
        slots = self._slots[extraction.document.id]
        published = [f for f in extraction.facts if isinstance(f, AuditFact) != self._audit]
        published += [fact for slot in slots if (fact := _published(slot))]
        facts = merge_equal(published)
        as_merged = {content(fact): fact for fact in facts}
        review = extraction.review
        for slot in slots:
            fact = _published(slot)
            now = as_merged[content(fact)] if fact else None
            review.held += _held(slot, now)
            review.decided += _decided(slot, now)
        return replace(extraction, facts=facts)


def _published(slot: _Slot) -> Fact | None:
    """The fact as it is published, if it is."""
    verdict = slot.decision.verdict if slot.decision else ""
    accepted = verdict in ("accept", "correct") or _accepted_by_theme(slot)
    if verdict == "reject" or (slot.fact.confidence < PUBLISHED_FROM and not accepted):
        return None
    if not slot.themes or not isinstance(slot.now, ReportFact):
        return slot.now
    themes: dict[str, tuple[Quote, ...]] = {}
    for theme, quotes in slot.now.themes:
        decision, put = slot.themes.get(theme, (None, theme))
        if decision is None or decision.verdict != "reject":
            themes[put] = tuple(dict.fromkeys((*themes.get(put, ()), *quotes)))
    return replace(slot.now, themes=tuple(themes.items()))


def _accepted_by_theme(slot: _Slot) -> Decision | None:
    """Who accepts a theme of a report that is held back accepts the report."""
    if slot.fact.confidence >= PUBLISHED_FROM:
        return None
    return next((decision for decision, _ in slot.themes.values() if decision.verdict == "accept"), None)


def _held(slot: _Slot, now: Fact | None) -> Iterable[Held]:
    """What is not published of a slot: its fact, or some of its themes."""
    if now is None:
        yield Held(slot.fact, decision=slot.decision)
        return
    if slot.decision and slot.decision.verdict == "correct":
        yield Held(slot.fact, decision=slot.decision, instead=now)
    for theme, (decision, put) in slot.themes.items():
        if decision.verdict == "reject":
            yield Held(slot.fact, theme, decision)
        elif decision.verdict == "correct":
            yield Held(slot.fact, theme, decision, now, put)


def _decided(slot: _Slot, now: Fact | None) -> Iterable[Decided]:
    if now is None:
        return
    if decision := slot.decision or _accepted_by_theme(slot):
        yield Decided(now, "", decision)
    for decision, put in slot.themes.values():
        if decision.verdict != "reject":
            yield Decided(now, put, decision)


def _is_at(slot: _Slot, decision: Decision) -> bool:
    label = slot.document.blocks[slot.fact.block].label
    return decision.document in ("", slot.document.id) and decision.paragraph in ("", label)


def _columns(what: str) -> tuple[str, ...]:
    if what == THEMES:
        return ("theme", "symbol", "mandate")
    return next((tuple(columns) for name, columns in COLUMNS.values() if name == what), ())


def _optional(kind: type[Fact]) -> set[str]:
    return {f.name for f in fields(kind) if f.default is not MISSING and f.default == ""}


def _iri(which: str) -> str:
    """The IRI of a fact, if it is named by it: whole, with its prefix, or from `fact/` on."""
    for start in (THINGS, "id:", ""):
        if which.startswith(f"{start}fact/"):
            return THINGS + which.removeprefix(start)
    return ""


def _words(found: _Found) -> str:
    fact = found.slot.fact
    quotes = fact.evidence
    if found.theme and isinstance(fact, ReportFact):
        quotes = dict(fact.themes)[found.theme]
    blocks = found.slot.document.blocks
    return " … ".join(blocks[q.block].text[q.start : q.end] for q in quotes)


def _several(found: Sequence[_Found]) -> str:
    shown = " / ".join(written(f.values) for f in found[:_SHOWN])
    return f"{shown} and {len(found) - _SHOWN} more" if len(found) > _SHOWN else shown
