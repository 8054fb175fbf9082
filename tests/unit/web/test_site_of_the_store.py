"""The site from the database: a revision is marked, a report stays as it was, a correction is marked."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from moothall.periods import Month, Quarter
from moothall.web.source import public_files
from moothall.workflows.body_import import Signed, import_folder
from moothall.workflows.figure import recomputed
from moothall.workflows.public_record import public_record
from moothall.workflows.publish import publish
from tests.small_body import ROWS, WITHHELD, body_folder, figures
from tests.unit.intake.workspaces import BURGLARY, PROFILE

pytestmark = pytest.mark.usefixtures("store")
SLUG = "exampleshire"
FIRST_DAY, LAST_DAY = datetime(2022, 11, 2, 9, tzinfo=UTC), datetime(2022, 12, 2, 9, tzinfo=UTC)
REVISED = {("burglary", "Exampleshire", Month(2022, 9)): 499}


@pytest.fixture
def client() -> Iterator[Client]:
    public_files.cache_clear()
    yield Client()
    public_files.cache_clear()


def brought_in(folder: Path, at: datetime) -> None:
    import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))


def test_before_anything_is_there_the_first_page_says_how_to_begin(client: Client) -> None:
    assert "No body is here yet." in client.get("/").content.decode()
    assert client.get(f"/{SLUG}/").status_code == 404


def test_a_revision_is_marked_and_the_report_stays(client: Client, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    publish(SLUG, by="A. Clerk", at=FIRST_DAY)
    page = client.get(f"/{SLUG}/measures/burglary/").content.decode()
    assert "No figure has been revised since it was first known here." in page
    report = client.get(f"/{SLUG}/reports/1/report-1.html")
    assert report.status_code == 200

    body_folder(folder, {"observations/figures.csv": figures(REVISED)})
    brought_in(folder, LAST_DAY)
    since = client.get(f"/{SLUG}/reports/1/").content.decode()
    assert "499 since 2 December 2022." in since
    publish(SLUG, by="A. Clerk", at=LAST_DAY, reason="September was revised.")
    page = client.get(f"/{SLUG}/measures/burglary/").content.decode()
    assert "499, known on 2 Dec 2022." in page
    figure = f"{SLUG}/figures/burglary/exampleshire/2022-09/"
    again = f"<code>moothall figure {figure}#value --known-on 2022-11-02</code>"
    assert f"435, known on 2 November 2022: {again}" in client.get(f"/{figure}").content.decode()
    then = public_record(SLUG, as_known_on=FIRST_DAY.date())
    assert recomputed(f"{figure}#value", record=lambda _: then, on=LAST_DAY.date()).figures[0].said == "435"
    assert '<a class="revised" href="#revised">revised</a></th>' in page
    assert client.get(f"/{SLUG}/reports/1/report-1.html").content == report.content
    old = client.get(f"/{SLUG}/reports/1/").content.decode()
    assert "This report was corrected on 2 December 2022 by" in old
    assert "September was revised." in old
    assert client.get(f"/{SLUG}/reports/2/report-2.html").status_code == 200
    assert client.get(f"/{SLUG}/reports/3/").status_code == 404


def test_only_files_of_published_reports_are_there(client: Client, tmp_path: Path) -> None:
    brought_in(body_folder(tmp_path / "folder"), FIRST_DAY)
    assert "No report is published yet." in client.get(f"/{SLUG}/reports/").content.decode()
    quarter = public_record(SLUG).report.quarter
    for address in ("reports/1/", "reports/1/report-1.pdf", f"reports/now/exception-report-{quarter}.pdf"):
        assert client.get(f"/{SLUG}/{address}").status_code == 404


def test_the_figures_of_a_published_quarter_keep_their_address(client: Client, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    publish(SLUG, by="A. Clerk", at=FIRST_DAY)
    addresses = [f"/{SLUG}/figures/{place}/2022-23-Q2/" for place in ("burglary/exampleshire", "all-crime/northtown")]
    before = [said(client.get(address).content.decode()) for address in addresses]
    assert before[0]["value"] == "1,316"  # 422 + 459 + 435

    more = {(*key, Month(2022, month)): 400.0 for key in ROWS for month in (10, 11, 12)}
    profile = PROFILE.replace("2022-23-Q2", "2022-23-Q3")
    body_folder(folder, {"observations/figures.csv": figures(more), "moothall.toml": profile})
    brought_in(folder, LAST_DAY)
    assert public_record(SLUG).report.quarter == Quarter(2022, 3)
    assert [said(client.get(address).content.decode()) for address in addresses] == before
    assert client.get(addresses[0].replace("Q2", "Q3")).status_code == 200
    assert client.get(addresses[0].replace("Q2", "Q1")).status_code == 404  # no report on it was ever published
    again = recomputed(addresses[0], record=lambda _: public_record(SLUG), on=LAST_DAY.date())
    assert {one.what: one.said for one in again.figures} == before[0]


def test_a_figure_says_since_when_it_is_known_and_a_withheld_one_does_not(client: Client, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    body_folder(folder, {"observations/figures.csv": figures(REVISED)})
    brought_in(folder, LAST_DAY)
    asked = f"/api/v1/bodies/{SLUG}/observations?measure=burglary&first=2022-08"
    known = [(one["month"], one["known_on"]) for one in client.get(asked).json()["items"]]
    assert known == [("2022-08", "2022-11-02"), ("2022-09", "2022-12-02")]
    page = client.get(f"/{SLUG}/figures/burglary/exampleshire/2022-23-Q2/").content.decode()
    assert re.findall(r"<td>(\d+ \w+ 2022)</td>", page) == [*["2 Nov 2022"] * 5, "2 Dec 2022"]
    assert ",,,,2022-11-02," in client.get(f"/{SLUG}/measures/burglary/burglary.csv").content.decode()

    body_folder(folder, {"redactions.toml": WITHHELD})
    brought_in(folder, LAST_DAY)
    known = [(one["absent"], one["known_on"]) for one in client.get(asked).json()["items"]]
    assert known == [("withheld", None), ("withheld", None)]


def test_a_report_names_what_was_revised_later_on_its_very_day(client: Client, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    publish(SLUG, by="A. Clerk", at=FIRST_DAY)
    body_folder(folder, {"observations/figures.csv": figures(REVISED)})
    brought_in(folder, FIRST_DAY)
    page = client.get(f"/{SLUG}/reports/1/").content.decode()
    assert ">Burglary, Sep 2022</a>: 435 then; 499 since 2 November 2022." in page


def said(page: str) -> dict[str, str]:
    """The figures of a page by their marks."""
    return dict(re.findall(r'<a class="figure" href="#([a-z-]+)">[^:]+: ([^<]*)</a>', page))


@pytest.mark.usefixtures("client")
def test_an_area_whose_figures_begin_after_the_quarter_has_its_pages(tmp_path: Path) -> None:
    rows = figures().decode().splitlines()
    late = [*(row for row in rows if ",Northtown," not in row), "all-crime,Northtown,2022-10,3000"]
    brought_in(body_folder(tmp_path / "folder", {"observations/figures.csv": "\n".join(late)}), FIRST_DAY)
    body = public_files().body(SLUG, public_record(SLUG).version, FIRST_DAY.date())
    pages = {address: make().data.decode() for address, make in body.files.items() if "northtown" in address}
    assert pages["figures/all-crime/northtown/2022-10/"].count("3,000") == 3
    assert "Oct 2022" in pages["measures/all-crime/northtown/"]


@pytest.mark.parametrize("rows", [1, 3])
def test_every_list_asks_one_question_however_long_it_is(
    client: Client, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    """Rows are bodies on the first page and in the API, and reports, corrections and revisions of a body."""
    for row in range(rows):
        at = FIRST_DAY.replace(day=2 + row)
        folder = body_folder(tmp_path / f"{row}", {"observations/figures.csv": figures(REVISED if row else {})})
        import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))
        import_folder(folder, slug=f"body-{row}", signed=Signed(by="A. Clerk", at=at, known_on=at.date()))
    lists = ("", "measures/", "areas/", "reports/", "panel/", "panel/commitments/", "search/", "search/?q=burglary")
    of_programs = ("measures", "areas", "observations", "revisions", "reports", "meetings", "commitments")
    addresses = [f"/{SLUG}/{one}" for one in lists] + [f"/api/v1/bodies/{SLUG}/{one}" for one in of_programs]
    for address in ("/", "/api/v1/bodies", *addresses):
        client.get(address)
        with django_assert_num_queries(1):
            client.get(address)


def test_the_day_of_a_page_is_the_day_on_which_it_is_looked_at(client: Client, tmp_path: Path) -> None:
    brought_in(body_folder(tmp_path / "folder"), FIRST_DAY)
    files = public_files()
    assert files.body(SLUG, public_record(SLUG).version, date(2022, 12, 3)).site.on == date(2022, 12, 3)
    assert client.get("/").status_code == 200


def test_a_figure_that_is_withheld_later_is_nowhere_any_more(client: Client, tmp_path: Path) -> None:
    """It was public, was revised and was published in a report; then somebody decided to withhold it."""
    august, september = (("burglary", "Exampleshire", Month(2022, month)) for month in (8, 9))
    folder = body_folder(tmp_path / "folder", {"observations/figures.csv": figures({august: 31371, september: 32372})})
    brought_in(folder, FIRST_DAY)
    publish(SLUG, by="A. Clerk", at=FIRST_DAY)
    shown = client.get(f"/{SLUG}/figures/burglary/exampleshire/2022-08/").content.decode()
    assert "31,371" in shown
    later = figures({august: 31373, september: 32374})
    changed: dict[str, bytes | str] = {"observations/figures.csv": later, "redactions.toml": WITHHELD}
    brought_in(body_folder(folder, changed), LAST_DAY)

    files = public_files()
    (body,) = files.bodies(LAST_DAY.date())
    everything = {path: make().data for path, make in body.files.items()}
    asked = (
        "measures",
        "measures/burglary",
        "observations",
        "revisions",
        "reports",
        "search?q=31371",
        "search?q=31,371",
    )
    everything |= {path: client.get(f"/api/v1/bodies/{SLUG}/{path}").content for path in asked}
    everything["search"] = client.get(f"/{SLUG}/search/?q=burglary").content
    numbers = [f"{number:{form}}" for number in (31371, 31373, 32372, 32374) for form in ("d", ",")]
    told = {(path, number) for path, data in everything.items() for number in numbers if number.encode() in data}
    assert told == set()
    assert client.get(f"/{SLUG}/reports/1/report-1.pdf").status_code == 404
    assert b"Its files are held back." in everything["reports/1/"]


def test_a_definition_that_changed_is_told(client: Client, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    other = BURGLARY.replace("how_counted = ", "how_counted = 'Otherwise.' # ", 1)
    brought_in(body_folder(folder, {"measures/burglary.toml": other}), LAST_DAY)
    page = client.get(f"/{SLUG}/measures/burglary/").content.decode()
    assert "How it was defined before" in page
    assert "From 2 November 2022: Burglary." in page
