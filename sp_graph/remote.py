"""A graph behind a SPARQL endpoint, asked like the local one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sp_graph.errors import QuestionError, StoreError

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, Triple

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
_TIMEOUT = 60


class RemoteStore:
    """An endpoint of the SPARQL 1.1 Protocol that answers `query` as a pyoxigraph store does.

    Arguments: `url` is the address of the query endpoint. The default graph of the endpoint
    should be the union of its graphs, as this project's own endpoint has it.
    """

    def __init__(self, url: str) -> None:
        self.url = url

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = True,  # the endpoint decides; kept for the same signature
    ) -> QuerySolutions | QueryBoolean | list[Triple]:
        """Send a query and read its whole result.

        Raises `QuestionError` with the endpoint's message if it refuses the query, and
        `StoreError` if it cannot be reached or answers something else than a result.
        """
        import urllib.error
        import urllib.request

        declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (prefixes or {}).items())
        request = urllib.request.Request(
            self.url,
            data=(declared + query).encode(),
            headers={"Content-Type": "application/sparql-query", "Accept": _ACCEPT},
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
                kind = response.headers.get_content_type()
                body = response.read()
        except urllib.error.HTTPError as error:
            detail = error.read(2000).decode("utf-8", "replace")
            if error.code in (400, 403):
                raise QuestionError(f"{self.url} refused the query: {_message(detail)}") from error
            raise StoreError(f"{self.url} answered {error.code}: {_message(detail)}") from error
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.url} cannot be reached: {error}") from error
        return _read(self.url, kind, body)


def _read(url: str, kind: str, body: bytes) -> QuerySolutions | QueryBoolean | list[Triple]:
    from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

    try:
        if kind in ("application/sparql-results+json", "application/json"):
            results: QuerySolutions | QueryBoolean = parse_query_results(body, format=QueryResultsFormat.JSON)
            return results
        if kind == "application/n-triples":
            return [quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{url}: the result cannot be read: {error}") from error
    raise StoreError(f"{url}: {kind} is no query result")


def _message(body: str) -> str:
    """What a problem document says, or the beginning of any other body."""
    import json

    try:
        problem = json.loads(body)
        return str(problem.get("detail") or problem.get("title") or body[:300])
    except (ValueError, AttributeError):
        return " ".join(body.split())[:300]
