"""Two views of a series: as it is judged, and as it stands. The second is kept wherever it differs from the first."""

import math
from itertools import pairwise

import pytest

from moothall.commentary.season_sentences import plain_view_sentence
from moothall.commentary.verdict_sentences import verdict_sentence
from moothall.measures import MeasureKind
from moothall.spc import Rule, Rules, Status, analyse
from tests.spec.series_of import series_of

# Four years, 200 a month about a wave of 40 through the year; the months swing 6 either way.
SEASONAL = [round(200 + 40 * math.cos(2 * math.pi * i / 12) + (6 if i % 2 else -6)) for i in range(48)]


def test_without_a_season_or_a_month_left_out_there_is_one_view() -> None:
    assert analyse(series_of([52, 48] * 15)).plain is None


def test_a_month_that_only_its_season_makes_high_is_no_finding() -> None:
    analysis = analyse(series_of(SEASONAL))
    assert analysis.season is not None
    assert analysis.verdict.status is Status.STABLE
    assert analysis.plain is not None
    # The wave alone puts months outside limits that come from the small steps between neighbours.
    assert {signal.rule for signal in analysis.plain.signals} == {Rule.SINGLE_POINT}


def test_a_month_is_held_against_its_limits_without_its_season() -> None:
    high_july = [*SEASONAL]
    high_july[42] += 60  # July of the last year: 154 for the season, 220 as it is
    analysis = analyse(series_of(high_july))
    point = analysis.points[42]
    assert point.value == high_july[42]
    assert point.judged == pytest.approx(260, abs=12)
    assert point.signals == (Rule.SINGLE_POINT,)


def test_the_limits_are_wider_by_what_the_season_cost() -> None:
    # Two pairs of waves, four numbers, were fitted to 48 values: sqrt(48 / 44) = 1.04447.
    analysis = analyse(series_of(SEASONAL))
    (phase,) = analysis.phases
    judged = [point.judged or 0 for point in analysis.points]
    ranges = [abs(b - a) for a, b in pairwise(judged)]
    assert phase.limits is not None
    assert phase.limits.upper - phase.limits.mean == pytest.approx(1.04447 * 3 / 1.128 * sum(ranges) / 47, rel=1e-5)


def test_the_words_say_what_the_other_view_would_have_said() -> None:
    analysis = analyse(series_of(SEASONAL, kind=MeasureKind.COUNT, bounds=(0, None)))
    assert verdict_sentence(analysis).endswith("a month, once the season is taken out.")
    said = plain_view_sentence(analysis)
    assert said is not None
    assert said.startswith("With the season left in, the verdict would be ")


def test_a_month_left_out_of_the_limits_makes_two_views() -> None:
    values = [10, 11, 12, 13, 14, 13, 12, 11, 10, 11, 12, 13, 100, 18]
    analysis = analyse(series_of(values))
    assert analysis.plain is not None
    (plain,), (judged,) = analysis.plain.phases, analysis.phases
    assert (plain.used, judged.used) == (14, 13)
    assert plain.left_out == ()


@pytest.mark.parametrize("rules", [Rules.papers(), Rules.mdc(), Rules.standard(fix_after=24)])
def test_where_no_season_is_looked_for_the_months_are_judged_as_they_stand(rules: Rules) -> None:
    analysis = analyse(series_of(SEASONAL), rules)
    assert (analysis.season, analysis.plain) == (None, None)
