"""What is said of one month in a table: how its figure is printed, what was found in it, why it has none."""

from moothall.commentary.figures import line_decimals, telling_decimals
from moothall.measures import Measure, Missing, Withheld
from moothall.spc import Phase, Point, Rule, Side
from moothall.wording.dates import month_name

RULE_SAID = {
    Rule.SINGLE_POINT: "outside",
    Rule.TREND: "trend",
    Rule.STEP_SHIFT: "step shift",
    Rule.TWO_OF_THREE: "two of three",
}


def month_decimals(measure: Measure, phase: Phase, point: Point) -> int:
    """For the lines of a row: in a month outside a limit as many as it takes to show that it is."""
    places, limits, value = line_decimals(measure, phase), phase.limits_at(point.month), point.judged
    if limits is None or value is None or not limits.breached_by(value):
        return places
    return telling_decimals(value, limits.upper if limits.above(value) else limits.lower, places)


def month_finding(point: Point, phase: Phase) -> str | None:
    """Outside, trend; None where nothing was found, or there is no figure."""
    if point.value is None:
        return None
    said = [RULE_SAID[rule] for rule in point.signals]
    if point.near is not None:
        said.append(f"close to the {'upper' if point.near is Side.ABOVE else 'lower'} limit")
    if point.month in phase.left_out:
        said.append("left out of the limits")
    return ", ".join(said) or None


def gap_said(gap: Missing | Withheld) -> str:
    """Why a month has no figure: 'Withheld until March 2023: The Force has not agreed.'."""
    until = f" until {month_name(gap.until)}" if isinstance(gap, Withheld) and gap.until else ""
    opening = "Withheld" if isinstance(gap, Withheld) else "No figure"
    return f"{opening}{until}: {gap.reason.strip().rstrip('.')}."
