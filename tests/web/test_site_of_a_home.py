"""From an empty folder to a site with a database: a month comes in, another is revised, the published report stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.web.made_sites import EXAMPLES
from tests.web.served import served

TABLE = "observations/recorded-crime.csv"


def test_a_new_month_and_a_revised_one_come_in(browser: Browser, tmp_path: Path) -> None:
    folder, home = tmp_path / "leicestershire", tmp_path / "home"
    shutil.copytree(EXAMPLES / "leicestershire", folder)
    rows = [row.split(",") for row in (folder / TABLE).read_text("utf-8").splitlines()]
    assert rows[0][-2:] == ["2022-09", "2022-10"]
    write(folder, [row[:-1] for row in rows])  # as it was known before October came in

    run(home, "init")
    run(home, "import", str(folder), "--known-on", "2022-11-01", "--by", "A. Clerk")
    run(home, "publish", "--by", "A. Clerk")
    with served(home=home) as address:
        page = browser.new_page()
        page.goto(f"{address}leicestershire/measures/burglary/")
        expect(page.locator("main")).not_to_contain_text("Since the quarter")
        expect(page.locator("#revised")).to_be_visible()
        expect(page.locator("main")).to_contain_text("No figure has been revised since it was first known here.")
        files = [
            f"{address}leicestershire/reports/1/report-1.{kind}" for kind in ("pdf", "html", "docx", "xlsx", "json")
        ]
        published = [page.request.get(file).body() for file in files]

        burglary = next(row for row in rows if row[:2] == ["burglary", "Leicestershire"])
        assert burglary[-2] == "420"
        burglary[-2] = "425"
        write(folder, rows)
        run(home, "import", str(folder), "--known-on", "2022-12-01", "--by", "A. Clerk")
        page.goto(f"{address}leicestershire/measures/burglary/?again")
        expect(page.locator("main")).to_contain_text("Since the quarter: Oct 2022: 516.")
        expect(page.locator("main")).to_contain_text(
            "Sep 2022: 420, known on 1 Nov 2022; then 425, known on 1 Dec 2022."
        )
        page.get_by_text("The numbers behind the chart").click()
        row = page.locator("table.months tbody tr").last
        assert " ".join(row.inner_text().split()).startswith("Sep 2022 revised 425")
        assert [page.request.get(file).body() for file in files] == published
        page.close()


def write(folder: Path, rows: list[list[str]]) -> None:
    (folder / TABLE).write_text("".join(f"{','.join(row)}\n" for row in rows), "utf-8")


def run(home: Path, *words: str) -> None:
    command = [sys.executable, "-m", "moothall", *words]
    done = subprocess.run(
        command, env=os.environ | {"MOOTHALL_HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
