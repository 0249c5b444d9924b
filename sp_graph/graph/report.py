"""The reports of a build: how much of each document is in the graph, and what is not linked."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, get_args

from sp_graph.graph.assemble import FAMILIES
from sp_graph.graph.coverage import Measured, coverage_of
from sp_graph.graph.facts import merge_equal
from sp_graph.graph.mentions import is_unlinked
from sp_graph.model import BlockKind, Extraction, Mention, MentionKind

UNLINKED_COLUMNS = ("document", "paragraph", "kind", "text", "reason", "candidates", "start", "end")


def coverage(
    extractions: Iterable[Extraction], refused: Iterable[tuple[str, str]], scores: Iterable[Measured] = ()
) -> dict[str, Any]:
    """Counts by document, the files that were refused with the reason, and the measured scores.

    The same for the same input: no clock, no path, every family and kind named even if it
    has none.
    """
    ordered = sorted(extractions, key=lambda e: e.document.id)
    return {
        "documents": {e.document.id: _document(e) for e in ordered},
        "refused": [{"file": file, "reason": reason} for file, reason in sorted(refused)],
        "scores": {
            s.family: {"gold": s.gold, "precision": s.precision, "recall": s.recall, "f1": s.f1} for s in scores
        },
    }


def _document(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    blocks = Counter(block.kind for block in document.blocks)
    facts = merge_equal(extraction.facts)
    counted = Counter(type(fact) for fact in facts)
    return {
        "file": document.source.info.file,
        "sha256": document.source.sha256,
        "characters": len(document.source.text),
        "unassigned_characters": sum(span.end - span.start for span in document.unassigned),
        "sections": len(document.sections),
        "passages": {kind: blocks[kind] for kind in get_args(BlockKind)},
        "passages_with_facts": len({fact.block for fact in facts}),
        "mentions": {kind: _mentions(extraction, kind) for kind in get_args(MentionKind)},
        "facts": {name: counted[family] for family, (name, _) in FAMILIES.items()},
        "families": {row.family: asdict(row) for row in coverage_of(replace(extraction, facts=facts))},
        "new_mandates": sorted(mandate.slug for mandate in extraction.new_mandates),
    }


def _mentions(extraction: Extraction, kind: MentionKind) -> dict[str, int]:
    found = [mention for mention in extraction.mentions if mention.kind == kind]
    unlinked = sum(map(is_unlinked, found))
    return {"all": len(found), "linked": len(found) - unlinked, "unlinked": unlinked}


def unlinked(extractions: Iterable[Extraction]) -> str:
    """The unlinked mentions as a tab-separated table; white space inside a cell is one space."""
    rows = sorted(_row(e, m) for e in extractions for m in e.mentions if is_unlinked(m))
    written = io.StringIO()
    table = csv.writer(written, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    table.writerow(UNLINKED_COLUMNS)
    table.writerows(cells for _, cells in rows)
    return written.getvalue()


def _row(extraction: Extraction, mention: Mention) -> tuple[tuple[str, int, str], Sequence[str | int]]:
    document = extraction.document
    block = document.blocks[mention.block]
    spans = block.source_spans(mention.start, mention.end)
    start, end = (spans[0].start, spans[-1].end) if spans else (block.span.start, block.span.end)
    texts = (mention.text, mention.reason, "|".join(mention.candidates))
    text, reason, candidates = (" ".join(value.split()) for value in texts)
    cells = (document.id, block.label, mention.kind, text, reason, candidates, start, end)
    return (document.id, start, mention.kind), cells


def as_json(value: dict[str, Any]) -> str:
    """A report as it is written."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
