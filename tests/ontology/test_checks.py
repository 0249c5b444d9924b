"""Every integrity check passes on a good graph and finds a planted fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store
from samples import ONTOLOGY, store

CHECKS = {file.name.removesuffix("-violation.rq"): file for file in sorted((ONTOLOGY / "checks").glob("*.rq"))}

DOCUMENT = "<document/A/HRC/55/69>"
QUOTE, POSITION = "<document/A/HRC/55/69/span/7-46/quote>", "<document/A/HRC/55/69/span/7-46/position>"

# For each check the triples that are taken out of the good graph, and those that are put in.
FAULTS: dict[str, tuple[str, str]] = {
    "addendum-parent": ("", "<document/A/HRC/52/40/Corr.1> sp:addendumTo <document/A/HRC/52/40> ."),
    "authorship-counted-elsewhere": (
        f"<fact/authorship> sp:countedIn {DOCUMENT} .",
        "<fact/authorship> sp:countedIn <document/A/HRC/46/61> .",
    ),
    "authorship-year": (
        '<fact/authorship> sp:countedInYear "2023"^^xsd:gYear .',
        '<fact/authorship> sp:countedInYear "2022"^^xsd:gYear .',
    ),
    "body-class": ("<body/quaker-un-office> a sp:OtherBody .", ""),
    "candidate-published": ("", "<fact/unsure> a sp:Fact ."),
    "concept-circle": ("", "<theme/environment> skos:broader <theme/climate-change> ."),
    "concept-label-shared": ("", '<theme/environment> skos:altLabel "Environment"@en .'),
    "concept-notation-shared": ("", '<unit/x> skos:inScheme <scheme/unit> ; skos:notation "visits" .'),
    "concept-outside-scheme": ("<unit/visits> skos:inScheme <scheme/unit> .", ""),
    "concept-two-labels": ("", '<theme/environment> skos:prefLabel "Nature"@en .'),
    "concept-unreachable": ("<theme/environment> skos:topConceptOf <scheme/theme> .", ""),
    "corrected-without-original": ("<fact/theme> prov:wasRevisionOf <fact/theme-before> .", ""),
    "corrigendum-parent": ("", "<document/A/HRC/52/40/Add.1> sp:corrigendumTo <document/A/HRC/52/40> ."),
    "coverage-arithmetic": (
        "<coverage/reports/A/HRC/55/69> sp:linkedMentions 2 .",
        "<coverage/reports/A/HRC/55/69> sp:linkedMentions 3 .",
    ),
    "country-mandate-state": ("<mandate/country-KEN> sp:concernsState <state/KEN> .", ""),
    "document-name": (
        '<document/A/HRC/RES/54/9> dcterms:identifier "A/HRC/RES/54/9" .',
        '<document/A/HRC/RES/54/9> dcterms:identifier "A/HRC/RES/54/10" .',
    ),
    "document-read-without-passages": ("", "<document/A/HRC/52/40> a sp:SourceDocument ."),
    "event-held-against-words": (
        "<event/annual-meeting/2020-06/annual-meeting> sp:status <event-status/not-held> .",
        "<event/annual-meeting/2020-06/annual-meeting> sp:status <event-status/held> .",
    ),
    "event-held-later": (
        f'{DOCUMENT} dcterms:date "2024-01-22"^^xsd:date .',
        f'{DOCUMENT} dcterms:date "2023-11-27"^^xsd:date .',
    ),
    "event-texts-differ-from-dates": (
        '<event/forum/2023-11-28/forum> sp:endText "2023-11-29" .',
        '<event/forum/2023-11-28/forum> sp:endText "2023-11-30" .',
    ),
    "event-two-statuses": ("", "<event/forum/2023-11-28/forum> sp:status <event-status/planned> ."),
    "evidence-length": (f"{POSITION} oa:end 46 .", f"{POSITION} oa:end 47 ."),
    "evidence-name": (
        f"{POSITION} oa:start 7 ; oa:end 46 .",
        f"{POSITION} oa:start 8 ; oa:end 47 .",
    ),
    "evidence-of-another-document": (
        f"<document/A/HRC/55/69/span/7-46> oa:hasSource {DOCUMENT} .",
        "<document/A/HRC/55/69/span/7-46> oa:hasSource <document/A/HRC/46/61> .",
    ),
    "evidence-outside-passage": (
        f"<document/A/HRC/55/69/span/7-46> sp:inPassage {DOCUMENT[:-1]}/paragraph/1> .",
        f"<document/A/HRC/55/69/span/7-46> sp:inPassage {DOCUMENT[:-1]}/paragraph/2> .",
    ),
    "evidence-passage-of-another-document": (
        f"{DOCUMENT[:-1]}/paragraph/1> dcterms:isPartOf {DOCUMENT} .",
        f"{DOCUMENT[:-1]}/paragraph/1> dcterms:isPartOf <document/A/HRC/46/61> .",
    ),
    "fact-too-unsure": ("<fact/figure> sp:confidence 0.9 .", "<fact/figure> sp:confidence 0.7 ."),
    "fact-without-evidence": (
        "<fact/theme> prov:wasDerivedFrom <document/A/HRC/55/69/span/57-71> .",
        "",
    ),
    "fact-without-shortcut": ("<person/ana-holder> sp:holds <mandate/sr-food> .", ""),
    "footnote-of-another-document": (
        f"{DOCUMENT[:-1]}/footnote/5> dcterms:isPartOf {DOCUMENT} .",
        f"{DOCUMENT[:-1]}/footnote/5> dcterms:isPartOf <document/A/HRC/46/61> .",
    ),
    "interval-ends-before-begin": (
        "<term/2022-2023> time:hasEnd <instant/2023> .",
        "<term/2022-2023> time:hasEnd <instant/2020-06> .",
    ),
    "locator-without-source": (
        "",
        '<glossary/x> dcterms:source <document/ISHR-guide-2021> ; sp:sourceLocator "A/HRC/43/64: para. 1" .',
    ),
    "mandate-name-owner": (
        "<mandate/sr-food> sp:hasName <mandate/sr-food/name/special-rapporteur-on-the-right-to-food> .",
        "",
    ),
    "mandate-name-shared": (
        "",
        "<mandate/wg-peasants> sp:hasName <mandate/wg-peasants/name/x> ."
        ' <mandate/wg-peasants/name/x> sp:nameText "special rapporteur on the Right to Food" .',
    ),
    "parent-symbol": (
        "<document/A/HRC/52/40/Add.1> sp:parent <document/A/HRC/52/40> .",
        "<document/A/HRC/52/40/Add.1> sp:parent <document/A/HRC/RES/54/9> .",
    ),
    "passage-outside-document": (f"{DOCUMENT} sp:characters 647 .", f"{DOCUMENT} sp:characters 600 ."),
    "period-ends-before-begin": (
        '<fact/figure> sp:refPeriod "2023" .',
        '<fact/figure> sp:refPeriod "2023-06/2019-12-31" .',
    ),
    "qb-ic-01-one-data-set": ("<fact/figure> qb:dataSet <dataset/figures> .", ""),
    "qb-ic-02-one-structure": ("<dataset/figures> qb:structure <dataset/figures-structure> .", ""),
    "qb-ic-03-structure-with-measure": (
        "<dataset/figures-structure/value> qb:measure sp:value .",
        "",
    ),
    "qb-ic-04-dimension-with-range": ("sp:breakdown rdfs:range skos:Concept .", ""),
    "qb-ic-05-coded-dimension-with-list": ("sp:breakdown qb:codeList <scheme/breakdown> .", ""),
    "qb-ic-06-optional-attributes-only": ("", "<dataset/figures-structure/measure> qb:componentRequired false ."),
    "qb-ic-11-all-dimensions": ("<fact/figure> sp:breakdown <breakdown/total> .", ""),
    "qb-ic-12-no-duplicates": (
        "",
        "<fact/again> qb:dataSet <dataset/figures> ; sp:statedAt <document/A/HRC/55/69/span/164-173> ;"
        ' sp:measure <measure/country-visits> ; sp:refPeriod "2023" ; sp:breakdown <breakdown/total> .',
    ),
    "qb-ic-13-required-attributes": ("<fact/figure> sp:bound <bound/exact> .", ""),
    "qb-ic-14-all-measures": ("<fact/figure> sp:value 82.0 .", ""),
    "qb-ic-19-codes-from-list": (
        "<fact/figure> sp:unit <unit/visits> .",
        "<fact/figure> sp:unit <breakdown/total> .",
    ),
    "quote-without-words": (f'{QUOTE} oa:exact "Special Rapporteur on the right to food" .', f'{QUOTE} oa:exact "x" .'),
    "score-arithmetic": ("<score/reports> sp:recall 0.8 .", "<score/reports> sp:recall 0.9 ."),
    "shortcut-differs-from-fact": (
        "<fact/theme> sp:theme <theme/climate-change> .",
        "<fact/theme> sp:theme <theme/environment> .",
    ),
    "shortcut-without-fact": ("", "<document/A/HRC/52/40> dcterms:creator <mandate/wg-peasants> ."),
    "state-code-shared": ('<state/VAT> sp:iso2 "VA" .', '<state/VAT> sp:iso2 "KE" .'),
    "state-name": ('<state/VAT> sp:iso3 "VAT" .', '<state/VAT> sp:iso3 "HOL" .'),
    "status-without-decision": ("<fact/audit> sp:decision <decision/accepted> .", ""),
    "tenure-organization": (
        "<fact/tenure> org:organization <mandate/sr-food> .",
        "<fact/tenure> org:organization <body/security-council> .",
    ),
    "term-undeclared-class": ("", "<fact/x> a sp:Facts ."),
    "term-undeclared-property": ("", "<fact/figure> sp:values 82.0 ."),
    "theme-of-another-report": (
        "<fact/theme> sp:document <document/A/HRC/52/40> .",
        "<fact/theme> sp:document <document/A/HRC/52/40/Add.1> .",
    ),
}

# Checks that look for several faults: further ones.
FURTHER_FAULTS: list[tuple[str, str, str]] = [
    ("country-mandate-state", "", "<mandate/sr-food> sp:concernsState <state/KEN> ."),
    (
        "event-texts-differ-from-dates",
        '<event/forum/2023-11-28/forum> sp:startText "2023-11-28" .',
        '<event/forum/2023-11-28/forum> sp:startText "2023-11" .',
    ),
    ("fact-without-evidence", '<fact/theme> sp:quote "climate change" .', ""),
    (
        "fact-without-evidence",
        "<document/A/HRC/55/69/span/57-71> sp:inPassage <document/A/HRC/55/69/paragraph/1> .",
        "",
    ),
    ("fact-without-evidence", "", "<fact/bare> sp:rule <rule/reports> ."),
    (
        "interval-ends-before-begin",
        "<interval/2023-11-28/2023-11-29> time:hasBeginning <instant/2023-11-28> .",
        "<interval/2023-11-28/2023-11-29> time:hasBeginning <instant/2023-11-30> ."
        ' <instant/2023-11-30> time:inXSDDate "2023-11-30"^^xsd:date .',
    ),
    ("mandate-name-owner", "", "<mandate/wg-peasants/name/nobodys> a sp:MandateName ."),
    ("parent-symbol", "<document/A/HRC/52/40/Add.1> sp:parent <document/A/HRC/52/40> .", ""),
    (
        "shortcut-differs-from-fact",
        "<fact/citation> sp:document <document/A/HRC/52/40/Add.1> .",
        "<fact/citation> sp:document <document/A/HRC/52/40> .",
    ),
    (
        "shortcut-differs-from-fact",
        "<fact/tenure> sp:mandate <mandate/sr-food> .",
        "<fact/tenure> sp:mandate <mandate/wg-peasants> .",
    ),
    ("candidate-published", "", "<fact/unsure> rdf:subject <mandate/sr-food> ."),
    (
        "corrected-without-original",
        "<fact/theme> sp:reviewStatus <review-status/corrected> ; prov:wasRevisionOf <fact/theme-before> .",
        "",
    ),
    ("coverage-arithmetic", "", "<coverage/reports/A/HRC/55/69> sp:passagesWithFacts 2 ."),
    (
        "status-without-decision",
        "<decision/rejected> sp:verdict <review-status/rejected> .",
        "<decision/rejected> sp:verdict <review-status/confirmed> .",
    ),
    ("shortcut-without-fact", "", "<document/A/HRC/52/40> dcterms:subject <theme/environment> ."),
    ("shortcut-without-fact", "", "<document/A/HRC/55/69> bibo:cites <document/A/HRC/52/40> ."),
    ("shortcut-without-fact", "", "<person/ana-holder> sp:holds <mandate/wg-peasants> ."),
    (
        "tenure-organization",
        "<fact/tenure> org:role <role/mandate-holder> .",
        "<fact/tenure> org:role <role/cc-chair> .",
    ),
]


def rows(of: Store, check: Path) -> list[object]:
    solutions = of.query(check.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions), f"{check.name} is not a SELECT query"
    return list(solutions)


@pytest.fixture(scope="module")
def good() -> Store:
    return store()


@pytest.mark.parametrize("name", CHECKS)
def test_good_graph_passes(good, name):
    assert not rows(good, CHECKS[name])


@pytest.mark.parametrize("name", CHECKS)
def test_fault_is_found(name):
    assert rows(store(*FAULTS[name]), CHECKS[name])


@pytest.mark.parametrize(("name", "remove", "add"), FURTHER_FAULTS)
def test_further_fault_is_found(name, remove, add):
    assert rows(store(remove, add), CHECKS[name])


@pytest.mark.parametrize("name", CHECKS)
def test_check_begins_with_rule_and_reason(name):
    rule, reason, third, *_ = CHECKS[name].read_text(encoding="utf-8").splitlines()
    assert rule.startswith("# ")
    assert reason.startswith("# ")
    assert not third.startswith("#")


def test_every_file_is_a_check():
    assert all(file.name.endswith("-violation.rq") for file in (ONTOLOGY / "checks").iterdir())
    assert FAULTS.keys() == CHECKS.keys()
