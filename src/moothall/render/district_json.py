"""The districts of a report as JSON: rates, where each change came from, what stood out where; unrounded."""

from moothall.comparison.contributions import Contributions
from moothall.comparison.part_rates import PartRate
from moothall.render.analysis_json import Json
from moothall.render.comparison_json import interval_json, test_json
from moothall.reports.area_comparison import PER
from moothall.reports.change_origin import ChangeOrigin
from moothall.reports.district_page import AcrossDistricts, DistrictPage
from moothall.reports.district_rates import DistrictRates
from moothall.reports.document import Block, Heading, Numbered
from moothall.reports.drawings import DotPlot, Multiples
from moothall.reports.findings_that_stand import FindingsThatStand


def district_view_json(page: DistrictPage, blocks: tuple[Block, ...], found: FindingsThatStand) -> Json:
    """`blocks` are what the other formats say and draw; their words stand here as well."""
    drawn = [block for block in blocks if isinstance(block, DotPlot | Multiples)]
    return {
        "measure": page.measure.id,
        "headline": next(block.text for block in blocks if isinstance(block, Heading)),
        "sentences": [block.text for block in blocks if isinstance(block, Numbered)],
        "figures": [{"caption": one.caption, "alternative": one.alternative} for one in drawn],
        "rates": _rates(page.rates) if page.rates else None,
        "changes": [_origin(one) for one in page.origins],
        "measures": [_across(one) for one in page.across],
        "false_discovery": {
            "rate": found.rate,
            "figures": len(found.judged),
            "found": len(found.found),
            "stand": [{"id": entry.measure.id, "area": entry.area.name} for entry in found.stand],
        },
    }


def _rates(rates: DistrictRates) -> Json:
    people = rates.denominators
    return {
        "per": PER,
        "residents": {"year": people.year, "nearest_to": people.nearest_to, "source": people.source},
        "month_dispersion": rates.dispersion,
        "whole": _rate(rates.whole) if rates.whole else None,
        "districts": [_rate(one) for one in rates.parts],
        "left_out": [
            {"area": one.area, "why": one.why.value, "months": list(map(str, one.months))} for one in rates.left_out
        ],
    }


def _rate(one: PartRate) -> Json:
    """`test` holds the district less, and over, the others together."""
    return {
        "area": one.name,
        "count": one.count,
        "residents": one.residents,
        "rate": one.rate,
        "interval_95": interval_json(one.inner),
        "interval_99.8": interval_json(one.outer),
        "test": test_json(one.test, differs=one.differs) if one.test else None,
    }


def _origin(origin: ChangeOrigin) -> Json:
    return {
        "id": origin.entry.measure.id,
        "change": origin.by_area.change,
        "by_place": _parts(origin.by_area),
        "by_type": _parts(origin.by_type) if origin.by_type else None,
    }


def _parts(found: Contributions) -> list[Json]:
    return [{"part": one.part, "now": one.now, "before": one.before, "change": one.change} for one in found.parts]


def _across(one: AcrossDistricts) -> Json:
    return {
        "id": one.whole.measure.id,
        "whole": one.whole.finding.label,
        "districts": [
            {
                "area": entry.area.name,
                "label": entry.finding.label,
                "judgement": entry.finding.judgement.value,
                "exception": entry.finding.is_exception,
            }
            for entry in one.districts
        ],
    }
