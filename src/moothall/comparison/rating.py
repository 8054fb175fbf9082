"""The written rule behind red, amber and green: direction, threshold, test and period; and what it says of a change."""

from dataclasses import dataclass
from enum import Enum

from moothall.comparison.plan_change import NotTested, PlanChange
from moothall.comparison.spans import Span, SpanKind
from moothall.measures import Good
from moothall.periods import Month, Quarter, Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.wording.numbers import rounded


class Rating(Enum):
    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    NOT_RATED = "Not rated"


class PlanPeriod(Enum):
    """How long the two periods are that are compared."""

    QUARTER = "quarter"
    YEAR_TO_DATE = "year-to-date"
    TWELVE_MONTHS = "twelve-months"


class RatingTest(Enum):
    SIGNIFICANCE = "significance"
    NONE = "none"


class Ground(Enum):
    """What decided. Every rating has exactly one."""

    CLEAR_CHANGE = "clear-change"
    NO_CHANGE = "no-change"
    TOO_SMALL = "too-small"
    COULD_BE_CHANCE = "could-be-chance"
    NOT_TESTED = "not-tested"
    NO_DIRECTION_WANTED = "no-direction-wanted"
    WITHHELD = "withheld"


@dataclass(frozen=True, kw_only=True)
class RatingRule:
    """`baseline` is the first year of the financial year that figures are held against: 2020 for 2020-21.

    A change is large enough from `percent` per cent of the baseline on, for percentages from `points` points on.
    """

    period: PlanPeriod
    baseline: int
    percent: float
    points: float
    test: RatingTest

    def span(self, last: Month) -> Span | None:
        """The months up to `last` and their like in the baseline year; None where the two would overlap."""
        year = Quarter.of(last).year
        first = {
            PlanPeriod.QUARTER: Quarter.of(last).first,
            PlanPeriod.YEAR_TO_DATE: Quarter(year, 1).first,
            PlanPeriod.TWELVE_MONTHS: last + (1 - MONTHS_IN_A_YEAR),
        }[self.period]
        back = MONTHS_IN_A_YEAR * (year - self.baseline)
        before = Window(first + -back, last + -back)
        if self.period is PlanPeriod.TWELVE_MONTHS:
            before = Window(Quarter(self.baseline, 1).first, Quarter(self.baseline, 4).last)
        if before.last >= first:
            return None
        return Span(SpanKind.SINCE_BASELINE, Window(first, last), before)

    def is_large_enough(self, change: PlanChange) -> bool | None:
        """None where no percentage is worked out, so that only the test can tell."""
        if change.measure.in_points:
            return abs(rounded(change.difference or 0.0, 9)) >= rounded(self.points, 9)
        return None if change.percent is None else abs(rounded(change.percent, 9)) >= rounded(self.percent, 9)


@dataclass(frozen=True)
class Rated:
    """`right_way` is None where nothing moved or no direction is wanted."""

    rating: Rating
    ground: Ground
    right_way: bool | None

    @property
    def by_direction_alone(self) -> Rating | None:
        """What the colour would be if every change in the wrong direction were red: what a reader first thinks."""
        if self.right_way is None:
            return None
        return Rating.GREEN if self.right_way else Rating.RED


def rated(change: PlanChange, rule: RatingRule) -> Rated:
    """Red or green only for a change that is large enough and, where the rule asks for it, more than chance."""
    ground, right_way = _ground(change, rule), is_right_way(change)
    if ground is Ground.CLEAR_CHANGE:
        return Rated(Rating.GREEN if right_way else Rating.RED, ground, right_way)
    unrated = ground in (Ground.NOT_TESTED, Ground.NO_DIRECTION_WANTED)
    return Rated(Rating.NOT_RATED if unrated else Rating.AMBER, ground, right_way)


def _ground(change: PlanChange, rule: RatingRule) -> Ground:
    if change.difference is None:
        return Ground.NOT_TESTED
    if change.measure.good is Good.NEITHER:
        return Ground.NO_DIRECTION_WANTED
    if not change.difference:
        return Ground.NO_CHANGE
    large = rule.is_large_enough(change)
    return Ground.TOO_SMALL if large is False else _ground_of_test(change, rule, large=large)


def _ground_of_test(change: PlanChange, rule: RatingRule, *, large: bool | None) -> Ground:
    """What the test decides; on figures too small for a percentage it decides even where the rule asks for none."""
    needs_test = rule.test is RatingTest.SIGNIFICANCE or large is None
    if not needs_test and change.not_tested is not NotTested.RESET_BETWEEN:
        return Ground.CLEAR_CHANGE
    if change.test is None:
        return Ground.NOT_TESTED
    return Ground.CLEAR_CHANGE if change.test.significant else Ground.COULD_BE_CHANCE


def is_right_way(change: PlanChange) -> bool | None:
    """Whether the change goes the way that is wanted; None where nothing moved or no direction is wanted."""
    if not change.difference or change.measure.good is Good.NEITHER:
        return None
    return (change.difference > 0) == (change.measure.good is Good.UP)
