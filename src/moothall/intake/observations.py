"""A file of observations is taken: every sheet, every row, or nothing at all."""

from collections.abc import Iterator, Sequence

from moothall.errors import FileError, Problem
from moothall.intake.duplicates import is_blank, without_duplicates
from moothall.intake.heading_row import ROWS_SEARCHED, heading_row
from moothall.intake.layout import layout_of
from moothall.intake.notices import Findings
from moothall.intake.sheet import Sheet
from moothall.intake.sheets import sheets
from moothall.intake.table_rows import TableRows
from moothall.intake.taken import Taken, TakenRow
from moothall.periods import Month

TABLE_EXPECTED = (
    f"One of the first {ROWS_SEARCHED} rows should hold the headings measure, area, period and value; "
    "or a measure and then a month a column; or a month and then a measure a column."
)


def taken(name: str, data: bytes, *, latest: Month | None = None) -> Taken:
    """Everything in a CSV, XLSX or ODS file.

    A month after `latest` cannot have a figure yet. Raises FileError with every problem in the file.
    """
    found = sheets(name, data)
    findings = Findings(found.notices)
    tables = [_table(sheet, findings) for sheet in found.sheets]
    rows = [row for table in tables if table for row in table]
    if all(table is None for table in tables) and not findings.number:
        findings.add(_no_table(name))
    findings.add(*_in_the_future(name, rows, latest))
    rows = without_duplicates(name, rows, findings)
    findings.refuse_if_any()
    return Taken(name, tuple(rows), tuple(findings.notices))


def _table(sheet: Sheet, findings: Findings) -> list[TakenRow] | None:
    """The rows of one sheet; None where no table stands on it."""
    try:
        row = heading_row(sheet)
        if row is None:
            said = "No table of months and numbers stands on this sheet; it was passed over."
            findings.notices.append(sheet.notice(said))
            return None
        layout = layout_of(sheet, row, findings)
        if layout is None:
            return []
        rows = TableRows(sheet, layout, _stem(sheet.file), findings).taken()
    except FileError as error:
        findings.add_problems_of(error)
        return []
    if layout.may_end_blank:
        rows = list(_without_blank_end(sheet, rows, findings))
    return rows or _report_no_rows(sheet, row.number, findings)


def _stem(name: str) -> str:
    """observations/burglary.csv is burglary."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[0] or last


def _no_table(name: str) -> Problem:
    remedy = "Save the table alone, with its headings in the first row."
    return Problem("No headings were found.", TABLE_EXPECTED, remedy, file=name)


def _report_no_rows(sheet: Sheet, number: int, findings: Findings) -> list[TakenRow]:
    if not any(problem.sheet == sheet.name for problem in findings.problems):
        found = "There is no figure below the headings."
        remedy = "Check that the whole table was saved."
        findings.add(sheet.problem(found, "At least one row was expected.", remedy, row=number))
    return []


def _without_blank_end(sheet: Sheet, rows: Sequence[TakenRow], findings: Findings) -> Iterator[TakenRow]:
    """Blank columns or rows of months still to come are not missing values."""
    last = max((row.entry.month for row in rows if not is_blank(row.entry)), default=None)
    left_out = sorted({row.entry.month for row in rows if last is None or row.entry.month > last})
    if left_out and last:
        said = f"Nothing stands in the months after {last} (up to {left_out[-1]}); they were not taken."
        findings.notices.append(sheet.notice(said))
    for row in rows:
        if last and row.entry.month <= last:
            yield row


def _in_the_future(name: str, rows: Sequence[TakenRow], latest: Month | None) -> Iterator[Problem]:
    """One problem for each month that is too late, at its first row."""
    told = set()
    for row in rows if latest else ():
        month = row.entry.month
        if latest and month > latest and month not in told:
            told.add(month)
            found = f"{month} is in the future."
            yield row.problem(found, f"No figure can be later than {latest}.", "Correct the month.", file=name)
