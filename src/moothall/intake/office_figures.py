"""office/figures.csv: a figure a row, with its measure and quarter; a share with its base; a gap with its reason."""

from collections.abc import Iterator, Mapping

from moothall.errors import FileError
from moothall.intake.notices import Findings
from moothall.intake.numbers import NoFigure, NoNumberError, number_in
from moothall.intake.sheet import Cell, Row, Sheet
from moothall.intake.sheets import sheets
from moothall.intake.text import clean, folded, nearest, quoted
from moothall.periods import Quarter
from moothall.reports.office import OfficeFigure, OfficeKind, OfficeMeasure

COLUMNS = ("measure", "quarter", "value", "of", "note")
NEEDED = ("measure", "quarter", "value")
HEADINGS = f"The headings are {', '.join(COLUMNS)}; the last two may be left out."
Key = tuple[str, Quarter]


class _RowError(ValueError):
    """What is wrong in a row, and in which column."""

    def __init__(self, column: str, found: str, expected: str, remedy: str) -> None:
        super().__init__(found)
        self.column, self.found, self.expected, self.remedy = column, found, expected, remedy


def office_figures_from(
    tables: Mapping[str, bytes], measures: Mapping[str, OfficeMeasure], findings: Findings, *, is_complete: bool
) -> dict[Key, OfficeFigure]:
    """The figures by measure and quarter; problems are among the findings.

    Without `is_complete` some measures could not be read, so a row of a measure that is not known is passed over.
    """
    figures: dict[Key, OfficeFigure] = {}
    for name, data in tables.items():
        try:
            found = sheets(name, data)
        except FileError as error:
            findings.add_problems_of(error)
            continue
        findings.notices.extend(found.notices)
        for sheet in found.sheets:
            _read(sheet, measures, figures, findings, is_complete=is_complete)
    return figures


def _read(
    sheet: Sheet,
    measures: Mapping[str, OfficeMeasure],
    figures: dict[Key, OfficeFigure],
    findings: Findings,
    *,
    is_complete: bool,
) -> None:
    rows = enumerate(sheet.rows(), start=1)
    places = _places(next(rows, (1, ()))[1])
    if any(column not in places for column in NEEDED):
        lacking = [column for column in NEEDED if column not in places]
        findings.add(sheet.problem(f"No column is headed {' or '.join(lacking)}.", HEADINGS, "Write it there.", row=1))
        return
    for number, row in rows:
        cells = {column: row[place] if place < len(row) else None for column, place in places.items()}
        if not any(_said(cell) for cell in cells.values()):
            continue
        if not is_complete and _said(cells["measure"]) not in measures:
            continue
        try:
            key, figure = _figure(cells, measures)
        except _RowError as error:
            problem = sheet.problem(error.found, error.expected, error.remedy, row=number, column=error.column)
            findings.add(problem)
            continue
        if figures.setdefault(key, figure) != figure:
            found = f"{quoted(key[0])} has another figure for {key[1]} already."
            findings.add(sheet.problem(found, "A quarter has one figure.", "Delete one of them.", row=number))


def _places(headings: Row) -> dict[str, int]:
    return {folded(_said(cell)): place for place, cell in enumerate(headings) if folded(_said(cell)) in COLUMNS}


def _said(cell: Cell) -> str:
    return clean("" if cell is None else str(cell))


def _figure(cells: Mapping[str, Cell], measures: Mapping[str, OfficeMeasure]) -> tuple[Key, OfficeFigure]:
    name = _said(cells["measure"])
    if name not in measures:
        close = nearest(name, measures)
        expected = f"Perhaps {quoted(close)} is meant." if close else "A measure stands in office/measures.toml."
        raise _RowError("measure", f"{quoted(name)} is not known.", expected, "Write its id.")
    try:
        quarter = Quarter.parse(_said(cells["quarter"]))
    except ValueError:
        found = f"{quoted(_said(cells['quarter']))} is no quarter."
        remedy = "Write April to June 2022 as 2022-23-Q1."
        raise _RowError("quarter", found, "A quarter of a financial year was expected.", remedy) from None
    measure, note = measures[name], _said(cells.get("note")) or None
    value, of = _number(cells["value"], "value"), _number(cells.get("of"), "of")
    for column, expected, remedy in _wrong(measure, value, of, note):
        shown = value if column == "value" else of
        found = f"{measure.title}: {'it is blank' if shown is None else f'{shown:g}'}."
        raise _RowError(column, found, expected, remedy)
    return (name, quarter), OfficeFigure(value, of, note)


def _number(cell: Cell, column: str) -> float | None:
    try:
        found = number_in(cell)
    except NoNumberError as error:
        raise _RowError(column, error.found, error.expected, error.remedy) from error
    return None if isinstance(found, NoFigure) else found


def _wrong(
    measure: OfficeMeasure, value: float | None, of: float | None, note: str | None
) -> Iterator[tuple[str, str, str]]:
    """The column, what was expected, what to do."""
    if value is None:
        if note is None:
            yield (
                "value",
                "A figure that is missing has its reason in the note.",
                "Write the figure, or why it is missing.",
            )
        return
    if value < 0:
        yield "value", "A figure of the office is 0 or more.", "Correct it."
    if measure.kind is OfficeKind.COUNT and not value.is_integer():
        yield "value", "A count is a whole number.", 'Correct it, or write kind = "number" for the measure.'
    if measure.kind is not OfficeKind.SHARE and of is not None:
        yield "of", "Only a share is of something.", 'Leave it blank, or write kind = "share" for the measure.'
    if measure.kind is OfficeKind.SHARE and (of is None or of <= 0):
        yield (
            "of",
            "A share has its base: 83 of 86.",
            f"Write how many {measure.base or 'there were'} in the column of.",
        )
    elif measure.kind is OfficeKind.SHARE and of is not None and value > of:
        yield "value", f"A part is not more than the whole, {of:g}.", "Check that the two are not swapped."
