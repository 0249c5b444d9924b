"""A small annual report, its facts made by hand, and files of decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sp_graph.documents.parse import parse
from sp_graph.model import (
    CitationFact,
    Document,
    Extraction,
    Fact,
    FigureFact,
    Mention,
    MentionKind,
    NewMandate,
    PersonFact,
    Quote,
    ReportFact,
    Source,
    SourceInfo,
    StateFact,
)

TEXT = """Reports and visits

1. On climate change, the Special Rapporteur on the right to food (A/HRC/53/34) and the Working Group on Arbitrary Detention (A/HRC/54/51) issued 2 reports.

2. Mandate holders made 82 visits to 62 States, among them Kenya and Lesotho, and 2 other visits.

3. The Special Rapporteur on the rights of rivers, Ana Holder, was welcomed, and so was the Rapporteur on tides.
"""
SYMBOL = "A/HRC/55/69"
HEADER = "document\tparagraph\twhat\twhich\tdecision\twho\twhen\twhy\tcorrection\n"
SURE, UNSURE = 0.95, 0.5


def document(symbol: str = SYMBOL, text: str = TEXT) -> Document:
    """The report, parsed."""
    info = SourceInfo(
        id=symbol, file=f"{symbol.replace('/', '-')}.txt", title="A report", kind="annual-report", reports_on=2023
    )
    return parse(Source(info, text, hashlib.sha256(text.encode()).hexdigest()))


def block(paragraph: str, of: Document | None = None) -> int:
    """The index of a paragraph."""
    return next(b.index for b in (of or document()).blocks if b.label == paragraph and b.kind == "paragraph")


def quote(paragraph: str, words: str, of: Document | None = None) -> Quote:
    """The first place of `words` in a paragraph."""
    index = block(paragraph, of)
    start = (of or document()).blocks[index].text.index(words)
    return Quote(index, start, start + len(words))


def report(mandate: str, symbol: str, *themes: str, confidence: float = SURE) -> ReportFact:
    """A report of paragraph 1 with its themes."""
    place = quote("1", symbol)
    theme = quote("1", "climate change")
    return ReportFact(
        block=place.block,
        evidence=(place,),
        rule="report-inline",
        confidence=confidence,
        mandate=mandate,
        symbol=symbol,
        themes=tuple((name, (theme,)) for name in themes),
    )


def figure(value: str, words: str, measure: str = "country-visits", confidence: float = SURE) -> FigureFact:
    """A figure of paragraph 2."""
    place = quote("2", words)
    return FigureFact(
        block=place.block,
        evidence=(place,),
        rule="figure",
        confidence=confidence,
        measure=measure,
        value=value,
        unit="visits",
        period="2023",
        breakdown="total",
        at=Quote(place.block, place.start, place.start + len(value)),
    )


def state(code: str, name: str, confidence: float = SURE) -> StateFact:
    """A State of paragraph 2."""
    place = quote("2", name)
    return StateFact(
        block=place.block,
        evidence=(place,),
        rule="state-mentioned",
        confidence=confidence,
        state=code,
        relation="mentioned",
    )


def person(confidence: float = SURE) -> PersonFact:
    """A holder of paragraph 3."""
    place = quote("3", "Ana Holder")
    return PersonFact(
        block=place.block,
        evidence=(place,),
        rule="person-mandate-holder",
        confidence=confidence,
        person="Ana Holder",
        role="mandate-holder",
        mandate="sr-rivers",
    )


def citation(symbol: str, confidence: float = SURE) -> CitationFact:
    """A citation of paragraph 1."""
    place = quote("1", symbol)
    return CitationFact(
        block=place.block,
        evidence=(place,),
        rule="citation",
        confidence=confidence,
        symbol=symbol,
        kind="report",
    )


FACTS: tuple[Fact, ...] = (
    report("sr-food", "A/HRC/53/34", "climate-change"),
    report("wg-arbitrary-detention", "A/HRC/54/51", "climate-change", "detention", confidence=UNSURE),
    citation("A/HRC/53/34"),
    figure("82", "82 visits"),
    figure("2", "2 other visits", confidence=UNSURE),
    state("KEN", "Kenya"),
    state("LSO", "Lesotho", confidence=0.8),
    person(),
)
NEW = NewMandate("sr-rivers", "special-rapporteur", "thematic", "Special Rapporteur on the rights of rivers")


def mention(paragraph: str, words: str, kind: MentionKind, target: str | None, reason: str = "") -> Mention:
    """A mention of `words` in a paragraph."""
    place = quote(paragraph, words)
    return Mention(kind, place.block, place.start, place.end, words, target, reason=reason)


MENTIONS = (
    mention("1", "Special Rapporteur on the right to food", "mandate", "sr-food"),
    mention("2", "Kenya", "state", "KEN"),
    mention("2", "Lesotho", "state", "LSO"),
    mention("3", "Special Rapporteur on the rights of rivers", "mandate", "sr-rivers"),
    mention("3", "Rapporteur on tides", "mandate", None, "no mandate has this name"),
)


def extraction(*facts: Fact, of: Document | None = None) -> Extraction:
    """The report with its facts, or with those given."""
    return Extraction(of or document(), MENTIONS, facts or FACTS, [NEW])


def decisions(folder: Path, *lines: Sequence[str] | str) -> Path:
    """A file of decisions with these lines; a tuple of cells becomes one with tabs."""
    path = folder / "decisions.tsv"
    told = ["\t".join(line) if not isinstance(line, str) else line for line in lines]
    path.write_text(HEADER + "".join(f"{line}\n" for line in told), encoding="utf-8")
    return path


def line(
    paragraph: str, what: str, which: str, verdict: str, correction: str = "", document: str = SYMBOL
) -> tuple[str, ...]:
    """A decision of Ana Reader."""
    return (document, paragraph, what, which, verdict, "Ana Reader", "2024-05-01", "I looked", correction)
