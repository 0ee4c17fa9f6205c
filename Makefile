# The recipes people type. Each is a script in scripts/, so that it can be read and run alone.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test setup check test-rust site build e2e docs screenshots bench release

help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## A whole academy on http://localhost:3000: installs what is missing, builds, starts, prints the logins
	@scripts/run.sh

test: ## Everything that must hold: set-up, lints, tests on both databases, end-to-end tests with real media
	@scripts/test.sh

setup: ## Install what is missing to run and to test
	@scripts/setup.sh --tests

check: setup ## Formatting, lints of both halves, TypeScript
	@scripts/check.sh

test-rust: setup ## The Rust tests alone, on SQLite and PostgreSQL
	@scripts/with-postgres.sh cargo test --workspace --exclude frontend $(ARGS)

site: setup ## The browser's half in target/site: WebAssembly, style, meeting code (MAJLIS_QUICK=1: not optimised)
	@scripts/site.sh

build: site ## Site and server
	@cargo build --package server

e2e: build ## The end-to-end tests alone; ARGS="--project=media" and the like go to Playwright
	@scripts/e2e.sh $(ARGS)

docs: ## The code's documentation in target/doc; a broken link is an error
	@RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --exclude frontend --no-deps

screenshots: build ## Pictures of every page, in both languages and themes, in end2end/screenshots
	@scripts/e2e.sh --config=screenshots.config.ts

bench: build ## The weight and speed of the session page, and of joining, measured in a browser (docs/benchmarks.md)
	@scripts/e2e.sh --config=bench.config.ts

release: ## dist/majlis, one self-contained file, and livekit-server beside it
	@scripts/release.sh
