"""A small made-up body's folder: two measures in two areas, 34 months, to be changed one thing at a time."""

from collections.abc import Mapping
from pathlib import Path

from moothall.periods import Month
from tests.unit.intake import workspaces
from tests.unit.intake.workspaces import BURGLARY, PROFILE

FIRST, LAST = Month(2019, 12), Month(2022, 9)
MONTHS = tuple(FIRST + i for i in range(LAST - FIRST + 1))
ALL_CRIME = workspaces.ALL_CRIME.replace('contains = ["burglary"]', "")
ROWS = {("burglary", "Exampleshire"): 400, ("all-crime", "Exampleshire"): 7000, ("all-crime", "Northtown"): 3000}
WITHHELD = """
[[redaction]]
measure = "burglary"
first = "2022-08"
withholds = ["value"]
reason = "An operation goes on."
authority = "The Chief Constable"
asked = "The Panel, on 1 October 2022"
review = 2023-01-31
"""
PAPER = """EXAMPLESHIRE POLICE AND CRIME PANEL

MINUTES of a meeting of the Exampleshire Police and Crime Panel held in Example City on Wednesday, 1 June 2022.

PRESENT: Cllr A Example (Chairman), Cllr B Example

1. Apologies

There were none.

2. Burglary

RESOLVED that the Force report on burglary to the next meeting.
"""


def values() -> dict[tuple[str, str, Month], float]:
    """Numbers that go up and down a little, the same every time."""
    return {
        (measure, area, month): level + (i * 37 + level) % 61
        for (measure, area), level in ROWS.items()
        for i, month in enumerate(MONTHS)
    }


def figures(changes: Mapping[tuple[str, str, Month], float | str] | None = None) -> bytes:
    rows = values() | dict(changes or {})
    lines = [f"{measure},{area},{month},{value}" for (measure, area, month), value in rows.items()]
    return ("measure,area,period,value\n" + "\n".join(lines) + "\n").encode()


def body_folder(folder: Path, more: Mapping[str, bytes | str] | None = None) -> Path:
    """Write the folder, with `more` added or put in place."""
    files: dict[str, bytes | str] = {
        "moothall.toml": PROFILE,
        "measures/burglary.toml": BURGLARY,
        "measures/all-crime.toml": ALL_CRIME,
        "observations/figures.csv": figures(),
        **(more or {}),
    }
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder
