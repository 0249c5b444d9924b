"""The check that every quotation stands in its source letter by letter.

It is made twice: of the parsed documents, before any quad is made, and of the finished
quads against the files, without trusting anything that lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from sp_graph.errors import EvidenceError
from sp_graph.graph.provenance import JOINT, document_node
from sp_graph.graph.terms import term
from sp_graph.model import Document, Source

_SHOWN = 120
_READ = {
    term(name): name
    for name in (
        "oa:exact",
        "oa:start",
        "oa:end",
        "oa:hasSource",
        "oa:hasSelector",
        "sp:quote",
        "sp:sha256",
        "sp:textSha256",
        "prov:wasDerivedFrom",
    )
}


def verify_document(document: Document) -> None:
    """Compare the clean text of every block with the source it was copied from.

    Raises `EvidenceError` that names the document, the block and the place.
    """
    source = document.source.text
    for block in document.blocks:
        for at, start, length in block.pieces:
            expected, found = block.text[at : at + length], source[start : start + length]
            if length < 0 or expected != found:
                raise _error(document.id, block.path, start, start + length, expected, found)


def verify_quads(quads: Iterable[Quad], sources: Iterable[Source]) -> int:
    """Compare every quotation in finished quads with the file it is from.

    Arguments: `sources` are the source documents, read from their files once more. Gives the
    number of evidence nodes compared.

    Raises `EvidenceError` naming the document, the span and what stands there if a letter
    differs, a file or the text extracted from it has changed since it was read, a node lacks
    a part, or the quotation of a fact is not made of its spans.
    """
    said = _read(quads)
    texts = {document_node(source.info.id).value: source for source in sources}
    for document, source in texts.items():
        if said["sp:sha256"].get(document) != [source.sha256]:
            raise EvidenceError(f"{source.info.id}: the file has changed since it was read; build again")
        if said["sp:textSha256"].get(document) != [source.text_sha256]:
            raise EvidenceError(f"{source.info.id}: the text extracted from the file is another one than before")
    exact = {node: _verify_place(node, said, texts) for node in said["oa:hasSource"]}
    for fact in said["sp:quote"]:
        _verify_quote(fact, said, exact)
    return len(exact)


_Said = dict[str, dict[str, list[str]]]
"""Values by property (as a prefixed name) and subject."""


def _read(quads: Iterable[Quad]) -> _Said:
    said: _Said = {name: {} for name in _READ.values()}
    for quad in quads:
        name = _READ.get(quad.predicate)
        if name and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[name].setdefault(quad.subject.value, []).append(quad.object.value)
    return said


def _verify_place(node: str, said: _Said, texts: Mapping[str, Source]) -> str:
    """Compare one evidence node with its source; gives its exact quotation."""
    sources = said["oa:hasSource"][node]
    selectors = said["oa:hasSelector"].get(node, [])
    exact, starts, ends = (
        [value for selector in selectors for value in said[name].get(selector, [])]
        for name in ("oa:exact", "oa:start", "oa:end")
    )
    if not len(sources) == len(exact) == len(starts) == len(ends) == 1:
        raise EvidenceError(f"{node}: evidence needs one source, one quotation and one position")
    source = texts.get(sources[0])
    if source is None:
        raise EvidenceError(f"{node}: there is no source text of {sources[0]}")
    start, end = int(starts[0]), int(ends[0])
    found = source.text[start:end]
    if not found or found != exact[0]:
        raise _error(source.info.id, "span", start, end, exact[0], found)
    return found


def _verify_quote(fact: str, said: _Said, exact: Mapping[str, str]) -> None:
    quotes = said["sp:quote"][fact]
    pieces = [exact.get(node, "") for node in said["prov:wasDerivedFrom"].get(fact, [])]
    if len(quotes) != 1 or not pieces or not all(pieces):
        raise EvidenceError(f"{fact}: a fact needs one quotation and its evidence")
    length = sum(map(len, pieces)) + len(JOINT) * (len(pieces) - 1)
    if len(quotes[0]) != length or not all(piece in quotes[0] for piece in pieces):
        raise EvidenceError(f"{fact}: the quotation “{_shown(quotes[0])}” is not made of its spans")


def _error(document: str, part: str, start: int, end: int, expected: str, found: str) -> EvidenceError:
    return EvidenceError(f"{document}: {part} {start}-{end}: expected “{_shown(expected)}”, found “{_shown(found)}”")


def _shown(piece: str) -> str:
    return piece if len(piece) <= _SHOWN else f"{piece[:_SHOWN]}…"
