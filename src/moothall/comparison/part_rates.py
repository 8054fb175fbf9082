"""The parts of an area beside each other: a rate for each with its intervals, and each tested against the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.comparison.funnel import INNER, OUTER
from moothall.comparison.intervals import Interval, rate_interval
from moothall.comparison.ranks import month_dispersion
from moothall.comparison.two_areas import Rate, TwoRates, discoveries, two_rates


@dataclass(frozen=True)
class PartRate:
    """`test` is against all other parts together; None where there is no other, or for the whole."""

    name: str
    count: int
    residents: int
    rate: float
    inner: Interval
    outer: Interval
    test: TwoRates | None = None
    differs: bool = False


@dataclass(frozen=True)
class PartRates:
    """The highest rate first. `dispersion` is how much more the months vary than by chance alone."""

    parts: tuple[PartRate, ...]
    dispersion: float


def part_rates(months: Mapping[str, Sequence[int]], residents: Mapping[str, int], *, per: int) -> PartRates:
    """`months` holds the counts of each part, all over the same months; each part has a number of residents.

    A part is held against the others together, not against a whole that it is in. Of the many tests, those that stand
    after Benjamini and Hochberg's correction are findings.
    """
    dispersion = month_dispersion(list(months.values()))
    rates = {name: Rate(sum(counts), residents[name]) for name, counts in months.items()}
    tests = {name: _against_the_rest(name, rates, dispersion) for name in rates}
    found = dict(zip(tests, discoveries([test.p if test else None for test in tests.values()]), strict=True))
    parts = [
        rate_of(name, rate.count, rate.residents, per=per, test=tests[name], differs=found[name])
        for name, rate in rates.items()
    ]
    return PartRates(tuple(sorted(parts, key=lambda part: (-part.rate, part.name))), dispersion)


def rate_of(
    name: str, count: int, residents: int, *, per: int, test: TwoRates | None = None, differs: bool = False
) -> PartRate:
    return PartRate(
        name=name,
        count=count,
        residents=residents,
        rate=count / residents * per,
        inner=rate_interval(count, residents, per=per, level=INNER),
        outer=rate_interval(count, residents, per=per, level=OUTER),
        test=test,
        differs=differs,
    )


def _against_the_rest(name: str, rates: Mapping[str, Rate], dispersion: float) -> TwoRates | None:
    others = [rate for other, rate in rates.items() if other != name]
    if not others:
        return None
    rest = Rate(sum(rate.count for rate in others), sum(rate.residents for rate in others))
    return two_rates(rates[name], rest, dispersion=dispersion)
