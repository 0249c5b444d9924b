"""The commands as a user runs them."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from sp_graph.cli import main
from sp_graph.resources import shipped

SP_GRAPH = str(Path(sys.executable).parent / "sp-graph")


def run(store: Path, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["--store", str(store), *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_the_answer_with_its_evidence(store_folder: Path) -> None:
    text = run(store_folder, "query", "reports-by-theme", "theme=climate change", "year=2023", "--evidence")
    assert text.count("A/HRC/55/69") == 7
    assert "“Mandate holders continued to maintain a focus on climate change" in text


def test_csv_is_read_back(store_folder: Path) -> None:
    text = run(store_folder, "query", "facts-states", "--format", "csv")
    rows = list(csv.DictReader(text.splitlines()))
    assert {r["state"] for r in rows if r["relation"] == "first-visit-hosted"} == {"LSO", "ZWE"}


def test_the_list_of_questions(store_folder: Path) -> None:
    text = run(store_folder, "query")
    assert "reports-by-theme" in text
    assert "Which mandates reported on a theme in a year" in text


def test_without_a_store_the_way_is_shown(tmp_path: Path) -> None:
    text = run(tmp_path / "none", "query", "mandates", code=3)
    assert "run `sp-graph build` first" in text


def test_errors_are_one_line_with_the_exit_status(store_folder: Path) -> None:
    text = run(store_folder, "query", "state", "state=Atlantis", code=2)
    assert text.startswith("Error: state: no state is known as 'Atlantis'")
    assert "Traceback" not in text


def test_the_query_as_it_would_run(store_folder: Path) -> None:
    text = run(store_folder, "query", "state", "state=Iran", "--sparql")
    assert "<https://w3id.org/sp-graph/id/state/IRN>" in text
    assert "?_state_iri" not in text
    assert run(store_folder, "sparql", text).count("A/HRC/55/69") == 1


def test_sparql_and_its_errors(store_folder: Path) -> None:
    assert "61" in run(store_folder, "sparql", "SELECT (COUNT(*) AS ?n) { ?m a sp:Mandate }")
    assert "true" in run(store_folder, "sparql", "ASK { ?m a sp:Mandate }")
    assert "sr-food" in run(
        store_folder, "sparql", "CONSTRUCT { ?m skos:notation ?n } { ?m a sp:Mandate ; skos:notation ?n }"
    )
    text = run(store_folder, "sparql", "SELECT * { ?s ex:p ?o }", code=2)
    assert "the prefix ex: is not declared" in text


@pytest.mark.parametrize("thing", ["A/HRC/53/34", "climate change", "Anita Ramasastry", "right to food", "sp:Mandate"])
def test_show(store_folder: Path, thing: str) -> None:
    thing = "Special Rapporteur on the right to food" if thing == "right to food" else thing
    assert "https://w3id.org/sp-graph/" in run(store_folder, "show", thing)


def test_show_gives_facts_with_quotations(store_folder: Path) -> None:
    shown = json.loads(run(store_folder, "show", "A/HRC/53/34", "--format", "json"))
    assert {f["kind"] for f in shown["facts"]} >= {"authorship", "citation", "theme assignment"}
    assert all(f["quote"] and f["document"] and f["paragraph"] for f in shown["facts"])


def test_evidence_can_be_found_in_the_source(store_folder: Path) -> None:
    facts = json.loads(run(store_folder, "evidence", "A/78/167", "--format", "json"))
    source = (Path(shipped("data/documents")) / "A-HRC-55-69.txt").read_text(encoding="utf-8")
    for fact in facts:
        pieces = [source[int(s) : int(e)] for s, e in (span.split("-") for span in fact["spans"].split(", "))]
        assert " … ".join(pieces) == fact["quote"]
        assert fact["rule"]


def test_export_round_trip(store_folder: Path, tmp_path: Path) -> None:
    run(store_folder, "export", "trig", "-o", str(tmp_path / "g.trig"))
    run(store_folder, "export", "nquads", "-o", str(tmp_path / "g.nq"))
    trig = set(parse(path=str(tmp_path / "g.trig"), format=RdfFormat.TRIG))
    assert trig == set(parse(path=str(tmp_path / "g.nq"), format=RdfFormat.N_QUADS))


def test_stats(store_folder: Path) -> None:
    rows = list(csv.DictReader(run(store_folder, "stats", "--format", "csv").splitlines()))
    assert {r["document"] for r in rows} >= {"A/HRC/55/69", "CC-letter-2020-03-10"}
    assert all(r["unassigned characters"] == "0" for r in rows)


def test_asking_imports_neither_spacy_nor_rdflib(store_folder: Path) -> None:
    script = (
        "import sys\nfrom sp_graph.cli import main\n"
        "try:\n    main(['--store', sys.argv[1], 'query', 'state', 'state=Iran', '--format', 'csv'])\n"
        "except SystemExit as stop:\n    assert not stop.code\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'spacy', 'rdflib', 'pyshacl', 'numpy', 'yaml'}, loaded\n"
    )
    subprocess.run([sys.executable, "-c", script, str(store_folder)], check=True, capture_output=True)


def test_the_installed_command_and_the_environment_variable(store_folder: Path) -> None:
    done = subprocess.run(
        [SP_GRAPH, "query", "facts-mandate-changes", "--format", "csv"],
        env={**os.environ, "SP_GRAPH_STORE": str(store_folder)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"document,paragraph,mandate,change,resolution,quote\r\n")
    assert not done.stderr


def test_a_bad_file_is_named_and_the_others_are_built(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    good = Path(shipped("data/documents")) / "CC-letter-2020-03-10.txt"
    text = run(tmp_path / "store", "build", str(tmp_path / "empty.txt"), str(good), code=1)
    assert "empty.txt" in text
    assert "holds no text" in text
    assert "built 1 document" in text
    assert "CC-letter-2020-03-10" in run(tmp_path / "store", "query", "facts-people", "--format", "csv")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "md", "html"])
def test_every_format_holds_the_rows(store_folder: Path, form: str) -> None:
    text = run(store_folder, "query", "facts-mandate-changes", "--format", form)
    assert "country-SDN" in text
    assert "wg-peasants" in text


def test_an_answer_is_saved_in_the_format_of_its_ending(store_folder: Path, tmp_path: Path) -> None:
    import zipfile

    run(store_folder, "query", "visits", "--save", str(tmp_path / "a.json"))
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))[0]["year"] == "2019"
    run(store_folder, "query", "visits", "--save", str(tmp_path / "a.xlsx"))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()
    run(store_folder, "query", "visits", "--save", str(tmp_path / "none" / "a.csv"), code=2)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sp-graph query committee-o", "committee-officers"),
        ("sp-graph query reports-by-theme th", "theme="),
        ("sp-graph query reports-by-theme theme=clim", "theme=climate-change"),
        ("sp-graph query reports-by-theme year=20", "year=2023"),
        ("sp-graph query no-such-question x", ""),
    ],
)
def test_names_parameters_and_values_complete(store_folder: Path, words: str, expected: str) -> None:
    environment = {
        **os.environ,
        "SP_GRAPH_STORE": str(store_folder),
        "_SP_GRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run([SP_GRAPH], env=environment, capture_output=True, text=True, check=False)
    proposed = [line.partition(",")[2] for line in done.stdout.splitlines()]
    assert (expected in proposed) if expected else not any(proposed)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_an_error_not_a_traceback(store_folder: Path) -> None:
    command = [SP_GRAPH, "--store", str(store_folder), "query", "facts-statistics", "--format", "csv"]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr
