from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sp_graph.authority.bodies import BODY_COLUMNS, load_bodies, read_bodies
from sp_graph.errors import DataError

WHO = "who\tun-body\tWorld Health Organization\tWHO\treference\n"


def test_categories() -> None:
    counts = Counter(body.category for body in load_bodies().values())
    assert counts["reference"] == 55, "bodies.tsv: the bodies that extraction is measured by are fixed"
    assert {slug for slug, body in load_bodies().items() if body.category == "own"} == {
        "coordination-committee",
        "special-procedures",
    }


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("human-rights-council", "the Council"),
        ("ohchr", "Office of the High Commissioner for Human Rights"),
        ("african-commission", "African Commission on Human and Peoples' Rights"),
        ("peacebuilding-support-office", "Peace-building Support Office"),
        ("asean-intergovernmental-commission", "ASEAN Intergovernmental Commission on Human Rights"),
        ("odihr", "OSCE/ODIHR"),
        ("un-women", "UN-Women"),
        ("human-rights-committee", "Human Rights Committee"),
        ("commission-human-rights", "Commission on Human Rights"),
    ],
)
def test_known_names(slug: str, name: str) -> None:
    assert name in load_bodies()[slug].names


def test_no_acronym_means_a_treaty_too() -> None:
    for body in load_bodies().values():
        shared = {"CAT", "CEDAW", "CERD", "CMW", "CRC", "CRPD", "ICCPR"}.intersection(body.names)
        assert not shared, f"bodies.tsv: {body.slug} has {shared}, which name treaties too"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (WHO.replace("un-body", "agency"), r"bodies\.tsv, line 2: kind is 'agency'"),
        (WHO.replace("reference", "other"), "category is 'other'"),
        (WHO.replace("\tWHO\t", "\tWorld Health Organization\t"), "is both the name and a variant"),
        (
            WHO + "zoo\tother\tThe Zoo\tWHO\tadded\n",
            "line 3: the body name 'WHO' is claimed by who and by zoo",
        ),
        ("w h o" + WHO[3:], "slug is 'w h o'"),
    ],
)
def test_refuses_bad_rows(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "bodies.tsv"
    path.write_text("\t".join(BODY_COLUMNS) + "\n" + rows, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_bodies(str(path))
