"""One figure by its parts, such as violence by kind of place: shares beside counts, and what was not given."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose

from moothall.periods import Month, Window
from moothall.wording.numbers import SMALLEST_BASE_OF_A_PERCENTAGE

WHOLE = 100.0  # per cent
ROUNDING = 0.5  # percentage points that the parts may come to more than 100, for each is rounded by itself


@dataclass(frozen=True)
class BreakdownPart:
    """`percent` and `count` as they were given; None where one was not. At least one was."""

    name: str
    percent: float | None = None
    count: int | None = None


@dataclass(frozen=True)
class NotGiven:
    """A part that was asked for, or belongs there, and has no figure; and why."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """The parts need not add up to 100%: what they leave is said to be unknown, and never shared out among them."""

    measure: str
    title: str
    window: Window
    source: str
    parts: tuple[BreakdownPart, ...]
    not_given: tuple[NotGiven, ...] = ()
    total: int | None = None

    def __post_init__(self) -> None:
        shares = [share for share in map(self.share, self.parts) if share is not None]
        counts = [part.count for part in self.parts if part.count is not None]
        if self.total is not None and sum(counts) > self.total:
            message = f"{self.title}: the parts come to {sum(counts)}, which is more than the whole, {self.total}."
            raise ValueError(message)
        if sum(shares) > WHOLE + ROUNDING * len(shares):
            message = f"{self.title}: the parts come to {sum(shares):g}%, which is more than the whole."
            raise ValueError(message)

    def share(self, part: BreakdownPart) -> float | None:
        """Per cent of the whole: worked out from the counts where they are known, else as it was given.

        None where the whole is under 10, of which no percentage is taken.
        """
        if self.is_small:
            return None
        if part.count is not None and self.total:
            return part.count / self.total * WHOLE
        return part.percent

    @property
    def is_small(self) -> bool:
        return self.total is not None and self.total < SMALLEST_BASE_OF_A_PERCENTAGE

    @property
    def is_fully_told(self) -> bool:
        """Whether every part has a share."""
        return all(self.share(part) is not None for part in self.parts)

    @property
    def rest(self) -> float | None:
        """The share that no part has; None where a share is not known, or nothing is left."""
        if not self.is_fully_told:
            return None
        left = WHOLE - sum(self.share(part) or 0.0 for part in self.parts)
        return None if isclose(left, 0, abs_tol=ROUNDING) or left < 0 else left


def breakdowns_up_to(breakdowns: Iterable[Breakdown], last: Month) -> tuple[Breakdown, ...]:
    """The latest of each measure and title that ends by a month."""
    latest: dict[tuple[str, str], Breakdown] = {}
    for one in sorted(breakdowns, key=lambda b: b.window.last):
        if one.window.last <= last:
            latest[one.measure, one.title] = one
    return tuple(latest.values())
