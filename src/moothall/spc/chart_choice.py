"""Which chart a series gets, from the measure's kind and level, with the reason in words for the method note."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from moothall.errors import UsageError
from moothall.measures import ChartKind, Measure, MeasureKind
from moothall.spc.attribute_charts import laney_sigma_z, ratios
from moothall.spc.limits import moving_ranges
from moothall.wording.numbers import number

FEWEST_A_MONTH_FOR_XMR = 10  # at 5, moving-range limits have a month outside in 19% of stable series, Poisson 3%
FEWEST_A_MONTH_FOR_MEDIAN_RUNS = 1  # below it hardly any run about the median is long enough to be a signal
SMALLEST_VARIANCE_TO_SEE_MORE_THAN_CHANCE = 5  # n P (1 - P), the rule of thumb for a normal approximation
# Variance of the mean of m moving ranges / 1.128, for sigma 1, times m. A range has variance 2 - 4/pi and shares one of
# its values with the next (covariance 0.1628): (2 - 4/pi + 2 x 0.1628) / (4/pi) = 0.826.
VARIANCE_OF_RANGE_SIGMA = 0.826


ANY_KIND = frozenset(MeasureKind)
KINDS_OF_CHART = {
    ChartKind.XMR: ANY_KIND,
    ChartKind.RUN: ANY_KIND,
    ChartKind.C: frozenset({MeasureKind.COUNT}),
    ChartKind.P: frozenset({MeasureKind.PERCENTAGE}),
    ChartKind.P_PRIME: frozenset({MeasureKind.PERCENTAGE}),
    ChartKind.U: frozenset({MeasureKind.RATE}),
    ChartKind.U_PRIME: frozenset({MeasureKind.RATE}),
    ChartKind.G: frozenset({MeasureKind.NUMBER}),
    ChartKind.T: frozenset({MeasureKind.NUMBER, MeasureKind.AVERAGE_TIME}),
}
CHARTS_OF_PARTS = frozenset({ChartKind.P, ChartKind.P_PRIME, ChartKind.U, ChartKind.U_PRIME})

REASON_WITHOUT_PARTS = "Not every month has its numerator and its denominator, so limits come from how the values vary."
REASON_FOR_XMR = {
    MeasureKind.PERCENTAGE: REASON_WITHOUT_PARTS,
    MeasureKind.RATE: REASON_WITHOUT_PARTS,
    MeasureKind.SURVEY_ESTIMATE: (
        "Survey estimates: limits come from how they vary, and their margins of error are part of that."
    ),
    MeasureKind.NUMBER: "The values are neither counts nor parts of a whole, so limits come from how they vary.",
}
CHARTS_OF_WAITING = frozenset({ChartKind.G, ChartKind.T})

Figures = Sequence[float | None]


@dataclass(frozen=True)
class ChartChoice:
    """The chart and why, in words for the method note; `kind` is None where no chart of this series means anything.

    `is_told` where a reader would expect another one: it was chosen by hand, or a season took its place.
    """

    kind: ChartKind | None
    reason: str
    is_told: bool = False


def chart_for(
    measure: Measure,
    values: Figures,
    *,
    numerators: Figures | None = None,
    denominators: Figures | None = None,
    asked: ChartKind | None = None,
) -> ChartChoice:
    """The chart for a measure's values, one a month (of the stretch that the limits come from), with the reason.

    `numerators` and `denominators` are the parts of a percentage or a rate, where they are known. `asked` is a choice
    made by hand: it is taken, and the reason says so and what would have been chosen. g and t charts are only ever
    chosen by hand: they need what passed between one event and the next, which months do not tell. Raises UsageError
    where the asked chart does not go with the measure or lacks its parts.
    """
    parts = _Parts.of(values, numerators, denominators)
    own = _own_choice(measure, values, parts)
    if asked is None:
        return own
    _check(asked, measure, values, parts)
    if asked is own.kind:
        return own
    without = f"the {own.kind.value} chart would have been chosen" if own.kind else "no chart would have been chosen"
    return ChartChoice(asked, f"Chosen by hand. Otherwise {without}: {own.reason}", is_told=True)


@dataclass(frozen=True)
class _Parts:
    numerators: Figures
    denominators: Figures

    @classmethod
    def of(cls, values: Figures, numerators: Figures | None, denominators: Figures | None) -> "_Parts | None":
        """None unless every month that has a value has both parts and a denominator above 0."""
        if numerators is None or denominators is None:
            return None
        months = zip(values, ratios(numerators, denominators), strict=True)
        complete = all(ratio is not None for value, ratio in months if value is not None)
        return cls(numerators, denominators) if complete else None

    @property
    def used(self) -> list[tuple[float, float]]:
        pairs = zip(self.numerators, self.denominators, strict=True)
        return [(part, whole) for part, whole in pairs if part is not None and whole]


def _own_choice(measure: Measure, values: Figures, parts: _Parts | None) -> ChartChoice:
    present = [value for value in values if value is not None]
    none = _reason_for_none(measure, present)
    if none:
        return ChartChoice(None, none)
    if measure.kind is MeasureKind.COUNT:
        return _chart_of_counts(present)
    if measure.kind in (MeasureKind.PERCENTAGE, MeasureKind.RATE) and parts:
        return _chart_of_proportions(parts) if measure.kind is MeasureKind.PERCENTAGE else _chart_of_rates(parts)
    return ChartChoice(ChartKind.XMR, REASON_FOR_XMR.get(measure.kind, REASON_FOR_XMR[MeasureKind.NUMBER]))


def _reason_for_none(measure: Measure, present: Sequence[float]) -> str | None:
    if measure.rolling > 1:
        return (
            f"Each value covers {measure.rolling} months and shares {measure.rolling - 1} of them with its neighbour, "
            "so limits, runs and trends would find changes that did not happen."
        )
    return None if present else "There are no figures."


def _chart_of_counts(present: Sequence[float]) -> ChartChoice:
    if min(present) < 0:
        return ChartChoice(ChartKind.XMR, "A value is below 0, so these are no counts that chance could explain.")
    mean = fmean(present)
    if mean >= FEWEST_A_MONTH_FOR_XMR:
        reason = (
            f"On average {number(mean)} a month, 10 or more: limits come from how the counts themselves vary, which is "
            "usually more than by chance."
        )
        return ChartChoice(ChartKind.XMR, reason)
    reason = (
        f"On average {number(mean, 2)} a month, under 10: limits are the counts that chance explains (Poisson; "
        "wider where the months vary more than that), and runs are about the median. Moving-range limits would call "
        "too many stable months unusual."
    )
    if mean < FEWEST_A_MONTH_FOR_MEDIAN_RUNS:
        reason += " With fewer than one a month, the days between one and the next say more, if the dates are known."
    return ChartChoice(ChartKind.C, reason)


def _chart_of_proportions(parts: _Parts) -> ChartChoice:
    sigma_z = laney_sigma_z(parts.numerators, parts.denominators, proportions=True)
    if not sigma_z:
        return ChartChoice(ChartKind.P, "Whether the months vary more than by chance cannot be said.")
    said, room = number(sigma_z, 2), _room_about_one(parts)
    if sigma_z > 1 + room:
        return ChartChoice(ChartKind.P_PRIME, f"The months vary {said} times as much as chance alone would have it.")
    if _variance(parts) < SMALLEST_VARIANCE_TO_SEE_MORE_THAN_CHANCE:
        return ChartChoice(ChartKind.P, "The denominators are too small to tell other variation from chance.")
    if sigma_z < 1 - room:
        reason = f"The months vary {said} times as much as chance alone would have it, so less."
        return ChartChoice(ChartKind.P_PRIME, reason)
    return ChartChoice(ChartKind.P, f"The months vary as chance alone would have it (sigma z {said}, about 1).")


def _chart_of_rates(parts: _Parts) -> ChartChoice:
    sigma_z = laney_sigma_z(parts.numerators, parts.denominators, proportions=False)
    if not sigma_z:
        return ChartChoice(ChartKind.U, "Whether the months vary more than by chance cannot be said.")
    reason = f"A rate, whose months vary {number(sigma_z, 2)} times as much as chance alone would have it."
    return ChartChoice(ChartKind.U_PRIME, reason)


def _room_about_one(parts: _Parts) -> float:
    """Two standard errors of a sigma z that is truly 1."""
    ranges = len(moving_ranges(ratios(parts.numerators, parts.denominators)))
    return 2 * math.sqrt(VARIANCE_OF_RANGE_SIGMA / ranges)


def _variance(parts: _Parts) -> float:
    """The variance n P (1 - P) of a month's numerator by chance, at the mean denominator."""
    total, out_of = (math.fsum(column) for column in zip(*parts.used, strict=True))
    share = total / out_of
    return out_of / len(parts.used) * share * (1 - share)


def _check(asked: ChartKind, measure: Measure, values: Figures, parts: _Parts | None) -> None:
    found = f"{measure.title}: a {asked.value} chart was asked for, "
    if asked in CHARTS_OF_WAITING and any(value is not None and value < 0 for value in values):
        message = "but a value is below 0. What passed between two events is 0 or more: put them in order of time."
        raise UsageError(found + message)
    if measure.rolling > 1:
        message = f"but each value covers {measure.rolling} months. Chart the monthly values instead."
        raise UsageError(found + message)
    if measure.kind not in KINDS_OF_CHART[asked]:
        fitting = ", ".join(sorted(kind.value for kind in KINDS_OF_CHART[asked]))
        message = f"but the measure is of kind {measure.kind.value}. That chart is for {fitting}."
        raise UsageError(found + message)
    if asked in CHARTS_OF_PARTS and parts is None:
        message = "but not every month has its numerator and its denominator. Supply them, or choose xmr."
        raise UsageError(found + message)
