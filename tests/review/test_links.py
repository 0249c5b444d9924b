"""Decisions on links come before the facts are read, so the facts follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_samples import TEXT, decisions, document, line
from spacy.language import Language

from sp_graph.columns import values, written
from sp_graph.facts import extract
from sp_graph.model import Extraction
from sp_graph.nlp.components import build_pipeline
from sp_graph.review.book import Book
from sp_graph.review.links import Links, unused
from sp_graph.review.names import Names

TIDES = TEXT.replace("Rapporteur on tides", "Special Rapporteur on tides")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def read(folder: Path, nlp: Language, *lines: tuple[str, ...] | str) -> tuple[Extraction, list[str]]:
    """The report as it is read after the decisions `lines`, and the problems."""
    book = Book.read(decisions(folder, *lines))
    links = Links(book, Names())
    report = document(text=TIDES)
    found = extract(report, nlp, links)
    found.review = links.reviews[report.id]
    book.close(lambda decision: unused(decision, [report], {report.id: found.mentions}))
    return found, [str(problem) for problem in book.problems]


def told(found: Extraction) -> set[str]:
    return {written(values(fact)) for fact in found.facts}


def targets(found: Extraction) -> dict[str, str | None]:
    return {mention.text: mention.target for mention in found.mentions}


REPORT = "mandate=sr-food; symbol=A/HRC/53/34"


def test_a_rejected_link_makes_no_facts_and_is_kept(tmp_path: Path, nlp: Language) -> None:
    found, problems = read(
        tmp_path,
        nlp,
        line("2", "link", "text=kenya", "reject"),
        line("1", "link", "text=Special Rapporteur on the right to food; kind=mandate; target=food", "reject"),
    )
    assert not problems
    assert targets(found)["Kenya"] is None
    assert not any("KEN" in fact for fact in told(found))
    assert not any("A/HRC/53/34" in fact and "mandate=" in fact for fact in told(found))
    assert {(link.before.target, link.mention.target) for link in found.review.links} == {
        ("KEN", None),
        ("sr-food", None),
    }
    (mention,) = (m for m in found.mentions if m.text == "Kenya")
    assert mention.reason == "the link to KEN was rejected: I looked"
    assert mention.candidates == ("KEN",)


def test_a_corrected_link_makes_the_facts_it_should_have_made(tmp_path: Path, nlp: Language) -> None:
    found, problems = read(
        tmp_path,
        nlp,
        line("1", "link", "Special Rapporteur on the right to food", "correct", "target=right to education"),
        line("*", "link", "text=Kenya; kind=state", "correct", "target=Uganda", document="*"),
    )
    assert not problems
    assert "mandate=sr-education; symbol=A/HRC/53/34" in told(found)
    assert REPORT not in told(found)
    assert "state=UGA; relation=mentioned" in told(found)
    assert [link.before.target for link in found.review.links] == ["sr-food", "KEN"]


def test_an_accepted_link_is_sure(tmp_path: Path, nlp: Language) -> None:
    found, problems = read(tmp_path, nlp, line("2", "link", "Kenya", "accept"))
    assert not problems
    (mention,) = (m for m in found.mentions if m.text == "Kenya")
    assert (mention.target, mention.score, mention.method) == ("KEN", 1.0, "decision")


def test_a_mandate_in_no_list(tmp_path: Path, nlp: Language) -> None:
    found, problems = read(tmp_path, nlp, line("", "mandate", "mandate=sr-tides", "accept", document=""))
    assert not problems
    assert set(found.review.mandates) == {"sr-tides"}
    assert "sr-tides" in {mandate.slug for mandate in found.new_mandates}

    found, problems = read(tmp_path, nlp, line("*", "mandate", "sr-tides", "reject", document="*"))
    assert not problems
    assert "sr-tides" not in {mandate.slug for mandate in found.new_mandates}
    assert targets(found)["Special Rapporteur on tides"] is None

    title = "Special Rapporteur on tides"
    found, problems = read(tmp_path, nlp, line("*", "mandate", title, "correct", "mandate=right to food", document="*"))
    assert not problems
    assert "sr-tides" not in {mandate.slug for mandate in found.new_mandates}
    assert targets(found)[title] == "sr-food"


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (line("2", "link", "text=Atlantis", "reject"), "it fits nothing: no such mention"),
        (line("2", "link", "text=Kenia", "reject"), "no such mention; the nearest: 'Kenya'"),
        (line("9", "link", "text=Kenya", "reject"), "A/HRC/55/69 has no paragraph 9"),
        (line("2", "link", "text=Kenya", "reject", document="A/1/1"), "A/1/1 is not in this build"),
        (line("2", "link", "text=Kenya; target=UGA", "reject"), "it fits nothing"),
        (line("2", "link", "text=Kenya; kind=mandate", "reject"), "it fits nothing"),
        (line("2", "link", "kind=state", "reject"), "which link is meant? write text=WORDS"),
        (line("2", "link", "text=Kenya; kind=country", "reject"), "the kind is 'country', not one of symbol, mandate"),
        (line("2", "link", "words=Kenya", "reject"), "words is no column of a link; it has text, kind, target"),
        (line("2", "link", "Kenya", "correct", "target=Atlantis"), "no state is known as 'Atlantis'"),
        (line("2", "link", "Kenya", "correct", "state=UGA"), "the correction is 'state=UGA', not target=NAME"),
        (line("2", "link", "Kenya", "correct", "target=KEN"), "it is linked to KEN already"),
        (line("2", "link", "text=KENYA", "accept"), "line 2 decides on this link already"),
        (line("", "mandate", "sr-food", "accept"), "sr-food is no new mandate, but one of the list"),
        (line("", "mandate", "mandate=sr-seas", "accept"), "it fits nothing: no such new mandate"),
        (line("", "mandate", "sr-tides", "correct", "mandate=sr-seas"), "no mandate is known as 'sr-seas'"),
    ],
)
def test_a_decision_that_cannot_be_applied(
    tmp_path: Path, nlp: Language, decision: tuple[str, ...], message: str
) -> None:
    already = [line("2", "link", "Kenya", "accept")] if "already" in message and "line" in message else ["# none"]
    found, problems = read(tmp_path, nlp, *already, decision)
    assert len(problems) == 1
    assert problems[0].startswith("decisions.tsv, line 3: ")
    assert message in problems[0]
    assert targets(found)["Kenya"] == "KEN"
    assert REPORT in told(found)
