"""The stages stay apart, and asking stays light."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sp_graph"
# Which stages a stage may import; modules directly in the package may be imported by all.
MAY_IMPORT = {
    "authority": set(),
    "documents": set(),
    "nlp": {"authority"},
    "facts": {"authority", "nlp"},
    "graph": {"authority"},
    "query": set(),
    "review": {"authority", "graph", "query"},
    "quality": {"authority", "documents", "nlp", "facts", "audit", "graph", "review"},
}
HEAVY = {"spacy": {"nlp", "facts", "quality"}, "rdflib": {"graph"}, "pyshacl": {"graph"}}
BARE = {"pipeline"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found


@pytest.mark.parametrize("stage", MAY_IMPORT)
def test_a_stage_imports_only_stages_before_it(stage: str) -> None:
    for path in (PACKAGE / stage).rglob("*.py"):
        for module in imports(path):
            parts = module.split(".")
            if parts[0] != "sp_graph" or len(parts) < 2 or not (PACKAGE / parts[1]).is_dir():
                assert len(parts) < 2 or parts[0] != "sp_graph" or parts[1] not in BARE, f"{path}: {module}"
                continue
            assert parts[1] == stage or parts[1] in MAY_IMPORT[stage], f"{path}: {module}"


@pytest.mark.parametrize("library", HEAVY)
def test_heavy_libraries_stay_where_they_are_used(library: str) -> None:
    for path in PACKAGE.rglob("*.py"):
        if library in {module.split(".")[0] for module in imports(path)}:
            stage = path.relative_to(PACKAGE).parts[0]
            assert stage in HEAVY[library], path


def test_the_base_iri_stands_in_one_module() -> None:
    holders = [p for p in PACKAGE.rglob("*.py") if "w3id.org/sp-graph/" in p.read_text(encoding="utf-8")]
    assert [p.name for p in holders] == ["namespaces.py"]
