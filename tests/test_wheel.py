"""The wheel in a clean environment: it builds the shipped documents and answers."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_an_installed_wheel_builds_and_answers(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(tmp_path), str(ROOT)], check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    # The dependencies come from the environment of the tests; only the package itself is fresh.
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, str(wheel)], check=True
    )
    tested = subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    run = "import sys; sys.path.append(sys.argv.pop(1)); from sp_graph.cli import main; main()"
    command = [str(python), "-c", run, tested, "--store", str(tmp_path / "store")]
    subprocess.run([*command, "build"], check=True, cwd=tmp_path)
    done = subprocess.run(
        [*command, "query", "reports-by-theme", "theme=climate change", "year=2023", "--format", "csv"],
        check=True, cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.count("A/HRC/55/69") == 7
    where = subprocess.run(
        [str(python), "-c", "import sys; sys.path.append(sys.argv.pop(1)); import sp_graph; print(sp_graph.__file__)", tested],
        check=True, cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert str(environment) in where.stdout
