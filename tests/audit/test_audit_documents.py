"""Lists, letters, periods, symbols and spelling: what cannot be right, and what only looks like it."""

import pytest
from audit_samples import kinds, problems, read_text

from sp_graph.audit.audit import audit

WRONG = [
    # Announced and named.
    ("list-differs", "Three States hosted a mandate holder for the first time (the Gambia and Tuvalu)."),
    ("list-differs", "Two new standing invitations were recorded (Antigua and Barbuda)."),
    ("list-differs", "In the past five years, 4 States received five or more visits (Georgia, Iran (Islamic Republic of) and Mexico)."),
    ("list-differs", "Four communications reports were issued in 2020 (A/HRC/43/77, A/HRC/44/59 and A/HRC/45/3)."),
    (
        "list-differs",
        "Three mandate holders took stock of their work: the Special Rapporteur on the right to food; and the Special "
        "Rapporteur on the right to education.",
    ),
    (
        "list-differs",
        "The meeting elected four other members: Surya Deva, the Special Rapporteur on the right to development; Richard "
        "Bennett, the Special Rapporteur on the situation of human rights in Afghanistan; and Claudia Mahler, the "
        "Independent Expert on the enjoyment of all human rights by older persons.",
    ),
    ("list-differs", "The requests fell within four categories: (a) advice; (b) specific cases; and (c) systemic issues."),
    # Letters.
    ("letter-missing", "The requests fell within categories: (a) advice; (c) specific cases; and (d) systemic issues."),
    ("letter-repeated", "The requests fell within categories: (a) advice; (b) specific cases; and (b) systemic issues."),
    ("letter-repeated", "The list was long:\n(a)\tFirst of all this;\n(b)\tThen this;\n(c)\tThen that;\n(b)\tAnd that at last."),
    ("letter-missing", "The list was long:\n(a)\tFirst of all this;\n(b)\tThen this;\n(d)\tAnd that at last."),
    ("letter-missing", "The list was long:\n(a)\tFirst of all: (i) this; (iii) that;\n(b)\tAnd that at last."),
    # Periods.
    ("wrong-five-years", "The past five years cover the period from 1 January 2015 to 31 December 2019."),
    ("wrong-five-years", "The past five years relate to the period from 1 January 2018 to 31 December 2020."),
    (
        "wrong-five-years",
        "The report has the number of visits in the past five years,[footnoteRef:3] and replies. [3: From 1 January 2014 to "
        "31 December 2018.]",
    ),
    ("other-year", "In 2019, mandate holders transmitted 681 communications to States."),
    # Symbols.
    (
        "other-session",
        "The Special Rapporteur on the right to education addressed the environment in 2020 (A/HRC/41/37).",
    ),
    (
        "old-tables",
        "In 2020, mandate holders attended more than 300 events (see A/HRC/43/64/Add.1, chap. XIX, for a list of them).",
    ),
    # Two values.
    (
        "two-values",
        "In 2020, mandate holders transmitted 681 communications to States.\n5.\tWith 618 communications sent in 2020, the work "
        "has grown.",
    ),
    (
        "two-thresholds",
        "There are States with more than five pending requests.\n5.\tOthers had five or more pending requests in this time.",
    ),
    # Spelling.
    ("decimal-comma", "The response rate has improved, reaching now 48,46%."),
    ("per-missing", "In all, 31.65 cent of mandate holders came from other States."),
    ("misprinted-name", "They met with United Nation agencies."),
    (
        "misprinted-name",
        "The Working Group on Enforced or Involuntary Disappearances met.\n5.\tThe Working Group on Enforced and Involuntary "
        "Disappearances published a report.",
    ),
    ("two-spellings", "Ms. Anita Ramasastry and Mr. Dainius Pūras took part.\n5.\tThe meeting was opened by Mr. Dainius Puras."),
    ("two-spellings", "The Peace-building Support Office took part.\n5.\tThe Peace Building Support Office was informed."),
    ("number-and-noun", "In 2020, two Member State extended a standing invitation."),
    ("quotation-open", "The meeting was on “Women, peace and security and was held in October."),
    ("stop-in-sentence", "It was addressed in different reports. including those on education."),
    (
        "misprinted-address",
        "The database is at https://spcommreorts.ohchr.org and in the reports.\n5.\tSee also https://spcommreports.ohchr.org.",
    ),
    # Numbers.
    ("footnote-missing", "One.[footnoteRef:3] Two.[footnoteRef:5] [3: First of all.] [5: Second of all.]"),
]  # fmt: skip

RIGHT = [
    "Two States hosted a mandate holder for the first time (the Gambia and Tuvalu).",
    "One new standing invitation was recorded (Antigua and Barbuda).",
    "In the past five years, 3 States received five or more visits (Georgia, Iran (Islamic Republic of) and Trinidad and Tobago).",
    "Several States, such as 3 States of one region (for example Georgia and Mexico), accepted visits.",
    "Three communications reports were issued in 2020 (A/HRC/43/77, A/HRC/44/59 and A/HRC/45/3).",
    "As many as 14 mandate holders devoted a report to the pandemic, including: the Special Rapporteur on the right to food; and "
    "the Special Rapporteur on the right to education.",
    "The list was long:\n(a)\tFirst of all: (i) this; (ii) that; (iii) those;\n(b)\tThen: (i) this; (ii) that;\n(c)\tAnd that at last.",
    "The list was long:\n(a)\tThis one;\n(b)\tThis two;\n(c)\tThis three;\n(d)\tThis four;\n(e)\tThis five;\n(f)\tThis six;\n"
    "(g)\tThis seven;\n(h)\tThis eight;\n(i)\tThis nine;\n(j)\tThis ten.",
    "Goal (a) and target (c) were discussed, and article 2 (b) of the Convention.",
    "The past five years cover the period from 1 January 2016 to 31 December 2020.",
    "The pandemic lasted from 1 March 2019 to 31 December 2019 and changed the work of the past five years.",
    "In 2019, mandate holders transmitted 669 communications, compared with 681 in 2020.",
    "In 2019, the Council decided on 3 new mandates.",
    "The Special Rapporteur on the right to education addressed the environment in 2020 (A/HRC/44/39 and A/75/137).",
    "The report of the Forum on Minority Issues, guided by the Special Rapporteur on minority issues, will be presented to the "
    "Council (A/HRC/46/58).",
    "A member of the Committee presented the annual report with facts and figures on 2019 (A/HRC/43/64 and Add.1).",
    "In 2020, mandate holders attended more than 300 events (see A/HRC/46/61/Add.1, chap. XIX, for a list of them).",
    "In 2020, mandate holders transmitted 681 communications to States.\n5.\tIn 2020, they sent 228 communications directly "
    "connected to COVID-19.",
    "Mandate holders conducted 13 visits in 2020.\n5.\tThe Special Rapporteur on the right to food conducted 3 visits in 2020.",
    "The communications covered 1,296 individuals and 24 States.",
    "Ms. Anita Ramasastry took part.\n5.\tMs. Anna Ramos Costa took part as well.",
    "The United Nations country teams, the United Nations and a United Nation's agency took part.",
    "Two Member States extended invitations, and 64 country visit reports and 79 mandate holder positions were counted.",
    "The meeting was on “Women, peace and security\" and was held in October.",
    "See www.ohchr.org/EN/HRBodies/SP/Pages/SPGoodStories.aspx.\n5.\tSee www.ohchr.org/EN/HRBodies/SP/Pages/SPGoodStorys1.aspx.",
    "The ninth report (A/HRC/44/39, chap. III) and e.g. its annex were discussed, i.e. in part.",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_what_cannot_be_right_is_found(kind: str, text: str) -> None:
    assert kind in problems(text)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert problems(text) == []


HEADINGS = "\t{}.\tIntroduction\n1.\tThe report is short, as all agree it has to be.\n\t{}.\tFigures\n2.\tThere are figures in this chapter of the report.\n\t{}.\tOutlook\n3.\tThere is not much more to say in this report.\n"


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [(("I", "II", "III"), []), (("I", "II", "II"), ["chapter-repeated"]), (("I", "II", "IV"), ["chapter-missing"])],
)
def test_chapters(numbers: tuple[str, str, str], kind: list[str]) -> None:
    assert kinds(audit(read_text(HEADINGS.format(*numbers)))) == kind


def test_a_letter_without_paragraph_numbers() -> None:
    letter = (
        "15 June 2022\n\nExcellency,\n\nIn this context, I should be grateful for the attention of States to these points:\n\n"
        "a) The use of questionnaires should be limited to what is needed for the reports.\n\n"
        "c) The communications should be answered in the time that the Council has given.\n\n"
    )
    extraction = read_text(letter, "CC-letter-2022-06-15", None, "letter")
    (finding,) = audit(extraction)
    assert finding.problem.startswith("letter-missing:")
    assert extraction.document.blocks[finding.block].label == "c"
