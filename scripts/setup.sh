#!/bin/sh
# Makes the virtual environment $1 and installs Legation into it from requirements.lock.
# A Debian machine whose Python lacks the venv module gets it from Debian's package when root runs this.
set -eu

venv=$1
python=${PYTHON:-python3.11}

fail() { echo "setup: $1" >&2; exit 1; }

find_python() {
    for candidate in "$python" python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

python=$(find_python) || fail "needs Python 3.11 or newer; on Debian: apt-get install python3.11"

make_venv() { "$python" -m venv --clear "$venv" >/dev/null 2>&1; }

install_venv_module() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "setup: installing Debian's python3-venv" >&2
    apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null
}

make_venv || { install_venv_module && make_venv; } ||
    fail "$python cannot make a virtual environment; on Debian: apt-get install python3-venv"

"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: -r requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
    --editable .
