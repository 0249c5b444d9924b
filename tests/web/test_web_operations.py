"""Running it: new builds, ends, health, metrics, the log."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from web_samples import make_store
from web_server import Server, serving, until

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_it_listens_on_loopback_only(server: Server) -> None:
    assert server.url.startswith("http://127.0.0.1:")


def test_a_new_build_is_taken_over_without_a_failed_request(tmp_path: Path) -> None:
    make_store(tmp_path)
    with serving(tmp_path, "--workers", "2") as server:
        seen: list[tuple[int, str]] = []
        stop = threading.Event()

        def ask() -> None:
            while not stop.is_set():
                answer = server.ask(COUNT)
                seen.append((answer.status, answer.rows[0]["n"] if answer.status == 200 else ""))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        tag = server.ask(COUNT).headers["etag"]
        for extra in (10, 20):
            make_store(tmp_path, extra)
            assert until(lambda extra=extra: server.ask(COUNT).rows[0]["n"] == str(306 + extra))
        time.sleep(0.5)
        stop.set()
        for thread in threads:
            thread.join()
        assert {status for status, _ in seen} == {200}
        assert {count for _, count in seen} == {"306", "316", "326"}
        assert seen[-1][1] == "326"
        assert server.ask(COUNT, If_None_Match=tag).status == 200
        build = server.get("/health").json()["build"]
        assert build == (tmp_path / "current").read_text().strip()
        assert until(lambda: len(_nurseries(server)) == 1)


def _nurseries(server: Server) -> list[int]:
    """The processes that have evaluators below them."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in table.splitlines()]
    children = {pid for pid, parent in rows if parent == server.process.pid}
    return [pid for pid in children if any(parent == pid for _, parent in rows)]


def test_a_build_that_cannot_be_opened_is_not_taken_over(tmp_path: Path) -> None:
    make_store(tmp_path)
    with serving(tmp_path, "--workers", "1") as server:
        broken = tmp_path / "builds" / "0123456789abcdef"
        broken.mkdir()
        (broken / "graph.nq").write_text("this is no graph\n")
        (tmp_path / "current").write_text("0123456789abcdef\n")
        assert until(lambda: any(line["event"] == "build-failed" for line in server.log_lines()))
        assert server.ask(COUNT).rows == [{"n": "306"}]


def test_a_graph_larger_than_memory_is_read_from_its_index(small_store: Path) -> None:
    with serving(small_store, "--workers", "1", "--in-memory", "0") as server:
        assert server.ask(COUNT).rows == [{"n": "306"}]
        assert any(line.get("in_memory") is False for line in server.log_lines())


def test_sigterm_lets_what_runs_finish(small_store: Path) -> None:
    with serving(small_store, "--workers", "2") as server:
        long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g <http://none/> ?i } # " + "x" * 100
        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g a ?i }"
        answers = []
        thread = threading.Thread(target=lambda: answers.append(server.post(slow)))
        thread.start()
        time.sleep(0.05)
        server.process.send_signal(signal.SIGTERM)
        thread.join()
        assert answers[0].status == 200
        assert server.process.wait(20) == 0
        assert until(lambda: not server.descendants())
        assert long


def test_what_is_killed_is_replaced(small_store: Path) -> None:
    with serving(small_store, "--workers", "1") as server:
        for process in server.descendants():
            os.kill(process, signal.SIGKILL)

        def works() -> bool:
            try:
                return server.ask("ASK {}").status == 200
            except OSError:
                return False

        assert until(works, 20)


def test_no_process_outlives_a_server_that_is_killed(small_store: Path) -> None:
    with serving(small_store, "--workers", "2") as server:
        below = server.descendants()
        server.process.kill()
        server.process.wait()
        assert until(lambda: not any(Path(f"/proc/{p}").exists() and _runs(p) for p in below))


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_health_and_metrics(server: Server) -> None:
    assert server.get("/health").json()["status"] == "ok"
    server.ask("ASK { }")
    text = server.get("/metrics").body.decode()
    assert 'sp_graph_requests_total{route="query",status="200"}' in text
    assert "sp_graph_request_seconds_bucket" in text
    series = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(len(line.rpartition(" ")[2]) > 0 and float(line.rpartition(" ")[2]) >= 0 for line in series)
    told = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(told) == len(set(told))


def test_one_line_in_the_log_for_each_request(small_store: Path) -> None:
    with serving(small_store, "--workers", "1") as server:
        server.ask("ASK { <secret:thing> ?p ?o }")
        server.get("/nothing")
        lines = [line for line in server.log_lines() if line["event"] == "request"]
        assert [(line["path"], line["status"]) for line in lines] == [("/sparql", 200), ("/nothing", 404)]
        assert "secret" not in json.dumps(lines)
        assert all({"time", "method", "route", "ms", "bytes", "client"} <= set(line) for line in lines)


def test_what_is_missing_is_said(small_store: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-c", "from sp_graph.cli import run; run()", "--store"]
    empty = subprocess.run([*run, str(tmp_path), "serve"], capture_output=True, text=True, check=False)
    assert empty.returncode == 3
    assert "sp-graph build" in empty.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        busy = subprocess.run(
            [*run, str(small_store), "serve", "--port", port], capture_output=True, text=True, check=False
        )
    assert busy.returncode == 1
    assert f"port {port}" in busy.stderr
    hidden = "import sys; sys.modules['uvicorn'] = None; from sp_graph.cli import run; run()"
    without = subprocess.run(
        [sys.executable, "-c", hidden, "--store", str(small_store), "serve"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert without.returncode == 1
    assert "sp-graph[serve]" in without.stderr
