"""The page of an area counts measures as the report counts them, so that the two cannot contradict each other."""

import pytest

from moothall.reports.site.area_page import area_page
from moothall.reports.site.site import Site
from moothall.workflows.public_record import record_of_folder
from moothall.workflows.public_site import site_of
from tests.web.made_sites import EXAMPLES, ON


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(record_of_folder(EXAMPLES / "leicestershire"), on=ON)


def test_of_the_whole_it_counts_what_the_page_of_the_quarter_counts(site: Site) -> None:
    assert site.report.quiet_sentences[:2] == (
        "Nothing unusual in 3 of 14 measures; 11 are exceptions.",
        "Also an exception, and not counted again: All recorded crime.",
    )
    assert area_page(site, site.whole).sentences == (
        "11 of 14 measures are exceptions here.",
        "Also an exception, and not counted again: All recorded crime.",
    )


def test_every_measure_with_figures_stands_on_the_page_once(site: Site) -> None:
    rutland = site.area("rutland")
    assert rutland
    shown = area_page(site, rutland)
    assert shown.sentences == (
        "2 of 14 measures are exceptions here.",
        "Also an exception, and not counted again: All recorded crime.",
    )
    assert sorted(entry.measure.id for entry in (*shown.exceptions, *shown.others)) == sorted(site.measures)
    assert all(entry.finding.is_exception for entry in shown.exceptions)
