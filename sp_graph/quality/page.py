"""The page of documentation that shows how complete the graph is and how well it was measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple

from sp_graph.graph.coverage import ALL, Coverage, Measured

COMMAND = "python -m sp_graph.quality"

_INTRODUCTION = f"""# Coverage and measured quality

What the shipped documents give, where nobody has decided on anything. `{COMMAND}` writes this
page and `data/quality/scores.tsv`; a test fails if either is stale. The same numbers of any build
stand in its graph (`sp-graph query coverage`), and `sp-graph stats` shows them.

*Passages* are paragraphs, items and footnotes, *stating* those of them that state a fact of the
family. *Mentions* are those of the kinds that a family rests on (reports rest on symbols and
mandates), so one may count for several families. *Held back* is what a rule is too unsure of, *rejected*
what a person refused; [reviewing](reviewing.md) tells of both.
"""

_COUNTS = ("passages", "stating", "mentions", "linked", "unlinked", "facts", "held back", "rejected")

_MEASURED = """The published facts of these documents against facts that a person read in them
([tests/gold](../tests/gold/README.md) has the conventions): how many the person read, how
many the program found, how many both did, and what follows. Measures are figures with the
right measure; holders are persons with the right mandate. The rules were written with these
documents in view, so other documents may fare worse.
"""


def page(coverage: Sequence[Coverage], scores: Sequence[Measured]) -> str:
    """The page, in Markdown."""
    documents = [row for row in coverage if row.family == ALL]
    families = list(dict.fromkeys(row.family for row in coverage if row.family != ALL))
    pooled = [(family, _pooled([row for row in coverage if row.family == family])) for family in families]
    parts = [
        _INTRODUCTION,
        "## By document\n",
        _table(("document", *_COUNTS), ((row.document, *_counts(row)) for row in documents)),
        "## By family\n",
        _table(("family", *_COUNTS[1:]), ((family, *counts[1:]) for family, counts in pooled)),
        "## By document and family\n",
        _table(
            ("document", "family", *_COUNTS[1:]),
            ((row.document, row.family, *_counts(row)[1:]) for row in coverage if row.family != ALL),
        ),
        "## Measured against hand-read facts\n",
        f"{_MEASURED}\nDocuments: {', '.join(scores[0].documents) if scores else 'none'}.\n",
        _table(
            ("family", "read", "found", "both", "precision", "recall", "F1"),
            ((s.family, s.gold, s.system, s.hits, *_shares(s)) for s in scores),
        ),
    ]
    return "\n".join(parts)


def _counts(row: Coverage) -> tuple[int, ...]:
    counts: tuple[int, ...] = astuple(row)[2:]
    return counts


def _pooled(rows: Iterable[Coverage]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*map(_counts, rows), strict=True)))


def _shares(score: Measured) -> tuple[str, ...]:
    return tuple(f"{share:.3f}" for share in (score.precision, score.recall, score.f1))


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    texts = 2 if {"document", "family"} <= set(header) else 1
    lines = [header, ["---"] * texts + ["---:"] * (len(header) - texts), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
