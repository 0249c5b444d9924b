"""The Graph Store Protocol for reading, graphs by their own names, and everything in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sp_graph.namespaces import GRAPHS as GRAPH_NAMES
from sp_graph.web.media import DATASETS, GRAPHS
from sp_graph.web.negotiate import choose
from sp_graph.web.problems import Problem
from sp_graph.web.protocol import not_allowed
from sp_graph.web.syntax import READ_ONLY
from sp_graph.web.things import exact_name

if TYPE_CHECKING:
    from sp_graph.web.addresses import Addresses
    from sp_graph.web.media import Format
    from sp_graph.web.request import Request
    from sp_graph.web.response import Response
    from sp_graph.web.service import Service

METHODS = ("GET", "HEAD", "OPTIONS")


def require_reading(request: Request) -> None:
    """Raises `Problem` (405) for any method that would change something."""
    if not request.reads:
        raise not_allowed(METHODS, READ_ONLY if request.method in ("PUT", "POST", "DELETE", "PATCH") else "")


def wanted(request: Request, formats: dict[str, Format], suffix: str = "") -> str:
    """The format to answer in. Raises `Problem` (406)."""
    if suffix:
        return suffix
    form = choose(request.accept, formats)
    if form is None:
        types = [f.media_type for f in formats.values()]
        raise Problem(406, "accept", f"This can be had as {', '.join(types)}.", available=types)
    return form


async def answer_graph_store(service: Service, request: Request, addresses: Addresses, suffix: str) -> Response:
    """A graph by `?graph=` or `?default` (SPARQL 1.1 Graph Store HTTP Protocol)."""
    require_reading(request)
    pairs = request.parameters()
    graphs = [value for name, value in pairs if name == "graph"]
    defaults = [value for name, value in pairs if name == "default"]
    if len(graphs) + len(defaults) != 1:
        raise Problem(400, "parameters", "Name one graph with ?graph=IRI, or ask for the union of all with ?default.")
    about: dict[str, Any] = {"op": "graph", "form": wanted(request, GRAPHS, suffix)}
    if graphs:
        about["name"] = graphs[0]

    def location(form: str) -> dict[str, str]:
        query = request.query_string
        known = not suffix and query.isascii() and query.isprintable()
        return {"content-location": addresses.with_suffix("/graph-store", form, query)} if known else {}

    return await service.answer(request, addresses, about, more=location)


async def answer_named_graph(
    service: Service, request: Request, addresses: Addresses, local: str, suffix: str
) -> Response:
    """The graph whose name ends with this path: graphs are reached under their own names too."""
    require_reading(request)
    about = {"op": "graph", "name": exact_name(GRAPH_NAMES, local), "form": wanted(request, GRAPHS, suffix)}
    where = f"/graph/{local}"
    return await service.answer(
        request, addresses, about, more=lambda form: {"content-location": addresses.with_suffix(where, form)}
    )


async def answer_dump(service: Service, request: Request, addresses: Addresses, suffix: str) -> Response:
    """Every quad, by the name of its graph."""
    require_reading(request)
    about = {"op": "graph", "all": True, "form": wanted(request, DATASETS, suffix)}
    return await service.answer(
        request, addresses, about, more=lambda form: {"content-location": addresses.with_suffix("/dump", form)}
    )
