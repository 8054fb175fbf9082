"""One series told in words without a report, as `moothall analyse` tells it."""

from moothall.comparison import quarter_change
from moothall.periods import Month
from moothall.reports.series_in_words import InWords, series_in_words, summary_in_words
from moothall.spc import Analysis, LimitsBasis, Rules, analyse
from tests.worlds import series_of

QUIET = [52, 48] * 12


def told(analysis: Analysis) -> InWords:
    return series_in_words(analysis, quarter_change(analysis))


def test_a_quiet_series() -> None:
    assert told(analyse(series_of(QUIET))) == InWords(
        "Burglary, Exampleshire, July 2018 to June 2020",
        "Stable (April to June 2020)",
        (
            (
                "Nothing unusual in April to June 2020: burglary offences stayed within the usual range of 39 to 61 a "
                "month."
            ),
            ("148 burglary offences in April to June 2020, the same as the 148 a year before. No change."),
            "Mean 50, limits 39 and 61, from the moving ranges.",
        ),
    )


def test_the_limits_name_their_method_and_since_when_they_hold() -> None:
    by_deviation = analyse(series_of([*QUIET[:-1], 90]), Rules.papers(), resets=[Month(2018, 10)])
    assert told(by_deviation).sentences == (
        "90 burglary offences in June 2020, above the upper limit of 79.",
        (
            "190 burglary offences in April to June 2020, 42 more than the 148 a year before (+28%). That is a "
            "significant increase: more than the usual month-to-month variation would explain (p < 0.001)."
        ),
        "Mean 52, limits 25 and 79 since October 2018, from the standard deviation.",
    )
    assert by_deviation.rules.limits is LimitsBasis.STANDARD_DEVIATION


def test_a_series_that_does_not_vary_and_one_that_is_short() -> None:
    assert told(analyse(series_of([7] * 15))).sentences[2] == "Mean 7; no limits, because the months do not vary."
    assert told(analyse(series_of([5, 6, 7]))).sentences == (
        "Too few figures to say what is usual: 3 months. At least 5 in a row are needed.",
        (
            "18 burglary offences in April to June 2020. No comparison with a year before: there is no complete figure "
            "for April to June 2019."
        ),
    )


def test_the_last_line_over_many_series() -> None:
    analyses = [analyse(series_of(values)) for values in (QUIET, [*QUIET[:-1], 90])]
    assert summary_in_words(analyses) == (
        "1 of 2 series had a signal in the months judged. Rule set 'standard': a month outside the limits, 8 in a row "
        "on one side of the mean, or 7 each further than the last, or a steady drift."
    )
