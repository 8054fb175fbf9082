"""Laws that hold for the analysis of any series: what moves limits, what ends a run, what a verdict may not know."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from moothall.areas import Area
from moothall.comparison import quarter_change
from moothall.measures import Entry, Good, Measure, MeasureKind, Missing, Observation, Series, Withheld
from moothall.periods import Month, Window
from moothall.spc import Analysis, LimitsBasis, Rule, Rules, Side, analyse

FIRST = Month(2019, 4)
MOST_MONTHS = 60
ALL_RULES = (
    Rules.standard(),
    Rules.standard(LimitsBasis.STANDARD_DEVIATION),
    Rules.papers(),
    Rules.papers(LimitsBasis.MOVING_RANGE),
)
OPPOSITE = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE, Side.RISING: Side.FALLING, Side.FALLING: Side.RISING}

Values = Sequence[float | None]

rules_used = st.sampled_from(ALL_RULES)
whole = st.integers(0, 30) | st.integers(-2000, 2000)
any_value = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300) | whole.map(float)


def months_of(value: st.SearchStrategy[float], least: int = 1) -> st.SearchStrategy[list[float | None]]:
    return st.lists(value | value | value | st.none(), min_size=least, max_size=MOST_MONTHS)


# Random months rarely make a run of eight; these are made of runs.
a_step = st.lists(st.sampled_from([4, 5, 6]), min_size=8, max_size=12).map(lambda v: [float(x) for x in v])
a_level = st.lists(st.sampled_from([14, 15, 16]), min_size=8, max_size=12).map(lambda v: [float(x) for x in v])
a_rise = st.integers(6, 9).map(lambda n: [float(x) for x in range(n)])
a_gap = st.just([None])
in_runs = st.lists(a_step | a_level | a_rise | a_gap, min_size=1, max_size=5).map(lambda parts: sum(parts, []))  # noqa: RUF017
any_months = months_of(whole.map(float)) | in_runs


def series_of(
    values: Values, kind: MeasureKind = MeasureKind.NUMBER, *, rolling: int = 1, withhold: bool = False
) -> Series:
    measure = Measure(id="m", title="Example", kind=kind, unit="", good=Good.DOWN, rolling=rolling)
    entries: list[Entry] = []
    for i, value in enumerate(values):
        month = FIRST + i
        gap = Withheld(month, "Not agreed.") if withhold else Missing(month, "Not recorded.")
        entries.append(gap if value is None else Observation(month, value))
    return Series.of(measure, Area("Exampleshire"), entries)


def resets_in(values: Values, positions: Sequence[int]) -> list[Month]:
    return [FIRST + position % len(values) for position in positions]


def findings(analysis: Analysis) -> list[tuple[Rule, Side, Month, Month]]:
    return [(s.rule, s.side, s.first, s.last) for s in analysis.signals]


resets = st.lists(st.integers(0, MOST_MONTHS), max_size=3)


@given(values=any_months, rules=rules_used, constant=st.integers(-5000, 5000), positions=resets)
def test_adding_a_constant_moves_the_limits_by_it_and_changes_no_finding(
    values: list[float | None], rules: Rules, constant: int, positions: list[int]
) -> None:
    moved = [None if value is None else value + constant for value in values]
    starts = resets_in(values, positions)
    here, there = analyse(series_of(values), rules, resets=starts), analyse(series_of(moved), rules, resets=starts)
    assert findings(there) == findings(here)
    assert there.verdict.status is here.verdict.status
    for phase, other in zip(here.phases, there.phases, strict=True):
        assert other.left_out == phase.left_out
        if phase.limits is None:
            assert other.limits is None
            continue
        assert other.limits is not None
        expected = (phase.limits.lower + constant, phase.limits.mean + constant, phase.limits.upper + constant)
        assert (other.limits.lower, other.limits.mean, other.limits.upper) == pytest.approx(expected, abs=1e-6)


@given(
    values=any_months,
    rules=rules_used,
    scale=st.sampled_from([0.1, 1 / 3, 0.7, 100, 12 / 365.25]) | st.floats(1e-9, 1e9),
    positions=resets,
)
def test_a_positive_scale_scales_the_limits_and_changes_no_finding(
    values: list[float | None], rules: Rules, scale: float, positions: list[int]
) -> None:
    scaled = [None if value is None else value * scale for value in values]
    starts = resets_in(values, positions)
    here, there = analyse(series_of(values), rules, resets=starts), analyse(series_of(scaled), rules, resets=starts)
    assert findings(there) == findings(here)
    assert [point.near for point in there.points] == [point.near for point in here.points]
    for phase, other in zip(here.phases, there.phases, strict=True):
        assert other.left_out == phase.left_out
        if phase.limits and other.limits:
            expected = (phase.limits.lower * scale, phase.limits.mean * scale, phase.limits.upper * scale)
            largest = max(abs(limit) for limit in expected)
            given_back = (other.limits.lower, other.limits.mean, other.limits.upper)
            assert given_back == pytest.approx(expected, rel=1e-9, abs=1e-9 * largest)


@given(values=any_months, rules=rules_used, positions=resets)
def test_reversing_the_sign_swaps_the_sides(values: list[float | None], rules: Rules, positions: list[int]) -> None:
    mirrored = [None if value is None else -value for value in values]
    starts = resets_in(values, positions)
    here, there = analyse(series_of(values), rules, resets=starts), analyse(series_of(mirrored), rules, resets=starts)
    swapped = {(rule, OPPOSITE[side], first, last) for rule, side, first, last in findings(here)}
    assert set(findings(there)) == swapped
    assert len(findings(there)) == len(findings(here))
    near = [point.near and OPPOSITE[point.near] for point in here.points]
    assert [point.near for point in there.points] == near


@given(values=any_months, rules=rules_used)
def test_a_gap_never_joins_runs(values: list[float | None], rules: Rules) -> None:
    for signal in analyse(series_of(values), rules).signals:
        if signal.drift:
            continue  # a steady drift is a line through a phase, not a run
        covered = values[signal.first - FIRST : signal.last - FIRST + 1]
        assert None not in covered


@given(values=any_months, rules=rules_used, positions=resets)
def test_a_signal_lies_inside_one_phase(values: list[float | None], rules: Rules, positions: list[int]) -> None:
    analysis = analyse(series_of(values), rules, resets=resets_in(values, positions))
    for signal in analysis.signals:
        assert sum(signal.first in phase.window and signal.last in phase.window for phase in analysis.phases) == 1


@given(values=any_months, rules=rules_used, positions=resets)
def test_phases_follow_each_other_and_each_is_analysed_as_if_alone(
    values: list[float | None], rules: Rules, positions: list[int]
) -> None:
    rules = replace(rules, season=False)  # one season is found in all of them together
    series = series_of(values)
    analysis = analyse(series, rules, resets=resets_in(values, positions))
    months = [month for phase in analysis.phases for month in phase.window.months]
    assert months == list(series.months)
    alone = [
        finding
        for phase in analysis.phases
        for finding in findings(analyse(Series(series.measure, series.area, series.within(phase.window)), rules))
    ]
    assert findings(analysis) == alone


@given(values=any_months, rules=rules_used, positions=resets)
def test_every_month_of_a_run_carries_its_rule_and_no_other_month_does(
    values: list[float | None], rules: Rules, positions: list[int]
) -> None:
    analysis = analyse(series_of(values), rules, resets=resets_in(values, positions))
    for point in analysis.points:
        covering = {signal.rule for signal in analysis.signals if point.month in signal.window}
        assert point.signals == tuple(rule for rule in Rule if rule in covering)


@given(values=any_months, rules=rules_used)
def test_runs_are_long_enough_and_of_one_kind_they_do_not_overlap(values: list[float | None], rules: Rules) -> None:
    analysis = analyse(series_of(values), rules)
    least = {Rule.SINGLE_POINT: 1, Rule.TREND: rules.trend, Rule.STEP_SHIFT: rules.shift}
    runs = [signal for signal in analysis.signals if not signal.drift]
    for signal in runs:
        assert signal.length >= least[signal.rule]
        same = [other for other in runs if (other.rule, other.side) == (signal.rule, signal.side)]
        assert sum(other.window.overlaps(signal.window) for other in same) == 1


@given(values=any_months, more=months_of(whole.map(float)), rules=rules_used)
def test_months_after_the_window_do_not_change_its_verdict_once_the_series_is_cut(
    values: list[float | None], more: list[float | None], rules: Rules
) -> None:
    before = analyse(series_of(values), rules)
    cut = series_of([*values, *more]).up_to(before.series.window.last)
    assert cut is not None
    after = analyse(cut, rules, window=before.verdict.window)
    assert (after.verdict, after.phases, after.points) == (before.verdict, before.phases, before.points)
    assert quarter_change(after) == quarter_change(before)


FROZEN = (Rules.standard(fix_after=12), Rules.mdc(fix_after=12))


@given(
    values=months_of(whole.map(float), least=12) | in_runs.filter(lambda values: len(values) >= 12),
    more=months_of(whole.map(float)) | in_runs,
    rules=st.sampled_from(FROZEN),
)
def test_later_months_change_no_earlier_verdict_where_limits_are_frozen(
    values: list[float | None], more: list[float | None], rules: Rules
) -> None:
    before = analyse(series_of(values), rules)
    after = analyse(series_of([*values, *more]), rules, window=before.verdict.window)
    if rules.two_of_three:  # its third month may be a later one
        assume(Rule.TWO_OF_THREE not in {signal.rule for signal in after.signals})
    assert (after.verdict.status, after.verdict.side) == (before.verdict.status, before.verdict.side)


@given(
    values=months_of(any_value) | st.lists(st.none(), min_size=1, max_size=20) | in_runs,
    rules=rules_used,
    positions=resets,
    start=st.integers(-40, 80),
    length=st.integers(1, 12),
    kind=st.sampled_from(MeasureKind),
    rolling=st.sampled_from([1, 1, 3, 12]),
    withhold=st.booleans(),
)
@example(  # months that resemble their neighbours among many gaps: on their own they correlate by more than 1
    values=[250, 150, 250, None, -250, -150, -250, None] * 3 + [0, None] * 12 + [0],
    rules=ALL_RULES[0],
    positions=[],
    start=20,
    length=3,
    kind=MeasureKind.NUMBER,
    rolling=1,
    withhold=False,
)
@example(  # squares of such numbers are beyond what a float holds, at either end
    values=[1e200, -1e200, 1e-200, -1e300, None, 1e300] * 6,
    rules=ALL_RULES[2],
    positions=[7],
    start=33,
    length=3,
    kind=MeasureKind.COUNT,
    rolling=1,
    withhold=False,
)
def test_any_series_of_numbers_and_gaps_can_be_analysed(
    values: list[float | None],
    rules: Rules,
    positions: list[int],
    start: int,
    length: int,
    kind: MeasureKind,
    rolling: int,
    withhold: bool,
) -> None:
    series = series_of(values, kind, rolling=rolling, withhold=withhold)
    starts = resets_in(values, positions)
    by_default = analyse(series, rules, resets=starts)
    window = Window(FIRST + start, FIRST + (start + length - 1))
    of_a_window = analyse(series, rules, resets=starts, window=window)
    for analysis in (by_default, of_a_window):
        assert len(analysis.points) == len(values)
        assert analysis.current_phase in analysis.phases
        change = quarter_change(analysis)
        assert change.test is None or 0 <= change.test.p <= 1


@given(values=any_months, rules=rules_used)
def test_a_month_that_is_missing_is_never_a_signal_and_never_near(values: list[float | None], rules: Rules) -> None:
    assume(None in values)
    gaps = [point for point in analyse(series_of(values), rules).points if point.value is None]
    assert {(point.signals, point.near) for point in gaps} == {((), None)}


@given(values=any_months, rules=rules_used)
def test_why_a_month_has_no_figure_plays_no_part_in_the_signals(values: list[float | None], rules: Rules) -> None:
    missing, withheld = analyse(series_of(values), rules), analyse(series_of(values, withhold=True), rules)
    assert (withheld.signals, withheld.phases, withheld.points) == (missing.signals, missing.phases, missing.points)


@given(values=any_months, positions=resets)
def test_the_order_in_which_resets_are_given_and_repeats_of_them_play_no_part(
    values: list[float | None], positions: list[int]
) -> None:
    starts = resets_in(values, positions)
    series = series_of(values)
    assert analyse(series, resets=starts) == analyse(series, resets=[*reversed(starts), *starts, FIRST])
