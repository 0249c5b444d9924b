"""Requests a second of SPARQL endpoints, side by side over one graph and one mix of the canned queries.

    python benchmarks/endpoint.py --store data/build/store [--seconds 10] [--connections 8] [--times 1]

Runs this endpoint without and with its cache, and those of the others that are installed:
`oxigraph` and `rdflib-endpoint` (beside this Python or named with --rivals FOLDER), Virtuoso
(`virtuoso-t`), Apache Jena Fuseki (a `java` and its server jar, named with --fuseki JAR). The
endpoints are started one after the other, in several rounds, so that what else happens on the
machine meets them all. `--times 100` repeats the graph under new names as often.

An answer counts if its status is 200. The load comes from wrk if it is installed, else from threads here.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import RdfFormat, Store

from sp_graph.namespaces import THINGS
from sp_graph.query.canned import load_all
from sp_graph.query.run import prepare
from sp_graph.store import build_folder, require_build, set_current

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCEPT = "application/sparql-results+json"


@dataclass
class Rival:
    """An endpoint: how it is started at a port, and the path of its queries."""

    name: str
    path: str
    start: Callable[[int, Path], list[str]]
    ready_after: float = 60.0
    rates: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    failed: int = 0


def mix(build: Path) -> list[str]:
    """Every canned query with the examples of its parameters, in a fixed shuffled order."""
    store = Store.read_only(str(build / "index"))
    queries = []
    for canned in load_all():
        given = {p.name: p.example for p in canned.parameters if p.required}
        queries.append(prepare(store, canned, given))
    random.Random(1).shuffle(queries)
    return queries


def repeated(build: Path, times: int, root: Path) -> Path:
    """A store with the graph as often, under new names each time but the first."""
    digest = f"{times:016x}"
    folder = Path(build_folder(root, digest))
    if not (folder / "index").is_dir():
        folder.mkdir(parents=True)
        source = (build / "graph.nq").read_text(encoding="utf-8")
        with (folder / "graph.nq").open("w", encoding="utf-8") as file:
            for number in range(times):
                file.write(source.replace(THINGS, f"{THINGS}copy-{number}/") if number else source)
        index = Store(str(folder / "index"))
        index.bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
        index.optimize()
        index.flush()
    set_current(root, digest)
    return root


def rivals(options: argparse.Namespace, store: Path, build: Path, work: Path) -> list[Rival]:
    """The endpoints that can be run here."""
    serve = [sys.executable, "-c", "from sp_graph.cli import run; run()", "--store", str(store), "serve", "--port"]
    found = [
        Rival("sp-graph, no cache", "/sparql", lambda port, _: [*serve, str(port), "--cache", "0"]),
        Rival("sp-graph, cache", "/sparql", lambda port, _: [*serve, str(port)]),
    ]
    folders = [str(Path(sys.executable).parent), *([options.rivals] if options.rivals else []), os.environ["PATH"]]
    path = os.pathsep.join(folders)
    if oxigraph := shutil.which("oxigraph", path=path):
        command = [oxigraph, "serve-read-only", "--union-default-graph", "--location", str(build / "index"), "--bind"]
        found.append(Rival("oxigraph", "/query", lambda port, _: [*command, f"127.0.0.1:{port}"]))
    if endpoint := shutil.which("rdflib-endpoint", path=path):
        graph = str(build / "graph.nq")
        found.append(
            Rival(
                "rdflib-endpoint",
                "/",
                lambda port, _: [endpoint, "serve", "--store", "Oxigraph", "--port", str(port), graph],
            )
        )
    if virtuoso := shutil.which("virtuoso-t", path=path):
        found.append(Rival("virtuoso", "/sparql", lambda port, at: virtuoso_command(virtuoso, port, at, build)))
    if options.fuseki and (java := shutil.which("java")):
        command = [java, "-jar", options.fuseki, f"--file={build / 'graph.nq'}", "--set", "tdb:unionDefaultGraph=true"]
        found.append(Rival("fuseki", "/ds/query", lambda port, _: [*command, "--port", str(port), "/ds"]))
    return found


def virtuoso_command(program: str, port: int, at: Path, build: Path) -> list[str]:
    """Virtuoso with the graph loaded when it starts."""
    sql = free_port()
    (at / "virtuoso.ini").write_text(
        f"[Database]\nDatabaseFile={at}/v.db\nErrorLogFile={at}/v.log\nLockFile={at}/v.lck\nTransactionFile={at}/v.trx\n"
        f"xa_persistent_file={at}/v.pxa\n[TempDatabase]\nDatabaseFile={at}/t.db\nTransactionFile={at}/t.trx\n"
        f"[Parameters]\nServerPort=127.0.0.1:{sql}\nDirsAllowed={build}, {at}\nNumberOfBuffers=170000\n"
        f"MaxDirtyBuffers=130000\nServerThreads=20\n[HTTPServer]\nServerPort=127.0.0.1:{port}\nServerThreads=20\n"
        f"[SPARQL]\nResultSetMaxRows=1000000\nMaxQueryExecutionTime=60\n"
    )
    load = f"DB.DBA.TTLP_MT(file_to_string_output('{build}/graph.nq'), '', 'urn:g', 512);"
    script = (
        f"cd {at} && ({program} +foreground +configfile virtuoso.ini & trap 'kill %1' TERM; "
        f'for i in $(seq 100); do isql-vt 127.0.0.1:{sql} dba dba exec="{load}" && break; sleep 0.5; done; '
        f"touch loaded; wait)"
    )
    return ["bash", "-c", script]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])


@contextmanager
def running(rival: Rival) -> Iterator[int]:
    """The endpoint, started and ready, at a port."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = rival.start(port, Path(folder))
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, cwd=folder
        )
        try:
            end = time.monotonic() + rival.ready_after
            while not answers(port, rival.path) or (rival.name == "virtuoso" and not Path(folder, "loaded").exists()):
                if time.monotonic() > end or process.poll() is not None:
                    raise TimeoutError(f"{rival.name} does not answer")
                time.sleep(0.2)
            yield port
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def answers(port: int, path: str) -> bool:
    try:
        return status(port, target(path, "ASK {}")) == 200
    except OSError:
        return False


def target(path: str, query: str) -> str:
    return f"{path}?query={quote(query, safe='')}"


def status(port: int, address: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address, headers={"Accept": ACCEPT})
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def load(port: int, addresses: list[str], seconds: float, connections: int) -> tuple[float, float, int]:
    """Requests a second, the 99th percentile of their time in milliseconds, and failed requests."""
    if wrk := shutil.which("wrk"):
        return load_by_wrk(wrk, port, addresses, seconds, connections)
    times: list[float] = []
    failed = [0]
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        place = number * len(addresses) // connections
        while time.monotonic() < end:
            started = time.perf_counter()
            connection.request("GET", addresses[place % len(addresses)], headers={"Accept": ACCEPT})
            response = connection.getresponse()
            response.read()
            times.append(time.perf_counter() - started)
            failed[0] += response.status != 200
            place += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return (len(times) - failed[0]) / seconds, times[len(times) * 99 // 100] * 1000, failed[0]


def load_by_wrk(
    wrk: str, port: int, addresses: list[str], seconds: float, connections: int
) -> tuple[float, float, int]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        listed = ",".join(json.dumps(address) for address in addresses)
        script.write(
            f"local p={{{listed}}}\nlocal i=0\nrequest=function() i=i%#p+1\n"
            f'return wrk.format("GET",p[i],{{["Accept"]="{ACCEPT}"}}) end\n'
            'done=function(s,l,r) io.write(string.format("RESULT %f %f %d\\n",'
            "(s.requests-s.errors.status)/(s.duration/1e6), l:percentile(99)/1000, s.errors.status+s.errors.timeout))"
            " end\n"
        )
        script.flush()
        command = [wrk, "-t1", f"-c{connections}", f"-d{seconds:g}", "--timeout", "60", "-s", script.name]
        done = subprocess.run([*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True)
    found = re.search(r"RESULT (\S+) (\S+) (\d+)", done.stdout)
    assert found, done.stdout
    return float(found[1]), float(found[2]), int(found[3])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="data/build/store", help="the store to serve")
    parser.add_argument("--seconds", type=float, default=10, help="how long each endpoint is asked in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--times", type=int, default=1, help="repeat the graph under new names")
    parser.add_argument("--rivals", help="the bin folder of another environment with oxigraph or rdflib-endpoint")
    parser.add_argument("--fuseki", help="the jar of Fuseki's server")
    parser.add_argument("--only", default="", help="only endpoints whose name holds this")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as work:
        store = Path(options.store).resolve()
        queries = mix(Path(require_build(store)))
        if options.times > 1:
            store = repeated(Path(require_build(store)), options.times, Path(work))
        build = Path(require_build(store))
        found = [r for r in rivals(options, store, build, Path(work)) if options.only in r.name]
        for _ in range(options.rounds):
            for rival in list(found):
                addresses = [target(rival.path, query) for query in queries]
                try:
                    with running(rival) as port:
                        load(port, addresses, min(2.0, options.seconds), options.connections)
                        rate, p99, failed = load(port, addresses, options.seconds, options.connections)
                except (TimeoutError, subprocess.CalledProcessError) as error:
                    print(f"{rival.name}: left out: {error}", file=sys.stderr)
                    found.remove(rival)
                    continue
                rival.rates.append(rate)
                rival.p99.append(p99)
                rival.failed += failed
    print(f"{len(queries)} queries, {options.connections} connections, best of {options.rounds} rounds")
    print(f"{'endpoint':24} {'requests/s':>12} {'p99 ms':>10} {'failed':>8}")
    for rival in found:
        print(f"{rival.name:24} {max(rival.rates):12.1f} {min(rival.p99):10.1f} {rival.failed:8}")
    others = [max(r.rates) for r in found if not r.name.startswith("sp-graph") and not r.failed]
    for rival in found:
        if rival.name.startswith("sp-graph") and others:
            print(f"{rival.name}: {max(rival.rates) / max(others):.1f} times the fastest of the others")


if __name__ == "__main__":
    main()
