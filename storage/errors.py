"""What can go wrong in here. Sentences are read by operators, so they are Indonesian."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError


class StorageError(Exception):
    """One sentence that tells an operator what is wrong and how to mend it."""


class NotSaved(StorageError):
    """The database itself failed a unit: locked, gone, full. Nothing is wrong with the unit; try it again later.

    After a connection that was lost at the commit nobody knows whether the unit was kept.
    """

    def __init__(self, trouble: BaseException) -> None:
        super().__init__(f"Perubahan tidak dapat disimpan ke basis data: {first_line(trouble)}")
        self.__cause__ = trouble


class Erased(StorageError):
    """The file's key was destroyed on request: what it sealed can be read by nobody any more."""

    def __init__(self, file_id: int) -> None:
        super().__init__(
            f"Berkas nomor {file_id} sudah dihapus atas permintaan; isinya tidak dapat dibaca lagi."
        )


def of_the_database(error: BaseException) -> bool:
    """Whether the database failed, and not what was asked of it.

    An operational error may also come of a statement that is wrong: whoever tries again must stop some day.
    """
    return isinstance(error, OperationalError | InterfaceError) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    )


def first_line(trouble: BaseException | None) -> str:
    """Of a database's complaint, which may run over many lines."""
    return str(trouble).strip().partition("\n")[0]
