"""The forces, partnerships, districts and residents that come with Moothall (geography/README.md says from where)."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from moothall.areas import District, Force, Geography, Partnership


@cache
def bundled_geography() -> Geography:
    return Geography(
        forces=tuple(Force(**row) for row in _rows("forces")),
        partnerships=tuple(Partnership(**row) for row in _rows("partnerships")),
        districts=tuple(_district(row) for row in _rows("districts")),
        residents={(row["code"], int(row["year"])): int(row["residents"]) for row in _rows("residents")},
        cautions={row["code"]: row["caution"] for row in _rows("cautions")},
    )


def residents_by_group(force: Force) -> dict[str, int]:
    """Residents of a force by broad ethnic group, Census of 2011; empty where there are none."""
    return {row["group"]: int(row["residents"]) for row in _rows("ethnic-groups") if row["code"] == force.code}


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("moothall.records") / "geography" / f"{name}.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def _district(row: dict[str, str]) -> District:
    return District(
        code=row["code"],
        name=row["name"],
        force_code=row["force_code"],
        also=row["also"] or None,
        partnership_codes=tuple(filter(None, row["partnership_codes"].split(";"))),
        first=date.fromisoformat(row["first"]) if row["first"] else None,
        last=date.fromisoformat(row["last"]) if row["last"] else None,
        replaced_by=tuple(filter(None, row["replaced_by"].split(";"))),
    )
