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

FUZZ_MINUTES ?= 10

.PHONY: help demo test lint readme docs release train bench fuzz clean
.DELETE_ON_ERROR:

help:
	@echo "make demo   install into $(VENV) and read the example report"
	@echo "make test   lint, type-check, import contracts and all tests"
	@echo "make lint   ruff, mypy and import contracts only"
	@echo "make readme write what the engine prints into README and docs"
	@echo "make train  train the trained parts again (wants the corpora in DATA=$(DATA))"
	@echo "make bench  measure speed and write docs/benchmarks.md"
	@echo "make fuzz   try to break every reader of text and bytes, FUZZ_MINUTES each"
	@echo "make docs   build the site of the documentation into build/site"
	@echo "make release  build wheel and source archive, install the wheel into an empty environment, read with it"
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
	$(BIN)/python -m tests.ontology_page
	$(BIN)/rawi schema > docs/record.schema.json

train: $(TRAIN)
	nice -n 10 $(BIN)/python -m training.segmenter --data $(DATA)
	nice -n 10 $(BIN)/python -m training.language --data $(DATA) --fresh

bench: $(DEV)
	$(BIN)/python -m benchmarks --output docs/benchmarks.md

fuzz: $(DEV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	for target in read raw html feed lines table warc api; do \
		$(BIN)/python -m fuzz $$target --minutes $(FUZZ_MINUTES) || exit 1; done

docs: $(DEV)
	$(BIN)/mkdocs build --strict --site-dir build/site

# The wheel must do without anything of the source tree: it is tried from another folder.
release: $(DEV)
	rm -rf dist build/empty && mkdir -p build
	$(BIN)/python -m build --outdir dist . > build/release.log 2>&1 || { cat build/release.log; exit 1; }
	$(BIN)/python -m venv build/empty
	build/empty/bin/pip install --quiet --disable-pip-version-check dist/rawi-*.whl
	cd build/empty && bin/rawi read ../../examples/xinhua-2022-01-11.txt --format json > record.json
	cd build/empty && bin/python -c 'import json; r = json.load(open("record.json")); \
		assert len(r["statements"]) > 15 and len(r["events"]) > 10; print("the wheel reads the example report")'
	@du -h dist/* && du -sh build/empty/lib | sed 's/build.*/installed with all that it needs/'

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
