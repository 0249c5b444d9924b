"""How long asking takes as a whole process, against the cost of its two imports.

Runs the commands in turn and prints the median of the ratios. The bars: a canned query as
CSV at most 1.8 times `python -c "import click, pyoxigraph"`, a terminal table at most 2.5.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

QUESTION = ["query", "reports-by-theme", "theme=climate change", "year=2023"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="data/build/store")
    parser.add_argument("--runs", type=int, default=30)
    options = parser.parse_args()
    ask = [str(Path(sys.executable).parent / "sp-graph"), "--store", options.store]
    floor = [sys.executable, "-c", "import click, pyoxigraph"]
    commands = {
        "reports-by-theme as CSV": [*ask, *QUESTION, "--format", "csv"],
        "reports-by-theme as a table": [*ask, *QUESTION, "--evidence"],
        "facts-statistics as CSV": [*ask, "query", "facts-statistics", "--format", "csv"],
        "facts-citations as CSV": [*ask, "query", "facts-citations", "--format", "csv"],
    }
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(options.runs + 1):
        for name, command in commands.items():
            base, own = seconds(floor), seconds(command)
            if run:
                ratios[name].append(own / base)
    for name, values in ratios.items():
        print(f"{name:30} {statistics.median(values):5.2f} times the imports alone (median of {len(values)})")


if __name__ == "__main__":
    main()
