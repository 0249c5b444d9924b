"""All rules over one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from sp_graph.model import Document, Extraction, Fact, Mention
from sp_graph.nlp.annotate import annotate

FAMILIES = (reports, citations, figures, states, people, bodies, events, contributions, changes, road_maps)

_ALWAYS_LINKED = ("state", "body", "person", "theme")
"""Kinds of which every find is linked. One that a person unlinked is none to the rules; a mandate or
symbol without a link is still one, so that what follows is not taken for its neighbour's."""

Relink = Callable[[Document, Sequence[Mention]], Sequence[Mention]]
"""Changes the links of a document's mentions, as people decided, before its facts are read."""


def extract(document: Document, nlp: Language, relink: Relink | None = None) -> Extraction:
    """Read a document: mentions with their links, and the facts the rules find.

    Arguments: a parsed document, and a pipeline with the components of `sp_graph.nlp`
    (`sp_graph.nlp.components.build_pipeline()`).
    """
    mentions: Sequence[Mention] = annotate(document, nlp)
    if relink:
        mentions = relink(document, mentions)
    reading = Reading(document, [m for m in mentions if m.target is not None or m.kind not in _ALWAYS_LINKED])
    facts: list[Fact] = [fact for family in FAMILIES for fact in family(reading)]
    finder = nlp.get_pipe("sp_mandates").finder
    named = {m.target for m in mentions if m.kind == "mandate"}
    new = [finder.new[slug] for slug in sorted(finder.new) if slug in named]
    return Extraction(document, mentions, facts, new)
