"""What the site sends: pages with their policy and tag, files packed, and nothing for what is not public."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from moothall.web.source import public_files
from tests.web.made_sites import with_secrets, workspace_with_papers

POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace_with_papers(tmp_path_factory.mktemp("views"))


@pytest.fixture
def client(folder: Path, settings: Settings) -> Iterator[Client]:
    settings.MOOTHALL_FOLDERS = [str(folder)]
    public_files.cache_clear()
    yield Client()
    public_files.cache_clear()


def test_a_page_goes_out_with_its_policy_and_its_tag(client: Client) -> None:
    sent = client.get("/made-up/")
    assert (sent.status_code, sent["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert set(sent["Content-Security-Policy"].split("; ")) == POLICY
    assert sent["X-Content-Type-Options"] == "nosniff"
    again = client.get("/made-up/", headers={"If-None-Match": sent["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", sent["ETag"])


def test_whoever_takes_it_packed_gets_it_packed(client: Client) -> None:
    plain = client.get("/made-up/measures/")
    packed = client.get("/made-up/measures/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 3
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"


def test_a_report_that_stands_alone_may_have_the_style_inside_it_and_no_other(client: Client) -> None:
    policy = client.get("/made-up/reports/now/exception-report-2022-23-Q1.html")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_what_pages_share_is_kept_for_good_under_a_name_that_changes_with_it(client: Client) -> None:
    page = client.get("/made-up/").content.decode()
    style = page.split('rel="stylesheet" href="../')[1].split('"')[0]
    sent = client.get(f"/{style}")
    assert sent["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(sent.content) < 15_000


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/made-up/measures/nothing/",
        "/made-up/moothall.toml",
        "/made-up/redactions.toml",
        "/made-up/../made-up/papers/2022-03-24-minutes.txt",
        "/made-up/figures/neighbourhood-abstractions/exampleshire/2099-01/",
        "/assets/../../etc/passwd",
    ],
)
def test_there_is_nothing_at_any_other_address(client: Client, address: str) -> None:
    sent = client.get(address)
    assert sent.status_code == 404
    assert b"There is no such page" in sent.content
    assert set(sent["Content-Security-Policy"].split("; ")) == POLICY


def test_an_address_without_its_last_stroke_leads_to_the_page(client: Client) -> None:
    sent = client.get("/made-up/measures")
    assert (sent.status_code, sent["Location"]) == (301, "/made-up/measures/")
    assert client.get("/made-up/search?q=stop+and")["Location"] == "/made-up/search/?q=stop+and"


def test_a_search_is_answered_without_a_script_and_kept_by_nobody(client: Client) -> None:
    sent = client.get("/made-up/search/", {"q": "burglary"})
    assert sent["Cache-Control"] == "private, no-store"
    assert "for “burglary”." in sent.content.decode()
    assert client.get("/made-up/search/")["Cache-Control"] == "public, max-age=30"
    assert client.get("/nowhere/search/", {"q": "burglary"}).status_code == 404


def test_a_search_finds_no_withheld_figure(tmp_path: Path, settings: Settings, client: Client) -> None:
    folder = workspace_with_papers(tmp_path)
    secrets = with_secrets(folder)
    settings.MOOTHALL_FOLDERS = [str(folder)]
    public_files.cache_clear()
    for secret in (*secrets, secrets[0].partition(".")[2]):
        assert "Nothing was found" in client.get("/made-up/search/", {"q": secret}).content.decode()


def test_the_site_answers_to_its_own_names_alone(client: Client) -> None:
    for address in ("/made-up/", "/api/v1/bodies", "/nowhere/"):
        sent = client.get(address, headers={"Host": "other.example"})
        assert (sent.status_code, sent["Content-Type"]) == (400, "text/plain; charset=utf-8")
        assert "adds the name to MOOTHALL_HOSTS." in sent.content.decode()


def test_nothing_can_be_sent_in(client: Client) -> None:
    assert client.post("/made-up/").status_code == 405


def test_the_health_check_counts_the_bodies(client: Client) -> None:
    assert client.get("/health").json() == {"status": "ok", "bodies": 1}


def test_the_log_has_no_query_and_no_address_of_a_person(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "moothall.requests")
    logger = logging.getLogger("moothall.requests")
    logger.addHandler(caplog.handler)
    client.get("/made-up/?q=who-asked", REMOTE_ADDR="192.0.2.7")
    logger.removeHandler(caplog.handler)
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith('{"method": "GET", "path": "/made-up/", "status": 200, "ms": ')
    assert "who-asked" not in line
    assert "192.0.2.7" not in line


def test_the_tag_of_a_page_does_not_follow_a_withheld_figure(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    """Two folders that differ in nothing but withheld numbers give the same bytes and tags."""
    before = client.get("/made-up/measures/neighbourhood-abstractions/")
    other = workspace_with_papers(tmp_path)
    with_secrets(other)
    settings.MOOTHALL_FOLDERS = [str(other)]
    public_files.cache_clear()
    after = client.get("/made-up/measures/neighbourhood-abstractions/")
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


def test_a_page_that_cannot_be_made_says_so_and_no_more(client: Client, settings: Settings) -> None:
    settings.MOOTHALL_FOLDERS = ["/nowhere"]
    public_files.cache_clear()
    client.raise_request_exception = False
    sent = client.get("/made-up/")
    assert sent.status_code == 500
    assert b"Something went wrong" in sent.content
    assert b"nowhere" not in sent.content
    assert set(sent["Content-Security-Policy"].split("; ")) == POLICY
