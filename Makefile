# make demo    a board to try out, at 127.0.0.1:8000 (PORT=8001 for another port)
# make test    everything that must hold, on SQLite and PostgreSQL (ARGS="-k appeal" for a part)
# README.md says more.

PORT ?= 8000
PYTHON ?= python3
ARGS ?=

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
APPS := ccb_ethics code_of_ethics people record complaints hearings sanctions
FIXTURES = $(notdir $(basename $(sort $(wildcard fixtures/*.json))))
DEMO = DEBUG=1 DEMO_CLOCK=1 DEMO_SIGN_IN=1 SITE_ADDRESS=http://127.0.0.1:$(PORT)

.PHONY: demo demo-data test check format soak words screenshots lock
.DEFAULT_GOAL := demo

demo: demo-data
	@echo "The board is at http://127.0.0.1:$(PORT)/ (Control-C stops it)."
	@$(DEMO) $(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

demo-data: .venv/runtime
	@mkdir -p var
	@$(DEMO) $(MANAGE) migrate --verbosity 0
	@$(DEMO) $(MANAGE) loaddata --verbosity 0 $(FIXTURES)
	@$(DEMO) $(MANAGE) demo_board

test: check
	@$(BIN)/python tests/run_suite.py $(ARGS)

check: .venv/dev
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	DEBUG=1 $(BIN)/mypy $(APPS)
	$(BIN)/djlint --quiet --check --lint templates
	DEBUG=1 DATABASE_URL=sqlite:///:memory: $(MANAGE) makemigrations --check --dry-run
	DEBUG=0 SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(64))") \
	  ALLOWED_HOSTS=ethics.example.org $(MANAGE) check --deploy --fail-level WARNING

format: .venv/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/djlint --quiet --reformat templates

# What is too long for every run: twenty times as many random lives of a case, and every variant of a story by its pages.
soak: .venv/dev
	SOAK=20 DATABASE_URL=sqlite:///:memory: $(BIN)/pytest -n 2 tests/test_random_lives.py \
	  tests/test_stories_by_page.py $(ARGS)

# After a change of what is said on a page of the public or the sides: new texts wait for their Spanish in the catalogue.
WORDS := locale/es/LC_MESSAGES/django
words: .venv/dev
	DEBUG=1 $(MANAGE) makemessages -l es --no-location --no-wrap --no-obsolete -i .venv -i 'tests/*' -i 'var/*'
	msgfmt --check-format -o $(WORDS).mo $(WORDS).po

# Pictures of the key pages in both widths, in var/screenshots/.
screenshots: .venv/dev
	$(BIN)/pytest -q tests/pictures.py

# After a change of the dependencies in pyproject.toml. Both files name no address, so any registry's mirror will do.
lock:
	$(PYTHON) -m venv var/lock && var/lock/bin/pip install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" var/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-annotate pyproject.toml --output-file requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" var/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --extra dev --constraint requirements.txt pyproject.toml \
	  --output-file requirements-dev.txt

# requirements-dev.txt holds requirements.txt and more, with the same versions. The files .venv/runtime and .venv/dev
# remember when each was installed.
.venv/runtime: requirements.txt | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(BIN)/pip:
	$(PYTHON) -m venv .venv
