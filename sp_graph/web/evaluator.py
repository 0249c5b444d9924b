"""A process that evaluates: one request at a time, until it is told to go or is killed."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
import time
from typing import TYPE_CHECKING, NoReturn

from sp_graph.web.frames import Frame, Reader, receive, send
from sp_graph.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Store

    from sp_graph.web.settings import Settings

# An evaluator whose worker and nursery are both gone ends itself this long after the deadline.
_GRACE = 5.0
# Evaluators are what the system may end first when it is short of memory.
_OOM_SCORE = "800"


def evaluate_forever(sock: socket.socket, opened: Callable[[], Store], settings: Settings) -> NoReturn:
    """Answer requests from `sock` until it is closed; never returns.

    Arguments: `opened` gives the store, at once if it is in memory.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGCHLD, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    from sp_graph.web.evaluate import Evaluation

    status = 0
    try:
        evaluation = Evaluation(opened(), settings)
        _limit_memory(settings.memory)
        send(sock, Frame({"ready": True}))
        reader = Reader(sock)
        while True:
            request = receive(sock, reader)
            signal.setitimer(signal.ITIMER_REAL, settings.deadline + _GRACE)
            started = time.perf_counter()
            try:
                answer = evaluation.answer(request)
            except MemoryError:
                problem = Problem(503, "memory", "The query needed more memory than one query may have.")
                answer = Frame({**problem.as_dict(), "kind": problem.kind})
                status = 1
            answer.about["seconds"] = round(time.perf_counter() - started, 6)
            signal.setitimer(signal.ITIMER_REAL, 0)
            send(sock, answer)
            answer.close()
            if status:
                break
    except (EOFError, OSError):
        pass  # the worker is gone, or needs this evaluator no more
    except BaseException as error:
        print(f"evaluator: {error!r}", file=sys.stderr, flush=True)  # noqa: T201
        status = 1
    os._exit(status)


def _limit_memory(most: int) -> None:
    """Let this process have at most so many bytes more than it has now."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            present = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        present = 1 << 30  # no such file on this system: leave room for what is there
    limit = present + most
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123
            file.write(_OOM_SCORE)
    except OSError:
        pass  # not this kind of system
    # A crash is expected here: nobody wants a memory image of it.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
