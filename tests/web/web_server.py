"""A real server in a process of its own, and a plain client for it."""

from __future__ import annotations

import http.client
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START = 30.0


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def rows(self) -> list[dict[str, str]]:
        return [{k: v["value"] for k, v in row.items()} for row in self.json()["results"]["bindings"]]


@dataclass
class Server:
    url: str
    process: subprocess.Popen[bytes]
    log: Any = field(repr=False, default=None)

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def send(self, method: str, path: str, body: bytes | None = None, timeout: float = 60, **headers: str) -> Answer:
        """Send a request on a connection of its own; header names have underscores for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def ask(self, query: str, more: str = "", **headers: str) -> Answer:
        return self.send("GET", f"/sparql?query={quote(query, safe='')}{more}", **headers)

    def post(self, query: str | bytes, path: str = "/sparql", **headers: str) -> Answer:
        data = query.encode() if isinstance(query, str) else query
        return self.send("POST", path, data, **{"Content_Type": "application/sparql-query", **headers})

    def log_lines(self) -> list[dict[str, Any]]:
        self.log.flush()
        self.log.seek(0)
        return [json.loads(line) for line in self.log.read().splitlines() if line.startswith(b"{")]

    def descendants(self) -> list[int]:
        """The processes below this server."""
        table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = [tuple(map(int, line.split())) for line in table.splitlines()]
        found = {self.process.pid}
        for _ in range(5):
            found |= {pid for pid, parent in parents if parent in found}
        return sorted(found - {self.process.pid})


@contextmanager
def serving(store: Path | str, *options: str, environment: dict[str, str] | None = None) -> Iterator[Server]:
    """Serve a store at a free port of the loopback interface."""
    command = [
        sys.executable,
        "-c",
        "from sp_graph.cli import run; run()",
        "--store",
        str(store),
        "serve",
        "--port",
        "0",
    ]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, stderr=log, env={**os.environ, **(environment or {})}
        )
        try:
            assert process.stdout
            ready, _, _ = select.select([process.stdout], [], [], START)
            line = process.stdout.readline().decode() if ready else ""
            if not line.startswith("Serving at "):
                log.seek(0)
                raise AssertionError(f"the server did not start: {log.read().decode()}")
            yield Server(line.split()[2].removesuffix("/sparql"), process, log)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            if process.stdout:
                process.stdout.close()


def until(condition: Any, seconds: float = 10.0) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())
