"""What is said of one month in a table. The tables of HTML and workbook are both made from it."""

from moothall.commentary.month_words import gap_said, month_decimals, month_finding
from moothall.measures import Missing, Withheld
from moothall.periods import Month
from moothall.spc import Analysis, analyse
from tests.worlds import QUARTER, measure_of, series_of

JUNE = Month(2020, 6)


def analysis_of(*values: float | None) -> Analysis:
    return analyse(series_of(values, measure_of()), window=QUARTER.window)


def finding_of_last(*values: float | None) -> str | None:
    analysis = analysis_of(*values)
    return month_finding(analysis.points[-1], analysis.current_phase)


def test_the_finding_in_a_word_or_two() -> None:
    assert finding_of_last(*[52, 48] * 12) is None
    assert finding_of_last(*[52, 48] * 12, None) is None
    assert finding_of_last(*[52, 48] * 11, 52, 90) == "outside, left out of the limits"
    assert finding_of_last(*[520, 480] * 11, 520, 378) == "close to the lower limit"


def test_a_month_outside_has_the_decimals_that_show_it() -> None:
    # The upper limit is 622.58, which prints as 623.
    analysis = analysis_of(*[480, 520] * 11, 480, 623)
    decimals = [month_decimals(measure_of(), analysis.current_phase, point) for point in analysis.points[-2:]]
    assert decimals == [0, 1]


def test_why_a_month_has_no_figure() -> None:
    assert gap_said(Missing(JUNE, "Not recorded.")) == "No figure: Not recorded."
    assert gap_said(Withheld(JUNE, "Court case")) == "Withheld: Court case."
    assert gap_said(Withheld(JUNE, "Court case", Month(2021, 3))) == "Withheld until March 2021: Court case."
