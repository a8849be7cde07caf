#!/bin/sh
# Sets up .venv with exactly what the lock file $1 names.
# Copies of the locks are kept in .venv: while they are alike nothing is done, and no network is needed.
set -eu
lock=$1

ready() {
    cmp -s requirements.lock .venv/requirements.lock && cmp -s "$lock" ".venv/$lock" && .venv/bin/python -c ''
}

suits() { # python, newest minor version
    "$1" -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, $2))" 2>/dev/null
}

find_python() {
    for newest in 14 99; do # ready-made packages exist up to 3.14; something newer may do
        for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
            if suits "$name" "$newest"; then
                if "$name" -c 'import ensurepip, ssl, venv' 2>/dev/null; then
                    echo "$name"
                    return
                fi
                bare=$name
            fi
        done
    done
    if [ -n "${bare:-}" ]; then
        version=$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "Python $version di mesin ini tidak lengkap. Pasang pelengkapnya: sudo apt install python$version-venv" >&2
    elif [ -n "${PYTHON:-}" ]; then
        echo "$PYTHON bukan Python 3.11 atau yang lebih baru. Pilih yang lain: make PYTHON=python3.12" >&2
    else
        echo 'Perlu Python 3.11 atau yang lebih baru. Pasang, misalnya: sudo apt install python3 python3-venv' >&2
    fi
    return 1
}

if ready 2>/dev/null; then
    exit 0
fi
python=$(find_python)
exec "$python" scripts/install.py "$lock"
