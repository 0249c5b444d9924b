from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from graph_samples import TEXT
from pyoxigraph import RdfFormat, Store, parse

from sp_graph.errors import EvidenceError, SourceError, StoreError, ValidationError
from sp_graph.graph.evidence import verify_quads
from sp_graph.graph.validate import validate_build
from sp_graph.model import Document, Extraction, Fact, Mention, Quote, StateFact
from sp_graph.pipeline import BuildResult, build
from sp_graph.store import current_build

LETTER = "Excellency,\n\nThe Special Rapporteur on the right to food visited Kenya in March.\n\nYours sincerely\n"
SEED = "import sys; from pathlib import Path; from sp_graph.pipeline import build; build([], Path(sys.argv[1]))"


def extract(document: Document) -> Extraction:
    """One fact for each document: its first long block mentions Kenya."""
    block = next(b for b in document.blocks if len(b.text) > 20)
    place = Quote(block.index, 0, 20)
    facts: list[Fact] = [
        StateFact(block=block.index, evidence=(place,), rule="state-mentioned", state="KEN", relation="mentioned")
    ]
    unknown = Mention("body", block.index, 0, 3, block.text[:3], None, reason="in no list", candidates=("a", "b"))
    return Extraction(document, [unknown], facts)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "A-HRC-52-70.txt").write_text(TEXT, encoding="utf-8")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def run(sources: Path, store: Path, **more: object) -> BuildResult:
    return build([sources], store, **({"extract": extract} | more))  # type: ignore[arg-type]


def published(store: Path) -> dict[str, bytes]:
    """Everything in a store that is read, by path; not the index, whose bytes are not promised."""
    return {
        str(path.relative_to(store)): path.read_bytes()
        for path in sorted(store.rglob("*"))
        if path.is_file() and "index" not in path.parts and path.name != ".lock"
    }


def test_a_build_is_published_whole(sources: Path, store: Path) -> None:
    told: list[str] = []
    result = run(sources, store, progress=told.append)
    assert result.documents == ("A/HRC/52/70", "letter")
    assert result.exit_code == 0
    assert current_build(store) == str(result.folder)
    assert result.folder.name == (store / "current").read_text().strip()
    assert {path.name for path in result.folder.iterdir()} == {"graph.nq", "report", "tables", "index"}
    quads = list(parse(path=str(result.folder / "graph.nq"), format=RdfFormat.N_QUADS))
    assert set(Store.read_only(str(result.folder / "index"))) == set(quads)
    assert len(quads) == result.quads
    lines = (result.folder / "graph.nq").read_bytes().split(b"\n")
    assert lines[:-1] == sorted(lines[:-1])
    assert validate_build(result.folder).conforms
    assert "validating" in told
    assert not list(store.glob(".building-*"))


def test_reports(sources: Path, store: Path) -> None:
    (sources / "scan.pdf").write_bytes(b"%PDF-1.7\0")
    reports = run(sources, store).folder / "report"
    coverage = json.loads((reports / "coverage.json").read_text(encoding="utf-8"))
    letter = coverage["documents"]["letter"]
    assert letter["facts"]["states"] == 1
    assert letter["facts"]["reports"] == 0
    assert letter["mentions"]["body"] == {"all": 1, "linked": 0, "unlinked": 1}
    assert letter["characters"] == len(LETTER)
    assert letter["unassigned_characters"] == 0
    assert coverage["refused"] == [{"file": "scan.pdf", "reason": "not a text file"}]
    table = (reports / "unlinked.tsv").read_text(encoding="utf-8").splitlines()
    assert table[0] == "document\tparagraph\tkind\ttext\treason\tcandidates\tstart\tend"
    assert len(table) == 3
    assert "\tin no list\ta|b\t" in table[1]
    validation = json.loads((reports / "validation.json").read_text(encoding="utf-8"))
    assert validation["conforms"]
    assert validation["violations"] == []
    assert "fact-without-evidence" in validation["checks"]


def test_bad_files_are_named_and_the_others_built(sources: Path, store: Path) -> None:
    (sources / "empty.txt").write_bytes(b"")
    (sources / "latin.txt").write_bytes("Übersicht über die Lage der Menschenrechte".encode("latin-1"))
    (sources / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0\0")
    (sources / "README.md").write_text("These are documents, and this describes them.", encoding="utf-8")
    (sources / "twin.txt").symlink_to(sources / "letter.txt")
    result = build([sources, sources / "letter.txt", sources / "absent.txt"], store, extract=extract)
    assert result.documents == ("A/HRC/52/70", "letter")
    assert result.exit_code == 1
    reasons = dict(result.refused)
    assert list(reasons) == ["empty.txt", "latin.txt", "picture.txt", "absent.txt"]
    assert "holds no text" in reasons["empty.txt"]
    assert "not UTF-8" in reasons["latin.txt"]
    assert "not a text file" in reasons["picture.txt"]
    assert "No such file" in reasons["absent.txt"]


def test_two_files_of_one_document(sources: Path, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text(LETTER.replace("March", "April"), encoding="utf-8")
    result = build([sources, other], store, extract=extract)
    assert result.refused == (("letter.txt", "letter is there already, from letter.txt"),)


def test_a_manifest_describes_the_files_beside_it(sources: Path, store: Path) -> None:
    (sources / "manifest.toml").write_text(
        '[[document]]\nid = "A/HRC/52/70"\nfile = "A-HRC-52-70.txt"\ntitle = "Described"\n'
        '[[document]]\nid = "lost"\nfile = "lost.txt"\n',
        encoding="utf-8",
    )
    result = run(sources, store)
    assert [name for name, _ in result.refused] == ["lost.txt"]
    assert b'"Described"@en' in (result.folder / "graph.nq").read_bytes()


@pytest.mark.parametrize("before", [False, True])
def test_no_usable_source_leaves_the_store_as_it_was(sources: Path, store: Path, tmp_path: Path, before: bool) -> None:
    if before:
        run(sources, store)
    as_it_was = published(store)
    with pytest.raises(SourceError, match=r"no source could be used\n  nothing\.txt: cannot be read"):
        build([tmp_path / "nothing.txt"], store, extract=extract)
    assert published(store) == as_it_was


def raising(document: Document) -> Extraction:
    raise RuntimeError("in the middle")


def nonconforming(document: Document) -> Extraction:
    extraction = extract(document)
    (fact,) = extraction.facts
    extraction.facts = [
        StateFact(block=fact.block, evidence=fact.evidence, rule="x", state="ZZZ", relation="mentioned")
    ]
    return extraction


def misquoting(document: Document) -> Extraction:
    path = document.source.info.file
    sources = Path(os.environ["SOURCES"])
    (sources / path).write_text(document.source.text.replace("food", "feed"), encoding="utf-8")
    return extract(document)


@pytest.mark.parametrize(
    ("extractor", "error", "message"),
    [
        (raising, RuntimeError, "in the middle"),
        (nonconforming, ValidationError, r"does not conform.*\n.*id:state/ZZZ"),
        (misquoting, EvidenceError, "the file has changed since it was read"),
    ],
)
def test_a_build_that_fails_leaves_the_store_as_it_was(
    sources: Path,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    extractor: object,
    error: type[Exception],
    message: str,
) -> None:
    monkeypatch.setenv("SOURCES", str(sources))
    run(sources, store)
    as_it_was = published(store)
    with pytest.raises(error, match=message):
        run(sources, store, extract=extractor)
    assert published(store) == as_it_was
    assert not list(store.glob(".building-*"))


KILLED = """
import sys, time
from pathlib import Path
from sp_graph import pipeline
def wait(*_):
    print("validating", flush=True)
    time.sleep(60)
pipeline.validate = wait
pipeline.build([Path(sys.argv[1])], Path(sys.argv[2]))
"""


def test_a_killed_build_leaves_the_store_as_it_was(sources: Path, store: Path) -> None:
    run(sources, store)
    as_it_was = published(store)
    (sources / "letter.txt").write_text(LETTER.replace("March", "April"), encoding="utf-8")
    command = [sys.executable, "-c", KILLED, str(sources), str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "validating\n"
        process.send_signal(signal.SIGKILL)
    (left,) = store.glob(".building-*")
    assert {name: data for name, data in published(store).items() if left.name not in name} == as_it_was
    result = run(sources, store)
    assert not left.exists()
    assert current_build(store) == str(result.folder)


def test_a_build_that_dies_just_before_the_switch_changes_nothing_for_readers(
    sources: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = run(sources, store).folder
    (sources / "letter.txt").write_text(LETTER.replace("March", "April"), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("sp_graph.graph.publish.set_current", raising)
        with pytest.raises(TypeError):
            run(sources, store)
    assert current_build(store) == str(folder)
    assert len(Store.read_only(str(folder / "index"))) > 0
    newer = run(sources, store).folder
    assert newer != folder
    assert current_build(store) == str(newer)


def test_builds_at_once_wait_for_each_other(sources: Path, store: Path) -> None:
    inside, most = [], []

    def slow(document: Document) -> Extraction:
        inside.append(document.id)
        most.append(len(inside))
        time.sleep(0.05)
        inside.remove(document.id)
        return extract(document)

    told: list[str] = []
    results: list[BuildResult] = []

    def build_it() -> None:
        results.append(run(sources, store, extract=slow, progress=told.append))

    threads = [threading.Thread(target=build_it) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1
    assert told.count("waiting for another build in this store") == 2
    assert len({result.folder for result in results}) == 1


def test_old_builds_are_removed_except_the_previous_one(sources: Path, store: Path) -> None:
    folders = []
    for month in ("March", "April", "May"):
        (sources / "letter.txt").write_text(LETTER.replace("March", month), encoding="utf-8")
        folders.append(run(sources, store).folder)
    assert sorted(store.glob("builds/*")) == sorted(folders[1:])
    assert run(sources, store).folder == folders[2]
    assert sorted(store.glob("builds/*")) == sorted(folders[1:])


def test_the_same_graph_again_keeps_the_index_and_renews_the_reports(sources: Path, store: Path) -> None:
    folder = run(sources, store).folder
    reader = Store.read_only(str(folder / "index"))
    (sources / "empty.txt").write_bytes(b"")
    assert run(sources, store).folder == folder
    assert "empty.txt" in (folder / "report" / "coverage.json").read_text(encoding="utf-8")
    assert len(list(reader)) == len(reader)


def test_a_broken_build_folder_is_replaced(sources: Path, store: Path) -> None:
    folder = run(sources, store).folder
    for file in (folder / "index").iterdir():
        file.unlink()
    assert run(sources, store).folder == folder
    assert len(Store.read_only(str(folder / "index"))) > 0


def test_a_store_that_cannot_be_written_to(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be used as a store"):
        run(sources, tmp_path / "file")


@pytest.mark.slow
def test_two_builds_of_the_shipped_documents_are_byte_equal(tmp_path: Path) -> None:
    stores = []
    for seed in ("1", "2"):
        store = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", SEED, str(store)], check=True, env=environment)
        stores.append(published(store))
    assert stores[0] == stores[1]
    names = {Path(name).name for name in stores[0]}
    assert names >= {"current", "graph.nq", "coverage.json", "validation.json", "unlinked.tsv"}


@pytest.mark.slow
def test_the_shipped_documents_conform_and_every_quotation_stands(tmp_path: Path) -> None:
    from sp_graph.documents.manifest import shipped_manifest
    from sp_graph.documents.read import read_source
    from sp_graph.resources import shipped

    result = build([], tmp_path)
    assert result.refused == ()
    folder = Path(shipped("data/documents"))
    sources = [read_source(folder / name, info) for name, info in shipped_manifest().items()]
    quads = parse(path=str(result.folder / "graph.nq"), format=RdfFormat.N_QUADS)
    assert verify_quads(quads, sources) == result.quotations > 1000
