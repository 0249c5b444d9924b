"""`python -m sp_graph.quality`: measure the shipped documents and write down what came out.

It works in a checkout: the hand-read facts and the page are no part of an installation.
"""

from __future__ import annotations

from pathlib import Path

from sp_graph.graph.coverage import coverage_of, write_scores
from sp_graph.quality.measure import measure, read_shipped
from sp_graph.quality.page import page

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
SCORES = ROOT / "data" / "quality" / "scores.tsv"
PAGE = ROOT / "docs" / "coverage.md"


def files() -> dict[Path, str]:
    """The files that the command writes, with what belongs into them now."""
    extractions = read_shipped()
    scores = measure(extractions, GOLD)
    coverage = [row for extraction in extractions for row in coverage_of(extraction)]
    return {SCORES: write_scores(scores), PAGE: page(coverage, scores)}


if __name__ == "__main__":
    for path, content in files().items():
        path.write_text(content, encoding="utf-8")
