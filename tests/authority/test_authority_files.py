"""The folder as a whole: its README, and how little the loaders import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sp_graph.resources import shipped

FOLDER = Path(shipped("data/authority"))


def test_the_readme_gives_the_columns_of_every_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in sorted(FOLDER.glob("*.tsv")):
        columns = path.read_text(encoding="utf-8").split("\n", 1)[0].split("\t")
        row = f"| `{path.name}` | {', '.join(f'`{column}`' for column in columns)} |"
        assert row in readme, f"README.md: add or correct the row that begins {row}"


def test_loading_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from sp_graph.authority import bodies, mandates, measures, states, themes\n"
        "mandates.load_mandates(); themes.load_terms(); bodies.load_bodies(); measures.load_measures()\n"
        "print(*{'spacy', 'rdflib', 'pyoxigraph', 'pyshacl'}.intersection(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
