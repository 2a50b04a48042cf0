# What a newcomer needs: `make demo` and `make test`. Python 3.11 or later and make are enough.

VENV  := .venv
BIN   := $(VENV)/bin
RUN   := $(VENV)/.installed
DEV   := $(VENV)/.installed-dev
TRAIN := $(VENV)/.installed-train
DATA  ?= ../shared/data

# The first interpreter on the path that is new enough; override with `make PYTHON=/path/to/python`.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: help demo test lint readme train bench clean
.DELETE_ON_ERROR:

help:
	@echo "make demo   install into $(VENV) and read the example report"
	@echo "make test   lint, type-check, import contracts and all tests"
	@echo "make lint   ruff, mypy and import contracts only"
	@echo "make readme write the example's output into README, and the JSON Schema into docs"
	@echo "make train  train the trained parts again (wants the corpora in DATA=$(DATA))"
	@echo "make bench  measure speed and write docs/benchmarks.md"
	@echo "make clean  remove $(VENV) and what tools left behind"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Rawi needs Python 3.11 or later; none found. Try: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(RUN)

$(TRAIN): pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev,train]'
	@touch $@ $(DEV) $(RUN)

demo: $(RUN)
	@$(BIN)/rawi read examples/xinhua-2022-01-11.txt

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

# pytest runs last: its closing line is the last line of the output.
test: lint
	$(BIN)/pytest -q

# Writes the real output into README, and the copy of the schema.
readme: $(DEV)
	$(BIN)/python -m tests.excerpt
	$(BIN)/rawi schema > docs/record.schema.json

train: $(TRAIN)
	nice -n 10 $(BIN)/python -m training.segmenter --data $(DATA)
	nice -n 10 $(BIN)/python -m training.language --data $(DATA)

bench: $(DEV)
	$(BIN)/python -m benchmarks --output docs/benchmarks.md

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
