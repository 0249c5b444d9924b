"""The canned queries: one question a file, everything about it in the file's header."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sp_graph.errors import DataError, QuestionError
from sp_graph.query.header import read_header, split
from sp_graph.query.nearest import nearest
from sp_graph.query.substitute import parameters_of
from sp_graph.resources import shipped

if TYPE_CHECKING:
    from sp_graph.query.header import Headers

# Types of parameters: those that name things in the graph, and plain values.
THING_TYPES = {
    "theme", "mandate", "state", "document", "person", "body", "measure", "role", "breakdown", "regional-group",
    "event-kind", "state-relation", "document-kind", "mandate-kind", "mandate-scope", "fact",
}  # fmt: skip
VALUE_TYPES = {"year", "integer", "string", "date"}
_DECORATIONS = ("_iri", "_integer", "_literal", "_xsd_gYear", "_xsd_date", "_xsd_string")


class Parameter:
    """A parameter: its name for the user, its variable in the query, its type, and help."""

    __slots__ = ("default", "description", "example", "name", "required", "type", "variable")

    def __init__(self, variable: str, fields: dict[str, str], default: str | None) -> None:
        self.variable = variable
        self.name = fields["name"]
        self.type = fields["type"]
        self.description = fields.get("description", "")
        self.example = fields.get("example", "")
        self.default = default
        self.required = not variable.startswith("__") and default is None


class CannedQuery:
    """A question: `name` is the file's, `text` the SPARQL without its header."""

    __slots__ = ("description", "name", "parameters", "plot", "summary", "tags", "text")

    def __init__(self, name: str, source: str) -> None:
        lines, text = split(source)
        where = f"{name}.rq"
        headers = read_header(lines, where)
        self.name = name
        self.text = text
        self.summary = _text(headers, "summary", where)
        self.description = _text(headers, "description", where)
        self.tags = [t for t in _list(headers, "tags") if isinstance(t, str)]
        self.plot = str(headers.get("x-plot", ""))
        self.parameters = _parameters(headers, text, where)


def names() -> list[str]:
    """The names of all canned queries, sorted."""
    folder = shipped("queries")
    return sorted(file[:-3] for file in os.listdir(folder) if file.endswith(".rq"))


def load(name: str) -> CannedQuery:
    """The canned query `name`. Raises `QuestionError` naming the nearest ones if there is none."""
    path = os.path.join(shipped("queries"), f"{name}.rq")
    if os.sep in name or "/" in name or name.startswith(".") or not os.path.isfile(path):
        close = nearest(name, names())
        hint = f"; did you mean {', '.join(close)}?" if close else "."
        raise QuestionError(f"there is no question {name!r}{hint} `sp-graph query` lists them all.")
    with open(path, encoding="utf-8") as file:
        return CannedQuery(name, file.read())


def load_all() -> list[CannedQuery]:
    """All canned queries, by name."""
    return [load(name) for name in names()]


def _text(headers: Headers, key: str, where: str) -> str:
    value = headers.get(key)
    if not isinstance(value, str) or not value:
        raise DataError(f"{where}: the header {key} is missing")
    return value


def _list(headers: Headers, key: str) -> list[str | dict[str, str]]:
    value = headers.get(key, [])
    return value if isinstance(value, list) else []


def _parameters(headers: Headers, text: str, where: str) -> list[Parameter]:
    defaults: dict[str, str] = {}
    for entry in _list(headers, "defaults"):
        if isinstance(entry, dict):
            defaults.update(entry)
    described = {}
    for entry in _list(headers, "x-parameters"):
        if not isinstance(entry, dict) or not {"name", "type"} <= set(entry):
            raise DataError(f"{where}: each entry of x-parameters needs a name and a type")
        if entry["type"] not in THING_TYPES | VALUE_TYPES:
            raise DataError(f"{where}: {entry['type']} is no type of parameter")
        described[entry["name"]] = entry
    parameters = []
    for variable in parameters_of(text):
        name = plain_name(variable)
        if name not in described:
            raise DataError(f"{where}: the parameter {name} is not described in x-parameters")
        parameters.append(Parameter(variable, described.pop(name), defaults.get(name)))
    if described:
        raise DataError(f"{where}: the query has no parameter {next(iter(described))}")
    return parameters


def plain_name(variable: str) -> str:
    """The name a user writes for a parameter: `_theme_iri` is theme."""
    name = variable.lstrip("_")
    for decoration in _DECORATIONS:
        if name.endswith(decoration):
            return name[: -len(decoration)]
    return name
