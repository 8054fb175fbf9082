"""The files of a body as they stood at a change, by path; their bytes are kept once, under their SHA-256."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from moothall.errors import NotFoundError
from moothall.store.models import Body, Change, FileVersion, KeptBytes


def hash_of_bytes(data: bytes) -> str:
    return sha256(data).hexdigest()


def hashes_at(body: Body, number: int) -> dict[str, str]:
    """The SHA-256 of every file that stood at a change, by path, in order."""
    found = FileVersion.objects.filter(body=body, since__lte=number).order_by("since")
    latest = dict(found.values_list("path", "kept"))
    return {path: kept for path, kept in sorted(latest.items()) if kept}


def files_at(body: Body, number: int) -> dict[str, bytes]:
    """The files themselves."""
    hashes = hashes_at(body, number)
    kept = dict(KeptBytes.objects.filter(pk__in=set(hashes.values())).values_list("sha256", "data"))
    return {path: bytes(kept[name]) for path, name in hashes.items()}


def versions_below(body: Body, number: int, folder: str) -> dict[str, list[FileVersion]]:
    """Every version of the files whose path begins so, up to a change, by path, the oldest first."""
    found: dict[str, list[FileVersion]] = {}
    rows = FileVersion.objects.filter(body=body, since__lte=number, path__startswith=folder)
    for row in rows.select_related("since", "kept").order_by("since"):
        found.setdefault(row.path, []).append(row)
    return found


def changed_files(before: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """What has to be kept: new and changed files with their bytes, and None for those that are gone."""
    changed: dict[str, bytes | None] = {
        path: data for path, data in files.items() if before.get(path) != hash_of_bytes(data)
    }
    return changed | {path: None for path in before if path not in files}


def add_files(change: Change, changed: Mapping[str, bytes | None]) -> None:
    keep_bytes(data for data in changed.values() if data is not None)
    rows = [
        FileVersion(body=change.body, path=path, since=change, kept_id=None if data is None else hash_of_bytes(data))
        for path, data in sorted(changed.items())
    ]
    FileVersion.objects.bulk_create(rows)


def keep_bytes(each: Iterable[bytes]) -> None:
    """Bytes that are kept already are kept once."""
    rows = {hash_of_bytes(data): data for data in each}
    known = set(KeptBytes.objects.filter(pk__in=rows).values_list("pk", flat=True))
    KeptBytes.objects.bulk_create(KeptBytes(sha256=name, data=rows[name]) for name in sorted(rows.keys() - known))


def kept_bytes(name: str) -> bytes:
    """Raises NotFoundError where no bytes have this SHA-256."""
    found = KeptBytes.objects.filter(pk=name).values_list("data", flat=True).first()
    if found is None:
        message = f"Nothing is kept under {name}."
        raise NotFoundError(message)
    return bytes(found)
