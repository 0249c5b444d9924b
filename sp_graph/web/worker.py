"""A process that speaks HTTP: uvicorn, the application, and its evaluators."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import socket
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, NoReturn

import uvicorn
import uvloop

from sp_graph.web.app import App
from sp_graph.web.bounded import BoundedProtocol
from sp_graph.web.links import Link
from sp_graph.web.logs import log
from sp_graph.web.metrics import Metrics
from sp_graph.web.service import Service

if TYPE_CHECKING:
    import mmap

    from sp_graph.web.settings import Settings

_STOPPING = 5.0
_GAUGES = 1.0


class _Server(uvicorn.Server):
    """uvicorn's server; signals are the worker's business."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


def work(
    control: socket.socket, listening: socket.socket, settings: Settings, memory: mmap.mmap, number: int
) -> NoReturn:
    """Serve until the supervisor says stop or is gone; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    status = 0
    try:
        uvloop.run(_serve(Link(control), listening, settings, Metrics(memory, number)))
    except BaseException as error:
        log("worker-failed", error=repr(error))
        status = 1
    os._exit(status)


async def _serve(control: Link, listening: socket.socket, settings: Settings, metrics: Metrics) -> None:
    service = Service(settings, metrics)
    metrics.add("sp_graph_worker_starts_total")
    BoundedProtocol.settings = settings
    BoundedProtocol.metrics = metrics
    config = uvicorn.Config(
        App(service),
        http=BoundedProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=max(1, round(settings.idle_timeout)),
        timeout_graceful_shutdown=max(1, round(settings.deadline + _STOPPING)),
    )
    server = _Server(config)
    adopted = asyncio.Event()

    def hear() -> None:
        for message, file in control.receive():
            if message["op"] == "nursery":
                service.adopt(socket.socket(fileno=file), message["build"])
                adopted.set()
            elif message["op"] == "stop":
                server.should_exit = True
        if not control.open:
            server.should_exit = True  # the supervisor is gone
            adopted.set()
            loop.remove_reader(control.fileno())

    loop = asyncio.get_running_loop()
    loop.add_reader(control.fileno(), hear)
    loop.add_signal_handler(signal.SIGTERM, setattr, server, "should_exit", True)
    await adopted.wait()
    gauges = loop.create_task(_show_gauges(service, metrics))
    control.send({"op": "serving"})
    await server.serve([listening])
    gauges.cancel()
    service.pool.close()


async def _show_gauges(service: Service, metrics: Metrics) -> None:
    while True:
        evaluators, waiting = service.pool.gauges
        metrics.set("sp_graph_evaluators", evaluators)
        metrics.set("sp_graph_waiting", waiting)
        await asyncio.sleep(_GAUGES)
