"""Every document that a passage points at, its kind and the part cited."""

import pytest
from passages import reading_of

from sp_graph.facts.citations import citations, document_kind


def cited(text: str) -> list[tuple[str, str, str]]:
    return [(fact.symbol, fact.kind, fact.part) for fact in citations(reading_of(text))]


def test_symbols_in_the_text_and_in_footnotes() -> None:
    text = "Visits rose (see A/HRC/31/39, annex III) after Council resolution 5/1.[footnoteRef:1] [1: \t\tSee A/71/282, para. 4, and A/HRC/31/51/Corr.1.] "
    assert cited(text) == [
        ("A/HRC/31/39", "report", "annex III"),
        ("A/HRC/RES/5/1", "resolution", ""),
        ("A/71/282", "report", "para. 4"),
        ("A/HRC/31/51/Corr.1", "corrigendum", ""),
    ]


def test_ibid_in_the_text_stands_for_the_document_before() -> None:
    assert cited("Visits rose (A/HRC/31/39/Add.1, chap. V), as did letters (ibid., chap. III).") == [
        ("A/HRC/31/39/Add.1", "addendum", "chap. V"),
        ("A/HRC/31/39/Add.1", "addendum", "chap. III"),
    ]


def test_the_document_does_not_cite_itself() -> None:
    assert cited("The present report (A/HRC/34/934) has an addendum (A/HRC/34/934/Add.1).") == [
        ("A/HRC/34/934/Add.1", "addendum", "")
    ]


@pytest.mark.parametrize(
    ("symbol", "sentence", "kind"),
    [
        ("A/HRC/RES/31/3", "", "resolution"),
        ("A/HRC/34/75", "The communications report (A/HRC/34/75) was issued.", "communications-report"),
        ("A/HRC/40/79", "Three communications reports were issued.", "communications-report"),
        ("S/2018/404", "My letter to the Security Council was circulated.", "security-council-letter"),
        ("S/2018/404", "A report was circulated.", "other"),
        ("A/HRC/PRST/29/1", "", "presidential-statement"),
        ("A/71/282", "The report was issued.", "report"),
    ],
)
def test_kinds(symbol: str, sentence: str, kind: str) -> None:
    assert document_kind(symbol, sentence) == kind
