"""Sheets of the districts in a workbook: rates, where each change came from, what stood out where."""

from collections.abc import Iterator

from moothall.periods import Window
from moothall.reports.area_comparison import PER
from moothall.reports.change_origin import ChangeOrigin
from moothall.reports.comparison_in_words import interval_said
from moothall.reports.district_page import DistrictPage
from moothall.reports.district_rates import DistrictRates
from moothall.reports.district_words import (
    ADDS_UP,
    OWN_PAST,
    left_out_sentences,
    rate_sentences,
    rate_word,
    unplaced_moved_sentence,
)
from moothall.reports.workbook import Cell, Column, Mark, Number, Sheet, Table
from moothall.reports.workbook_months import width_for
from moothall.wording.dates import months_named

THE_WHOLE = "the whole"


def district_sheets(page: DistrictPage, window: Window) -> Iterator[Sheet]:
    """None of them where there is nothing to put on it."""
    title, when = page.measure.title, months_named(window)
    if page.rates:
        lines = (*rate_sentences(page, page.rates), *left_out_sentences(page.rates.left_out))
        per = f"{title} per {PER:,} residents, {when}"
        yield Sheet("District_rates", per, tuple(dict.fromkeys(lines)), _rates_table(page.rates))
    if page.origins:
        said = (ADDS_UP, unplaced_moved_sentence(page.origins))
        lines = tuple(line for line in said if line)
        yield Sheet("District_changes", "Where each exception’s change came from", lines, _changes_table(page))
    if len(page.across) > 1:
        yield Sheet("District_findings", f"Every measure in every district, {when}", (OWN_PAST,), _findings_table(page))


def _rates_table(rates: DistrictRates) -> Table:
    columns = (
        Column("Area", 28),
        Column("Number", 12),
        Column(f"Residents in {rates.denominators.year}", 14),
        Column(f"Per {PER:,} residents", 14),
        Column("95% interval", 18),
        Column("998 in 1,000 interval", 20),
        Column("Against the other districts", 24),
    )
    whole = [(rates.whole, THE_WHOLE)] if rates.whole else []
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.name,
            Number(one.count),
            Number(one.residents),
            Number(one.rate, 1),
            interval_said(one.inner),
            interval_said(one.outer),
            word,
        )
        for one, word in (*whole, *((one, rate_word(one)) for one in rates.parts))
    )
    return Table("District_rates", columns, rows)


def _changes_table(page: DistrictPage) -> Table:
    """Tidy: a row a measure and place, then a row a measure and type."""
    window = page.whole.change.window
    columns = (
        Column("Measure", width_for(one.entry.measure.title for one in page.origins)),
        Column("Parts", 8),
        Column("Part", 28),
        Column(months_named(window), 14),
        Column(months_named(window.year_before), 14),
        Column("Change", 11),
    )
    rows = tuple(row for origin in page.origins for row in _change_rows(origin))
    return Table("District_changes", columns, rows)


def _change_rows(origin: ChangeOrigin) -> Iterator[tuple[Cell, ...]]:
    for kind, found in (("place", origin.by_area), ("type", origin.by_type)):
        for one in found.parts if found else ():
            numbers = (Number(one.now), Number(one.before), Number(one.change, signed=True))
            yield (origin.entry.measure.title, kind, one.part, *numbers)


def _findings_table(page: DistrictPage) -> Table:
    """A row a measure, a column an area."""
    names = [entry.area.name for entry in page.districts]
    columns = (
        Column("Measure", width_for(one.whole.measure.title for one in page.across)),
        Column(page.whole.area.name, 22),
        *(Column(name, 22) for name in names),
    )
    rows = []
    for one in page.across:
        labels = {entry.area.name: entry.finding.label for entry in one.districts}
        found: list[Cell] = [labels.get(name, Mark.MISSING) for name in names]
        rows.append((one.whole.measure.title, one.whole.finding.label, *found))
    return Table("District_findings", columns, tuple(rows))
