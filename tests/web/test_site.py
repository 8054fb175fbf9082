"""The site in a real browser: a newcomer's way through it, by keyboard, enlarged, in the dark, without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from moothall.workflows.export_site import export_site
from moothall.workflows.public_files import folder_source
from tests.web.made_sites import EXAMPLES, ON, workspace_with_papers
from tests.web.served import plain_files, served
from tests.web.test_report_page import WCAG_2_2_AA

EVERY_KIND_OF_PAGE = (
    "",
    "made-up/",
    "made-up/measures/",
    "made-up/measures/hate-offences/",
    "made-up/measures/neighbourhood-abstractions/",
    "made-up/measures/vehicle-crime/example-city/",
    "made-up/areas/",
    "made-up/areas/example-city/",
    "made-up/figures/burglary/exampleshire/2022-06/",
    "made-up/figures/burglary/exampleshire/2022-23-Q1/",
    "made-up/reports/",
    "made-up/panel/",
    "made-up/panel/meetings/2022-03-24/",
    "made-up/panel/commitments/",
    "made-up/panel/commitments/2022-03-24-24-3/",
    "made-up/search/",
    "made-up/search/?q=burglary",
    "made-up/glossary/",
    "made-up/methods/",
    "made-up/licences/",
    "made-up/accessibility/",
)
REPORT = "made-up/reports/now/exception-report-2022-23-Q1.html"
VIEWS = [(1280, "light", "served"), (375, "light", "served"), (1280, "dark", "served"), (375, "light", "static")]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace_with_papers(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def site(workspace: Path) -> Iterator[str]:
    with served(str(workspace), str(EXAMPLES / "leicestershire")) as address:
        yield address


@pytest.fixture(scope="module")
def static_site(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Not at the top of its server, as it may well stand."""
    folder = tmp_path_factory.mktemp("server")
    export_site(folder / "figures", folder_source([workspace]), on=ON, say=lambda _: None)
    with plain_files(folder) as address:
        yield f"{address}figures/"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_axe_finds_nothing_by_wcag_2_2_aa_on_any_kind_of_page(
    browser: Browser, site: str, static_site: str, view: tuple[int, str, str]
) -> None:
    width, scheme, kind = view
    address, not_there = (site, "nowhere/") if kind == "served" else (static_site, "404.html")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page, found = context.new_page(), []
    for path in (*EVERY_KIND_OF_PAGE, not_there):
        page.goto(f"{address}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(closed => closed.open = true)")
        answer = Axe().run(page, options=WCAG_2_2_AA).response
        found += [(path, rule["id"], rule["nodes"][0]["html"]) for rule in answer["violations"]]
    context.close()
    assert found == []


@pytest.mark.parametrize("kind", ["served", "static"])
def test_every_page_keeps_to_its_policy_and_asks_nobody_else(
    browser: Browser, site: str, static_site: str, kind: str
) -> None:
    address = site if kind == "served" else static_site
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    page.on("request", lambda request: asked.append(request.url))
    for path in (*EVERY_KIND_OF_PAGE, REPORT):
        page.goto(f"{address}{path}", wait_until="networkidle")
    color = page.locator(".body-name").evaluate("element => getComputedStyle(element).color")
    page.close()
    assert color == "rgb(91, 102, 112)", "the report has its own style"
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_nothing_sticks_out_at_any_width_nor_enlarged_four_times(browser: Browser, site: str) -> None:
    """400% on a screen of 1,280 by 1,024 leaves 320 by 256."""
    out = []
    for width, height in ((320, 256), (375, 800), (768, 900), (1280, 900)):
        page = browser.new_page(viewport={"width": width, "height": height})
        for path in EVERY_KIND_OF_PAGE:
            page.goto(f"{site}{path}")
            page.evaluate("document.querySelectorAll('details').forEach(closed => closed.open = true)")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                out.append((width, path))
        page.close()
    assert out == []


def test_the_way_of_a_newcomer(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(site)
    page.get_by_role("link", name="Leicester, Leicestershire and Rutland").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed in July to September 2022")
    page.get_by_role("link", name="Burglary").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Burglary rose: 1,357, 503 more than a year before")
    page.get_by_text("The numbers behind the chart").click()
    cells = page.locator("table.months tbody tr").last.locator("th, td").all_inner_texts()
    assert cells == ["Sep 2022", "420", "440", "388", "247", "529", "–"]
    page.get_by_role("link", name="+503").click()
    assert page.url.endswith("/leicestershire/figures/burglary/leicestershire/2022-23-Q2/#change")
    expect(page.locator("#change")).to_contain_text(
        "moothall figure leicestershire/figures/burglary/leicestershire/2022-23-Q2/#change"
    )
    page.get_by_role("link", name="Reports", exact=True).click()
    pdf = page.request.get(page.get_by_role("link", name="PDF").evaluate("link => link.href"))
    assert (pdf.status, pdf.body()[:5]) == (200, b"%PDF-")
    page.get_by_role("link", name="Areas", exact=True).click()
    page.get_by_role("link", name="Melton").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Melton, July to September 2022")
    page.get_by_role("link", name="All bodies on this site").click()
    page.get_by_role("link", name="Exampleshire Police and Crime Panel").click()
    page.get_by_role("link", name="The Panel", exact=True).click()
    page.get_by_role("link", name="Ask the Chief Constable to release the figure").click()
    expect(page.locator("blockquote")).to_contain_text("2022-03-24-minutes.txt, item 24, line 43, as printed")
    page.get_by_role("link", name="24 March 2022").click()
    expect(page.locator("#paper-1-line-43")).to_contain_text("The Commissioner agreed to ask the Chief Constable")
    page.close()


def test_the_same_way_by_keyboard_alone(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}leicestershire/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    _tab_to(page, "Burglary")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/measures/burglary/")
    _tab_to(page, "The numbers behind the chart")
    page.keyboard.press("Enter")
    expect(page.locator("table.months")).to_be_visible()
    _tab_to(page, "557")
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/burglary/leicestershire/2019-12/#value")
    page.goto(f"{site}leicestershire/search/")
    _tab_to(page, "", name="INPUT")
    page.keyboard.type("section")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=section")
    page.close()


def _tab_to(page: Page, text: str, *, name: str = "") -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.textContent.trim(), document.activeElement.tagName]")
        if (name and here[1] == name) or (not name and here[0] == text):
            return
    pytest.fail(f"the keyboard does not come to {text or name}")


def test_everything_works_without_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}made-up/search/")
    page.get_by_label("Words to look for").fill("plain english")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results .lead")).to_contain_text("for “plain english”.")
    page.locator(".hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


@pytest.mark.parametrize("query", ["burglary", "plain english", "commissioner agreed", "zebra"])
def test_a_static_copy_finds_the_same_in_the_same_order(
    browser: Browser, site: str, static_site: str, query: str
) -> None:
    found = []
    for address in (site, static_site):
        page = browser.new_page()
        page.goto(f"{address}made-up/search/?q={query}", wait_until="networkidle")
        expect(page.locator("#results .lead")).to_be_visible()
        hits = page.locator(".hits li")
        texts = [" ".join(text.split()) for text in hits.all_inner_texts()]
        links = hits.locator("a").evaluate_all("links => links.map(link => link.href)")
        found.append(
            (page.locator("#results .lead").inner_text(), texts, [link.removeprefix(address) for link in links])
        )
        page.close()
    assert found[0] == found[1]


def test_values_are_read_off_a_chart_under_the_pointer(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}leicestershire/measures/burglary/")
    chart = page.locator(".wide svg.chart")
    box = chart.bounding_box()
    assert box is not None
    chart.hover(position={"x": box["width"] * 680 / 800, "y": box["height"] / 2})
    expect(page.locator("p.value")).to_contain_text("Sep 2022 · Value: 420")
    page.close()


def test_a_page_prints_without_its_links_and_with_its_chart(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}leicestershire/measures/burglary/")
    page.emulate_media(media="print")
    shown = page.evaluate(
        "['nav', '.wide', '.narrow', 'details'].map(name => document.querySelector(name).getClientRects().length > 0)"
    )
    page.close()
    assert shown == [False, True, False, False]


def test_a_static_copy_loads_nothing_but_its_own_files(browser: Browser, static_site: str) -> None:
    page = browser.new_page()
    missing: list[str] = []

    def note(request: Request) -> None:
        answer = request.response()
        if answer is None or answer.status >= 400:
            missing.append(request.url)

    page.on("requestfinished", note)
    for path in ("", "made-up/", "made-up/measures/burglary/", "made-up/panel/", "made-up/search/?q=burglary"):
        page.goto(f"{static_site}{path}", wait_until="networkidle")
    page.close()
    assert missing == []
