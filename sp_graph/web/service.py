"""What all routes of a worker share: evaluating with cache and ETag, and the shape of answers."""

from __future__ import annotations

import base64
import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from sp_graph import __version__
from sp_graph.web.cache import Cache
from sp_graph.web.frames import Frame
from sp_graph.web.guard import repeatable
from sp_graph.web.negotiate import encoding
from sp_graph.web.pool import Pool
from sp_graph.web.problems import TITLES, Problem
from sp_graph.web.response import Response

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from sp_graph.web.addresses import Addresses
    from sp_graph.web.metrics import Metrics
    from sp_graph.web.request import Request
    from sp_graph.web.settings import Settings

_VARY = "Accept, Accept-Encoding"
# The frame of a problem, as opposed to what belongs to its answer.
_NOT_SAID = ("type", "title", "status", "detail", "kind", "cause", "seconds")

Headers = dict[str, str]


class Service:
    """A worker's pool of evaluators, its cache and its counters."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self.settings = settings
        self.metrics = metrics
        self.pool = Pool(settings)
        self._cache = Cache(settings.cache)
        # Another engine, or another way of holding the graph, may write the same answer in other bytes.
        self._engine = f"{__version__} {version('pyoxigraph')} {settings.in_memory}"

    def adopt(self, sock: socket.socket, build: str) -> None:
        """Serve another build from now on."""
        if self.pool.build:
            self.metrics.add("sp_graph_builds_taken_over_total")
        self.pool.adopt(sock, build)
        self._cache.clear()

    async def answer(
        self,
        request: Request,
        addresses: Addresses,
        about: dict[str, Any],
        body: bytes = b"",
        more: Callable[[str], Headers] = lambda form: {},
    ) -> Response:
        """The answer of an evaluator, or the one it gave before.

        Arguments: `about` and `body` make the request to the evaluator; `more` gives further
        headers for the form of the answer.

        Raises `Problem` as the evaluator says.
        """
        about["encoding"] = encoding(request.headers.get("accept-encoding"))
        frame = Frame(about, body)
        key = hashlib.sha256(frame.packed() + addresses.root.encode()).digest()
        known = request.headers.get("if-none-match") if request.reads else None
        if known and self._tag(key, self.pool.build) in known and (not body or repeatable(body.decode())):
            return self._unchanged(self._tag(key, self.pool.build), "")
        response = self._cache.get(key)
        if response is not None:
            self.metrics.add("sp_graph_cache_hits_total")
            response.log["cache"] = "hit"
            return response
        self.metrics.add("sp_graph_cache_misses_total")
        said, build = await self.pool.run(frame, addresses.client, request.gone)
        response = self._response(said, key, build, more)
        if response.log["repeatable"] and build == self.pool.build:
            self._cache.put(key, response)
        return response

    def _tag(self, key: bytes, build: str) -> str:
        digest = hashlib.sha256(key + f"{build} {self._engine}".encode()).digest()
        return f'"{base64.urlsafe_b64encode(digest[:15]).decode()}"'

    def _unchanged(self, tag: str, form: str) -> Response:
        headers = {"etag": tag, "vary": _VARY, "cache-control": "no-cache"}
        return Response(304, headers, log={"form": form, "cache": "revalidated"})

    def _response(self, said: Frame, key: bytes, build: str, more: Callable[[str], Headers]) -> Response:
        about = said.about
        if about.get("status") != 200:
            said.close()
            raise self._problem(about)
        headers = {"content-type": about["type"], "vary": _VARY}
        if about["repeatable"]:
            headers |= {"etag": self._tag(key, build), "cache-control": "no-cache"}
        else:
            headers["cache-control"] = "no-store"
        if about["gzip"]:
            headers["content-encoding"] = "gzip"
        headers |= more(about["form"])
        log = {"form": about["form"], "build": build, "seconds": about["seconds"], "repeatable": about["repeatable"]}
        return Response(200, headers, said.body, said.file, log)

    def _problem(self, about: dict[str, Any]) -> Problem:
        """The problem that an evaluator told of."""
        kind = about["kind"] if about["kind"] in TITLES else "failure"
        more = {name: value for name, value in about.items() if name not in _NOT_SAID}
        problem = Problem(about["status"], kind, about["detail"], **more)
        problem.cause = about.get("cause", "")
        if problem.status == 503:
            problem.headers["retry-after"] = "30"
        return problem
