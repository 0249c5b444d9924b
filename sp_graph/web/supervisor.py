"""The process that an operator starts: it holds the sockets and keeps the others going.

It does nothing that can fail for what a client sends. When the store has a new build, it
has a nursery for that build before it tells the workers; when a worker or a nursery ends
unasked, it starts another.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sp_graph.errors import StoreError
from sp_graph.store import current_build, require_build
from sp_graph.web.links import Link, pair
from sp_graph.web.logs import log
from sp_graph.web.metrics import shared
from sp_graph.web.nursery import Nursery
from sp_graph.web.worker import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from sp_graph.web.settings import Settings

_LOOK = 0.5
_STOPPING = 10.0
_PAUSE = 0.5


class Supervisor:
    """A running server. Arguments: `listening` has one socket for each worker."""

    def __init__(self, settings: Settings, listening: list[socket.socket]) -> None:
        self._settings = settings
        self._listening = listening
        self._memory = shared(len(listening))
        self._selector = selectors.DefaultSelector()
        self._workers: dict[int, tuple[int, Link]] = {}
        self._nurseries: dict[int, tuple[str, Link]] = {}
        self._nursery = 0
        self._coming = 0
        self._stopping = False
        self._ready: Callable[[], None] | None = None
        self._failed_build = ""

    def run(self, ready: Callable[[], None]) -> int:
        """Serve until SIGTERM or SIGINT; gives the exit status. `ready` is called when clients can come.

        Raises `StoreError` if there is no build, or it cannot be opened.
        """
        self._ready = ready
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(self._woken, False)
        self._wake = wake
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._start_nursery(require_build(self._settings.store))
        try:
            while not self._stopping:
                self._wait(_LOOK)
                self._look_for_build()
            return self._end()
        finally:
            for process in (*self._workers, *self._nurseries):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _wait(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            if key.data is None:
                with suppress(BlockingIOError):
                    os.read(self._woken, 4096)
            else:
                self._hear(key.data)
        self._reap()

    def _hear(self, link: Link) -> None:
        for message, _ in link.receive():
            if message["op"] == "ready":
                self._take_over(link)
            elif message["op"] == "failed":
                self._build_failed(link, message["error"])
            elif message["op"] == "serving" and self._ready:
                self._ready()
                self._ready = None
        if not link.open:
            with suppress(KeyError):
                self._selector.unregister(link)

    def _look_for_build(self) -> None:
        folder = current_build(self._settings.store)
        newest = self._coming or self._nursery
        present = self._nurseries[newest][0] if newest in self._nurseries else ""
        if folder and folder not in (present, self._failed_build):
            self._start_nursery(folder)

    def _start_nursery(self, build: str) -> None:
        ours, theirs = pair()
        process = self._fork(lambda: Nursery(theirs, build, self._settings).run(), ours, *self._listening)
        theirs.close()
        link = Link(ours)
        self._selector.register(link, selectors.EVENT_READ, link)
        if self._coming in self._nurseries:
            self._nurseries[self._coming][1].send({"op": "retire"})
        self._nurseries[process] = (build, link)
        self._coming = process

    def _take_over(self, link: Link) -> None:
        """A nursery has opened its build: all workers have their evaluators from it from now on."""
        process = next(p for p, (_, other) in self._nurseries.items() if other is link)
        if process != self._coming:
            return
        before, self._nursery, self._coming = self._nursery, process, 0
        build = _name(self._nurseries[process][0])
        log("serving", build=build)
        if not self._workers:
            for number in range(len(self._listening)):
                self._start_worker(number)
        else:
            for _, worker in self._workers.values():
                self._introduce(worker)
        if before in self._nurseries:
            self._nurseries[before][1].send({"op": "retire"})

    def _introduce(self, worker: Link) -> None:
        """Let a worker and the present nursery know each other."""
        build, nursery = self._nurseries[self._nursery]
        one, other = pair()
        nursery.send({"op": "worker", "file": True}, one.fileno())
        worker.send({"op": "nursery", "build": _name(build), "file": True}, other.fileno())
        one.close()
        other.close()

    def _start_worker(self, number: int) -> None:
        ours, theirs = pair()
        listening = self._listening[number]
        others = (sock for sock in self._listening if sock is not listening)
        process = self._fork(lambda: work(theirs, listening, self._settings, self._memory, number), ours, *others)
        theirs.close()
        link = Link(ours)
        self._selector.register(link, selectors.EVENT_READ, link)
        self._workers[process] = (number, link)
        if self._nursery in self._nurseries:
            self._introduce(link)

    def _fork(self, child: Callable[[], Any], *foreign: socket.socket) -> int:
        """Start a process. `foreign` are sockets that are not its own."""
        process = os.fork()
        if process:
            return process
        # A socket that lived on in a child would hide the end of the process it belongs to.
        try:
            signal.set_wakeup_fd(-1)
            self._selector.close()
            os.close(self._woken)
            os.close(self._wake)
            for _, link in (*self._workers.values(), *self._nurseries.values()):
                link.sock.close()
            for sock in foreign:
                sock.close()
            child()
        finally:
            os._exit(1)

    def _reap(self) -> None:
        while self._workers or self._nurseries:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if process == 0:
                return
            if process in self._workers:
                number, link = self._workers.pop(process)
                self._leave(link)
                if not self._stopping:
                    log("worker-ended", status=status)
                    time.sleep(_PAUSE)  # one that fails at once is not to be started without end
                    self._start_worker(number)
            elif process in self._nurseries:
                build, link = self._nurseries.pop(process)
                self._leave(link)
                if process == self._nursery and not self._stopping:
                    log("nursery-ended", status=status)
                    self._nursery = 0
                    if not self._coming:
                        self._start_nursery(build)
                elif process == self._coming:
                    self._build_failed(link, f"it ended with status {status}")
                    self._coming = 0

    def _leave(self, link: Link) -> None:
        with suppress(KeyError, ValueError):
            self._selector.unregister(link)
        link.close()

    def _build_failed(self, link: Link, error: str) -> None:
        """A build cannot be opened: the one before is served on; without one there is nothing to serve."""
        for _, (build, other) in self._nurseries.items():
            if other is link:
                self._failed_build = build
        log("build-failed", build=_name(self._failed_build), error=error)
        if not self._nursery:
            raise StoreError(f"the build in {self._failed_build} cannot be opened; run `sp-graph build` again")

    def _end(self) -> int:
        """Let the workers finish what runs, then end everything."""
        log("stopping")
        for _, link in self._workers.values():
            link.send({"op": "stop"})
        until = time.monotonic() + self._settings.deadline + _STOPPING
        while self._workers and time.monotonic() < until:
            self._wait(0.1)
        for _, link in self._nurseries.values():
            link.send({"op": "retire"})
            link.close()
        log("stopped", unfinished=len(self._workers))
        return 1 if self._workers else 0


def _name(build: str) -> str:
    return build.rpartition(os.sep)[2]
