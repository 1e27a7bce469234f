# Lindung: the verbs of this checkout. `make` lists them; each one calls a plain command.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

BIN := .venv/bin
RUNTIME := .venv/.runtime-installed
TOOLS := .venv/.tools-installed
SPARK := .venv-peers/spark
SCANNER := .venv-peers/scan
ON_SPARK := $(SPARK)/bin/python -c "import pyspark, pandas" && \
  PYSPARK_PYTHON=$(CURDIR)/$(SPARK)/bin/python scripts/with_java.sh $(SPARK)/bin/python -m pytest -n 0
PORT ?= 8000
JOBS ?= auto
ON_SQLITE_ONLY := $(addsuffix /,$(addprefix tests/,cases cli documents engines journeys scripts vocabulary))
ON_ANY_DATABASE := $(addprefix tests/cli/test_,backup_postgresql.py discard_at_once.py duties_at_once.py jobs.py link_review_at_once.py \
  store.py two_at_once.py)

.PHONY: help
help: ## List the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

.PHONY: demo
demo: $(RUNTIME) ## Install what is missing, load the shipped figures, check a sample list, serve the dashboard
	$(BIN)/lindung demo --port $(PORT)

.PHONY: run
run: $(RUNTIME) ## Serve the dashboard with your own data
	$(BIN)/lindung serve --port $(PORT)

.PHONY: test
test: $(TOOLS) chromium ## Install what tests need, then run them all
	$(BIN)/pytest -n $(JOBS) --dist loadscope

.PHONY: check
check: $(TOOLS) format lint types contracts test ## Format, lint, types, contracts, tests, documents: what a change must pass

.PHONY: format
format: $(TOOLS) ## Say which files the formatter would change
	$(BIN)/ruff format --check

.PHONY: lint
lint: $(TOOLS) ## Look for mistakes
	$(BIN)/ruff check

.PHONY: types
types: $(TOOLS) ## Check the types
	$(BIN)/mypy

.PHONY: contracts
contracts: $(TOOLS) ## Check which room imports which
	$(BIN)/lint-imports

.PHONY: bandit
bandit: $(TOOLS) ## Read the code for what is dangerous
	$(BIN)/bandit --quiet --recursive src scripts --configfile pyproject.toml

.PHONY: audit
audit: $(TOOLS) ## Ask which locked packages are known to be vulnerable
	$(BIN)/python scripts/audit_packages.py

.PHONY: scan
scan: $(SCANNER)/.installed ## Let a scanner attack the pages of an invented office, in an environment of its own; minutes
	$(BIN)/python scripts/scan_pages.py

.PHONY: documents
documents: $(TOOLS) ## Compare the manual with the code
	$(BIN)/pytest tests/documents

.PHONY: postgresql
postgresql: $(TOOLS) ## Run the tests that meet a database again, on a private PostgreSQL server
	$(BIN)/python scripts/with_postgresql.py $(BIN)/pytest -n $(JOBS) --dist loadscope $(filter-out $(ON_SQLITE_ONLY),$(wildcard tests/*/)) $(ON_ANY_DATABASE)

.PHONY: fast
fast: $(RUNTIME) ## Add the compiler that makes the rules faster for tables of millions of people
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements/fast.txt

.PHONY: forecast
forecast: $(RUNTIME) ## Add the library that fits damped trends to monthly counts, for sharper forecasts
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements/forecast.txt

.PHONY: spark
spark: $(SPARK)/.installed ## Check rules, sealed registers, linkage and coverage on Spark, in an environment of its own; minutes
	$(ON_SPARK) tests/engines/rules/columns/test_sql.py tests/registry/snapshots/test_spark.py \
	  tests/engines/linkage/test_spark_relations.py tests/workflows/linking/files/test_spark_session.py \
	  tests/workflows/linking/files/test_spark_files.py tests/cli/test_link_on_spark.py \
	  tests/engines/coverage/rollup/test_spark.py tests/cli/test_coverage_on_spark.py

.PHONY: spark-smoke
spark-smoke: $(SPARK)/.installed ## Check that Spark counts coverage as DuckDB does, on a small set
	$(ON_SPARK) --durations 4 tests/engines/coverage/rollup/test_spark.py \
	  tests/cli/test_coverage_on_spark.py::test_spark_and_two_workers_count_as_duckdb_does

.PHONY: bench
bench: $(TOOLS) ## Measure what the build promises; minutes
	$(BIN)/python scripts/bench.py

.PHONY: bench-smoke
bench-smoke: $(TOOLS) ## Measure small, to see that measuring works
	$(BIN)/python scripts/bench.py --smoke

.PHONY: scores
scores: $(TOOLS) ## Plant errors, check the lists, and write the manual's page of what was found
	$(BIN)/python scripts/score_clinic.py --write

.PHONY: shape
shape: ## Print the sizes of modules and functions
	@scripts/find_python.sh scripts/shape.py

.PHONY: commands
commands: $(TOOLS) ## Write the manual's pages of commands, rules, checks and indicators from the code
	$(BIN)/python scripts/document_commands.py
	$(BIN)/python scripts/document_rules.py
	$(BIN)/python scripts/document_checks.py
	$(BIN)/python scripts/document_indicators.py

.PHONY: lock
lock: $(TOOLS) ## Choose new versions inside pyproject.toml's bounds and write requirements/
	scripts/lock.sh

.PHONY: chromium
chromium: ## Make sure that the browser tests have a browser
	@scripts/ensure_chromium.sh

$(SPARK)/.installed: requirements/spark.txt scripts/install_spark.sh | $(TOOLS)
	scripts/install_spark.sh
	@touch $@

$(SCANNER)/.installed: requirements/scan.txt scripts/install_scanner.sh | $(TOOLS)
	scripts/install_scanner.sh
	@touch $@

$(RUNTIME): requirements/runtime.txt pyproject.toml scripts/install.sh
	scripts/install.sh requirements/runtime.txt
	@touch $@

$(TOOLS): requirements/dev.txt pyproject.toml scripts/install.sh
	scripts/install.sh requirements/dev.txt
	@touch $(RUNTIME) $@
