"""From source files to a published graph: every stage in its order.

A file that cannot be used is named and the others are built; everything else that is wrong
(a quotation that is not in its source, a graph that does not conform) stops the build,
and the store stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from sp_graph.documents.manifest import read_manifest, shipped_manifest
from sp_graph.documents.parse import parse as parse_document
from sp_graph.documents.read import read_source
from sp_graph.errors import SourceError
from sp_graph.graph.assemble import FAMILIES, assemble
from sp_graph.graph.coverage import read_scores
from sp_graph.graph.evidence import verify_document, verify_quads
from sp_graph.graph.publish import GRAPH, INDEX, publish, workspace, write_files, write_graph
from sp_graph.graph.report import as_json, coverage, unlinked
from sp_graph.graph.review import fact_iris
from sp_graph.graph.validate import validate
from sp_graph.model import Document, Extraction, Fact, Source, SourceInfo
from sp_graph.query.published import tables
from sp_graph.resources import shipped
from sp_graph.review.book import Book
from sp_graph.review.links import Links, unused
from sp_graph.review.listing import as_json_lines, outcomes, to_review
from sp_graph.review.names import Names
from sp_graph.review.settle import settle

MANIFEST = "manifest.toml"
DECISIONS = "data/decisions.tsv"
SCORES = "data/quality/scores.tsv"

Extractor = Callable[[Document], Extraction]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A published build.

    `refused` are the files that could not be used, with the reason; `problems` the decisions
    that were not applied; `folder` is where the build is.
    """

    folder: Path
    documents: tuple[str, ...]
    quads: int
    quotations: int
    refused: tuple[tuple[str, str], ...]
    problems: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 if every source was built and every decision applied, otherwise that of a `SourceError`."""
        return SourceError.exit_code if self.refused or self.problems else 0


def build(
    sources: Sequence[Path],
    store: Path,
    progress: Progress = lambda message: None,
    extract: Extractor | None = None,
    decisions: Path | None = None,
) -> BuildResult:
    """Build the graph of `sources` and publish it in `store`.

    Arguments: `sources` are files, or folders whose files are taken; without any, the
    shipped documents. A file is described by the `manifest.toml` beside it, else by the shipped
    manifest, else by what it says of itself. `progress` is told what is being done.
    `extract` stands for the shipped extraction if it is given, `decisions` for the shipped file
    of decisions.

    Raises `SourceError` if no source can be used, `EvidenceError`, `ValidationError` or
    `DataError` if the graph must not be published, `StoreError` if the store cannot be
    written to. The store then is as it was before.
    """
    with workspace(store, progress) as work:
        found, refused = _read_all(sources, progress)
        book = Book.read(decisions or Path(shipped(DECISIONS)))
        links = Links(book, Names())
        extract = extract or _shipped_extractor(links)
        extractions = _settled([_extract(document, extract, progress) for _, document in found], book, links)
        scores = read_scores(Path(shipped(SCORES)))
        progress("making the graph")
        dataset = assemble(extractions, *_rules(), scores=scores)
        sha256 = write_graph(work, dataset.n_quads())

        progress("comparing the quotations with the sources")
        quotations = verify_quads(_quads(work / GRAPH), _read_again(found))
        progress("validating")
        index = Store.read_only(str(work / INDEX))
        validation = validate(index)
        validation.require()
        progress("writing the tables")
        reports = {
            "coverage.json": as_json(coverage(extractions, refused, scores)),
            "decisions.tsv": outcomes(book),
            "review.jsonl": as_json_lines(to_review(extractions, _fact_iris)),
            "validation.json": as_json(validation.as_json()),
            "unlinked.tsv": unlinked(extractions),
        }
        write_files(work, {f"report/{name}": content.encode() for name, content in reports.items()})
        write_files(work, {f"tables/{name}": content for name, content in tables(index).items()})
        write_files(work, _texts(document for _, document in found))
        del index
        folder = publish(store, work, sha256)
    documents = tuple(extraction.document.id for extraction in extractions)
    return BuildResult(folder, documents, len(dataset), quotations, tuple(refused), tuple(map(str, book.problems)))


def _extract(document: Document, extract: Extractor, progress: Progress) -> Extraction:
    progress(f"reading {document.id}")
    return extract(document)


def _shipped_extractor(links: Links) -> Extractor:
    """One pipeline for all documents of a build; a new one for each build, as finders remember."""
    from sp_graph.facts import extract
    from sp_graph.nlp.components import build_pipeline

    nlp = build_pipeline()
    return lambda document: extract(document, nlp, links)


def _settled(extractions: Sequence[Extraction], book: Book, links: Links) -> list[Extraction]:
    """The extractions with the facts to be published, by the decisions of people and the rules' confidence.

    The audit reads what is published, so a corrected number is audited as it was corrected.
    """
    names = Names(mandate.slug for extraction in extractions for mandate in extraction.new_mandates)
    for extraction in extractions:
        extraction.review = links.reviews.get(extraction.document.id, extraction.review)
    stated = settle(extractions, book, names, _fact_iris)
    settled = settle(_audited(stated), book, names, _fact_iris, audit=True)
    documents = [extraction.document for extraction in extractions]
    mentions = {extraction.document.id: extraction.mentions for extraction in extractions}
    book.close(lambda decision: unused(decision, documents, mentions))
    return settled


def _fact_iris(extractions: Sequence[Extraction]) -> dict[str, tuple[str, Fact, str]]:
    return fact_iris(extractions, {kind: write for kind, (_, write) in FAMILIES.items()})


def _audited(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with what the audit finds in them."""
    from sp_graph.audit.audit import audit_all

    return audit_all(extractions)


def _rules() -> tuple[dict[str, str], str]:
    from sp_graph.facts.rules import RULES, VERSION

    return RULES, VERSION


def _quads(path: Path) -> Iterator[Quad]:
    return parse(path=str(path), format=RdfFormat.N_QUADS)


def _texts(documents: Iterable[Document]) -> dict[str, bytes]:
    """The extracted texts, in which all positions count; a text file is its own."""
    texts: dict[str, bytes] = {}
    for document in documents:
        if document.source.extracted_sha256:
            name = document.id.replace("/", "-")
            # Two ids that differ in their slashes alone still get a file each.
            while f"texts/{name}.txt" in texts:
                name += "-"
            texts[f"texts/{name}.txt"] = document.source.text.encode()
    return texts


def _read_again(found: Iterable[tuple[Path, Document]]) -> Iterator[Source]:
    """The sources as their files are now, described as before."""
    return (read_source(path, document.source.info) for path, document in found)


def _read_all(sources: Sequence[Path], progress: Progress) -> tuple[list[tuple[Path, Document]], list[tuple[str, str]]]:
    """The parsed documents in the order of their ids, and the refused files with the reason."""
    found: dict[str, tuple[Path, Document]] = {}
    refused: list[tuple[str, str]] = []
    for path, info in _files(sources):
        try:
            document = parse_document(read_source(path, info))
            verify_document(document)
            if document.id in found:
                other = found[document.id][0].name
                raise SourceError(f"{path}: {document.id} is there already, from {other}")
            found[document.id] = (path, document)
        except SourceError as error:
            # The reason without the folder, so that a report is the same on every machine.
            refused.append((path.name, str(error).removeprefix(f"{path}: ")))
            progress(f"refused {error}")
    if not found:
        reasons = "".join(f"\n  {name}: {reason}" for name, reason in refused)
        raise SourceError(f"no source could be used{reasons}")
    return [found[name] for name in sorted(found)], refused


def _files(sources: Sequence[Path]) -> Iterator[tuple[Path, SourceInfo | None]]:
    """Every source file once, with its description if a manifest has one."""
    seen: set[Path] = set()
    for source in sources or [Path(shipped("data/documents"))]:
        for path in _members(source) if source.is_dir() else [source]:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path, _manifest(path.parent).get(path.name)


def _members(folder: Path) -> list[Path]:
    """The files of a folder, and those its manifest promises; not the files that describe it."""
    there = {p.name for p in folder.iterdir() if p.is_file()}
    promised = set(read_manifest(folder / MANIFEST)) if MANIFEST in there else set()
    documents = {name for name in there if not name.startswith((MANIFEST, "README", "LICENSE", "."))}
    return [folder / name for name in sorted(documents | promised)]


def _manifest(folder: Path) -> dict[str, SourceInfo]:
    own = folder / MANIFEST
    return read_manifest(own) if own.is_file() else shipped_manifest()
