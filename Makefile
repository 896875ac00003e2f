# Two commands do everything: `make demo` and `make test`. The others are for those who work on Legation.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DEMO   := build/demo

.DEFAULT_GOAL := help
.PHONY: help setup demo test check data lock quality bench wheel clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(STAMP)  ## a virtual environment with everything, from the locked versions

$(STAMP): pyproject.toml requirements.lock scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh $(VENV)
	@touch $@

demo: setup  ## read the example reports, then brief on one pair of states
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@LEGATION_STORE=$(DEMO)/record.db $(BIN)/legation read examples --format text
	@LEGATION_STORE=$(DEMO)/record.db $(BIN)/legation brief PAK IRN
	@LEGATION_STORE=$(DEMO)/record.db $(BIN)/legation brief PAK IRN --format html > $(DEMO)/briefing.html
	@echo "The record is $(DEMO)/record.db, the briefing $(DEMO)/briefing.html."

test: setup  ## style, types, layers, generated tables, tests
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python resources/generate.py --check
	@$(BIN)/pytest

data: setup  ## the generated tables from resources/
	@$(BIN)/python resources/generate.py

quality: setup  ## score against the gold sets in ../shared and hold the floors
	@$(BIN)/python -m benchmarks.quality

bench: setup  ## speed and memory, as ratios in one run
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.speed.pages

lock: setup  ## resolve the dependencies anew into requirements.lock
	@$(BIN)/python scripts/lock.py

wheel: setup  ## build the wheel
	@$(BIN)/python -m hatchling build -t wheel

clean:  ## remove what was built
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
