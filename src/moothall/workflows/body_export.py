"""Export: a body's folder as it was imported, byte for byte, with the reports published since."""

from datetime import date
from pathlib import Path

from moothall.errors import UsageError
from moothall.store.bodies import head_of
from moothall.store.files import files_at
from moothall.workflows.folders import write_files


def export_body(slug: str, folder: Path, *, as_known_on: date | None = None) -> list[Path]:
    """Write the folder; what is withheld is in it, as it was in the one that came in.

    Raises UsageError where something stands in the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already and is not empty. Name a new folder."
        raise UsageError(message)
    head = head_of(slug, known_by=as_known_on)
    folder.mkdir(parents=True, exist_ok=True)
    return write_files(folder, files_at(head.body, head.number))
