"""Mistakes planted in the shipped documents, one at a time in a paragraph: each must be found where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from audit_samples import pipeline

from sp_graph.audit.audit import audit_all
from sp_graph.documents.manifest import shipped_manifest
from sp_graph.documents.parse import parse
from sp_graph.documents.read import read_source
from sp_graph.facts import extract
from sp_graph.model import AuditFact, Extraction, Source
from sp_graph.resources import shipped

Place = tuple[str, str, str]
"""A document, a paragraph and the kind of a problem."""

# Document, paragraph, kind of the problem, the words as they are and with the mistake; last
# the document that the finding belongs to, if it is a later one.
PLANTED: list[tuple[str, ...]] = [
    ("A/HRC/43/64", "2", "parts-do-not-add-up", "of which 44 are thematic and 12 country-specific", "of which 44 are thematic and 13 country-specific"),
    ("A/HRC/43/64", "3", "shares-not-100", "44 per cent of current mandate holders are female, and 56 per cent male", "44 per cent of current mandate holders are female, and 58 per cent male"),
    ("A/HRC/43/64", "4", "shares-not-100", "10 per cent from the Eastern", "12 per cent from the Eastern"),
    ("A/HRC/43/64", "6", "parts-do-not-add-up", "2 have accepted visits", "3 have accepted visits"),
    ("A/HRC/43/64", "8", "rate-disagrees", "302 (45.14% reply rate", "320 (45.14% reply rate"),
    ("A/HRC/43/64", "8", "part-larger", "of which 390 were substantive", "of which 490 were substantive"),
    ("A/HRC/43/64", "8", "part-larger", "1,249 individuals, 268 of whom", "1,249 individuals, 2,268 of whom"),
    ("A/HRC/43/64", "9", "list-differs", "Three communications reports were issued in 2019 (A/HRC/40/79, A/HRC/41/56 and A/HRC/42/65)", "Four communications reports were issued in 2019 (A/HRC/40/79, A/HRC/41/56 and A/HRC/42/65)"),
    ("A/HRC/43/64", "10", "part-larger", "of which 142 under its urgent", "of which 1,142 under its urgent"),
    ("A/HRC/43/64", "12", "parts-do-not-add-up", "309 were press releases", "319 were press releases"),
    ("A/HRC/43/64", "13", "parts-do-not-add-up", "136 were submitted", "138 were submitted"),
    ("A/HRC/43/64", "16", "other-session", "(A/74/164)", "(A/73/164)"),
    ("A/HRC/43/64", "18", "other-session", "(A/HRC/41/43)", "(A/HRC/38/43)"),
    ("A/HRC/43/64", "33", "ordinal-disagrees", "The Forum on Minority Issues held its twelfth session", "The Forum on Minority Issues held its eleventh session", "A/HRC/46/61"),
    ("A/HRC/43/64", "46", "list-differs", "(Comoros, Malaysia, Saint Lucia,", "(Comoros, Malaysia,"),
    ("A/HRC/43/64", "46", "part-larger", "reduced to 22, 16 of which", "reduced to 22, 26 of which"),
    ("A/HRC/43/64", "46", "list-differs", "Argentina, Australia, Brazil, Canada", "Argentina, Australia, Canada"),
    ("A/HRC/43/64", "45", "wrong-five-years", "1 January 2015 to 31 December 2019", "1 January 2014 to 31 December 2018"),
    ("A/HRC/43/64", "30", "old-tables", "A/HRC/43/64/Add.1, chap. XIX", "A/HRC/40/38/Add.1, chap. XIX"),
    ("A/HRC/43/64", "61", "parts-do-not-add-up", "31 indicated that they had received external support, while 30", "31 indicated that they had received external support, while 29"),
    ("A/HRC/43/64", "58", "letter-repeated", "b) specific cases referred", "c) specific cases referred"),
    ("A/HRC/43/64", "head", "chapter-repeated", "\tJ.\tFollow-up", "\tK.\tFollow-up"),
    ("A/HRC/43/64", "46", "list-differs", "two States that had never been visited before held country visits (Lesotho and Zimbabwe)", "three States that had never been visited before held country visits (Lesotho and Zimbabwe)"),
    ("A/HRC/43/64", "46", "two-values", "number of States that have never received a visit by a mandate holder has been reduced to 22", "number of States that have never received a visit by a mandate holder has been reduced to 23"),
    ("A/HRC/46/61", "4", "parts-do-not-add-up", "12 (twelve) were appointed at the 43rd", "13 (thirteen) were appointed at the 43rd"),
    ("A/HRC/46/61", "8", "parts-do-not-add-up", "namely 171", "namely 170"),
    ("A/HRC/46/61", "13", "parts-do-not-add-up", "20 were media advisories", "30 were media advisories"),
    ("A/HRC/46/61", "14", "parts-do-not-add-up", "and 48 to the General Assembly", "and 38 to the General Assembly"),
    ("A/HRC/46/61", "15", "list-differs", "Three mandate holders decided to devote", "Four mandate holders decided to devote"),
    ("A/HRC/46/61", "16", "list-differs", "Four mandate holders, reaching", "Five mandate holders, reaching"),
    ("A/HRC/46/61", "15", "other-session", "(A/HRC/45/11)", "(A/HRC/41/11)"),
    ("A/HRC/46/61", "77", "old-tables", "(A/HRC/46/61/Add.1, chap. XIV)", "(A/HRC/43/64/Add.1, chap. XIV)"),
    ("A/HRC/46/61", "51", "old-tables", "(A/HRC/46/61/Add.1, chap. XIII)", "(A/HRC/43/64/Add.1, chap. XIII)"),
    ("A/HRC/46/61", "33", "ordinal-disagrees", "held its thirteenth session virtually", "held its fifteenth session virtually"),
    ("A/HRC/46/61", "40", "ordinal-disagrees", "For the third time, the Chair", "For the second time, the Chair"),
    ("A/HRC/46/61", "31(e)", "letter-missing", "\t(d)\tThe Special", "\t(e)\tThe Special"),
    ("A/HRC/46/61", "74(f)", "letter-missing", "(e) Issues related to the scope", "(f) Issues related to the scope"),
    ("A/HRC/46/61", "77", "parts-do-not-add-up", "32 indicated that they had", "33 indicated that they had"),
    ("A/HRC/46/61", "12", "no-such-change", "maintaining the increase in the number of opinions", "maintaining the decrease in the number of opinions"),
    ("A/HRC/46/61", "7", "no-such-change", "the number of country visits reduced significantly", "the number of country visits increased significantly"),
    ("A/HRC/46/61", "7", "balance-disagrees", "resulting in 127 Member States", "resulting in 129 Member States"),
    ("A/HRC/46/61", "72", "letter-missing", "(a) mandate holders seeking advice on contemplated activities; (b)", "(a) mandate holders seeking advice on contemplated activities; (c)"),
    ("A/HRC/46/61", "72", "list-differs", "The requests fell within three categories", "The requests fell within four categories"),
    ("A/HRC/46/61", "58", "two-values", "With 681 communications sent in 2020", "With 618 communications sent in 2020"),
    ("A/HRC/46/61", "3", "parts-do-not-add-up", "total number of mandates stands reduced at 55", "total number of mandates stands reduced at 57"),
    ("A/HRC/55/69", "4", "shares-not-100", "25.93 per cent", "27.93 per cent"),
    ("A/HRC/55/69", "3", "shares-not-100", "59 per cent of current mandate holders are women", "69 per cent of current mandate holders are women"),
    ("A/HRC/55/69", "7", "parts-do-not-add-up", "16 had not accepted requests", "17 had not accepted requests"),
    ("A/HRC/55/69", "8", "part-larger", "(399\xa0substantive", "(499\xa0substantive"),
    ("A/HRC/55/69", "8", "rate-disagrees", "312 (43.15\xa0per", "312 (45.13\xa0per"),
    ("A/HRC/55/69", "54", "two-values", "substantive response rate was 43.15", "substantive response rate was 41.35"),
    ("A/HRC/55/69", "10", "parts-do-not-add-up", "Yemen (19)", "Yemen (18)"),
    ("A/HRC/55/69", "10", "part-larger", "of which 903 were", "of which 1,903 were"),
    ("A/HRC/55/69", "13", "parts-do-not-add-up", "345 were press releases", "354 were press releases"),
    ("A/HRC/55/69", "14", "part-larger", "including 56 country visit reports", "including 156 country visit reports"),
    ("A/HRC/55/69", "16", "other-session", "[12: \t\tA/HRC/53/27.]", "[12: \t\tA/HRC/50/27.]"),
    ("A/HRC/55/69", "21", "other-session", "[27: \t\tA/78/254.]", "[27: \t\tA/77/254.]"),
    ("A/HRC/55/69", "28", "old-tables", "See A/HRC/55/69/Add.1, sect. XIX", "See A/HRC/52/70/Add.1, sect. XIX"),
    ("A/HRC/55/69", "69", "old-tables", "[88: \t\tA/HRC/55/69/Add.1", "[88: \t\tA/HRC/52/70/Add.1"),
    ("A/HRC/55/69", "50", "wrong-five-years", "1 January 2019 to 31 December 2023", "1 January 2018 to 31 December 2022"),
    ("A/HRC/55/69", "51", "share-disagrees", "(66.32 per cent)", "(63.32 per cent)"),
    ("A/HRC/55/69", "51", "list-differs", "Mali, Mongolia and Qatar", "Mali and Qatar"),
    ("A/HRC/55/69", "55", "part-larger", "although 67 have received", "although 87 have received"),
    ("A/HRC/55/69", "54", "two-values", "Mandate holders sent 723 communications in 2023", "Mandate holders sent 732 communications in 2023"),
    ("A/HRC/55/69", "51", "two-values", "never received a visit by a mandate holder is 21", "never received a visit by a mandate holder is 22"),
    ("A/HRC/55/69", "49", "two-values", "wide array of issues covered by the 60 special", "wide array of issues covered by the 61 special"),
    ("A/HRC/55/69", "66(e)", "letter-missing", "(d)\tCountry visits", "(e)\tCountry visits"),
    ("A/HRC/55/69", "82(c)", "letter-missing", "(b)\tCurrent challenges", "(c)\tCurrent challenges"),
    ("A/HRC/55/69", "75", "list-differs", "The meeting selected three other members", "The meeting selected four other members"),
    ("A/HRC/55/69", "23", "footnote-missing", "[40: \t\tA/HRC/52/35.]", "[41: \t\tA/HRC/52/35.]"),
    ("A/HRC/55/69", "65", "list-differs", "The requests fall into three categories", "The requests fall into two categories"),
    ("A/HRC/55/69", "16", "misprinted-name", "Special Rapporteur on the right to education marked", "Special Rapporteur on the right on education marked"),
    ("CC-letter-2020-03-10", "c", "letter-repeated", "b) Permanent missions", "c) Permanent missions"),
    ("CC-letter-2020-03-10", "p10", "letter-repeated", "b) specific cases", "d) specific cases"),
]  # fmt: skip
FLOOR = 0.95


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    manifest = shipped_manifest()
    paths = [Path(shipped("data/documents")) / name for name in manifest]
    return {manifest[path.name].id: read_source(path, manifest[path.name]) for path in paths}


@pytest.fixture(scope="module")
def unchanged(sources: dict[str, Source]) -> dict[str, Extraction]:
    return {name: read(source) for name, source in sources.items()}


def read(source: Source) -> Extraction:
    return extract(parse(source), pipeline())


def places(extractions: dict[str, Extraction]) -> set[Place]:
    return {
        (extraction.document.id, extraction.document.blocks[fact.block].label, fact.problem.partition(":")[0])
        for extraction in audit_all(list(extractions.values()))
        for fact in extraction.facts
        if isinstance(fact, AuditFact)
    }


def batches() -> list[list[tuple[str, ...]]]:
    """The mistakes in rounds with one mistake a paragraph."""
    rounds: list[list[tuple[str, ...]]] = []
    for row in PLANTED:
        free = (r for r in rounds if all(row[:2] != other[:2] for other in r))
        chosen = next(free, None)
        if chosen is None:
            rounds.append(chosen := [])
        chosen.append(row)
    return rounds


def test_planted_mistakes_are_found(sources: dict[str, Source], unchanged: dict[str, Extraction]) -> None:
    missed = []
    for batch in batches():
        extractions = dict(unchanged)
        for name in {row[0] for row in batch}:
            text = sources[name].text
            for document, _, _, old, new, *_ in batch:
                if document == name:
                    assert old in text, old
                    text = text.replace(old, new, 1)
            extractions[name] = read(replace(sources[name], text=text))
        found = places(extractions)
        missed += [row for row in batch if ((row[5:] or row)[0], row[1], row[2]) not in found]
    assert len(missed) <= (1 - FLOOR) * len(PLANTED), missed
