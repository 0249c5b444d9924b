"""The application of a worker: routes, the one shape of errors, a line in the log for each request."""

from __future__ import annotations

import re
import time
import traceback
from typing import TYPE_CHECKING, Any

from sp_graph.web.about import answer_health, answer_metrics, answer_page, answer_service, answer_void
from sp_graph.web.addresses import Addresses
from sp_graph.web.logs import log
from sp_graph.web.media import DATASETS, GRAPHS, HTML, PAGE, PROBLEM, WITH_PAGE, Format
from sp_graph.web.metrics import ENDED
from sp_graph.web.negotiate import choose, encoding_refused
from sp_graph.web.pages import problem_page
from sp_graph.web.pool import ClientGoneError
from sp_graph.web.problems import Problem
from sp_graph.web.protocol import METHODS, SUFFIXES, answer_query
from sp_graph.web.request import ClientLeftError, Request
from sp_graph.web.response import Response
from sp_graph.web.stored import answer_dump, answer_graph_store, answer_named_graph
from sp_graph.web.things import answer_document, answer_ontology, answer_thing, split_suffix

if TYPE_CHECKING:
    from collections.abc import Collection, MutableMapping

    from sp_graph.web.request import Receive
    from sp_graph.web.response import Send
    from sp_graph.web.service import Service

_FIXED = re.compile(r"/(sparql|graph-store|ontology|dump|\.well-known/void)(?:/|\.([a-z]+))?")
_NAMED = re.compile(r"/(id|doc|graph)/(.+)")
_PROBLEMS = {"problem": Format("problem", PROBLEM, "", ("application/json",)), HTML: PAGE}
_SUFFIXES: dict[str, Collection[str]] = {
    "sparql": SUFFIXES,
    "graph-store": GRAPHS,
    "ontology": WITH_PAGE,
    "dump": DATASETS,
    ".well-known/void": GRAPHS,
}
_OPEN = {
    "access-control-allow-headers": "Accept, Accept-Encoding, Accept-Language, Content-Type, If-None-Match",
    "access-control-max-age": "86400",
}


class App:
    """The ASGI application."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer a request; whatever happens, in the shape of an answer."""
        started = time.perf_counter()
        request = Request(scope, receive, self._service.settings)
        status, size, told = 499, 0, {}
        try:
            response = await self._respond(request)
            status, size, told = response.status, response.size, response.log
            await response.send(send, head=request.method == "HEAD")
        except (ClientGoneError, ClientLeftError):
            self._service.metrics.add('sp_graph_queries_ended_total{reason="client-gone"}')
        finally:
            seconds = time.perf_counter() - started
            size = 0 if request.method == "HEAD" else size
            self._service.metrics.request(request.route, status, seconds, size)
            more = {name: value for name, value in told.items() if name not in ("repeatable", "build")}
            log(
                "request",
                method=request.method,
                path=request.path[:500],
                route=request.route,
                status=status,
                ms=round(seconds * 1000, 2),
                bytes=size,
                client=request.peer,
                **more,
            )

    async def _respond(self, request: Request) -> Response:
        try:
            if encoding_refused(request.headers.get("accept-encoding")):
                raise Problem(406, "accept", "Answers are sent as they are or with gzip; both are refused.")
            addresses = Addresses(request, self._service.settings)
            request.peer = addresses.client
            return await self._route(request, addresses)
        except Problem as problem:
            if problem.kind in ENDED:
                self._service.metrics.add(f'sp_graph_queries_ended_total{{reason="{problem.kind}"}}')
            return problem_response(problem, request)
        except (ClientGoneError, ClientLeftError):
            raise
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            detail = "The service has a fault, which its log tells of. Other requests are not affected."
            cause = f"{error!r} in {where.name}, line {where.lineno}"
            return problem_response(Problem(500, "failure", detail, cause=cause), request)

    async def _route(self, request: Request, addresses: Addresses) -> Response:
        """Answer by the path of the request. Raises `Problem`, 404 for an unknown path."""
        service, path = self._service, addresses.path
        if request.method == "OPTIONS":
            request.route = "preflight"
            methods = METHODS if path.startswith("/sparql") else ("GET", "HEAD", "OPTIONS")
            allow = ", ".join(methods)
            return Response(204, {"allow": allow, "access-control-allow-methods": allow, **_OPEN})
        if found := _FIXED.fullmatch(path):
            name, suffix = found[1], found[2] or ""
            if suffix and suffix not in _SUFFIXES[name]:
                raise _nothing_here()
            return await self._fixed(name, suffix, request, addresses)
        if found := _NAMED.fullmatch(path):
            kind, local = found[1], found[2]
            if kind == "id":
                request.route = "thing"
                return await answer_thing(request, addresses, local)
            if kind == "doc":
                request.route = "document"
                return await answer_document(service, request, addresses, local)
            request.route = "graph-store"
            stem, suffix = split_suffix(local)
            if suffix and suffix not in GRAPHS:
                raise _nothing_here()
            return await answer_named_graph(service, request, addresses, stem, suffix)
        match path:
            case "/":
                request.route = "page"
                return await answer_page(request, addresses)
            case "/health":
                request.route = "health"
                return await answer_health(service, request)
            case "/metrics":
                request.route = "metrics"
                return await answer_metrics(service, request)
        raise _nothing_here()

    async def _fixed(self, name: str, suffix: str, request: Request, addresses: Addresses) -> Response:
        service = self._service
        match name:
            case "sparql" if request.reads and not request.query_string and not suffix:
                request.route = "service"
                return await answer_service(service, request, addresses)
            case "sparql":
                request.route = "query"
                return await answer_query(service, request, addresses, suffix)
            case "graph-store":
                request.route = "graph-store"
                return await answer_graph_store(service, request, addresses, suffix)
            case "ontology":
                request.route = "ontology"
                return await answer_ontology(service, request, addresses, suffix)
            case "dump":
                request.route = "dump"
                return await answer_dump(service, request, addresses, suffix)
        request.route = "void"
        return await answer_void(service, request, addresses, suffix)


def problem_response(problem: Problem, request: Request | None) -> Response:
    """A problem as a response: JSON, or a page for who prefers one. Without a request, JSON."""
    accept = request.accept if request else None
    headers = {"vary": "Accept", "cache-control": "no-store", **problem.headers}
    told = {"problem": problem.kind, **({"cause": problem.cause} if problem.cause else {})}
    if choose(accept, _PROBLEMS) == HTML:
        return Response(problem.status, {"content-type": PAGE.content_type, **headers}, problem_page(problem), log=told)
    return Response(problem.status, {"content-type": PROBLEM, **headers}, problem.as_json(), log=told)


def _nothing_here() -> Problem:
    return Problem(404, "address", "The endpoint is /sparql, the description of the graph /.well-known/void.")
