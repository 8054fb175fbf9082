"""What a series is judged by: its values, without the season where one is taken out, and the chart that fits them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from moothall.measures import ChartKind, MeasureKind, Observation, Series
from moothall.periods import Window
from moothall.spc.attribute_charts import ratios

PERCENT = 100.0
SAME_FACTOR = 0.01  # how far a published rate may lie from its parts, relative to it, beside its rounding


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A value a month, None for a gap, and what its limits are made from.

    `chart` is None where no limits mean anything. `numerators` and `denominators` are there for charts of parts only;
    times `factor` their ratio is the value. Limits made of the values are multiplied by `widening`, because a season
    was fitted to the same values.
    """

    window: Window
    values: tuple[float | None, ...]
    chart: ChartKind | None = ChartKind.XMR
    numerators: tuple[float | None, ...] = ()
    denominators: tuple[float | None, ...] = ()
    factor: float = 1.0
    widening: float = 1.0
    leave_out_shocks: bool = False
    allow_for_spread: bool = True

    def within(self, window: Window) -> "Judged":
        """The same for a window inside the series."""
        start = window.first - self.window.first
        part = slice(start, start + len(window))
        return replace(
            self,
            window=window,
            values=self.values[part],
            numerators=self.numerators[part],
            denominators=self.denominators[part],
        )


@dataclass(frozen=True)
class Parts:
    """Numerators and denominators of a series, and the factor that turns their ratio into its values."""

    numerators: tuple[float | None, ...]
    denominators: tuple[float | None, ...]
    factor: float


def parts_of(series: Series) -> Parts | None:
    """None where the series has none for some month with a value, or where they do not give its values."""
    if series.measure.kind not in (MeasureKind.PERCENTAGE, MeasureKind.RATE):
        return None
    months = [entry for entry in series.entries if isinstance(entry, Observation)]
    if not months or any(entry.numerator is None or not entry.denominator for entry in months):
        return None
    seen = [entry if isinstance(entry, Observation) else None for entry in series.entries]
    numerators = tuple(entry.numerator if entry else None for entry in seen)
    denominators = tuple(entry.denominator if entry else None for entry in seen)
    shares = ratios(numerators, denominators)
    factor = PERCENT if series.measure.kind is MeasureKind.PERCENTAGE else _factor(series.values, shares)
    if factor is None or not _agree(series, shares, factor):
        return None
    return Parts(numerators, denominators, factor)


def _factor(values: Sequence[float | None], shares: Sequence[float | None]) -> float | None:
    """'Per 1,000' and the like, read off the months."""
    factors = [value / share for value, share in zip(values, shares, strict=True) if value and share]
    return median(factors) if factors else None


def _agree(series: Series, shares: Sequence[float | None], factor: float) -> bool:
    """Whether every value is its share times the factor, up to rounding."""
    rounding = 10.0**-series.measure.decimals
    return all(
        abs(value - share * factor) <= rounding + SAME_FACTOR * abs(value)
        for value, share in zip(series.values, shares, strict=True)
        if value is not None and share is not None
    )
