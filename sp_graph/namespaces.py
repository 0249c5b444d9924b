"""The base IRI, the prefixes and the minting of identifiers.

This is the one place where the base IRI stands. The module imports nothing but the
standard library's lightest parts, because every asking command loads it.
"""

from __future__ import annotations

import re

BASE = "https://w3id.org/sp-graph/"
ONTOLOGY = BASE + "ontology"
TERMS = ONTOLOGY + "#"
THINGS = BASE + "id/"
GRAPHS = BASE + "graph/"

PREFIXES: dict[str, str] = {
    "sp": TERMS,
    "id": THINGS,
    "bibo": "http://purl.org/ontology/bibo/",
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Letters that NFKD does not split into a base letter and a mark.
_UNSPLIT = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae"})


def fold(text: str) -> str:
    """Lower-case `text`, without diacritics, with straight apostrophes and single spaces."""
    if not text.isascii():
        import unicodedata  # only for text that needs it: asking must start fast

        plain = unicodedata.normalize("NFKD", text.translate(_UNSPLIT).replace("’", "'"))
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def slug(text: str) -> str:
    """A readable path segment for `text`: lower-case ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")


def thing(kind: str, local: str) -> str:
    """The IRI of a thing: `thing("state", "KEN")` is `…/id/state/KEN`.

    `local` may hold slashes, as document symbols do; other characters that an IRI
    does not allow are percent-encoded.
    """
    safe = re.sub(r"[^A-Za-z0-9._~/()'-]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), local)
    return f"{THINGS}{kind}/{safe}"


def document_graph(symbol: str) -> str:
    """The name of the graph that holds what was read in the document `symbol`."""
    return thing("document", symbol).replace(THINGS, GRAPHS, 1)


AUTHORITY_GRAPH = GRAPHS + "authority"
ONTOLOGY_GRAPH = GRAPHS + "ontology"
DECISIONS_GRAPH = GRAPHS + "decisions"
COVERAGE_GRAPH = GRAPHS + "coverage"
