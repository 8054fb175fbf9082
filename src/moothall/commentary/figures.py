"""A value of a measure as it is said: with its unit, its noun, and enough decimals to tell it from a line."""

import math
from collections.abc import Callable
from typing import Protocol

from moothall.measures import Measure, MeasureKind
from moothall.spc import Phase
from moothall.wording.lists import capitalised
from moothall.wording.numbers import number, plural, rounded, signed

DIGITS_THAT_TELL = 13  # of a number; later ones may be rounding
SMALL_MEAN = 10  # limits of counts are printed with a decimal where the mean is under this


class HasValue(Protocol):
    @property
    def value(self) -> float: ...


class TwoFigures(Protocol):
    """A change: two figures of one measure, of which either may be lacking."""

    @property
    def measure(self) -> Measure: ...
    @property
    def now(self) -> HasValue | None: ...
    @property
    def before(self) -> HasValue | None: ...
    @property
    def difference(self) -> float | None: ...
    @property
    def significant(self) -> bool: ...


def in_unit(measure: Measure, said: str) -> str:
    """96.2%; 24.3 minutes; 1,357."""
    if measure.in_points:
        return f"{said}%"
    return (
        said if measure.is_count or measure.kind is MeasureKind.NUMBER or not measure.unit else f"{said} {measure.unit}"
    )


def figure(measure: Measure, value: float, decimals: int | None = None) -> str:
    """The value with its unit; counts stand bare, because their noun follows or heads them."""
    return in_unit(measure, number(value, measure.decimals if decimals is None else decimals))


def figure_opening(measure: Measure, value: float, said: str | None = None) -> str:
    """How a sentence opens on a value: '1,357 burglary offences'; '1 death'; '999 calls answered in time: 96.2%'.

    `said` is the value where it has been put into words already.
    """
    said = said or figure(measure, value)
    noun = measure.counted_noun
    return f"{said} {plural(value, noun.one, noun.many)}" if noun else f"{measure.title}: {said}"


def subject(measure: Measure, verb: str) -> str:
    """'Burglary offences were'; other measures open with their title, so that no verb has to fit it."""
    noun = measure.counted_noun
    return f"{capitalised(noun.many)} {verb}" if noun else f"{measure.title}:"


def change_decimals(change: TwoFigures) -> int:
    """The measure's decimals, or as many more as it takes for both figures and their difference to say the same.

    A significant difference shows; two figures that print alike have no difference, and two that differ have one.
    """
    now, before, difference = change.now, change.before, change.difference
    if now is None or before is None or difference is None:
        return change.measure.decimals

    def fits(places: int) -> bool:
        shown = rounded(difference, places)
        gap = rounded(now.value, places) - rounded(before.value, places)
        return (shown > 0, shown < 0) == (gap > 0, gap < 0) and not (change.significant and not shown)

    return first_decimals(fits, start=change.measure.decimals, size=max(abs(now.value), abs(before.value)))


def first_decimals(fits: Callable[[int], bool], *, start: int, size: float) -> int:
    """The first number of decimals from `start` that fits numbers of this size; `start` where none does."""
    most = DIGITS_THAT_TELL - math.ceil(math.log10(size)) if size else start
    return next((places for places in range(start, most + 1) if fits(places)), start)


def figure_of(change: TwoFigures, total: HasValue) -> str:
    """One of the two figures of a change, as every sentence and table about it prints it."""
    return figure(change.measure, total.value, change_decimals(change))


def difference_said(change: TwoFigures) -> str:
    """503 more than; 2.0 percentage points lower than; 1.3 minutes more than; the same as."""
    measure, difference, decimals = change.measure, change.difference or 0.0, change_decimals(change)
    if not rounded(difference, decimals):
        return "the same as"
    size = number(abs(difference), decimals)
    if measure.in_points:
        points = "percentage point" if rounded(abs(difference), decimals) == 1 else "percentage points"
        return f"{size} {points} {'higher' if difference > 0 else 'lower'} than"
    if measure.is_count:
        return f"{size} {'more' if difference > 0 else 'fewer'} than"
    return f"{in_unit(measure, size)} {'more' if difference > 0 else 'less'} than"


def signed_difference(change: TwoFigures) -> str:
    """+503; −2.0 points; +1.3 minutes."""
    difference, decimals = change.difference or 0.0, change_decimals(change)
    said = signed(difference, decimals)
    if change.measure.in_points:
        return f"{said} {'point' if abs(rounded(difference, decimals)) == 1 else 'points'}"
    return in_unit(change.measure, said)


def line_decimals(measure: Measure, phase: Phase) -> int:
    """How many decimals the mean and limits of a phase are printed with."""
    small = measure.is_count and phase.limits is not None and abs(phase.limits.mean) < SMALL_MEAN
    return measure.decimals + 1 if small else measure.decimals


def telling_decimals(value: float, line: float, decimals: int) -> int:
    """As many decimals as it takes to see which of two is larger; `decimals` where they are the same."""

    def fits(places: int) -> bool:
        return rounded(value, places) != rounded(line, places)

    return first_decimals(fits, start=decimals, size=max(abs(value), abs(line)))


def told_apart(measure: Measure, value: float, line: float, decimals: int) -> tuple[str, str]:
    """A value and a line with as many decimals as it takes to see which is larger."""
    places = telling_decimals(value, line, decimals)
    return figure_beside(measure, value, places), figure(measure, line, places)


def figure_beside(measure: Measure, value: float, decimals: int) -> str:
    """A value beside a line with these decimals; a count stays whole."""
    return figure(measure, value, 0 if measure.is_count and float(value).is_integer() else decimals)


def a_month(measure: Measure) -> str:
    """Counts come by the month; a percentage or a time is no more of it in a longer stretch."""
    return " a month" if measure.is_count else ""
