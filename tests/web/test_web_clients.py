"""Real clients."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from web_server import Server, until

LABELS = "SELECT ?s ?l { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l } ORDER BY ?s"


def need(program: str) -> str:
    found = shutil.which(program) or shutil.which(program, path=str(Path(sys.executable).parent))
    if not found:
        pytest.skip(f"{program} is not installed")
    return found


def test_curl(server: Server) -> None:
    curl = [need("curl"), "-sS", "--max-time", "10", "--compressed"]
    got = subprocess.run(
        [*curl, "-H", "Accept: text/csv", "--data-urlencode", f"query={LABELS}", f"{server.url}/sparql"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "right to food" in got.stdout
    followed = subprocess.run(
        [*curl, "-L", "-H", "Accept: application/n-triples", f"{server.url}/id/mandate/sr-food"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "right to food" in followed.stdout


def test_rdflib(server: Server) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    for method in ("GET", "POST", "POST_FORM"):
        store = SPARQLStore(f"{server.url}/sparql", method=method)
        assert [str(row[1]) for row in store.query(LABELS)] == ["Special Rapporteur on the right to food"]
        constructed = store.query("CONSTRUCT WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }")
        assert len(constructed.graph) == 1


def test_sparqlwrapper(server: Server) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
        client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
        client.setQuery(LABELS)
        client.setReturnFormat(form)
        result = client.query().convert()
        text = (
            json.dumps(result)
            if isinstance(result, dict)
            else result.toxml()
            if hasattr(result, "toxml")
            else result.decode()
        )
        assert "right to food" in text
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery("CONSTRUCT WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }")
    client.setReturnFormat(wrapper.TURTLE)
    assert b"right to food" in client.query().convert()


def test_a_federated_query_from_another_endpoint(server: Server, tmp_path: Path) -> None:
    oxigraph = need("oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    other = subprocess.Popen(
        [oxigraph, "serve", "--location", str(tmp_path / "other"), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        there = Server(f"http://127.0.0.1:{port}", other)

        def answers() -> bool:
            try:
                return there.get("/query?query=ASK%7B%7D").status == 200
            except OSError:
                return False

        assert until(answers)
        federated = (
            f"SELECT ?l {{ SERVICE <{server.url}/sparql> {{ ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }} }}"
        )
        rows = there.post(federated, "/query", Accept="application/sparql-results+json").rows
        assert rows == [{"l": "Special Rapporteur on the right to food"}]
    finally:
        other.terminate()
        other.wait(10)


@pytest.mark.slow
def test_comunica(server: Server) -> None:
    need("node")
    folder = os.environ.get("SP_GRAPH_COMUNICA")
    command = Path(folder or "", "node_modules", ".bin", "comunica-sparql") if folder else None
    if command is None or not command.exists():
        pytest.skip(
            "Comunica is not installed: npm install --prefix FOLDER @comunica/query-sparql, and SP_GRAPH_COMUNICA=FOLDER"
        )
    done = subprocess.run(
        [str(command), f"sparql@{server.url}/sparql", LABELS, "-t", "application/sparql-results+json"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "right to food" in done.stdout
