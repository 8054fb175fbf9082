"""The districts as blocks of a document, the same for every format: the whole first, then the parts of it."""

from collections.abc import Iterator, Sequence

from moothall.commentary.figures import figure_of, signed_difference
from moothall.comparison.part_rates import PartRate
from moothall.reports import district_words as words
from moothall.reports.area_comparison import PER
from moothall.reports.comparison_in_words import interval_said
from moothall.reports.district_page import DistrictPage
from moothall.reports.district_rates import DistrictRates
from moothall.reports.document import Block, Cell, Column, Heading, Numbered, Paragraph, Row, RowKind, Table
from moothall.reports.drawings import Dot, DotPlot, Multiples, Panel
from moothall.reports.findings_that_stand import FindingsThatStand
from moothall.reports.measure_blocks import mark_of
from moothall.reports.measure_entry import MeasureEntry
from moothall.spc import Rules
from moothall.wording.dates import months_named, short_months
from moothall.wording.numbers import number, signed_percent

PER_RESIDENTS = f"per {PER:,} residents"
NO_PERCENT = (
    "A dash in the percent column: a figure is not known, or there is no earlier count of 10 or more to take a "
    "percentage of."
)

ACROSS_SAID = (
    "Concern, improvement: against the district’s own past, a signal in the quarter or a significant change on the "
    "same months a year before."
)


def district_blocks(
    page: DistrictPage, panel: str, rules: Rules, counted: Sequence[str], stand: FindingsThatStand
) -> Iterator[Block]:
    """`panel` is what running text calls the panel; `counted` are the ids of the measures of 'n of m'.

    `stand` are the findings of these in districts, held to a rate of false ones.
    """
    yield Heading(text=words.headline(page), on_new_page=True, anchor="districts")
    yield Numbered(
        text=f"The {panel}’s view is of the whole, and the whole comes first: {page.whole.change_sentence} The "
        f"districts are here for context, and to show where a change came from."
    )
    yield Numbered(text=f"{words.standing_out_sentence(page)} {words.OWN_PAST}")
    yield _counts(page)
    if page.rates:
        yield from _rates(page, page.rates)
    if page.origins:
        yield from _origins(page)
    if len(page.across) > 1:
        yield from _across(page, rules, counted, stand)


def _counts(page: DistrictPage) -> Table:
    window = page.whole.change.window
    return Table(
        caption=f"{page.measure.title} by district, {months_named(window)}",
        columns=(
            Column("District", 2.2),
            Column(short_months(window), 1.1, is_number=True),
            Column(short_months(window.year_before), 1.1, is_number=True),
            Column("Change", 1, is_number=True),
            Column("Percent", 1, is_number=True),
            Column("Finding", 3.2),
        ),
        rows=(
            _count_row(page.whole, RowKind.WHOLE),
            *(_count_row(entry, RowKind.PLAIN) for entry in page.districts),
            *(_count_row(entry, RowKind.ASIDE) for entry in page.unplaced),
        ),
        note=" ".join(filter(None, (words.unplaced_sentence(page), NO_PERCENT))),
    )


def _count_row(entry: MeasureEntry, kind: RowKind) -> Row:
    change = entry.change
    return Row(
        (
            Cell(entry.area.name),
            Cell(figure_of(change, change.now) if change.now else entry.absence(change.window)),
            Cell(figure_of(change, change.before) if change.before else entry.absence(change.before_window)),
            Cell("not known" if change.difference is None else signed_difference(change)),
            Cell("–" if change.percent is None else signed_percent(change.percent)),
            Cell("not judged") if kind is RowKind.ASIDE else _finding_cell(entry),
        ),
        kind,
    )


def _finding_cell(entry: MeasureEntry) -> Cell:
    tested = f"; change {'significant' if entry.change.significant else 'not significant'}" if entry.change.test else ""
    return Cell(f"{entry.finding.label}{tested}", mark_of(entry))


def _rates(page: DistrictPage, rates: DistrictRates) -> Iterator[Block]:
    high, low = rates.parts[0], rates.parts[-1]
    of_those = f" of {len(rates.parts)} with a rate" if rates.left_out else ""
    yield Heading(text=f"For each resident: {high.name} highest, {low.name} lowest{of_those}", level=2)
    yield Numbered(text=" ".join(words.rate_sentences(page, rates)))
    yield Paragraph(text=words.HOW_TO_READ, introduces=True)
    yield _dot_plot(page, rates)
    yield _rate_table(page, rates)
    yield Paragraph(text=words.SMALL_CHARTS, introduces=True)
    yield _multiples(page, rates)


def _with_the_whole(rates: DistrictRates) -> tuple[PartRate, ...]:
    return (rates.whole, *rates.parts) if rates.whole else rates.parts


def _dot_plot(page: DistrictPage, rates: DistrictRates) -> DotPlot:
    title, window = page.measure.title, page.whole.change.window
    dots = tuple(
        Dot(one.name, one.rate, one.inner, one.outer, _word(one, rates), one is rates.whole, one.differs)
        for one in _with_the_whole(rates)
    )
    said = "; ".join(f"{dot.name} {number(dot.value, 1)}" for dot in dots)
    return DotPlot(
        caption=f"{title} {PER_RESIDENTS}, {months_named(window)}",
        alternative=f"Dot plot of {title} {PER_RESIDENTS}: {months_named(window)}. {said}.",
        unit=PER_RESIDENTS,
        dots=dots,
    )


def _word(one: PartRate, rates: DistrictRates) -> str:
    return "the whole" if one is rates.whole else words.rate_word(one)


def _rate_table(page: DistrictPage, rates: DistrictRates) -> Table:
    columns = (
        Column("District", 2.2),
        Column("Number", 1, is_number=True),
        Column(f"Residents, mid-{rates.denominators.year}", 1.3, is_number=True),
        Column(f"Per {PER:,}", 0.9, is_number=True),
        Column("95% interval", 1.5, is_number=True),
        Column("Against the other districts", 2),
    )
    rows = tuple(
        Row(
            (
                Cell(one.name),
                Cell(number(one.count)),
                Cell(number(one.residents)),
                Cell(number(one.rate, 1)),
                Cell(interval_said(one.inner, 1)),
                Cell(_word(one, rates)),
            ),
            RowKind.WHOLE if one is rates.whole else RowKind.PLAIN,
        )
        for one in _with_the_whole(rates)
    )
    return Table(
        caption=f"{page.measure.title} {PER_RESIDENTS}, {months_named(page.whole.change.window)}",
        columns=columns,
        rows=rows,
        note=f"Residents: {rates.denominators.source}. Higher and lower: significantly so, in a test that allows for "
        f"{number(rates.dispersion, 1)} times as much variation between months as chance alone gives, and for the "
        f"number of tests.",
    )


def _multiples(page: DistrictPage, rates: DistrictRates) -> Multiples:
    entries = {entry.area.name: entry for entry in (page.whole, *page.districts)}
    panels = tuple(
        Panel(
            one.name,
            words.brief(entries[one.name].finding),
            entries[one.name].finding,
            entries[one.name].analysis,
            PER / one.residents,
        )
        for one in _with_the_whole(rates)
    )
    title, window = page.measure.title, page.whole.analysis.series.window
    said = "; ".join(f"{panel.title}: {panel.word}" for panel in panels)
    return Multiples(
        caption=f"{title} {PER_RESIDENTS} and month, {months_named(window)}",
        alternative=f"Small charts of {title} {PER_RESIDENTS} and month: {months_named(window)}. {said}.",
        unit=PER_RESIDENTS,
        panels=panels,
        window=page.whole.change.window,
    )


def _origins(page: DistrictPage) -> Iterator[Block]:
    yield Heading(text="Where the changes came from", level=2)
    own = next((one for one in page.origins if one.entry is page.whole), None)
    if own:
        yield Numbered(text=" ".join(words.origin_sentences(own)))
    moved = words.unplaced_moved_sentence(page.origins)
    yield Table(
        caption="Where each exception’s change on the year before came from",
        columns=(Column("Measure", 1.8), Column("Change", 0.7, is_number=True), Column("Of it", 4)),
        rows=tuple(Row((Cell(one.entry.measure.title), *map(Cell, words.origin_cells(one)))) for one in page.origins),
        note=" ".join(filter(None, (words.ADDS_UP, moved))),
    )


def _across(page: DistrictPage, rules: Rules, counted: Sequence[str], stand: FindingsThatStand) -> Iterator[Block]:
    yield Heading(text="What stood out where", level=2)
    said = (*words.most_often_sentences(page, counted), words.chance_sentence(page, rules, counted))
    yield Numbered(text=" ".join(filter(None, said)))
    if stands := words.stand_sentence(stand):
        yield Numbered(text=stands)
    yield Table(
        caption=f"Measures in which a district stood out, {months_named(page.whole.change.window)}",
        columns=(Column("Measure", 1.8), Column(page.whole.area.name, 1.8), Column("Districts that stood out", 3.4)),
        rows=tuple(
            Row(
                (
                    Cell(one.whole.measure.title),
                    Cell(words.brief(one.whole.finding), mark_of(one.whole)),
                    Cell(words.across_cells(one.standing_out, len(one.districts))),
                )
            )
            for one in page.across
        ),
        note=ACROSS_SAID,
    )
