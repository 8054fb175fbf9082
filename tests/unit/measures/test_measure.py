"""Measures: what they refuse, what they know of themselves."""

import pytest

from moothall.measures import Measure, MeasureKind, Noun
from moothall.measures.measure import NATURAL_BOUNDS

OFFENCES = Noun("offence", "offences")


def measure(kind: MeasureKind = MeasureKind.COUNT, *, contains: tuple[str, ...] = ()) -> Measure:
    return Measure(id="burglary", title="Burglary", kind=kind, unit="offences", noun=OFFENCES, contains=contains)


@pytest.mark.parametrize(("lower", "upper"), [(100, 0), (5, 5)])
def test_the_lower_bound_lies_below_the_upper(lower: float, upper: float) -> None:
    with pytest.raises(ValueError, match=f"^Burglary: the lower bound {lower} is not below the upper bound {upper}.$"):
        Measure(id="burglary", title="Burglary", kind=MeasureKind.COUNT, unit="", lower=lower, upper=upper)


@pytest.mark.parametrize(("rolling", "decimals"), [(0, 0), (1, -1)])
def test_a_value_covers_a_month_or_more_and_has_no_negative_decimals(rolling: int, decimals: int) -> None:
    with pytest.raises(ValueError, match=r"^Burglary: rolling is 1 or more, decimals 0 or more\.$"):
        Measure(id="burglary", title="Burglary", kind=MeasureKind.COUNT, unit="", rolling=rolling, decimals=decimals)


@pytest.mark.parametrize(("lower", "upper"), [(0, None), (None, 100), (None, None)])
def test_a_bound_may_be_left_out(lower: float | None, upper: float | None) -> None:
    made = Measure(id="m", title="M", kind=MeasureKind.NUMBER, unit="", lower=lower, upper=upper)
    assert (made.lower, made.upper) == (lower, upper)


def test_only_a_count_counts_something() -> None:
    assert measure(MeasureKind.COUNT).counted_noun == OFFENCES
    assert measure(MeasureKind.RATE).counted_noun is None
    assert [kind for kind in MeasureKind if measure(kind).is_count] == [MeasureKind.COUNT]


def test_percentages_and_survey_estimates_differ_by_points() -> None:
    in_points = [kind for kind in MeasureKind if measure(kind).in_points]
    assert in_points == [MeasureKind.PERCENTAGE, MeasureKind.SURVEY_ESTIMATE]


def test_a_measure_that_adds_up_others_is_a_composite() -> None:
    assert measure(contains=("burglary-residential",)).is_composite
    assert not measure().is_composite


def test_every_kind_has_its_natural_bounds() -> None:
    assert set(NATURAL_BOUNDS) == set(MeasureKind)
