"""The words of the office: what they may refer to, and what is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence

from moothall.commentary.figures import figure
from moothall.commentary.references import Fields, reference_problems, typed_numbers
from moothall.commentary.word_checks import period_warnings, significance_warnings
from moothall.comparison.quarter_change import total
from moothall.errors import Problem
from moothall.measures import Series
from moothall.periods import Quarter
from moothall.reports.office import Office, OfficeWords
from moothall.reports.office_row import OfficeRow, office_rows
from moothall.wording.dates import months_named

THIS_QUARTER = "quarter"  # {quarter.now} says April to June 2020


def known_figures(
    rows: Sequence[OfficeRow], series: Sequence[Series], quarter: Quarter, area: str
) -> Mapping[str, Fields]:
    """What a text of a quarter may refer to: the office's measures, the workspace's published ones, the quarter."""
    of_workspace = {one.measure.id: _fields_of(one, quarter) for one in series if one.area.name == area}
    of_quarter = {"now": months_named(quarter.window), "before": months_named(quarter.before.window)}
    return of_workspace | {row.measure.id: row.fields for row in rows} | {THIS_QUARTER: of_quarter}


def _fields_of(series: Series, quarter: Quarter) -> Fields:
    windows = {"quarter": quarter, "before": quarter.before, "year_before": quarter.year_before}
    found = {name: total(series, one.window) for name, one in windows.items()}
    return {name: figure(series.measure, one.value) if one else None for name, one in found.items()}


def word_problems(office: Office, series: Sequence[Series], area: str) -> Iterator[Problem]:
    """Every reference in the words of every quarter that says nothing."""
    for words, about, text, known in _texts(office, series, area):
        for problem in reference_problems(text, known):
            expected = "A number in the words is a reference to a measure."
            yield Problem(f"{about}: {problem.found}.", expected, problem.remedy, words.file)


def word_warnings(office: Office, series: Sequence[Series], area: str) -> Iterator[tuple[str, str]]:
    """For the author: the file, and a number that was typed, a period left standing, a word without a test."""
    for words, about, text, known in _texts(office, series, area):
        for said in (
            *typed_numbers(text, known, about),
            *significance_warnings(text),
            *period_warnings(text, words.quarter),
        ):
            yield words.file, f"{about}: {said}"


def _texts(
    office: Office, series: Sequence[Series], area: str
) -> Iterator[tuple[OfficeWords, str, str, Mapping[str, Fields]]]:
    for words in office.words:
        known = known_figures(office_rows(office, words.quarter), series, words.quarter, area)
        for one in words.texts:
            yield words, one.measure, one.text, known
        if words.summary:
            yield words, "summary", words.summary, known
