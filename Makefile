# Needs Python 3.11 or newer and make; everything else is set up in .venv by itself.
# Choose another Python with: make demo PYTHON=/path/to/python3.12

PYTHON =
COVER =
AT =
WORKERS = 2
IN = .venv/bin/python

.PHONY: help demo run check key test test-long bench bench-long triage-report train second pictures lint format lock \
	setup setup-dev setup-train setup-second clean

help:
	@echo 'make demo       mencoba bot dengan telepon rekaan di peramban (pada jam lain: make demo AT=23.00)'
	@echo 'make run        menjalankan bot di Telegram, dengan isi .env'
	@echo 'make check      memeriksa apa yang masih kurang sebelum bot dijalankan'
	@echo 'make key        membuat baris MASTER_KEYS untuk .env'
	@echo 'make test       every test but the long ones        make test-long  the long ones'
	@echo 'make triage-report   how well danger is heard    make train      learn again from corpus/'
	@echo 'make second     the second listener learns on, an hour or more; then make train'
	@echo 'make bench      the figures, 10 minutes          make bench-long  the same, 75 minutes'
	@echo 'make lint       every check that runs nothing       make format     format the code'
	@echo 'make pictures   take the docs pictures again'
	@echo 'make lock       refresh the pinned dependencies     make clean      remove what was made'

demo: setup
	@exec $(IN) -m bot demo $(if $(AT),--at $(AT))

run: setup
	@exec $(IN) -m bot run

check: setup
	@exec $(IN) -m bot check

key: setup
	@$(IN) scripts/new_master_key.py

test: setup-dev
	@$(IN) scripts/ensure_chromium.py
	$(IN) -m pytest -n $(WORKERS) --dist worksteal -m 'not long' $(COVER)

test-long: setup-dev
	@$(IN) scripts/ensure_chromium.py
	$(IN) -m pytest -n $(WORKERS) -m long --timeout 1800

bench: setup-dev
	$(IN) -m bench

bench-long: setup-dev
	$(IN) -m bench --long

lint: setup-dev
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m mypy
	.venv/bin/lint-imports --no-logo
	$(IN) -m bot flows

triage-report: setup-dev
	$(IN) -m training.report

train: setup-train
	$(IN) -m training.words
	$(IN) -m training.train

second: setup-second
	$(IN) -m training.second.learn

pictures: setup-dev
	@$(IN) scripts/ensure_chromium.py
	$(IN) scripts/draw_conversation.py
	$(IN) scripts/take_pictures.py

format: setup-dev
	$(IN) -m ruff check --fix-only .
	$(IN) -m ruff format .

lock: setup-dev
	@sh scripts/lock.sh

setup:
	@PYTHON='$(PYTHON)' sh scripts/setup.sh requirements.lock

setup-dev:
	@PYTHON='$(PYTHON)' sh scripts/setup.sh requirements-dev.lock

setup-train:
	@PYTHON='$(PYTHON)' sh scripts/setup.sh requirements-train.lock

setup-second:
	@PYTHON='$(PYTHON)' sh scripts/setup.sh requirements-second.lock

clean:
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
