"""A table of many series in; findings, tables, a page out; every problem of a bad table at once."""

import csv
import json
from pathlib import Path

import duckdb
import numpy as np
import pytest

from moothall.cli.main import main
from moothall.errors import FileError
from moothall.periods import Month
from moothall.reports.scan_report import ScanReport
from moothall.spc import Rules
from moothall.workflows.scan_series import ScanChoices, scan_series

MONTHS = [Month(2019, 1) + i for i in range(45)]
CHOICES = ScanChoices(rules=Rules.standard(), rate=0.05, latest=Month(2022, 12))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """30 areas and 2 measures: stable but for burglary in Area 07, which leaps; 3 areas hardly have any robbery."""
    random = np.random.default_rng(5)
    file = tmp_path_factory.mktemp("scan") / "counts.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["month", "district", "crime-type", "count"])
        for area in range(30):
            for kind, mean in (("Burglary", 40.0), ("Robbery", 0.2 if area < 3 else 20.0)):
                values = random.poisson(mean, len(MONTHS))
                if (area, kind) == (7, "Burglary"):
                    values[-2:] = 95
                writer.writerows(
                    [month, f"Area {area:02d}", kind, value] for month, value in zip(MONTHS, values, strict=True)
                )
    return file


@pytest.fixture(scope="module")
def report(table: Path) -> ScanReport:
    return scan_series(table, CHOICES)


def test_the_leap_comes_first_and_stands(report: ScanReport) -> None:
    first = report.findings()[0]
    assert (first.measure, first.area, first.stands, first.rank) == ("Burglary", "Area 07", True, 1)
    assert int(report.scan.believed.sum()) == 1


def test_small_areas_are_added_together_and_named(report: ScanReport) -> None:
    rows = list(report.rows())
    assert [row.area for row in rows if row.is_folded] == ["Area 00", "Area 01", "Area 02"]
    assert [(row.measure, row.area, row.parts) for row in rows if row.parts > 1] == [
        ("Robbery", "3 small areas together", 3)
    ]
    assert (
        "3 series average fewer than 1 a month, too few for any of them to say anything by itself. They were added "
        "together into one series, that of their measure, named “small areas together”."
    ) in report.sentences


def test_every_series_is_in_the_table_once(report: ScanReport) -> None:
    rows = [(row.measure, row.area) for row in report.rows() if row.parts == 1]
    assert len(rows) == len(set(rows)) == 60


def test_the_leading_finding_is_what_analyse_says(report: ScanReport) -> None:
    (leading,) = report.leading(1)
    assert leading.analysis.verdict.status is leading.row.status
    assert leading.change.now is not None
    assert leading.change.now.value == leading.row.now


def test_parquet_gives_the_same_findings(table: Path, report: ScanReport, tmp_path: Path) -> None:
    file = tmp_path / "counts.parquet"
    duckdb.read_csv(str(table)).write_parquet(str(file))
    assert scan_series(file, CHOICES).findings() == report.findings()


def test_files_of_a_scan(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["scan.html", "scan.csv", "scan.parquet", "scan.json"]
    places = [argument for name in names for argument in ("--out", str(tmp_path / name))]
    assert main(["scan", str(table), "--quarter", "2022-23-Q2", *places]) == 0
    assert "1 finding stands; of it about 0.1 may be chance." in " ".join(capsys.readouterr().out.split())
    with (tmp_path / "scan.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["area"], rows[0]["stands"]) == ("Area 07", "yes")
    kept = duckdb.read_parquet(str(tmp_path / "scan.parquet")).project("area, rank, stands").fetchall()
    assert kept[0] == ("Area 07", 1.0, "yes")
    assert len(kept) == len(rows) == 61
    told = json.loads((tmp_path / "scan.json").read_text("utf-8"))
    assert (told["series"], told["stand"], told["findings"][0]["area"]) == (60, 1, "Area 07")
    page = (tmp_path / "scan.html").read_text("utf-8")
    assert "<h3>Burglary, Area 07</h3>" in page
    assert "Findings that stand" in page


def test_the_same_table_gives_the_same_page(table: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        main(["scan", str(table), "--out", str(tmp_path / name)])
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_every_problem_of_a_table_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(
        "measure,area,period,value\nA,X,2020-13,5\nA,X,2020-02,12%\nA,Y,2020-01,3\nA,Y,2020-01,4\n,Y,2028-01,4\n"
    )
    with pytest.raises(FileError) as refused:
        scan_series(file, CHOICES)
    assert [str(problem) for problem in refused.value.problems] == [
        (
            "bad.csv, row 2, column period: '2020-13' is no month. A month is written as 2020-06, or as a day in it, "
            "2020-06-30. Correct the cell."
        ),
        (
            "bad.csv, row 3, column value: '12%' is no number. A figure is a bare number, without a sign of percent or "
            "money. Correct the cell, or leave it blank where the figure is missing."
        ),
        "bad.csv, row 6, column measure: The cell is blank. Every row says what is counted. Fill the cell.",
        (
            "bad.csv, row 6, column period: '2028-01' is yet to come. Nothing can be known of a month after 2022-12. "
            "Correct it, or take the row out."
        ),
        (
            "bad.csv, row 5: A, Y, 2020-01 stands in row 4 already. There is one figure for each measure, area and "
            "month. Take one of the rows out; if the rows are of different things, name them in the column measure."
        ),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("odd.csv", "a,b\n1,2\n", "No column holds the period."),
        ("sheet.xlsx", "", "A file of the kind .xlsx is not scanned."),
        (
            "none.csv",
            "measure,area,period,value\n",
            r"^none.csv: The table has a heading row and nothing below it. Add the figures.$",
        ),
        ("empty.csv", "", "^empty.csv: The file is empty. A table to scan has a row a figure"),
        (
            "large.csv",
            "measure,area,period,value\nA,B,2020-01,4e307\n",
            r"row 2, column value: '4e307' is too large. A number is below 1,000,000,000,000. Correct the number.$",
        ),
        ("two.csv", "month,date,value\n2020-01,2020-01,1\n", "The columns month and date could both be the period."),
    ],
)
def test_what_is_no_table_to_scan_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(FileError, match=said):
        scan_series(tmp_path / name, CHOICES)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--rate", "1.5"], 2), (["--quarter", "2025-26-Q1"], 2), (["--out", "x.pdf"], 2), (["--since", "2022-08"], 2)],
)
def test_a_choice_that_cannot_be_is_refused(table: Path, arguments: list[str], code: int) -> None:
    assert main(["scan", str(table), *arguments]) == code


def test_a_table_in_which_nothing_can_be_judged_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("measure,area,period,value\nA,B,2020-01,5\n")
    report = scan_series(tmp_path / "one.csv", CHOICES)
    assert report.what_was_read == "one.csv: 1 figure of 1 measure in 1 area, January 2020; judged: January 2020."
    assert report.sentences == (
        "No series could be judged: each has too few figures, never varies, or has none in the months judged.",
    )


def test_a_table_that_seems_to_leave_noughts_out_is_told(table: Path, report: ScanReport, tmp_path: Path) -> None:
    rows = table.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "counts.csv").write_text("".join(row for row in rows if not row.endswith(",0\n")), "utf-8")
    found = scan_series(tmp_path / "counts.csv", CHOICES)
    assert (report.without_noughts, found.without_noughts) == (0, 3)
    assert found.sentences[-1] == (
        "3 series of counts have months without a figure, and no figure of the table is 0: it seems to leave noughts "
        "out. Such a month is taken as not known. moothall records count --noughts writes them."
    )


def test_series_that_cannot_be_judged_weaken_no_finding(table: Path, report: ScanReport, tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    short = [f"2022-09,Short {number},Burglary,{number}\n" for number in range(2, 500)]
    file.write_text(table.read_text("utf-8") + "".join(short), "utf-8")
    found = scan_series(file, CHOICES)
    assert (found.scan.p.size - report.scan.p.size, int(found.scan.judged.sum())) == (
        498,
        int(report.scan.judged.sum()),
    )
    assert found.findings() == report.findings()


def test_records_without_a_place_are_known_beside_their_force_too(tmp_path: Path) -> None:
    rows = [
        f"{month},Example Police,{place},Burglary,{40 + i % 3}\n"
        for i, month in enumerate(MONTHS)
        for place in ("Hill", "no location")
    ]
    (tmp_path / "counts.csv").write_text("month,force,district,crime-type,count\n" + "".join(rows))
    report = scan_series(tmp_path / "counts.csv", CHOICES)
    assert (report.without_a_place, [row.area for row in report.rows()]) == (1, ["Example Police / Hill"])


def test_blank_is_missing_and_decimals_are_numbers(tmp_path: Path) -> None:
    file = tmp_path / "times.csv"
    rows = [f"Minutes,North,{month},{'' if i == 3 else 20 + i % 3 / 10}" for i, month in enumerate(MONTHS)]
    file.write_text("measure,area,period,value\n" + "\n".join(rows) + "\n")
    report = scan_series(file, CHOICES)
    assert report.figures == 44
    assert (report.measures[0].is_count, report.measures[0].decimals) == (False, 1)


def test_months_after_the_quarter_play_no_part(table: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.csv"
    later.write_text(table.read_text("utf-8") + "2022-10,Area 00,Burglary,900\n", "utf-8")
    assert scan_series(later, CHOICES).findings() == scan_series(table, CHOICES).findings()


def test_what_a_spreadsheet_would_run_is_disarmed(tmp_path: Path) -> None:
    file, out = tmp_path / "odd.csv", tmp_path / "scan.csv"
    file.write_text("measure,area,period,value\n" + "".join(f"=1+1,@here,{month},20\n" for month in MONTHS))
    assert main(["scan", str(file), "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as rows:
        (row,) = csv.DictReader(rows)
    assert (row["measure"], row["area"]) == ("'=1+1", "'@here")
