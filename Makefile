# make site   seeds/ → content/ → site/      make serve   live preview      make test   everything, browser included
# make soak   what takes luck to find, over the articles of a folder: make soak ARTICLES=DIR ROUNDS=3
# make offline   the site as a zip to be opened from disk: dist/site-offline.zip
# make requirements   the newest releases of everything that the program runs with, each with its hashes
# make wheels   the wheel on every Python that is here
# make pdf       the whole briefing as one printed document: dist/NAME.pdf

PYTHON ?= python3
VENV ?= .venv
ROUNDS ?= 3
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
# The requirements name every package: none is looked for besides, nor an extra of lxml, of which older pips warn.
LIBRARIES := --no-deps --require-hashes
# Nothing but the program: what builds it is among the requirements, so pip fetches nothing without its hash.
PROGRAM := --no-deps --no-build-isolation -r program.txt

.PHONY: requirements wheels site serve offline pdf test soak soak-edits lint bench scores pictures clean

site: $(VENV)/.site
	$(BIN)/briefing build --site

offline: $(VENV)/.site
	$(BIN)/briefing build --offline

pdf: $(VENV)/.site
	$(BIN)/briefing pdf

serve: $(VENV)/.site
	$(BIN)/briefing serve

test: $(VENV)/.test
	sh tests/browser/install.sh $(BIN)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

soak: $(VENV)/.test
	$(BIN)/python -m tests.soak $(ARTICLES) --rounds $(ROUNDS)

soak-edits: $(VENV)/.test
	$(BIN)/python -m tests.soak.edits

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m tests.density

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

scores: $(VENV)/.test
	$(BIN)/python -m tests.scores.report

pictures: site $(VENV)/.test
	$(BIN)/python -m docs.take_pictures

wheels: $(VENV)/.test
	WHEEL_PYTHONS=all $(BIN)/python -m pytest -rs tests/test_wheel.py

# uv (pip install uv) reads the releases for every system and every Python at once. A file is only read, not asked for
# its newest releases, unless it is removed before.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate

requirements:
	$(LOCK) --extra build pyproject.toml -o requirements.txt
	$(LOCK) requirements-test.in -c requirements.txt -o requirements-test.txt
	$(LOCK) .github/audit.in -o .github/audit.txt

clean:
	rm -rf site $(VENV)

$(VENV)/.site: requirements.txt program.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PIP) $(LIBRARIES) -r requirements.txt
	$(PIP) $(PROGRAM)
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-test.txt
	$(PIP) $(LIBRARIES) -r requirements.txt -r requirements-test.txt
	@touch $@
