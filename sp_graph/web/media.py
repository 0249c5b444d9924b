"""The formats of answers: media types, file extensions and names in the service description."""

from __future__ import annotations

from dataclasses import dataclass

JSON, XML, CSV, TSV = "srj", "srx", "csv", "tsv"
HTML = "html"
PROBLEM = "application/problem+json"
_W3C = "http://www.w3.org/ns/formats/"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its extension is its name; `aliases` are other media types it is asked for by."""

    name: str
    media_type: str
    iri: str
    aliases: tuple[str, ...] = ()
    charset: bool = False
    datasets: bool = False

    @property
    def content_type(self) -> str:
        """The value of Content-Type."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


RESULTS = {
    form.name: form
    for form in (
        Format("srj", "application/sparql-results+json", f"{_W3C}SPARQL_Results_JSON", ("application/json",)),
        Format("srx", "application/sparql-results+xml", f"{_W3C}SPARQL_Results_XML", ("application/xml", "text/xml")),
        Format("csv", "text/csv", f"{_W3C}SPARQL_Results_CSV", charset=True),
        Format("tsv", "text/tab-separated-values", f"{_W3C}SPARQL_Results_TSV", charset=True),
    )
}
"""Formats of tables and of yes and no, the preferred first."""

GRAPHS = {
    form.name: form
    for form in (
        Format("ttl", "text/turtle", f"{_W3C}Turtle", ("application/x-turtle",), charset=True),
        Format("nt", "application/n-triples", f"{_W3C}N-Triples", ("text/plain",)),
        Format("rdf", "application/rdf+xml", f"{_W3C}RDF_XML", ("application/xml", "text/xml")),
        Format("jsonld", "application/ld+json", f"{_W3C}JSON-LD", ("application/json",), datasets=True),
        Format("trig", "application/trig", f"{_W3C}TriG", ("application/x-trig",), datasets=True),
        Format("nq", "application/n-quads", f"{_W3C}N-Quads", ("text/x-nquads",), datasets=True),
    )
}
"""Formats of graphs, the preferred first."""

PAGE = Format(HTML, "text/html", "", ("application/xhtml+xml",), charset=True)
WITH_PAGE = {HTML: PAGE, **GRAPHS}
"""Formats of what is a page for a person and a graph for a program."""

DATASETS = {name: form for name, form in sorted(GRAPHS.items(), key=lambda item: item[0] != "nq") if form.datasets}
"""Formats that keep named graphs apart."""
