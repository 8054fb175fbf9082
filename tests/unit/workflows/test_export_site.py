"""The static export: what is served, byte for byte; nothing of an earlier one is left; nothing withheld is in it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from moothall.errors import UsageError
from moothall.render.site.assets import asset_path
from moothall.workflows.export_site import MARK, export_site
from moothall.workflows.public_files import PublicFiles, Source, folder_source
from moothall.workflows.public_record import PublicRecord
from tests.web.made_sites import ON, Links, target, with_secrets, workspace_with_papers

ADDRESS = "https://figures.example/"


def silent(said: str) -> None: ...


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace_with_papers(tmp_path_factory.mktemp("workspace"))


@pytest.fixture(scope="module")
def exported(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "public"
    export_site(out, folder_source([workspace]), on=ON, address=ADDRESS, say=silent)
    return out


def test_it_is_what_the_site_serves(workspace: Path, exported: Path) -> None:
    served = PublicFiles(folder_source([workspace]), ADDRESS)
    for place in (
        "",
        "made-up/",
        "made-up/measures/burglary/",
        "made-up/feed.atom",
        "sitemap.xml",
        "made-up/search.json",
    ):
        file = exported / place / "index.html" if not place or place.endswith("/") else exported / place
        answer = served.answer(place, on=ON)
        assert answer is not None
        assert file.read_bytes() == answer.data, place


def test_every_link_leads_to_a_file_and_a_mark_in_it(exported: Path) -> None:
    pages = {file.relative_to(exported).as_posix(): Links(file.read_bytes()) for file in exported.rglob("index.html")}
    assert len(pages) > 600
    dead = set()
    for path, found in pages.items():
        for address in found.addresses:
            page, mark = target(path, address)
            file = f"{page}index.html" if not page or page.endswith("/") else page
            if address.startswith("https://data.police.uk"):
                continue
            if not (exported / file).is_file() or (mark and mark not in pages[file].marks):
                dead.add((path, address))
    assert dead == set()


@pytest.mark.parametrize(
    ("address", "top"), [(ADDRESS, "/"), ("https://council.example/figures/", "/figures/"), ("", "/")]
)
def test_the_page_of_what_is_not_there_leads_to_the_top_of_the_site(tmp_path: Path, address: str, top: str) -> None:
    bare = Source(versions=dict, version=lambda _: None, record=nobody, bytes_of=nothing)
    export_site(tmp_path / "public", bare, on=ON, address=address, say=silent)
    page = Links((tmp_path / "public" / "404.html").read_bytes())
    assert page.addresses == [f"{top}{asset_path('site.css')}", f"{top}{asset_path('icon.svg')}", top]


def nobody(slug: str) -> PublicRecord:
    raise KeyError(slug)


def nothing(fingerprint: str) -> bytes:
    raise KeyError(fingerprint)


def test_the_next_export_has_the_same_bytes_and_leaves_nothing_of_the_earlier_one(
    workspace: Path, exported: Path, tmp_path: Path
) -> None:
    out = tmp_path / "public"
    shutil.copytree(exported, out)
    (out / "made-up" / "gone.html").write_text("A page that has been withdrawn.", "utf-8")
    export_site(out, folder_source([workspace]), on=ON, address=ADDRESS, say=silent)
    assert everything_in(out) == everything_in(exported)
    assert [one.name for one in tmp_path.iterdir()] == ["public"]


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_folder_with_something_else_in_it_is_left_alone(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError):
        export_site(tmp_path, folder_source([workspace]), on=ON, say=silent)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_no_file_holds_a_withheld_figure(tmp_path: Path) -> None:
    folder = workspace_with_papers(tmp_path / "workspace")
    secrets = [secret.encode() for secret in with_secrets(folder)]
    export_site(tmp_path / "public", folder_source([folder]), on=date(2026, 1, 1), address=ADDRESS, say=silent)
    files = [file for file in (tmp_path / "public").rglob("*") if file.is_file() and file.name != MARK]
    plain = [file for file in files if file.suffix not in (".pdf", ".docx", ".xlsx", ".ods", ".ttf")]
    assert [file.name for file in plain if any(secret in file.read_bytes() for secret in secrets)] == []
