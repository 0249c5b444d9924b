"""The sample documents: an annual report, a thematic one, one on a visit, and one of the Commission."""

from __future__ import annotations

from sample_content import Sample, heading, paragraphs, row

_COUNCIL_ITEM_3 = (
    "Promotion and protection of all human rights, civil,",
    "political, economic, social and cultural rights,",
    "including the right to development",
)
_LATE = "The present document was submitted after the deadline in order to reflect recent developments."

ANNUAL = Sample(
    symbol="A/HRC/34/934",
    organ="General Assembly",
    right=("Distr.: General", "6 January 2017", "Original: English"),
    left=(
        "Human Rights Council",
        "Thirty-fourth session",
        "27 February–24 March 2017",
        "Agenda items 2 and 5",
        "Annual report of the United Nations High Commissioner",
        "for Human Rights and reports of the Office of the",
        "High Commissioner and the Secretary-General",
        "Human rights bodies and mechanisms",
    ),
    title="Report on the twenty-third annual meeting of special procedures, including updated information on special procedures",
    author=("Note by the Secretariat",),
    summary=(
        "The Secretariat has the honour to transmit to the Human Rights Council the report on the annual meeting, which "
        "was held in Geneva from 6 to 10 June 2016. It describes the facts and figures of the year in chapter II.",
    ),
    contents=True,
    job="GE.17-00934(E)",
    starred=_LATE,
    parts=(
        heading("I", "Introduction"),
        *paragraphs(
            1,
            "The present report contains an overview of the special procedures system, highlighting activities undertaken "
            "by special procedures in 2016. The conclusions that were reached during the annual meeting are summarized in "
            "chapter III, as the Council had requested in its deliberations.",
        ),
        heading("II", "Facts and figures"),
        heading("A", "Mandates and mandate holders", 2),
        *paragraphs(
            2,
            "The total number of mandates stands at 57, of which 43 are thematic and 14 are country specific.{A/HRC/34/934/Add.1, "
            "chap. XV.} In 2016, the Human Rights Council appointed 18 mandate holders after consultations with the "
            "regional groups, and their selection was completed at its thirty-third session.",
            "As at 31 December 2016, mandate holders came from the regional groups as shown in the following table:",
        ),
        row("Regional group", "Share"),
        row("African States", "26 per cent"),
        row("Western European and other States", "31 per cent"),
        heading("B", "Country visits", 2),
        *paragraphs(
            4,
            "Mandate holders conducted 96 visits to 65 States and territories.{Ibid., chap. V.} A total of 117 States had "
            "extended standing invitations as at 31 December 2016. Georgia, Mongolia and Tunisia received two visits each, "
            "while Ecuador and the United Republic of Tanzania extended a standing invitation for the first time in the "
            "reporting period.",
            "Several visits could not take place because dates were not agreed upon in time. The Special Rapporteur on "
            "the right to food had to postpone her visit to Malawi,{See www.ohchr.org/en/special-procedures-human-rights-"
            "council/country-and-other-visits-of-special-procedures.} and the Working Group on Arbitrary Detention its "
            "follow-up visit to Argentina.",
        ),
        heading("C", "Communications", 2),
        *paragraphs(
            6,
            "In 2016, mandate holders transmitted 526 communications, 423 of which were sent jointly, to 119 States and 24 "
            "non-State actors. The communications covered 967 individuals, 242 of whom were women. By 31 December 2016, "
            "303 replies had been received, which corresponds to a response rate of 57.6 per cent.{A/HRC/34/934/Add.1, "
            "chap. IX.}",
            "The Working Group on Enforced or Involuntary Disappearances transmitted 766 new cases of enforced "
            "disappearance to 37 States during the period under review and clarified 161 of them.",
        ),
        heading("D", "Thematic reports", 2),
        *paragraphs(
            8,
            "Mandate holders continued to address climate change in the reports of the Special Rapporteur on the issue of "
            "human rights obligations relating to the enjoyment of a safe, clean, healthy and sustainable environment,{A/HRC/"
            "31/952.} the Special Rapporteur on the human rights of internally displaced persons{A/HRC/32/935 and A/71/979.} "
            "and the Independent Expert on human rights and international solidarity.{A/71/980.}",
            "Women’s human rights featured prominently in the reports of the Special Rapporteur on violence against women, "
            "its causes and consequences,{A/HRC/32/942.} and the Working Group on the issue of discrimination against women "
            "in law and in practice.{A/HRC/32/944.}",
            "The following mandate holders contributed to the development of international standards in the reporting "
            "period and to their implementation:",
            "(a) The Special Rapporteur on the right to privacy presented a document on the safeguards that are necessary "
            "where personal information is collected by public authorities;{A/HRC/31/964.}",
            "(b) The Special Rapporteur on extreme poverty and human rights critically reviewed the responsibility of "
            "international organizations;{A/71/967.}",
            "(c) The Independent Expert on the promotion of a democratic and equitable international order examined the "
            "impact of taxation.",
        ),
        heading("III", "Annual meeting of special procedures"),
        heading("A", "Coordination Committee", 2),
        heading("1", "Election of the Coordination Committee for 2016–2017", 3),
        *paragraphs(
            11,
            "The meeting elected Catalina Devandas-Aguilar, Special Rapporteur on the rights of persons with disabilities, "
            "as Chair of the Coordination Committee. Five other members were selected, and the outgoing Chair remained an "
            "ex officio member for the following year, in accordance with the terms of reference that were adopted in 2008.",
        ),
        heading("2", "Working methods", 3),
        *paragraphs(
            12,
            "Mandate holders discussed the harmonization of their working methods and agreed that statements at the end "
            "of a visit should be shared with the Government concerned in advance. They recalled that cooperation "
            "encompasses responses to communications, the acceptance of visits and the implementation of recommendations, "
            "and that none of these can stand for the others.",
            "The Coordination Committee met with the President of the Human Rights Council, the chairpersons of the treaty "
            "bodies and the Special Rapporteurs of the African Commission on Human and Peoples’ Rights.{See "
            "A/HRC/34/934/Add.1, chap. XIX.} They exchanged views on acts of intimidation and reprisal against those who "
            "cooperate with the United Nations, and on the resources that are available to the special procedures system.",
            "Participants concluded that the independence of mandate holders remained indispensable, and that the "
            "universality of their recommendations depended on the cooperation of all States without discrimination.",
        ),
    ),
)

THEMATIC = Sample(
    symbol="A/HRC/37/951",
    organ="General Assembly",
    right=("Distr.: General", "19 January 2018", "Original: English"),
    left=(
        "Human Rights Council",
        "Thirty-seventh session",
        "26 February–23 March 2018",
        "Agenda item 3",
        *_COUNCIL_ITEM_3,
    ),
    title="Public libraries and the right to food",
    author=("Report of the Special Rapporteur on the right to food, Hilal Elver",),
    summary=(
        "The report is submitted pursuant to Council resolution 32/8. In it, the Special Rapporteur examines 40 examples "
        "of public reading rooms in which farmers learn of their rights.",
    ),
    contents=True,
    job="GE.18-00951(E)",
    parts=(
        heading("I", "Introduction"),
        *paragraphs(
            1,
            "The present report is submitted by the Special Rapporteur on the right to food, pursuant to Human Rights Council "
            "resolution 32/8.{See A/HRC/34/948.} It builds on the visits of the Special Rapporteur to Zambia and Paraguay.",
            "The Special Rapporteur thanks all those who replied to her questionnaire, among them 31 Member States.",
        ),
        heading("II", "Reading rooms"),
        heading("A", "Legal framework", 2),
        *paragraphs(
            3,
            "States have the obligation to respect, protect and fulfil the right to food under article 11 of the "
            "International Covenant on Economic, Social and Cultural Rights. They should:",
            "(a) Provide information in the languages of rural communities;",
            "(b) Consult those concerned before decisions are taken.",
            "The Special Rapporteur on extreme poverty and human rights came to the same conclusion.{A/HRC/29/931, para. 12.}",
        ),
    ),
)

VISIT = Sample(
    symbol="A/HRC/32/932/Add.1",
    organ="General Assembly",
    right=("Distr.: General", "3 May 2016", "Original: English"),
    left=("Human Rights Council", "Thirty-second session", "Agenda item 3", *_COUNCIL_ITEM_3),
    title="Report of the Special Rapporteur on the right of everyone to the enjoyment of the highest attainable standard of "
    "physical and mental health on his visit to Malaysia",
    author=("Note by the Secretariat",),
    summary=(
        "The Secretariat has the honour to transmit to the Human Rights Council the report of the Special Rapporteur on the "
        "right of everyone to the enjoyment of the highest attainable standard of physical and mental health, Dainius Puras, "
        "on his visit to Malaysia, from 19 November to 2 December 2014.",
    ),
    contents=True,
    job="GE.16-00932(E)",
    starred=_LATE,
    parts=(
        heading("I", "Introduction"),
        *paragraphs(
            1,
            "The Special Rapporteur visited Malaysia from 19 November to 2 December 2014 at the invitation of the Government.",
            "He expresses his gratitude to the Government of Malaysia for its cooperation before, during and after the visit.",
        ),
        heading("II", "Background"),
        *paragraphs(
            3,
            "Malaysia is a federation of 13 states. Its health system has two sectors, one public and one private.{See "
            "A/HRC/29/933, para. 4.}",
            "The Special Rapporteur commends the reduction of child mortality that was achieved within one generation.",
        ),
    ),
)

COMMISSION = Sample(
    symbol="E/CN.4/2002/906",
    organ="Economic and Social Council",
    right=("Distr. GENERAL", "27 February 2002", "Original: ENGLISH"),
    left=(
        "COMMISSION ON HUMAN RIGHTS",
        "Fifty-eighth session",
        "Item 17 (b) of the provisional agenda",
        "PROMOTION AND PROTECTION OF HUMAN RIGHTS",
    ),
    title="Human rights defenders",
    author=(
        "Report of the Special Representative of the Secretary-General on human rights defenders, Ms. Hina Jilani, submitted "
        "pursuant to Commission on Human Rights resolution 2000/61",
    ),
    job="GE.02-10906 (E)",
    contents=True,
    parts=(
        heading("I", "INTRODUCTION"),
        *paragraphs(
            1,
            "The present report is the second annual report that the Special Representative submits to the Commission on "
            "Human Rights, in accordance with its resolution 2000/61.{See E/CN.4/2001/994.}",
            "The Special Representative visited Colombia from 23 to 31 October 2001, and thanks the Government of Colombia "
            "for its cooperation during the visit.",
        ),
        heading("II", "ACTIVITIES"),
        *paragraphs(
            3,
            "The Special Representative transmitted 154 communications to 45 Governments in the period under review.",
            "She took part in the fifty-seventh session of the Commission and presented her first report to it.",
        ),
    ),
)

SAMPLES = {"annual": ANNUAL, "thematic": THEMATIC, "visit": VISIT, "commission": COMMISSION}
