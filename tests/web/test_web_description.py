"""What the service says of itself and its data, and that things lead to their documents."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from web_samples import FOOD, REPORT
from web_server import Server, serving

from sp_graph.graph.void import DESCRIPTION_GRAPH, describe
from sp_graph.namespaces import TERMS, THINGS
from sp_graph.web.media import GRAPHS

SD = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
VOID = "PREFIX void: <http://rdfs.org/ns/void#> "
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def graph_of(body: bytes, media_type: str) -> Store:
    store = Store()
    store.extend(parse(body, format=RdfFormat.from_media_type(media_type)))
    return store


def select(store: Store, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(term.value for term in row) for row in store.query(query, use_default_graph_as_union=True))


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle", "application/rdf+xml", "application/ld+json"])
def test_the_bare_endpoint_describes_itself(server: Server, accept: str | None) -> None:
    answer = server.get("/sparql", **({"Accept": accept} if accept else {}))
    assert answer.type == (accept if accept and accept != "*/*" else "text/turtle")
    graph = graph_of(answer.body, answer.type)
    assert select(graph, SD + "SELECT ?e { ?s a sd:Service ; sd:endpoint ?e ; sd:defaultDataset ?d }") == [
        (f"{server.url}/sparql",)
    ]
    assert len(select(graph, SD + "SELECT ?g { ?d sd:namedGraph/sd:name ?g }")) == 3
    assert select(graph, SD + VOID + "SELECT ?n { ?d sd:defaultGraph/void:triples ?n }") == [("306",)]


def test_a_browser_gets_a_form(server: Server) -> None:
    for path in ("/sparql", "/"):
        answer = server.get(path, Accept=BROWSER)
        assert answer.type == "text/html"
        assert b"<textarea" in answer.body
        assert b"<script" not in answer.body
        assert b"src=" not in answer.body
    assert server.get("/", Accept="text/turtle").status == 303


def test_void_counts_what_is_served(server: Server) -> None:
    graph = graph_of(server.get("/.well-known/void").body, "text/turtle")
    dataset = f"<{THINGS}dataset/sp-graph>"
    assert select(graph, f"{VOID}SELECT ?n {{ {dataset} void:triples ?n }}") == [("306",)]
    assert select(graph, f"{VOID}SELECT ?n {{ ?p void:class <{TERMS}Mandate> ; void:entities ?n }}") == [("1",)]
    assert select(graph, f"{VOID}SELECT ?e {{ {dataset} void:sparqlEndpoint ?e }}") == [(f"{server.url}/sparql",)]
    distributions = select(
        graph, "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT ?u { ?d dcat:distribution/dcat:downloadURL ?u }"
    )
    assert len(distributions) == 3
    for (url,) in distributions:
        assert server.get(url.removeprefix(server.url)).status == 200


def test_every_number_of_the_description_is_what_a_query_gives(graph: Store) -> None:
    quads = list(graph)
    inside = describe(quad for quad in quads if quad.graph_name.value != DESCRIPTION_GRAPH)
    store = Store()
    store.extend(quad for quad in quads if quad.graph_name.value != DESCRIPTION_GRAPH)
    store.extend(Quad(s, p, o, NamedNode(DESCRIPTION_GRAPH)) for s, p, o in inside)
    dataset = f"<{THINGS}dataset/sp-graph>"
    assert select(store, f"{VOID}SELECT ?n {{ {dataset} void:triples ?n }}") == [(str(len(store)),)]
    wrong = {
        "classes": "?d void:classPartition ?x . ?x void:class ?c ; void:entities ?n "
        "{ SELECT ?c (COUNT(DISTINCT ?s) AS ?m) { ?s a ?c } GROUP BY ?c }",
        "properties": "?d void:propertyPartition ?x . ?x void:property ?p ; void:triples ?n "
        "{ SELECT ?p (COUNT(*) AS ?m) { ?s ?p ?o } GROUP BY ?p }",
        "graphs": "?d void:subset ?g . ?g void:triples ?n { SELECT ?g (COUNT(*) AS ?m) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g }",
        "within": "?d void:classPartition ?x . ?x void:class ?c ; void:propertyPartition ?y . ?y void:property ?p ; void:triples ?n "
        "{ SELECT ?c ?p (COUNT(*) AS ?m) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p }",
    }
    for name, pattern in wrong.items():
        pattern = pattern.replace("?d", dataset)
        assert select(store, f"{VOID}SELECT * {{ {pattern} FILTER(?n != ?m) }}") == [], name
        assert select(store, f"{VOID}SELECT (COUNT(*) AS ?k) {{ {pattern} FILTER(?n = ?m) }}") != [("0",)], name
    assert describe(quads[:100]) == describe(list(reversed(quads[:100])))


def test_a_thing_leads_to_its_document_in_the_format_asked_for(server: Server) -> None:
    for form in GRAPHS.values():
        answer = server.get("/id/mandate/sr-food", Accept=form.media_type)
        assert answer.status == 303
        assert answer.headers["location"] == f"{server.url}/doc/mandate/sr-food"
        assert 'rel="describedby"' in answer.headers["link"]
        document = server.get("/doc/mandate/sr-food", Accept=form.media_type)
        assert document.type == form.media_type
        assert document.headers["content-location"] == f"{server.url}/doc/mandate/sr-food.{form.name}"
        assert 'rel="alternate"; type="text/turtle"' in document.headers["link"]
        graph = graph_of(document.body, document.type)
        assert select(graph, f"SELECT ?l {{ <{FOOD}> <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }}")
        assert select(graph, f"SELECT ?s {{ ?s <http://purl.org/dc/terms/creator> <{FOOD}> }}") == [(REPORT,)]
        assert server.get(f"/doc/mandate/sr-food.{form.name}").body == document.body
    page = server.get("/doc/document/A/HRC/55/69", Accept=BROWSER)
    assert page.type == "text/html"
    assert f'href="{server.url}/doc/mandate/sr-food"'.encode() in page.body


@pytest.mark.parametrize("path", ["/doc/mandate/none", "/doc/mandate/none.ttl", "/doc/a%20b%22"])
def test_what_is_not_known_is_404(server: Server, path: str) -> None:
    assert server.get(path).status == 404
    assert server.get(path, Accept=BROWSER).type == "text/html"


def test_the_ontology_is_reached_under_its_name(server: Server) -> None:
    answer = server.get("/ontology", Accept="text/turtle")
    assert answer.status == 200
    assert b"Mandate" in answer.body


def test_addresses_follow_and_iris_do_not(small_store: Path) -> None:
    with serving(small_store, "--workers", "1", "--root-path", "/graphs/sp", "--behind-proxy") as server:
        proxied = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "example.org", "X_Forwarded_For": "203.0.113.7"}
        for path in ("/graphs/sp/doc/mandate/sr-food", "/doc/mandate/sr-food"):
            answer = server.get(path, Accept="text/turtle", **proxied)
            assert answer.headers["content-location"] == "https://example.org/graphs/sp/doc/mandate/sr-food.ttl"
            assert FOOD.encode() in answer.body or b"id:mandate" in answer.body
        told = server.get(
            "/id/mandate/sr-food", Forwarded='for=192.0.2.1, for=203.0.113.9;proto=https;host="data.example"'
        )
        assert told.headers["location"] == "https://data.example/graphs/sp/doc/mandate/sr-food"
        assert server.get("/graphs/sp/sparql?query=ASK%7B%7D").status == 200
        lied = server.get("/id/mandate/sr-food", X_Forwarded_Host='evil"><script>')
        assert "script" not in lied.headers["location"]
        assert any(line.get("client") == "203.0.113.7" for line in server.log_lines())


def test_without_the_flag_nobody_believes_such_headers(server: Server) -> None:
    answer = server.get("/id/mandate/sr-food", X_Forwarded_Host="example.org", Forwarded="host=example.org")
    assert "example.org" not in answer.headers["location"]
