# Two commands do everything on a machine that has Python 3.11 or newer, make, and (for the tests) apt-get:
#   make demo    installs, runs the main job on the bundled example, says where the page lies
#   make test    installs what the tests need and passes them
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
EXAMPLE := examples/bir-sahoud/reports
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help demo test check docs lock clean

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing (Debian: apt-get install python3-venv)."; exit 1; }

# A stamp file a lock file: nothing is installed twice.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Rashomon needs (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

demo: $(VENV)/.run  ## install, run the main job on the bundled example, show the account
	@$(BIN)/rashomon account $(EXAMPLE)
	@$(BIN)/rashomon account $(EXAMPLE) -o demo.html
	@echo
	@echo "The page: $(CURDIR)/demo.html (open it in a browser)"

# A headless browser for the page's tests, and WordNet, from which the benchmarks' makers draw the synonyms of their copies.
tools:
	@missing=; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="chromium"; \
	[ -n "$$RASHOMON_WORDNET" ] || [ -e /usr/share/wordnet/data.noun ] || missing="$$missing wordnet-base"; \
	[ -z "$$missing" ] || { \
	  echo "Installing what the tests need of the system (once): $$missing …"; \
	  SUDO=; [ "$$(id -u)" = 0 ] || SUDO=sudo; \
	  $$SUDO apt-get update -qq >/dev/null && $$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }
.PHONY: tools

test: $(VENV)/.test tools  ## install what the tests need and pass them
	@$(BIN)/ruff format --check --quiet . || { echo "ruff format would change files: run '$(BIN)/ruff format .'"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/site
	@$(BIN)/python -m pytest

lock:  ## write the lock files anew
	@$(BIN)/python -m pip install --quiet uv
	@cd requirements && for part in run test; do \
	  group=; [ $$part = run ] || group="--group ../pyproject.toml:test --group ../pyproject.toml:docs"; \
	  ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    ../pyproject.toml $$group -o $$part.txt; done

clean:  ## remove what was built
	rm -rf build demo.html .mypy_cache .ruff_cache .pytest_cache
