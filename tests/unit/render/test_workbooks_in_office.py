"""LibreOffice opens both workbooks: what it reads in them is the same, and each chart is drawn."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET  # what it reads was made by LibreOffice from our file
from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.measures import Entry, Missing, Withheld
from moothall.periods import Month
from moothall.render.workbook_ods import workbook_ods
from moothall.render.workbook_xlsx import workbook_xlsx
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.workbook import Workbook
from tests.conftest import absent
from tests.sheets_read import SVG, parts_of, read_xlsx
from tests.worlds import measure_of, profile_of, report_of, series_of

Saved = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """LibreOffice opens a file of one kind and saves it as another."""
    if not shutil.which("soffice"):
        absent("office", "soffice, of LibreOffice, is not installed, so no spreadsheet can be opened")
    folder = tmp_path_factory.mktemp("soffice")

    def saved(data: bytes, kind: str, other: str) -> bytes:
        (folder / f"file.{kind}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", other, "--outdir", str(folder / "out")]
        subprocess.run([*command, str(folder / f"file.{kind}")], check=True, capture_output=True, timeout=300)
        return Path(folder / "out" / f"file.{other}").read_bytes()

    return saved


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    """Two exceptions with gaps, a percentage, odd text."""
    month = Month(2019, 5)
    counts: list[float | Entry] = [
        *[52, 48] * 5,
        Withheld(month, "Court case"),
        Missing(month, "Lost <b> & gone"),
        *[52, 48] * 5,
        52,
        90,
    ]
    shares = [*[96.4, 95.2] * 11, 95.9, 80.1]
    answered = measure_of(id="answered", title='=999 "answered" & <kept>', unit="%")
    return exception_workbook(
        report_of(series_of(counts), series_of(shares, answered), profile=profile_of(notice="  Made up,  twice  "))
    )


def test_office_reads_the_same_in_both(workbook: Workbook, saved_by_office: Saved) -> None:
    ours = read_xlsx(workbook_xlsx(workbook))
    for written, kind in ((workbook_xlsx(workbook), "xlsx"), (workbook_ods(workbook), "ods")):
        again = "xlsx" if kind == "ods" else "xlsm"
        read = read_xlsx(saved_by_office(written, kind, again))
        assert [sheet.name for sheet in read.sheets] == [sheet.name for sheet in ours.sheets]
        for sheet, mine in zip(read.sheets, ours.sheets, strict=True):
            assert sheet.rows == [
                [pytest.approx(cell, rel=1e-14) if isinstance(cell, float) else cell for cell in row]
                for row in mine.rows
            ]
            assert list(sheet.links) == list(mine.links)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_office_finds_each_chart_and_its_words(workbook: Workbook, saved_by_office: Saved, kind: str) -> None:
    written = workbook_xlsx(workbook) if kind == "xlsx" else workbook_ods(workbook)
    parts = parts_of(saved_by_office(written, kind, "ods"))
    content = ET.fromstring(parts["content.xml"])  # noqa: S314
    words = [sheet.chart.words for sheet in workbook.sheets if sheet.chart]
    assert [one.text for one in content.iter(f"{SVG}desc")] == words
    drawn = [parts[name] for name in parts if re.fullmatch(r"Object \d+/content.xml", name)]
    lines = sorted(len(sheet.chart.stretches) for sheet in workbook.sheets if sheet.chart)
    assert sorted(part.count(b"<chart:series ") for part in drawn) == lines
