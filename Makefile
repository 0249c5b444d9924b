# make run   sets up, builds the graph from data/documents and answers a question
# make test  sets up, checks style and types, and runs the tests
PYTHON ?= python3
BIN := .venv/bin
STORE := data/build/store
ANSWER := theme="climate change" year=2023

.PHONY: run test lint bench clean

run: .venv/.installed
	$(BIN)/sp-graph --store $(STORE) build
	@echo
	@echo "Which mandates reported on climate change in 2023?"
	$(BIN)/sp-graph --store $(STORE) query reports-by-theme $(ANSWER) --evidence

test: .venv/.installed-test lint
	$(BIN)/python -m pytest

lint: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.installed-test
	$(BIN)/python benchmarks/startup.py --store $(STORE)

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sp-graph needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/.installed-test: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@ .venv/.installed

clean:
	rm -rf .venv data/build dist
