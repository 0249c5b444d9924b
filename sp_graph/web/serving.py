"""Starting a server: the sockets, and what must be there first."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

from sp_graph.errors import SpGraphError
from sp_graph.store import require_build

if TYPE_CHECKING:
    from collections.abc import Callable

    from sp_graph.web.settings import Settings

_BACKLOG = 1024


class ServeError(SpGraphError):
    """The server cannot be started: no such address, no permission, a package is missing."""


def serve(settings: Settings, ready: Callable[[str], None]) -> int:
    """Serve until told to stop; gives the exit status. `ready` is told the address when clients can come.

    Raises `StoreError` if there is no graph, `ServeError` if it cannot listen.
    """
    require_build(settings.store)
    if sys.platform == "win32":
        raise ServeError("serving needs a system with fork and Unix sockets, such as Linux; Windows has WSL for it")
    try:
        from sp_graph.web.supervisor import Supervisor
    except ImportError as error:
        raise ServeError(
            f"serving needs the package {error.name}; install it with: pip install 'sp-graph[serve]'"
        ) from error
    listening = _listen(settings)
    host, port = listening[0].getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return Supervisor(settings, listening).run(lambda: ready(f"http://{shown}:{port}{settings.root_path}"))


def _listen(settings: Settings) -> list[socket.socket]:
    """A listening socket for each worker, all at one port: the system shares out the connections."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        _require_free(family, address)
        sockets: list[socket.socket] = []
        for _ in range(settings.processes):
            sock = socket.socket(family, socket.SOCK_STREAM)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            sock.bind(sockets[0].getsockname() if sockets else address)
            sock.listen(_BACKLOG)
            sock.setblocking(False)
            sockets.append(sock)
    except OSError as error:
        raise ServeError(f"cannot listen at {settings.host} port {settings.port}: {error.strerror or error}") from error
    return sockets


def _require_free(family: int, address: tuple[object, ...]) -> None:
    """Two servers of one user could share a port without knowing: the first bind is an exclusive one."""
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
