"""A comparison of areas as JSON: everything, unrounded."""

from moothall.comparison.intervals import Interval
from moothall.comparison.two_areas import TwoRates
from moothall.reports.area_comparison import PER, AreaComparison, ComparedArea, ComparedGroup
from moothall.reports.comparison_in_words import comparison_in_words


def comparison_json(comparison: AreaComparison) -> dict[str, object]:
    window, funnel = comparison.question.window, comparison.funnel
    return {
        "window": [str(window.first), str(window.last)],
        "kind": comparison.question.kind,
        "types": list(comparison.types),
        "types_left_out": list(comparison.types_left_out),
        "residents": {
            "year": comparison.denominators.year,
            "nearest_to": comparison.denominators.nearest_to,
            "source": comparison.denominators.source,
        },
        "per": PER,
        "rate_of_all": funnel.rate * PER,
        "funnel": {
            "dispersion": funnel.dispersion,
            "p": funnel.p,
            "between": funnel.between,
            "overdispersed": funnel.overdispersed,
        },
        "month_dispersion": comparison.dispersion,
        "rank": _rank(comparison),
        "groups": [_group(group) for group in comparison.groups],
        "areas": [_area(area) for area in comparison.areas],
        "left_out": [
            {"area": one.area, "why": one.why.value, "months": list(map(str, one.months)), "records": list(one.numbers)}
            for one in comparison.exclusions
        ],
        "sentences": list(comparison_in_words(comparison)),
    }


def _rank(comparison: AreaComparison) -> dict[str, object] | None:
    place = comparison.rank
    if place is None:
        return None
    return {
        "area": comparison.question.subject,
        "lowest": place.observed,
        "from": place.low,
        "to": place.high,
        "of": place.of,
    }


def _group(group: ComparedGroup) -> dict[str, object]:
    mean = group.mean
    return {
        "name": group.peers.name,
        "as_of": group.peers.as_of.isoformat(),
        "source": group.peers.source,
        "compared": list(group.compared),
        "absent": list(group.absent),
        "mean": mean.mean * PER,
        "mean_95": interval_json(mean.interval.times(PER)),
        "rank": {"lowest": group.place.observed, "from": group.place.low, "to": group.place.high, "of": mean.of},
        "difference_from_the_others": mean.difference * PER,
        "difference_95": interval_json(mean.difference_interval.times(PER)),
        "p": mean.p,
    }


def _area(area: ComparedArea) -> dict[str, object]:
    return {
        "area": area.name,
        "count": area.count,
        "residents": area.residents,
        "rate": area.rate,
        "interval_95": interval_json(area.inner),
        "interval_99.8": interval_json(area.outer),
        "expected": area.point.expected,
        "z": area.point.z,
        "adjusted_z": area.point.adjusted,
        "position": area.point.position.value,
        "test": test_json(area.test, differs=area.differs) if area.test else None,
        "caution": area.caution,
    }


def test_json(test: TwoRates, *, differs: bool) -> dict[str, object]:
    """The area asked about less, and over, this one."""
    return {
        "difference": test.difference * PER,
        "difference_95": interval_json(test.difference_interval.times(PER)),
        "ratio": test.ratio,
        "ratio_95": interval_json(test.ratio_interval) if test.ratio_interval else None,
        "p": test.p,
        "significant": differs,
    }


def interval_json(interval: Interval) -> list[float]:
    return [interval.low, interval.high]
