"""One expression, one result: the engines give the same counts and the same account, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.errors import UsageError
from moothall.intake.record_layout_file import record_layout_from
from moothall.measures.record_layout import RecordLayout
from moothall.records import unpacking
from moothall.records.layouts import OUTCOMES, STOP_AND_SEARCH, STREET
from moothall.records.spark_engine import Spark
from moothall.records.warehouse import Warehouse
from moothall.workflows.count_records import count_records
from tests.unit.records.engines import result, spark
from tests.unit.records.made_up import street_row, table, written

ASB = "Anti-social behaviour"
LOG = b"""name = "log"
category = "type"
count = "N"
[by.month]
column = "Day"
form = "%d/%m/%Y"
[by.type]
column = "Kind"
renamed = { "Stealing" = "Theft" }
"""


def street(folder: Path) -> tuple[Path, RecordLayout]:
    """The traps of street files: no identifier, no place, places outside and unknown, odd names, copies, repeats."""
    january = [
        street_row("a"),
        street_row("a"),  # a copy although it has an identifier
        street_row("b", place="", location="No Location"),
        street_row("c", place="Rushcliffe 012B"),
        street_row("d", place="Nowhere Known 001A"),
        street_row("e", crime_type='An "odd", type'),
        street_row("f", place="Élan 001A", location="On or near a\nline of its own"),
        street_row("g", month="2020-12"),
        *[street_row(crime_type=ASB)] * 3,
        street_row(crime_type=ASB, location="Elsewhere"),
    ]
    february = [street_row("a", month="2021-02"), street_row("b", month="2021-02", outcome="Under investigation")]
    april = [street_row("d", month="2021-04", force="Kent Police", place="Dover 001A")]
    other = [*STREET.columns[:5], "Extra", *STREET.columns[5:]]
    files = {
        "2021-01-leicestershire-street.csv": b"\xef\xbb\xbf" + table(january),
        "2021-02-leicestershire-street.csv.gz": table(february, end="\n"),
        "2021-04-kent-street.csv": table([[*row[:5], "x", *row[5:]] for row in april], other),
    }
    return written(folder / "street files", files), STREET


def searches(folder: Path) -> tuple[Path, RecordLayout]:
    """Times in UTC about the changes of the clock, blanks, copies, and a force that only the file's name says."""
    times = ("03-27T23:59:59", "03-31T22:59:59", "03-31T23:00:00", "04-30T23:41:00", "10-31T23:41:00", "12-31T23:59:59")
    rows = [["Person search", f"2021-{time}+00:00", *[""] * 13] for time in (*times, times[0])]
    files = {"2021-05-kent-stop-and-search.csv": table(rows, STOP_AND_SEARCH.columns),
             "2021-05-essex-stop-and-search.csv": table(rows[:1], STOP_AND_SEARCH.columns)}  # fmt: skip
    return written(folder / "searches", files), STOP_AND_SEARCH


def outcomes(folder: Path) -> tuple[Path, RecordLayout]:
    row = [*street_row("a")[:9], "Local resolution"]
    later = [*row[:1], "2021-02", *row[2:]]
    files = {"2021-01-kent-outcomes.csv": table([row, row, [*row[:9], "Charged"]], OUTCOMES.columns),
             "2021-02-kent-outcomes.csv": table([later], OUTCOMES.columns)}  # fmt: skip
    return written(folder / "outcomes", files), OUTCOMES


def log(folder: Path) -> tuple[Path, RecordLayout]:
    """A table of another body: days, quotation marks about nothing, changed names, rows for several records."""
    lines = b'Day,Kind,N\n31/01/2021,Theft,3\n01/02/2021,Stealing,4\n01/02/2021,"",1\n01/02/2021,,1\n01/02/2021,,1\n'
    return written(folder / "log", {"log.csv": lines}), record_layout_from("log.toml", LOG)


CASES = (street, searches, outcomes, log)
RESULT_OF_THE_SEARCHES = (
    b"month,force,outcome,count\n2021-03,essex,not stated,1\n2021-03,kent,not stated,3\n2021-04,kent,not stated,1\n"
    b"2021-05,kent,not stated,1\n2021-10,kent,not stated,1\n2021-12,kent,not stated,1\n"
)


@pytest.mark.parametrize("case", CASES)
def test_the_result_is_the_same_however_the_files_are_shared_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Callable[[Path], tuple[Path, RecordLayout]]
) -> None:
    folder, layout = case(tmp_path)
    together = result(folder, layout, on=None)
    monkeypatch.setattr(unpacking, "PLAIN_SHARE", 1)  # each file by itself
    assert result(folder, layout, on=None) == together


def test_an_archive_of_many_members_is_counted_share_by_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    months = [f"2021-{number:02d}" for number in range(1, 10)]
    members = {f"x.zip/{one}-kent-street.csv": table([street_row(one, month=one), street_row()]) for one in months}
    folder = written(tmp_path / "archive", members)
    together = result(folder, STREET, on=None)
    monkeypatch.setattr(unpacking, "SHARE", 1)
    assert result(folder, STREET, on=None) == together


def test_the_searches_worked_by_hand(tmp_path: Path) -> None:
    # 31 March 22:59 in UTC is still March by the clock, 23:00 is 1 April; 31 October 23:41 is in winter time.
    assert result(*searches(tmp_path), on=None)[0] == RESULT_OF_THE_SEARCHES


@pytest.mark.parametrize("case", CASES)
def test_spark_gives_the_bytes_that_duckdb_gives(
    tmp_path: Path, case: Callable[[Path], tuple[Path, RecordLayout]]
) -> None:
    on = spark()
    folder, layout = case(tmp_path)
    assert result(folder, layout, on) == result(folder, layout, on=None)


@pytest.mark.parametrize("case", CASES)
def test_postgresql_gives_the_bytes_that_duckdb_gives(
    tmp_path: Path, postgresql_url: str, case: Callable[[Path], tuple[Path, RecordLayout]]
) -> None:
    folder, layout = case(tmp_path)
    assert result(folder, layout, Warehouse(postgresql_url)) == result(folder, layout, on=None)


def test_postgresql_gives_the_same_40_months_of_leicestershire(
    shared: Path, tmp_path: Path, postgresql_url: str
) -> None:
    (tmp_path / "files").symlink_to(shared / "data/street/leicestershire")
    assert result(tmp_path / "files", STREET, Warehouse(postgresql_url)) == result(tmp_path / "files", STREET, on=None)


def test_spark_gives_the_same_40_months_of_leicestershire(shared: Path, tmp_path: Path) -> None:
    on = spark()
    (tmp_path / "files").symlink_to(shared / "data/street/leicestershire")
    assert result(tmp_path / "files", STREET, on) == result(tmp_path / "files", STREET, on=None)


def test_spark_reads_no_archives(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {"x.zip/2021-01-kent-street.csv": table([street_row("a")])})
    with pytest.raises(UsageError, match=r"Spark does not read zip archives \(x\.zip\)"):
        count_records([folder], STREET, by=None, out=tmp_path / "c.csv", tell=lambda _: None, on=Spark())


def test_without_pyspark_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    folder = written(tmp_path / "in", {"2021-01-kent-street.csv": table([street_row("a")])})
    with pytest.raises(UsageError, match="Counting on Spark needs pyspark"):
        count_records([folder], STREET, by=None, out=tmp_path / "c.csv", tell=lambda _: None, on=Spark())
