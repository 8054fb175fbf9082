"""A steady rise or fall in words: since about when, and how fast."""

import math

from moothall.commentary.figures import in_unit, subject
from moothall.commentary.season_out import without_season
from moothall.measures import Measure
from moothall.periods import Window
from moothall.spc import Analysis, Drift, Side, Signal
from moothall.wording.dates import month_name, months_named
from moothall.wording.numbers import number

FIGURES_OF_A_SPEED = 2


def drift_sentence(analysis: Analysis, signal: Signal, drift: Drift) -> str:
    """'Burglary offences have risen steadily since about May 2021 (...), by about 5 a month, or 60 a year: ...'."""
    measure, rising = analysis.measure, drift.side is Side.RISING
    if signal.last == analysis.series.window.last:
        verb, span = "have risen" if rising else "have fallen", f"since {_beginning(drift)}"
    else:
        verb, span = "rose" if rising else "fell", f"from {_beginning(drift)} to {month_name(signal.last)}"
    opening = subject(measure, f"{verb} steadily")
    opening = opening if measure.counted_noun else f"{opening} a steady {'rise' if rising else 'fall'}"
    return (
        f"{opening} {span}, by about {_speed(measure, drift.per_month)} a month, or "
        f"{_speed(measure, drift.per_year)} a year{without_season(analysis)}: more than the month-to-month variation "
        "or a single step would explain."
    )


def _beginning(drift: Drift) -> str:
    if drift.from_the_start:
        return f"the limits begin, in {month_name(drift.began)}"
    if drift.earliest == drift.latest:
        return f"about {month_name(drift.began)}"
    return f"about {month_name(drift.began)} (within {months_named(Window(drift.earliest, drift.latest))})"


def _speed(measure: Measure, slope: float) -> str:
    """Two figures of it: 53; 5.3; 0.31 percentage points; 1.2 minutes."""
    size = abs(slope)
    places = max(0, FIGURES_OF_A_SPEED - 1 - math.floor(math.log10(size)))
    said = number(size, places)
    return f"{said} percentage points" if measure.in_points else in_unit(measure, said)
