# Everything runs in .venv, which is made on first use; a second call is quick.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
STAMP := $(VENV)/.installed
TOOLS := $(VENV)/.tools
# Tests start many processes: without this each would compile us anew where it is set.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup run lint test coverage conversations answers bench soak train lock clean

setup: $(STAMP)

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $@

# What tests, benchmarks and training need besides.
$(TOOLS): $(STAMP) requirements-dev.lock
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

run: setup
	@$(RUN)/python app.py demo

lint: $(TOOLS)
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports

test: lint
	@$(RUN)/python -m pytest -n 2

# Twice as slow as the tests alone; below the floor of pyproject.toml it fails.
coverage: $(TOOLS)
	@$(RUN)/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered

# Whole conversations with the effect of each message; ARGS=-v prints what went wrong.
conversations: $(TOOLS)
	@$(RUN)/python -m tests.conversations $(ARGS)

# What each question of FILE (docs/questions.txt) would be answered.
answers: setup
	@$(RUN)/python app.py answers $(FILE) $(ARGS)

bench: $(TOOLS)
	@$(RUN)/python -m bench
	@$(RUN)/python -m bench.complaints

# SOAK_MINUTES (5), SOAK_SEED and SOAK_BREAKS choose how long, which, and what alone breaks.
soak: $(TOOLS)
	@$(RUN)/python -m pytest -n 2 --soak -m soak -rP --show-capture=stdout

# Learns the words of nlp/lexicon anew, and prints what is understood of labelled sentences.
train: $(TOOLS)
	@$(RUN)/python -m nlp.train
	@$(RUN)/python -m nlp.measure
	@$(RUN)/python -m bench.understanding

# Pins what pyproject.toml asks for, without the address of any index.
lock:
	@rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; open("$(VENV)/lock/run", "w").write("\n".join(p["dependencies"])); open("$(VENV)/lock/dev", "w").write("\n".join(p["optional-dependencies"]["dev"]))'
	@$(VENV)/lock/bin/python -m pip install --quiet -r $(VENV)/lock/run && $(VENV)/lock/bin/python -m pip freeze > requirements.lock
	@$(VENV)/lock/bin/python -m pip install --quiet -r $(VENV)/lock/dev && $(VENV)/lock/bin/python -m pip freeze > requirements-dev.lock

clean:
	rm -rf $(VENV) data
