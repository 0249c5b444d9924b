"""Which dated events a passage tells of: kind, dates and whether they were held."""

import pytest
from passages import reading_of

from sp_graph.facts.events import events

KINDS = {
    "arria": "arria-formula-meeting", "talk": "informal-conversation", "induction": "induction-session",
    "forum": "forum", "annual": "annual-meeting", "committee": "committee-meeting",
}  # fmt: skip


def told(text: str, **about: object) -> list[str]:
    """The events of a text, as "committee 2016-01-18/2016-01-22"; what was not simply held says so."""
    names = {kind: name for name, kind in KINDS.items()}
    found = []
    for fact in events(reading_of(text, **about)):  # type: ignore[arg-type]
        if fact.kind == "other":
            continue
        dates = fact.start if fact.start == fact.end else f"{fact.start}/{fact.end}"
        found.append(f"{names[fact.kind]} {dates}" + ("" if fact.status == "held" else f" {fact.status}"))
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 15 April 2016, the @FOOD took part in an Arria-formula meeting of the Security Council on hunger.", ["arria 2016-04-15"]),
        ("The @TORTURE was invited to a meeting held under the Arria formula on 3 March 2016.", ["arria 2016-03-03"]),
        ("In April and again in October 2016, mandate holders spoke at “Arria-formula” meetings.", ["arria 2016-04", "arria 2016-10"]),
        ("Mandate holders spoke at three Arria-formula meetings, on 5 February, on 22 April and on 1 and 2 December 2016.", ["arria 2016-02-05", "arria 2016-04-22", "arria 2016-12-01/2016-12-02"]),
        ("The @FOOD participated, on 1 June 2016, in an Arria-formula meeting following the report published in March.", ["arria 2016-06-01"]),
        ("On 5 May, the @FOOD addressed an Arria-formula meeting; on 7 June 2016, the @MIGRANTS addressed another one.", ["arria 2016-05-05", "arria 2016-06-07"]),
        ("Arria-formula meetings were held on famine (9 November), on Yemen (10 December 2016) and on Iraq.", ["arria 2016-11-09", "arria 2016-12-10"]),
        ("Mandate holders joined the following Arria-formula meetings: on 14 March, on Yemen, the @FOOD; on 24 May, on torture, the @TORTURE; and in July, the @MIGRANTS.", ["arria 2016-03-14", "arria 2016-05-24", "arria 2016-07"]),
        ("In March 2016, at the invitation of Uruguay, and in October, at that of Sweden, Arria-formula meetings were addressed.", ["arria 2016-03", "arria 2016-10"]),
    ],
)  # fmt: skip
def test_arria_formula_meetings(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Forum on Minority Issues held its ninth session in Geneva on 24 and 25 November 2016.", ["forum 2016-11-24/2016-11-25"]),
        ("The fifth Forum on Business and Human Rights (Geneva, 14–16 November 2016) drew 2,000 people.", ["forum 2016-11-14/2016-11-16"]),
        ("Convened from 14 to 16 November 2016, the Forum on Business and Human Rights discussed leadership.", ["forum 2016-11-14/2016-11-16"]),
        ("The Forum on Minority Issues, whose ninth session was held on 24 and 25 November 2016, discussed crises.", ["forum 2016-11-24/2016-11-25"]),
        ("The @MINORITIES guided the ninth session of the Forum on Minority Issues. The session, which dealt with crises, was held on 24 and 25 November 2016.", ["forum 2016-11-24/2016-11-25"]),
        ("The Social Forum met in Geneva from 3 to 5 October 2016.", ["forum 2016-10-03/2016-10-05"]),
        ("Four mandate holders contributed to the high-level political forum on sustainable development (New York, July 2016).", ["forum 2016-07"]),
        ("A regional forum on business and human rights was held in Addis Ababa from 16 to 18 September 2016.", ["forum 2016-09-16/2016-09-18"]),
        ("The Forum on Minority Issues took place on 24 November 2016, and its report was submitted in March 2017.", ["forum 2016-11-24"]),
        # Not the dates of a forum.
        ("The summary of the Forum on Business and Human Rights was issued on 5 April 2016.", []),
        ("The Chair of the Forum, appointed on 3 May 2016, presented a summary.", []),
        ("The @MINORITIES, appointed in March 2016, attended the Forum on Minority Issues.", []),
        ("In a statement issued on 3 May 2016, the @FOOD called on the high-level political forum to act.", []),
    ],
)  # fmt: skip
def test_forums(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Coordination Committee met in Geneva in January and September and in New York in May 2016.", ["committee 2016-01", "committee 2016-05", "committee 2016-09"]),
        ("The Committee held its three annual meetings in Geneva (29 January–2 February and 12–16 September) and New York (17–21 October).", ["committee 2016-01-29/2016-02-02", "committee 2016-09-12/2016-09-16", "committee 2016-10-17/2016-10-21"]),
        ("Meetings of the Coordination Committee took place from 18 to 22 January (Geneva) and from 9 to 13 May 2016 (New York).", ["committee 2016-01-18/2016-01-22", "committee 2016-05-09/2016-05-13"]),
        ("In May, members of the Committee met in New York. They held another meeting in Geneva from 12 to 16 September.", ["committee 2016-05", "committee 2016-09-12/2016-09-16"]),
        ("During its meeting in New York in October 2016, the Coordination Committee met with the President of the Assembly.", ["committee 2016-10"]),
        ("The Coordination Committee convened in Geneva from 18 to 22 January 2016.", ["committee 2016-01-18/2016-01-22"]),
        ("It was decided at the Committee’s meeting of September 2016 that the Manual would be revised.", ["committee 2016-09"]),
        # Other bodies, and meetings with others.
        ("The Committee met with the High Commissioner on 3 May 2016.", []),
        ("The Third Committee met on 24 October 2016. The Human Rights Committee met in Geneva in March 2016.", []),
        ("The Committee on Non-Governmental Organizations met in New York in May 2016.", []),
        ("The Chair of the Committee met in New York with the Deputy Secretary-General on 4 May 2016.", []),
        ("A joint meeting of the Coordination Committee and the Chairs of the treaty bodies was held on 3 June 2016.", []),
        ("Since its establishment in June 2005, the Coordination Committee has met three times a year.", []),
    ],
)  # fmt: skip
def test_meetings_of_the_committee(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Committee organized an informal dialogue with States on 15 September 2016.", ["talk 2016-09-15"]),
        ("Informal conversations with States took place in Geneva on 20 May and in New York on 9 December.", ["talk 2016-05-20", "talk 2016-12-09"]),
        ("On 12 February, 11 June and 3 December 2016, the Committee held informal conversations with States.", ["talk 2016-02-12", "talk 2016-06-11", "talk 2016-12-03"]),
        ("Two informal conversations were organized. The first, on 4 May, was with States; the second, on 7 December, with civil society.", ["talk 2016-05-04", "talk 2016-12-07"]),
        ("The Committee sent a letter on 9 May 2016 following the informal conversation of 3 May.", ["talk 2016-05-03"]),
        ("The Committee decided in May 2016 to invite States to an informal conversation.", []),
        ("On 13 May 2016, the Committee wrote to the President about the informal conversation with States.", []),
        ("OHCHR held induction sessions for new mandate holders in Geneva in June and in November 2016.", ["induction 2016-06", "induction 2016-11"]),
        ("OHCHR organized three induction sessions for newly appointed mandate holders (14–16 April, 7–9 July and 24–26 November 2016).", ["induction 2016-04-14/2016-04-16", "induction 2016-07-07/2016-07-09", "induction 2016-11-24/2016-11-26"]),
        ("An induction session was held from 4 to 6 July 2016, and a workshop on 7 July.", ["induction 2016-07-04/2016-07-06"]),
        ("OHCHR organizes induction sessions twice a year.", []),
    ],
)  # fmt: skip
def test_conversations_and_induction_sessions(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The twenty-third annual meeting of special procedures was held in Geneva from 6 to 10 June 2016, in person for the first time since June 2013.", ["annual 2016-06-06/2016-06-10"]),
        ("The fifteenth meeting of special rapporteurs/representatives, independent experts and chairpersons of working groups of the special procedures was held from 27 June to 1 July 2016.", ["annual 2016-06-27/2016-07-01"]),
        ("At the twenty-third annual meeting (Geneva, 6–10 June 2016), mandate holders elected a Chair.", ["annual 2016-06-06/2016-06-10"]),
        ("The annual meeting, which could not take place in June, was held virtually from 5 to 9 October 2016.", ["annual 2016-06 not-held", "annual 2016-10-05/2016-10-09"]),
        ("The annual meeting, scheduled for June 2016, was postponed to September 2017.", ["annual 2016-06 not-held", "annual 2017-09 planned"]),
        ("No annual meeting was held in 2016 because of the restrictions on travel.", ["annual 2016 not-held"]),
        ("The next annual meeting will be held in Geneva from 26 to 30 June 2017.", ["annual 2017-06-26/2017-06-30 planned"]),
        ("On 10 June 2016, at the end of the annual meeting, mandate holders issued a statement.", []),
        ("The annual meeting of the Committee against Torture was held in May 2016.", []),
        ("The annual meeting of national institutions took place in March 2016.", []),
    ],
)  # fmt: skip
def test_annual_meetings(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_only_what_the_words_deny_was_not_held() -> None:
    assert told("The Coordination Committee could not meet in person in May 2016.") == ["committee 2016-05 not-held"]
    assert told("The Committee met in Geneva in January 2016; a visit planned for March was cancelled.") == [
        "committee 2016-01"
    ]
    assert told("The induction session planned for May was held online in September 2016.") == ["induction 2016-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Committee held an informal conversation with States on 25 May 2018 and will hold another one in November.", ["talk 2018-05-25", "talk 2018-11 planned"]),
        ("I write further to our informal conversation of 14 December.", ["talk 2017-12-14"]),
        ("We will meet States again during an informal conversation in January.", ["talk 2019-01 planned"]),
        ("The induction session is scheduled for 12 to 14 November 2018.", ["induction 2018-11-12/2018-11-14 planned"]),
    ],
)  # fmt: skip
def test_a_letter_looks_back_and_ahead_from_its_date(text: str, expected: list[str]) -> None:
    assert told(text, kind="letter", date="2018-09-18", year=None) == expected


def test_items_go_on_with_the_kind_of_their_paragraph() -> None:
    text = "Mandate holders spoke at the following Arria-formula meetings:\n\t(a)\tOn 3 March 2016, the @FOOD, on hunger;\n\t(b)\tOn 9 May 2016, the @TORTURE, on detention."
    assert told(text) == ["arria 2016-03-03", "arria 2016-05-09"]


def test_a_year_that_is_inferred_counts_less() -> None:
    text = "The Committee met in Geneva from 18 to 22 January{}."
    sure, inferred = ([f.confidence for f in events(reading_of(text.format(y)))] for y in (" 2016", ""))
    assert sure > inferred > [0.7]


def test_place_and_title() -> None:
    (fact,) = events(
        reading_of("The ninth session of the Forum on Minority Issues was held in Geneva on 24 November 2016.")
    )
    assert (fact.title, fact.place) == ("ninth session of the Forum on Minority Issues", "Geneva")
