"""The series of the worked examples: months and their values; None is a month without a figure."""

from collections.abc import Iterable

from moothall.areas import Area
from moothall.measures import Good, Measure, MeasureKind, Missing, Noun, Observation, Series
from moothall.periods import Month

JANUARY_2020 = Month(2020, 1)
EXAMPLESHIRE = Area("Exampleshire")


def series_of(
    values: Iterable[float | None],
    *,
    first: Month = JANUARY_2020,
    kind: MeasureKind = MeasureKind.NUMBER,
    good: Good = Good.NEITHER,
    bounds: tuple[float | None, float | None] = (None, None),
    rolling: int = 1,
) -> Series:
    """One value a month from `first`, by default of a measure without natural bounds."""
    measure = Measure(
        id="example",
        title="Example",
        kind=kind,
        unit="examples",
        noun=Noun("example", "examples"),
        good=good,
        lower=bounds[0],
        upper=bounds[1],
        rolling=rolling,
    )
    months = ((first + i, value) for i, value in enumerate(values))
    return Series.of(
        measure,
        EXAMPLESHIRE,
        [Missing(m, "Not recorded.") if value is None else Observation(m, value) for m, value in months],
    )
