"""Which mandate issued which document."""

import pytest
from passages import reading_of

from sp_graph.facts.reports import reports
from sp_graph.model import ReportFact


def issued(text: str) -> list[ReportFact]:
    return list(reports(reading_of(text)))


def pairs(text: str) -> set[str]:
    return {f"{fact.mandate} {fact.symbol}" for fact in issued(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The @FOOD studied trade in two reports (A/HRC/31/51 and A/71/282).", {"sr-food A/HRC/31/51", "sr-food A/71/282"}),
        ("In his report to the Council (A/HRC/31/51), the @FOOD considered seeds and, in his report to the General Assembly (A/71/282), trade.", {"sr-food A/HRC/31/51", "sr-food A/71/282"}),
        ("The @MISSING submitted its annual report (A/HRC/33/51 and Corr.1 and Add.1).", {"wg-disappearances A/HRC/33/51", "wg-disappearances A/HRC/33/51/Corr.1", "wg-disappearances A/HRC/33/51/Add.1"}),
        ("The @CULTURE examined heritage (A/71/317), while the @MIGRANTS looked into trade (A/71/285).", {"sr-cultural-rights A/71/317", "sr-migrants A/71/285"}),
        ("Returns were studied by the @MIGRANTS (A/71/285), by the @TORTURE (A/71/298) and by the @FOOD (A/71/282).", {"sr-migrants A/71/285", "sr-torture A/71/298", "sr-food A/71/282"}),
        ("The @MIGRANTS, Jane Doe (A/70/310), and the @FOOD, John Roe (A/70/287), agreed.", {"sr-migrants A/70/310", "sr-food A/70/287"}),
        ("With the help of the @FOOD and the @TORTURE, the @MIGRANTS wrote a report (A/71/285).", {"sr-migrants A/71/285"}),
        ("Women were considered by the @FOOD (see A/71/282, paras. 10–15).", {"sr-food A/71/282"}),
    ],
)  # fmt: skip
def test_the_mandate_named_before(text: str, expected: set[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In her report to the Assembly (A/71/310), the @HOUSING spoke of cities.", {"sr-housing A/71/310"}),
        ("In its report,[footnoteRef:1] the @BUSINESS spoke of banks. [1: \t\tA/HRC/32/45.] ", {"wg-business A/HRC/32/45"}),
        ("Document A/HRC/32/45, prepared by the @BUSINESS, was discussed.", {"wg-business A/HRC/32/45"}),
        ("Two papers, A/HRC/31/51 (@FOOD) and A/HRC/32/40 (@MIGRANTS), deal with wages.", {"sr-food A/HRC/31/51", "sr-migrants A/HRC/32/40"}),
        ("Reports on wages (A/70/287 by the @FOOD; A/HRC/31/52 by the @MIGRANTS) were discussed.", {"sr-food A/70/287", "sr-migrants A/HRC/31/52"}),
        ("They include a report by the @FOOD (A/71/282) and a report (A/71/310) by the @HOUSING.", {"sr-food A/71/282", "sr-housing A/71/310"}),
        ("In addition to her annual report (A/HRC/32/42), the @MIGRANTS wrote a study (A/72/134).", {"sr-migrants A/HRC/32/42", "sr-migrants A/72/134"}),
        ("Reports covered force (A/71/372) and prisons (A/HRC/35/23), both by the @EXECUTIONS.", {"sr-executions A/71/372", "sr-executions A/HRC/35/23"}),
        ("Report A/HRC/34/51 on the financialization of homes by the @HOUSING was discussed.", {"sr-housing A/HRC/34/51"}),
    ],
)  # fmt: skip
def test_the_mandate_named_after(text: str, expected: set[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The @TORTURE and the @EXECUTIONS issued a joint report (A/HRC/31/66).", {"sr-torture A/HRC/31/66", "sr-executions A/HRC/31/66"}),
        ("The Special Rapporteurs on the right to food and on extreme poverty and human rights issued a joint report (A/71/282).", {"sr-food A/71/282", "sr-extreme-poverty A/71/282"}),
        ("The @TORTURE and the @EXECUTIONS wrote on prevention (A/HRC/31/57 and A/HRC/32/39, respectively).", {"sr-torture A/HRC/31/57", "sr-executions A/HRC/32/39"}),
        ("The @FOOD, the @MIGRANTS and the @HOUSING issued reports (A/71/282, A/71/285 and Corr.1 and A/71/310, respectively).", {"sr-food A/71/282", "sr-migrants A/71/285", "sr-migrants A/71/285/Corr.1", "sr-housing A/71/310"}),
        ("In their reports,[footnoteRef:1] the @FOOD and the @HOUSING spoke of land. [1: \t\tA/HRC/31/51 and A/HRC/31/54, respectively.] ", {"sr-food A/HRC/31/51", "sr-housing A/HRC/31/54"}),
        ("The Special Rapporteurs on the right to food, on torture and on minority issues left (A/HRC/25/57, A/HRC/25/60 and A/HRC/25/56, respectively).", {"sr-food A/HRC/25/57", "sr-torture A/HRC/25/60", "sr-minority-issues A/HRC/25/56"}),
    ],
)  # fmt: skip
def test_several_mandates(text: str, expected: set[str]) -> None:
    assert pairs(text) == expected


def test_one_document_each_is_a_guess_where_nothing_says_so() -> None:
    facts = issued("The reports of the @FOOD and the @MIGRANTS (A/71/282 and A/71/285) concerned wages.")
    assert {f"{f.mandate} {f.symbol}" for f in facts} == {"sr-food A/71/282", "sr-migrants A/71/285"}
    assert all(f.confidence < 0.7 for f in facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The @FOOD visited Poland. She also studied trade (A/71/282).", {"sr-food A/71/282"}),
        ("The @MISSING met in May. Its report (A/HRC/33/51) has three parts.", {"wg-disappearances A/HRC/33/51"}),
        ("The @FOOD visited Poland. The Special Rapporteur presented a study (A/71/282).", {"sr-food A/71/282"}),
        ("The @FOOD reported on seeds (A/71/282), whereas the same mandate holder had spoken of wages before (A/HRC/31/51).", {"sr-food A/71/282", "sr-food A/HRC/31/51"}),
        ("The @MIGRANTS joined the @MISSING in June. Its report (A/HRC/33/51) tells of that.", {"wg-disappearances A/HRC/33/51"}),
        # The words fit no mandate named before.
        ("The @BUSINESS met in June. The Special Rapporteur presented a report (A/71/282).", set()),
        ("The @FOOD spoke. It was attended by many (A/71/282).", set()),
    ],
)  # fmt: skip
def test_words_that_stand_for_a_mandate(text: str, expected: set[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The @FOOD drew attention to the report of the Secretary-General on hunger (A/71/283).",
        "Noting the work of the @FOOD, the High Commissioner, in her report (A/HRC/31/33), called for action.",
        "The ninth session of the Forum on Minority Issues was guided by the @MINORITIES. The recommendations of the Forum are before the Council at its current session (A/HRC/34/68).",
        "The Forum met under the guidance of the @MINORITIES and heard 400 speakers.[footnoteRef:1] [1: \t\tA/HRC/34/68.] ",
        "The @MINORITIES submitted the recommendations of the Forum on Minority Issues (A/HRC/34/68).",
        "The mandate of the @FOOD was extended by the Council in its resolution 32/8.",
        "The @FOOD commented on general comment No. 24 (E/C.12/GC/24) and a draft resolution (A/HRC/31/L.12).",
        "The communications report (A/HRC/34/75) lists the letters of the @FOOD.",
        "The @FOOD attended many events (see A/HRC/31/39/Add.1, chap. XIX).",
        "Reprisals are the subject of the report of the Secretary-General (A/HRC/33/19), to which the @FOOD contributed.",
        "The Secretary-General’s report (A/71/255) describes the work of the @FOOD.",
        "The @FOOD contributed to the report of the Expert Mechanism on the Rights of Indigenous Peoples (A/HRC/33/57).",
    ],
)
def test_documents_of_others(text: str) -> None:
    assert pairs(text) == set()


def test_the_evidence_names_the_mandate_and_the_document() -> None:
    reading = reading_of("The @FOOD visited Poland. She also studied trade (A/71/282).")
    (fact,) = reports(reading)
    shown = [reading.blocks[q.block].text[q.start : q.end] for q in fact.evidence]
    assert "Special Rapporteur on the right to food" in shown[0]
    assert any("A/71/282" in words for words in shown)
