"""The chart of a measure is chosen by what its figures are, and its limits are those of that chart."""

import math
from collections.abc import Sequence

import pytest

from moothall.commentary.limits_in_words import centre_name, no_limit_applies_sentence
from moothall.errors import UsageError
from moothall.measures import ChartKind, Measure, MeasureKind, Observation, Series
from moothall.spc import Analysis, LimitsBasis, Rule, Rules, Side, Status, analyse
from tests.spec.series_of import EXAMPLESHIRE, JANUARY_2020, series_of


def shares(*parts: tuple[int, int], kind: MeasureKind = MeasureKind.PERCENTAGE, per: float = 100) -> Series:
    """Percentages, or rates, with the numbers behind them."""
    measure = Measure(id="example", title="Example", kind=kind, unit="%", lower=0, decimals=3)
    months = (
        Observation(JANUARY_2020 + i, per * part / whole, numerator=part, denominator=whole)
        for i, (part, whole) in enumerate(parts)
    )
    return Series.of(measure, EXAMPLESHIRE, months)


# Every month 10 or 14 of 100 but for the last two: 20 of 100, which is much for a hundred, and 17 of 1,000.
PARTS = [(10, 100), (14, 100)] * 7


def test_each_month_of_a_percentage_has_the_limits_of_its_own_denominator() -> None:
    # Centre (168 + 120) / (1400 + 1000) = 0.12. Limits 12 +- 300 sqrt(0.12 x 0.88 / n): 9.74885 for 100,
    # 3.08285 for 1,000.
    analysis = analyse(shares(*PARTS, (120, 1000)))
    (phase,) = analysis.phases
    assert (analysis.chart.kind, phase.varies) == (ChartKind.P, True)
    first, last = phase.at(JANUARY_2020).limits, phase.at(JANUARY_2020 + 14).limits
    assert first is not None
    assert last is not None
    assert (first.lower, first.mean, first.upper) == pytest.approx((2.25115, 12, 21.74885), abs=1e-5)
    assert (last.lower, last.mean, last.upper) == pytest.approx((8.91715, 12, 15.08285), abs=1e-5)
    assert phase.limits == last  # those of the latest month stand for the phase


def test_a_month_is_held_against_its_own_limits() -> None:
    # Centre 387 / 2500 = 15.48%. Upper limits 26.3% for 100 and 18.9% for 1,000: 19% of 100 is inside, 20% of 1,000 is
    # not.
    analysis = analyse(shares(*PARTS, (19, 100), (200, 1000)))
    outside = [(s.side, s.first) for s in analysis.signals if s.rule is Rule.SINGLE_POINT]
    assert outside == [(Side.ABOVE, JANUARY_2020 + 15)]


def test_more_variation_than_by_chance_has_wider_limits() -> None:
    analysis = analyse(shares(*[(1000, 10_000), (1400, 10_000)] * 8))
    (phase,) = analysis.phases
    assert (analysis.chart.kind, analysis.verdict.status) == (ChartKind.P_PRIME, Status.STABLE)
    # All denominators are alike: the moving ranges, all 4 points, give the limits 12 +- 3 / 1.128 x 4.
    assert phase.limits is not None
    assert (phase.limits.mean, phase.limits.upper) == pytest.approx((12, 12 + 3 / 1.128 * 4))
    assert not phase.varies


def test_a_rate_finds_what_it_is_per() -> None:
    rates = shares(*[(50, 10_000), (62, 10_000)] * 8, kind=MeasureKind.RATE, per=1000)
    (phase,) = analyse(rates).phases
    assert phase.chart is ChartKind.U_PRIME
    assert phase.limits is not None
    assert phase.limits.mean == pytest.approx(5.6)


def test_a_rate_that_its_parts_do_not_give_is_judged_by_how_it_varies() -> None:
    measure = Measure(id="example", title="Example", kind=MeasureKind.RATE, unit="", lower=0, decimals=1)
    months = [Observation(JANUARY_2020 + i, 5.0 + i % 3, numerator=50, denominator=10_000 + i) for i in range(12)]
    assert analyse(Series.of(measure, EXAMPLESHIRE, months)).chart.kind is ChartKind.XMR


def test_all_of_all_every_month_does_not_vary() -> None:
    assert analyse(shares(*[(40, 40)] * 15)).verdict.status is Status.NO_VARIATION


def test_a_month_without_parts_has_a_chart_of_how_the_values_vary() -> None:
    series = shares(*PARTS)
    entries = [*series.entries, Observation(JANUARY_2020 + len(PARTS), 12.0)]
    analysis = analyse(Series.of(series.measure, EXAMPLESHIRE, entries))
    assert (analysis.chart.kind, analysis.phases[0].chart) == (ChartKind.XMR, ChartKind.XMR)


@pytest.mark.parametrize("rules", [Rules.papers(), Rules.mdc(), Rules.standard(LimitsBasis.STANDARD_DEVIATION)])
def test_the_sets_of_other_people_have_one_chart_for_everything(rules: Rules) -> None:
    counts = series_of([2, 4, 3, 5] * 5, kind=MeasureKind.COUNT, bounds=(0, None))
    assert (analyse(counts, rules).chart.kind, analyse(counts, rules).phases[0].run_line) == (ChartKind.XMR, None)


# ------------------------------------------------------------------------------------------------------- by hand


def by_hand(values: Sequence[float | None], chart: ChartKind, kind: MeasureKind = MeasureKind.NUMBER) -> Analysis:
    return analyse(series_of(values, kind=kind), chart=chart)


def test_a_run_chart_has_a_median_and_no_limits() -> None:
    analysis = by_hand([3, 9] * 6 + [20] * 8, ChartKind.RUN)
    assert (analysis.phases[0].limits, analysis.phases[0].runs_about) == (None, 9)
    assert [(s.rule, s.side, s.length) for s in analysis.signals] == [(Rule.STEP_SHIFT, Side.ABOVE, 8)]
    assert by_hand([3, 9] * 10, ChartKind.RUN).verdict.status is Status.STABLE


def test_days_between_rare_events() -> None:
    # Mean 20: limits of a geometric count 20 +- 3 sqrt(20 x 21) = -41.48 and 81.48; the median is 18.
    days = [18, 4, 40, 25, 12, 30, 9, 18, 31, 13]
    (phase,) = by_hand(days, ChartKind.G).phases
    assert phase.limits is not None
    assert (phase.limits.mean, phase.limits.upper) == pytest.approx((18, 20 + 3 * math.sqrt(420)))
    assert by_hand(days, ChartKind.T).phases[0].chart is ChartKind.T


def test_the_words_of_a_g_chart_name_its_median_and_its_end() -> None:
    analysis = by_hand([18, 4, 40, 25, 12, 30, 9, 18, 31, 13], ChartKind.G)
    (phase,) = analysis.phases
    assert centre_name(phase) == "median"
    said = "No lower limit applies, because the figure cannot be below 0."
    assert no_limit_applies_sentence(phase, analysis.measure) == said


def test_a_chart_that_does_not_go_with_the_measure_is_refused() -> None:
    with pytest.raises(UsageError, match="That chart is for percentage"):
        by_hand([1, 2, 3, 4, 5], ChartKind.P)


def test_a_measure_may_bring_its_own_chart() -> None:
    measure = Measure(id="m", title="M", kind=MeasureKind.COUNT, unit="", chart=ChartKind.XMR)
    months = [Observation(JANUARY_2020 + i, float(2 + i % 4)) for i in range(20)]
    analysis = analyse(Series.of(measure, EXAMPLESHIRE, months))
    assert analysis.chart.kind is ChartKind.XMR
    assert analysis.chart.reason.startswith("Chosen by hand. Otherwise the c chart would have been chosen: ")
