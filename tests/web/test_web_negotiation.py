"""Formats, encodings, entity tags, CORS."""

import gzip
import json
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse
from web_server import Server

from sp_graph.web.media import GRAPHS, RESULTS
from sp_graph.web.negotiate import choose, encoding

SELECT, CONSTRUCT = "SELECT * { ?s a ?o } ORDER BY ?s", "CONSTRUCT WHERE { ?s a ?o }"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

ACCEPT = [
    (None, "srj", "ttl"),
    ("*/*", "srj", "ttl"),
    ("", "srj", "ttl"),
    ("application/sparql-results+xml", "srx", None),
    ("application/sparql-results+xml;q=0.9, text/csv", "csv", None),
    ("text/csv;q=0.5, application/json;q=0.4", "csv", "jsonld"),
    ("text/*", "srx", "ttl"),
    ("text/*;q=0.1, text/csv;q=0.9", "csv", "ttl"),
    ("application/sparql-results+json;q=0, */*", "srj", "ttl"),
    ("application/sparql-results+json;q=0, application/json;q=0, */*", "srx", "ttl"),
    ("text/turtle, application/rdf+xml;q=0.9, */*;q=0.1", "srj", "ttl"),
    ("application/ld+json;q=0.9, application/n-quads", None, "nq"),
    ("TEXT/CSV", "csv", None),
    ("text/csv; charset=utf-8", "csv", None),
    ('text/csv; charset="UTF-8"', "csv", None),
    ("text/csv; header=absent", None, None),
    ("text/turtle;q=abc", None, None),
    ("nonsense, text/csv", "csv", None),
    ("*/csv", None, None),
    ("image/png", None, None),
    ("application/trig;q=1.000,text/tab-separated-values;q=0.001", "tsv", "trig"),
    ("application/sparql-results+json,application/sparql-results+xml;q=0.8,text/turtle;q=0.5", "srj", "ttl"),
]


@pytest.mark.parametrize(("accept", "results", "graph"), ACCEPT)
def test_the_format_the_client_likes_best(accept: str | None, results: str | None, graph: str | None) -> None:
    assert choose(accept, RESULTS) == results
    assert choose(accept, GRAPHS) == graph


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, None), ("gzip", "gzip"), ("gzip;q=0", None), ("*", "gzip"), ("identity", None), ("br, gzip;q=0.5", "gzip"),
        ("identity;q=1, gzip;q=0.5", None), ("deflate", None), ("GZIP", "gzip"),
    ],
)  # fmt: skip
def test_the_encoding(header: str | None, chosen: str | None) -> None:
    assert encoding(header) == chosen


@pytest.mark.parametrize("form", RESULTS.values(), ids=lambda f: f.name)
def test_tables_in_every_format(server: Server, form: object) -> None:
    media = form.media_type  # type: ignore[attr-defined]
    for answer in (server.ask(SELECT, Accept=media), server.get(f"/sparql.{form.name}?query={quote(SELECT)}")):  # type: ignore[attr-defined]
        assert answer.status == 200
        assert answer.type == media
        assert b"sr-food" in answer.body
    assert server.ask("ASK {}", Accept=media).status == 200
    assert "Accept" in server.ask(SELECT, Accept=media).headers["vary"]


@pytest.mark.parametrize("form", GRAPHS.values(), ids=lambda f: f.name)
def test_graphs_in_every_format(server: Server, form: object) -> None:
    answer = server.ask(CONSTRUCT, Accept=form.media_type)  # type: ignore[attr-defined]
    assert answer.type == form.media_type  # type: ignore[attr-defined]
    assert len(list(parse(answer.body, format=RdfFormat.from_media_type(answer.type)))) == 3


def test_csv_and_tsv_are_as_their_standard_has_them(server: Server) -> None:
    query = 'SELECT ?x ?y { VALUES (?x ?y) { ("a\\"b,c" 1) (<http://x/> UNDEF) } }'
    assert server.ask(query, Accept="text/csv").body == b'x,y\r\n"a""b,c",1\r\nhttp://x/,\r\n'
    assert server.ask(query, Accept="text/tab-separated-values").body == b'?x\t?y\n"a\\"b,c"\t1\n<http://x/>\t\n'


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"), (SELECT, "text/html")],
)
def test_what_cannot_be_had_is_406(server: Server, query: str, accept: str) -> None:
    answer = server.ask(query, Accept=accept)
    assert answer.status == 406
    assert answer.type == ("text/html" if "html" in accept else "application/problem+json")


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    path = f"/sparql?query={quote(SELECT)}"
    got, head = server.get(path), server.send("HEAD", path)
    assert head.body == b""
    assert {**got.headers, "date": ""} == {**head.headers, "date": ""}


def test_content_location_leads_to_the_same(server: Server) -> None:
    answer = server.ask(SELECT, Accept="text/csv")
    where = answer.headers["content-location"]
    assert where.startswith(f"{server.url}/sparql.csv?query=")
    assert server.get(where.removeprefix(server.url)).body == answer.body


def test_gzip(server: Server) -> None:
    query = "SELECT * { ?s ?p ?o }"
    plain, packed = server.ask(query), server.ask(query, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 4
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in plain.headers["vary"]
    assert server.ask("ASK {}", Accept_Encoding="identity;q=0").status == 406


def test_entity_tags(server: Server, strict: Server) -> None:
    first = server.ask(SELECT)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for condition in (tag, f'"other", {tag}', f"W/{tag}"):
        same = server.ask(SELECT, If_None_Match=condition)
        assert same.status == 304
        assert same.body == b""
        assert same.headers["etag"] == tag
    assert server.ask(SELECT, If_None_Match='"other"').status == 200
    assert server.ask(SELECT, Accept="text/csv", If_None_Match=tag).status == 200
    assert strict.ask(SELECT).body == first.body


@pytest.mark.parametrize(
    "query", ["SELECT (NOW() AS ?x) {}", "SELECT (RAND() AS ?x) {}", "SELECT (struuid() AS ?x) {}"]
)
def test_what_changes_has_no_entity_tag_and_is_not_kept(server: Server, query: str) -> None:
    one, other = server.ask(query), server.ask(query)
    assert "etag" not in one.headers
    assert one.headers["cache-control"] == "no-store"
    assert one.body != other.body


def test_a_result_that_was_kept_is_the_same(server: Server) -> None:
    query = "SELECT ?s { ?s ?p 'kept' }"
    one, other = server.ask(query), server.ask(query)
    assert one.body == other.body
    assert one.headers["etag"] == other.headers["etag"]
    assert any(line.get("cache") == "hit" for line in server.log_lines())


def test_cross_origin_requests(server: Server) -> None:
    answer = server.ask("ASK {}", Origin="https://example.org")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    preflight = server.send(
        "OPTIONS", "/sparql", Origin="https://example.org", Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )  # fmt: skip
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    assert server.ask("ASK {", Origin="https://example.org").headers["access-control-allow-origin"] == "*"


def test_a_syntax_error_says_where_and_which_prefix(server: Server) -> None:
    problem = json.loads(server.ask("SELECT *\nWHERE { ?s schema:name ?o }").body)
    assert (problem["line"], problem["column"]) == (2, 12)
    assert problem["source"] == "WHERE { ?s schema:name ?o }"
    assert problem["missingPrefixes"] == ["schema"]
    assert "schema:" in problem["detail"]
    plain = json.loads(server.ask("SELECT * {\n ?s ?p }").body)
    assert plain["line"] == 2
    assert "missingPrefixes" not in plain
    assert "\\u{" not in plain["detail"]


def test_a_browser_gets_a_readable_error(server: Server) -> None:
    answer = server.ask("SELECT * { ?s schema:<b> }", Accept=FIREFOX)
    assert answer.status == 400
    assert answer.type == "text/html"
    assert b"schema:&lt;b&gt;" in answer.body
    assert b"<script" not in answer.body
