"""Everything in the database as one zip archive, the same bytes for the same contents; and the way back."""

import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Any

from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, OperationalError, connection, models

from moothall.errors import FileError, Problem, UsageError
from moothall.store.chain import faults
from moothall.store.files import hash_of_bytes
from moothall.store.models import Body, Change, Figure, FileVersion, KeptBytes, Report, ReportFile
from moothall.store.writing import writing

FORMAT = 1
MANIFEST, KEPT = "manifest.json", "kept/"
TABLES: dict[str, type[models.Model]] = {
    "bodies.jsonl": Body,
    "changes.jsonl": Change,
    "files.jsonl": FileVersion,
    "figures.jsonl": Figure,
    "reports.jsonl": Report,
    "report-files.jsonl": ReportFile,
}
ROWS_AT_ONCE = 2000
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip archive can name


def write_backup(file: IO[bytes]) -> int:
    """Write all that is there at one moment: readers go on meanwhile, writers wait. The number of the latest change."""
    with writing(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        members = {name: _add_table(archive, name, table) for name, table in TABLES.items()}
        for name, data in KeptBytes.objects.order_by("pk").values_list("sha256", "data").iterator(50):
            members[KEPT + name] = name
            archive.writestr(_member(KEPT + name), bytes(data))
        last = Change.objects.order_by("-number").first()
        head = {"number": last.number, "hash": last.hash} if last else None
        manifest = {"format": FORMAT, "head": head, "members": members}
        archive.writestr(_member(MANIFEST), json.dumps(manifest, indent=1))
    return last.number if last else 0


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=ALWAYS)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _add_table(archive: zipfile.ZipFile, name: str, table: type[models.Model]) -> str:
    """The rows of a table, a line each; their SHA-256."""
    counted = sha256()
    with archive.open(_member(name), "w", force_zip64=True) as member:
        for row in table._default_manager.order_by("pk").iterator(ROWS_AT_ONCE):  # noqa: SLF001 (Django documents it)
            line = serializers.serialize("jsonl", [row]).encode()
            counted.update(line)
            member.write(line)
    return counted.hexdigest()


def read_backup(file: IO[bytes], name: str) -> int:
    """Put back all that a backup holds, or nothing. The number of the latest change.

    Raises UsageError where the database is not empty, FileError where the backup is not as it was written.
    """
    try:
        with zipfile.ZipFile(file) as archive, writing():
            _require_empty()
            manifest = _manifest(archive, name)
            for member in manifest["members"]:
                if member.startswith(KEPT):
                    _put_bytes(archive, member, name)
            for member, table in TABLES.items():
                _put_rows(archive, member, table, manifest["members"][member], name)
            _set_sequences()
            if found := list(faults()):
                raise FileError([_damaged(name, fault) for fault in found])
    except (zipfile.BadZipFile, KeyError, DeserializationError) as error:
        raise FileError(_damaged(name, f"It cannot be read as one: {error}.")) from error
    except DatabaseError as error:
        if isinstance(error, OperationalError):
            raise
        raise FileError(_damaged(name, f"The database refuses its rows: {' '.join(str(error).split())}")) from error
    return int(manifest["head"]["number"]) if manifest["head"] else 0


def _require_empty() -> None:
    if Change.objects.exists() or Body.objects.exists():
        message = (
            "The database is not empty; a backup goes into an empty one. Name another with --home or MOOTHALL_DATABASE."
        )
        raise UsageError(message)


def _manifest(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except ValueError as error:
        raise FileError(_damaged(name, "Its manifest cannot be read.")) from error
    if manifest.get("format") != FORMAT:
        expected = f"This program reads format {FORMAT}."
        raise FileError(Problem(f"It is of format {manifest.get('format')}.", expected, "Install a newer one.", name))
    if {*manifest["members"], MANIFEST} != set(archive.namelist()):
        raise FileError(_damaged(name, "It holds other parts than it lists."))
    return manifest


def _put_bytes(archive: zipfile.ZipFile, member: str, name: str) -> None:
    data, expected = archive.read(member), member.removeprefix(KEPT)
    if hash_of_bytes(data) != expected:
        raise FileError(_damaged(name, f"{member} does not have its own SHA-256."))
    KeptBytes.objects.create(sha256=expected, data=data)


def _put_rows(archive: zipfile.ZipFile, member: str, table: type[models.Model], expected: str, name: str) -> None:
    with archive.open(member) as stream:
        data = stream.read()
    if hash_of_bytes(data) != expected:
        raise FileError(_damaged(name, f"{member} does not have the SHA-256 that the manifest gives."))
    for rows in _in_parts(serializers.deserialize("jsonl", io.StringIO(data.decode()))):
        table._default_manager.bulk_create(rows)  # noqa: SLF001 (Django documents it)


def _in_parts(found: Iterator[Any]) -> Iterator[list[models.Model]]:
    rows: list[models.Model] = []
    for one in found:
        rows.append(one.object)
        if len(rows) == ROWS_AT_ONCE:
            yield rows
            rows = []
    yield rows


def _set_sequences() -> None:
    """The next rows are numbered after those that were put back."""
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), list(TABLES.values())):
            cursor.execute(line)


def _damaged(name: str, found: str) -> Problem:
    return Problem(found, "A backup is read as `moothall backup` wrote it.", "Take another copy of it.", name)
