"""The page of a scan in a real browser: accessible, alone, readable at any width."""

from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from moothall.periods import Month
from moothall.render.scan_html import scan_html
from moothall.spc import Rules
from moothall.workflows.scan_series import ScanChoices, scan_series
from tests.web.test_report_page import WCAG_2_2_AA


@pytest.fixture(scope="module")
def page_of_a_scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Findings that stand, and others that may be chance."""
    folder, random = tmp_path_factory.mktemp("scan"), np.random.default_rng(3)
    lines = ["month,district,crime-type,count"]
    for area in range(60):
        values = random.poisson(30, 45)
        values[-2:] += 60 if area == 3 else 0
        lines += [f"{Month(2019, 1) + i},District {area},Burglary,{value}" for i, value in enumerate(values)]
    (folder / "counts.csv").write_text("\n".join(lines), "utf-8")
    report = scan_series(folder / "counts.csv", ScanChoices(rules=Rules.standard(), rate=0.05, latest=Month(2023, 1)))
    (folder / "scan.html").write_bytes(scan_html(report, charts=20))
    return folder / "scan.html"


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, page_of_a_scan: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_of_a_scan.as_uri(), wait_until="networkidle")
    found = Axe().run(page, options=WCAG_2_2_AA)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h2").all_inner_texts() == [
        "Findings that stand",
        "Findings that may be chance",
        "How this was done",
    ]
    assert page.locator(".leading .small-chart").count() == page.locator(".leading > li").count()
    assert asked == [page_of_a_scan.as_uri()]
    context.close()
