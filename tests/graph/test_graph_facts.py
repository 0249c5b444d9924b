from __future__ import annotations

import pytest
from graph_samples import FOOTNOTE, HEADING, about, build, document, lines, mention, quote
from pyoxigraph import NamedNode

from sp_graph.errors import DataError, EvidenceError
from sp_graph.graph.assemble import assemble
from sp_graph.graph.terms import Dataset
from sp_graph.model import (
    BodyFact,
    CitationFact,
    ContributionFact,
    EventFact,
    Extraction,
    FigureFact,
    MandateChangeFact,
    NewMandate,
    PersonFact,
    Quote,
    ReportFact,
    RoadMapFact,
    StateFact,
)

CITED = "A/HRC/53/34/Add.1"
ISSUED = quote("issued 5 reports")


def one(dataset: Dataset, family: str) -> dict[str, set[str]]:
    """The only fact of a family as values by property."""
    found: dict[str, dict[str, set[str]]] = {}
    for line in about(dataset, f"id:fact/{family}/"):
        subject, predicate, value = line.split(" ", 2)
        found.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    (fact,) = found.values()
    return fact


def report_fact(**changes: object) -> ReportFact:
    values = {
        "block": 1,
        "evidence": (quote("the Special Rapporteur on the right to food"), quote(CITED, FOOTNOTE)),
        "rule": "report-footnote",
        "confidence": 0.95,
        "mandate": "sr-food",
        "symbol": CITED,
        "themes": (("climate-change", (quote("On climate change"),)),),
    }
    return ReportFact(**(values | changes))  # type: ignore[arg-type]


def test_report_with_theme() -> None:
    dataset = build(report_fact())
    assert one(dataset, "authorship") == {
        "rdf:type": {"sp:Authorship", "sp:Fact"},
        "sp:document": {"id:document/A/HRC/53/34/Add.1"},
        "sp:mandate": {"id:mandate/sr-food"},
        "sp:countedInYear": {'"2023"^^xsd:gYear'},
        "sp:countedIn": {"id:document/A/HRC/55/69"},
        "sp:statedIn": {"id:document/A/HRC/55/69/paragraph/1"},
        "sp:quote": {'"the Special Rapporteur on the right to food … A/HRC/53/34/Add.1"'},
        "sp:rule": {"id:rule/report-footnote"},
        "sp:confidence": {'"0.95"^^xsd:decimal'},
        "prov:wasAttributedTo": {"id:agent/sp-graph"},
        "prov:wasDerivedFrom": {
            "id:document/A/HRC/55/69/span/34-77",
            "id:document/A/HRC/55/69/span/161-178",
        },
        "rdf:subject": {"id:document/A/HRC/53/34/Add.1"},
        "rdf:predicate": {"dcterms:creator"},
        "rdf:object": {"id:mandate/sr-food"},
    }
    theme = one(dataset, "theme")
    assert theme["sp:theme"] == {"id:theme/climate-change"}
    assert theme["sp:quote"] == {'"On climate change"'}
    (authorship,) = theme["sp:aboutFact"]
    assert authorship.startswith("id:fact/authorship/A/HRC/55/69/paragraph/1/")
    assert {
        "id:document/A/HRC/53/34/Add.1 dcterms:creator id:mandate/sr-food",
        "id:document/A/HRC/53/34/Add.1 dcterms:subject id:theme/climate-change",
    } <= lines(dataset)


def test_evidence_leads_to_document_passage_words_and_place() -> None:
    assert about(build(report_fact()), "id:document/A/HRC/55/69/span/161-178") == [
        "id:document/A/HRC/55/69/span/161-178 oa:hasSelector id:document/A/HRC/55/69/span/161-178/position",
        "id:document/A/HRC/55/69/span/161-178 oa:hasSelector id:document/A/HRC/55/69/span/161-178/quote",
        "id:document/A/HRC/55/69/span/161-178 oa:hasSource id:document/A/HRC/55/69",
        "id:document/A/HRC/55/69/span/161-178 rdf:type oa:SpecificResource",
        "id:document/A/HRC/55/69/span/161-178 sp:inPassage id:document/A/HRC/55/69/footnote/2",
        'id:document/A/HRC/55/69/span/161-178/position oa:end "178"^^xsd:integer',
        'id:document/A/HRC/55/69/span/161-178/position oa:start "161"^^xsd:integer',
        "id:document/A/HRC/55/69/span/161-178/position rdf:type oa:TextPositionSelector",
        'id:document/A/HRC/55/69/span/161-178/quote oa:exact "A/HRC/53/34/Add.1"',
        "id:document/A/HRC/55/69/span/161-178/quote rdf:type oa:TextQuoteSelector",
    ]


def test_a_quotation_across_a_mark_has_a_span_on_each_side() -> None:
    fact = report_fact(evidence=(quote("right to food and the Working Group"),), themes=())
    assert one(build(fact), "authorship")["sp:quote"] == {'"right to food … and the Working Group"'}


def test_a_report_outside_an_annual_report_is_counted_in_no_year() -> None:
    fact = one(build(report_fact(), of=document(year=None)), "authorship")
    assert "sp:countedInYear" not in fact
    assert "sp:countedIn" not in fact


def test_citation_and_what_the_symbol_tells() -> None:
    place = quote(f"{CITED}, chap. II", FOOTNOTE)
    cited = CitationFact(
        block=FOOTNOTE, evidence=(place,), rule="citation", symbol=CITED, kind="addendum", part="chap. II"
    )
    dataset = build(cited)
    fact = one(dataset, "citation")
    assert fact["sp:partCited"] == {'"chap. II"'}
    assert fact["sp:documentKind"] == {"id:document-kind/addendum"}
    assert fact["sp:statedIn"] == {"id:document/A/HRC/55/69/footnote/2"}
    assert "id:document/A/HRC/55/69 bibo:cites id:document/A/HRC/53/34/Add.1" in lines(dataset)
    assert about(dataset, "id:document/A/HRC/53/34/Add.1 ") == [
        'id:document/A/HRC/53/34/Add.1 dcterms:identifier "A/HRC/53/34/Add.1"',
        "id:document/A/HRC/53/34/Add.1 dcterms:type id:document-kind/addendum",
        "id:document/A/HRC/53/34/Add.1 rdf:type sp:Document",
        'id:document/A/HRC/53/34/Add.1 skos:notation "A/HRC/53/34/Add.1"',
        "id:document/A/HRC/53/34/Add.1 sp:addendumTo id:document/A/HRC/53/34",
        "id:document/A/HRC/53/34/Add.1 sp:parent id:document/A/HRC/53/34",
        'id:document/A/HRC/53/34/Add.1 sp:session "53"^^xsd:integer',
        "id:document/A/HRC/53/34/Add.1 sp:submittedTo id:body/human-rights-council",
        'id:document/A/HRC/53/34/Add.1 sp:year "2023"^^xsd:gYear',
    ]
    assert "id:document/A/HRC/53/34 rdf:type sp:Document" in lines(dataset)


def figure(**changes: object) -> FigureFact:
    values = {
        "block": 1,
        "evidence": (ISSUED,),
        "rule": "figure",
        "measure": "reports-total",
        "value": "5.0",
        "unit": "reports",
        "period": "",
        "breakdown": "",
        "at": quote("5"),
    }
    return FigureFact(**(values | changes))  # type: ignore[arg-type]


def test_figure() -> None:
    fact = one(build(figure()), "figure")
    assert fact["rdf:type"] == {"sp:Figure", "sp:Fact", "qb:Observation"}
    assert fact["qb:dataSet"] == {"id:dataset/figures"}
    assert fact["sp:statedAt"] == {"id:document/A/HRC/55/69/span/146-147"}
    assert fact["sp:measure"] == {"id:measure/reports-total"}
    assert fact["sp:value"] == {'"5"^^xsd:decimal'}
    assert fact["sp:refPeriod"] == {'"undated"'}
    assert fact["sp:breakdown"] == {"id:breakdown/total"}
    assert fact["sp:unit"] == {"id:unit/reports"}
    assert fact["sp:bound"] == {"id:bound/exact"}


def test_a_new_breakdown_is_described() -> None:
    dataset = build(figure(breakdown="End of term", measure="x-something"))
    assert about(dataset, "id:breakdown/") == [
        "id:breakdown/end-of-term rdf:type skos:Concept",
        "id:breakdown/end-of-term skos:inScheme id:scheme/breakdown",
        'id:breakdown/end-of-term skos:notation "end-of-term"',
        'id:breakdown/end-of-term skos:prefLabel "End of term"@en',
    ]
    assert "id:measure/x-something skos:inScheme id:scheme/measure" in lines(dataset)


def test_a_value_that_is_no_number_stops_the_build() -> None:
    with pytest.raises(DataError, match="“five” is not a decimal number"):
        build(figure(value="five"))


def person(name: str, role: str, **more: str) -> PersonFact:
    return PersonFact(block=1, evidence=(ISSUED,), rule="person-role", person=name, role=role, **more)


def test_two_spellings_are_one_person() -> None:
    dataset = build(
        person("Dainius Puras", "mandate-holder", mandate="sr-health", period="2020"),
        person("Dainius Pūras", "cc-chair", period="2019–2020"),
    )
    assert about(dataset, "id:person/") == [
        'id:person/dainius-puras foaf:name "Dainius Puras"',
        'id:person/dainius-puras foaf:name "Dainius Pūras"',
        "id:person/dainius-puras rdf:type foaf:Person",
        'id:person/dainius-puras rdfs:label "Dainius Pūras"@en',
        "id:person/dainius-puras sp:holds id:mandate/sr-health",
    ]


def test_tenure_of_a_mandate() -> None:
    fact = one(build(person("Isha Dyfan", "mandate-holder", mandate="country-SOM", period="2023")), "tenure")
    assert fact["org:organization"] == fact["sp:mandate"] == {"id:mandate/country-SOM"}
    assert fact["org:memberDuring"] == {"id:interval/2023"}
    assert fact["rdf:predicate"] == {"sp:holds"}


def test_term_of_the_committee() -> None:
    tenure = person("Isha Dyfan", "cc-chair", mandate="country-SOM", period="2023/2024", body="Committee")
    dataset = build(tenure)
    fact = one(dataset, "tenure")
    assert fact["org:organization"] == {"id:body/coordination-committee"}
    assert fact["org:memberDuring"] == {"id:term/2023-2024"}
    assert fact["sp:refPeriod"] == {'"2023/2024"'}
    assert "rdf:predicate" not in fact
    assert "id:term/2023-2024 time:hasBeginning id:instant/2023" in lines(dataset)


def test_a_period_in_words_is_kept_without_an_interval() -> None:
    fact = one(build(person("Isha Dyfan", "cc-ex-officio", period="for the coming year")), "tenure")
    assert fact["sp:refPeriod"] == {'"for the coming year"'}
    assert "org:memberDuring" not in fact


def event(**changes: object) -> EventFact:
    values = {
        "block": 1,
        "evidence": (ISSUED,),
        "rule": "event",
        "title": "Thirtieth annual meeting",
        "kind": "annual-meeting",
        "start": "2023-06-12",
        "end": "2023-06-16",
        "status": "held",
    }
    return EventFact(**(values | changes))  # type: ignore[arg-type]


def test_event() -> None:
    links = ("sr-food", "body/ohchr", "person/isha-dyfan")
    assert about(build(event(place="Geneva", participant_links=links)), "id:event/") == [
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting rdf:type sp:Event",
        'id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting rdfs:label "Thirtieth annual meeting"@en',
        'id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:endText "2023-06-16"',
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:kind id:event-kind/annual-meeting",
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:participant id:body/ohchr",
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:participant id:mandate/sr-food",
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:participant id:person/isha-dyfan",
        'id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:place "Geneva"',
        'id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:startText "2023-06-12"',
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting sp:status id:event-status/held",
        "id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting time:hasTime id:interval/2023-06-12/2023-06-16",
    ]


def test_two_facts_of_one_event_share_its_node() -> None:
    dataset = build(event(), event(block=2, evidence=(quote("chap. II", FOOTNOTE),), place="Geneva"))
    nodes = {line.split()[2] for line in about(dataset, "id:fact/event/") if " sp:event " in line}
    assert nodes == {"id:event/annual-meeting/2023-06-12/thirtieth-annual-meeting"}
    assert any(line.endswith('sp:place "Geneva"') for line in about(dataset, "id:event/"))


def test_a_planned_and_a_held_event_are_not_mixed() -> None:
    dataset = build(event(), event(status="planned", block=2, evidence=(quote("chap. II", FOOTNOTE),)))
    statuses = [line for line in about(dataset, "id:event/") if " sp:status " in line]
    assert len({line.split()[0] for line in statuses}) == len(statuses) == 2


def test_an_event_with_a_date_in_words_stops_the_build() -> None:
    with pytest.raises(DataError, match="“last June” is no date of an event"):
        build(event(start="last June"))


def test_state_body_contribution_change_and_road_map() -> None:
    common = {"block": 1, "evidence": (ISSUED,), "rule": "some"}
    dataset = build(
        StateFact(**common, state="KEN", relation="mentioned"),
        BodyFact(**common, body="ohchr", name="OHCHR", relation="engaged-with"),
        ContributionFact(**common, mandate="sr-food", contribution="Guidelines", symbol=CITED),
        MandateChangeFact(**common, mandate="wg-peasants", change="created", resolution="A/HRC/RES/54/9"),
        RoadMapFact(**common, title="Addis Ababa Road Map", body="african-commission", date="2012-01"),
    )
    state = one(dataset, "state")
    assert (state["sp:state"], state["sp:relation"]) == ({"id:state/KEN"}, {"id:state-relation/mentioned"})
    assert state["sp:year"] == {'"2023"^^xsd:gYear'}
    engagement = one(dataset, "engagement")
    assert engagement["sp:body"] == {"id:body/ohchr"}
    assert engagement["sp:bodyName"] == {'"OHCHR"'}
    contribution = one(dataset, "contribution")
    assert contribution["dcterms:title"] == {'"Guidelines"@en'}
    assert contribution["sp:document"] == {"id:document/A/HRC/53/34/Add.1"}
    change = one(dataset, "mandate-change")
    assert change["sp:change"] == {"id:mandate-change/created"}
    assert change["sp:byResolution"] == {"id:document/A/HRC/RES/54/9"}
    assert about(dataset, "id:road-map/") == [
        'id:road-map/addis-ababa-road-map dcterms:date "2012-01"^^xsd:gYearMonth',
        'id:road-map/addis-ababa-road-map dcterms:title "Addis Ababa Road Map"@en',
        "id:road-map/addis-ababa-road-map rdf:type sp:RoadMap",
        "id:road-map/addis-ababa-road-map sp:agreedWith id:body/african-commission",
    ]


def test_names_of_mandates_used_in_a_document() -> None:
    dataset = build(mentions=[mention("Special Rapporteur on the right to food", "mandate", "sr-food")])
    assert about(dataset, "id:mandate/") == [
        "id:mandate/sr-food/name/special-rapporteur-on-the-right-to-food prov:wasDerivedFrom"
        " id:document/A/HRC/55/69/span/38-77",
        "id:mandate/sr-food/name/special-rapporteur-on-the-right-to-food sp:nameUsedIn id:document/A/HRC/55/69",
    ]


def test_a_new_mandate_is_published_as_unreviewed() -> None:
    name = "Working Group on Arbitrary Detention"
    new = NewMandate("wg-never-seen", "working-group", "thematic", name)
    dataset = build(mentions=[mention(name, "mandate", "wg-never-seen")], new_mandates=[new])
    found = about(dataset, "id:mandate/wg-never-seen ")
    assert "id:mandate/wg-never-seen sp:reviewStatus id:review-status/unreviewed" in found
    assert 'id:mandate/wg-never-seen skos:prefLabel "Working Group on Arbitrary Detention"@en' in found
    assert (
        "id:mandate/wg-never-seen/name/working-group-on-arbitrary-detention sp:nameUsedIn id:document/A/HRC/55/69"
        in lines(dataset)
    )


def test_unlinked_mentions_are_kept() -> None:
    dataset = build(mentions=[mention("Working Group on Arbitrary Detention", "mandate", None)])
    node = "id:document/A/HRC/55/69/mention/mandate/101-137"
    assert about(dataset, f"{node} ") == [
        f"{node} prov:wasAttributedTo id:agent/sp-graph",
        f"{node} prov:wasDerivedFrom id:document/A/HRC/55/69/span/101-137",
        f"{node} rdf:type sp:UnlinkedMention",
        f"{node} sp:mentionKind id:mention-kind/mandate",
        f'{node} sp:mentionText "Working Group on Arbitrary Detention"',
        f'{node} sp:quote "Working Group on Arbitrary Detention"',
        f'{node} sp:reason "several mandates have these words"',
        f"{node} sp:statedIn id:document/A/HRC/55/69/paragraph/1",
    ]


def test_a_fact_stated_twice_in_a_passage_is_one_with_all_evidence() -> None:
    first, second = quote("Special Rapporteur"), quote("right to food")
    dataset = build(
        report_fact(evidence=(first,), confidence=0.5, rule="weak", themes=()),
        report_fact(evidence=(second,), confidence=0.9, rule="strong"),
    )
    fact = one(dataset, "authorship")
    assert fact["sp:quote"] == {'"Special Rapporteur … right to food"'}
    assert fact["sp:rule"] == {"id:rule/strong"}
    assert fact["sp:confidence"] == {'"0.9"^^xsd:decimal'}
    assert len(one(dataset, "theme")["sp:theme"]) == 1


def test_the_name_of_a_fact_does_not_depend_on_rule_confidence_or_quotation() -> None:
    other = report_fact(evidence=(quote("5 reports"),), confidence=0.1, rule="other")
    names = [{line.split()[0] for line in about(build(fact), "id:fact/authorship/")} for fact in (report_fact(), other)]
    assert names[0] == names[1]


@pytest.mark.parametrize("bad", [(), (Quote(7, 0, 3),), (Quote(1, 5, 5),), (Quote(1, 0, 5000),), (Quote(2, 27, 28),)])
def test_a_fact_needs_a_quotation_that_is_there(bad: tuple[Quote, ...]) -> None:
    with pytest.raises(EvidenceError, match="A/HRC/55/69"):
        build(report_fact(evidence=bad))


def test_every_triple_stands_in_one_graph() -> None:
    first = Extraction(document("A/HRC/43/64", 2019), [], [report_fact()])
    second = Extraction(document("A/HRC/55/69", 2023), [], [report_fact()])
    quads = list(assemble([second, first]).quads())
    assert len({(q.subject, q.predicate, q.object) for q in quads}) == len(quads)
    shared = NamedNode("https://w3id.org/sp-graph/id/document/A/HRC/53/34/Add.1")
    assert {q.graph_name.value.rpartition("graph/")[2] for q in quads if q.subject == shared} == {
        "document/A/HRC/43/64"
    }


def test_a_document_describes_itself_in_its_own_graph() -> None:
    place = quote("A/HRC/53/34/Add.1", FOOTNOTE)
    citing = CitationFact(block=2, evidence=(place,), rule="citation", symbol="A/HRC/55/69", kind="report")
    dataset = assemble([Extraction(document("A/HRC/43/64"), [], [citing]), Extraction(document("A/HRC/55/69"), [], [])])
    assert 'id:document/A/HRC/55/69 sp:session "55"^^xsd:integer' in lines(dataset, "A/HRC/55/69")
    assert "id:document/A/HRC/55/69 dcterms:type id:document-kind/annual-report" in lines(dataset, "A/HRC/55/69")


def test_sections_and_passages() -> None:
    found = about(build(), "id:document/A/HRC/55/69/footnote/2 ")
    assert "id:document/A/HRC/55/69/footnote/2 sp:footnoteOf id:document/A/HRC/55/69/paragraph/1" in found
    assert 'id:document/A/HRC/55/69/footnote/2 sp:text "A/HRC/53/34/Add.1, chap. II."' in found
    assert 'id:document/A/HRC/55/69/footnote/2 sp:passageKind "footnote"' in found
    assert about(build(), "id:document/A/HRC/55/69/section/II ")[0].endswith("dcterms:isPartOf id:document/A/HRC/55/69")
    assert f"{document().blocks[HEADING].path}" == "block/1"
