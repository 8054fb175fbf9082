"""The exception report as a workbook: cover, notes, exceptions, measures, a chart each, months, then what is behind."""

import re
from collections.abc import Iterator

from moothall.commentary.follow_up_sentence import HOW_FOLLOWED_UP
from moothall.periods import Window
from moothall.reports import workbook_words as words
from moothall.reports.breakdown_blocks import INTRODUCED
from moothall.reports.district_page import DistrictPage
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.workbook import Sheet, Table, Workbook
from moothall.reports.workbook_breakdowns import breakdowns_table
from moothall.reports.workbook_districts import district_sheets
from moothall.reports.workbook_follow_up import earlier_table, follow_up_table
from moothall.reports.workbook_front import NOTES, Front, report_workbook
from moothall.reports.workbook_measures import districts_table, exceptions_table, measures_table, sentences_table
from moothall.reports.workbook_months import months_chart, months_of_all, months_table
from moothall.wording.dates import months_named

LONGEST_NAME_OF_A_MEASURE = 26
PURPOSE = "To say which measures changed this quarter, whether that is unusual, and what should happen next."
TOTALS = "A count of a quarter is the sum of its months. Percentages and times are not added up."


def exception_workbook(report: ExceptionReport) -> Workbook:
    """Every word and number is the report's own; nothing is worked out anew."""
    said = report.false_alarms_sentence
    front = Front(
        title=report.title,
        subject=report.subtitle,
        about=report.profile.body.force,
        period=f"{report.subtitle}, compared with {months_named(report.quarter.window.year_before)}",
        purpose=PURPOSE,
        messages=(*report.quiet_sentences, *((said,) if said else ()), report.follow_up.sentence),
    )
    return report_workbook(report.profile, report.quarter, front, _sheets(report))


def sheet_names(report: ExceptionReport) -> dict[str, str]:
    """The sheet of each exception's chart, by the measure's id: '1_Burglary'."""
    return {entry.measure.id: f"{i}_{_short_name(entry)}" for i, entry in enumerate(report.exceptions, start=1)}


def _short_name(entry: MeasureEntry) -> str:
    """As many whole words of the title as there is room for."""
    words = re.findall(r"\w+", entry.measure.title, flags=re.ASCII)
    name = words[0][:LONGEST_NAME_OF_A_MEASURE] if words else "measure"
    for word in words[1:]:
        if len(name) + 1 + len(word) > LONGEST_NAME_OF_A_MEASURE:
            break
        name = f"{name}_{word}"
    return name


def _sheets(report: ExceptionReport) -> Iterator[Sheet]:
    names, quarter = sheet_names(report), months_named(report.quarter.window)
    title = "Notes: the marks that stand in place of a number, and notes on the data"
    yield Sheet(NOTES, title, table=words.notes_table(report))
    yield _exceptions(report, names)
    if taken_up := follow_up_table(report):
        lines = (report.follow_up.sentence, HOW_FOLLOWED_UP)
        yield Sheet("Taken_up_again", "Taken up again from earlier reports", lines, taken_up)
    yield Sheet("All_measures", f"Every measure, {quarter}", (TOTALS,), measures_table(report))
    yield Sheet("In_words", f"Every measure in words, {quarter}", table=sentences_table(report))
    for entry in report.exceptions:
        yield _exception(entry, names[entry.measure.id])
    yield _months(report)
    if report.breakdowns:
        yield Sheet("Breakdowns", "What measures are made up of", (INTRODUCED,), breakdowns_table(report))
    if report.districts:
        yield _districts(report.districts, report.quarter.window)
        yield from district_sheets(report.districts, report.quarter.window)
    for name, title, table in _background(report):
        if table:
            yield Sheet(name, title, table=table)


def _exceptions(report: ExceptionReport, names: dict[str, str]) -> Sheet:
    title = f"Exceptions, {months_named(report.quarter.window)}"
    if not report.exceptions:
        return Sheet("Exceptions", title, (*report.quiet_sentences, "No measure is an exception this quarter."))
    lines = (*report.quiet_sentences, "The name of a measure leads to its chart.")
    return Sheet("Exceptions", title, lines, exceptions_table(report, names))


def _exception(entry: MeasureEntry, name: str) -> Sheet:
    """One exception: what is said of it, its months, and the chart over them."""
    lines = (entry.finding.label, entry.change_sentence, entry.verdict_sentence)
    table = months_table(entry, f"Months_of_{name}")
    return Sheet(name, entry.headline, lines, table, months_chart(entry, table))


def _months(report: ExceptionReport) -> Sheet:
    """Every month of every measure, then of the districts; those without a usable place are not judged."""
    districts = report.districts
    judged = (*report.entries, *(districts.districts if districts else ()))
    unplaced = districts.unplaced if districts else ()
    entries = (*((entry, True) for entry in judged), *((entry, False) for entry in unplaced))
    return Sheet("Months", "Every month of every measure", (), months_of_all(entries, "Months"), keeps_heading=True)


def _districts(districts: DistrictPage, window: Window) -> Sheet:
    measure = districts.measure
    counts = ("These are counts: a place with more people has more of everything.",) if measure.is_count else ()
    title = f"Districts: {measure.title}, {months_named(window)}"
    return Sheet("Districts", title, counts, districts_table(districts, window))


def _background(report: ExceptionReport) -> Iterator[tuple[str, str, Table | None]]:
    """What stands behind the figures; a table that would be empty is left out."""
    yield "Earlier_reports", "What earlier reports said of each measure", earlier_table(report)
    yield "Analysts_words", "In the analysts’ words", words.words_table(report.entries)
    yield "Actions", "Actions", words.actions_table(report.entries)
    yield "Events", "Known events, which alone are not a cause", words.events_table(report.events)
    yield "Resets", "Decisions to start limits again", words.resets_table(report.entries)
    yield "About_measures", "What each measure is", words.about_table(report)
    yield "Method", "How the figures were judged", words.method_table(report)
    yield "Glossary", "Glossary", words.glossary_table()
    yield "Sources", "Sources", words.sources_table(report)
