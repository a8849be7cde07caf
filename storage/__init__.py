"""What must not be lost: tables, encryption, the writer, migrations.

Payloads are bytes in and bytes out. In clear stand only case code, state, risk, kecamatan, times, and ids,
numbers and kinds of our own that say nothing of a person.
"""

from storage.errors import Erased, NotSaved, StorageError
from storage.store import Store
from storage.unit import Unit

__all__ = ["Erased", "NotSaved", "StorageError", "Store", "Unit"]
