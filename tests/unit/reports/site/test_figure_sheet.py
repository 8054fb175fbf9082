"""The figures of a month and of a quarter, each as printed and unrounded."""

from datetime import UTC, date, datetime

import pytest

from moothall.areas import Area
from moothall.panel.record import record
from moothall.periods import Month, Quarter
from moothall.reports.site.figure_sheet import FigureSheet, figure_sheet
from moothall.reports.site.site import Site
from moothall.workflows.public_record import record_of_folder
from moothall.workflows.public_site import site_of
from tests.web.made_sites import EXAMPLES, ON


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(record_of_folder(EXAMPLES / "made-up"), on=ON)


def sheet(site: Site, measure: str, period: Month | Quarter) -> FigureSheet | None:
    return figure_sheet(site, measure, site.whole, period)


def said(found: FigureSheet | None) -> dict[str, str]:
    assert found is not None
    return {one.what: one.said for one in found.figures}


def test_a_percentage_of_a_quarter_says_how_many_of_how_many(site: Site) -> None:
    found = sheet(site, "999-answered", Quarter(2022, 1))
    assert found is not None
    value = found.figure("value")
    assert value is not None
    assert " of " in value.method
    assert list(said(found)) == ["value", "year-before", "change", "interval"], "no per cent of a percentage"


def test_a_withheld_quarter_has_no_number_and_no_change(site: Site) -> None:
    found = sheet(site, "neighbourhood-abstractions", Quarter(2022, 1))
    assert found is not None
    assert {one.what: (one.said, one.exact) for one in found.figures if one.what != "year-before"} == {
        "value": ("withheld", None),
        "change": ("not known", None),
    }
    assert [entry.__class__.__name__ for entry in found.data[3:]] == ["Withheld"] * 3


def test_a_month_that_was_not_recorded_gives_its_reason(site: Site) -> None:
    found = sheet(site, "fatal-four-offences", Month(2022, 3))
    assert found is not None
    value = found.figure("value")
    assert value is not None
    assert (value.said, value.exact) == ("no figure", None)
    assert value.method.startswith("Not recorded")


@pytest.mark.parametrize("period", [Month(2010, 1), Month(2030, 1), Quarter(2021, 1)])
def test_a_month_that_nobody_knows_and_a_quarter_of_no_report_have_no_page(site: Site, period: Month | Quarter) -> None:
    assert sheet(site, "burglary", period) is None


def test_an_area_without_figures_has_no_page(site: Site) -> None:
    assert figure_sheet(site, "burglary", Area("Nowhere"), Month(2022, 6)) is None
    assert site.area("nowhere") is None


def test_a_mean_is_the_one_of_its_chart(site: Site) -> None:
    entry = site.entry("burglary", site.whole)
    assert entry is not None
    limits = entry.analysis.phase_of(Month(2022, 6)).limits
    found = sheet(site, "burglary", Month(2022, 6))
    assert limits is not None
    assert found is not None
    mean = found.figure("mean")
    assert mean is not None
    assert mean.exact == limits.mean


def test_a_site_without_papers_has_no_meeting() -> None:
    made = record_of_folder(EXAMPLES / "leicestershire")
    assert site_of(made, on=date(2026, 1, 1)).panel == record(())
    assert made.changed == datetime(1970, 1, 1, tzinfo=UTC)
