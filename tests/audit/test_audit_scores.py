"""The audit against what a careful reader found; a change that lowers a figure fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from audit_samples import pipeline

from sp_graph.audit.audit import audit_all
from sp_graph.documents.manifest import shipped_manifest
from sp_graph.documents.parse import parse
from sp_graph.documents.read import read_source
from sp_graph.facts import extract
from sp_graph.model import AuditFact, Extraction
from sp_graph.quality.gold import passage_key
from sp_graph.resources import shipped

TESTS = Path(__file__).parent.parent
Place = tuple[str, str]

# Hand-read anomalies of kinds that no rule looks for.
OTHER_KINDS: set[Place] = {
    ("A/HRC/43/64", "21"),  # a word that is misprinted as another one
    ("A/HRC/43/64", "46"),  # belongs to the later report, where it is found
    ("A/HRC/43/64", "48"),  # the same
    ("A/HRC/43/64", "65"),  # a word too many
    ("A/HRC/43/64", "75"),  # the same
    ("A/HRC/46/61", "head"),  # the text has the chapters as I and II
    ("A/HRC/55/69", "8"),  # a comma that is missing
    ("A/HRC/55/69", "18"),  # a list of themes against the subjects of paragraphs
    ("A/HRC/55/69", "26"),  # a word too many
    ("A/HRC/55/69", "67"),  # a word that is misprinted as another one
    ("A/HRC/55/69", "71"),  # words that are missing
    ("CC-letter-2020-03-10", "p2"),  # the weekday of a date
    ("CC-letter-2020-03-10", "p10"),  # another name for a procedure
    ("CC-letter-2020-03-10", "g"),  # a meeting that was cancelled later
    ("A/HRC/37/937", "16"),  # a number of headings against the paragraphs that follow
}
# Right findings that the readers did not write down.
ALSO_RIGHT: set[Place] = {
    ("A/HRC/43/64", "35"),  # "Secretary General" beside "Secretary-General"
    ("A/HRC/43/64", "head"),  # "United Nation agencies" in a heading too
    ("A/HRC/46/61", "4"),  # "24 … new mandate holder"
    ("A/HRC/46/61", "24"),  # "Secretary General"
    ("A/HRC/46/61", "40"),  # "Peace Building Architecture" beside "peacebuilding architecture"
    ("A/HRC/46/61", "59"),  # other numbers than A/HRC/43/64, para. 48, for the same five years
}


def read_shipped() -> list[Extraction]:
    manifest = shipped_manifest()
    folder = Path(shipped("data/documents"))
    return [extract(parse(read_source(folder / name, info)), pipeline()) for name, info in manifest.items()]


def read_all() -> list[Extraction]:
    paths = sorted((TESTS / "heldout").glob("*.txt"))
    return [*read_shipped(), *(extract(parse(read_source(path)), pipeline()) for path in paths)]


def measure(extractions: list[Extraction], gold: Path) -> tuple[set[Place], set[Place], set[Place]]:
    """The hand-read places, all that are found and those of findings called certain."""
    read, found, certain = set(), set(), set()
    for extraction in audit_all(extractions):
        name = extraction.document.id
        table = gold / name.replace("/", "-") / "anomalies.tsv"
        if not table.is_file():
            continue
        for line in table.read_text(encoding="utf-8").splitlines()[1:]:
            read.update((name, label) for label in line.split("\t")[0].split("|"))
        for fact in extraction.facts:
            if isinstance(fact, AuditFact):
                place = (name, passage_key(extraction.document.blocks[fact.block].label))
                found.add(place)
                if fact.certainty == "certain":
                    certain.add(place)
    return read, found, certain


@pytest.mark.parametrize(
    ("read", "folder", "recall", "precision", "certain"),
    [(read_shipped, "gold", 0.9, 0.95, 0.95), (read_all, "heldout/gold", 0.8, 0.9, 0.9)],
)
def test_no_figure_falls(
    read: Callable[[], list[Extraction]], folder: str, recall: float, precision: float, certain: float
) -> None:
    gold, found, sure = measure(read(), TESTS / folder)
    known = gold - OTHER_KINDS
    right = gold | ALSO_RIGHT
    assert len(known & found) >= recall * len(known), sorted(known - found)
    assert len(found & right) >= precision * len(found), sorted(found - right)
    assert len(sure & right) >= certain * len(sure), sorted(sure - right)
