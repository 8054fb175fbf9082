"""One expression, one result: Spark gives the bytes that DuckDB gives."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from moothall.errors import UsageError
from moothall.intake.record_layout_file import record_layout_from
from moothall.measures.record_layout import RecordLayout
from moothall.records.layouts import STOP_AND_SEARCH, STREET
from moothall.workflows.count_records import count_records
from tests.conftest import absent
from tests.unit.records.made_up import street_row, table, written

MASTER = "local[2]"
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


@pytest.fixture
def spark() -> None:
    if find_spec("pyspark") is None:
        absent("spark", "pyspark is not installed: pip install 'moothall[spark]'")
    if shutil.which("java") is None:
        absent("spark", "Java is not installed, which Spark runs on")


def both(folder: Path, layout: RecordLayout) -> tuple[bytes, bytes]:
    """The result of each engine."""
    places = [folder.parent / f"{folder.name}-{engine}.csv" for engine in ("duckdb", "spark")]
    count_records([folder], layout, by=None, out=places[0], tell=lambda _: None)
    made = count_records([folder], layout, by=None, out=places[1], tell=lambda _: None, spark_at=MASTER)
    assert made.account.copies_looked_for is False
    return places[0].read_bytes(), places[1].read_bytes()


@pytest.mark.usefixtures("spark")
def test_spark_gives_the_same_bytes(tmp_path: Path) -> None:
    street = [
        street_row("a"),
        street_row("b", place=""),
        street_row(crime_type='An "odd", type'),
        street_row("c", place="Élan 001A"),
    ]
    searches = [["Person search", f"2021-{day}T23:41:00+00:00", *[""] * 13] for day in ("03-31", "04-30", "10-31")]
    of_searches = table(searches, STOP_AND_SEARCH.columns)
    folders: list[tuple[Path, RecordLayout, str]] = [
        (
            written(
                tmp_path / "street files",
                {
                    "2021-01-leicestershire-street.csv": table(street),
                    "2021-02-kent-street.csv.gz": table(
                        [street_row("d", month="2021-02", force="Kent Police")], end="\n"
                    ),
                },
            ),
            STREET,
            "month,district,crime-type,count\n2021-01,Blaby,",
        ),
        (
            written(tmp_path / "searches", {"2021-05-kent-stop-and-search.csv": of_searches}),
            STOP_AND_SEARCH,
            "month,force,outcome,count\n"
            + "".join(f"2021-{month},kent,not stated,1\n" for month in ("04", "05", "10")),
        ),
        (
            written(tmp_path / "log", {"log.csv": b"Day,Kind,N\n31/01/2021,Theft,3\n01/02/2021,Stealing,4\n"}),
            record_layout_from("log.toml", LOG),
            "month,type,count\n2021-01,Theft,3\n2021-02,Theft,4\n",
        ),
    ]
    for folder, layout, start in folders:
        duckdb, spark = both(folder, layout)
        assert spark == duckdb
        assert spark.decode().startswith(start)


@pytest.mark.usefixtures("spark")
def test_spark_gives_the_same_40_months_of_leicestershire(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "files").symlink_to(shared / "data/street/leicestershire")
    duckdb, spark = both(tmp_path / "files", STREET)
    assert spark == duckdb


@pytest.mark.usefixtures("spark")
def test_spark_reads_no_archives(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {"x.zip/2021-01-kent-street.csv": table([street_row("a")])})
    with pytest.raises(UsageError, match=r"Spark does not read zip archives \(x\.zip\)"):
        count_records([folder], STREET, by=None, out=tmp_path / "c.csv", tell=lambda _: None, spark_at=MASTER)


def test_without_pyspark_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    folder = written(tmp_path / "in", {"2021-01-kent-street.csv": table([street_row("a")])})
    with pytest.raises(UsageError, match="Counting on Spark needs pyspark"):
        count_records([folder], STREET, by=None, out=tmp_path / "c.csv", tell=lambda _: None, spark_at=MASTER)
