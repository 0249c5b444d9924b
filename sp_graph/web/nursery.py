"""A process that holds one build and brings forth evaluators of it.

It opens the store once; an evaluator is a fork of it, ready in a few milliseconds, sharing
its memory until either writes. It speaks to no client and evaluates nothing, so nothing a
query does can hurt it. As the parent of all evaluators it alone kills them: their numbers
cannot be another process's before it has heard of their end.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from sp_graph.web.barrier import deny_network
from sp_graph.web.evaluator import evaluate_forever
from sp_graph.web.links import Link
from sp_graph.web.logs import log

if TYPE_CHECKING:
    from pyoxigraph import Store

    from sp_graph.web.settings import Settings

_NICE = 10
_BARRIERS = {"namespace", "seccomp"}


class Nursery:
    """The nursery of one build.

    Arguments: `control` leads to the supervisor, `build` is the folder of the build.
    """

    def __init__(self, control: socket.socket, build: str, settings: Settings) -> None:
        self._control = Link(control)
        self._build = Path(build)
        self._settings = settings
        self._links: list[Link] = []
        self._children: dict[int, tuple[Link, int]] = {}
        self._selector = selectors.DefaultSelector()
        self._retired = False
        self._store: Store | None = None

    def run(self) -> NoReturn:
        """Serve until the supervisor is gone, or until retired and no longer needed; never returns."""
        try:
            self._prepare()
            self._control.send({"op": "ready"})
            while not (self._retired and not self._links):
                for key, _ in self._selector.select():
                    if key.data is None:
                        os.read(self._woken, 4096)
                    else:
                        self._hear(key.data)
                self._reap()
        except Exception as error:
            log("nursery-failed", build=self._build.name, error=repr(error))
            self._control.send({"op": "failed", "error": repr(error)})
        for process in list(self._children):
            self._kill(process)
        os._exit(0)

    def _prepare(self) -> None:
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the supervisor's end is the sign to go
        self._wake = wake
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._selector.register(self._control, selectors.EVENT_READ, self._control)
        if not self._settings.allow_services:
            holding = deny_network()
            if missing := _BARRIERS.difference(holding):
                log("network-barrier", holding=sorted(holding), missing=sorted(missing))
        else:
            log("network-barrier", holding=[], reason="services are allowed")
        started = time.perf_counter()
        # Loaded here once: every evaluator is a copy of this process.
        import sp_graph.web.description
        import sp_graph.web.documents
        import sp_graph.web.evaluate  # noqa: F401

        if (self._build / "graph.nq").stat().st_size <= self._settings.in_memory:
            self._store = _in_memory(self._build)
        else:
            _from_index(self._build)  # fails now rather than in every evaluator
        seconds = round(time.perf_counter() - started, 3)
        log("opened", build=self._build.name, in_memory=self._store is not None, seconds=seconds)

    def _hear(self, link: Link) -> None:
        for message, file in link.receive():
            self._do(link, message, file)
        if not link.open:
            if link is self._control:
                self._retired = True
                for other in list(self._links):
                    self._forget(other)
            else:
                self._forget(link)

    def _do(self, link: Link, message: dict[str, Any], file: int) -> None:
        match message["op"]:
            case "worker":
                new = Link(socket.socket(fileno=file))
                self._links.append(new)
                self._selector.register(new, selectors.EVENT_READ, new)
            case "retire":
                self._retired = True
            case "spawn":
                self._spawn(link, message["id"], socket.socket(fileno=file))
            case "kill" | "lower" as what:
                for process, child in list(self._children.items()):
                    if child == (link, message["id"]):
                        self._kill(process) if what == "kill" else _lower(process)

    def _spawn(self, link: Link, number: int, sock: socket.socket) -> None:
        process = os.fork()
        if process == 0:
            signal.set_wakeup_fd(-1)
            for other in (self._control, *self._links):
                other.sock.close()
            os.close(self._woken)
            os.close(self._wake)
            self._selector.close()
            store = self._store
            evaluate_forever(sock, lambda: store or _from_index(self._build), self._settings)
        sock.close()
        self._children[process] = (link, number)

    def _reap(self) -> None:
        while self._children:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            self._gone(process, status)

    def _kill(self, process: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        self._gone(*os.waitpid(process, 0))

    def _gone(self, process: int, status: int) -> None:
        link, number = self._children.pop(process)
        if link.open:
            link.send({"op": "gone", "id": number, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0})

    def _forget(self, link: Link) -> None:
        """A worker is gone: nobody waits for its evaluators."""
        for process, (owner, _) in list(self._children.items()):
            if owner is link:
                self._kill(process)
        self._selector.unregister(link)
        self._links.remove(link)
        link.close()


def _lower(process: int) -> None:
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, _NICE)


def _in_memory(build: Path) -> Store:
    """The graph in memory: several times faster than its index, and shared by all evaluators."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.bulk_load(path=str(build / "graph.nq"), format=RdfFormat.N_QUADS)
    return store


def _from_index(build: Path) -> Store:
    from pyoxigraph import Store

    return Store.read_only(str(build / "index"))
