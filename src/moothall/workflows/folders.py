"""Folders on disk: a workspace as names and bytes, and files written whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

from moothall.errors import NotFoundError
from moothall.intake.workspace import is_left_by_programs

READ_FROM_A_WORKSPACE = (
    "*.toml",
    "residents.csv",
    "measures/*",
    "observations/*",
    "commentary/*",
    "office/*",
    "reports/*.json",
    "annual/*/*",
)
KEPT_BESIDE_IT = ("papers/*", "README*", "LICEN[CS]E*")


def workspace_files(folder: Path) -> dict[str, bytes]:
    """The files of a workspace by their path inside it, in order. Raises NotFoundError where it is none."""
    if not (folder / "moothall.toml").is_file():
        message = (
            f"{folder}: no workspace is here, for there is no file moothall.toml. Give the folder that holds it, "
            f"or make one to copy from with: moothall demo"
        )
        raise NotFoundError(message)
    found = {path for pattern in READ_FROM_A_WORKSPACE for path in folder.glob(pattern) if path.is_file()}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def body_files(folder: Path) -> dict[str, bytes]:
    """All that the database keeps of a body's folder: its workspace, its panel's papers, and what explains them."""
    beside = {path for pattern in KEPT_BESIDE_IT for path in folder.glob(pattern) if path.is_file()}
    found = workspace_files(folder) | {path.relative_to(folder).as_posix(): path.read_bytes() for path in beside}
    return {name: found[name] for name in sorted(found) if not is_left_by_programs(name)}


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write each file beside its place first and then put it there, so that no half file is ever left."""
    written: list[Path] = []
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f".{place.name}.unfinished")
        unfinished.write_bytes(data)
        unfinished.replace(place)
        written.append(place)
    return written
