"""What the service says of itself: its description, VoID and DCAT, a page, health and metrics."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sp_graph.web.media import GRAPHS, HTML, WITH_PAGE
from sp_graph.web.pages import query_page
from sp_graph.web.problems import retry
from sp_graph.web.response import Response
from sp_graph.web.stored import require_reading, wanted

if TYPE_CHECKING:
    from sp_graph.web.addresses import Addresses
    from sp_graph.web.request import Request
    from sp_graph.web.service import Service


async def answer_service(service: Service, request: Request, addresses: Addresses) -> Response:
    """The bare endpoint: a form for a person, the service description for a program."""
    form = wanted(request, WITH_PAGE if _is_browser(request) else GRAPHS)
    if form == HTML:
        headers = {"content-type": WITH_PAGE[HTML].content_type, "vary": "Accept", "cache-control": "no-cache"}
        return Response(200, headers, query_page(addresses.root))
    return await _described(service, request, addresses, "service", form)


async def answer_void(service: Service, request: Request, addresses: Addresses, suffix: str) -> Response:
    """The description of the dataset, in VoID and DCAT."""
    require_reading(request)
    return await _described(service, request, addresses, "void", wanted(request, GRAPHS, suffix))


async def _described(service: Service, request: Request, addresses: Addresses, what: str, form: str) -> Response:
    about = {
        "op": "describe",
        "what": what,
        "form": form,
        "root": addresses.root,
        "build": service.pool.build,
        "services": bool(service.settings.allow_services),
    }
    return await service.answer(request, addresses, about)


def _is_browser(request: Request) -> bool:
    """Whether the client names HTML; `*/*` alone asks for the description."""
    return "html" in (request.accept or "")


async def answer_page(request: Request, addresses: Addresses) -> Response:
    """The root: a person gets the page, a program is led to the description of the dataset."""
    require_reading(request)
    if _is_browser(request):
        headers = {"content-type": WITH_PAGE[HTML].content_type, "vary": "Accept", "cache-control": "no-cache"}
        return Response(200, headers, query_page(addresses.root))
    return Response(303, {"location": addresses.of("/.well-known/void"), "vary": "Accept"})


async def answer_health(service: Service, request: Request) -> Response:
    """Whether queries can be answered. Raises `Problem` (503) if not."""
    require_reading(request)
    if not service.pool.ready:
        raise retry(503, "busy", "No graph is open.", after=2)
    body = json.dumps({"status": "ok", "build": service.pool.build}).encode() + b"\n"
    return Response(200, {"content-type": "application/json", "cache-control": "no-store"}, body)


async def answer_metrics(service: Service, request: Request) -> Response:
    """The counters of all workers."""
    require_reading(request)
    body = service.metrics.exposition(service.pool.build).encode()
    headers = {"content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store"}
    return Response(200, headers, body)
