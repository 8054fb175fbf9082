"""Ten million made-up records counted, against plain DuckDB SQL, polars and pandas, in one interleaved run.

    python benchmarks/count_records.py FOLDER [--rows 10000000] [--rounds 3] [--peers PYTHON] [--engines]

Files of the published shape (43 forces, 36 months) and one zip archive of them are made in FOLDER, once. PYTHON is an
interpreter with polars, pandas and pyarrow; they are no dependency of Moothall. With --engines PostgreSQL (a server of
our own) and Spark count them too, and each engine counts a single row, which is its start-up. Each run is a process of
its own: time from start to end, and the most memory that it held; the servers of PostgreSQL and Spark are not in those.
"""
# ruff: noqa: INP001, T201, S608, TID251 - a script by itself, that prints, makes its own SQL and measures time

import argparse
import os
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from moothall.records.bundled_geography import bundled_geography

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.postgresql_server import running_server

PROMISES = (
    ("moothall, files", "DuckDB SQL, counts alone", 1.3),
    ("moothall, files", "DuckDB SQL, counts and account", None),
    ("moothall --quick, files", "DuckDB SQL, counts alone", 1.3),
    ("moothall, one zip", "inflating the zip", 1.5),
    ("moothall --quick, one zip", "inflating the zip", 1.5),
)  # what is held against what, and how many times as long it may take at most
FORCES, MONTHS, FIRST_YEAR = 43, 36, 2019
TYPES = (
    "Anti-social behaviour", "Anti-social behaviour", "Anti-social behaviour", "Violence and sexual offences",
    "Violence and sexual offences", "Burglary", "Criminal damage and arson", "Drugs", "Other theft", "Public order",
    "Shoplifting", "Vehicle crime",
)  # fmt: skip
COLUMNS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
SCAN = (
    "read_csv('{folder}/*.csv', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
    "columns = {{" + ", ".join(f"'{column}': 'VARCHAR'" for column in COLUMNS) + "}})"
)
DUCKDB_COUNTS = (
    """import duckdb
rows = '''"""
    + SCAN
    + """'''
duckdb.sql(f'''SELECT "Month", regexp_replace("LSOA name", ' [0-9]{{{{3}}}}[A-Z]$', ''), "Crime type", count(*)
FROM {{rows}} GROUP BY ALL ORDER BY ALL''').write_csv("{out}")
"""
)
DUCKDB_ACCOUNT = (
    DUCKDB_COUNTS
    + """
once = '(SELECT count(*) AS n FROM (SELECT hash({{}}) AS h FROM {{}} r) WHERE h IS NOT NULL GROUP BY h HAVING n > 1)'
print(duckdb.sql('SELECT count(*), sum(n - 1) FROM ' + once.format('r', rows)))
print(duckdb.sql('SELECT count(*), sum(n - 1) FROM ' + once.format('"Crime ID"', rows)))
print(duckdb.sql(f'SELECT count(*) FILTER ("LSOA name" IS NULL) FROM {{rows}}'))
"""
)
POLARS = """import polars as pl
(pl.scan_csv("{folder}/*.csv", infer_schema=False)
  .with_columns(pl.col("LSOA name").str.replace(r" [0-9]{{3}}[A-Z]$", ""))
  .group_by("Month", "LSOA name", "Crime type").len().sort("Month", "LSOA name", "Crime type")
  .collect(engine="streaming").write_csv("{out}"))"""
PANDAS = """import pandas as pd, pathlib
parts = []
for path in sorted(pathlib.Path("{folder}").glob("*.csv")):
    frame = pd.read_csv(path, usecols=["Month", "LSOA name", "Crime type"], dtype=str, engine="pyarrow")
    frame["LSOA name"] = frame["LSOA name"].str.replace(r" [0-9]{{3}}[A-Z]$", "", regex=True)
    parts.append(frame.groupby(["Month", "LSOA name", "Crime type"], dropna=False).size())
pd.concat(parts).groupby(level=[0, 1, 2], dropna=False).sum().sort_index().to_csv("{out}")"""
INFLATE = """import zipfile
with zipfile.ZipFile("{archive}") as archive:
    for member in archive.infolist():
        with archive.open(member) as packed:
            while packed.read(1 << 17):
                pass"""


def make_files(folder: Path, rows: int) -> None:
    """The same numbers give the same files: everything comes from hashes of row numbers."""
    folder.mkdir(parents=True)
    connection = duckdb.connect()
    geography, each = bundled_geography(), rows // (FORCES * MONTHS)
    for index, force in enumerate(geography.forces):
        districts = [one.name for one in geography.districts if one.force_code == force.code]
        for number in range(MONTHS):
            month = f"{FIRST_YEAR + number // 12}-{number % 12 + 1:02}"
            start = (index * MONTHS + number) * each
            values = {"force": force.published, "kinds": list(TYPES), "districts": districts, "month": month}
            place = folder / f"{month}-{force.slug}-street.csv"
            connection.execute(made_up(start, start + each, place), values)


def made_up(first: int, last: int, place: Path) -> str:
    """SQL that writes rows `first` to `last` into a file."""
    blank = f"kind = '{TYPES[0]}'"
    return f"""COPY (
        SELECT CASE WHEN {blank} THEN NULL ELSE sha256(i::VARCHAR) END AS "Crime ID", $month AS "Month",
            $force AS "Reported by", $force AS "Falls within", (-1 - (h % 1000000) / 1e6)::DECIMAL(9, 6) AS "Longitude",
            (52 + (h % 999983) / 1e6)::DECIMAL(9, 6) AS "Latitude", 'On or near Street ' || h % 5000 AS "Location",
            CASE WHEN h % 40 = 0 THEN NULL ELSE 'E0' || (1000000 + h % 35000) END AS "LSOA code",
            CASE WHEN h % 40 = 0 THEN NULL ELSE place || ' 0' || (10 + h % 90) || 'A' END AS "LSOA name",
            kind AS "Crime type",
            CASE WHEN {blank} THEN NULL ELSE 'Unable to prosecute suspect' END AS "Last outcome category",
            NULL AS "Context"
        FROM (
            SELECT i, hash(i) AS h, $kinds[(1 + hash(i * 3) % {len(TYPES)})::BIGINT] AS kind,
                $districts[(1 + hash(i * 7) % len($districts))::BIGINT] AS place
            FROM range({first}, {last}) r(i)
        )
    ) TO '{place}' (HEADER, DELIMITER ',')"""


def make_archive(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(folder.iterdir()):
            out.write(path, f"{path.name[:7]}/{path.name}")


def measured(command: list[str]) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of work on all processors, and megabytes at most."""
    started = time.monotonic()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own programs
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{command[:4]} failed.")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def programs(folder: Path, archive: Path, scratch: Path, peers: str) -> dict[str, list[str]]:
    def written(program: str, python: str) -> list[str]:
        return [python, "-c", program.format(folder=folder, archive=archive, out=scratch / "peer.csv")]

    count = [sys.executable, "-m", "moothall", "records", "count", "--out", str(scratch / "counts.csv")]
    found = {
        "moothall, files": [*count, str(folder)],
        "moothall --quick, files": [*count, "--quick", str(folder)],
        "DuckDB SQL, counts alone": written(DUCKDB_COUNTS, sys.executable),
        "DuckDB SQL, counts and account": written(DUCKDB_ACCOUNT, sys.executable),
        "moothall, one zip": [*count, str(archive)],
        "moothall --quick, one zip": [*count, "--quick", str(archive)],
        "inflating the zip": written(INFLATE, sys.executable),
    }
    if peers:
        found |= {"polars, counts alone": written(POLARS, peers), "pandas, counts alone": written(PANDAS, peers)}
    return found


def other_engines(folder: Path, scratch: Path) -> dict[str, list[str]]:
    """The same files on each engine, and a single row, whose time is the start-up."""
    row = scratch / "one-row"
    row.mkdir(exist_ok=True)
    (row / "2019-01-kent-street.csv").write_text(
        ",".join(COLUMNS) + "\n,2019-01,Kent Police,Kent Police,,,,,,Drugs,,\n", "utf-8"
    )
    count = [sys.executable, "-m", "moothall", "records", "count", "--out", str(scratch / "engine.csv")]
    return {
        f"moothall on {engine}, {said}": [*count, str(place), "--engine", engine]
        for said, place in (("one row: its start-up", row), ("files", folder))
        for engine in ("duckdb", "postgresql", "spark")
    }


@contextmanager
def warehouse(*, wanted: bool) -> Iterator[None]:
    """A PostgreSQL server, whose address is in the environment."""
    if not wanted:
        yield
        return
    with running_server(("shared_buffers=256MB",)) as url:
        os.environ["MOOTHALL_WAREHOUSE"] = url
        yield


def main(folder: Path, rows: int, rounds: int, peers: str, *, engines: bool) -> None:
    files, archive = folder / f"files-{rows}", folder / f"records-{rows}.zip"
    if not archive.exists():
        make_files(files, rows)
        make_archive(files, archive)
    every = programs(files, archive, folder, peers) | (other_engines(files, folder) if engines else {})
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in every}
    with warehouse(wanted=engines):
        for _ in range(rounds):
            for name, command in every.items():
                runs[name].append(measured(command))
    print(f"{rows:,} rows, {sum(one.stat().st_size for one in files.iterdir()) / 1e9:.2f} GB; median of {rounds} runs")
    print_times(runs)
    print_ratios(runs)


def print_times(runs: dict[str, list[tuple[float, float, float]]]) -> None:
    for name, found in runs.items():
        seconds, work, memory = zip(*found, strict=True)
        span = f"({min(seconds):.1f} to {max(seconds):.1f})"
        print(
            f"{name:46} {statistics.median(seconds):6.1f} s {span:18} {statistics.median(work):6.1f} s of work "
            f"{max(memory):6.0f} MB"
        )


def print_ratios(runs: dict[str, list[tuple[float, float, float]]]) -> None:
    """Round by round, so that a busy moment is on both sides; of the time, and of the work on all processors."""
    for name, base, promise in PROMISES:
        time_of, work_of = (
            statistics.median(one[part] / other[part] for one, other in zip(runs[name], runs[base], strict=True))
            for part in (0, 1)
        )
        promised = f"; promised: at most {promise} of the time" if promise else ""
        print(f"{name} against {base}: {time_of:.2f} of the time, {work_of:.2f} of the work{promised}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="", metavar="PYTHON")
    parser.add_argument("--engines", action="store_true")
    main(**vars(parser.parse_args()))
