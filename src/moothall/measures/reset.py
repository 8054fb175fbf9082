"""A decision to start a measure's limits again: when, why, who decided, and where that is recorded."""

from dataclasses import dataclass
from datetime import date

from moothall.periods import Month


@dataclass(frozen=True, kw_only=True)
class Reset:
    """`month` is the first month of the new limits."""

    measure: str
    area: str
    month: Month
    reason: str
    by: str
    citation: str
    decided: date | None = None
