"""The finders as spaCy components.

Each component writes its finds to `doc.spans[<kind>]` (the label is the kind, the
knowledge-base id the target) and, with all their detail, to `doc.user_data["sp_graph"]`.
The factories are registered as entry points, so `nlp.add_pipe("sp_states")` works in any
English pipeline once the package is installed.

The finders read the text as it is; blocks of a document are joined by line breaks, which
no name and no date goes across.
"""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sp_graph.authority.bodies import load_bodies
from sp_graph.authority.mandates import load_mandates
from sp_graph.authority.states import load_states
from sp_graph.authority.themes import load_themes
from sp_graph.nlp.dates import find_dates
from sp_graph.nlp.figures import find_figures
from sp_graph.nlp.found import Found, outside
from sp_graph.nlp.gazetteer import fold_text, words_of
from sp_graph.nlp.mandates import MandateFinder
from sp_graph.nlp.names import NameFinder, body_finder, state_finder, theme_finder
from sp_graph.nlp.people import find_people
from sp_graph.nlp.symbols import find_symbols

KEY = "sp_graph"
TEXT = "sp_graph_text"
COMPONENTS = ("sp_symbols", "sp_mandates", "sp_people", "sp_states", "sp_bodies", "sp_themes", "sp_dates",
              "sp_figures")  # fmt: skip


def finds_of(doc: Doc) -> dict[str, list[Found]]:
    """All finds of the components that ran over `doc`, by kind."""
    stored: dict[str, list[Found]] = doc.user_data.setdefault(KEY, {})
    return stored


def text_of(doc: Doc) -> str:
    """The text of `doc`; spaCy joins it anew from the tokens at each `doc.text`, so it is kept."""
    text = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return str(text)


def _folded(doc: Doc) -> str:
    """The folded text of `doc`, made once for all components."""
    folded = doc.user_data.get("sp_graph_folded")
    if folded is None:
        folded = doc.user_data["sp_graph_folded"] = fold_text(text_of(doc))
    return str(folded)


def _words(doc: Doc) -> list[tuple[int, str]]:
    """The words of the folded text, made once for all components."""
    words: list[tuple[int, str]] | None = doc.user_data.get("sp_graph_words")
    if words is None:
        words = doc.user_data["sp_graph_words"] = words_of(_folded(doc))
    return words


def _store(doc: Doc, kind: str, finds: list[Found]) -> Doc:
    finds_of(doc)[kind] = finds
    spans = []
    for find in finds:
        span = doc.char_span(find.start, find.end, label=kind, kb_id=find.target or "", alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[kind] = spans
    return doc


class _Mandates:
    def __init__(self) -> None:
        self.finder = MandateFinder(load_mandates().values(), load_states().values())

    def __call__(self, doc: Doc) -> Doc:
        return _store(doc, "mandate", self.finder.find(text_of(doc), _folded(doc), _words(doc)))


class _Names:
    def __init__(self, finder: NameFinder) -> None:
        self.finder = finder

    def __call__(self, doc: Doc) -> Doc:
        finds = self.finder.find(text_of(doc), _folded(doc), _words(doc))
        known = finds_of(doc)
        if self.finder.kind == "body":
            finds = outside(finds, known.get("mandate", []))
        if self.finder.kind == "state":
            finds = outside(finds, known.get("person", []))
        return _store(doc, self.finder.kind, finds)


@Language.component("sp_symbols")
def symbols(doc: Doc) -> Doc:
    """Document symbols and resolutions."""
    return _store(doc, "symbol", find_symbols(text_of(doc)))


@Language.factory("sp_mandates")
def mandates(nlp: Language, name: str) -> _Mandates:
    """Mandates, known and new."""
    return _Mandates()


@Language.component("sp_people")
def people(doc: Doc) -> Doc:
    """Persons; wants `sp_mandates` before it."""
    posts = [(f.start, f.end) for f in finds_of(doc).get("mandate", [])]
    return _store(doc, "person", find_people(text_of(doc), posts))


@Language.factory("sp_states")
def states(nlp: Language, name: str) -> _Names:
    """States under all their names."""
    return _Names(state_finder(load_states().values()))


@Language.factory("sp_bodies")
def bodies(nlp: Language, name: str) -> _Names:
    """United Nations bodies, officials by post and regional mechanisms."""
    return _Names(body_finder(load_bodies().values()))


@Language.factory("sp_themes")
def themes(nlp: Language, name: str) -> _Names:
    """Terms of the theme scheme."""
    return _Names(theme_finder(load_themes().values()))


@Language.component("sp_dates")
def dates(doc: Doc) -> Doc:
    """Dates and periods."""
    return _store(doc, "date", find_dates(text_of(doc)))


@Language.component("sp_figures")
def figures(doc: Doc) -> Doc:
    """Numbers in digits and words, without those that belong to dates and symbols."""
    finds = find_figures(text_of(doc))
    for kind in ("date", "symbol"):
        finds = outside(finds, finds_of(doc).get(kind, []))
    return _store(doc, "figure", finds)


def build_pipeline() -> Language:
    """A blank English pipeline with all components; nothing is downloaded."""
    nlp = spacy.blank("en")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp
