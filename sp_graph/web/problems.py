"""The errors of the service, in one shape: problem details after RFC 9457.

Whatever goes wrong is a `Problem`. It is sent as `application/problem+json`, or as a
page to a client that prefers one. A problem holds what the client may know and no more.
"""

from __future__ import annotations

import json
from typing import Any

TITLES = {
    "accept": "None of the formats asked for can be given",
    "address": "There is nothing at this address",
    "body": "The body of the request is too large",
    "busy": "The service is busy",
    "client": "Too many requests at once from one client",
    "connections": "Too many connections",
    "crash": "The query brought its evaluation down",
    "deadline": "The query took too long",
    "dataset": "The graphs asked for cannot be used",
    "encoding": "The encoding of the request is not understood",
    "evaluation": "The query cannot be evaluated",
    "failure": "Something went wrong on our side",
    "graph": "There is no such graph",
    "headers": "The headers of the request are too large",
    "media-type": "A body of this type cannot be a query",
    "memory": "The query needed too much memory",
    "method": "This method cannot be used here",
    "parameters": "The parameters of the request are not right",
    "request": "The request cannot be understood",
    "result": "The result is too large",
    "service": "The query would fetch from elsewhere",
    "slow": "The request took too long to arrive",
    "syntax": "The query does not parse",
    "thing": "There is no such thing in the graph",
    "update": "The graph cannot be changed",
    "uri": "The address is too long",
}


class Problem(Exception):  # noqa: N818 - the name of RFC 9457
    """An error to be sent: its status, which of `TITLES` it is, what to do about it.

    `more` are further members: `line`, `column`, `source` of a syntax error. `cause` is for the log alone.
    """

    def __init__(
        self, status: int, kind: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}
        self.more = more
        self.cause = str(more.pop("cause", ""))

    @property
    def title(self) -> str:
        """What happened, in general."""
        return TITLES[self.kind]

    def as_dict(self) -> dict[str, Any]:
        """The members of the problem."""
        about = {"type": f"tag:sp-graph,2025:problem/{self.kind}", "title": self.title, "status": self.status}
        return {**about, "detail": self.detail, **self.more}

    def as_json(self) -> bytes:
        """The problem as `application/problem+json`."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1).encode() + b"\n"


def retry(status: int, kind: str, detail: str, after: int = 5) -> Problem:
    """A problem of the moment: the client may try again after some seconds."""
    return Problem(status, kind, detail, headers={"retry-after": str(after)})
