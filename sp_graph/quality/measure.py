"""Measure the published facts of the shipped documents against those that a person read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sp_graph.audit.audit import audit_all
from sp_graph.documents.manifest import shipped_manifest
from sp_graph.documents.parse import parse
from sp_graph.documents.read import read_source
from sp_graph.facts import extract
from sp_graph.graph.coverage import Measured
from sp_graph.model import Extraction
from sp_graph.nlp.components import build_pipeline
from sp_graph.quality.gold import read_gold
from sp_graph.quality.score import Score, score, system_keys
from sp_graph.resources import shipped
from sp_graph.review.settle import settle


def read_shipped() -> list[Extraction]:
    """The shipped documents as a build publishes them where nobody has decided on anything."""
    nlp = build_pipeline()
    folder = Path(shipped("data/documents"))
    documents = [parse(read_source(folder / name, info)) for name, info in shipped_manifest().items()]
    extractions = settle([extract(document, nlp) for document in documents])
    return sorted(settle(audit_all(extractions), audit=True), key=lambda extraction: extraction.document.id)


def measure(extractions: Iterable[Extraction], gold: Path) -> list[Measured]:
    """The scores of every family, pooled over the documents that have a folder of hand-read facts in `gold`."""
    totals: dict[str, Score] = {}
    measured_on = []
    for extraction in extractions:
        folder = gold / Path(extraction.document.source.info.file).stem
        if folder.is_dir():
            measured_on.append(extraction.document.id)
            for family, one in score(read_gold(folder), system_keys(extraction)).items():
                totals[family] = totals.get(family, Score(0, 0, 0)) + one
    return [_measured(family, measured_on, total) for family, total in totals.items()]


def _measured(family: str, documents: Sequence[str], total: Score) -> Measured:
    return Measured(family, tuple(documents), total.gold, total.system, total.hits)
