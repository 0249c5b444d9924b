"""Shares, rates, totals with parts: what cannot be right, and what only looks like it."""

import pytest
from audit_samples import problems, read

from sp_graph.audit.audit import audit

GROUPS = (
    "As of 31 December 2020, {} per cent of mandate holders came from Member States belonging to the African Group, {} "
    "per cent from the Asia-Pacific Group, {} per cent from the Eastern European Group, {} per cent from the Latin "
    "American and Caribbean Group and {} per cent from the Group of Western European and Other States."
)

WRONG = [
    ("shares-not-100", GROUPS.format(22, 17, 9, 22, 33)),
    ("shares-not-100", GROUPS.format("22.78", "17.72", "10.13", "17.72", "33.65")),
    ("shares-not-100", "In 2020, 48 per cent of current mandate holders are female, and 56 per cent male."),
    (
        "rate-disagrees",
        "In 2020, mandate holders transmitted 681 communications. A total of 384 replies to communications sent in 2020 "
        "were received, of which 338 (48.46 per cent reply rate) were substantive replies.",
    ),
    (
        "share-disagrees",
        "As at 31 December 2020, 128 out of 193 Member States (63.32 per cent) had extended a standing invitation.",
    ),
    (
        "parts-do-not-add-up",
        "Mandate holders issued 415 media products (290 press releases, 93 media advisories and 38 media statements).",
    ),
    ("parts-do-not-add-up", "The total number of mandates stands at 58, of which 45 are thematic and 14 country-specific."),
    ("parts-do-not-add-up", "There are now 58 mandates: 45 are thematic and 14 are country mandates."),
    (
        "parts-do-not-add-up",
        "In 2020, mandate holders submitted 161 reports: 118 were submitted to the Human Rights Council, including 64 "
        "country visit reports, and 45 to the General Assembly.",
    ),
    (
        "parts-do-not-add-up",
        "Twenty-six requests have been received since June 2019, 15 from States, 5 from mandate holders, 3 from "
        "non-governmental organizations and 1 from various sources.",
    ),
    (
        "parts-do-not-add-up",
        "The Council appointed 24 new mandate holders in 2020. Of these, 12 were appointed at the forty-third session, 4 "
        "at the forty-fourth session and 9 at the forty-fifth session.",
    ),
    (
        "parts-do-not-add-up",
        "Of the 64 mandate holders who responded, 33 indicated that they had received external support, while the "
        "remaining 32 had not received any external support.",
    ),
    (
        "parts-do-not-add-up",
        "The Working Group transmitted 29 cases concerning non-State actors in Libya (4), the Syrian Arab Republic (11), "
        "Ukraine (3) and Yemen (9).",
    ),
    (
        "parts-do-not-add-up",
        "Press releases (364), media statements (62) and media advisories (35) made up the 471 media products of 2020.",
    ),
    (
        "parts-do-not-add-up",
        "As of 31 December 2020, 171 Member States had received at least one visit. However, 23 Member States had not yet "
        "been visited by any mandate holder.",
    ),
    (
        "part-larger",
        "The Working Group on Enforced or Involuntary Disappearances transmitted 101 new cases to States, 137 of them "
        "under its urgent action procedure.",
    ),
    ("part-larger", "In 2020, 482 replies to the communications of the year were received, of which 497 were substantive."),
    (
        "part-larger",
        "A total of 433 replies, of which 330 were substantive replies, were received in 2020 (this includes replies to "
        "communications sent before 2020). A total of 384 replies to communications sent in 2020 were received, of which "
        "338 were substantive replies.",
    ),
    ("direction-disagrees", "The number of country visits increased to 74 in 2020, from 82 in 2019."),
    ("direction-disagrees", "The number of communications decreased from 681 in 2019 to 1,002 in 2020."),
    (
        "direction-disagrees",
        "The number of States never visited was reduced to 25, compared with 24 at the end of 2019.",
    ),
    (
        "positions-disagree",
        "The system has 83 mandate holder positions. The total number of mandates stands at 60, of which 46 are thematic "
        "and 14 country-specific.",
    ),
    ("more-states-than-cases", "The report included 23 new cases involving 28 States taken up by special procedures."),
    ("threshold-not-round", "Over 219 panellists discussed the Guiding Principles."),
]  # fmt: skip

RIGHT = [
    GROUPS.format(22, 17, 9, 22, 30),
    # Rounded shares add up to 101 or to 99.99.
    GROUPS.format(23, 18, 10, 18, 32),
    GROUPS.format("24.69", "19.75", "9.88", "19.75", "25.93"),
    "In 2020, 44 per cent of current mandate holders are female, and 56 per cent male.",
    "The reply rate was 45 per cent in 2018, 43 per cent in 2019 and 40 per cent in 2020.",
    "In 2020, mandate holders transmitted 681 communications. A total of 384 replies to communications sent in 2020 were "
    "received, of which 330 (48.46 per cent reply rate) were substantive replies.",
    # A rate that is cut off instead of rounded.
    "In 2020, mandate holders transmitted 681 communications. Of these, 330 had a substantive reply (a reply rate of 48.45 "
    "per cent).",
    "As at 31 December 2020, 128 out of 193 Member States (66.32 per cent) had extended a standing invitation.",
    "Mandate holders conducted 84 in situ visits to 57 States and 3 territories.",
    "In 2020, mandate holders transmitted 681 communications, 600 of which were sent jointly, to 132 States and 76 "
    "non-State actors. The communications covered 1,296 individuals, 307 of whom were identified as female.",
    "The Committee had three one-week meetings, two in Geneva and one in New York, and several virtual meetings.",
    "Mandate holders attended 20 events, including 5 in Africa, 3 in Asia and 2 in Europe.",
    "More than 300 events were held, 120 in Africa, 90 in Asia and 60 in Europe.",
    "In 2020, 182 reports were submitted: 134 to the Human Rights Council, including 64 country visit reports, and 48 to "
    "the General Assembly.",
    "In 2020, 145 reports were issued: 40 were submitted to the General Assembly and 105 to the Human Rights Council; 58 of "
    "the latter were reports on country visits.",
    "A total of 561 communications were sent to 118 States and 9 non-State actors; 452 of them were joint communications.",
    "In 2020, 71 States received no visit, although at least one request had been made to 60 of them; 22 States accepted no "
    "visit in spite of five or more pending requests.",
    "The Working Group transmitted 1,104 new cases to 36 States, including 343 cases under its urgent action procedure.",
    "One hundred and sixty-two Member States had been visited by at least one mandate holder; 31 had never received a visit.",
    "Of the 64 mandate holders who responded, 31 worked on a regional issue and 12 on two.",
    "The Committee considered 24 requests, of which 10 came from States, 11 from mandate holders and 3 from others. Seven of "
    "them concerned conflicts of interest; five, the use of social media; and twelve, the scope of mandates.",
    "In total, 483 people registered to attend the Forum in person, and 1,510 online.",
    "The number of country visits increased to 82 in 2020, from 74 in 2019.",
    "The number of visits has not increased, from 82 to 74.",
    "The period was increased from January to March 2020 for 3 States and then for 2 others.",
    "The system has 79 mandate holder positions. The total number of mandates stands at 55, of which 44 are thematic and 11 "
    "country-specific.",
    "The report included 24 new cases involving 21 States taken up by special procedures.",
    "More than 2,400 participants attended, and at least 19 persons had been released.",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_what_cannot_be_right_is_found(kind: str, text: str) -> None:
    assert kind in problems(text)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert problems(text) == []


def test_the_finding_gives_the_computation_and_what_would_be_consistent() -> None:
    extraction = read(
        "In 2020, mandate holders transmitted 681 communications. A total of 433 replies, of which 330 were substantive "
        "replies, were received in 2020. A total of 384 replies to communications sent in 2020 were received, of which "
        "338 (48.46 per cent reply rate) were substantive replies."
    )
    (finding,) = audit(extraction)
    assert finding.certainty == "certain"
    assert "338 of 681 communications are 49.63 per cent, not 48.46" in finding.detail
    assert "exchange of 338 and 330 would repair it" in finding.detail
    quoted = [extraction.document.blocks[q.block].text[q.start : q.end] for q in finding.evidence]
    assert any("48.46 per cent reply rate" in words for words in quoted)


def test_a_rate_is_followed_where_it_is_repeated() -> None:
    first = (
        "In 2020, mandate holders transmitted 681 communications. A total of 384 replies to communications sent in 2020 "
        "were received, of which 338 (48.46 per cent reply rate) were substantive replies."
    )
    again = "With 681 communications sent in 2020, the response rate has improved, reaching now 48.46 per cent."
    findings = audit(read(first, again))
    assert [finding.problem.partition(":")[0] for finding in findings] == ["rate-disagrees", "rate-disagrees"]
    assert "repeats the rate of para. 4" in findings[1].detail


def test_no_other_fact_changes() -> None:
    extraction = read(*(text for _, text in WRONG[:8]))
    before = list(extraction.facts)
    assert audit(extraction)
    assert list(extraction.facts) == before
