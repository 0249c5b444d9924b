"""Dereferencing: `/id/…` names a thing and leads to `/doc/…`, the document about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sp_graph.namespaces import ONTOLOGY, ONTOLOGY_GRAPH, THINGS
from sp_graph.web.media import GRAPHS, HTML, WITH_PAGE
from sp_graph.web.response import Response

if TYPE_CHECKING:
    from sp_graph.web.addresses import Addresses
    from sp_graph.web.request import Request
    from sp_graph.web.service import Service

_ENCODED = re.compile(r"[^A-Za-z0-9._~/()'-]")


def exact_name(base: str, local: str) -> str:
    """The IRI that a path means, escaped as the names of the graph are, however the client escaped it."""
    decoded = unquote(local, errors="replace")
    return base + _ENCODED.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), decoded)


def split_suffix(path: str) -> tuple[str, str]:
    """A path without the suffix that asks for a format, and that suffix without its dot."""
    stem, dot, suffix = path.rpartition(".")
    return (stem, suffix) if dot and suffix in WITH_PAGE and stem and not stem.endswith("/") else (path, "")


async def answer_thing(request: Request, addresses: Addresses, local: str) -> Response:
    """303 to the document about a thing: a thing itself cannot be sent."""
    from sp_graph.web.stored import require_reading

    require_reading(request)
    where = f"/doc/{local}"
    links = [f'<{addresses.of(where)}>; rel="describedby"', *_alternates(addresses, where)]
    headers = {"location": addresses.of(where), "vary": "Accept", "link": ", ".join(links)}
    return Response(303, headers)


async def answer_document(service: Service, request: Request, addresses: Addresses, local: str) -> Response:
    """The document about a thing."""
    stem, suffix = split_suffix(local)
    return await _document(service, request, addresses, f"/doc/{stem}", exact_name(THINGS, stem), suffix)


async def answer_ontology(service: Service, request: Request, addresses: Addresses, suffix: str) -> Response:
    """The ontology, which the names of all terms lead to: the whole of it, as its terms are parts of one document."""
    from sp_graph.web.stored import require_reading, wanted

    require_reading(request)
    form = wanted(request, WITH_PAGE, suffix)
    if form == HTML:
        return await _document(service, request, addresses, "/ontology", ONTOLOGY, HTML)
    links = ", ".join(_alternates(addresses, "/ontology"))
    about = {"op": "graph", "name": ONTOLOGY_GRAPH, "form": form}
    return await service.answer(
        request,
        addresses,
        about,
        more=lambda form: {"content-location": addresses.with_suffix("/ontology", form), "link": links},
    )


async def _document(
    service: Service, request: Request, addresses: Addresses, where: str, iri: str, suffix: str
) -> Response:
    from sp_graph.web.stored import require_reading, wanted

    require_reading(request)
    about = {
        "op": "thing",
        "iri": iri,
        "form": wanted(request, WITH_PAGE, suffix),
        "document": addresses.of(where),
        "root": addresses.root,
    }
    links = ", ".join([*_alternates(addresses, where), f'<{iri}>; rel="describes"'])
    return await service.answer(
        request,
        addresses,
        about,
        more=lambda form: {"content-location": addresses.with_suffix(where, form), "link": links},
    )


def _alternates(addresses: Addresses, where: str) -> list[str]:
    """The links to the document in each format."""
    return [
        f'<{addresses.with_suffix(where, name)}>; rel="alternate"; type="{form.media_type}"'
        for name, form in {HTML: WITH_PAGE[HTML], **GRAPHS}.items()
    ]
