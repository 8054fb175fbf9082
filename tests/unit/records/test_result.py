"""A result is there whole, with its account, or not at all."""

import csv
import hashlib
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.unit.records.made_up import counted, street_row, table, written

JANUARY = "2021-01-leicestershire-street.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [street_row(f"{number:064d}", place=f"Leicester {number % 40:03d}A") for number in range(150_000)]
    return written(tmp_path / "in", {JANUARY: table(rows)})


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_count_that_is_killed_leaves_what_was_there_and_the_next_one_is_right(
    folder: Path, tmp_path: Path, seconds: float
) -> None:
    out = tmp_path / "counts.csv"
    out.write_text("an earlier result", "utf-8")
    command = [sys.executable, "-m", "moothall", "records", "count", str(folder), "--out", str(out)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    running.wait()
    whole = "month,district,crime-type,count\n2021-01,Leicester,Burglary,150000\n"
    assert out.read_text("utf-8") in ("an earlier result", whole)
    assert main(command[3:]) == 0
    assert out.read_text("utf-8") == whole
    account = json.loads((tmp_path / "counts.account.json").read_text("utf-8"))
    assert (account["rows"], account["sha256"]) == (150_000, hashlib.sha256(out.read_bytes()).hexdigest())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["counts.account.json", "counts.csv", "in"]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [
        street_row(str(number), place=f"{name} 001A") for number, name in enumerate(("Melton", "Blaby", "Leicester"))
    ]
    one = written(tmp_path / "one", {JANUARY: table(rows)})
    other = written(tmp_path / "other", {f"x.zip/{JANUARY}": table(reversed(rows))})
    results = [made.files[0].read_bytes() for made in (counted(one)[1], counted(other)[1])]
    assert results[0] == results[1]


def test_the_command_tells_the_account_and_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / "in", {JANUARY: table([street_row("a"), street_row("b", place="")])})
    out = tmp_path / "new folder" / "counts.csv"
    assert main(["records", "count", str(folder), "--by", "month,force", "--out", str(out)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said == (
        "- 2 rows were read from 1 file, 2021-01 to 2021-01, and every one counted. "
        "- 1 has no place: counted under 'no location', not in a district. "
        f"Files: {out} {out.with_name('counts.account.json')}"
    )
    with out.open(encoding="utf-8", newline="") as lines:
        assert list(csv.reader(lines)) == [["month", "force", "count"], ["2021-01", "Leicestershire Police", "2"]]


def test_noughts_are_true_ones_and_months_that_were_not_read_get_none(tmp_path: Path) -> None:
    files = {
        JANUARY: table([street_row("a"), street_row("b", crime_type="Drugs")]),
        "2021-02-leicestershire-street.csv": table([street_row("c", month="2021-02")]),
        "2021-02-kent-street.csv": table([street_row("d", month="2021-02", force="Kent Police", place="Dover 001A")]),
        "2021-04-leicestershire-street.csv": table([street_row("e", month="2021-04", crime_type="Drugs")]),
    }
    out = tmp_path / "counts.csv"
    command = ["records", "count", str(written(tmp_path / "in", files)), "--out", str(out), "--noughts"]
    assert main(command) == 0
    # Kent's January and April were not read, nor anybody's March.
    assert out.read_text("utf-8").splitlines()[1:] == [
        "2021-01,Blaby,Burglary,1",
        "2021-01,Blaby,Drugs,1",
        "2021-02,Blaby,Burglary,1",
        "2021-02,Blaby,Drugs,0",
        "2021-02,Dover,Burglary,1",
        "2021-04,Blaby,Burglary,0",
        "2021-04,Blaby,Drugs,1",
    ]
    assert json.loads((tmp_path / "counts.account.json").read_text("utf-8"))["records"] == 5
    assert main([*command, "--by", "month"]) == 0
    assert out.read_text("utf-8") == "month,count\n2021-01,2\n2021-02,2\n2021-04,1\n"


@pytest.mark.parametrize("library", ["duckdb", "narwhals"])
def test_without_its_libraries_the_command_says_how_to_get_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    folder = written(tmp_path / "in", {JANUARY: table([street_row("a")])})
    monkeypatch.setitem(sys.modules, library, None)  # as Python itself marks what cannot be imported
    assert main(["records", "count", str(folder), "--out", str(tmp_path / "counts.csv")]) == 2
    assert capsys.readouterr().err == (
        f"Counting records needs DuckDB and narwhals, and {library} is not installed. They come with the extra "
        "'records': make records in a clone, or pip install 'moothall[records]'\n"
    )
