from __future__ import annotations

from dataclasses import replace

import pytest
from graph_samples import FOOTNOTE, TEXT, build, document, mention, quote, source
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from sp_graph.errors import EvidenceError
from sp_graph.graph.evidence import verify_document, verify_quads
from sp_graph.graph.provenance import Evidence
from sp_graph.graph.terms import Dataset, term
from sp_graph.model import Quote, StateFact

FACT = StateFact(
    block=1,
    evidence=(quote("right to food and the Working Group"), quote("chap. II", FOOTNOTE)),
    rule="state-mentioned",
    state="KEN",
    relation="mentioned",
)


def quads() -> list[Quad]:
    return list(build(FACT, mentions=[mention("reports", "mandate", None)]).quads())


def tampered(predicate: str, change: dict[str, str], where: str = "") -> list[Quad]:
    """The quads with words changed in the first value of `predicate` that has them."""
    made, changed = [], False
    for quad in sorted(quads(), key=str):
        if not changed and quad.predicate == term(predicate) and where in quad.subject.value:
            value = quad.object.value
            for old, new in change.items():
                value = value.replace(old, new)
            changed = value != quad.object.value
            literal = Literal(value, datatype=quad.object.datatype)
            quad = Quad(quad.subject, quad.predicate, literal, quad.graph_name)
        made.append(quad)
    assert changed
    return made


def test_every_quotation_of_a_build_stands_in_its_source() -> None:
    assert verify_quads(quads(), [source()]) == 4


def test_a_changed_letter_in_a_quotation_fails() -> None:
    message = r"A/HRC/55/69: span 64-77: expected “right to foot”, found “right to food”"
    with pytest.raises(EvidenceError, match=message):
        verify_quads(tampered("oa:exact", {"food": "foot"}), [source()])


def test_a_changed_position_fails() -> None:
    with pytest.raises(EvidenceError, match="found “right to foo”"):
        verify_quads(tampered("oa:end", {"77": "76"}), [source()])


def test_a_changed_quotation_of_a_fact_fails() -> None:
    with pytest.raises(EvidenceError, match="is not made of its spans"):
        verify_quads(tampered("sp:quote", {"food": "feed"}, where="/fact/"), [source()])


def test_a_changed_source_fails_before_its_quotations_are_looked_at() -> None:
    changed = source(text=TEXT.replace("food", "fool"))
    with pytest.raises(EvidenceError, match="A/HRC/55/69: the file has changed since it was read"):
        verify_quads(quads(), [changed])


def test_a_letter_changed_in_the_source_is_found_even_if_the_hash_is_not() -> None:
    forged = replace(source(text=TEXT.replace("food", "fool")), sha256=source().sha256)
    with pytest.raises(EvidenceError, match="expected “right to food”, found “right to fool”"):
        verify_quads(quads(), [forged])


def test_evidence_of_a_document_that_was_not_read_fails() -> None:
    with pytest.raises(EvidenceError, match="there is no source text of"):
        verify_quads(quads(), [])


@pytest.mark.parametrize("missing", ["oa:exact", "oa:start", "oa:hasSelector"])
def test_evidence_without_a_part_fails(missing: str) -> None:
    left = [quad for quad in quads() if quad.predicate != term(missing)]
    with pytest.raises(EvidenceError, match="evidence needs one source, one quotation and one position"):
        verify_quads(left, [source()])


def test_a_fact_without_evidence_fails() -> None:
    left = [quad for quad in quads() if quad.predicate != term("prov:wasDerivedFrom")]
    with pytest.raises(EvidenceError, match="a fact needs one quotation and its evidence"):
        verify_quads(left, [source()])


def test_clean_text_is_compared_with_the_source() -> None:
    verify_document(document())
    blocks = list(document().blocks)
    blocks[1] = replace(blocks[1], text=blocks[1].text.replace("food", "feed"))
    with pytest.raises(EvidenceError, match=r"A/HRC/55/69: paragraph/1 15-77: expected “On climate.*feed”"):
        verify_document(replace(document(), blocks=tuple(blocks)))


@given(st.data())
def test_any_quotation_gives_the_letters_of_the_source(data: st.DataObject) -> None:
    parsed = document()
    block = data.draw(st.sampled_from(parsed.blocks))
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    evidence = Evidence(Dataset().graph("https://example.org/g"), parsed)
    if not any(c.isalnum() for c in block.text[start:end]):
        with pytest.raises(EvidenceError, match="a statement without a quotation"):
            evidence.spans([Quote(block.index, start, end)])
        return
    spans = evidence.spans([Quote(block.index, start, end)])
    pieces = [TEXT[span.start : span.end] for _, span in spans]
    assert all(piece == piece.strip() and any(c.isalnum() for c in piece) for piece in pieces)
    letters = "".join(c for c in block.text[start:end] if c.isalnum())
    assert "".join(c for piece in pieces for c in piece if c.isalnum()) == letters
