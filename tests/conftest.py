"""What tests need from the machine: the reference data beside the repository, a browser, readers of PDF and Word."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.absent import absent
from tests.postgresql_server import postgresql_url
from tests.stores import made_sqlite, sqlite_store, store

__all__ = ["absent", "made_sqlite", "postgresql_url", "sqlite_store", "store"]

# The browser of other tests keeps an event loop in this thread; Django takes that for a view that runs in one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2000)
settings.load_profile("default")  # `pytest --hypothesis-profile thorough` asks for the other

REPOSITORY = Path(__file__).parent.parent
NEEDS = {
    "browser": "browser",
    "shared": "shared",
    "poppler": "office",
    "soffice": "office",
    "postgresql_url": "postgresql",
}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "[postgresql" in item.name:
            item.add_marker("postgresql")
        for fixture, need in NEEDS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(need)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data and worked examples that stands beside the repository."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        absent("shared", "the reference data is not here: there is no folder 'shared' beside the repository")
    return folder


@pytest.fixture(scope="session")
def poppler() -> None:
    """The readers of PDF that tests take its text and pictures with."""
    if not shutil.which("pdftotext"):
        absent("office", "pdftotext, of poppler-utils, is not installed, so no PDF can be read back")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory, poppler: None) -> Callable[[bytes, str], bytes]:  # noqa: ARG001
    """LibreOffice, which opens a file of a kind such as docx and prints it as PDF."""
    if not shutil.which("soffice"):
        absent("office", "soffice, of LibreOffice, is not installed, so no Word file or spreadsheet can be opened")
    folder = tmp_path_factory.mktemp("soffice")

    def printed(data: bytes, kind: str) -> bytes:
        (folder / f"file.{kind}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, str(folder / f"file.{kind}")], check=True, capture_output=True, timeout=300)
        return (folder / "file.pdf").read_bytes()

    return printed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        absent("browser", f"no browser is installed: none of {', '.join(CHROMIUM_NAMES)} was found")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()
