"""Read the minutes in files: each gives its minutes, or the reason why it cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import FileError, NotFoundError
from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.minutes import Minutes


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """Either `minutes` or `error` is there."""

    name: str
    minutes: Minutes | None = None
    error: str | None = None


def read_minutes(files: Sequence[Path]) -> list[ReadFile]:
    """Raises NotFoundError where a file that was named is not there."""
    absent = [file for file in files if not file.is_file()]
    if absent:
        said = "; ".join(
            f"{file}: {'this is a folder' if file.is_dir() else 'there is no such file'}" for file in absent
        )
        message = f"{said}."
        raise NotFoundError(message)
    return [_read(file) for file in files]


def _read(file: Path) -> ReadFile:
    try:
        return ReadFile(name=file.name, minutes=minutes_from(document_text(file.name, file.read_bytes())))
    except FileError as error:
        return ReadFile(name=file.name, error=str(error))
