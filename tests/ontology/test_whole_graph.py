"""The graph of the shipped documents, as a reasoner sees it."""

from pyoxigraph import Store
from reasoning import consistent


def test_the_built_graph_is_consistent_and_a_contradiction_in_it_is_found(graph: Store) -> None:
    triples = "".join(f"{quad.triple} .\n" for quad in graph)
    assert consistent(triples)
    food = "<https://w3id.org/sp-graph/id/mandate/sr-food>"
    planted = f"{food} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Person> .\n"
    assert not consistent(triples, planted)
