"""The sentence of every verdict, both ways, for counts and for what has no noun."""

import pytest

from moothall.commentary.limits_in_words import limits_said, no_limit_applies_sentence
from moothall.commentary.verdict_sentences import (
    near_sentences,
    other_signal_sentences,
    verdict_sentence,
)
from moothall.measures import Measure, MeasureKind, Missing, Withheld
from moothall.periods import Month
from moothall.spc import Analysis, Phase, ProcessLimits, Rule, Rules, Side, Signal, Status, analyse
from moothall.spc.verdict import Verdict
from tests.worlds import QUARTER, measure_of, series_of

COUNT = measure_of()
SHARE = measure_of(MeasureKind.PERCENTAGE, title="Calls answered")
TIME = measure_of(MeasureKind.AVERAGE_TIME, title="Response time", lower=None)
ANY = Month(2020, 6)
QUIET = [52, 48] * 12  # mean 50, limits 39 to 61 where the rest stays near it


Value = float | Missing | Withheld | None


def analysis_of(*values: Value, measure: Measure = COUNT, reset: Month | None = None) -> Analysis:
    resets = [reset] if reset else []
    return analyse(series_of(values, measure), resets=resets, window=QUARTER.window)


def said(*values: Value, measure: Measure = COUNT) -> str:
    return verdict_sentence(analysis_of(*values, measure=measure))


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (
            COUNT,
            (
                "Nothing unusual in April to June 2020: burglary offences stayed within the usual range of 39 to 61 a "
                "month."
            ),
        ),
        (
            SHARE,
            "Nothing unusual in April to June 2020: Calls answered stayed within the usual range of 39.4% to 60.6%.",
        ),
        (
            TIME,
            (
                "Nothing unusual in April to June 2020: Response time stayed within the usual range of 39.4 to 60.6 "
                "minutes."
            ),
        ),
    ],
)
def test_stable(measure: Measure, sentence: str) -> None:
    assert said(*QUIET, measure=measure) == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([*QUIET[:-1], 90], "90 burglary offences in June 2020, above the upper limit of 61."),
        ([*QUIET[:-2], 10, 48], "10 burglary offences in May 2020, below the lower limit of 39."),
        (
            [*QUIET[:-3], 91, 48, 90],
            "Burglary offences were above the upper limit of 61 in April 2020 (91) and June 2020 (90).",
        ),
        (
            [*QUIET[:-3], 9, 8, 10],
            "Burglary offences were below the lower limit of 39 in April 2020 (9), May 2020 (8) and June 2020 (10).",
        ),
    ],
)
def test_single_points_of_a_count(values: list[float], sentence: str) -> None:
    assert said(*values) == sentence


def test_single_points_of_what_has_no_noun() -> None:
    one, two = [*QUIET[:-1], 90], [*QUIET[:-2], 90, 91]
    assert said(*one, measure=SHARE) == "Calls answered: 90.0% in June 2020, above the upper limit of 60.7%."
    assert said(*two, measure=TIME) == (
        "Response time: above the upper limit of 60.6 minutes in May 2020 (90.0 minutes) and June 2020 (91.0 minutes)."
    )


def test_one_limit_is_printed_with_as_many_decimals_as_its_closest_month_needs() -> None:
    limits = ProcessLimits(28.4, 50, 71.6)
    outside = [Signal(Rule.SINGLE_POINT, Side.ABOVE, month, month) for month in (ANY + -1, ANY)]
    assert verdict_sentence(verdict_by_hand([*QUIET[:-2], 90, 72], limits, outside)) == (
        "Burglary offences were above the upper limit of 71.6 in May 2020 (90) and June 2020 (72)."
    )


def verdict_by_hand(values: list[int], limits: ProcessLimits, signals: list[Signal]) -> Analysis:
    series = series_of(values, COUNT)
    return Analysis(
        series,
        Rules.standard(),
        (Phase(series.window, limits, used=len(values)),),
        analyse(series).points,
        tuple(signals),
        Verdict(QUARTER.window, Status.SINGLE_POINT, signal=signals[-1]),
    )


def test_months_of_two_phases_are_held_against_a_limit_each() -> None:
    before, after = [50, 52, 48, 52, 48, 50, 52, 48, 52, 48, 90], [20, 22, 18, 22, 18, 20, 22, 18, 22, 18, 60]
    april_outside = [*before[:-1], 90, *after[:-1], 60]
    analysis = analyse(series_of(april_outside), resets=[Month(2019, 8)], window=series_of(april_outside).window)
    assert verdict_sentence(analysis) == (
        "Burglary offences were above the upper limit of 59 in July 2019 (90), and that of 29 in June 2020 (60)."
    )


def test_a_phase_without_a_month_outside_is_not_mentioned() -> None:
    later = analysis_of(*[90, 94] * 6, *[52, 48] * 10, 90, 91, reset=Month(2018, 9))
    assert verdict_sentence(later) == (
        "Burglary offences were above the upper limit of 61 in May 2020 (90) and June 2020 (91)."
    )


def test_a_step_shift_still_going_on_and_one_that_ended() -> None:
    going_on = [*[48, 52] * 8, *[57, 55] * 4]
    assert said(*going_on) == (
        "Burglary offences have been above the mean of 52 a month for 8 months in a row, November 2019 to June 2020."
    )
    ended = [*[48, 52] * 8, *[45, 43] * 4, 52]
    assert said(*ended) == (
        "Burglary offences were below the mean of 48 a month for 8 months in a row, October 2019 to May 2020."
    )
    assert said(*going_on, measure=SHARE) == (
        "Calls answered: above the mean of 52.0% for 8 months in a row, November 2019 to June 2020."
    )


# Mean 1220 / 24 = 50.83; moving ranges 105 / 23, limits 50.83 -/+ 12.14: two thirds of the way up is 58.93.
TWICE = [*[52, 48] * 10, 52, 59, 50, 59]


def near_said(*values: Value, measure: Measure = COUNT, rules: Rules) -> str:
    return verdict_sentence(analyse(series_of(values, measure), rules, window=QUARTER.window))


def test_two_of_three_names_the_near_months_and_the_limit() -> None:
    assert near_said(*[100 - value for value in TWICE], rules=Rules.sensitive()) == (
        "Burglary offences were more than two thirds of the way from the mean to the lower limit of 37 in April 2020 "
        "(41) and June 2020 (41): two or more of three months in a row."
    )
    assert near_said(*TWICE, measure=SHARE, rules=Rules.sensitive()) == (
        "Calls answered: more than two thirds of the way from the mean to the upper limit of 63.0% in April 2020 "
        "(59.0%) and June 2020 (59.0%): two or more of three months in a row."
    )


def test_two_of_three_towards_a_limit_that_cannot_be_reached_does_not_name_its_number() -> None:
    # Limits 88.3 and 101.7 about a mean of 95: two thirds of the way up is 99.5, and 99.9 is past it.
    share = ProcessLimits(88.3, 95, 101.7)
    series = series_of([95.0, 99.9, 95.0, 99.9], SHARE)
    near = (Month(2020, 4), Month(2020, 6))
    signal = Signal(Rule.TWO_OF_THREE, Side.ABOVE, near[0], near[1], near)
    analysis = Analysis(
        series,
        Rules.sensitive(),
        (Phase(series.window, share, used=20, lower_bound=0, upper_bound=100),),
        analyse(series).points,
        (signal,),
        Verdict(QUARTER.window, Status.TWO_OF_THREE, signal=signal),
    )
    assert verdict_sentence(analysis) == (
        "Calls answered: more than two thirds of the way from the mean to where the upper limit would lie (none "
        "applies: the figure cannot be above 100%) in April 2020 (99.9%) and June 2020 (99.9%): two or more of three "
        "months in a row."
    )


def test_trends() -> None:
    rising, falling = [*[50, 56, 44] * 6, 47, 49, 50, 51, 53, 54, 55], [*[50, 56, 44] * 6, 55, 54, 52, 51, 50, 48, 46]
    assert (
        said(*rising)
        == "Burglary offences rose month on month for 8 months, November 2019 to June 2020, from 44 to 55."
    )
    assert said(*falling, measure=TIME) == (
        "Response time: fell month on month for 7 months, December 2019 to June 2020, from 55.0 minutes "
        "to 46.0 minutes."
    )


def test_the_ends_of_a_trend_print_apart() -> None:
    slow = [*[96.2, 96.8, 95.6] * 6, 97, 96.21, 96.211, 96.212, 96.213, 96.214, 96.215, 96.216]
    analysis = analyse(series_of(slow, SHARE), Rules.papers(), window=QUARTER.window)
    assert verdict_sentence(analysis) == (
        "Calls answered: rose month on month for 7 months, December 2019 to June 2020, from 96.21% to 96.22%."
    )


def test_no_variation() -> None:
    assert said(*[7] * 20) == (
        "The figure does not vary from one month to the next, so there is no usual variation to judge it by."
    )


def test_too_few() -> None:
    assert said(5, 6, 7) == "Too few figures to say what is usual: 3 months. At least 5 in a row are needed."
    since = analysis_of(*QUIET, reset=Month(2020, 5))
    assert verdict_sentence(since) == (
        "Too few figures to say what is usual: 2 months since May 2020. At least 5 in a row are needed."
    )
    assert said(*QUIET, measure=measure_of(MeasureKind.SURVEY_ESTIMATE, rolling=12)) == (
        "Too few figures to say what is usual: each covers 12 months, so that neighbouring figures share most of "
        "their data."
    )


SECRET, LOST = "The Force has not agreed to publish.", Missing(ANY, "not recorded during Covid-19")


@pytest.mark.parametrize(
    ("last_three", "sentence"),
    [
        ([LOST] * 3, "No figures for April to June 2020. Not recorded during Covid-19."),
        (
            [LOST, Missing(ANY, "Lost!"), LOST],
            "No figures for April to June 2020. Not recorded during Covid-19. Lost!",
        ),
        (
            [Withheld(ANY, SECRET)] * 3,
            f"The figures for April to June 2020 exist and are withheld. {SECRET} No date is set for their release.",
        ),
        (
            [Withheld(ANY, SECRET, Month(2021, 3))] * 3,
            f"The figures for April to June 2020 exist and are withheld. {SECRET} Withheld until March 2021.",
        ),
        (
            [LOST, Withheld(ANY, SECRET), LOST],
            (
                f"The figure for May 2020 exists and is withheld. {SECRET} No date is set for its release. "
                "No figures for April and June 2020. Not recorded during Covid-19."
            ),
        ),
        (
            [Withheld(ANY, SECRET, Month(2021, 3)), LOST, Withheld(ANY, SECRET)],
            (
                f"The figures for April and June 2020 exist and are withheld. {SECRET} No date is set for their "
                "release. No figure for May 2020. Not recorded during Covid-19."
            ),
        ),
    ],
)
def test_no_published_figures(last_three: list[Missing | Withheld], sentence: str) -> None:
    assert said(*QUIET[:-3], *last_three) == sentence


def test_other_findings_of_the_quarter_are_said_as_well() -> None:
    analysis = analysis_of(*[48, 52] * 8, *[56, 54] * 3, 10, 70)
    assert verdict_sentence(analysis) == "70 burglary offences in June 2020, above the upper limit of 62."
    assert other_signal_sentences(analysis) == (
        "10 burglary offences in May 2020, below the lower limit of 43.",
        (
            "Burglary offences have risen steadily since about September 2019 (within June to December 2019), by about "
            "1.4 a month, or 17 a year: more than the month-to-month variation or a single step would explain."
        ),
    )
    both = analysis_of(*[52, 48] * 8, *[57, 55] * 3, 57, 90)
    assert verdict_sentence(both) == "90 burglary offences in June 2020, above the upper limit of 62."
    assert other_signal_sentences(both) == (
        "Burglary offences have been above the mean of 52 a month for 8 months in a row, November 2019 to June 2020.",
    )


def test_single_points_on_the_other_side_are_one_sentence_and_a_run_beside_a_run_another() -> None:
    low_low_high = analysis_of(*QUIET[:-3], 8, 9, 90)
    assert other_signal_sentences(low_low_high) == (
        "Burglary offences were below the lower limit of 39 in April 2020 (8) and May 2020 (9).",
    )
    assert other_signal_sentences(analysis_of(*QUIET)) == ()
    shift_and_trend = analysis_of(*[50, 56, 44] * 6, 44, 51, 52, 53, 54, 55, 56, 57)
    assert verdict_sentence(shift_and_trend) == (
        "Burglary offences rose month on month for 8 months, November 2019 to June 2020, from 44 to 57."
    )


def test_close_to_a_limit_is_said_and_is_inside_it() -> None:
    high = analysis_of(*[480, 520] * 11, 480, 622)
    assert near_sentences(high) == ("June 2020 (622) was close to the upper limit of 622.4, and inside it.",)
    low = analysis_of(*[520, 480] * 11, 520, 378)
    assert near_sentences(low) == ("June 2020 (378) was close to the lower limit of 377.6, and inside it.",)
    assert near_sentences(analysis_of(1, 2)) == ()


def phase(lower: float, upper: float, *, floor: float | None, ceiling: float | None) -> Phase:
    limits = ProcessLimits(lower, (lower + upper) / 2, upper)
    return Phase(QUARTER.window, limits, used=20, lower_bound=floor, upper_bound=ceiling)


@pytest.mark.parametrize(
    ("lower", "upper", "words", "sentence"),
    [
        (86, 95, "within the usual range of 86.0% to 95.0%", None),
        (
            86,
            102,
            "at or above the lower limit of 86.0% (no upper limit applies: the figure cannot be above 100%)",
            "No upper limit applies, because the figure cannot be above 100%.",
        ),
        (
            -2,
            12,
            "at or below the upper limit of 12.0% (no lower limit applies: the figure cannot be below 0%)",
            "No lower limit applies, because the figure cannot be below 0%.",
        ),
        (
            -20,
            120,
            "between 0% and 100%, where every month must lie (neither limit applies)",
            (
                "No lower limit applies, because the figure cannot be below 0% and no upper limit applies, because the "
                "figure cannot be above 100%."
            ),
        ),
    ],
)
def test_a_limit_beyond_what_a_measure_can_reach_does_not_apply(
    lower: float, upper: float, words: str, sentence: str | None
) -> None:
    share = phase(lower, upper, floor=0, ceiling=100)
    assert limits_said(share, SHARE) == words
    assert no_limit_applies_sentence(share, SHARE) == sentence


def test_a_bound_is_printed_as_it_is() -> None:
    half = measure_of(MeasureKind.RATE, lower=0.5, decimals=1)
    assert no_limit_applies_sentence(phase(-1, 9, floor=0.5, ceiling=None), half) == (
        "No lower limit applies, because the figure cannot be below 0.5 per 1,000 people."
    )


def test_without_limits_nothing_is_said_of_them() -> None:
    none = Phase(QUARTER.window, None, used=2)
    assert limits_said(none, COUNT) == "without limits"
    assert no_limit_applies_sentence(none, COUNT) is None


def test_a_signal_without_limits_cannot_be() -> None:
    series = series_of([5, 6, 7])
    signal = Signal(Rule.STEP_SHIFT, Side.ABOVE, Month(2020, 4), ANY)
    verdict = Verdict(QUARTER.window, Status.STEP_SHIFT, signal=signal)
    broken = Analysis(series, Rules.standard(), (Phase(series.window, None, used=3),), (), (signal,), verdict)
    with pytest.raises(ValueError, match="Burglary, 2020-04: a signal without limits"):
        verdict_sentence(broken)
