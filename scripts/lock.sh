#!/bin/sh
# Refreshes both locks: exact versions with hashes for every platform, and no address of any package index.
# The development lock is solved first and holds the others' versions down, so that all agree.
set -eu

lock() {
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --only-binary :all: \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml "$@"
}

lock --group dev --output-file requirements-dev.lock
lock --constraints requirements-dev.lock --output-file requirements.lock
lock --constraints requirements-dev.lock --group dev --group train --output-file requirements-train.lock
lock --constraints requirements-dev.lock --group dev --group train --group second --output-file requirements-second.lock
if grep -nE '://|^ *-' requirements.lock requirements-dev.lock requirements-train.lock requirements-second.lock | grep -v -- '--hash=sha256:'; then
    echo 'A lock names an address or an option: see the lines above.' >&2
    exit 1
fi
