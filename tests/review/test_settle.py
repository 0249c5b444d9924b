"""Which facts are published: by confidence, and by the decisions of people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from review_samples import (
    FACTS,
    NEW,
    UNSURE,
    block,
    decisions,
    document,
    extraction,
    figure,
    line,
    report,
    state,
)

from sp_graph.columns import COLUMNS, FAMILIES, family, values, written
from sp_graph.graph.assemble import FAMILIES as WRITERS
from sp_graph.graph.review import fact_iris
from sp_graph.model import PUBLISHED_FROM, SURE_FROM, AuditFact, Extraction, Fact, ReportFact
from sp_graph.resources import shipped
from sp_graph.review.book import Book
from sp_graph.review.names import PERIOD, SYMBOL, Names, pairs
from sp_graph.review.settle import settle


def iris(extractions: list[Extraction]) -> dict[str, tuple[str, Fact, str]]:
    return fact_iris(extractions, {kind: write for kind, (_, write) in WRITERS.items()})


def settled(folder: Path, *lines: tuple[str, ...], facts: tuple[Fact, ...] = FACTS) -> tuple[Extraction, list[str]]:
    """The report after the decisions `lines`, and the problems."""
    book = Book.read(decisions(folder, *lines))
    (found,) = settle([extraction(*facts)], book, Names([NEW.slug]), iris)
    return found, [str(problem) for problem in book.problems]


def told(facts: object) -> set[str]:
    return {written(values(fact)) for fact in facts}  # type: ignore[attr-defined]


ARBITRARY = "mandate=wg-arbitrary-detention; symbol=A/HRC/54/51"


def test_what_is_too_unsure_is_held_back() -> None:
    (found,) = settle([extraction()])
    assert {family(fact) for fact in found.facts} == {"reports", "citations", "figures", "states", "people"}
    assert all(fact.confidence >= PUBLISHED_FROM for fact in found.facts)
    assert told(held.fact for held in found.review.held) == {
        ARBITRARY,
        "measure=country-visits; value=2; period=2023; breakdown=total; unit=visits; bound=exact",
    }
    assert all(held.decision is None for held in found.review.held)
    assert len(found.facts) + len(found.review.held) == len(FACTS)


def test_the_threshold_itself_is_enough() -> None:
    (found,) = settle(
        [extraction(state("KEN", "Kenya", PUBLISHED_FROM), state("LSO", "Lesotho", PUBLISHED_FROM - 0.01))]
    )
    assert told(found.facts) == {"state=KEN; relation=mentioned"}
    assert 0.5 < PUBLISHED_FROM < SURE_FROM <= 1


def test_an_accepted_candidate_is_published(tmp_path: Path) -> None:
    found, problems = settled(tmp_path, line("2", "figures", "value=2", "accept"))
    assert not problems
    assert "measure=country-visits; value=2; period=2023; breakdown=total; unit=visits; bound=exact" in told(
        found.facts
    )
    (decided,) = found.review.decided
    assert decided.decision.who == "Ana Reader"
    assert decided.fact.confidence == UNSURE


def test_a_rejected_fact_is_not(tmp_path: Path) -> None:
    found, problems = settled(tmp_path, line("2", "states", "state=Kenya", "reject"))
    assert not problems
    assert "state=KEN; relation=mentioned" not in told(found.facts)
    (held,) = (held for held in found.review.held if held.decision)
    assert (written(values(held.fact)), held.decision.why) == ("state=KEN; relation=mentioned", "I looked")


def test_a_corrected_fact_has_the_new_values_and_the_old_ones_are_kept(tmp_path: Path) -> None:
    correction = line("1", "reports", "mandate=right to food", "correct", "mandate=SR health; symbol=A/HRC/53/65")
    found, problems = settled(tmp_path, (*correction[:-1], "mandate=physical and mental health; symbol=A/HRC/53/65"))
    assert not problems
    (decided,) = found.review.decided
    assert isinstance(decided.fact, ReportFact)
    assert values(decided.fact) == {"mandate": "sr-health", "symbol": "A/HRC/53/65"}
    assert [theme for theme, _ in decided.fact.themes] == ["climate-change"]
    (held,) = (held for held in found.review.held if held.decision)
    assert written(values(held.fact)) == "mandate=sr-food; symbol=A/HRC/53/34"
    assert held.instead == decided.fact


def test_a_correction_that_makes_two_facts_one(tmp_path: Path) -> None:
    facts = (state("KEN", "Kenya"), state("LSO", "Lesotho"))
    found, problems = settled(tmp_path, line("2", "states", "LSO", "correct", "state=KEN"), facts=facts)
    assert not problems
    (fact,) = found.facts
    assert len(fact.evidence) == 2
    assert [decided.fact for decided in found.review.decided] == [fact]


def test_themes_are_decided_on_by_themselves(tmp_path: Path) -> None:
    facts = (report("sr-food", "A/HRC/53/34", "climate-change", "detention", "migration"),)
    found, problems = settled(
        tmp_path,
        line("1", "themes", "theme=detention", "reject"),
        line("1", "themes", "Climate change", "correct", "theme=Environment"),
        line("1", "themes", "theme=migration; symbol=A/HRC/53/34", "accept"),
        facts=facts,
    )
    assert not problems
    (fact,) = found.facts
    assert isinstance(fact, ReportFact)
    assert [theme for theme, _ in fact.themes] == ["environment", "migration"]
    assert {(held.theme, held.instead_theme) for held in found.review.held} == {
        ("detention", ""),
        ("climate-change", "environment"),
    }
    assert {decided.theme for decided in found.review.decided} == {"environment", "migration"}


def test_who_accepts_a_theme_accepts_the_report(tmp_path: Path) -> None:
    found, problems = settled(tmp_path, line("1", "themes", f"theme=detention; {ARBITRARY}", "accept"))
    assert not problems
    assert ARBITRARY in told(found.facts)
    assert {decided.theme for decided in found.review.decided} == {"", "detention"}


def test_a_fact_may_be_named_by_its_iri(tmp_path: Path) -> None:
    (iri,) = (
        iri
        for iri, (_, fact, _) in iris(settle([extraction()])).items()
        if "/state/" in iri and "KEN" in told([fact]).pop()
    )
    for start in ("https://w3id.org/sp-graph/id/", "id:", ""):
        which = start + iri.removeprefix("https://w3id.org/sp-graph/id/")
        found, problems = settled(tmp_path, ("", "", "states", which, "reject", "Ana", "2024-05-01", "no", ""))
        assert not problems
        assert told(found.facts) & {"state=KEN; relation=mentioned"} == set()
    _, problems = settled(tmp_path, line("2", "states", "fact/state/x", "reject"))
    assert "there is no fact https://w3id.org/sp-graph/id/fact/state/x" in problems[0]


def test_words_tell_facts_of_the_same_values_apart(tmp_path: Path) -> None:
    facts = (figure("2", "2 other visits"), figure("2", "2 States"))
    _, problems = settled(tmp_path, line("2", "figures", "value=2", "reject"), facts=facts)
    assert "it fits 2 facts" in problems[0]
    found, problems = settled(tmp_path, line("2", "figures", "value=2; words=other visits", "reject"), facts=facts)
    assert not problems
    assert [fact.evidence for fact in found.facts] == [facts[1].evidence]


def test_numbers_and_names_may_be_written_in_other_ways(tmp_path: Path) -> None:
    facts = (figure("1000", "82 visits"),)
    found, problems = settled(
        tmp_path, line("para. 2", "figures", "value=1,000.0; measure=Country visits", "reject"), facts=facts
    )
    assert not problems
    assert not found.facts


def test_findings_of_the_audit_are_decided_on_after_the_facts(tmp_path: Path) -> None:
    finding = AuditFact(
        block=block("2"), evidence=figure("82", "82 visits").evidence, rule="audit", problem="odd: a number", detail="82", certainty="odd"
    )  # fmt: skip
    book = Book.read(decisions(tmp_path, line("2", "audit", "problem=odd: a number", "reject")))
    stated = settle([extraction(*FACTS, finding)], book)
    assert finding in stated[0].facts
    (found,) = settle(stated, book, audit=True)
    assert finding not in found.facts
    assert [held.fact for held in found.review.held if held.decision] == [finding]
    assert len(found.review.held) == 3


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (line("2", "states", "state=Atlantis", "reject"), "it fits nothing; states in A/HRC/55/69, paragraph 2: state=KEN"),
        (line("1", "states", "state=KEN", "reject"), "it fits nothing: there are no states in A/HRC/55/69, paragraph 1"),
        (line("2", "states", "relation=mentioned", "reject"), "it fits 2 facts: state=KEN; relation=mentioned / state=LSO"),
        (line("2", "states", "mentioned", "reject"), "it fits 2 facts"),
        (line("2", "states", "country=KEN", "reject"), "country is no column of states; they have state, relation, words"),
        (line("2", "states", "state=KEN; state=LSO", "reject"), "state is there twice"),
        (line("2", "states", "state=KEN", "reject", document="A/HRC/1/1"), "A/HRC/1/1 is not in this build"),
        (line("2", "states", "state=KEN", "correct", "state=Atlantis"), "no state is known as 'Atlantis'"),
        (line("2", "states", "state=KEN", "correct", "Lesotho"), "the correction is 'Lesotho', not column=value"),
        (line("2", "states", "state=KEN", "correct", "country=LSO"), "country is no column of states"),
        (line("2", "states", "state=KEN", "correct", "state=Kenya"), "the correction changes nothing"),
        (line("2", "states", "state=KEN", "correct", "state="), "no state is known as ''"),
        (line("2", "states", "state=KEN", "correct", "relation=hosted"), "no state relation is known as 'hosted'"),
        (line("2", "figures", "value=82", "correct", "value=many"), "value is 'many', not a number"),
        (line("2", "figures", "value=82", "correct", "period=last year"), "period is 'last year', not 2020, as-of"),
        (line("1", "citations", "A/HRC/53/34", "correct", "symbol=HRC 53"), "symbol is 'HRC 53', not a document symbol"),
        (line("3", "people", "Ana Holder", "correct", "person=?"), "person is '?', not a name"),
        (line("1", "themes", "theme=climate-change; mandate=sr-food", "correct", "symbol=A/1/1"), "of a theme only theme"),
        (line("1", "themes", "theme=climate-change; mandate=sr-food", "correct", "theme=climate change"), "already"),
        (line("1", "themes", "theme=detention", "reject"), "the report itself is held back"),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_applied_is_named_with_its_line(
    tmp_path: Path, decision: tuple[str, ...], message: str
) -> None:
    found, problems = settled(tmp_path, line("2", "states", "LSO", "reject"), decision)
    if "2 facts" not in message and "KEN; relation" not in message:
        assert told(found.facts) >= {"state=KEN; relation=mentioned", "mandate=sr-food; symbol=A/HRC/53/34"}
    assert "state=LSO; relation=mentioned" not in told(found.facts), "the other decision is applied"
    assert len(problems) == 1
    assert problems[0].startswith("decisions.tsv, line 3: ")
    assert message in problems[0]


def test_two_decisions_on_one_fact(tmp_path: Path) -> None:
    _, problems = settled(
        tmp_path,
        line("2", "states", "KEN", "reject"),
        line("2", "states", "state=Kenya", "accept"),
        line("1", "reports", "sr-food", "reject"),
        line("1", "themes", "theme=climate-change; mandate=sr-food", "accept"),
    )
    assert problems == [
        "decisions.tsv, line 3: line 2 decides on this already",
        "decisions.tsv, line 5: line 4 rejects the report, and its themes with it",
    ]


def test_optional_values_can_be_taken_out(tmp_path: Path) -> None:
    found, problems = settled(tmp_path, line("3", "people", "Ana Holder", "correct", "mandate=; period=2023"))
    assert not problems
    assert "person=Ana Holder; role=mandate-holder; period=2023" in told(found.facts)


def test_a_mandate_that_a_document_brought_is_known(tmp_path: Path) -> None:
    found, problems = settled(tmp_path, line("1", "reports", "sr-food", "correct", "mandate=sr-rivers"))
    assert not problems
    assert "mandate=sr-rivers; symbol=A/HRC/53/34" in told(found.facts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mandate=sr-food; symbol=A/HRC/53/34", {"mandate": "sr-food", "symbol": "A/HRC/53/34"}),
        ("mandate = sr-food ;symbol= A/1/2", {"mandate": "sr-food", "symbol": "A/1/2"}),
        ("text=a; b; kind=state", {"text": "a; b", "kind": "state"}),
        ("target=", {"target": ""}),
        ("Kenya", {}),
        ("see value=2", {}),
        ("", {}),
    ],
)
def test_pairs(text: str, found: dict[str, str]) -> None:
    assert pairs(text) == found


def test_every_family_has_its_columns() -> None:
    assert set(COLUMNS) == set(WRITERS)
    assert {name for name, _ in COLUMNS.values()} | {"themes"} == set(FAMILIES)
    for kind, (name, columns) in COLUMNS.items():
        assert WRITERS[kind][0] == name
        assert set(columns.values()) <= set(kind.__dataclass_fields__)


def test_the_forms_of_values_are_those_of_the_shapes() -> None:
    shapes = Path(shipped("ontology/shapes.ttl")).read_text(encoding="utf-8")
    for shape, pattern in (("Document-identifier", SYMBOL), ("Figure-refPeriod", PERIOD)):
        found = re.search(rf'shapes:{shape} a .*?sh:pattern "(.*?)" ;', shapes, re.DOTALL)
        assert found
        assert found[1].replace("\\\\", "\\") == pattern


def test_document_of_the_samples() -> None:
    assert [b.label for b in document().blocks if b.kind == "paragraph"] == ["1", "2", "3"]
