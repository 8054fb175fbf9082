"""The limits of a phase in words, and where none applies because of what the measure can reach."""

from moothall.commentary.figures import a_month, figure, figure_beside, in_unit, line_decimals
from moothall.measures import ChartKind, Measure
from moothall.spc import Phase
from moothall.wording.lists import capitalised, listed


def limits_said(phase: Phase, measure: Measure) -> str:
    """'within the usual range of 257 to 519 a month', saying where no limit applies. On a limit is inside."""
    if phase.limits is None:
        return "without limits"
    lower, upper = lower_said(phase, measure), upper_said(phase, measure)
    if lower and upper:
        unit = "" if measure.in_points else in_unit(measure, "")  # 21 to 27 minutes, but 86% to 95%
        return f"within the usual range of {lower.removesuffix(unit)} to {upper}{a_month(measure)}"
    if upper:
        end = f"{upper}{a_month(measure)} (no lower limit applies: {bound_said(measure, phase.lower, below=True)})"
        return f"at or below the upper limit of {end}"
    if lower:
        end = f"{lower}{a_month(measure)} (no upper limit applies: {bound_said(measure, phase.upper, below=False)})"
        return f"at or above the lower limit of {end}"
    bounds = [_bound(measure, bound) for bound in (phase.lower, phase.upper)]
    return f"between {listed(bounds)}, where every month must lie (neither limit applies)"


def lower_said(phase: Phase, measure: Measure) -> str | None:
    """The lower limit as it is printed; None where none applies."""
    return line_said(phase, measure, phase.limits.lower) if phase.limits and phase.lower_applies else None


def upper_said(phase: Phase, measure: Measure) -> str | None:
    """The upper limit as it is printed; None where none applies."""
    return line_said(phase, measure, phase.limits.upper) if phase.limits and phase.upper_applies else None


def line_said(phase: Phase, measure: Measure, line: float, decimals: int | None = None) -> str:
    """A limit, a mean or a median of a phase. The limits of low counts are whole counts, and are printed so."""
    places = line_decimals(measure, phase) if decimals is None else decimals
    return (figure_beside if phase.chart is ChartKind.C else figure)(measure, line, places)


def centre_name(phase: Phase) -> str:
    """What runs of the phase are about: the median of small numbers and of a g chart, else the mean."""
    return "median" if phase.run_line is not None or phase.chart is ChartKind.G else "mean"


def no_limit_applies_sentence(phase: Phase, measure: Measure) -> str | None:
    """Said wherever limits are printed and one of them lies beyond what the measure can reach."""
    if phase.limits is None or (phase.lower_applies and phase.upper_applies):
        return None
    missing = [
        f"no {name} limit applies, because {bound_said(measure, bound, below=name == 'lower')}"
        for name, applies, bound in (
            ("lower", phase.lower_applies, phase.lower),
            ("upper", phase.upper_applies, phase.upper),
        )
        if not applies
    ]
    return f"{capitalised(' and '.join(missing))}."


def bound_said(measure: Measure, bound: float | None, *, below: bool) -> str:
    """Why no lower (`below`) or upper limit applies: the figure ends there, or no value would be unlikely enough."""
    if bound is None:
        return "no value would be unlikely enough"
    return f"the figure cannot be {'below' if below else 'above'} {_bound(measure, bound)}"


def _bound(measure: Measure, bound: float | None) -> str:
    value = bound or 0.0
    return figure(measure, value, 0 if float(value).is_integer() else measure.decimals)
