"""What needs eyes, most valuable first, each with the line to paste into the file of decisions.

The worth of an item is the number of facts that a decision on it is expected to change: all
that belong to a mandate in no list; for mentions that could not be linked, as many as linked
mentions of that kind carry on average; for a fact that is held back its confidence, for a
published one its doubt.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from sp_graph.columns import RESTS_ON, family, values, written
from sp_graph.model import (
    PUBLISHED_FROM,
    SURE_FROM,
    AuditFact,
    Extraction,
    Fact,
    Held,
    Mention,
    MentionKind,
    NewMandate,
    ReportFact,
)
from sp_graph.namespaces import fold
from sp_graph.review.book import Book
from sp_graph.review.decisions import BAR, EVERYWHERE
from sp_graph.review.links import KINDS
from sp_graph.review.settle import FactIris

CERTAIN, ODD = 1.0, 0.5
"""The worth of findings of the audit: those that must be an error, and those that look like one."""

WHO = ("WHO", "YYYY-MM-DD", "WHY")
"""What stands in a line to paste where the person writes."""

_AROUND = 120


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be looked at; `line` can be pasted into the file of decisions."""

    worth: float
    what: str
    document: str
    paragraph: str
    which: str
    reason: str
    quote: str
    line: str


def to_review(extractions: Sequence[Extraction], iris: FactIris = lambda extractions: {}) -> list[Item]:
    """What needs eyes in the documents of a build, most valuable first.

    `iris` is asked only if facts of a paragraph cannot be told apart by their values and words.
    """
    found = [*_mandates(extractions), *_unlinked(extractions), *_Facts(extractions, iris).items()]
    return sorted(found, key=lambda item: (-round(item.worth, 3), item.what))


def as_json_lines(items: Iterable[Item]) -> str:
    """The list as one JSON object a line; white space in what is quoted is one space."""
    return "".join(json.dumps(_plain(item), ensure_ascii=False) + "\n" for item in items)


def _plain(item: Item) -> dict[str, str | float]:
    told = {name: " ".join(value.split()) for name, value in asdict(item).items() if name not in ("worth", "line")}
    return {"worth": round(item.worth, 2), **told, "line": item.line}


def outcomes(book: Book) -> str:
    """What became of every line of the file of decisions, as tab-separated values."""
    return "line\toutcome\n" + "".join(f"{line}\t{outcome}\n" for line, outcome in book.outcomes())


def _line(document: str, paragraph: str, what: str, which: str, verdict: str, correction: str = "") -> str:
    """A line for the file of decisions, to be copied from a terminal, hence without tabs if that can be."""
    cells = [document or EVERYWHERE, paragraph or EVERYWHERE, what, which, verdict, *WHO]
    cells = [" ".join(cell.split()) for cell in (*cells, correction) if cell]
    return ("\t" if any(BAR in cell for cell in cells) else BAR).join(cells)


def _mandates(extractions: Sequence[Extraction]) -> Iterable[Item]:
    """The mandates that are in no list and that nobody has accepted."""
    seen: set[str] = set()
    for extraction in extractions:
        for mandate in extraction.new_mandates:
            if mandate.slug not in seen and mandate.slug not in extraction.review.mandates:
                seen.add(mandate.slug)
                yield _mandate(mandate, extraction, extractions)


def _mandate(mandate: NewMandate, extraction: Extraction, extractions: Sequence[Extraction]) -> Item:
    facts = [f for e in extractions for f in _all_facts(e) if getattr(f, "mandate", "") == mandate.slug]
    mention = next((m for m in extraction.mentions if m.kind == "mandate" and m.target == mandate.slug), None)
    which = f"mandate={mandate.slug}"
    return Item(
        worth=max(1.0, float(sum(map(_size, facts)))),
        what="mandate",
        document=extraction.document.id,
        paragraph=extraction.document.blocks[mention.block].label if mention else "",
        which=which,
        reason=f"“{mandate.name}” is in no list; {len(facts)} fact{'' if len(facts) == 1 else 's'} name it",
        quote=_around(extraction, mention) if mention else mandate.name,
        line=_line("", "", "mandate", which, "accept"),
    )


def _unlinked(extractions: Sequence[Extraction]) -> Iterable[Item]:
    """The mentions that could not be linked and that nobody has decided on, each name once."""
    carried = _facts_by_mention(extractions)
    names: dict[tuple[MentionKind, str], list[tuple[Extraction, Mention]]] = {}
    for extraction in extractions:
        decided = {link.mention for link in extraction.review.links}
        for mention in extraction.mentions:
            if mention.target is None and mention.kind in KINDS and mention not in decided:
                names.setdefault((mention.kind, fold(mention.text)), []).append((extraction, mention))
    for (kind, _), places in names.items():
        extraction, mention = places[0]
        label = extraction.document.blocks[mention.block].label
        where = {(e.document.id, e.document.blocks[m.block].label) for e, m in places}
        which = f"text={' '.join(mention.text.split())}; kind={kind}; target="
        here = (extraction.document.id, label) if len(where) == 1 else ("", "")
        considered = f"target={mention.candidates[0]}" if mention.candidates else "target=?"
        often = f"; {len(places)} times" if len(places) > 1 else ""
        yield Item(
            worth=len(places) * carried[kind],
            what="link",
            document=extraction.document.id,
            paragraph=label,
            which=which,
            reason=f"{mention.reason or 'not linked'}{often}",
            quote=_around(extraction, mention),
            line=_line(*here, "link", which, "correct", considered),
        )


def _facts_by_mention(extractions: Sequence[Extraction]) -> Mapping[MentionKind, float]:
    """How many facts a linked mention of each kind carries on average."""
    linked = Counter(m.kind for e in extractions for m in e.mentions if m.target is not None)
    facts = Counter(kind for e in extractions for f in e.facts for kind in RESTS_ON.get(family(f), ()))
    return {kind: facts[kind] / linked[kind] if linked[kind] else 1.0 for kind in KINDS}


def _around(extraction: Extraction, mention: Mention) -> str:
    """The words around a mention."""
    text = extraction.document.blocks[mention.block].text
    start, end = max(0, mention.start - _AROUND), min(len(text), mention.end + _AROUND)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", 0, end) if end < len(text) else end
    return text[min(start, mention.start) : max(end, mention.end)]


class _Facts:
    """Facts that are held back or not quite sure, and findings of the audit."""

    def __init__(self, extractions: Sequence[Extraction], iris: FactIris) -> None:
        self._extractions = extractions
        self._iris = iris
        self._named: dict[tuple[str, Fact, str], str] | None = None
        self._beside: dict[tuple[str, str, str], list[tuple[dict[str, str], str]]] = {}
        for extraction in extractions:
            for fact in _all_facts(extraction):
                for theme in ("", *(_themes(fact))):
                    key = (*_place(extraction, fact), family(fact, theme))
                    self._beside.setdefault(key, []).append((values(fact, theme), _words(extraction, fact)))

    def items(self) -> Iterable[Item]:
        """An item for each fact that nobody has decided on."""
        for extraction in self._extractions:
            decided = {d.fact for d in extraction.review.decided if not d.theme}
            for held in extraction.review.held:
                if held.decision is None:
                    yield self._held(extraction, held)
            for fact in extraction.facts:
                if fact in decided:
                    continue
                if isinstance(fact, AuditFact):
                    yield self._finding(extraction, fact)
                elif fact.confidence < SURE_FROM:
                    yield self._unsure(extraction, fact)

    def _held(self, extraction: Extraction, held: Held) -> Item:
        fact = held.fact
        reason = f"held back: the rule {fact.rule} has a confidence of {fact.confidence:g}, below {PUBLISHED_FROM:g}"
        return self._item(extraction, fact, fact.confidence * _size(fact), reason)

    def _unsure(self, extraction: Extraction, fact: Fact) -> Item:
        reason = f"published, but the rule {fact.rule} has a confidence of {fact.confidence:g} only"
        return self._item(extraction, fact, (1 - fact.confidence) * _size(fact), reason)

    def _finding(self, extraction: Extraction, fact: AuditFact) -> Item:
        worth = CERTAIN if fact.certainty == "certain" else ODD
        return self._item(extraction, fact, worth, f"{fact.certainty}: {fact.problem}. {fact.detail}")

    def _item(self, extraction: Extraction, fact: Fact, worth: float, reason: str) -> Item:
        document, paragraph = _place(extraction, fact)
        what, which = family(fact), self._which(extraction, fact)
        # The reason of a finding says all that its values say.
        told = which if isinstance(fact, AuditFact) else written(values(fact))
        return Item(
            worth=worth,
            what=what,
            document=document,
            paragraph=paragraph,
            which=told,
            reason=reason,
            quote=_words(extraction, fact),
            line=_line(document, paragraph, what, which, "accept"),
        )

    def _which(self, extraction: Extraction, fact: Fact) -> str:
        """The fewest values that tell a fact from those beside it; else its words, else its IRI."""
        place = _place(extraction, fact)
        beside = self._beside[*place, family(fact)]
        own = values(fact)
        columns = [column for column, value in own.items() if value]
        for count in range(1, len(columns) + 1):
            chosen = columns[:count]
            if _alike(beside, own, chosen) == 1:
                return written({column: own[column] for column in chosen})
        if _alike(beside, own, list(own)) == 1:
            return "; ".join(f"{column}={value}" for column, value in own.items())
        words = _words(extraction, fact)
        if _alike([other for other in beside if fold(words) in fold(other[1])], own, columns) == 1:
            return f"{written(own)}; words={words}"
        return self._iri(place[0], fact) or written(own)

    def _iri(self, document: str, fact: Fact) -> str:
        if self._named is None:
            self._named = {where: iri for iri, where in self._iris(self._extractions).items()}
        return self._named.get((document, fact, ""), "")


def _alike(beside: Iterable[tuple[dict[str, str], str]], own: Mapping[str, str], columns: Sequence[str]) -> int:
    return sum(all(fold(other[c]) == fold(own[c]) for c in columns) for other, _ in beside)


def _all_facts(extraction: Extraction) -> Iterable[Fact]:
    """The published facts, and those held back that nobody has rejected or replaced."""
    yield from extraction.facts
    yield from (held.fact for held in extraction.review.held if held.decision is None)


def _themes(fact: Fact) -> Iterable[str]:
    return (theme for theme, _ in fact.themes) if isinstance(fact, ReportFact) else ()


def _size(fact: Fact) -> int:
    """A fact with the themes that go with it."""
    return 1 + len(list(_themes(fact)))


def _place(extraction: Extraction, fact: Fact) -> tuple[str, str]:
    return extraction.document.id, extraction.document.blocks[fact.block].label


def _words(extraction: Extraction, fact: Fact) -> str:
    blocks = extraction.document.blocks
    return " … ".join(blocks[q.block].text[q.start : q.end] for q in fact.evidence)
