"""Counting in PostgreSQL: tables that are there already, what is said where it cannot be, and nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from moothall.cli.main import main
from moothall.records.layouts import STREET
from moothall.records.warehouse import Warehouse
from tests.postgresql_server import PASSWORD
from tests.unit.records.engines import result
from tests.unit.records.made_up import street_row, table, written

MAPPING = """name = "incidents"
category = "type"
identifier = "number"
[by.month]
column = "{month}"
[by.district]
column = "lsoa"
holds = "small-area-name"
[by.type]
column = "kind"
renamed = {{ "Stealing" = "Theft" }}
"""
INCIDENTS = """
    CREATE SCHEMA crime;
    CREATE TABLE crime.incidents (
        number int, at timestamptz, "Day" date, written text, lsoa text, kind text, cost numeric
    );
    INSERT INTO crime.incidents VALUES
        (1, '2021-03-31T22:59:00Z', '2021-03-31', '31/03/2021', 'Blaby 002A', 'Theft', 1.5),
        (2, '2021-03-31T23:30:00Z', '2021-04-01', '01/04/2021', 'Blaby 002A', 'Stealing', NULL),
        (2, '2021-03-31T23:30:00Z', '2021-04-01', '01/04/2021', 'Blaby 002A', 'Stealing', NULL),
        (NULL, '2021-04-30T12:00:00Z', '2021-04-30', '30/04/2021', '', 'Drugs', 2);
"""
COUNTS = """month,district,type,count
2021-03,Blaby,Theft,1
2021-04,Blaby,Theft,2
2021-04,no location,Drugs,1
"""


@pytest.fixture
def warehouse(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database with a table of incidents; the command finds it in the environment."""
    with psycopg.connect(postgresql_url, autocommit=True) as server:
        server.execute(INCIDENTS)
        monkeypatch.setenv("MOOTHALL_WAREHOUSE", postgresql_url)
        yield postgresql_url
        server.execute("DROP SCHEMA crime CASCADE")


def counted_in_place(folder: Path, month: str, *options: str, table: str = "crime.incidents") -> int:
    mapping = folder / "incidents.toml"
    mapping.write_text(MAPPING.format(month=month), "utf-8")
    command = ["records", "count", "--engine", "postgresql", "--table", table, "--mapping", str(mapping)]
    return main([*command, "--out", str(folder / "counts.csv"), *options])


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("month", ["at", "Day", 'written"\nform = "%d/%m/%Y'])
def test_a_table_that_is_there_is_counted_in_place(tmp_path: Path, month: str) -> None:
    # A moment falls into its month by the clock of the United Kingdom: 23:30 in UTC on 31 March is 1 April there.
    assert counted_in_place(tmp_path, month) == 0
    assert (tmp_path / "counts.csv").read_text("utf-8") == COUNTS
    account = json.loads((tmp_path / "counts.account.json").read_text("utf-8"))
    assert account["files"] == [{"name": "crime.incidents", "rows": 4}]
    assert account["exact_copies"] == {"rows": 1, "by_category": {"Theft": 1}}
    assert account["identifiers"] == {"repeated": 1, "extra_rows": 1, "in_several_months": 0, "blank_rows": 1}
    assert account["without_place"] == 1


@pytest.mark.usefixtures("warehouse")
def test_a_table_and_a_file_of_the_same_rows_give_the_same_counts(tmp_path: Path, warehouse: str) -> None:
    with psycopg.connect(warehouse) as server, server.cursor().copy(
        "COPY crime.incidents TO STDOUT WITH (FORMAT csv, HEADER)"
    ) as copy:  # fmt: skip
        written(tmp_path / "in", {"incidents.csv": b"".join(bytes(part) for part in copy)})
    month = 'written"\nform = "%d/%m/%Y'
    assert counted_in_place(tmp_path, month) == 0
    in_place = (tmp_path / "counts.csv").read_bytes()
    mapping = str(tmp_path / "incidents.toml")
    assert main(["records", "count", str(tmp_path / "in"), "--mapping", mapping, "--out", str(tmp_path / "f.csv")]) == 0
    assert (tmp_path / "f.csv").read_bytes() == in_place


@pytest.mark.usefixtures("warehouse")
def test_every_column_that_a_table_lacks_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with psycopg.connect(os.environ["MOOTHALL_WAREHOUSE"], autocommit=True) as server:
        server.execute("ALTER TABLE crime.incidents DROP kind, DROP number")
    assert counted_in_place(tmp_path, "at") == 3
    assert capsys.readouterr().err == (
        "1 problem; nothing was taken.\n"
        "- crime.incidents: There is no column kind and no column number. Found were at, Day, written, lsoa, cost. "
        "Records of the kind incidents have it. Correct the columns in the mapping file, or say --kind or --mapping.\n"
    )


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("name", ["crime.nothing", "a.b.c.d", "", '"'])
def test_a_table_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert counted_in_place(tmp_path, "at", table=name or " ") == 4
    assert capsys.readouterr().err.startswith(f"{name or ' '}: the warehouse has no such table or view")


@pytest.mark.usefixtures("warehouse")
def test_every_day_in_another_form_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # PostgreSQL itself would read 31/03/21 as the year 21, and leave what stands after a day.
    with psycopg.connect(os.environ["MOOTHALL_WAREHOUSE"], autocommit=True) as server:
        server.execute("UPDATE crime.incidents SET written = '31/03/21' WHERE number = 1")
        server.execute("UPDATE crime.incidents SET written = written || ' (about)' WHERE number = 2")
    assert counted_in_place(tmp_path, 'written"\nform = "%d/%m/%Y') == 3
    remedy = "A day is written in one way. Correct the rows, or the form in the mapping file."
    assert capsys.readouterr().err == (
        "2 problems; nothing was taken.\n"
        f"- column written: '01/04/2021 (about)' is not written %d/%m/%Y (2 rows). {remedy}\n"
        f"- column written: '31/03/21' is not written %d/%m/%Y (1 row). {remedy}\n"
    )


@pytest.mark.usefixtures("warehouse")
def test_a_day_that_no_month_has_and_a_form_that_is_not_known_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(os.environ["MOOTHALL_WAREHOUSE"], autocommit=True) as server:
        server.execute("UPDATE crime.incidents SET written = '31/02/2021' WHERE number = 1")
    assert counted_in_place(tmp_path, 'written"\nform = "%d/%m/%Y') == 3
    assert capsys.readouterr().err.startswith(
        "1 problem; nothing was taken.\n"
        '- crime.incidents: date/time field value out of range: "31/02/2021". Numbers and days were expected'
    )
    assert counted_in_place(tmp_path, 'written"\nform = "%d/%m/%Y (%A)') == 2
    assert capsys.readouterr().err == (
        "form = '%d/%m/%Y (%A)': %A cannot be read in PostgreSQL. Known are %d, %m, %Y, %y, %H, %M, %S, %b, %B.\n"
    )


@pytest.mark.usefixtures("warehouse")
def test_rows_that_postgresql_refuses_are_all_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    good = table([street_row("a")])
    written(tmp_path / "in", {
        "2021-01-kent-street.csv": good + b"b,2021-01\r\n" + good.splitlines()[1] + b"\r\nc\r\n",
        "2021-02-kent-street.csv": good + b"\xff,2021-02,,,,,,,,,,\r\n",
    })  # fmt: skip
    said = []
    for engine in ("duckdb", "postgresql"):
        assert main(["records", "count", "in", "--engine", engine, "--out", "counts.csv"]) == 3
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert [line.split(":")[0] for line in said[0].splitlines()[1:]] == [
        "- 2021-01-kent-street.csv, row 3",
        "- 2021-01-kent-street.csv, row 5",
        "- 2021-02-kent-street.csv, row 3",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("/postgres?", "/nowhere?"), 'FATAL: database "nowhere" does not exist'),
        ((PASSWORD, "wrong-word"), 'FATAL: password authentication failed for user "moothall"'),
        (("host=", "host=%2Fno"), "No such file or directory"),
    ],
)
def test_without_an_answer_it_is_said_why_and_never_the_password(
    tmp_path: Path, warehouse: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    change: tuple[str, str], said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("MOOTHALL_WAREHOUSE", warehouse.replace(*change))
    assert counted_in_place(tmp_path, "at") == 2
    told = capsys.readouterr().err
    assert told.startswith("The warehouse does not answer: ")
    assert said in told
    assert not {PASSWORD, "wrong-word"} & set(told.replace(":", " ").replace("@", " ").split())


def test_an_address_that_cannot_be_read_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOOTHALL_WAREHOUSE", f"postgresql://moothall:{PASSWORD}@/postgres?hots=here")
    assert counted_in_place(tmp_path, "at") == 2
    assert capsys.readouterr().err.startswith("The address of the warehouse cannot be read. Its address is in the ")


WHAT_TO_COUNT = "Say what to count: files and folders, or with --engine postgresql a --table; one of the two."
SHOWN_TO_ALL = (
    "A password on the command line can be read by everybody on the machine. Leave it out of --warehouse: it may be in "
    "~/.pgpass, or the whole address in the environment variable MOOTHALL_WAREHOUSE."
)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--table", "t"], "--table and --warehouse are of --engine postgresql: add it, or leave them out."),
        ([], WHAT_TO_COUNT),
        (["in", "--engine", "postgresql", "--table", "t"], WHAT_TO_COUNT),
        (["in", "--engine", "postgresql", "--warehouse", "postgresql://me:word@host/db"], SHOWN_TO_ALL),
        (["in", "--engine", "postgresql", "--warehouse", "host=here password = word"], SHOWN_TO_ALL),
        (["in", "--engine", "postgresql", "--warehouse", "postgresql://[me"], SHOWN_TO_ALL),
    ],
)
def test_options_that_do_not_fit_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["records", "count", *options, "--out", str(tmp_path / "counts.csv")]) == 2
    assert capsys.readouterr().err == f"{said}\n"


def test_archives_are_unpacked_for_postgresql_and_nothing_else_is_touched(tmp_path: Path, warehouse: str) -> None:
    folder = written(tmp_path / "in", {"x.zip/2021-01-kent-street.csv": table([street_row("a")])})
    with psycopg.connect(warehouse, autocommit=True) as server:
        before = tables_of(server)
        assert result(folder, STREET, Warehouse(warehouse)) == result(folder, STREET, None)
        assert tables_of(server) == before == ["crime.incidents"]


def tables_of(server: "psycopg.Connection[tuple[object, ...]]") -> list[str]:
    """All tables of the database but PostgreSQL's own, temporary ones too."""
    found = server.execute(
        "SELECT CASE WHEN relpersistence = 't' THEN 'temporary' ELSE nspname END || '.' || relname FROM pg_class JOIN "
        "pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname NOT IN ('pg_catalog', "
        "'information_schema') ORDER BY 1"
    )
    return [str(name) for (name,) in found.fetchall()]


def wait_for(server: "psycopg.Connection[tuple[object, ...]]", *, temporary: bool) -> None:
    until = time.monotonic() + 30
    while any(name.startswith("temporary.") for name in tables_of(server)) is not temporary:
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("seconds", [0, 0.3, 0.8])
def test_a_count_that_is_killed_leaves_nothing_in_the_warehouse_and_the_next_one_is_right(
    tmp_path: Path, warehouse: str, seconds: float
) -> None:
    rows = [street_row(f"{number:064d}", place=f"Leicester {number % 40:03d}A") for number in range(150_000)]
    folder = written(tmp_path / "in", {"2021-01-leicestershire-street.csv": table(rows)})
    out = tmp_path / "counts.csv"
    out.write_text("an earlier result", "utf-8")
    command = ["records", "count", str(folder), "--engine", "postgresql", "--out", str(out)]
    with psycopg.connect(warehouse, autocommit=True) as server:
        running = subprocess.Popen([sys.executable, "-m", "moothall", *command], stdout=subprocess.DEVNULL)
        wait_for(server, temporary=True)
        time.sleep(seconds)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert out.read_text("utf-8") == "an earlier result"
        wait_for(server, temporary=False)
        assert tables_of(server) == ["crime.incidents"]
    assert main(command) == 0
    assert out.read_text("utf-8") == "month,district,crime-type,count\n2021-01,Leicester,Burglary,150000\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["counts.account.json", "counts.csv", "in"]


def test_without_psycopg_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ibis", None)
    assert counted_in_place(tmp_path, "at") == 2
    assert capsys.readouterr().err == (
        "Counting in PostgreSQL needs psycopg and ibis, and ibis is not installed. They come with the extra "
        "'warehouse': make records in a clone, or pip install 'moothall[records,warehouse]'\n"
    )
