"""SERVICE and whatever else would fetch."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_server import Server, serving

from sp_graph.web.guard import calls_services, names_its_dataset, repeatable
from sp_graph.web.problems import Problem

ALLOWED = "http://127.0.0.1:9/sparql"

REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { SERVICE #comment\n <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { VALUES ?g { <http://127.0.0.1:1/> } SERVICE ?g { ?s ?p ?o } }",
    "SELECT * { BIND(IRI('http://127.0.0.1:1/') AS ?g) SERVICE SILENT ?g { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "BASE <http://127.0.0.1:1/> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERV\\U00000049CE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE\\u0020<http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
    f"SELECT * {{ SERVICE <{ALLOWED}> {{ SERVICE <http://127.0.0.1:1/> {{ ?s ?p ?o }} }} }}",
    f"PREFIX x: <{ALLOWED}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} SERVICE x:other {{ ?s ?p ?o }} }}",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
]
HARMLESS = [
    'SELECT ("SERVICE <http://127.0.0.1:1/>" AS ?x) {}',
    "SELECT * { ?s <http://example.org/SERVICE> ?o } # SERVICE <http://127.0.0.1:1/>",
    "PREFIX service: <http://x/> SELECT * { ?s service:SERVICE ?o }",
    "SELECT ?SERVICE { ?SERVICE ?p '''SERVICE\n''' }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_what_would_fetch_is_refused(server: Server, query: str) -> None:
    with pytest.raises(Problem):
        calls_services(query, {ALLOWED})
    answer = server.post(query)
    assert answer.status == 403
    assert answer.json()["type"].endswith("/service")


@pytest.mark.parametrize("query", HARMLESS)
def test_a_word_in_a_string_an_iri_or_a_comment_is_none(server: Server, query: str) -> None:
    assert not calls_services(query, ())
    assert server.post(query).status == 200


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE <{ALLOWED}> {{ ?s ?p ?o }} }}",
        f"PREFIX x: <{ALLOWED}> SELECT * {{ SERVICE SILENT x: {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{ALLOWED.replace('s', chr(92) + 'u0073')}> {{ ?s ?p ?o }} }}",
    ],
)
def test_the_very_address_is_allowed(query: str) -> None:
    assert calls_services(query, {ALLOWED})


def test_from_is_found_on_tokens() -> None:
    assert names_its_dataset("SELECT * FROM <http://x/> {}")
    assert names_its_dataset("SELECT * \\u0046ROM <http://x/> {}")
    assert not names_its_dataset("SELECT * { ?s <http://x/from> 'FROM' } # from")


def test_what_repeats_itself() -> None:
    assert repeatable("SELECT * { ?s ?p [] }")
    assert not repeatable("CONSTRUCT { _:x ?p ?o } WHERE { ?s ?p ?o }")
    assert not repeatable("select (now() as ?x) {}")


@pytest.fixture
def other() -> Iterator[tuple[str, list[bytes]]]:
    """A small endpoint that answers one row, or leads elsewhere."""
    heard: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.path.encode())
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path == "/leads-away":
                self.send_response(307)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"told"}}]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_address[1]}", heard
    listening.shutdown()
    listening.server_close()


def test_an_allowed_service_is_asked_and_no_other(small_store: Path, other: tuple[str, list[bytes]]) -> None:
    url, heard = other
    allowed = ("--allow-service", f"{url}/sparql", "--allow-service", f"{url}/leads-away", "--workers", "1")
    with serving(small_store, *allowed) as server:
        assert server.post(f"SELECT ?x {{ SERVICE <{url}/sparql> {{ ?x ?p ?o }} }}").rows == [{"x": "told"}]
        assert server.post(f"SELECT ?x {{ SERVICE <{url}/other> {{ ?x ?p ?o }} }}").status == 403
        assert server.post(f"SELECT ?x {{ SERVICE <{url}/leads-away> {{ ?x ?p ?o }} }}").status == 500
    assert heard == [b"/sparql", b"/leads-away"]


def test_the_second_barrier_holds(tmp_path: Path, other: tuple[str, list[bytes]]) -> None:
    """A process behind the barrier reaches nothing, even if it runs the query."""
    import subprocess
    import sys

    url, heard = other
    code = (
        "import sys\nfrom pyoxigraph import Store\nfrom sp_graph.web.barrier import deny_network\n"
        "print(deny_network())\n"
        "try:\n    print(list(Store().query('SELECT * { SERVICE <' + sys.argv[1] + '/sparql> { ?x ?p ?o } }')))\n"
        "except OSError as error:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=False)
    holding = done.stdout.splitlines()[0]
    if holding == "[]":
        pytest.skip("this system offers neither seccomp nor network namespaces")
    assert done.stdout.splitlines()[1] == "refused"
    assert heard == []
