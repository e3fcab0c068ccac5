# `make check` tries the command on the sample texts, `make test` runs every test.
# Both make what they need, in a virtual environment of their own.

VENV := .venv
DEV := .venv-dev
CORPUS ?=
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)

.PHONY: help check test lint format bench docs clean

help:
	@echo "make check               check the sample texts in seeds/"
	@echo "make test                run all tests"
	@echo "make lint                formatting, style and types"
	@echo "make format              put the code in form"
	@echo "make bench CORPUS=DIR    accuracy on a corpus folder"
	@echo "make docs                build the documentation into site/"
	@echo "make clean               remove everything that was made here"

# findings are what the command is for: only an error (2 and more) fails
check: $(VENV)/.installed
	@$(VENV)/bin/subeditor check seeds || test $$? -eq 1

test: $(DEV)/.installed
	@$(DEV)/bin/python tests/fetch_commonmark.py
	@sh tests/get_programs.sh
	@$(DEV)/bin/python tests/get_languagetool.py
	$(DEV)/bin/python -m pytest

lint: $(DEV)/.installed
	$(DEV)/bin/ruff format --check checker tests benchmarks docs
	$(DEV)/bin/ruff check checker tests benchmarks docs
	$(DEV)/bin/mypy

format: $(DEV)/.installed
	$(DEV)/bin/ruff format checker tests benchmarks docs
	$(DEV)/bin/ruff check --fix checker tests benchmarks docs

bench: $(DEV)/.installed
	@test -n "$(CORPUS)" || { echo "name the corpus: make bench CORPUS=DIR" >&2; exit 2; }
	$(DEV)/bin/python benchmarks/accuracy.py "$(CORPUS)"

docs: $(DEV)/.installed
	NO_MKDOCS_2_WARNING=1 $(DEV)/bin/mkdocs build --quiet

clean:
	rm -rf $(VENV) $(DEV) .cache dist build site .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find checker tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

SOURCES := $(shell find checker rules -type f -not -name '*.pyc' 2>/dev/null)

# $(call install,ENVIRONMENT,WHAT): a fresh environment with the checkout installed into it
define install
	@python=; for name in $(PYTHONS); do \
		if "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Python 3.11 or newer with its venv module is needed; tried: $(PYTHONS)" >&2; \
		echo "install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
		exit 2; \
	fi; \
	echo "installing into $(1)" >&2; \
	"$$python" -m venv --clear $(1) && \
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check $(2) && \
	touch $(1)/.installed
endef

# as users have it: a package, its rules and byte code compiled
$(VENV)/.installed: pyproject.toml README.md $(SOURCES)
	$(call install,$(VENV),.)

$(DEV)/.installed: pyproject.toml
	$(call install,$(DEV),--editable ".[dev]")
