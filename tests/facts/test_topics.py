"""The themes of reports: from the topic sentence and from what is said of the very report."""

import pytest
from passages import reading_of

from sp_graph.authority.themes import load_themes
from sp_graph.facts.reports import reports


def themes(text: str) -> dict[str, str]:
    """The themes of each symbol as the tables name them, in alphabetical order."""
    found: dict[str, set[str]] = {}
    for fact in reports(reading_of(text)):
        named = {load_themes()[name].table_theme for name, _ in fact.themes} - {""}
        found.setdefault(fact.symbol, set()).update(named)
    return {symbol: " ".join(sorted(names)) for symbol, names in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Climate change was dealt with in several reports. The @FOOD looked into seeds (A/71/282). The @MIGRANTS looked into visas (A/71/285).", {"A/71/282": "climate-change food", "A/71/285": "climate-change"}),
        ("Reports with a focus on racism were issued by the @HOUSING (A/71/310) and the @CULTURE (A/71/317).", {"A/71/310": "racism", "A/71/317": "racism"}),
        ("A first group of reports dealt with reprisals. They were those of the @FOOD (A/71/282) and the @TORTURE (A/71/298).", {"A/71/282": "reprisals", "A/71/298": "reprisals"}),
        ("Climate change was again a major theme: @FOOD (A/70/287); @MIGRANTS (A/67/299).", {"A/70/287": "climate-change", "A/67/299": "climate-change"}),
        ("In 2016, 133 reports were issued. Some of them concerned albinism and disability. The @FOOD wrote on wages (A/71/282).", {"A/71/282": "disability"}),
        ("Digital technologies were taken up by the @FOOD (drones on farms),[footnoteRef:1] and the @TORTURE.[footnoteRef:2] [1: \t\tA/71/282.]  [2: \t\tA/71/298.] ", {"A/71/282": "new-technologies prevention-peace-security", "A/71/298": "new-technologies"}),
    ],
)  # fmt: skip
def test_a_topic_sentence_holds_for_all(text: str, expected: dict[str, str]) -> None:
    assert themes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A sentence of its own report only.
        ("Religious hatred was analysed by the @MINORITIES (A/71/254). The @FOOD looked into seeds (A/71/282).", {"A/71/254": "religion", "A/71/282": "food"}),
        # A list of what reports dealt with is no topic.
        ("Mandate holders addressed many issues, among them food, housing, migration and racism. The @TORTURE looked into prisons (A/71/298).", {"A/71/298": ""}),
        # A new topic sentence ends the one before.
        ("Climate change was dealt with in several reports. The @FOOD looked into seeds (A/71/282). Other reports dealt with racism. The @MIGRANTS looked into visas (A/71/285).", {"A/71/282": "climate-change food", "A/71/285": "racism"}),
        # A list of what each report is on is no topic either.
        # Anniversaries and first reports exclude each other.
        ("Several mandate holders marked the end of their terms. The @FOOD did so (A/71/282). The new @MIGRANTS set out her vision (A/71/285).", {"A/71/282": "stock-taking", "A/71/285": "vision"}),
    ],
)  # fmt: skip
def test_where_a_topic_does_not_hold(text: str, expected: dict[str, str]) -> None:
    assert themes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The @FOOD (A/71/282), the @HOUSING (A/71/310) and the @MIGRANTS (A/71/285) all devoted reports to climate change.", dict.fromkeys(["A/71/282", "A/71/310", "A/71/285"], "climate-change")),
        ("The reports of the @FOOD (A/71/282) and of the @TORTURE (A/71/298), together with that of the @CULTURE (A/71/317), concerned reprisals.", dict.fromkeys(["A/71/282", "A/71/298", "A/71/317"], "reprisals")),
        ("The @FOOD studied land (A/71/282), and the @HOUSING studied evictions (A/71/310). Both reports contain a part on gender.", {"A/71/282": "gender", "A/71/310": "gender housing"}),
        ("To mark anniversaries of their mandates, the @FOOD[footnoteRef:1] and the @TORTURE[footnoteRef:2] wrote reports. [1: \t\tA/71/282.]  [2: \t\tA/71/298.] ", dict.fromkeys(["A/71/282", "A/71/298"], "stock-taking")),
        ("The @TORTURE (A/HRC/31/57) looked at gender and the @FOOD (A/HRC/31/51) at wages.", {"A/HRC/31/57": "gender", "A/HRC/31/51": ""}),
        ("The @FOOD submitted two reports, A/HRC/31/51, on disability, and A/71/282, on racism.", None),
    ],
)  # fmt: skip
def test_a_theme_at_the_end(text: str, expected: dict[str, str] | None) -> None:
    if expected is None:
        assert set(themes(text)) == {"A/HRC/31/51", "A/71/282"}
    else:
        assert themes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The @FOOD considered hunger (A/71/282) and returns of migrants (A/HRC/31/51).", {"A/71/282": "food", "A/HRC/31/51": "migration"}),
        ("In his report to the Council (A/HRC/31/51), the @FOOD considered racism and, in his report to the Assembly (A/71/282), housing.", {"A/HRC/31/51": "racism", "A/71/282": "housing"}),
        ("In the report of the @BUSINESS (A/HRC/32/45), attention is drawn to gender.", {"A/HRC/32/45": "gender"}),
        ("The @BUSINESS issued a report; the report to the Assembly (A/71/291) dealt with agriculture.", {"A/71/291": "food"}),
        ("The @FOOD (A/71/282), who examined hunger, and the @MIGRANTS (A/71/285), who examined racism, agreed.", {"A/71/282": "food", "A/71/285": "racism"}),
        ("Reports were issued on hunger, by the @FOOD;[footnoteRef:1] and on racism, by the @MIGRANTS.[footnoteRef:2] [1: \t\tA/71/282.]  [2: \t\tA/71/285.] ", None),
    ],
)  # fmt: skip
def test_the_words_of_the_very_report(text: str, expected: dict[str, str] | None) -> None:
    found = themes(text)
    if expected is None:
        assert "racism" in found["A/71/285"]
    else:
        assert found == expected


def test_titles_of_mandates_and_bodies_are_no_themes() -> None:
    text = "The @MIGRANTS reported to the Committee on the Elimination of Racial Discrimination on wages (A/71/285)."
    assert themes(text) == {"A/71/285": ""}


def test_items_have_the_topic_of_their_paragraph_beside_their_own() -> None:
    text = (
        "Gender equality featured in the following reports:\n"
        "\t(a)\tOn disability, that of the @HOUSING (A/71/310);\n"
        "\t(b)\tThat of the @FOOD (A/71/282)."
    )
    assert themes(text) == {"A/71/310": "disability gender", "A/71/282": "gender"}


def test_each_theme_has_the_words_that_show_it() -> None:
    reading = reading_of("Racism was dealt with in several reports. The @FOOD looked into seeds (A/71/282).")
    (fact,) = reports(reading)
    shown = {name: [reading.blocks[q.block].text[q.start : q.end] for q in quotes] for name, quotes in fact.themes}
    assert "Racism" in shown["racism"][0]
    assert any("seeds" in words for words in shown["food"])
