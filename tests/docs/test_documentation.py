"""Every command and example in the documentation is run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def examples(language: str) -> list[tuple[str, str]]:
    return [
        (f"{page.name}:{page.read_text(encoding='utf-8')[: found.start()].count(chr(10)) + 1}", found["text"])
        for page in PAGES
        for found in FENCE.finditer(page.read_text(encoding="utf-8"))
        if found["language"] == language
    ]


CONSOLE = [
    (place, found["command"], found["output"])
    for place, text in examples("console")
    for found in COMMAND.finditer(text)
]


def environment(store: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "SP_GRAPH_STORE": str(store), "COLUMNS": "100", "PYTHONUTF8": "1"}


@pytest.mark.parametrize(("place", "command", "output"), CONSOLE, ids=[f"{p} {c[:40]}" for p, c, _ in CONSOLE])
def test_commands_print_what_the_page_says(place: str, command: str, output: str, store_folder: Path) -> None:
    done = subprocess.run(command, shell=True, capture_output=True, env=environment(store_folder), check=False)
    printed = (done.stdout + done.stderr).decode().replace("\r\n", "\n")
    pattern = "\n".join(".*" if line == "…" else re.escape(line) for line in output.rstrip("\n").split("\n"))
    assert re.fullmatch(pattern, printed.rstrip("\n"), re.DOTALL), f"{place}: {command}\n{printed}"


@pytest.mark.parametrize(("place", "text"), examples("python"), ids=[p for p, _ in examples("python")])
def test_python_examples_run(place: str, text: str, store_folder: Path) -> None:
    subprocess.run([sys.executable, "-c", text], check=True, env=environment(store_folder))


@pytest.mark.parametrize(("place", "text"), examples("sparql"), ids=[p for p, _ in examples("sparql")])
def test_queries_in_the_pages_give_rows(place: str, text: str, store_folder: Path) -> None:
    done = subprocess.run(
        ["sp-graph", "sparql", "--format", "csv", text],
        capture_output=True,
        env=environment(store_folder),
        check=True,
    )
    assert done.stdout.count(b"\n") > 1


def test_every_page_that_is_linked_exists() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
