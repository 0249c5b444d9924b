"""Where the service is reached: the addresses of its documents follow, the IRIs in the data never change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from sp_graph.web.problems import Problem

if TYPE_CHECKING:
    from sp_graph.web.request import Request
    from sp_graph.web.settings import Settings

_HOST = re.compile(r"(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_FORWARDED = re.compile(r"(for|proto|host)=(?:\"([^\"]*)\"|([^;,\s\"]+))", re.IGNORECASE)
_CLIENT = re.compile(r"[0-9A-Fa-f:.\[\]_a-zA-Z-]{1,64}")


class Addresses:
    """The addresses of a service as one request came to it; `root` has no slash at its end."""

    __slots__ = ("client", "path", "root")

    def __init__(self, request: Request, settings: Settings) -> None:
        scheme, host, prefix = request.scheme, request.headers.get("host", ""), settings.root_path
        self.client = request.peer
        if settings.behind_proxy:
            told = _forwarded(request)
            scheme = told.get("proto", scheme)
            host = told.get("host", host)
            prefix = told.get("prefix", prefix)
            self.client = told.get("for", self.client)
        if not _HOST.fullmatch(host):
            if host or "host" in request.headers:
                raise Problem(400, "request", "The Host of the request is not a host.")
            server = request.server or ("localhost", 80)
            host = f"{server[0]}:{server[1]}"
        self.root = settings.public_url.rstrip("/") or f"{scheme}://{host}{prefix}"
        path = request.path
        # Some proxies strip the prefix, others pass it on.
        self.path = path[len(prefix) :] or "/" if prefix and (path + "/").startswith(prefix + "/") else path

    def of(self, path: str) -> str:
        """The address of a document of this service."""
        return f"{self.root}{path}"

    def with_suffix(self, path: str, suffix: str, query: str = "") -> str:
        """The address of one format of a document."""
        return f"{self.root}{path}.{suffix}{'?' + query if query else ''}"

    def query(self, text: str) -> str:
        """The address of the results of a query."""
        return f"{self.root}/sparql?query={quote(text, safe='')}"


def _forwarded(request: Request) -> dict[str, str]:
    """What the nearest proxy tells: it stands last, behind what anybody may have written."""
    told: dict[str, str] = {}
    headers = request.headers
    for name, header in (("for", "x-forwarded-for"), ("proto", "x-forwarded-proto"), ("host", "x-forwarded-host")):
        if value := headers.get(header, "").rpartition(",")[2].strip():
            told[name] = value
    if "x-forwarded-prefix" in headers:
        told["prefix"] = headers["x-forwarded-prefix"].rpartition(",")[2].strip().rstrip("/")
    for name, quoted, plain in _FORWARDED.findall(headers.get("forwarded", "").rpartition(",")[2]):
        told[name.lower()] = quoted or plain
    valid = {"proto": re.compile("https?"), "host": _HOST, "prefix": _PREFIX, "for": _CLIENT}
    return {name: value for name, value in told.items() if valid[name].fullmatch(value)}
