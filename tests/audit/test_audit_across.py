"""A document against those before it."""

import pytest
from audit_samples import kinds, problems_with, read

from sp_graph.audit.audit import audit, audit_all
from sp_graph.model import AuditFact

VISITS_2019 = "In 2019, mandate holders conducted 84 in situ visits to 57 States and territories."
NEVER_2019 = "The number of States that have never received a visit by a mandate holder is 22."

WRONG = [
    (
        "no-such-change",
        NEVER_2019,
        "The number of States that had never received a visit by a mandate holder was reduced to 22.",
    ),
    (
        "no-such-change",
        NEVER_2019,
        "The number of States that had never received a visit by a mandate holder was reduced to 23.",
    ),
    (
        "no-such-change",
        VISITS_2019,
        "The number of country visits increased significantly.\n5.\tIn 2020, mandate holders conducted 13 in situ visits.",
    ),
    (
        "differs-from-earlier",
        VISITS_2019,
        "In 2019, by comparison with 2020, mandate holders conducted 82 in situ visits to States and territories.",
    ),
    (
        "differs-from-earlier",
        "Users can find all communications sent and replies received since the nineteenth session of the Human Rights Council.",
        "The website holds all communications sent and replies received since the eighteenth session of the Human Rights Council.",
    ),
    (
        "ordinal-disagrees",
        "The Forum on Minority Issues held its twelfth session on 28 and 29 November 2019.",
        "The Forum on Minority Issues held its fifteenth session on 19 and 20 November 2020.",
    ),
    (
        "ordinal-disagrees",
        "For the third time, the Chair of the Coordination Committee sent a letter to all members of the Security Council in April.",
        "For the third time, the Chair of the Coordination Committee sent a letter to all members of the Security Council in May.",
    ),
    (
        "balance-disagrees",
        "In all, 126 Member States have extended a standing invitation to the special procedures.",
        "In 2020, one Member State extended a standing invitation, resulting in 129 Member States having extended a standing "
        "invitation.",
    ),
]  # fmt: skip

RIGHT = [
    (
        NEVER_2019,
        "The number of States that had never received a visit by a mandate holder was reduced to 21.",
    ),
    (
        VISITS_2019,
        "The number of country visits reduced significantly.\n5.\tIn 2020, mandate holders conducted 13 in situ visits.",
    ),
    (VISITS_2019, "In 2019, by comparison with 2020, mandate holders conducted 84 in situ visits to States and territories."),
    (VISITS_2019, "In 2020, mandate holders conducted 13 in situ visits to 11 States and territories."),
    (
        "The Forum on Minority Issues held its twelfth session on 28 and 29 November 2019.",
        "The Forum on Minority Issues held its thirteenth session on 19 and 20 November 2020.",
    ),
    (
        "In all, 126 Member States have extended a standing invitation to the special procedures.",
        "In 2020, one Member State extended a standing invitation, resulting in 127 Member States having extended a standing "
        "invitation.",
    ),
    (
        "All reports have been collected since the nineteenth session of the Human Rights Council.",
        "The two mandates have been merged since the eighteenth session of the Human Rights Council.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "earlier", "later"), WRONG)
def test_what_the_earlier_report_does_not_bear_out(kind: str, earlier: str, later: str) -> None:
    before, after = read(earlier, symbol="A/HRC/43/64", year=2019), read(later)
    assert kind in problems_with(before, after)
    assert kind not in kinds(audit(after))


@pytest.mark.parametrize(("earlier", "later"), RIGHT)
def test_what_agrees_with_the_earlier_report(earlier: str, later: str) -> None:
    assert problems_with(read(earlier, symbol="A/HRC/43/64", year=2019), read(later)) == []


def test_the_finding_belongs_to_the_later_document_whatever_the_order() -> None:
    before = read(NEVER_2019, symbol="A/HRC/43/64", year=2019)
    after = read("The number of States that had never received a visit by a mandate holder was reduced to 22.")
    for order in ([before, after], [after, before]):
        audited = audit_all(order)
        assert [e.document.id for e in audited] == [e.document.id for e in order]
        found = {e.document.id: [f for f in e.facts if isinstance(f, AuditFact)] for e in audited}
        assert not found["A/HRC/43/64"]
        assert "A/HRC/43/64 (para. 4) has 22 for 2019" in found["A/HRC/46/61"][0].detail
