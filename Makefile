# Two commands matter: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate
PORT ?= 8000
export PYTHONWARNINGS ?= ignore::UserWarning:platformdirs

.DEFAULT_GOAL := help
.PHONY: help demo dev test check bench types lock format clean setup setup-dev web browser

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: setup web ## Install everything, create the demo shop and serve it on http://127.0.0.1:8000
	@$(BIN)/xiaoer demo --port $(PORT)

dev: setup web ## Serve the demo and start anew whenever a source file changes
	@XIAOER_DEMO=true $(BIN)/xiaoer demo --reload --port $(PORT)

test: setup-dev web browser ## Install what tests need and run everything
	@$(BIN)/python -m tools.run_tests all

check: setup-dev web-deps ## Format, lint, types, import rules, sizes and the fast tests
	@$(BIN)/python -m tools.run_tests check

bench: setup-dev web ## Measure what a turn costs, replies a second, waiting times, losses and kills; writes bench/results/
	@OMP_NUM_THREADS=1 $(BIN)/python -m bench.turns.run
	@$(BIN)/python -m bench.load.run
	@$(BIN)/python -m bench.kill.run

format: setup-dev ## Put the code into its standard form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

types: setup-dev web-deps ## Make the screens' types anew from the staff interface
	@$(BIN)/python -W ignore -m tools.export_openapi && $(BIN)/python -m tools.npm run generate -w packages/api-client --silent

lock: setup-dev ## Pin every dependency anew (after a change in pyproject.toml or requirements/*.in)
	@$(LOCK) pyproject.toml -o requirements/runtime.txt
	@$(LOCK) requirements/build.in -c requirements/runtime.txt -o requirements/build.txt
	@$(LOCK) pyproject.toml requirements/build.in requirements/dev.in -c requirements/runtime.txt -o requirements/dev.txt

clean: ## Remove what was built or installed (the demo's data in .xiaoer stays)
	rm -rf $(VENV) web/node_modules src/xiaoer/app/web

setup: $(VENV)/.runtime
setup-dev: $(VENV)/.dev
web: src/xiaoer/app/web/.built
.PHONY: web-deps
web-deps: web/node_modules/.installed

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Xiaoer needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "• Making a Python environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv, then run make again."; exit 1; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.made requirements/runtime.txt requirements/build.txt pyproject.toml
	@echo "• Installing Xiaoer and what it needs (about 300 MB the first time)"
	@$(PIP) --require-hashes -r requirements/runtime.txt -r requirements/build.txt 2> >(grep -v "is ignored: it is neither" >&2) || { \
	  echo "A package could not be installed. Check the network (or pip's settings), then run make again."; exit 1; }
	@$(PIP) --no-deps --no-build-isolation --editable . 2> >(grep -v "is ignored: it is neither" >&2)
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "• Installing what tests and checks need"
	@$(PIP) --require-hashes -r requirements/dev.txt 2> >(grep -v "is ignored: it is neither" >&2) || { \
	  echo "A package could not be installed. Check the network (or pip's settings), then run make again."; exit 1; }
	@touch $@

web/node_modules/.installed: web/package-lock.json $(VENV)/.runtime
	@echo "• Installing what the screens are built with"
	@$(BIN)/python -m tools.npm ci --no-audit --no-fund --loglevel=error
	@touch $@

src/xiaoer/app/web/.built: web/node_modules/.installed $(shell find web -type f -not -path '*/node_modules/*' 2>/dev/null)
	@echo "• Building the screens"
	@$(BIN)/python -m tools.npm run build --silent
	@mkdir -p $(dir $@) && touch $@

browser: setup-dev
	@$(BIN)/python -m tools.find_browser
