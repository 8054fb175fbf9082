"""Search, feed, calendar and the map of the site: what they hold and that programs can read them."""

import json
from xml.etree import ElementTree as ET

import icalendar
import pytest

from moothall.reports.site.search_index import Findable, excerpt, found
from moothall.workflows.public_site import BodySite, searched, shared_files
from tests.web.made_sites import site_of_folder, workspace_with_papers

ATOM = "{http://www.w3.org/2005/Atom}"
INDEX = (
    Findable("Measure", "Burglary", "Houses and other buildings.", "a/"),
    Findable("Measure", "Vehicle crime", "From and of vehicles; not burglary.", "b/"),
    Findable("Minute", "Police, 1 May", "Burglaries had risen in Melton.", "c/"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BodySite:
    return site_of_folder(workspace_with_papers(tmp_path_factory.mktemp("site")))


@pytest.mark.parametrize(
    ("query", "addresses"),
    [
        ("burglary", ["a/", "b/"]),  # a title counts for more than the text
        ("BURGLAR", ["a/", "b/", "c/"]),  # the beginning of a word is enough, in any letters
        ("burglar melton", ["c/"]),  # every word must be there
        ("urglary", []),
        ("", []),
        ("  ?!  ", []),
    ],
)
def test_every_word_begins_a_word_of_what_is_found(query: str, addresses: list[str]) -> None:
    assert [one.address for one in found(INDEX, query)] == addresses


def test_an_excerpt_shows_the_words_round_the_first_hit() -> None:
    text = f"{'before ' * 20}burglary{' after' * 60}"
    assert excerpt(text, "burglary") == f"… {'before ' * 8}burglary{' after' * 25} …"
    assert excerpt("Short.", "short") == "Short."


def test_what_was_said_at_a_meeting_is_found_at_its_line(made: BodySite) -> None:
    (hit,) = [
        one for one in found(made.index, "plain english figures") if one.kind == "Minute" and "24 March" in one.title
    ]
    assert hit.address == "panel/meetings/2022-03-24/#paper-1-line-39"
    assert b'id="paper-1-line-39"' in made.files["panel/meetings/2022-03-24/"]().data


def test_the_page_of_a_search_says_how_much_was_found(made: BodySite) -> None:
    page = searched(made, "burglary").data.decode()
    assert "for “burglary”." in page
    assert 'href="../measures/burglary/"' in page
    nothing = searched(made, "<script>alert(1)</script>").data.decode()
    assert "<script>alert" not in nothing
    assert "Nothing was found" in nothing


def test_the_index_of_a_static_copy_is_the_same(made: BodySite) -> None:
    index = json.loads(made.files["search.json"]().data)
    assert index == [
        {"kind": one.kind, "title": one.title, "text": one.text, "address": one.address} for one in made.index
    ]


def test_the_feed_is_valid_and_names_each_meeting_once(made: BodySite) -> None:
    root = ET.fromstring(made.files["feed.atom"]().data)  # noqa: S314  made here
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == ["urn:moothall:made-up:meeting-2022-06-23", "urn:moothall:made-up:meeting-2022-03-24"]
    assert all(entry.findtext(f"{ATOM}updated") for entry in entries)
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")


def test_the_calendar_holds_the_meetings_announced_and_what_is_due(made: BodySite) -> None:
    calendar = icalendar.Calendar.from_ical(made.files["panel/calendar.ics"]().data)
    titles = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    assert "Meeting: Exampleshire Police and Crime Panel" in titles


def test_the_map_lists_pages_and_no_single_figures(made: BodySite) -> None:
    files = shared_files([made], "https://figures.example/")
    root = ET.fromstring(files["sitemap.xml"]().data)  # noqa: S314  the same
    places = [element.text or "" for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert places[:2] == ["https://figures.example/", "https://figures.example/made-up/"]
    assert not [place for place in places if "/figures/" in place]
    assert b"Sitemap: https://figures.example/sitemap.xml" in files["robots.txt"]().data
    assert "sitemap.xml" not in shared_files([made])
