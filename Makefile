# make deck   makes the deck of the Sapporo area in out/; the first time it installs what that needs into .venv
# make test   installs what the tests need too, then checks style, types and behaviour
# Both need python3 (3.11 or newer) and make; the network only while installing.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input
# What the first run imports is compiled then, and kept; what nothing imports takes no room compiled (--no-compile).
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(PIP) install --quiet --no-compile --no-deps --require-hashes -r

.PHONY: deck test lint bench lock

deck: $(VENV)/.installed
	$(BIN)/toshiken deck 札幌市 --out out/

test: $(VENV)/.installed-dev lint
	sh tests/system-packages.sh
	@! command -v java > /dev/null || $(MAKE) --no-print-directory $(VENV)/.installed-spark
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-branch --cov-report=term:skip-covered

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/deck.py
	$(BIN)/python benchmarks/stages.py
	$(BIN)/python benchmarks/store.py
	$(BIN)/python benchmarks/plan.py
	$(BIN)/python benchmarks/areas.py
	$(BIN)/python benchmarks/delineation.py
	$(BIN)/python benchmarks/flows.py
	$(BIN)/python benchmarks/projection.py
	$(BIN)/python benchmarks/papers.py

# The stamps: while neither the locks nor pyproject.toml change, nothing is installed again.
$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment here (Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	$(INSTALL) requirements.lock
	$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@$(PIP) uninstall --quiet --quiet --yes setuptools  # Python 3.11 puts it there; nothing uses it
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) requirements-dev.lock
	@touch $@

$(VENV)/.installed-spark: requirements-spark.lock $(VENV)/.installed-dev
	$(INSTALL) requirements-spark.lock
	@touch $@

# For maintainers, with uv at hand: writes the locks anew, each constrained by the one before.
COMPILE := uv pip compile pyproject.toml --group build --universal --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --quiet -p 3.11
lock:
	$(COMPILE) -o requirements.lock > /dev/null
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock > /dev/null
	$(subst pyproject.toml --group build,,$(COMPILE)) --group spark -c requirements-dev.lock -o requirements-spark.lock > /dev/null
