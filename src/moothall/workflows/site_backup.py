"""A backup of the whole database as a file, and the way back from it into an empty one."""

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from moothall.errors import NotFoundError, UsageError
from moothall.store.backup import read_backup, write_backup
from moothall.store.bodies import slugs


@dataclass(frozen=True, kw_only=True)
class Backup:
    """`number` is the latest change in it; `sha256` the file's."""

    file: Path
    sha256: str
    number: int
    slugs: tuple[str, ...]


def make_backup(file: Path) -> Backup:
    """Written beside its place and put there when it is whole; a file that is there is not written over."""
    if file.exists():
        message = f"{file} is there already, and is not written over. Name another file."
        raise UsageError(message)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.touch(mode=0o600)  # what is withheld is in it
    try:
        with unfinished.open("wb") as out:
            number = write_backup(out)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return _described(file, number)


def require_backup(file: Path) -> None:
    """Raises NotFoundError; to be asked before a home is made for what is in it."""
    if not file.is_file():
        message = f"{file}: there is no such file."
        raise NotFoundError(message)


def restore_backup(file: Path) -> Backup:
    """Raises NotFoundError, UsageError where the database is not empty, FileError where the file is damaged."""
    require_backup(file)
    with file.open("rb") as data:
        number = read_backup(data, file.name)
    return _described(file, number)


def _described(file: Path, number: int) -> Backup:
    with file.open("rb") as data:
        return Backup(file=file, sha256=file_digest(data, "sha256").hexdigest(), number=number, slugs=slugs())
