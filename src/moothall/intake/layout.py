"""How a table is laid out: tidy, wide, or the transpose of wide; and which column holds what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.errors import Problem
from moothall.intake.heading_row import HeadingRow
from moothall.intake.headings import Field, Heading
from moothall.intake.notices import Findings
from moothall.intake.numbers import WITHHELD, NoNumberError, number_in
from moothall.intake.sheet import Cell, Sheet
from moothall.intake.text import folded
from moothall.periods import Month
from moothall.wording.lists import listed

NAME_THE_COLUMNS = (
    "Head one column measure, and one area where the table has areas. Take other columns with text out of the table, "
    "or put their words into the measure's name."
)
TIDY_FORM = "A row holds measure, area, period and value"
WIDE_ONLY = (Field.MEASURE, Field.AREA, Field.UNIT)


@dataclass(frozen=True)
class ValueColumn:
    """A column of values: of one month in a wide table, of one measure in its transpose, of neither in a tidy one."""

    index: int
    heading: str
    month: Month | None = None
    measure: str | None = None


@dataclass(frozen=True)
class Layout:
    """`first_row` is the first below the headings, counted from 1; `fields` says where each field stands.

    `may_end_blank`: months at the end in which nothing stands are months still to come, not missing ones.
    """

    first_row: int
    width: int
    fields: dict[Field, Heading]
    values: tuple[ValueColumn, ...]
    may_end_blank: bool


def layout_of(sheet: Sheet, row: HeadingRow, findings: Findings) -> Layout | None:
    """None where a problem was found; it is among the findings then."""
    before = findings.number
    _report_repeated(sheet, row, findings)
    months = [heading for heading in row.headings if heading.month]
    is_wide = len(months) > 1 or (months and row.period is None and not _having(row.headings, Field.PERIOD))
    layout = (_wide if is_wide else _long)(sheet, row, findings)
    return layout if findings.number == before else None


def _report_repeated(sheet: Sheet, row: HeadingRow, findings: Findings) -> None:
    """Headings that stand twice, and months in the headings that cannot be."""
    filled = [heading for heading in row.headings if not heading.is_blank]
    counts = Counter(_meaning(heading) for heading in filled)
    for meaning, count in counts.items():
        if count > 1:
            alike = [heading for heading in filled if _meaning(heading) == meaning]
            findings.add(_repeated(sheet, row, alike))
    for heading in filled:
        if heading.no_month:
            error = heading.no_month
            remedy = "Write a month as 2020-06, or take the column out."
            findings.add(sheet.problem(error.found, error.expected, remedy, row=row.number, column=heading.text))


def _meaning(heading: Heading) -> object:
    return heading.month or folded(heading.text)


def _repeated(sheet: Sheet, row: HeadingRow, alike: Sequence[Heading]) -> Problem:
    what = f"the month {alike[0].month}" if alike[0].month else f"'{alike[0].text}'"
    where = listed([sheet.heading(heading.index) for heading in alike])
    return sheet.problem(
        f"Columns {where} are all headed {what}." if len(alike) > 2 else f"Columns {where} are both headed {what}.",  # noqa: PLR2004
        "Each column has a heading of its own.",
        "Rename or delete the one that is wrong. Dates are read day first.",
        row=row.number,
    )


def _having(headings: Iterable[Heading], field: Field) -> list[Heading]:
    return [heading for heading in headings if heading.field is field]


def _fields(sheet: Sheet, row: HeadingRow, wanted: Iterable[Field], findings: Findings) -> dict[Field, Heading]:
    """Where each field stands. Two columns for one field are a problem."""
    fields = {}
    for field in wanted:
        columns = _having(row.headings, field)
        if len({folded(heading.text) for heading in columns}) > 1:
            found = f"Columns {listed([heading.text for heading in columns])} could each hold the {field.value}."
            remedy = f"Keep the heading {field.value} for the right one, and rename or delete the others."
            findings.add(sheet.problem(found, "One column holds it.", remedy, row=row.number))
        if columns:
            fields[field] = columns[0]
    return fields


def _missing(sheet: Sheet, row: HeadingRow, field: Field, findings: Findings) -> None:
    headings = listed([heading.text for heading in row.headings if not heading.is_blank])
    remedy = f"Write {field.value} above the column that holds it."
    found = f"No column is headed {field.value}; the headings are {headings}."
    findings.add(sheet.problem(found, f"{TIDY_FORM}, each under its heading.", remedy, row=row.number))


def _not_read(sheet: Sheet, row: HeadingRow, headings: Sequence[Heading], findings: Findings) -> None:
    if headings:
        names = listed([heading.text for heading in headings])
        said = f"Not read, because it is not needed: column {names}."
        if len(headings) > 1:
            said = f"Not read, because they are not needed: columns {names}."
        findings.notices.append(sheet.notice(said, row=row.number))


def _wide(sheet: Sheet, row: HeadingRow, findings: Findings) -> Layout:
    fields = _fields(sheet, row, WIDE_ONLY, findings)
    others = [h for h in row.headings if h.month is None and h.field not in WIDE_ONLY and _holds_anything(h, row)]
    first_month = next(heading.index for heading in row.headings if heading.month)
    ignored = (Field.NOTE, Field.UNTIL, Field.KNOWN_ON, Field.VALUE, Field.NUMERATOR, Field.DENOMINATOR)
    labels = [heading for heading in others if heading.index < first_month and heading.field not in ignored]
    wanted = [field for field in (Field.MEASURE, Field.AREA) if field not in fields]
    if Field.MEASURE in fields:
        wanted, labels = [], []
    elif len(labels) > len(wanted):
        columns = listed([heading.text for heading in labels])
        found = f"Columns {columns} stand before the months, and no heading says which of them is the measure."
        findings.add(sheet.problem(found, "One column names the measure.", NAME_THE_COLUMNS, row=row.number))
    fields |= dict(zip(wanted, labels, strict=False))
    _not_read(sheet, row, [heading for heading in others if heading not in fields.values()], findings)
    values = tuple(ValueColumn(h.index, h.text, month=h.month) for h in row.headings if h.month)
    return Layout(row.number + 1, len(row.headings), fields, values, may_end_blank=True)


def _long(sheet: Sheet, row: HeadingRow, findings: Findings) -> Layout:
    """Tidy, or a month a row and a measure a column."""
    fields = _fields(sheet, row, [field for field in Field if field is not Field.VALUE], findings)
    if row.period is not None:
        fields[Field.PERIOD] = row.headings[row.period]
    if Field.PERIOD not in fields:
        _missing(sheet, row, Field.PERIOD, findings)
    used = {heading.index for heading in fields.values()}
    others = [h for h in row.headings if h.index not in used and _holds_anything(h, row)]
    is_tidy = Field.MEASURE in fields
    values = _tidy_values(sheet, row, others, findings) if is_tidy else _measure_columns(sheet, row, others, findings)
    return Layout(row.number + 1, len(row.headings), fields, values, may_end_blank=not is_tidy)


def _tidy_values(
    sheet: Sheet, row: HeadingRow, others: Sequence[Heading], findings: Findings
) -> tuple[ValueColumn, ...]:
    columns = _fields(sheet, row, [Field.VALUE], findings)
    if not columns:
        _missing(sheet, row, Field.VALUE, findings)
    _not_read(sheet, row, [heading for heading in others if heading.field is None], findings)
    return tuple(ValueColumn(heading.index, heading.text) for heading in columns.values())


def _measure_columns(
    sheet: Sheet, row: HeadingRow, others: Sequence[Heading], findings: Findings
) -> tuple[ValueColumn, ...]:
    """A lone column headed value, count or the like holds a measure that the file's name tells."""
    for heading in others:
        if _is_text(heading, row):
            found = f"Column {heading.text} holds text."
            findings.add(sheet.problem(found, "Beside the months stand numbers.", NAME_THE_COLUMNS, row=row.number))
        elif heading.is_blank:
            found = f"Column {heading.text} has numbers and no heading."
            remedy = "Write the measure's name above them, or delete the column."
            findings.add(sheet.problem(found, "Each column has a heading.", remedy, row=row.number))
    if not others:
        _missing(sheet, row, Field.VALUE, findings)
    if len(others) == 1 and others[0].field is Field.VALUE:
        return (ValueColumn(others[0].index, others[0].text),)
    return tuple(ValueColumn(heading.index, heading.text, measure=heading.text) for heading in others)


def _cells_below(heading: Heading, row: HeadingRow) -> list[Cell]:
    cells = [below[heading.index] for below in row.sample if len(below) > heading.index]
    return [cell for cell in cells if cell is not None and str(cell).strip()]


def _holds_anything(heading: Heading, row: HeadingRow) -> bool:
    return not heading.is_blank or bool(_cells_below(heading, row))


def _is_text(heading: Heading, row: HeadingRow) -> bool:
    """Whether the column holds something, and nothing that could be a value."""
    cells = _cells_below(heading, row)
    return bool(cells) and not any(map(_could_be_a_value, cells))


def _could_be_a_value(cell: Cell) -> bool:
    if isinstance(cell, str) and folded(cell) == WITHHELD:
        return True
    try:
        number_in(cell)
    except NoNumberError as error:
        return not error.is_text
    return True
