"""States, bodies and themes by their names."""

from __future__ import annotations

from collections.abc import Iterable

from sp_graph.authority.bodies import Body
from sp_graph.authority.states import State
from sp_graph.authority.themes import Theme
from sp_graph.model import MentionKind
from sp_graph.nlp.found import Found
from sp_graph.nlp.gazetteer import Gazetteer

# Places and posts that hold the name of a State or body without naming it.
_NO_STATE = ("Northern Ireland", "American Samoa", "New Mexico", "Guinea worm", "Equatorial Guinean", "Gulf of Guinea",
             "Lake Chad", "Georgia Tech", "South Georgia", "Jordan River", "Jordan Valley", "Sea of Japan",
             "New Guinea", "Niger Delta", "Viet Nam war")  # fmt: skip
_NO_BODY = ("Council of Europe", "European Council", "National Council", "Council of Ministers", "Council of State",
            "Human Rights Council Advisory Committee", "High Commissioner on National Minorities",
            "Deputy Secretary-General of the United Nations Association")  # fmt: skip


class NameFinder:
    """Finds the names of one kind of thing."""

    def __init__(self, kind: MentionKind) -> None:
        self.kind = kind
        self.names = Gazetteer()

    def find(self, text: str, folded: str, words: list[tuple[int, str]]) -> list[Found]:
        """The names in `text` (with its folded form and words); blockers are left out."""
        kind = self.kind
        found = self.names.find(text, folded, words)
        return [Found(kind, start, end, value, "name") for start, end, value in found if value]


def state_finder(states: Iterable[State]) -> NameFinder:
    """Finds States under all their names; capitals count, so "chad" and "turkey" are no States."""
    finder = NameFinder("state")
    for state in states:
        for name in (*state.names, *state.abbreviations):
            finder.names.add(name, state.iso3, exact=True)
    for name in _NO_STATE:
        finder.names.add(name, None, exact=True)
    return finder


def body_finder(bodies: Iterable[Body]) -> NameFinder:
    """Finds bodies; names of one word and abbreviations only with their capitals."""
    finder = NameFinder("body")
    known = set()
    for body in bodies:
        for name in (body.name, *body.variants):
            single = " " not in name.removeprefix("the ")
            finder.names.add(name, body.slug, exact=single or name.isupper())
            known.add(name)
    for name in _NO_BODY:
        if name not in known:
            finder.names.add(name, None)
    return finder


def theme_finder(themes: Iterable[Theme]) -> NameFinder:
    """Finds the terms of the theme scheme."""
    finder = NameFinder("theme")
    for theme in themes:
        for term in theme.terms:
            finder.names.add(term, theme.slug)
    return finder
