"""How complete the graph is, by document and family, and how well each family was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from sp_graph.columns import FAMILIES, RESTS_ON, THEMES, family
from sp_graph.errors import DataError
from sp_graph.graph.mentions import is_unlinked
from sp_graph.graph.provenance import document_node
from sp_graph.graph.terms import Graph, decimal, integer, item, text
from sp_graph.model import Extraction, Fact, MentionKind, ReportFact

ALL = "all"
"""What stands for all families together."""

COUNTED = ("paragraph", "item", "footnote")
"""The kinds of passages that are counted; headings and front matter are not."""

SCORE_COLUMNS = ("family", "documents", "gold", "system", "hits", "precision", "recall", "f1")
SEPARATOR = "|"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of one family in one document; `family` is "all" for the whole document.

    `mentions` are those of the kinds that the family rests on; `facts` are published,
    `candidates` too unsure to be, `rejected` refused by a person.
    """

    document: str
    family: str
    passages: int
    with_facts: int
    mentions: int
    linked: int
    unlinked: int
    facts: int
    candidates: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The counts of one family against the facts that a person read in `documents`."""

    family: str
    documents: tuple[str, ...]
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


def coverage_of(extraction: Extraction) -> list[Coverage]:
    """The counts of a document, all families together and each by itself."""
    document = extraction.document
    passages = sum(block.kind in COUNTED for block in document.blocks)
    mentions = Counter(mention.kind for mention in extraction.mentions)
    unlinked = Counter(mention.kind for mention in extraction.mentions if is_unlinked(mention))
    published = [part for fact in extraction.facts for part in _parts(fact)]
    candidates: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for held in extraction.review.held:
        names = [held_family for held_family, _ in _parts(held.fact)] if not held.theme else [THEMES]
        if held.decision is None:
            candidates.update(names)
        elif held.instead is None:
            rejected.update(names)
    facts = Counter(name for name, _ in published)
    blocks: dict[str, set[int]] = {}
    for name, block in published:
        blocks.setdefault(name, set()).add(block)

    def row(name: str, kinds: Sequence[MentionKind], families: Sequence[str]) -> Coverage:
        found, open_ = sum(mentions[k] for k in kinds), sum(unlinked[k] for k in kinds)
        return Coverage(
            document=document.id,
            family=name,
            passages=passages,
            with_facts=len({block for f in families for block in blocks.get(f, ())}),
            mentions=found,
            linked=found - open_,
            unlinked=open_,
            facts=sum(facts[f] for f in families),
            candidates=sum(candidates[f] for f in families),
            rejected=sum(rejected[f] for f in families),
        )

    names = list(dict.fromkeys([*FAMILIES, *sorted(facts), *sorted(candidates), *sorted(rejected)]))
    return [row(ALL, list(mentions), names), *(row(name, RESTS_ON.get(name, ()), [name]) for name in names)]


def _parts(fact: Fact) -> list[tuple[str, int]]:
    """The family of a fact, and of each theme if it is a report, with its block."""
    themes = fact.themes if isinstance(fact, ReportFact) else ()
    return [(family(fact), fact.block), *((THEMES, fact.block) for _ in themes)]


def add_coverage(graph: Graph, rows: Iterable[Coverage]) -> None:
    """Add the counts of a document."""
    names = (
        "sp:passages",
        "sp:passagesWithFacts",
        "sp:mentions",
        "sp:linkedMentions",
        "sp:unlinkedMentions",
        "sp:publishedFacts",
        "sp:candidateFacts",
        "sp:rejectedFacts",
    )
    for row in rows:
        node = item("coverage", f"{row.family}/{row.document}")
        graph.type(node, "sp:Coverage")
        graph.add(node, "sp:coverageOf", document_node(row.document))
        graph.add(node, "sp:family", text(row.family))
        for name, count in zip(names, astuple(row)[2:], strict=True):
            graph.add(node, name, integer(count))


def add_scores(graph: Graph, scores: Iterable[Measured]) -> list[NamedNode]:
    """Add the measured scores; gives the documents that they were measured on."""
    documents: dict[NamedNode, None] = {}
    for score in scores:
        node = item("score", score.family)
        graph.type(node, "sp:Score")
        graph.add(node, "sp:family", text(score.family))
        measured_on = [document_node(name) for name in score.documents]
        graph.add(node, "sp:measuredOn", *measured_on)
        documents |= dict.fromkeys(measured_on)
        for name, count in (("gold", score.gold), ("found", score.system), ("matched", score.hits)):
            graph.add(node, f"sp:{name}Facts", integer(count))
        for name, share in (("precision", score.precision), ("recall", score.recall), ("f1", score.f1)):
            graph.add(node, f"sp:{name}", decimal(round(share, _DIGITS)))
    return list(documents)


def write_scores(scores: Sequence[Measured]) -> str:
    """The scores as the tab-separated table that `read_scores` reads."""
    lines = ["\t".join(SCORE_COLUMNS)]
    for score in scores:
        counts = (score.gold, score.system, score.hits)
        shares = (f"{share:.{_DIGITS}f}" for share in (score.precision, score.recall, score.f1))
        lines.append("\t".join((score.family, SEPARATOR.join(score.documents), *map(str, counts), *shares)))
    return "\n".join(lines) + "\n"


def read_scores(path: Path) -> list[Measured]:
    """The scores of a table. Raises `DataError` with the line that is not well formed."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != SCORE_COLUMNS:
        raise DataError(f"{path.name}, line 1: the columns are not {', '.join(SCORE_COLUMNS)}")
    scores = []
    for number, line in enumerate(lines[1:], 2):
        try:
            name, documents, gold, system, hits, *_ = line.split("\t")
            scores.append(Measured(name, tuple(documents.split(SEPARATOR)), int(gold), int(system), int(hits)))
        except ValueError as error:
            raise DataError(f"{path.name}, line {number}: not a line of scores: {error}") from error
    return scores
