"""What can go wrong in here. Sentences are read by operators, so they are Indonesian."""


class StorageError(Exception):
    """One sentence that tells an operator what is wrong and how to mend it."""


class Erased(StorageError):
    """The file's key was destroyed on request: what it sealed can be read by nobody any more."""

    def __init__(self, file_id: int) -> None:
        super().__init__(
            f"Berkas nomor {file_id} sudah dihapus atas permintaan; isinya tidak dapat dibaca lagi."
        )


def first_line(trouble: BaseException | None) -> str:
    """Of a database's complaint, which may run over many lines."""
    return str(trouble).strip().partition("\n")[0]
