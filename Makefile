# Each target makes what it needs; `make` alone lists them.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   ?= kg-demo
# System packages that the tests need beside Python itself; `make test` installs them where it may.
PACKAGES := chromium libgomp1 r-cran-igraph virtuoso-opensource

.DEFAULT_GOAL := help
.PHONY: help env demo serve test check web quality weights bench bench-quick nightly lock clean system

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: $(VENV)/.dev ## make the environment for development in .venv

demo: $(VENV)/.runtime ## build, validate, question and draw the sample releases
	@$(BIN)/kg demo --out $(DEMO)

serve: demo ## show the sample releases as a web site on this machine, until Ctrl-C
	@$(BIN)/kg serve --store $(DEMO)/kg-store

test: system $(VENV)/.dev ## run all that CI runs, on a fresh machine too
	@$(MAKE) --no-print-directory check

check: $(VENV)/.dev web ## format, lint, types, import contracts, generated tables, tests with doctests and documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n auto

web: $(VENV)/.dev ## make the scripts of the page from web/ (Node from the machine or from PyPI), check their format and types
	@$(BIN)/python web/bundle.py check

quality: $(VENV)/.dev ## score the extraction on samples, seen and unseen cases; writes the table of docs/quality.md
	@$(BIN)/python -m bench.quality

weights: $(VENV)/.dev ## learn all weights anew from samples and dev cases, never from check (about an hour)
	@$(BIN)/python -m data.lexicon.de.build_weights

bench: $(VENV)/.dev ## measure how fast everything is, at full size (about an hour); writes bench/results/
	@$(BIN)/python -m bench

bench-quick: $(VENV)/.dev ## measure at a small size, in about two minutes
	@$(BIN)/python -m bench --quick

nightly: system $(VENV)/.dev web ## run what takes too long for every change: all tests, many random cases, 10,000 releases
	HYPOTHESIS_PROFILE=nightly $(BIN)/pytest -n auto -m ''

lock: $(VENV)/.made ## write the lock files anew
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
		--custom-compile-command 'make lock' pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
		--custom-compile-command 'make lock' pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) $(DEMO) web/node_modules kg/serve/static/js build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +

system:
	@sh tools/system-packages $(PACKAGES)

$(VENV)/.made:
	@sh tools/make-venv "$(PYTHON)" $(VENV)
	@touch $@

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/.made
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/.made
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime
