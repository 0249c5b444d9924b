"""All rules over one document."""

from __future__ import annotations

from spacy.language import Language

from sp_graph.facts.bodies import bodies
from sp_graph.facts.changes import changes
from sp_graph.facts.citations import citations
from sp_graph.facts.contributions import contributions
from sp_graph.facts.events import events
from sp_graph.facts.figures import figures
from sp_graph.facts.people import people
from sp_graph.facts.reading import Reading
from sp_graph.facts.reports import reports
from sp_graph.facts.roadmaps import road_maps
from sp_graph.facts.states import states
from sp_graph.model import Document, Extraction, Fact
from sp_graph.nlp.annotate import annotate

FAMILIES = (reports, citations, figures, states, people, bodies, events, contributions, changes, road_maps)


def extract(document: Document, nlp: Language) -> Extraction:
    """Read a document: mentions with their links, and the facts the rules find.

    Arguments: a parsed document, and a pipeline with the components of `sp_graph.nlp`
    (`sp_graph.nlp.components.build_pipeline()`).
    """
    mentions = annotate(document, nlp)
    reading = Reading(document, mentions)
    facts: list[Fact] = [fact for family in FAMILIES for fact in family(reading)]
    finder = nlp.get_pipe("sp_mandates").finder
    named = {m.target for m in mentions if m.kind == "mandate"}
    new = [finder.new[slug] for slug in sorted(finder.new) if slug in named]
    return Extraction(document, mentions, facts, new)
