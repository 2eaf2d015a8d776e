# Everything runs in .venv, which is made on first use; a second call is quick.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup run test lint bench soak lock clean

setup: $(STAMP)

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $@

run: setup
	@$(RUN)/python app.py demo

lint: setup
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports

test: lint
	@$(RUN)/python -m pytest -n 2

bench: setup
	@$(RUN)/python -m bench

soak: setup
	@$(RUN)/python -m pytest -n 2 tests --soak -m soak

# Pins what pyproject.toml asks for, without the address of any index.
lock:
	@rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check "$$($(RUN)/python -c 'import tomllib;p=tomllib.load(open("pyproject.toml","rb"))["project"];print("\n".join(p["dependencies"]+p["optional-dependencies"]["dev"]))')"

clean:
	rm -rf $(VENV) data
