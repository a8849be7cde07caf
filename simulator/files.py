"""The bytes behind file ids: in memory, or in a folder beside the journal."""

from pathlib import Path


class FileBytes:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self, file_id: str, content: bytes) -> None:
        if self._folder is None:
            self._held[file_id] = content
        else:
            (self._folder / file_id).write_bytes(content)

    def read(self, file_id: str) -> bytes:
        if self._folder is None:
            return self._held[file_id]
        return (self._folder / file_id).read_bytes()
