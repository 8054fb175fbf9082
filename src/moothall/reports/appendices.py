"""The appendices of a report: how figures were judged, the numbers behind the charts, the measures, the glossary."""

from collections.abc import Iterator, Mapping, Sequence

from moothall.commentary.figures import line_decimals
from moothall.commentary.glossary import GLOSSARY
from moothall.measures import Measure, Observation, Withheld
from moothall.periods import Quarter
from moothall.reports.document import Block, Cell, Column, Fact, Facts, Heading, Paragraph, Row, Table, row_of
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.method_note import MethodParagraph
from moothall.reports.month_rows import lines_said, value_decimals
from moothall.spc import Analysis, Point, Rule
from moothall.wording.dates import MONTH_NAMES, day_named, month_name
from moothall.wording.numbers import number

LONGEST_BESIDE_OTHERS = 8  # signs of a figure that still fits twelve times across a page, such as "123,456*"
NO_FIGURE, WITHHELD, NOT_COVERED, OUTSIDE = "–", "w", "·", "*"
SIGN_SAID = {
    OUTSIDE: "outside the limits",
    NO_FIGURE: "no figure",
    WITHHELD: "withheld",
    NOT_COVERED: "before or after the months of this measure",
}


def method_blocks(paragraphs: Sequence[MethodParagraph]) -> Iterator[Block]:
    for paragraph in paragraphs:
        yield Heading(text=paragraph.heading, level=2)
        yield Paragraph(text=paragraph.text)


def number_blocks(entries: Sequence[MeasureEntry]) -> Iterator[Block]:
    """Means and limits in one table, then a table for each measure: a row a financial year, a column a month."""
    yield _lines_table(entries)
    for entry in entries:
        yield months_table(entry.analysis)


def measure_blocks(measures: Sequence[Measure]) -> Iterator[Block]:
    for measure in measures:
        yield Heading(text=measure.title, level=2)
        if measure.why:
            yield Paragraph(text=measure.why, introduces=True)
        if measure.how_counted:
            yield Paragraph(lead="How it is counted.", text=measure.how_counted, introduces=True)
        if measure.source:
            yield Paragraph(lead="Source.", text=measure.source, introduces=True)
        review = day_named(measure.next_review) if measure.next_review else "not recorded"
        owner, checked = measure.owner or "not recorded", measure.checked_by or "not recorded"
        yield Paragraph(text=f"Owner: {owner}. Checked by: {checked}. Next review: {review}.", is_note=True)


def glossary_blocks() -> Iterator[Block]:
    yield Facts(tuple(Fact(term.capitalize(), (meaning,)) for term, meaning in sorted(GLOSSARY.items())))


def _lines_table(entries: Sequence[MeasureEntry]) -> Table:
    columns = (
        Column("Measure", 3),
        Column("From", 1.5),
        Column("Months", 0.8, is_number=True),
        Column("Mean", 1.6, is_number=True),
        Column("Lower limit", 1.6, is_number=True),
        Column("Upper limit", 1.6, is_number=True),
    )
    rows = tuple(row for entry in entries for row in _phase_rows(entry.analysis))
    note = "None: there is no such limit, or no month can pass it. Where limits differ by month: the latest."
    return Table(caption="Mean and limits of every measure", columns=columns, rows=rows, note=note, is_small=True)


def _phase_rows(analysis: Analysis) -> Iterator[Row]:
    for phase in analysis.phases:
        lines = lines_said(analysis.measure, phase, line_decimals(analysis.measure, phase))
        yield row_of(analysis.measure.title, month_name(phase.window.first), str(phase.used), *lines)


def months_table(analysis: Analysis) -> Table:
    """A row a financial year; a row a quarter where the figures are too long to stand twelve side by side."""
    measure, window = analysis.measure, analysis.series.window
    unit = f" ({measure.unit})" if measure.unit else ""
    points = {point.month: point for point in analysis.points}
    years = range(Quarter.of(window.first).year, Quarter.of(window.last).year + 1)
    quarters = [Quarter(year, number) for year in years for number in range(1, 5)]
    cells = {q: tuple(_month_cell(analysis, points.get(month)) for month in q.window.months) for q in quarters}
    longest = max(len(cell.text) for row in cells.values() for cell in row)
    used = {sign for row in cells.values() for cell in row for sign in SIGN_SAID if sign in cell.text}
    note = "; ".join(f"{sign} {said}" for sign, said in SIGN_SAID.items() if sign in used)
    columns, rows = _by_quarter(cells) if longest > LONGEST_BESIDE_OTHERS else _by_year(cells)
    return Table(
        caption=f"{measure.title}, {analysis.series.area.name}{unit}, month by month",
        columns=columns,
        rows=rows,
        note=f"{note}." if note else None,
        is_small=True,
    )


def _by_year(cells: Mapping[Quarter, tuple[Cell, ...]]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    months = (month for number in range(1, 5) for month in Quarter(0, number).window.months)
    columns = (Column("Year", 1.3), *(Column(MONTH_NAMES[month.number - 1][:3], is_number=True) for month in months))
    years: dict[str, tuple[Cell, ...]] = {}
    for quarter, row in cells.items():
        years[quarter.financial_year] = (*years.get(quarter.financial_year, (Cell(quarter.financial_year),)), *row)
    return columns, tuple(map(Row, years.values()))


def _by_quarter(cells: Mapping[Quarter, tuple[Cell, ...]]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    columns = (
        Column("Quarter"),
        *(Column(f"{count} month", is_number=True) for count in ("First", "Second", "Third")),
    )
    covered = {q: row for q, row in cells.items() if any(cell.text != NOT_COVERED for cell in row)}
    return columns, tuple(Row((Cell(str(quarter)), *row)) for quarter, row in covered.items())


def _month_cell(analysis: Analysis, point: Point | None) -> Cell:
    if point is None:
        return Cell(NOT_COVERED)
    entry = analysis.series.entry(point.month)
    if not isinstance(entry, Observation):
        return Cell(WITHHELD if isinstance(entry, Withheld) else NO_FIGURE)
    whole = analysis.measure.is_count and float(entry.value).is_integer()
    said = number(entry.value, 0 if whole else value_decimals(analysis, point))
    return Cell(f"{said}{OUTSIDE}" if Rule.SINGLE_POINT in point.signals else said)
