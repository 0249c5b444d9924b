"""Small graphs for the tests of the endpoint."""

import hashlib
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from sp_graph.namespaces import AUTHORITY_GRAPH, GRAPHS, PREFIXES, THINGS, document_graph
from sp_graph.store import build_folder, set_current

FOOD, REPORT = f"{THINGS}mandate/sr-food", f"{THINGS}document/A/HRC/55/69"
ONE, OTHER = AUTHORITY_GRAPH, document_graph("A/HRC/55/69")
ONTOLOGY = f"{GRAPHS}ontology"
_P = PREFIXES


def quads(extra: int = 0) -> str:
    a = f"<{_P['rdf']}type>"
    label, subject = f"<{_P['skos']}prefLabel>", f"<{_P['dcterms']}creator>"
    lines = [
        f"<{FOOD}> {a} <{_P['sp']}Mandate> <{ONE}> .",
        f'<{FOOD}> {label} "Special Rapporteur on the right to food"@en <{ONE}> .',
        f"<{REPORT}> {a} <{_P['sp']}Document> <{OTHER}> .",
        f'<{REPORT}> <{_P["dcterms"]}title> "R\\u00E9sum\\u00E9, \\"quoted\\"" <{OTHER}> .',
        f"<{REPORT}> {subject} <{FOOD}> <{OTHER}> .",
        f"<{_P['sp']}Mandate> {a} <{_P['owl']}Class> <{ONTOLOGY}> .",
    ]
    for number in range(300 + extra):
        lines.append(f'<{THINGS}theme/{number}> <{_P["skos"]}notation> "{number}" <{ONE}> .')
    return "".join(f"{line}\n" for line in sorted(lines))


def make_store(root: Path, extra: int = 0) -> Path:
    """A store whose current build holds a small graph, with `extra` more triples."""
    data = quads(extra).encode()
    digest = hashlib.sha256(data).hexdigest()
    folder = Path(build_folder(root, digest))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "graph.nq").write_bytes(data)
    index = Store(str(folder / "index"))
    index.bulk_load(input=data, format=RdfFormat.N_QUADS)
    index.flush()
    set_current(root, digest)
    return root
