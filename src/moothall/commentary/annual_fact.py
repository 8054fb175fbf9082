"""A fact kept for the annual report, said with the numbers that it is made of."""

from dataclasses import dataclass
from math import fsum, isclose

from moothall.wording.numbers import SMALLEST_BASE_OF_A_PERCENTAGE, number

POUNDS = "£"


@dataclass(frozen=True, kw_only=True)
class AnnualFact:
    """`parts` add up to the value. `whole` is what the value is a part of. A unit stands after the figure, £ before."""

    title: str
    value: float
    source: str
    unit: str = ""
    parts: tuple[float, ...] = ()
    whole: float | None = None
    objective: str | None = None

    def __post_init__(self) -> None:
        if self.parts and not isclose(fsum(self.parts), self.value):
            message = (
                f"{self.title}: the parts add up to {_plain(fsum(self.parts))}, and the value is {_plain(self.value)}."
            )
            raise ValueError(message)
        if self.whole is not None and not 0 <= self.value <= self.whole:
            message = f"{self.title}: {_plain(self.value)} is no part of {_plain(self.whole)}."
            raise ValueError(message)

    @property
    def said(self) -> str:
        """107 + 100 + 89 = 296 officers; 119 of 441 invitations (27%); £1,356,979."""
        sum_of = f"{' + '.join(map(self._figure, self.parts))} = " if self.parts else ""
        of = f" of {self._figure(self.whole)}" if self.whole is not None else ""
        unit = f" {self.unit}" if self.unit and self.unit != POUNDS else ""
        return f"{sum_of}{self._figure(self.value)}{of}{unit}{self._share}"

    @property
    def _share(self) -> str:
        if self.whole is None or self.whole < SMALLEST_BASE_OF_A_PERCENTAGE:
            return ""
        return f" ({number(self.value / self.whole * 100)}%)"

    def _figure(self, value: float) -> str:
        return f"{POUNDS if self.unit == POUNDS else ''}{_plain(value)}"


def _plain(value: float) -> str:
    """As many decimals as it was written with, up to two."""
    decimals = next((i for i in (0, 1) if isclose(value, round(value, i))), 2)
    return number(value, decimals)
