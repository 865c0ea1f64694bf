# Each target sets up what it needs in .venv/ from uv.lock; only git, Python >= 3.11 and make are asked for.
# On Windows: uv sync, then uv run wageboard build | uv run pytest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/.uv/bin/uv
STAMP := $(VENV)/.synced

.PHONY: build test check serve bench
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

$(STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "wageboard needs Python 3.11 or newer; set PYTHON=... / 需要 Python 3.11 或更新版本"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
	  { echo "Python's venv module is missing: on Debian or Ubuntu run: apt install python3-venv"; exit 1; }
	test -x $(UV) || { $(PYTHON) -m venv $(VENV) && $(PYTHON) -m venv $(VENV)/.uv && $(VENV)/.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv==0.13.8'; }
	UV_PROJECT_ENVIRONMENT=$(CURDIR)/$(VENV) $(UV) sync --frozen --quiet --inexact --python $(BIN)/python
	@touch $@
