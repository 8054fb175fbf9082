"""Headings: which field a column holds, or which month."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from moothall.intake.months import NoMonthError, month_in
from moothall.intake.numbers import BLANK, NoNumberError, number_in
from moothall.intake.sheet import Cell, Sheet
from moothall.intake.text import clean
from moothall.periods import Month


class Field(Enum):
    """The value is the heading as the documentation names it."""

    MEASURE = "measure"
    AREA = "area"
    PERIOD = "period"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    NOTE = "note"
    UNTIL = "until"
    KNOWN_ON = "known_on"
    UNIT = "unit"


# Headings in use in offices, without blanks, case and signs.
OTHER_NAMES: dict[Field, str] = {
    Field.MEASURE: "measures measureid measurename indicator metric kpi crimetype crimetypes offence offences "
    "offencetype offencename offencedescription outcometype category",
    Field.AREA: "areas areaname district districtname borough boroughname lad ladname localauthority "
    "localauthorityname force forcename policeforce lpa councilarea place geography",
    Field.PERIOD: "periods month months date monthyear yearmonth reportingmonth reportingperiod monthending when",
    Field.VALUE: "values count counts number figure figures total observation numberofoffences numberofrecords",
    Field.NUMERATOR: "numerators",
    Field.DENOMINATOR: "denominators base",
    Field.NOTE: "notes comment comments remark remarks footnote",
    Field.UNTIL: "withhelduntil embargoeduntil",
    Field.KNOWN_ON: "knownat published publishedon",
    Field.UNIT: "units unitofmeasure",
}
FIELDS = {name: field for field, names in OTHER_NAMES.items() for name in names.split()}
FIELDS |= {field.value.replace("_", ""): field for field in Field}


@dataclass(frozen=True)
class Heading:
    """One cell of a row that may be the heading row. `text` is the column's letter where the cell is blank."""

    index: int
    text: str
    is_blank: bool = False
    field: Field | None = None
    month: Month | None = None
    no_month: NoMonthError | None = None
    is_number: bool = False


def headings_of(row: Sequence[Cell], sheet: Sheet) -> list[Heading]:
    return [_heading(i, cell, sheet) for i, cell in enumerate(row)]


def _heading(index: int, cell: Cell, sheet: Sheet) -> Heading:
    text = clean(str(cell)) if cell is not None else ""
    shown = sheet.heading(index, text)
    if not text:
        return Heading(index, shown, is_blank=True)
    field = FIELDS.get("".join(filter(str.isalnum, text.casefold())))
    if field:
        return Heading(index, text, field=field)
    try:
        month = month_in(cell, serial_shift=sheet.serial_shift)
    except NoMonthError as error:
        return Heading(index, text, no_month=error)
    is_number = is_value(cell)
    written = isinstance(cell, str) and not is_number
    return Heading(index, text if month is None or written else str(month), month=month, is_number=is_number)


def is_value(cell: Cell) -> bool:
    """Whether a cell holds a number, or a mark for one that is missing."""
    try:
        return number_in(cell) is not BLANK
    except NoNumberError:
        return False
