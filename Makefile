# One command a chore. `make demo` and `make test` need Python 3.11 or later, make and a C compiler, and nothing else.

VENV := .venv
BIN := $(VENV)/bin
# The first of these that is new enough; name another with `make PYTHON=/path/to/python`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock
DEMO := demo

.PHONY: demo test lint format bench gate readme lock train-reader train-roles clean help

help:
	@echo 'make demo    read the sample reports into demo/ and show what they say'
	@echo 'make test    run the tests'
	@echo 'make lint    check style and types'
	@echo 'make bench   measure reports a second and memory'
	@echo 'make gate DATA=…  measure readings on corpora against their floors (docs/evaluation.md)'
	@echo 'make format  put the code into its form'
	@echo 'make readme  print the examples of README.md anew'
	@echo 'make lock    pin the dependencies anew in requirements.lock'
	@echo 'make train-reader  train the learned reader of attributions anew (training/README.md)'
	@echo 'make train-roles  train the learned reader of roles anew, on the reader of attributions'
	@echo 'make clean   remove what these commands made, but for $(VENV)'

demo: $(VENV)/.for-use
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	@$(BIN)/onrecord add --sample --store $(DEMO)/onrecord.db
	@echo
	@$(BIN)/onrecord show --store $(DEMO)/onrecord.db
	@echo
	@$(BIN)/onrecord show 2019-12-30-harbor-ledger-us-strikes.md --store $(DEMO)/onrecord.db
	@$(BIN)/onrecord read --sample --format html --out $(DEMO)/html >/dev/null
	@echo
	@echo 'The store: $(DEMO)/onrecord.db   One page a report, to open in a browser:'
	@ls $(DEMO)/html/*.html

test: $(VENV)/.for-work
	$(BIN)/python -m pytest

lint: $(VENV)/.for-work
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

format: $(VENV)/.for-work
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.for-use
	$(BIN)/onrecord bench

# Minutes; needs the corpora by path. ACCEPT=--accept keeps the figures, ONLY='--only tolls' runs a part.
gate: $(VENV)/.for-use
	@test -n '$(DATA)' || { echo 'name the folder of the corpora: make gate DATA=…' >&2; exit 2; }
	$(BIN)/python tools/gate.py --data '$(DATA)' $(ACCEPT) $(ONLY)

readme: $(VENV)/.for-use
	$(BIN)/python tools/readme.py

# Two hours on two cores; needs the corpora by path: make train-reader POLNEAR=… CLAIMS=…
train-reader:
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet --disable-pip-version-check -r training/requirements.txt
	PYTHONPATH=src:. .venv-train/bin/python -m training.train --polnear $(POLNEAR) --claims $(CLAIMS) --out build/reader --hours 1.9
	PYTHONPATH=src:. .venv-train/bin/python -m training.export --checkpoint build/reader/best.pt --polnear $(POLNEAR) \
		--out src/onrecord/reader/data/reader.onnx

# Two hours on one core, after train-reader; needs the corpus by path: make train-roles MUC4=… READER=build/reader/best.pt
READER := build/reader/best.pt
train-roles: $(VENV)/.for-use
	PYTHONPATH=src:. $(BIN)/python -m training.role_corpus --muc4 $(MUC4) --out build/roles/examples.pkl
	PYTHONPATH=src:. .venv-train/bin/python -m training.train_roles --examples build/roles/examples.pkl \
		--reader $(READER) --out build/roles
	PYTHONPATH=src:. .venv-train/bin/python -m training.export_roles --checkpoint build/roles/best.pt \
		--examples build/roles/examples.pkl --out build/roles/roles.onnx
	PYTHONPATH=src:. .venv-train/bin/python -m training.train_roles --all --epochs 5 \
		--examples build/roles/examples.pkl --reader $(READER) --out build/roles/all
	PYTHONPATH=src:. .venv-train/bin/python -m training.export_roles --checkpoint build/roles/all/best.pt \
		--like build/roles/roles.onnx --examples build/roles/examples.pkl --out src/onrecord/reader/data/roles.onnx

lock: $(BIN)/python
	$(BIN)/python tools/lock.py > requirements.lock.new
	mv requirements.lock.new requirements.lock

clean:
	rm -rf $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make pip run only when what it would install has changed.
$(VENV)/.for-use: $(BIN)/python pyproject.toml requirements.lock
	$(PIP) -e .
	@touch $@

$(VENV)/.for-work: $(BIN)/python pyproject.toml requirements.lock
	$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.for-use

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'onrecord needs Python 3.11 or later: install it, or run make PYTHON=/path/to/python' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
