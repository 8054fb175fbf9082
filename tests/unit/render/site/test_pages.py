"""Every page of a body's site: its links lead somewhere, it asks nothing of anybody, and nothing withheld is in it."""

import shutil
from pathlib import Path

import pytest

from moothall.workflows.public_site import BodySite, shared_files
from tests.web.made_sites import EXAMPLES, Links, site_of_folder, target, with_secrets, workspace_with_papers


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BodySite:
    return site_of_folder(workspace_with_papers(tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="module")
def pages(made: BodySite) -> dict[str, bytes]:
    """Every page of the site by its whole address."""
    slug = made.site.slug
    return {f"{slug}/{path}": make().data for path, make in made.files.items() if path.endswith("/") or not path}


def test_every_link_leads_to_a_page_and_a_mark_that_are_there(made: BodySite, pages: dict[str, bytes]) -> None:
    shared = shared_files([made])
    pages = {**pages, "": shared[""]().data}
    known = {f"{made.site.slug}/{path}" for path in made.files} | set(shared)
    links = {path: Links(data) for path, data in pages.items()}
    dead = set()
    for path, found in links.items():
        for address in found.addresses:
            if address.startswith("https://"):
                continue
            page, mark = target(path, address)
            if page not in known or (mark and mark not in links[page].marks):
                dead.add((path, address))
    assert dead == set()


def test_a_promise_leads_to_the_line_that_says_it(pages: dict[str, bytes]) -> None:
    page = pages["made-up/panel/commitments/2022-03-24-24-3/"].decode()
    line = "../../../panel/meetings/2022-03-24/#paper-1-line-43"
    assert f'<a href="{line}">2022-03-24-minutes.txt, item 24, line 43</a>, as printed' in page
    assert "Reckoned from the next meeting, 23 June 2022." in page
    mine = [path for path in pages if path.startswith("made-up/panel/commitments/2022")]
    assert len(mine) == 10
    assert [path for path in mine if b"#paper-1-line-" not in pages[path]] == []


def test_no_mark_stands_twice_on_a_page(pages: dict[str, bytes]) -> None:
    twice = {path for path, data in pages.items() if len(marks := Links(data).marks) != len(set(marks))}
    assert twice == set()


def test_no_page_has_a_style_or_a_script_inside_it(pages: dict[str, bytes]) -> None:
    found = {path for path, data in pages.items() if b"<style" in data or b" style=" in data or b"<script>" in data}
    assert found == set()


def test_every_page_has_one_heading_of_its_own_and_a_title(pages: dict[str, bytes]) -> None:
    assert {path for path, data in pages.items() if data.count(b"<h1") != 1 or data.count(b"<title>") != 1} == set()


def test_the_same_record_gives_the_same_bytes(tmp_path: Path, pages: dict[str, bytes]) -> None:
    again = site_of_folder(workspace_with_papers(tmp_path))
    for path in ("", "measures/", "measures/burglary/", "panel/", "methods/"):
        assert again.files[path]().data == pages[f"made-up/{path}"]


def test_a_withheld_figure_is_on_no_page_and_in_no_file(tmp_path: Path) -> None:
    folder = workspace_with_papers(tmp_path)
    secrets = with_secrets(folder)
    made = site_of_folder(folder)
    everything = {path: make().data for path, make in made.files.items() if not path.endswith((".pdf", "x", ".ods"))}
    assert [path for path, data in everything.items() for secret in secrets if secret.encode() in data] == []
    assert b"Withheld by:" in everything["measures/neighbourhood-abstractions/"]
    assert b"Value: withheld" in everything["figures/neighbourhood-abstractions/exampleshire/2022-03/"]


def test_a_month_after_the_quarter_is_shown_and_not_judged(tmp_path: Path) -> None:
    folder = workspace_with_papers(tmp_path, "leicestershire")
    made = site_of_folder(folder)
    assert b"<b>Since the quarter:</b> Oct 2022:" in made.files["measures/burglary/"]().data
    page = made.files["figures/burglary/leicestershire/2022-10/"]().data.decode()
    assert "Value: 516" in page
    assert "Mean" not in page


def test_the_panel_page_says_who_holds_whom_to_account(tmp_path: Path) -> None:
    folder = workspace_with_papers(tmp_path)
    shutil.copy(EXAMPLES / "bodies" / "leicester-leicestershire-and-rutland.toml", folder / "body.toml")
    page = site_of_folder(folder).files["panel/"]().data.decode()
    assert "Who holds whom to account" in page
    assert "13 nominated and 2 co-opted, with all seats filled." in page
    assert "Leicestershire County Council (Its Director of Law and Governance reported on 18 June 2024" in page
    assert ": 10 votes of 15" in page
