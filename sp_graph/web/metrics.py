"""Counters of all workers, in memory they share: any of them can tell the sum.

The series are known from the start, so a counter is a place in an array; each worker writes
only to its own part of it.
"""

from __future__ import annotations

import mmap
import time

ROUTES = (
    "query", "service", "graph-store", "thing", "document", "ontology", "void", "dump", "page", "health", "metrics",
    "preflight", "none", "connection",
)  # fmt: skip
STATUSES = (200, 204, 303, 304, 400, 403, 404, 405, 406, 408, 413, 414, 415, 429, 431, 499, 500, 501, 503)
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_TIMED = ("query", "graph-store", "document", "void", "service", "dump")
ENDED = ("deadline", "memory", "crash", "result", "client-gone")
_DOUBLE = 8

_HELP = {
    "sp_graph_requests_total": ("counter", "Requests answered, by route and status."),
    "sp_graph_request_seconds": ("histogram", "Time from a request to its answer, by route."),
    "sp_graph_response_bytes_total": ("counter", "Bytes of bodies sent."),
    "sp_graph_cache_hits_total": ("counter", "Answers that came from the cache of results."),
    "sp_graph_cache_misses_total": ("counter", "Answers that were not in the cache of results."),
    "sp_graph_queries_ended_total": ("counter", "Queries ended without a result, by reason."),
    "sp_graph_evaluators": ("gauge", "Evaluating processes that there are."),
    "sp_graph_waiting": ("gauge", "Requests that wait for their turn."),
    "sp_graph_connections": ("gauge", "Open connections."),
    "sp_graph_worker_starts_total": ("counter", "Workers started, replacements of failed ones included."),
    "sp_graph_builds_taken_over_total": ("counter", "Builds that were taken over while serving, by worker."),
}


def _series() -> list[str]:
    names = [f'sp_graph_requests_total{{route="{r}",status="{s}"}}' for r in ROUTES for s in (*STATUSES, "other")]
    for route in _TIMED:
        names += [f'sp_graph_request_seconds_bucket{{route="{route}",le="{le}"}}' for le in (*BUCKETS, "+Inf")]
        names += [f'sp_graph_request_seconds_{what}{{route="{route}"}}' for what in ("sum", "count")]
    names += [f'sp_graph_queries_ended_total{{reason="{reason}"}}' for reason in ENDED]
    single = ("response_bytes_total", "cache_hits_total", "cache_misses_total", "evaluators", "waiting", "connections")
    return names + [f"sp_graph_{name}" for name in (*single, "worker_starts_total", "builds_taken_over_total")]


SERIES = _series()
_PLACE = {name: index for index, name in enumerate(SERIES)}


def shared(workers: int) -> mmap.mmap:
    """The memory for so many workers; those that are forked after this share it."""
    return mmap.mmap(-1, workers * len(SERIES) * _DOUBLE)


class Metrics:
    """The counters of one worker, and the sum of all."""

    def __init__(self, memory: mmap.mmap, worker: int) -> None:
        self._all = memoryview(memory).cast("d")
        self._mine = self._all[worker * len(SERIES) : (worker + 1) * len(SERIES)]
        self._started = time.time()

    def add(self, series: str, amount: float = 1.0) -> None:
        """Count."""
        self._mine[_PLACE[series]] += amount

    def set(self, series: str, value: float) -> None:
        """Say how much of something there is now."""
        self._mine[_PLACE[series]] = value

    def request(self, route: str, status: int, seconds: float, size: int) -> None:
        """Count a request that was answered."""
        known = status if status in STATUSES else "other"
        self.add(f'sp_graph_requests_total{{route="{route}",status="{known}"}}')
        self.add("sp_graph_response_bytes_total", size)
        if route in _TIMED:
            bucket = next((le for le in BUCKETS if seconds <= le), "+Inf")
            self.add(f'sp_graph_request_seconds_bucket{{route="{route}",le="{bucket}"}}')
            self.add(f'sp_graph_request_seconds_sum{{route="{route}"}}', seconds)
            self.add(f'sp_graph_request_seconds_count{{route="{route}"}}')

    def exposition(self, build: str) -> str:
        """All series in the text format of Prometheus, summed over the workers."""
        workers = len(self._all) // len(SERIES)
        lines, told, cumulated = [], "", 0.0
        for index, series in enumerate(SERIES):
            value = sum(self._all[worker * len(SERIES) + index] for worker in range(workers))
            name = series.partition("{")[0]
            if "_seconds_" in name:
                name = name.rpartition("_")[0]
            if name != told:
                kind, words = _HELP[name]
                lines += [f"# HELP {name} {words}", f"# TYPE {name} {kind}"]
                told = name
            if "_bucket{" in series:
                cumulated = value if f'le="{BUCKETS[0]}"' in series else cumulated + value
                value = cumulated
            elif value == 0 and "requests_total{" in series:
                continue  # most routes never give most statuses
            lines.append(f"{series} {value:.15g}")
        lines += ["# HELP sp_graph_build_info The build that is served.", "# TYPE sp_graph_build_info gauge"]
        lines.append(f'sp_graph_build_info{{build="{build}"}} 1')
        lines += ["# HELP sp_graph_start_seconds When this worker started.", "# TYPE sp_graph_start_seconds gauge"]
        lines.append(f"sp_graph_start_seconds {self._started:.3f}")
        return "\n".join(lines) + "\n"
