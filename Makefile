# The commands of this project; `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
OLDEST_VENV := .venv-oldest
LIBRARY := roles/docker_traefik_discovery/library
MODULE := $(LIBRARY)/parse_docker_labels
LARGEST_MODULE := 15000000
SWIFT_SOURCES := Package.swift $(shell find Sources -name '*.swift')
SHELL_SCRIPTS := .ci/run $(shell find roles Tests findings -name '*.sh')

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: $(MODULE) ## Build the module and put it into the role

# Built aside and moved into place, so that a play that runs meanwhile never meets half a file.
$(MODULE): $(SWIFT_SOURCES)
	swift build -c release --product parse_docker_labels
	@built="$$(swift build -c release --show-bin-path)/parse_docker_labels"; \
	size=$$(wc -c < "$$built"); \
	if (( size > $(LARGEST_MODULE) )); then \
	  echo "$$built: $$size bytes are more than the $(LARGEST_MODULE) allowed. Look for what pulled in all of Foundation." >&2; \
	  exit 1; \
	fi; \
	mkdir -p $(LIBRARY); \
	cp "$$built" $(LIBRARY)/.new-build; \
	mv $(LIBRARY)/.new-build $@; \
	echo "$@: $$size bytes"

.PHONY: demo
demo: $(MODULE) $(VENV)/ready ## Run the playbook against a simulated Proxmox on this machine
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" PYTHONPATH=Tests/Simulator python Tests/Demo/demo.py

.PHONY: test
test: test-swift test-python ## Run all tests

.PHONY: test-swift
test-swift: ## Run the tests of the Swift sources
	swift test --disable-swift-testing

.PHONY: test-python
test-python: $(MODULE) $(VENV)/bench $(OLDEST_VENV)/ready ## Run the tests of script, simulator, playbooks and a real Traefik, side by side
	$(VENV)/bin/pytest --numprocesses auto --maxprocesses 4 --dist worksteal Tests

.PHONY: test-recordings
test-recordings: $(MODULE) $(VENV)/ready ## Run the tests that read recordings, from the folder in RECORDINGS
	swift test --disable-swift-testing --filter Recordings
	$(VENV)/bin/pytest Tests -m recordings

DIR ?= Tests/Cases

.PHONY: cases
cases: $(MODULE) $(VENV)/ready ## Convert the label sets in DIR in both modes and print what becomes of them
	@$(VENV)/bin/python Tests/Cases/run_cases.py '$(DIR)'

FUZZ_SECONDS ?= 60
FUZZER := .build/fuzz/rules

.PHONY: fuzz
fuzz: $(FUZZER) ## Read random rules for FUZZ_SECONDS; stops at the first that breaks a law
	mkdir -p .build/fuzz/found
	$(FUZZER) -max_total_time=$(FUZZ_SECONDS) -max_len=300 -artifact_prefix=.build/fuzz/ .build/fuzz/found

$(FUZZER): $(SWIFT_SOURCES) Tests/Fuzz/RuleFuzzer.swift
	mkdir -p $(@D)
	swiftc -O -sanitize=fuzzer -parse-as-library -swift-version 6 -module-name RuleFuzzer \
	  $(filter Sources/GatewayLabels/%,$(SWIFT_SOURCES)) Tests/Fuzz/RuleFuzzer.swift -o $@

BENCH := PYTHONPATH=Tests/Simulator:Tests/Engine:Tests/Engine/recorded:Tests/Playbooks $(VENV)/bin/python Tests/Bench/bench.py

.PHONY: bench
bench: $(MODULE) $(VENV)/bench ## Measure what runs and the module cost, about ten minutes
	@$(BENCH)

.PHONY: bench-quick
bench-quick: $(MODULE) $(VENV)/bench ## The same for smaller sizes, two minutes
	@$(BENCH) --size quick

.PHONY: lint
lint: $(VENV)/ready ## Check the style of all files
	swift format lint --strict --recursive Sources Tests Package.swift
	$(VENV)/bin/shellcheck $(SHELL_SCRIPTS)
	$(VENV)/bin/ruff check Tests
	$(VENV)/bin/ruff format --check Tests
	$(VENV)/bin/yamllint --strict .
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" ansible-lint --profile production

.PHONY: clean
clean: ## Remove everything that was built or installed into the checkout
	rm -rf .build $(VENV) $(OLDEST_VENV) .demo $(MODULE)

$(VENV)/ready: Tests/requirements.txt
$(OLDEST_VENV)/ready: Tests/requirements-oldest.txt

$(VENV)/bench: $(VENV)/ready Tests/Bench/requirements.txt
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Bench/requirements.txt
	touch $@

%/ready:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. Install python3-venv, then run make again." >&2; exit 1; }
	$(PYTHON) -m venv --clear $*
	$*/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@
