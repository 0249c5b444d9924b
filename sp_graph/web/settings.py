"""What an operator can decide, with its defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve. Sizes are in bytes, times in seconds.

    `queries` is the number of queries that run at once over all workers; short ones get a
    processor each, long ones share what is left. `memory` is what one query may take beyond
    the graph itself. `in_memory` is the size of `graph.nq` up to which the graph is held in
    memory rather than read from its index.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 0
    deadline: float = 30.0
    queries: int = 32
    memory: int = 1024 * MEGABYTE
    result_limit: int = 256 * MEGABYTE
    spool_above: int = MEGABYTE // 2
    spool_folder: str | None = None
    cache: int = 64 * MEGABYTE
    in_memory: int = 256 * MEGABYTE
    allow_services: frozenset[str] = field(default_factory=frozenset)
    root_path: str = ""
    public_url: str = ""
    behind_proxy: bool = False
    body_limit: int = 10 * MEGABYTE
    uri_limit: int = 64_000
    header_limit: int = 32_000
    connections: int = 1000
    header_timeout: float = 10.0
    body_timeout: float = 30.0
    write_timeout: float = 30.0
    idle_timeout: float = 60.0
    waiting: int = 256
    per_client: int = 128

    @property
    def processes(self) -> int:
        """The number of workers: as asked for, else one for each processor, at most four."""
        return self.workers or min(processors(), 4)

    @property
    def queries_per_worker(self) -> int:
        """The evaluators a worker may have at once."""
        return max(2, self.queries // self.processes)

    @property
    def slots_per_worker(self) -> int:
        """The short queries a worker runs at once."""
        return min(processors(), self.queries_per_worker - 1)


def processors() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
