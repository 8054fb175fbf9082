"""A phase: a stretch of months with one centre and one pair of limits, or one pair a month where the months differ."""

import math
from dataclasses import dataclass, replace

from moothall.measures import ChartKind
from moothall.periods import Month, Window
from moothall.spc.limits import FEWEST_POINTS_FOR_FIRM_LIMITS, ProcessLimits


@dataclass(frozen=True)
class Phase:
    """`limits` is None where there are too few values. Points are judged against `limits_at` their month.

    `each` holds the limits of every month where they differ from month to month, as those of proportions do; `limits`
    are then those of the latest month that has a figure. `lower` and `upper` are the limits as printed, clipped at the
    measure's natural bounds. Where a bound bites, no value can pass that limit and `lower_applies` or `upper_applies`
    is False. `run_line` is the line that runs are about where that is not the mean. `dispersion` is how many times the
    variance of chance the limits of low counts allow for: 1 where chance alone explains them.
    """

    window: Window
    limits: ProcessLimits | None
    used: int
    left_out: tuple[Month, ...] = ()
    lower_bound: float | None = None
    upper_bound: float | None = None
    chart: ChartKind = ChartKind.XMR
    each: tuple[ProcessLimits | None, ...] = ()
    run_line: float | None = None
    dispersion: float | None = None

    @property
    def trial(self) -> bool:
        return self.used < FEWEST_POINTS_FOR_FIRM_LIMITS

    @property
    def varies(self) -> bool:
        """Whether the limits differ from month to month."""
        return bool(self.each)

    @property
    def runs_about(self) -> float | None:
        """The line that runs are about: the mean, or the median of low counts; None without either."""
        return self.run_line if self.run_line is not None else (self.limits.mean if self.limits else None)

    def limits_at(self, month: Month) -> ProcessLimits | None:
        """The limits that a month of the phase is held against."""
        return self.each[month - self.window.first] if self.each and month in self.window else self.limits

    def at(self, month: Month) -> "Phase":
        """The phase as it is for one of its months."""
        return replace(self, limits=self.limits_at(month), each=()) if self.each else self

    @property
    def lower_applies(self) -> bool:
        """Whether some value the measure can have lies below the lower limit."""
        if self.limits is None or math.isinf(self.limits.lower):
            return False  # no value is unlikely enough
        return self.lower_bound is None or self.limits.lower >= self.lower_bound

    @property
    def upper_applies(self) -> bool:
        """Whether some value the measure can have lies above the upper limit."""
        if self.limits is None or math.isinf(self.limits.upper):
            return False
        return self.upper_bound is None or self.limits.upper <= self.upper_bound

    @property
    def lower(self) -> float | None:
        if self.limits is None:
            return None
        return self.limits.lower if self.lower_applies else self.lower_bound

    @property
    def upper(self) -> float | None:
        if self.limits is None:
            return None
        return self.limits.upper if self.upper_applies else self.upper_bound
