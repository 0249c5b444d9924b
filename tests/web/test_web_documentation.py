"""Every command in the page about serving is run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from web_server import Server, serving

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "serving.md"
FENCE = re.compile(r"^```shell\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
COMMANDS = [c for block in FENCE.findall(PAGE.read_text(encoding="utf-8")) for c in COMMAND.findall(block)]


@pytest.mark.parametrize(("command", "output"), COMMANDS, ids=[c[0][:60] for c in COMMANDS])
def test_a_command_does_what_the_page_says(command: str, output: str, real: Server, store_folder: Path) -> None:
    if command.startswith("sp-graph serve"):
        options = shlex.split(command)[2:]
        port = options.index("--port")
        del options[port : port + 2]  # a port of the tests' own
        with serving(store_folder, *options) as server:
            assert output.startswith("Serving at http://127.0.0.1:")
            assert server.ask("ASK {}").status == 200
        return
    run = command.replace("http://127.0.0.1:8000", real.url)
    run = re.sub(r"^python ", f"{shlex.quote(sys.executable)} ", run)
    done = subprocess.run(run, shell=True, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
    pattern = ".*".join(re.escape(part) for part in output.strip().split("…"))
    assert re.fullmatch(pattern, done.stdout.replace("\r", "").strip(), re.DOTALL), done.stdout
    assert done.stdout.strip()


def test_every_option_is_in_the_page() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from sp_graph.cli import run; run()", "serve", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for option in set(re.findall(r"--[a-z-]+", done.stdout)) - {"--help"}:
        assert f"`{option}" in PAGE.read_text(encoding="utf-8"), option
