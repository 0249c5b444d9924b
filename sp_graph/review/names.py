"""From what a person writes for a value to the value itself: slugs, codes, or any name of a thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from pyoxigraph import Store

from sp_graph.errors import DataError, QuestionError
from sp_graph.graph.authority import add_authority
from sp_graph.graph.ontology import add_ontology
from sp_graph.graph.terms import Dataset, decimal, is_date
from sp_graph.model import MentionKind
from sp_graph.namespaces import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, fold, slug, thing
from sp_graph.query.values import find_thing

PAIR = re.compile(r"(?:^|; *)([a-z-]+) *= *")

SYMBOL = r"^([A-Z]+(/([A-Z0-9][A-Z0-9()-]*|[A-Z][A-Za-z]*\.[0-9]+))+|[A-Za-z0-9][A-Za-z0-9.-]*)$"
PERIOD = (
    r"^(undated|(as-of )?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    r"|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\.\.))$"
)
"""The forms of document symbols and of periods of figures; those of the shapes."""

_THINGS: dict[str | tuple[str, str], str | None] = {
    **dict.fromkeys(("mandate", "theme", "state", "measure", "role", "bound", "certainty"), ""),
    ("bodies", "body"): "body",
    ("road-maps", "body"): "body",
    ("states", "relation"): "state-relation",
    ("bodies", "relation"): "body-relation",
    ("citations", "kind"): "document-kind",
    ("events", "kind"): "event-kind",
    ("events", "status"): "event-status",
    ("events", "theme"): None,
    ("mandate-changes", "change"): "mandate-change",
}
"""What kind of thing a column names, by family and column or by column alone; "" if it is called as the column."""


def pairs(text: str) -> dict[str, str]:
    """The values in "mandate=sr-food; symbol=A/HRC/53/34" by column; none if it has another form.

    Raises `ValueError` if a column is there twice.
    """
    found = list(PAIR.finditer(text))
    if not found or found[0].start():
        return {}
    ends = [match.start() for match in found[1:]] + [len(text)]
    given: dict[str, str] = {}
    for match, end in zip(found, ends, strict=True):
        if match[1] in given:
            raise ValueError(f"{match[1]} is there twice")
        given[match[1]] = text[match.end() : end].strip()
    return given


class Names:
    """What is known before any document is read, by its names; `more` are mandates found in documents."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        self.more = set(more)

    @cached_property
    def _known(self) -> Store:
        dataset = Dataset()
        add_ontology(dataset.graph(ONTOLOGY_GRAPH))
        add_authority(dataset.graph(AUTHORITY_GRAPH))
        store = Store()
        store.extend(dataset.quads())
        return store

    def find(self, kind: str, name: str) -> str:
        """The slug or code of the thing that `name` means.

        Raises `ValueError` that gives the nearest known names if there is none, or several.
        """
        if kind == "mandate" and name in self.more:
            return name
        try:
            return find_thing(self._known, kind, name).removeprefix(thing(kind, ""))
        except QuestionError as error:
            raise ValueError(str(error)) from error

    def same(self, family: str, column: str, given: str, value: str) -> bool:
        """Whether `given` means the `value` of a column: the same text, number or thing."""
        if fold(given) == fold(value):
            return True
        if column == "value":
            return _number(given) == _number(value)
        kind = thing_kind(family, column)
        if not kind or not given:
            return False
        try:
            return self.find(kind, given) == value
        except ValueError:
            return False

    def value(self, family: str, column: str, given: str) -> str:
        """The value that a correction puts into a column.

        Raises `ValueError` if it is none that the column can have.
        """
        if kind := thing_kind(family, column):
            return self.find(kind, given)
        form = _FORMS.get((family, column)) or _FORMS.get(("", column))
        if not form:
            return given
        accepted, meaning = form
        if column == "value":
            given = _number(given)
        if not accepted(given):
            raise ValueError(f"{column} is {given!r}, not {meaning}")
        return given

    def target(self, kind: MentionKind, given: str) -> str:
        """What a mention of a kind stands for, as a person names it. Raises `ValueError` as `value` does."""
        if kind in ("mandate", "state", "body", "theme"):
            return self.find(kind, given)
        return self.value("", "person" if kind == "person" else "symbol", given)


def thing_kind(family: str, column: str) -> str | None:
    """What kind of thing a column of a family names, if any."""
    kind = _THINGS.get((family, column), _THINGS.get(column))
    return column if kind == "" else kind


def _number(text: str) -> str:
    try:
        return decimal(text.replace(",", "").replace(" ", "")).value
    except DataError:
        return text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.search(pattern, text) is not None


_A_DAY = (is_date, "a day, month or year such as 2020-04-30, 2020-04 or 2020")
_FORMS: dict[tuple[str, str], tuple[Callable[[str], bool], str]] = {
    ("", "symbol"): (_matches(SYMBOL), "a document symbol such as A/HRC/53/34"),
    ("", "resolution"): (_matches(SYMBOL), "a document symbol such as A/HRC/RES/54/9"),
    ("figures", "value"): (_is_number, "a number"),
    ("figures", "period"): (_matches(PERIOD), "2020, as-of 2020-12-31, 2015-01-01/2019-12-31 or undated"),
    ("events", "start"): _A_DAY,
    ("events", "end"): _A_DAY,
    ("road-maps", "date"): _A_DAY,
    ("", "person"): (lambda text: bool(slug(text)), "a name"),
    ("", "event"): (bool, "a title"),
    ("", "title"): (lambda text: bool(slug(text)), "a title"),
}
"""The form that a column's values have, and how it is described, by family and column or by column alone."""
