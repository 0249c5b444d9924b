"""The SPARQL 1.1 Protocol, case by case."""

from urllib.parse import quote, urlencode

import pytest
from web_samples import FOOD, ONE, OTHER, REPORT
from web_server import Server

ASK = "ASK {}"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"

# name, method, path, content type, body, status
CASES = [
    ("query by GET", "GET", f"/sparql?{urlencode({'query': ASK})}", None, None, 200),
    ("query by HEAD", "HEAD", f"/sparql?{urlencode({'query': ASK})}", None, None, 200),
    ("query by POST of a form", "POST", "/sparql", FORM, urlencode({"query": ASK}), 200),
    ("form with a charset", "POST", "/sparql", f"{FORM}; charset=UTF-8", urlencode({"query": ASK}), 200),
    ("query by POST as it is", "POST", "/sparql", QUERY, ASK, 200),
    ("POST with a dataset in the address", "POST", f"/sparql?default-graph-uri={quote(ONE)}", QUERY, ASK, 200),
    ("media type in capitals", "POST", "/sparql", "Application/SPARQL-Query", ASK, 200),
    ("trailing slash", "GET", f"/sparql/?{urlencode({'query': ASK})}", None, None, 200),
    ("unknown parameter", "GET", f"/sparql?{urlencode({'query': ASK, 'x': '1'})}", None, None, 200),
    ("no query", "GET", "/sparql?default-graph-uri=", None, None, 400),
    ("no query in a form", "POST", "/sparql", FORM, "x=1", 400),
    ("two queries", "GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, None, 400),
    ("two queries in a form", "POST", "/sparql", FORM, "query=ASK%7B%7D&query=ASK%7B%7D", 400),
    ("a query in the address and one in the body", "POST", "/sparql?query=ASK%7B%7D", QUERY, ASK, 400),
    ("a query in the address and one in the form", "POST", "/sparql?query=ASK%7B%7D", FORM, "query=ASK%7B%7D", 400),
    ("a query that does not parse", "GET", "/sparql?query=ASK%7B", None, None, 400),
    ("an empty query", "POST", "/sparql", QUERY, "", 400),
    ("parameters that are not UTF-8", "GET", "/sparql?query=ASK%7B%7D%23%FF", None, None, 400),
    ("a query that is not UTF-8", "POST", "/sparql", QUERY, "ASK { } # é".encode("utf-16"), 400),
    ("a graph that is no IRI", "GET", "/sparql?query=ASK%7B%7D&default-graph-uri=a%20b", None, None, 400),
    ("another media type", "POST", "/sparql", "text/plain", ASK, 415),
    ("no media type", "POST", "/sparql", "", ASK, 415),
    ("another charset", "POST", "/sparql", f"{QUERY}; charset=utf-16", ASK, 415),
    ("PUT", "PUT", "/sparql", QUERY, ASK, 405),
    ("DELETE", "DELETE", "/sparql", None, None, 405),
    ("an update", "POST", "/sparql", UPDATE, "CLEAR ALL", 403),
    ("an update in a form", "POST", "/sparql", FORM, "update=CLEAR%20ALL", 403),
    ("an update by GET", "GET", "/sparql?update=CLEAR%20ALL", None, None, 403),
    ("an update as a query", "POST", "/sparql", QUERY, "PREFIX a: <b:> DELETE WHERE { ?s ?p ?o }", 403),
    ("LOAD as a query", "POST", "/sparql", QUERY, "LOAD <http://127.0.0.1:1/>", 403),
    ("nothing there", "GET", "/nothing", None, None, 404),
    ("a suffix that is no format", "GET", "/sparql.exe?query=ASK%7B%7D", None, None, 404),
]


@pytest.mark.parametrize(
    ("method", "path", "kind", "body", "status"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_status(
    server: Server, method: str, path: str, kind: str | None, body: str | bytes | None, status: int
) -> None:
    data = body.encode() if isinstance(body, str) else body
    answer = server.send(method, path, data, **({} if kind is None else {"Content_Type": kind}))
    assert answer.status == status, answer.body
    if status >= 400:
        assert answer.type == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == status
        assert problem["title"]
        assert problem["detail"]
    if status == 405:
        assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize(
    ("parameters", "triples", "graphs"),
    [
        ({}, None, 3),
        ({"default-graph-uri": [ONE]}, 302, 0),
        ({"default-graph-uri": [ONE, OTHER]}, 305, 0),
        ({"named-graph-uri": [ONE]}, 0, 1),
        ({"named-graph-uri": [ONE, OTHER]}, 0, 2),
        ({"default-graph-uri": [OTHER], "named-graph-uri": [ONE]}, 3, 1),
        ({"default-graph-uri": ["http://example.org/nothing"]}, 0, 0),
    ],
    ids=str,
)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_dataset_of_the_request(
    server: Server, parameters: dict[str, list[str]], triples: int | None, graphs: int, way: str
) -> None:
    def rows(query: str) -> list[dict[str, str]]:
        if way == "get":
            return server.ask(query, f"&{urlencode(parameters, doseq=True)}").rows
        if way == "form":
            form = urlencode({"query": query, **parameters}, doseq=True)
            return server.post(form, Content_Type=FORM).rows
        return server.post(query, f"/sparql?{urlencode(parameters, doseq=True)}").rows

    assert rows(COUNT)[0]["n"] == str(306 if triples is None else triples)
    assert len(rows(GRAPHS)) == graphs


def test_dataset_of_the_query_and_which_wins(server: Server) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM <{OTHER}> {{ ?s ?p ?o }}"
    assert server.ask(text).rows == [{"n": "3"}]
    assert server.ask(text, f"&default-graph-uri={quote(ONE)}").rows == [{"n": "302"}]
    assert server.ask(f"SELECT (COUNT(*) AS ?n) FROM NAMED <{OTHER}> {{ ?s ?p ?o }}").rows == [{"n": "0"}]
    assert server.ask('SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(STR(?o) != "FROM") } # FROM').rows == [{"n": "306"}]


def test_values_are_decoded_once(server: Server) -> None:
    for literal in ("a%2Fb", "a+b", "100%", "é", "a&b=c", "\U0001f600"):
        query = f'SELECT ("{literal}" AS ?x) {{}}'
        assert server.ask(query).rows == [{"x": literal}]
        assert server.post(urlencode({"query": query}), Content_Type=FORM).rows == [{"x": literal}]
        assert server.post(query).rows == [{"x": literal}]


def test_codepoint_escapes_are_read_as_the_standard_has_them(server: Server) -> None:
    assert server.ask('\\u0053ELECT ("\\u00e9" AS ?x) {}').rows == [{"x": "é"}]


def test_the_graph_store_protocol_reads(server: Server) -> None:
    one = server.get(f"/graph-store?graph={quote(OTHER)}", Accept="application/n-triples")
    assert one.status == 200
    assert len(one.body.splitlines()) == 3
    everything = server.get("/graph-store?default", Accept="application/n-triples")
    assert len(everything.body.splitlines()) == 306
    assert server.send("HEAD", "/graph-store?default").headers["content-length"] != "0"
    quads = server.get(f"/graph-store?graph={quote(OTHER)}", Accept="application/n-quads").body
    assert OTHER.encode() + b"> ." not in quads
    direct = server.get("/graph/document/A/HRC/55/69.nt")
    assert sorted(direct.body.splitlines()) == sorted(one.body.splitlines())
    dump = server.get("/dump.nq")
    assert len(dump.body.splitlines()) == 306
    assert f"<{FOOD}>".encode() in dump.body
    assert f"<{REPORT}>".encode() in dump.body


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graph-store", 400),
        (f"/graph-store?default&graph={quote(ONE)}", 400),
        ("/graph-store?graph=relative", 400),
        ("/graph-store?graph=http://example.org/none", 404),
        ("/graph/none", 404),
    ],
)
def test_the_graph_store_refuses(server: Server, path: str, status: int) -> None:
    assert server.get(path).status == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_the_graph_store_is_not_written_to(server: Server, method: str) -> None:
    answer = server.send(method, f"/graph-store?graph={quote(ONE)}", b"")
    assert answer.status == 405
    assert "rebuilt" in answer.json()["detail"]
    assert "PUT" not in answer.headers["allow"]
