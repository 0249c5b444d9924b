"""The SPARQL 1.1 Protocol: from a request to one query and its dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sp_graph.web.media import GRAPHS, RESULTS
from sp_graph.web.negotiate import choose
from sp_graph.web.problems import Problem
from sp_graph.web.request import parse_pairs
from sp_graph.web.syntax import update_refused

if TYPE_CHECKING:
    from sp_graph.web.addresses import Addresses
    from sp_graph.web.request import Pairs, Request
    from sp_graph.web.response import Response
    from sp_graph.web.service import Service

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
# What a suffix of the address asks for: the format of a table, and that of a graph.
SUFFIXES: dict[str, tuple[str | None, str | None]] = {
    "json": ("srj", "jsonld"),
    "xml": ("srx", "rdf"),
    **{name: (name, None) for name in RESULTS},
    **{name: (None, name) for name in GRAPHS},
}
_LONGEST_LOCATION = 1_500


async def answer_query(service: Service, request: Request, addresses: Addresses, suffix: str) -> Response:
    """The results of the query in a request.

    Raises `Problem`: 400, 403 for an update, 405, 406, 413, 415, and as the evaluation says.
    """
    text, pairs = await _query(request)
    results, graph = SUFFIXES[suffix] if suffix else _formats(request)
    if results is None and graph is None:
        types = [form.media_type for form in (*RESULTS.values(), *GRAPHS.values())]
        raise Problem(406, "accept", f"Results can be had as {', '.join(types)}.", available=types)
    about: dict[str, Any] = {"op": "query", "results": results, "graph": graph}
    for member, name in (("default", "default-graph-uri"), ("named", "named-graph-uri")):
        if values := [value for key, value in pairs if key == name]:
            about[member] = values

    def location(form: str) -> dict[str, str]:
        query = request.query_string
        if (
            suffix
            or not request.reads
            or len(query) > _LONGEST_LOCATION
            or not (query.isascii() and query.isprintable())
        ):
            return {}
        return {"content-location": addresses.with_suffix("/sparql", form, query)}

    return await service.answer(request, addresses, about, text.encode(), location)


def _formats(request: Request) -> tuple[str | None, str | None]:
    return choose(request.accept, RESULTS), choose(request.accept, GRAPHS)


async def _query(request: Request) -> tuple[str, Pairs]:
    """The query and all parameters of a request."""
    pairs = request.parameters()
    queries = []
    if request.method == "POST":
        media = request.media_type()
        if media == FORM:
            pairs = pairs + parse_pairs((await request.body()).decode("latin-1"))
        elif media == QUERY:
            queries.append(_text(await request.body()))
        elif media == UPDATE:
            raise update_refused()
        else:
            named = f"not {media[:100]}" if media else "and this one has none"
            headers = {"accept-post": f"{QUERY}, {FORM}"}
            raise Problem(415, "media-type", f"A body must be {QUERY} or {FORM}, {named}.", headers=headers)
    elif not request.reads:
        raise not_allowed(METHODS)
    if any(name == "update" for name, _ in pairs):
        raise update_refused()
    queries += [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        said = "There is no query" if not queries else f"There are {len(queries)} queries"
        raise Problem(400, "parameters", f"{said} in the request; there must be exactly one.")
    return queries[0], pairs


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Problem(400, "encoding", f"The query is not UTF-8: byte {error.start} cannot stand there.") from error


def not_allowed(methods: tuple[str, ...], detail: str = "") -> Problem:
    """The problem (405) of a method that cannot be used."""
    allow = ", ".join(methods)
    return Problem(405, "method", detail or f"Here, {allow} can be used.", headers={"allow": allow})
