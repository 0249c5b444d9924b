"""What an evaluator does with a request: from a frame to a frame.

This is the only module that hands a text of a client to the engine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from sp_graph.namespaces import PREFIXES
from sp_graph.web.frames import Frame
from sp_graph.web.guard import calls_services, names_its_dataset, readings, repeatable
from sp_graph.web.media import GRAPHS, RESULTS, WITH_PAGE
from sp_graph.web.problems import Problem
from sp_graph.web.spool import ResultTooLargeError, Spool
from sp_graph.web.syntax import syntax_problem

if TYPE_CHECKING:
    from sp_graph.web.settings import Settings

RESULT_FORMATS = {
    "srj": QueryResultsFormat.JSON,
    "srx": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
Results = QuerySolutions | QueryBoolean | QueryTriples


class Evaluation:
    """A store and how to answer from it."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self._settings = settings

    def answer(self, request: Frame) -> Frame:
        """The answer to a request; every error it foresees is a `Problem` in the answer."""
        about = request.about
        spool = Spool(
            self._settings.result_limit,
            self._settings.spool_above,
            self._settings.spool_folder,
            gzip=about.get("encoding") == "gzip",
        )
        try:
            said = self._do(about, request.body, spool)
        except Problem as problem:
            spool.close()
            return Frame({**problem.as_dict(), "kind": problem.kind, "cause": problem.cause})
        except ResultTooLargeError:
            spool.close()
            return Frame(_refused("result", self._too_large()))
        body, file, gzip = spool.result()
        return Frame({**said, "status": 200, "gzip": gzip, "size": spool.size}, body, file)

    def _do(self, about: dict[str, Any], body: bytes, spool: Spool) -> dict[str, Any]:
        match about["op"]:
            case "query":
                return self._query(about, body.decode(), spool)
            case "graph":
                return self._graph(about, spool)
            case "thing":
                from sp_graph.web.documents import write_thing

                return write_thing(self.store, about, spool)
            case "describe":
                from sp_graph.web.description import write_description

                return write_description(self.store, about, spool)
        raise ValueError(about["op"])

    def _query(self, about: dict[str, Any], text: str, spool: Spool) -> dict[str, Any]:
        calls_services(text, self._settings.allow_services)
        try:
            results = self._evaluated(about, text)
            if isinstance(results, QueryTriples):
                form = _required(about["graph"], GRAPHS)
                results.serialize(spool.out, format=GRAPH_FORMATS[form])
                content_type = GRAPHS[form].content_type
            else:
                form = _required(about["results"], RESULTS)
                results.serialize(spool.out, format=RESULT_FORMATS[form])
                content_type = RESULTS[form].content_type
        except SyntaxError as error:
            raise syntax_problem(text, str(error.msg)) from error
        except (OSError, RuntimeError, ValueError) as error:
            # The words of the engine may name files or hosts: they are for the log.
            detail = "The query parses, but its evaluation failed."
            raise Problem(500, "evaluation", detail, cause=repr(error)) from error
        return {"type": content_type, "form": form, "repeatable": repeatable(text)}

    def _evaluated(self, about: dict[str, Any], text: str) -> Results:
        """The results of a query; one with escapes outside strings and IRIs is read as the standard has it."""
        first, *others = readings(text)
        try:
            return self._run(about, first)
        except SyntaxError:
            for other in others:
                try:
                    return self._run(about, other)
                except SyntaxError:
                    pass  # the error in the text as the client sees it is the one to tell
            raise

    def _run(self, about: dict[str, Any], text: str) -> Results:
        default, named = about.get("default", ()), about.get("named", ())
        if default or named:
            # The dataset of the request replaces that of the query (SPARQL 1.1 Protocol, 2.1.4).
            return self.store.query(
                text,
                prefixes=PREFIXES,
                default_graph=[_graph_name(iri) for iri in default],
                named_graphs=[_graph_name(iri) for iri in named],
            )
        # The engine lets the union win over FROM clauses.
        return self.store.query(text, prefixes=PREFIXES, use_default_graph_as_union=not names_its_dataset(text))

    def _graph(self, about: dict[str, Any], spool: Spool) -> dict[str, Any]:
        """A graph, the union of all (`name` is missing), or every graph by its name (`all`)."""
        form = about["form"]
        target = GRAPH_FORMATS[form]
        name = about.get("name")
        if about.get("all"):
            self.store.dump(spool.out, format=target, prefixes=PREFIXES)
        elif name is None:
            results = self.store.query("CONSTRUCT WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
            assert isinstance(results, QueryTriples)
            results.serialize(spool.out, format=target)
        else:
            graph = _graph_name(name)
            if not self.store.contains_named_graph(graph):
                raise Problem(404, "graph", f"There is no graph named <{name}> here.")
            if target.supports_datasets:
                # The content of a graph is triples: they are not to come back under its name.
                results = self.store.query("CONSTRUCT WHERE { ?s ?p ?o }", default_graph=[graph], named_graphs=[])
                assert isinstance(results, QueryTriples)
                results.serialize(spool.out, format=target)
            else:
                self.store.dump(spool.out, format=target, from_graph=graph, prefixes=PREFIXES)
        return {"type": WITH_PAGE[form].content_type, "form": form, "repeatable": True}

    def _too_large(self) -> str:
        size = f"{self._settings.result_limit / 1_000_000:,.0f} MB"
        return (
            f"The result is larger than {size}, so none of it is sent. Ask for less, or in parts with LIMIT and OFFSET."
        )


def _refused(kind: str, detail: str) -> dict[str, Any]:
    problem = Problem(503, kind, detail)
    return {**problem.as_dict(), "kind": kind, "status": 503}


def _required(form: str | None, formats: dict[str, Any]) -> str:
    if form is None:
        raise not_acceptable(formats)
    return form


def not_acceptable(formats: dict[str, Any]) -> Problem:
    """The problem (406) of a client that accepts none of the formats."""
    types = [form.media_type for form in formats.values()]
    return Problem(406, "accept", f"This can be had as {', '.join(types)}.", available=types)


def _graph_name(iri: str) -> NamedNode:
    try:
        if _IRI.fullmatch(iri):
            return NamedNode(iri)
    except ValueError:
        pass  # the engine's idea of an IRI is stricter than ours
    raise Problem(400, "dataset", f"A graph is named by an absolute IRI, not by {iri[:200]!r}.")
