"""The records that pass between the stages.

text → `Source` → `Document` (of `Block`s) → `Mention`s → linked `Mention`s → `Fact`s →
quads. Each record keeps its position in the source text, so evidence is never lost.
All positions are in characters (Unicode code points) from 0, the end excluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["paragraph", "item", "footnote", "heading", "other"]
MentionKind = Literal["symbol", "mandate", "person", "state", "body", "theme", "date", "figure"]
Verdict = Literal["accept", "reject", "correct"]

PUBLISHED_FROM = 0.75
"""The confidence from which a fact is published; below it stands in the review list only.

A rule's confidence is its author's estimate of how many in a hundred of its finds are right.
"""

SURE_FROM = 0.9
"""The confidence from which a published fact need not be looked at."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a document: from the manifest (`data/documents/manifest.toml`), its cover or its text.

    `id` is the document symbol, or a short id for a document without one. `date` is
    ISO 8601; `reports_on` the year an annual report covers. `session` is the number of the
    session it was submitted to, `agenda` the items as printed ("2 and 5"). `mandate` is the
    title of the mandate that issued it and `holder` the person, as printed (several are
    divided by "; "); `report_form` is "thematic" or "country-visit" for a report of a
    mandate. `inferred` says how that was found which neither the manifest nor a cover states.
    Empty strings and None stand for what is not known.
    """

    id: str
    file: str
    title: str = ""
    kind: str = "other"
    date: str = ""
    body: str = ""
    language: str = "en"
    origin: str = ""
    terms: str = ""
    reports_on: int | None = None
    session: int | None = None
    agenda: str = ""
    mandate: str = ""
    holder: str = ""
    report_form: Literal["", "thematic", "country-visit"] = ""
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source text with its description.

    `sha256` is that of the bytes of the file (hexadecimal). All positions count in `text`.
    A text file is its own text. From a file of another `format` the text is extracted, the same
    each time, and `extracted_sha256` is that of the extracted text in UTF-8.
    """

    info: SourceInfo
    text: str
    sha256: str
    extracted_sha256: str = ""
    format: Literal["text", "docx", "pdf", "html"] = "text"

    @property
    def text_sha256(self) -> str:
        """The SHA-256 of the text that positions count in: of the extracted text, else of the file."""
        return self.extracted_sha256 or self.sha256


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place in the outline: `path` is "II-A", `level` counts from 1."""

    path: str
    number: str
    title: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A footnote mark: the footnote's number and the position in the block's text it stands at."""

    number: str
    at: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, lettered item, footnote, heading or other piece of a document.

    `text` is clean: without bookmarks, footnote marks, inline footnotes and line breaks
    inside a sentence. `pieces` maps it back: (position in `text`, position in the
    source, length) for each stretch copied from the source letter by letter; a length
    of 0 marks a place where something was taken out between two of them.
    `label` is what is printed in tables: "24", "27(b)", "p3", "head". `path` is unique in
    the document and makes the IRI: "paragraph/27/item/b", "footnote/45".
    `parent` is the index of the block a footnote or item belongs to.
    """

    index: int
    kind: BlockKind
    label: str
    path: str
    text: str
    span: Span
    pieces: tuple[tuple[int, int, int], ...]
    refs: tuple[FootnoteRef, ...] = ()
    section: int | None = None
    parent: int | None = None
    number: str = ""

    def source_spans(self, start: int, end: int) -> list[Span]:
        """The stretches of the source text behind `text[start:end]`.

        White space that was made one space (a line break, a double space) does not
        divide a stretch; a mark that was taken out does.
        """
        spans: list[Span] = []
        reached = -1
        for at, source, length in self.pieces:
            low, high = max(start, at), min(end, at + length)
            if not length:
                reached = -1
            if low >= high:
                continue
            span = Span(source + low - at, source + high - at)
            if spans and low == reached + 1:
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
            reached = high
        return spans


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document: its blocks in reading order and its outline.

    `unassigned` are the stretches of the source that belong to no block and are no
    known mark of the word processor; an empty tuple means nothing was dropped.
    """

    source: Source
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    unassigned: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """The document's symbol, or its id in the manifest."""
        return self.source.info.id

    def footnotes_of(self, block: Block) -> dict[str, Block]:
        """The footnotes that belong to `block`, by number."""
        return {b.number: b for b in self.blocks if b.kind == "footnote" and b.parent == block.index}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a block that names something, with what it was linked to.

    `target` is the slug, symbol, code or value it stands for; None if it could not be
    linked, and then `reason` says why and `candidates` what was considered.
    """

    kind: MentionKind
    block: int
    start: int
    end: int
    text: str
    target: str | None = None
    method: str = ""
    score: float = 1.0
    reason: str = ""
    candidates: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of evidence: a stretch `start`–`end` of the clean text of block `block`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries. `block` is the block it is stated in."""

    block: int
    evidence: tuple[Quote, ...]
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFact(Fact):
    """`mandate` issued the report `symbol`; `themes` with the quotes that show each theme."""

    mandate: str
    symbol: str
    themes: tuple[tuple[str, tuple[Quote, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFact(Fact):
    """The document points at `symbol`; `part` as printed ("chap. XV"), `kind` of document."""

    symbol: str
    kind: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFact(Fact):
    """A number stated about the system. `value` is a decimal literal, `at` the number's own place."""

    measure: str
    value: str
    unit: str
    period: str
    breakdown: str
    at: Quote
    bound: Literal["exact", "at-least", "about"] = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFact(Fact):
    """A State (ISO 3166 alpha-3) and its role in the passage."""

    state: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """A person in a role; `mandate` a slug or empty, `body` and `period` as for the table."""

    person: str
    role: str
    mandate: str = ""
    body: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFact(Fact):
    """A named body (slug `body`) engaged with or only named; `name` as printed."""

    body: str
    name: str
    relation: Literal["engaged-with", "named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Fact):
    """A dated happening; `start` and `end` as `2020-04-30`, `2020-04` or `2020`."""

    title: str
    kind: str
    start: str
    end: str
    status: Literal["held", "planned", "not-held"]
    place: str = ""
    theme: str = ""
    participants: str = ""
    participant_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionFact(Fact):
    """A standard, guideline or principle that `mandate` contributed."""

    mandate: str
    contribution: str
    symbol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateChangeFact(Fact):
    """A mandate created, ended or renamed."""

    mandate: str
    change: Literal["created", "ended", "renamed"]
    resolution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadMapFact(Fact):
    """A road map agreed with the regional mechanism `body` (slug)."""

    title: str
    body: str
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFact(Fact):
    """A place where the document contradicts itself, another document or arithmetic.

    `problem` is a kind, a colon and a sentence; `detail` the computation and what would
    be consistent. It changes no other fact.
    """

    problem: str
    detail: str
    certainty: Literal["certain", "odd"]


@dataclass(frozen=True, slots=True)
class NewMandate:
    """A mandate not in the authority list, found by the grammar of its title."""

    slug: str
    kind: str
    scope: str
    name: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a fact, a link or a mandate: one line of the file of decisions.

    `which` names it by its values, `correction` gives those that replace them. `when` is
    an ISO date that the person gave.
    """

    line: int
    document: str
    paragraph: str
    what: str
    which: str
    verdict: Verdict
    who: str
    when: str
    why: str
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A published fact, or the `theme` of a published report, that a person decided on."""

    fact: Fact
    theme: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Held:
    """A fact that is not published, as the program read it, or the `theme` of a report alone.

    Without a decision it is too unsure. With one it was rejected, or the fact `instead`
    (or its theme `instead_theme`) is published in its place.
    """

    fact: Fact
    theme: str = ""
    decision: Decision | None = None
    instead: Fact | None = None
    instead_theme: str = ""


@dataclass(frozen=True, slots=True)
class DecidedLink:
    """A mention that a person decided on, as it is now and as the program had linked it."""

    mention: Mention
    before: Mention
    decision: Decision


@dataclass(slots=True)
class Review:
    """What is not published of a document, and what a person decided; `mandates` by slug."""

    held: list[Held] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    links: list[DecidedLink] = field(default_factory=list)
    mandates: dict[str, Decision] = field(default_factory=dict)


@dataclass(slots=True)
class Extraction:
    """All that was read in one document; `facts` are those to be published."""

    document: Document
    mentions: Sequence[Mention]
    facts: Sequence[Fact]
    new_mandates: Sequence[NewMandate] = field(default_factory=list)
    review: Review = field(default_factory=Review)
