"""Who contributed which standard, in the section on standard-setting."""

import pytest
from passages import reading_of

from sp_graph.facts.contributions import contributions
from sp_graph.model import ContributionFact

HEADING = "Contributions to standard-setting"


def given(text: str, heading: str = HEADING) -> list[ContributionFact]:
    return list(contributions(reading_of(text, heading=heading)))


def pairs(text: str, heading: str = HEADING) -> list[tuple[str, str]]:
    return [(fact.mandate, fact.contribution) for fact in given(text, heading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2016, the @FOOD issued guidelines on food in emergencies.", [("sr-food", "guidelines on food in emergencies")]),
        ("Through a series of consultations, the @MISSING developed principles on searches.", [("wg-disappearances", "principles on searches")]),
        ("Together with the Inter-American Commission on Human Rights, the @MIGRANTS adopted principles on returns.", [("sr-migrants", "principles on returns")]),
        ("Several mandate holders, such as the @FOOD and the @MIGRANTS, commented on the draft convention.", [("sr-food", "the draft convention"), ("sr-migrants", "the draft convention")]),
        ("The @TORTURE and the @EXECUTIONS jointly drafted standards on the use of force.", [("sr-torture", "standards on the use of force"), ("sr-executions", "standards on the use of force")]),
        ("The @MINORITIES clarified the scope of the term “minority”, and the @FOOD issued guidelines.", [("sr-minority-issues", "the scope of the term “minority”,"), ("sr-food", "guidelines")]),
        ("The @MISSING adopted a general comment on women. It also developed guidelines on searches.", [("wg-disappearances", "a general comment on women"), ("wg-disappearances", "guidelines on searches")]),
        ("The work of the @FOOD led to a declaration on peasants.", [("sr-food", "to a declaration on peasants")]),
    ],
)  # fmt: skip
def test_the_mandate_as_subject(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m, c.strip(" ,")) for m, c in pairs(text)] == [(m, c.strip(" ,")) for m, c in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guidelines on seeds were drafted by the @FOOD.", [("sr-food", "Guidelines on seeds")]),
        ("A handbook on evictions was published by the @HOUSING, together with the @FOOD.", [("sr-housing", "A handbook on evictions"), ("sr-food", "A handbook on evictions")]),
        ("Principles on returns were elaborated by the @MIGRANTS, and a checklist on force was prepared by the @EXECUTIONS.", [("sr-migrants", "Principles on returns"), ("sr-executions", "a checklist on force")]),
        ("A guide on wages was issued by the @FOOD; a model law on names was proposed by the @MINORITIES.", [("sr-food", "A guide on wages"), ("sr-minority-issues", "a model law on names")]),
        ("The protocol was updated under the leadership of the @EXECUTIONS.", [("sr-executions", "The protocol")]),
        ("Standards for searches, to which the @MISSING contributed, were adopted elsewhere.", [("wg-disappearances", "Standards for searches")]),
    ],
)  # fmt: skip
def test_the_mandate_as_agent(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_items_that_name_the_contribution() -> None:
    text = (
        "The following standards were proposed:\n"
        "\t(a)\tGuidelines on food aid, by the @FOOD (A/HRC/34/48);\n"
        "\t(b)\tA draft treaty on data, on which the @MIGRANTS consulted Governments;\n"
        "\t(c)\tA revised protocol (@EXECUTIONS)."
    )
    assert [(f.mandate, f.contribution, f.symbol) for f in given(text)] == [
        ("sr-food", "Guidelines on food aid", "A/HRC/34/48"),
        ("sr-migrants", "A draft treaty on data", ""),
        ("sr-executions", "A revised protocol", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Human Rights Council requested the @FOOD to submit guidelines.",
        "The mandate of the @FOOD was renewed by the Council.",
        "The declaration was welcomed by the @FOOD.",
        "The guidelines were attended to at a seminar visited by the @FOOD.",
        "The @CULTURE visited Denmark in March.",
        "Mandate holders continued to contribute to the development of standards.",
        "At the invitation of the @FOOD, experts met in Rome.",
    ],
)
def test_what_is_no_contribution(text: str) -> None:
    assert given(text) == []


@pytest.mark.parametrize(
    "heading",
    ["Standards", "Norms and guidance", "Clarification of international norms", "Standard-setting activities",
     "Contributions to the development of international human rights law", "Guidance and standards"],
)  # fmt: skip
def test_sections_on_standards(heading: str) -> None:
    assert given("The @FOOD issued guidelines.", heading)


@pytest.mark.parametrize(
    "heading", ["Working methods", "Country visits", "Code of Conduct and professional standards of mandate holders"]
)
def test_other_sections(heading: str) -> None:
    assert not given("The @FOOD issued guidelines.", heading)


def test_a_paragraph_can_say_that_it_tells_of_norms() -> None:
    text = "Mandate holders contributed to clarifying human rights norms and standards. The @FOOD issued guidelines."
    assert pairs(text, "Thematic work") == [("sr-food", "guidelines")]


def test_a_resolution_is_not_the_symbol_of_a_contribution() -> None:
    (fact,) = given(
        "Elements for the decade proclaimed in General Assembly resolution 68/237 were put forward by the @MISSING."
    )
    assert fact.symbol == ""


def test_a_clause_without_a_verb_of_contributing_counts_less() -> None:
    (fact,) = given("The @FOOD was closely involved in the revision of the Standard Minimum Rules.")
    assert 0.7 < fact.confidence < 0.9
