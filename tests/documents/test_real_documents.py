"""The parser on the shipped documents: nothing is lost, everything is in its place."""

from pathlib import Path

import pytest

from sp_graph.documents.manifest import shipped_manifest
from sp_graph.documents.parse import parse
from sp_graph.documents.read import read_source
from sp_graph.model import Document
from sp_graph.resources import shipped

FILES = sorted(Path(shipped("data/documents")).glob("*.txt"))


def load(name: str) -> Document:
    path = Path(shipped("data/documents")) / name
    return parse(read_source(path, shipped_manifest()[name]))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_character_is_in_a_block_or_a_known_mark(path: Path) -> None:
    assert load(path.name).unassigned == ()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_clean_text_is_the_source_letter_by_letter(path: Path) -> None:
    document = load(path.name)
    for block in document.blocks:
        for at, source, length in block.pieces:
            assert block.text[at : at + length] == document.source.text[source : source + length]
        assert "[" not in block.text or "footnoteRef" not in block.text


@pytest.mark.parametrize(
    ("name", "last", "sections"),
    [("A-HRC-43-64.txt", 87, 32), ("A-HRC-46-61.txt", 79, 16), ("A-HRC-55-69.txt", 82, 21)],
)
def test_paragraphs_are_numbered_without_gaps(name: str, last: int, sections: int) -> None:
    document = load(name)
    numbers = [int(b.number) for b in document.blocks if b.kind == "paragraph" and b.path.count("/") == 1]
    assert numbers == list(range(1, last + 1))
    assert len(document.sections) == sections


def test_footnotes_are_tied_to_the_words_they_stand_at() -> None:
    document = load("A-HRC-55-69.txt")
    paragraph = next(b for b in document.blocks if b.path == "paragraph/24")
    notes = document.footnotes_of(paragraph)
    assert {n: notes[n].text for n in ("45", "46")} == {
        "45": "A/78/167.",
        "46": "A/HRC/53/34 and A/78/255.",
    }
    at = {ref.number: paragraph.text[: ref.at] for ref in paragraph.refs}
    assert at["45"].endswith("persons with albinism,")
    assert at["49"].endswith("older persons.")


def test_items_and_their_repeated_letters() -> None:
    document = load("A-HRC-46-61.txt")
    items = [b for b in document.blocks if b.kind == "item" and b.path.startswith("paragraph/31/")]
    assert [b.label for b in items][-3:] == ["31(g)", "31(h)", "31(g)"]
    assert items[-1].path == "paragraph/31/item/g-2"


def test_headings_broken_over_two_lines_and_third_level_headings() -> None:
    document = load("A-HRC-43-64.txt")
    titles = {s.path: s.title for s in document.sections}
    assert titles["V-A-1"] == "Election of the Coordination Committee for 2019–2020"
    heading = next(b for b in document.blocks if b.path == "heading/II-G")
    assert heading.text == "Contributions to standard-setting, and human rights protection and promotion"


def test_a_letter_counts_its_body_paragraphs() -> None:
    document = load("CC-letter-2020-03-10.txt")
    labels = [b.label for b in document.blocks if b.kind in ("paragraph", "item")]
    assert labels == [
        *(f"p{n}" for n in range(1, 12)),
        *"abcde",
        "e",
        "e",
        "e",
        "f",
        "g",
        "p12",
        "p13",
    ]
    item = next(b for b in document.blocks if b.label == "a")
    assert "dedicated webpage (in addition to our mandate page). This would allow" in item.text
