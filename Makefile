# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test lint types check snapshot site bench lock clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/run.stamp ## Build a snapshot from what the repository ships and serve the dashboard
	$(BIN)/python -m etl run
	@echo "The dashboard: http://localhost:$(PORT)"
	$(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.headless true

test: $(VENV)/test.stamp ## Run every test: unit, pages and browser
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/test.stamp ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp ## Check types
	$(BIN)/mypy

check: test lint types ## Tests, style and types

snapshot: $(VENV)/run.stamp ## Build a snapshot without serving it
	$(BIN)/python -m etl run

site: $(VENV)/run.stamp ## Write the static pages of the current snapshot into ./site
	$(BIN)/python -m etl site --to site

bench: $(VENV)/test.stamp ## Run every benchmark
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lock: $(VENV)/test.stamp ## Resolve requirements*.in into requirements*.txt
	$(BIN)/pip install --quiet uv
	@for name in requirements requirements-dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-find-links --no-emit-index-url --no-header $$name.in -o $$name.txt; done

clean: ## Remove what the commands above made, but no letters and no snapshots
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis artefacts site
