"""The report page in a real browser: accessible, alone, readable at any width, complete on paper."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from moothall.intake.workspace import workspace_from
from moothall.render.document_html import document_html
from moothall.reports.exception_document import exception_document
from moothall.workflows.demo import make_demo
from moothall.workflows.exception_report import latest_quarter, report_of
from moothall.workflows.folders import workspace_files
from moothall.workflows.office_report import make_office_report
from moothall.workflows.paper import MadePaper
from moothall.workflows.plan_report import make_plan_report
from tests.conftest import REPOSITORY, absent

WCAG_2_2_AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NOTICE = "Demonstration from open data; not published by the force, its commissioner or the Panel"
EXAMPLES = ("leicestershire", "made-up")
EXAMPLES_FOLDER = REPOSITORY / "src/moothall/examples"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The HTML report of each bundled example."""
    made = make_demo(tmp_path_factory.mktemp("demo"), say=lambda _: None)
    return {name: next(file for file in one.files if file.suffix == ".html") for name, one in made.items()}


@pytest.fixture(params=[(1280, "light"), (375, "light"), (1280, "dark"), (375, "dark")], ids=lambda p: f"{p[0]}-{p[1]}")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("example", EXAMPLES)
def test_axe_finds_nothing_by_wcag_2_2_aa(page: Page, pages: dict[str, Path], example: str) -> None:
    page.goto(pages[example].as_uri())
    for closed in page.locator("details").all():
        closed.evaluate("element => element.open = true")
    found = Axe().run(page, options=WCAG_2_2_AA)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []


def test_axe_finds_nothing_in_a_document_as_a_page(page: Page, tmp_path: Path) -> None:
    """Reports without a page of their own are written so; here the made-up exception report stands for them."""
    contents = workspace_from(workspace_files(EXAMPLES_FOLDER / "made-up"))
    report = report_of(contents, latest_quarter(contents))
    (tmp_path / "document.html").write_bytes(document_html(exception_document(report)))
    page.goto((tmp_path / "document.html").as_uri())
    found = Axe().run(page, options=WCAG_2_2_AA)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("make", [make_office_report, make_plan_report])
def test_axe_finds_nothing_in_the_other_papers(page: Page, tmp_path: Path, make: Callable[..., MadePaper]) -> None:
    made = make(EXAMPLES_FOLDER / "made-up", quarter=None, out=tmp_path, formats=["html"], say=lambda _: None)
    page.goto(made.files[0].as_uri())
    found = Axe().run(page, options=WCAG_2_2_AA)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_page_asks_nothing_of_anybody_and_has_no_errors(
    browser: Browser, pages: dict[str, Path], example: str
) -> None:
    page = browser.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(pages[example].as_uri(), wait_until="networkidle")
    page.close()
    assert (requests, errors) == ([pages[example].as_uri()], [])


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_nothing_sticks_out_at_any_width(browser: Browser, pages: dict[str, Path], width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(pages["leicestershire"].as_uri())
    overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    shown = page.locator("#burglary .chart").evaluate_all("charts => charts.map(c => c.getClientRects().length > 0)")
    page.close()
    assert (overhang, shown.count(True)) == (0, 1), (
        "one chart of the two is shown, and the page does not scroll sideways"
    )


def test_every_link_inside_the_page_leads_somewhere(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["leicestershire"].as_uri())
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    page.close()
    assert dead == []
    assert len(ids) == len(set(ids)), "an id stands twice"


def test_the_numbers_behind_a_chart_are_one_key_away(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["leicestershire"].as_uri())
    numbers = page.locator("#burglary figure details")
    numbers.locator("summary").focus()
    page.keyboard.press("Enter")
    cells = numbers.locator("tbody tr").last.locator("th, td").all_inner_texts()
    page.close()
    assert cells == ["Sep 2022", "420", "440", "388", "247", "529", "–"]


def test_on_paper_every_page_carries_the_notice_and_its_number(
    browser: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        absent("browser", "pdftotext, of poppler-utils, is not installed, so the printed pages cannot be read")
    page = browser.new_page()
    page.goto(pages["leicestershire"].as_uri())
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    page.close()
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    sheets = text.rstrip("\f\n").split("\f")
    said = [
        (NOTICE in sheet, f"Page {number} of {len(sheets)}" in sheet) for number, sheet in enumerate(sheets, start=1)
    ]
    assert said == [(True, True)] * len(sheets)
    assert len(sheets) > 1
