# The commands of the project; each sets up what it needs. README.md says what they are for.
PYTHON ?= python3.11
PORT ?= 8000
MODE ?= standalone
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: setup build serve test bench audit lighthouse lock browser postgres

setup: $(VENV)/.site

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 saknas. Installera paketet python3 (Debian 12) och försök igen."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv; \
	  else echo "Paketet python3-venv saknas. Kör: sudo apt-get install python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt plugins/pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e ./plugins
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

build: setup
	COURSE_MODE=$(MODE) $(BIN)/mkdocs build --strict --quiet

serve: MODE := register
serve: build
	@$(BIN)/python -c 'import socket; socket.socket().bind(("127.0.0.1", $(PORT)))' 2>/dev/null || { \
	  echo "Port $(PORT) är upptagen. Välj en annan: make serve PORT=8001"; exit 1; }
	@$(BIN)/kurs serve --port $(PORT)

# The headless shell has no window to draw: half the processor time of the whole browser (tests/chromium.py).
browser:
	@command -v chromium-headless-shell >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium-headless-shell; } >/dev/null 2>&1 || \
	  command -v chromium >/dev/null || $(BIN)/python -c 'import pathlib, playwright.sync_api as p; c = p.sync_playwright().start(); exit(not pathlib.Path(c.chromium.executable_path).exists())' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq chromium; \
	  else echo "Chromium saknas. Kör: sudo apt-get install chromium"; exit 1; fi; }

postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq postgresql; \
	  else echo "PostgreSQL saknas. Kör: sudo apt-get install postgresql"; exit 1; fi; }

test: $(VENV)/.dev browser postgres
	$(BIN)/ruff check --quiet --config plugins/pyproject.toml plugins tests bench
	cd plugins && ../$(BIN)/mypy
	cd plugins && ../$(BIN)/lint-imports
	$(BIN)/kurs check --quality --strict
	$(BIN)/pytest -n auto --dist worksteal

bench: $(VENV)/.dev browser postgres
	$(BIN)/python -m bench

# The engine of pa11y beside axe. Without npm or a network that part is skipped, and pytest says so.
audit: $(VENV)/.dev browser
	@[ -d var/npm/node_modules/@pa11y/html_codesniffer ] || ! command -v npm >/dev/null || \
	  npm install --prefix var/npm --no-save --ignore-scripts --no-audit --no-fund --silent @pa11y/html_codesniffer@2.6.0 || true
	$(BIN)/pytest -m audit -rs

# Fetched by npm, used without a network.
lighthouse: $(VENV)/.dev browser
	@[ -d var/npm/node_modules/lighthouse ] || \
	  PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix var/npm --no-save --ignore-scripts --no-audit --no-fund --silent lighthouse@12 @pa11y/html_codesniffer@2.6.0
	$(BIN)/python -m bench.lighthouse

lock: $(VENV)/.dev
	cd plugins && ../$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-header --no-annotate --extra site --extra register --all-build-deps --output-file ../requirements/site.txt pyproject.toml
	cd plugins && ../$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-header --no-annotate --extra site --extra register --extra dev --all-build-deps --constraint ../requirements/site.txt --output-file ../requirements/dev.txt pyproject.toml
