"""The change of a survey measure: sample size, design effect, and the people that two rolling years share."""

import pytest

from moothall.areas import Area
from moothall.comparison import Noise, Total, Untested, change
from moothall.comparison.quarter_change import total
from moothall.comparison.survey_change import SurveyDesign, shared_part, survey_test
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Quarter, Window
from tests.spec.series_of import series_of

# Confidence in the police as the panel's paper of October 2020 has it (4.7), a rolling year of about 700 people.
YEAR_BEFORE, QUARTER_BEFORE, NOW = (Quarter.parse(q).window for q in ("2019-20-Q1", "2019-20-Q4", "2020-21-Q1"))
PUBLISHED = {YEAR_BEFORE.last: 51.8, QUARTER_BEFORE.last: 54.0, NOW.last: 54.6}
ABOUT_700 = SurveyDesign(sample=700)


def rolling_survey(samples: dict[Month, float] | None = None) -> Series:
    measure = Measure(
        id="confidence", title="Good or excellent job", kind=MeasureKind.SURVEY_ESTIMATE, unit="%", rolling=12
    )
    asked = samples or {}
    months = [Observation(month, value, denominator=asked.get(month)) for month, value in PUBLISHED.items()]
    return Series.of(measure, Area("Leicestershire"), months)


def result_of(series: Series, now: Window, before: Window, design: SurveyDesign) -> change.Test | Untested:
    later, earlier = total(series, now), total(series, before)
    assert later is not None
    assert earlier is not None
    return survey_test(series, later, earlier, design)


def test_two_points_and_eight_on_a_year_before_are_not_a_proved_change() -> None:
    found = result_of(rolling_survey(), NOW, YEAR_BEFORE, ABOUT_700)
    assert isinstance(found, change.Test)
    assert found.noise is Noise.SAMPLING
    assert found.p == pytest.approx(0.29, abs=0.005)
    assert found.interval == pytest.approx((2.8 - 5.23, 2.8 + 5.23), abs=0.005)
    assert found.standard_error == pytest.approx(2.667, abs=5e-4)
    assert not found.significant


def test_a_quarter_later_three_quarters_of_the_people_are_the_same() -> None:
    found = result_of(rolling_survey(), NOW, QUARTER_BEFORE, ABOUT_700)
    assert isinstance(found, change.Test)
    assert found.interval == pytest.approx((0.6 - 2.61, 0.6 + 2.61), abs=0.005)
    assert found.p == pytest.approx(0.65, abs=0.005)


def test_a_design_effect_widens_the_interval_by_its_root() -> None:
    plain = result_of(rolling_survey(), NOW, YEAR_BEFORE, ABOUT_700)
    widened = result_of(rolling_survey(), NOW, YEAR_BEFORE, SurveyDesign(sample=700, design_effect=1.44))
    assert isinstance(plain, change.Test)
    assert isinstance(widened, change.Test)
    assert widened.standard_error == pytest.approx(1.2 * (plain.standard_error or 0))


def test_the_sample_of_the_figure_goes_before_that_of_the_design() -> None:
    # With 2,100 instead of 700 in both years the error is 1 / sqrt(3) of what it was.
    three_times = rolling_survey({NOW.last: 2100, YEAR_BEFORE.last: 2100})
    found = result_of(three_times, NOW, YEAR_BEFORE, ABOUT_700)
    assert isinstance(found, change.Test)
    assert found.standard_error == pytest.approx(2.667 / 3**0.5, abs=5e-4)


def test_without_a_sample_there_is_no_test() -> None:
    assert result_of(rolling_survey(), NOW, YEAR_BEFORE, SurveyDesign()) is Untested.SHARED_DATA
    only_now = rolling_survey({NOW.last: 700})
    assert result_of(only_now, NOW, YEAR_BEFORE, SurveyDesign()) is Untested.SHARED_DATA


def test_three_monthly_surveys_are_one_sample_for_their_mean() -> None:
    # 300, 300 and 150 people a month. The plain mean of three shares has the variance of one sample of
    # 9 / (1/300 + 1/300 + 1/150) = 675 people.
    measure = Measure(id="felt-safe", title="Felt safe", kind=MeasureKind.SURVEY_ESTIMATE, unit="%")
    before = [Observation(Month(2021, 7 + i), 60.0, denominator=n) for i, n in enumerate((300, 300, 150))]
    now = [Observation(Month(2022, 7 + i), 70.0, denominator=n) for i, n in enumerate((300, 300, 150))]
    summer = Quarter.parse("2022-23-Q2").window
    found = result_of(
        Series.of(measure, Area("Exampleshire"), [*before, *now]), summer, summer.year_before, SurveyDesign()
    )
    assert isinstance(found, change.Test)
    assert found.standard_error == pytest.approx(100 * (0.65 * 0.35 * 2 / 675) ** 0.5)  # 65% is both years together
    assert found.significant


def test_all_of_all_twice_is_no_variation() -> None:
    series = series_of([100.0] * 15, first=Month(2021, 7), kind=MeasureKind.SURVEY_ESTIMATE)
    summer = Quarter.parse("2022-23-Q2").window
    assert result_of(series, summer, summer.year_before, ABOUT_700) is Untested.NO_VARIATION


@pytest.mark.parametrize(
    ("before", "rolling", "part"),
    [
        (QUARTER_BEFORE, 12, 0.75),
        (YEAR_BEFORE, 12, 0.0),
        (YEAR_BEFORE, 36, 2 / 3),
        (QUARTER_BEFORE, 1, 0.0),
        (NOW, 12, 1.0),
    ],
)
def test_the_part_that_two_rolling_figures_share(before: Window, rolling: int, part: float) -> None:
    assert shared_part(NOW, before, rolling=rolling) == pytest.approx(part)


def test_only_a_survey_is_tested_like_one() -> None:
    share = Total(NOW, 54.6, 1)
    with pytest.raises(ValueError, match="Example is not a survey estimate"):
        survey_test(series_of([1, 2, 3]), share, share, ABOUT_700)
