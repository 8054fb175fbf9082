"""Made-up files of records, in the published columns, as small as the case allows."""

import csv
import gzip
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from moothall.measures.record_layout import RecordLayout
from moothall.records.layouts import STREET
from moothall.workflows.count_records import Counted, count_records

FORCE = "Leicestershire Police"


def street_row(  # every part of a row may be the one that a case is about
    identifier: str = "",
    *,
    month: str = "2021-01",
    place: str = "Blaby 002A",
    crime_type: str = "Burglary",
    outcome: str = "",
    force: str = FORCE,
    location: str = "On or near High Street",
) -> list[str]:
    code = f"E0{abs(sum(map(ord, place))):07d}" if place else ""
    return [identifier, month, force, force, "", "", location, code, place, crime_type, outcome, ""]


def table(rows: Iterable[Sequence[str]], columns: Sequence[str] = STREET.columns, *, end: str = "\r\n") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Each file under its name; names in .gz gzipped, what stands under a name in .zip/ put in that archive."""
    archives: dict[str, list[tuple[str, bytes]]] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        archive, _, member = name.partition(".zip/")
        if member:
            archives.setdefault(f"{archive}.zip", []).append((member, data))
        else:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
    for archive, members in archives.items():
        with zipfile.ZipFile(folder / archive, "w", zipfile.ZIP_DEFLATED) as out:
            for member, data in members:
                out.writestr(member, data)
    return folder


def counted(
    folder: Path, layout: RecordLayout = STREET, by: Sequence[str] | None = None
) -> tuple[list[list[str]], Counted]:
    """The rows of the result without its heading, and what came of it."""
    out = folder.parent / f"{folder.name}-counts.csv"
    made = count_records([folder], layout, by=by, out=out, tell=lambda _: None)
    with out.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:], made
