"""Putting a finished build into the store: all of it, or nothing.

A build is written into a temporary folder inside the store, and becomes visible by one
rename and the replacement of the file that names the current build. One build at a time
holds the lock of the store; the lock of a process that was killed is free again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from sp_graph.errors import StoreError
from sp_graph.store import build_folder, current_build, set_current

TEMPORARY = ".building-"
GRAPH, INDEX = "graph.nq", "index"
BESIDE = ("report", "tables", "texts")
_PAUSE = 0.1


@contextmanager
def workspace(store: Path, progress: Callable[[str], None]) -> Iterator[Path]:
    """A temporary folder inside the store, for one build; removed in the end.

    Waits while another build works in the store. What killed builds left is removed.

    Raises `StoreError` if the store cannot be written to.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        lock = os.open(store / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{store}: cannot be used as a store: {error.strerror}") from error
    try:
        _wait(lock, progress)
        for leftover in store.glob(f"{TEMPORARY}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        folder = store / f"{TEMPORARY}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _wait(lock: int, progress: Callable[[str], None]) -> None:
    told = False
    while not _try_lock(lock):
        if not told:
            progress("waiting for another build in this store")
            told = True
        time.sleep(_PAUSE)


def write_graph(folder: Path, n_quads: bytes) -> str:
    """Write the graph and make the index from it; gives the SHA-256 of the graph."""
    (folder / GRAPH).write_bytes(n_quads)
    index = Store(str(folder / INDEX))
    index.bulk_load(path=str(folder / GRAPH), format=RdfFormat.N_QUADS)
    index.optimize()
    index.flush()
    return hashlib.sha256(n_quads).hexdigest()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write what is published beside the graph: reports, tables and texts, by path below `folder`."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


def publish(store: Path, work: Path, sha256: str) -> Path:
    """Make the finished build in `work` the current one; gives its folder.

    The build that was current before is kept, older ones are removed. If the same graph
    is published already, only its reports, tables and texts are replaced, so readers keep their index.
    """
    folder = Path(build_folder(store, sha256))
    before = current_build(store)
    if _is_whole(folder, work):
        for file in (f for part in BESIDE for f in (work / part).glob("*")):
            (folder / file.parent.name).mkdir(exist_ok=True)
            file.replace(folder / file.parent.name / file.name)
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)
        broken = work.with_name(f"{work.name}-replaced")
        if folder.exists():
            folder.replace(broken)
        work.replace(folder)
        shutil.rmtree(broken, ignore_errors=True)
    set_current(store, sha256)
    if before and Path(before) != folder:
        _remove_others(folder, Path(before))
    return folder


def _remove_others(*kept: Path) -> None:
    for old in kept[0].parent.iterdir():
        if old not in kept:
            shutil.rmtree(old, ignore_errors=True)


def _is_whole(folder: Path, work: Path) -> bool:
    """Whether `folder` holds the same graph as `work`, and an index of all of it."""
    try:
        if (folder / GRAPH).read_bytes() != (work / GRAPH).read_bytes():
            return False
        return len(Store.read_only(str(folder / INDEX))) == len(Store.read_only(str(work / INDEX)))
    except OSError:
        return False
