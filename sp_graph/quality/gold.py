"""Hand-read facts: one folder a document, one tab-separated table a family."""

from __future__ import annotations

import re
from pathlib import Path

from sp_graph.authority.bodies import load_bodies
from sp_graph.authority.measures import load_measures
from sp_graph.errors import DataError
from sp_graph.namespaces import fold

Key = tuple[str, ...]
EVENT_KINDS = {
    "annual-meeting",
    "arria-formula-meeting",
    "committee-meeting",
    "forum",
    "induction-session",
    "informal-conversation",
}
_WORDS = re.compile(r"[^\w]+")


def read_gold(folder: Path) -> dict[str, set[Key]]:
    """The keys of the hand-read facts of one document, by family.

    A key holds what makes a fact right: its passage and its values, not its wording.
    Raises `DataError` if a table is missing or lacks a column.
    """
    rows = {path.stem: _table(path) for path in sorted(folder.glob("*.tsv"))}
    bodies = body_slugs()
    measures = set(load_measures())
    keys: dict[str, set[Key]] = {}
    try:
        authored = [r for r in rows["reports"] if r["relation"] == "authored"]
        keys["reports"] = {
            (p, m, r["symbol"]) for r in authored for p in _several(r["para"]) for m in _several(r["mandates"])
        }
        keys["themes"] = {
            (p, r["symbol"], t) for r in authored for p in _several(r["para"]) for t in _several(r["themes"])
        }
        keys["citations"] = {(p, r["symbol"]) for r in rows["documents"] for p in _several(r["paras"])}
        keys["figures"] = {(p, value_key(r["value"])) for r in rows["statistics"] for p in _several(r["para"])}
        keys["measures"] = {
            (p, r["measure"], value_key(r["value"]))
            for r in rows["statistics"]
            if r["measure"] in measures
            for p in _several(r["para"])
        }
        keys["states"] = {(p, r["relation"], r["iso3"]) for r in rows["states"] for p in _several(r["para"])}
        keys["people"] = {(p, name_key(r["person"]), r["role"]) for r in rows["persons"] for p in _several(r["para"])}
        keys["holders"] = {(name_key(r["person"]), r["mandate"]) for r in rows["persons"] if r["mandate"]}
        keys["bodies"] = {(bodies[name_key(r["name"])],) for r in rows["mechanisms"] if name_key(r["name"]) in bodies}
        keys["events"] = {
            (r["kind"], r["start"], r["end"] or r["start"])
            for r in rows["events"]
            if r["kind"] in EVENT_KINDS and len(r["start"]) >= len("2020-01")
        }
        keys["contributions"] = {
            (p, m) for r in rows["contributions"] for p in _several(r["para"]) for m in _several(r["mandates"])
        }
        keys["mandate-changes"] = {(m, r["change"]) for r in rows["mandate-changes"] for m in _several(r["mandate"])}
        keys["audit"] = {(p,) for r in rows["anomalies"] for p in _several(r["para"])}
    except KeyError as missing:
        raise DataError(f"{folder}: no table or column {missing}") from missing
    return keys


def body_slugs() -> dict[str, str]:
    """The slug of each reference body by the folded form of its names."""
    return {
        name_key(name): body.slug
        for body in load_bodies().values()
        if body.category == "reference"
        for name in body.names
    }


def name_key(text: str) -> str:
    """A name for comparison: folded, without punctuation."""
    return " ".join(_WORDS.sub(" ", fold(text)).split())


def value_key(text: str) -> str:
    """A number for comparison."""
    return f"{float(text):g}" if len(text) < 12 else text


def passage_key(label: str) -> str:
    """A passage for comparison: "27(b)" is paragraph 27."""
    found = re.match(r"\d+", label)
    return found[0] if found else label


def _several(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _table(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DataError(f"{path}, line {number}: {len(cells)} cells instead of {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows
