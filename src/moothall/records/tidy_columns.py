"""Which columns of a tidy table hold the measure, the area, the month and the value, by their headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.errors import FileError, Problem

MEASURE, AREA, PERIOD, VALUE = "measure", "area", "period", "value"
NAMES = {
    MEASURE: ("measure", "crimetype", "crime", "offence", "offencetype", "indicator", "metric", "outcome", "category"),
    AREA: ("area", "district", "borough", "force", "lsoa", "ward", "neighbourhood", "place", "areaname", "lad"),
    PERIOD: ("period", "month", "date"),
    VALUE: ("value", "count", "number", "figure"),
}
WANTED = "A table to scan has a row a figure, and the columns measure, area, period and value."
ALSO = "Also understood are crime-type, district, force, month, count and the like."


@dataclass(frozen=True)
class TidyColumns:
    """Headings as the file has them. Without a measure there is one measure; areas may be named by several columns."""

    measure: str | None
    areas: tuple[str, ...]
    period: str
    value: str
    unused: tuple[str, ...]


def tidy_columns(file: str, headings: Sequence[str]) -> TidyColumns:
    """Raises FileError where the month or the value is missing, or there are two columns for the same."""
    found = {field: [one for one in headings if _plain(one) in names] for field, names in NAMES.items()}
    problems = [
        Problem(f"No column holds the {field}.", WANTED, f"{ALSO} Found: {', '.join(headings)}.", file=file, row=1)
        for field in (PERIOD, VALUE)
        if not found[field]
    ]
    problems += [
        Problem(
            f"The columns {' and '.join(found[field])} could both be the {field}.",
            "There is one of them.",
            "Take one out, or name it otherwise.",
            file=file,
            row=1,
        )
        for field in (MEASURE, PERIOD, VALUE)
        if len(found[field]) > 1
    ]
    if problems:
        raise FileError(problems)
    used = [one for field in found.values() for one in field]
    return TidyColumns(
        measure=found[MEASURE][0] if found[MEASURE] else None,
        areas=tuple(found[AREA]),
        period=found[PERIOD][0],
        value=found[VALUE][0],
        unused=tuple(one for one in headings if one not in used),
    )


def _plain(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
