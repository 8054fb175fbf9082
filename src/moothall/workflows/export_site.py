"""The whole public site as files that any web server carries: what is served, byte for byte."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from moothall.errors import UsageError
from moothall.render.site.file import File, Files
from moothall.workflows.public_files import PublicFiles, Source
from moothall.workflows.public_site import not_found, shared_files

MARK = ".moothall-export"
INDEX = "index.html"
TOLD_EVERY = 500  # files


@dataclass(frozen=True)
class Exported:
    bodies: tuple[str, ...]
    files: int
    size: int


def export_site(folder: Path, source: Source, *, on: date, address: str = "", say: Callable[[str], None]) -> Exported:
    """Written beside its place first, then put there whole: no page of an earlier export is left.

    Raises UsageError, before anything is written, where the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        message = f"{folder} is there already and is no export of a site. Name a new folder, or empty this one."
        raise UsageError(message)
    bodies = PublicFiles(source, address).bodies(on)
    new = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(new, ignore_errors=True)
    files = [
        *_placed("", shared_files(bodies, address)),
        *(one for b in bodies for one in _placed(b.site.slug, b.files)),
    ]
    size = 0
    for count, (place, make) in enumerate(files, start=1):
        size += _written(new / place, make().data)
        if count % TOLD_EVERY == 0:
            say(f"Writing {count} of {len(files)} files ...")
    _written(new / "404.html", not_found(urlsplit(address).path or "/").data)
    _written(new / MARK, b"An export of a site by Moothall; the next one takes its place.\n")
    _put(new, folder)
    return Exported(tuple(one.site.slug for one in bodies), len(files), size)


def _placed(slug: str, files: Files) -> Iterator[tuple[str, Callable[[], File]]]:
    for path, make in files.items():
        place = f"{path}{INDEX}" if not path or path.endswith("/") else path
        yield (f"{slug}/{place}" if slug else place), make


def _written(place: Path, data: bytes) -> int:
    place.parent.mkdir(parents=True, exist_ok=True)
    return place.write_bytes(data)


def _put(new: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
