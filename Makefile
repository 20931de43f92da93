# Thin on purpose: what a target does stands in scripts/, where it can be read,
# and run, without make.

.DEFAULT_GOAL := help
.PHONY: help demo test check web bench gold

help: ## Print this
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## Start a network of news sites with stories and print where to look
	go run ./cmd/tajuk demo

test: ## Prove everything: both databases, races, architecture, and the running demo from outside
	./scripts/test

check: ## Prove the Go code in a minute or two, on SQLite, without a browser
	./scripts/check

web: ## Check the running demo from outside: markup, access, speed, feeds, journeys
	./scripts/install && ./scripts/web

bench: ## Measure: page cache, rendering, language, pictures
	go test -run '^$$' -bench . -benchmem ./...

gold: ## Score what we read against pages, schemas and documents with known answers (GOLD=DIR)
	./scripts/gold
