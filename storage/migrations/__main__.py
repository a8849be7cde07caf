"""`python -m storage.migrations <DATABASE_URL>`: bring a database to this program's version."""

from __future__ import annotations

import sys

from storage.errors import StorageError
from storage.migrations import head, upgrade


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Pemakaian: python -m storage.migrations <DATABASE_URL>", file=sys.stderr)
        return 2
    try:
        upgrade(arguments[0])
    except StorageError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"Basis data siap: versi {head()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
