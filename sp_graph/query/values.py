"""From what a user writes for a parameter to a checked RDF term.

A thing may be named by its label, any other name, its symbol, slug, code or IRI; case,
accents and apostrophes do not matter. Nothing is guessed: a name that no thing has, or
that several have, is an error that gives the nearest known ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sp_graph.errors import QuestionError
from sp_graph.namespaces import PREFIXES, THINGS, fold, slug, thing
from sp_graph.query.nearest import nearest

if TYPE_CHECKING:
    from pyoxigraph import Store

    from sp_graph.query.canned import Parameter

_CLASSES = {
    "mandate": "sp:Mandate",
    "state": "sp:State",
    "document": "sp:Document",
    "person": "foaf:Person",
    "body": "sp:Body",
}
# Where the names of a kind of thing stand; asking for no other properties keeps the look-up fast.
_LABELS = "skos:prefLabel|skos:altLabel|skos:notation"
_NAMED_BY = {"document": "dcterms:identifier|skos:notation|dcterms:title", "person": f"foaf:name|{_LABELS}"}
_IRI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+"
_YEAR = r"\d{4}"
_DATE = r"\d{4}-\d\d-\d\d"
_WHOLE = r"[+-]?\d{1,18}"


def term_for(store: Store, parameter: Parameter, value: str) -> str:
    """The term of a parameter's value, in SPARQL syntax.

    Raises `QuestionError` that names the parameter and the nearest known values.
    """
    value = value.strip()
    match parameter.type:
        case "year":
            if not re.fullmatch(_YEAR, value, re.ASCII):
                raise _bad(parameter, value, "a year such as 2023")
            return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#gYear>'
        case "date":
            if not re.fullmatch(_DATE, value, re.ASCII):
                raise _bad(parameter, value, "a date such as 2023-06-12")
            return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#date>'
        case "integer":
            if not re.fullmatch(_WHOLE, value, re.ASCII):
                raise _bad(parameter, value, "a whole number")
            return str(int(value))
        case "string":
            return string_literal(value)
    return f"<{find_thing(store, parameter.type, value, parameter.name)}>"


def string_literal(value: str) -> str:
    """`value` as a SPARQL string literal."""
    from pyoxigraph import Literal

    return str(Literal(value))


def find_thing(store: Store, kind: str, value: str, name: str = "") -> str:
    """The IRI of the thing of this kind that `value` names.

    Raises `QuestionError` if there is none or several.
    """
    for iri in _direct(kind, value):
        if re.fullmatch(_IRI, iri) and _exists(store, kind, iri):
            return iri
    exact = _labelled(store, kind, value)
    if len(exact) == 1:
        return exact[0]
    wanted = fold(value)
    owners: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for iri, label in names_of(store, kind):
        folded = fold(label)
        owners.setdefault(folded, set()).add(iri)
        labels.setdefault(folded.replace(" ", "-"), label)
    found = owners.get(wanted) or owners.get(wanted.removeprefix("the ")) or set()
    if not found and kind == "mandate":
        # "right to food" is the end of one mandate's name, or stands in the names of one only.
        ending = {i for f, iris in owners.items() if f.endswith(f" {wanted}") for i in iris}
        found = ending or {i for f, iris in owners.items() if f" {wanted} " in f" {f} " for i in iris}
    if not found and kind == "theme":
        # The theme of "right to food" is food.
        found = owners.get(wanted.removeprefix("the ").removeprefix("right to ").removeprefix("the ")) or set()
    what = f"{name}: " if name else ""
    if len(found) == 1:
        return next(iter(found))
    if found:
        several = ", ".join(sorted(iri.removeprefix(THINGS) for iri in found)[:6])
        raise QuestionError(f"{what}{value!r} is the name of several things: {several}; give one of these")
    close = nearest(value, labels.values())
    hint = f"; the nearest known: {', '.join(repr(c) for c in close)}" if close else ""
    raise QuestionError(f"{what}no {kind.replace('-', ' ')} is known as {value!r}{hint}")


def _bad(parameter: Parameter, value: str, wanted: str) -> QuestionError:
    return QuestionError(f"{parameter.name}: {value!r} is not {wanted}")


def _direct(kind: str, value: str) -> list[str]:
    """The IRIs that `value` may stand for by its form alone."""
    if value.startswith(("http://", "https://")):
        return [value]
    prefix, colon, local = value.partition(":")
    if colon and prefix in PREFIXES:
        return [PREFIXES[prefix] + local]
    if kind == "state":
        return [thing("state", value.upper())] if len(value) == 3 else []
    if kind == "document":
        return [thing("document", value), thing("document", value.upper())]
    if kind == "fact":
        return [thing("fact", value.removeprefix("id:").removeprefix("fact/"))]
    return [thing(kind, slug(value))] if slug(value) else []


def _pattern(kind: str, subject: str) -> str:
    if kind == "fact":  # published or not: a person may ask for the evidence of what was rejected
        return f"{subject} sp:rule ?rule ."
    if kind in _CLASSES:
        return f"{subject} a {_CLASSES[kind]} ."
    return f"{subject} skos:inScheme <{thing('scheme', kind)}> ."


def _exists(store: Store, kind: str, iri: str) -> bool:
    pattern = f"<{iri}> a/rdfs:subClassOf? sp:Body ." if kind == "body" else _pattern(kind, f"<{iri}>")
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES, use_default_graph_as_union=True))


def _labelled(store: Store, kind: str, value: str) -> list[str]:
    """The things of a kind with exactly this label, letter by letter: no need to read all names then."""
    label = f"{string_literal(value)}@en"
    pattern = "?thing a/rdfs:subClassOf? sp:Body ." if kind == "body" else _pattern(kind, "?thing")
    rows = store.query(
        f"""SELECT DISTINCT ?thing WHERE {{
            {{ ?thing skos:prefLabel {label} }} UNION {{ ?thing skos:altLabel {label} }} {pattern} }}""",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    return [row[0].value for row in rows]  # type: ignore[union-attr]


def names_of(store: Store, kind: str) -> list[tuple[str, str]]:
    """All names of all things of a kind as (IRI, name), sorted."""
    pattern = "?thing a/rdfs:subClassOf? sp:Body ." if kind == "body" else _pattern(kind, "?thing")
    rows = store.query(
        f"""SELECT DISTINCT ?thing ?name WHERE {{ {pattern}
            ?thing {_NAMED_BY.get(kind, _LABELS)} ?name }}""",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    return sorted((row[0].value, row[1].value) for row in rows)  # type: ignore[union-attr]
