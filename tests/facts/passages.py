"""Passages of a test as a document that the rules can read."""

from functools import cache

from spacy.language import Language

from sp_graph.documents.parse import parse
from sp_graph.facts.reading import Reading
from sp_graph.model import Source, SourceInfo
from sp_graph.nlp.annotate import annotate
from sp_graph.nlp.components import build_pipeline

FOOD = "Special Rapporteur on the right to food"
HOUSING = (
    "Special Rapporteur on adequate housing as a component of the right to an adequate standard of living, "
    "and on the right to non-discrimination in this context"
)
MIGRANTS = "Special Rapporteur on the human rights of migrants"
TORTURE = "Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment"
EXECUTIONS = "Special Rapporteur on extrajudicial, summary or arbitrary executions"
MINORITIES = "Special Rapporteur on minority issues"
CULTURE = "Special Rapporteur in the field of cultural rights"
BUSINESS = "Working Group on the issue of human rights and transnational corporations and other business enterprises"
MISSING = "Working Group on Enforced or Involuntary Disappearances"
MANDATES = {
    "FOOD": FOOD, "HOUSING": HOUSING, "MIGRANTS": MIGRANTS, "TORTURE": TORTURE, "EXECUTIONS": EXECUTIONS,
    "MINORITIES": MINORITIES, "CULTURE": CULTURE, "BUSINESS": BUSINESS, "MISSING": MISSING,
}  # fmt: skip


@cache
def pipeline() -> Language:
    """The components, built once."""
    return build_pipeline()


def written_out(text: str) -> str:
    """`text` with the titles of mandates in place of the names above."""
    for name, title in MANDATES.items():
        text = text.replace(f"@{name}", title)
    return text


def reading_of(
    text: str, *, heading: str = "Thematic work", kind: str = "annual-report", date: str = "", year: int | None = 2016
) -> Reading:
    """A document whose second paragraph is `text`, with its mentions; @FOOD and the like are written out."""
    body = f"\tI.\tIntroduction\n1. The report has two parts.\n\tII.\t{heading}\n2. {written_out(text)}\n"
    info = SourceInfo(id="A/HRC/34/934", file="x.txt", kind=kind, date=date, reports_on=year)
    document = parse(Source(info, body, "0"))
    return Reading(document, annotate(document, pipeline()))
