"""A steady drift is the finding trend, with when it began and how fast it is; a run of months is one as well."""

import pytest

from moothall.commentary.verdict_sentences import verdict_sentence
from moothall.measures import Good, MeasureKind
from moothall.periods import Month
from moothall.spc import Judgement, Rule, Rules, Side, Status, analyse
from tests.spec.series_of import JANUARY_2020, series_of

# Two years level about 100, then 2 more a month for a year; the months swing 5 either way, so that no 7 of them rise.
LEVEL = [95.0, 105.0] * 12
RISING = [*LEVEL, *(100 + 2 * (i + 1) + (5 if i % 2 else -5) for i in range(12))]


def test_a_drift_that_no_run_of_months_shows() -> None:
    analysis = analyse(series_of(RISING, kind=MeasureKind.COUNT, good=Good.DOWN))
    (trend,) = [signal for signal in analysis.signals if signal.rule is Rule.TREND]
    assert trend.drift is not None
    assert (trend.side, trend.last) == (Side.RISING, Month(2022, 12))
    assert trend.drift.per_month == pytest.approx(2, abs=0.5)
    assert abs(trend.first - Month(2022, 1)) <= 2  # it began in January 2022
    assert (analysis.verdict.status, analysis.verdict.judgement) == (Status.TREND, Judgement.CONCERN)
    assert verdict_sentence(analysis).startswith("Examples have risen steadily since about ")
    assert Rule.TREND in analysis.points[-1].signals


def test_a_new_level_is_a_step_and_no_drift() -> None:
    analysis = analyse(series_of([*LEVEL, *[125.0, 135.0] * 6]))
    assert [signal for signal in analysis.signals if signal.drift] == []


@pytest.mark.parametrize("rules", [Rules.papers(), Rules.mdc()])
def test_the_sets_of_other_people_know_runs_alone(rules: Rules) -> None:
    assert [signal for signal in analyse(series_of(RISING), rules).signals if signal.drift] == []


def test_a_drift_ends_where_limits_start_again() -> None:
    again = JANUARY_2020 + len(RISING)
    analysis = analyse(series_of([*RISING, *LEVEL]), resets=[again])
    (drift,) = [signal for signal in analysis.signals if signal.drift]
    assert drift.last == again + -1


def test_months_that_are_mostly_equal_say_too_little_for_a_slope() -> None:
    assert analyse(series_of([4.0] * 11 + [5.0])).verdict.status is Status.SINGLE_POINT
