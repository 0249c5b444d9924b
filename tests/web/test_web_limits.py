"""Nothing a query or a client does can hurt others."""

import os
import socket
import threading
import time
from pathlib import Path

import pytest
from web_server import Server, serving, until

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def nested(depth: int) -> str:
    return "SELECT * WHERE " + "{" * depth + "?s ?p ?o" + "}" * depth


def conjunction(length: int) -> str:
    return "ASK { ?s ?p ?o FILTER(" + " && ".join(["?o != 1"] * length) + ") }"


def unions(length: int) -> str:
    return "ASK { " + " UNION ".join(["{ ?s <http://x/a> ?o }"] * length) + " }"


def patterns(number: int) -> str:
    return "SELECT * { " + " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(number)) + " }"


def values(rows: int) -> str:
    listed = " ".join(f"<http://x/{i}>" for i in range(rows))
    return f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {listed} }} OPTIONAL {{ ?x ?p ?o }} }}"


@pytest.mark.parametrize(
    "query", [nested(20_000), nested(200_000), conjunction(20_000), unions(20_000), patterns(300)],
    ids=["braces", "more braces", "and", "union", "patterns"],
)  # fmt: skip
def test_a_query_that_breaks_the_engine_is_its_own_error_alone(strict: Server, query: str) -> None:
    started = time.monotonic()
    answer = strict.post(query)
    assert answer.status in (500, 503), answer.body[:200]
    assert answer.type == "application/problem+json"
    assert answer.json()["type"].rpartition("/")[2] in ("crash", "deadline", "memory", "result")
    assert time.monotonic() - started < 6
    assert strict.ask("ASK {}").status == 200


def test_an_honest_large_query_works(server: Server) -> None:
    assert server.post(values(20_000)).rows == [{"n": "20000"}]


def test_after_the_deadline_the_processor_is_free_and_nobody_noticed(strict: Server) -> None:
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(strict.post(LONG))) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.6)
    for _ in range(5):
        assert strict.ask("ASK {}").status == 200
    for thread in threads:
        thread.join()
    for answer in answers:
        assert answer.status == 503
        assert int(answer.headers["retry-after"]) >= 1
        assert answer.json()["type"].endswith("/deadline")
    time.sleep(0.3)
    before = _processor_time(strict)
    time.sleep(1.0)
    assert _processor_time(strict) - before < 0.3


def _processor_time(server: Server) -> float:
    total = 0
    for process in server.descendants():
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def test_many_long_queries_do_not_keep_short_ones_waiting(small_store: Path) -> None:
    with serving(small_store, "--workers", "1", "--deadline", "5") as server:
        threads = [threading.Thread(target=server.post, args=(LONG,), daemon=True) for _ in range(6)]
        for thread in threads:
            thread.start()
        time.sleep(1.5)
        started = time.monotonic()
        assert server.ask("ASK {}").status == 200
        assert time.monotonic() - started < 1.5
        for thread in threads:
            thread.join()


def test_memory_has_a_limit(strict: Server) -> None:
    answer = strict.post("SELECT ?a ?c ?f { ?a ?b ?c . ?d ?e ?f . ?x ?y ?z } ORDER BY ?z ?a")
    assert answer.status == 503
    assert answer.json()["type"].rpartition("/")[2] in ("memory", "deadline")
    assert "retry-after" in answer.headers


def test_a_result_that_is_too_large_is_an_error_and_never_cut(strict: Server) -> None:
    answer = strict.post("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert answer.status == 503
    assert answer.json()["type"].endswith("/result")


def test_a_large_result_is_complete(server: Server) -> None:
    answer = server.post("SELECT * { ?a ?b ?c . ?d ?e ?f }", Accept="text/csv")
    assert answer.status == 200
    assert len(answer.body) == int(answer.headers["content-length"])
    assert answer.body.count(b"\r\n") == 306 * 306 + 1


def test_a_client_that_goes_away_frees_its_processor(small_store: Path) -> None:
    with serving(small_store, "--workers", "1", "--deadline", "60") as server:
        with socket.create_connection(("127.0.0.1", server.port)) as sock:
            body = LONG.encode()
            head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
            sock.sendall(head.encode() + body)
            time.sleep(1.0)
        assert until(lambda: any(line.get("status") == 499 for line in server.log_lines()), 5)
        before = _processor_time(server)
        time.sleep(1.0)
        assert _processor_time(server) - before < 0.3


def _raw(server: Server, data: bytes, timeout: float = 20) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as sock:
        sock.sendall(data)
        received = b""
        while chunk := sock.recv(65536):
            received += chunk
        return received


QUERY_HEAD = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
RAW = [
    ("no HTTP", b"nonsense\r\n\r\n", 400),
    ("a long address", b"GET /sparql?query=" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    ("large headers", b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 431),
    ("no host", b"GET /health HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
    ("two hosts", b"GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("a host that is none", b"GET /sparql HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n", 400),
    ("another transfer encoding", f"{QUERY_HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n".encode(), 501),
    ("an announced large body", f"{QUERY_HEAD}Connection: close\r\nContent-Length: 99999999\r\n\r\n".encode(), 413),
    (
        "a compressed body",
        f"{QUERY_HEAD}Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx".encode(),
        415,
    ),
    (
        "chunked",
        f"{QUERY_HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n6\r\nASK {{}}\r\n0\r\n\r\n".encode(),
        200,
    ),
    ("HTTP/1.0", b"GET /health HTTP/1.0\r\n\r\n", 200),
]


@pytest.mark.parametrize(("data", "status"), [c[1:] for c in RAW], ids=[c[0] for c in RAW])
def test_odd_requests_have_their_status(server: Server, data: bytes, status: int) -> None:
    received = _raw(server, data)
    assert received.startswith(f"HTTP/1.1 {status} ".encode()), received[:200]
    if status >= 400:
        assert b"application/problem+json" in received


def test_a_large_body_is_refused_and_the_answer_arrives(server: Server) -> None:
    answer = server.post(b"#" * 11_000_000)
    assert answer.status == 413


def test_a_slow_client_is_told_and_left(small_store: Path) -> None:
    code = (
        "import sys; from sp_graph.web import settings; from sp_graph.web.serving import serve;"
        "s = settings.Settings(store=sys.argv[1], port=0, workers=1, header_timeout=0.6, body_timeout=0.6, connections=5);"
        "sys.exit(serve(s, lambda a: print('Serving at', a + '/sparql', flush=True)))"
    )
    import subprocess
    import sys

    process = subprocess.Popen(
        [sys.executable, "-c", code, str(small_store)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        assert process.stdout
        url = process.stdout.readline().decode().split()[2].removesuffix("/sparql")
        server = Server(url, process)
        for data in (b"", b"GET / HTTP/1.1\r\nHost: x\r\n", f"{QUERY_HEAD}Content-Length: 50\r\n\r\nASK".encode()):
            assert b" 408 " in _raw(server, data)
        assert server.ask("ASK {}").status == 200
        opened = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
        time.sleep(0.1)
        assert b" 503 " in _raw(server, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        for sock in opened:
            sock.close()
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout:
            process.stdout.close()


def test_no_path_and_no_trace_in_an_answer(strict: Server, small_store: Path) -> None:
    for answer in (
        strict.post(nested(20_000)),
        strict.post("SELECT * {"),
        strict.get("/doc/none"),
        strict.get("/../../etc/passwd"),
    ):
        for secret in (str(small_store), "Traceback", ".py", "site-packages", "/tmp"):
            assert secret.encode() not in answer.body
