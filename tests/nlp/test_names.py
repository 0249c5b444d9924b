"""States, mandates, people, dates and numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from sp_graph.nlp.components import COMPONENTS, build_pipeline, finds_of
from sp_graph.nlp.dates import find_dates
from sp_graph.nlp.figures import find_figures, number_value
from sp_graph.nlp.found import Found
from sp_graph.nlp.gazetteer import Gazetteer, fold_text


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def finds(nlp: Language, text: str, kind: str) -> list[Found]:
    return finds_of(nlp(text))[kind]


def targets(nlp: Language, text: str, kind: str) -> list[str | None]:
    return [f.target for f in finds(nlp, text, kind)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("the Democratic People’s Republic of Korea and the Republic of Korea", ["PRK", "KOR"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("Iran (Islamic Republic of), the Islamic Republic of Iran", ["IRN", "IRN"]),
        ("the United Kingdom of Great Britain and Northern Ireland", ["GBR"]),
        ("Northern Ireland", []),
        ("the Niger, Nigeria, Dominica and the Dominican Republic", ["NER", "NGA", "DMA", "DOM"]),
        ("Turkey and Türkiye, Swaziland and Eswatini", ["TUR", "TUR", "SWZ", "SWZ"]),
        ("a turkey in a china shop, the chad of jordan", []),
        ("the Sudan and South Sudan", ["SDN", "SSD"]),
    ],
)
def test_states_longest_first(nlp: Language, text: str, states: list[str]) -> None:
    assert targets(nlp, text, "state") == states


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("the Special Rapporteur on the right to food,", "sr-food"),
        ("The Independent expert on the human rights situation in Sudan by its", "country-SDN"),
        ("Special Rapporteur on the right of everyone to the enjoyment of highest attainable standard of physical and mental health,", "sr-health"),
        ("the Special Rapporteur on torture said", "sr-torture"),
        ("the Special Rapporteur on the right to health.", "sr-health"),
        ("the Working Group on Enforced and Involuntary Disappearances", "wg-disappearances"),
        ("the Special Rapporteur on the situation of human rights in Nicaragua.", "country-NIC"),
        ("the Special Rapporteur on the right to a healthy ocean, in its report", "sr-healthy-ocean"),
    ],
)  # fmt: skip
def test_mandates_under_their_names(nlp: Language, text: str, slug: str) -> None:
    if slug == "sr-healthy-ocean":
        slug = "sr-a-healthy-ocean"
    assert targets(nlp, text, "mandate") == [slug]


def test_a_new_mandate_is_kept_and_marked(nlp: Language) -> None:
    text = "The Special Rapporteur on the right to silence presented her first report."
    (found,) = finds(nlp, text, "mandate")
    assert text[found.start : found.end] == "Special Rapporteur on the right to silence"
    new = nlp.get_pipe("sp_mandates").finder.new[found.target]
    assert (new.kind, new.scope) == ("special-rapporteur", "thematic")


def test_a_working_group_that_is_no_mandate(nlp: Language) -> None:
    assert targets(nlp, "the Working Group on the Universal Periodic Review", "mandate") == []


def test_several_mandates_under_one_title(nlp: Language) -> None:
    text = "The Special Rapporteurs on the right to food, on adequate housing and on extreme poverty wrote."
    assert targets(nlp, text, "mandate") == ["sr-food", "sr-housing", "sr-extreme-poverty"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Javaid Rehman, Special Rapporteur on the situation of human rights in the Islamic Republic of Iran;", ["Javaid Rehman"]),
        ("Ms. Anita Ramasastry and Mr. Dainius Pūras, representing", ["Anita Ramasastry", "Dainius Pūras"]),
        ("Ana María Menéndez Pérez, Senior Advisor of the Secretary-General", ["Ana María Menéndez Pérez"]),
        ("Pablo de Greiff, member of the Group of Rapporteurs on prevention", ["Pablo de Greiff"]),
        ("The General Assembly, the Special Rapporteur on the right to food, the Human Rights Council", []),
    ],
)  # fmt: skip
def test_people(nlp: Language, text: str, people: list[str]) -> None:
    assert targets(nlp, text, "person") == people


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 30 April 2020", "2020-04-30"),
        ("from 12 to 16 June 2023", "2023-06-12/2023-06-16"),
        ("19 and 20 November 2020", "2020-11-19/2020-11-20"),
        ("30 November and 1 December 2023", "2023-11-30/2023-12-01"),
        ("1 January 2015 to 31 December 2019", "2015-01-01/2019-12-31"),
        ("In May and December 2019", "2019-05/2019-12"),
        ("in October", "--10"),
        ("on 2 September", "--09-02"),
        ("for 2019–2020", "2019/2020"),
        ("for 2019-20", "2019/2020"),
        ("in 2023", "2023"),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert [f.target for f in find_dates(text)] == [value]


@pytest.mark.parametrize("text", ["the 2030 Agenda", "A/HRC/2019/1", "S/2019/357", "we may go"])
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1,296", "1296"), ("48,46", "48.46"), ("21,25", "21.25"), ("Twenty-six", "26"), ("two hundred and five", "205"), ("7", "7")],
)  # fmt: skip
def test_numbers(printed: str, value: str) -> None:
    assert number_value(printed) == value


@given(st.integers(1, 999_999))
def test_a_number_with_separators_is_read_back(number: int) -> None:
    assert [f.target for f in find_figures(f"some {number:,} cases")] == [str(number)]


@given(st.text(max_size=80))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold_text(text)) == len(text)


@given(
    st.lists(st.text("ab -'", min_size=1, max_size=6).map(lambda s: "x" + s.strip()), min_size=1, max_size=8),
    st.text("abx -'", max_size=60),
)
def test_a_gazetteer_finds_whole_words_without_overlap(names: list[str], text: str) -> None:
    gazetteer = Gazetteer()
    for name in names:
        gazetteer.add(name, name)
    reached = 0
    for start, end, value in gazetteer.find(text):
        assert start >= reached
        assert fold_text(" ".join((value or "").split())) == fold_text(text[start:end])
        reached = end


def test_spacy_users_can_add_the_components() -> None:
    import spacy

    nlp = spacy.blank("en")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    doc = nlp("A visit to Kenya in 2023.")
    assert [(s.text, s.kb_id_) for s in doc.spans["state"]] == [("Kenya", "KEN")]
