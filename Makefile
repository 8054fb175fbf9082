# Everything that is run in this repository. The environment, .venv, is made from the hashed locks in requirements/:
# with uv where it works, with venv and pip otherwise (`make test UV=` asks for pip).

PYTHON ?= python3
UV := $(shell uv --version >/dev/null 2>&1 && echo uv)

BIN := .venv/bin
SMALL := .venv/.small
FULL := .venv/.full
RECORDS := .venv/.records
ENGINES := .venv/.engines
TESTS := $(BIN)/pytest --numprocesses auto --maxprocesses 4
# No registry is asked for anything but the files in the lock; the project itself is then linked in, not downloaded.
INSTALL := $(if $(UV),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check)
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo records test lint check docs engines lock clean

help: ## say what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1 /p' Makefile | while read -r target does; do printf '  make %-7s %s\n' "$$target" "$$does"; done

demo: $(SMALL) ## make the exception report from the real example, in moothall-demo
	@$(BIN)/moothall demo moothall-demo

records: $(RECORDS) ## add what counts records, scans and compares to .venv (DuckDB, and a way to PostgreSQL; 200 MB)

test: $(FULL) ## run every test; what cannot run here says why
	@$(TESTS)

lint: $(FULL) docs ## format, lint, types, import order and docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check: lint ## lint, then every test with coverage
	@$(TESTS) --cov

docs: $(FULL) ## build the documentation in build/docs; a warning is an error
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env --doctree-dir build/doctrees docs build/docs

engines: $(ENGINES) ## add Spark to .venv, for its tests (450 MB; Java 17 or newer has to be there)

lock: ## write the locks anew from pyproject.toml (needs uv); LOCKFLAGS=--upgrade for newer versions
	@$(LOCK) $(LOCKFLAGS) pyproject.toml --extra site --group build --output-file requirements/core.txt
	@$(LOCK) $(LOCKFLAGS) pyproject.toml --extra site --extra records --extra warehouse --group build --group dev --constraints requirements/core.txt --output-file requirements/dev.txt
	@$(LOCK) $(LOCKFLAGS) pyproject.toml --extra records --extra warehouse --constraints requirements/dev.txt --output-file requirements/records.txt
	@$(LOCK) $(LOCKFLAGS) pyproject.toml --extra records --extra spark --constraints requirements/dev.txt --output-file requirements/engines.txt

clean: ## remove the environment and everything that was built
	@rm -rf .venv build dist moothall-demo .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# A stamp is newer than what it was made from, so a second run does no work.
$(SMALL): requirements/core.txt pyproject.toml | $(BIN)/python
	@echo "Setting up in .venv (under a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/core.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(RECORDS): requirements/records.txt $(SMALL)
	@echo "Adding what counts records to .venv (under a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/records.txt
	@touch $@

$(FULL): requirements/dev.txt requirements/core.txt pyproject.toml | $(BIN)/python
	@echo "Setting up in .venv, with the tools for tests and docs (about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $(SMALL) $@

$(ENGINES): requirements/engines.txt $(FULL)
	@echo "Adding Spark to .venv (450 MB, about half a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/engines.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Moothall needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
	  echo "Name a newer one, for example: make $(or $(firstword $(MAKECMDGOALS)),demo) PYTHON=python3.12" >&2; exit 1; }
	@if [ -n "$(UV)" ]; then uv venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv; \
	else $(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "No environment could be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }; fi
