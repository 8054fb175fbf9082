"""The bundled Leicestershire table: what it holds, that it adds up, and that the published files say the same."""

import csv
import gzip
import re
import runpy
from collections import Counter
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SCRIPT = REPOSITORY / "scripts/make_leicestershire_example.py"
TABLE = REPOSITORY / "src/moothall/examples/leicestershire/observations/recorded-crime.csv"
FORCE = "Leicestershire"
NO_PLACE, OUTSIDE = "No location given", "Outside the force area"

Counts = dict[tuple[str, str], list[int]]


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def months(table: list[dict[str, str]]) -> list[str]:
    return list(table[0])[2:]


@pytest.fixture(scope="module")
def counts(table: list[dict[str, str]], months: list[str]) -> Counts:
    return {(row["measure"], row["area"]): [int(row[month]) for month in months] for row in table}


def test_35_months_stand_side_by_side_without_a_gap(months: list[str]) -> None:
    years = {2019: [12], 2020: range(1, 13), 2021: range(1, 13), 2022: range(1, 11)}
    assert months == [f"{year}-{month:02}" for year, numbers in years.items() for month in numbers]


def test_every_measure_has_every_area_once_and_no_cell_is_blank(table: list[dict[str, str]], counts: Counts) -> None:
    assert len(table) == len(counts) == 15 * 12
    assert all(cell.isdecimal() for row in table for cell in list(row.values())[2:])


def test_the_eleven_parts_make_the_force(counts: Counts) -> None:
    for measure in {measure for measure, _ in counts}:
        parts = [values for (name, area), values in counts.items() if name == measure and area != FORCE]
        assert len(parts) == 11
        assert [sum(column) for column in zip(*parts, strict=True)] == counts[measure, FORCE]


def test_the_thirteen_crime_types_make_all_recorded_crime(counts: Counts) -> None:
    left_out = ("all-but-asb", "anti-social-behaviour")
    for area in {area for _, area in counts}:
        crimes = [values for (measure, name), values in counts.items() if name == area and measure not in left_out]
        assert len(crimes) == 13
        assert [sum(column) for column in zip(*crimes, strict=True)] == counts["all-but-asb", area]


def test_every_published_row_is_counted(counts: Counts) -> None:
    # shared/data/README.md: 301,838 rows, of which 7,463 have no location.
    both = ("all-but-asb", "anti-social-behaviour")
    assert sum(sum(counts[measure, FORCE]) for measure in both) == 301_838
    assert sum(sum(counts[measure, NO_PLACE]) for measure in both) == 7_463


def test_the_burglary_of_the_report_is_854_then_1357(counts: Counts, months: list[str]) -> None:
    burglary = dict(zip(months, counts["burglary", FORCE], strict=True))
    assert sum(burglary[f"2021-0{month}"] for month in (7, 8, 9)) == 854
    assert sum(burglary[f"2022-0{month}"] for month in (7, 8, 9)) == 1357


def test_a_missing_month_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no 2019-12-leicestershire-street\.csv\.gz, 2020-01-"):
        runpy.run_path(str(SCRIPT))["main"](tmp_path, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.shared
def test_the_script_makes_the_bundled_table(shared: Path, tmp_path: Path) -> None:
    runpy.run_path(str(SCRIPT))["main"](shared / "data/street/leicestershire", tmp_path)
    assert (tmp_path / "observations/recorded-crime.csv").read_bytes() == TABLE.read_bytes()


@pytest.mark.shared
@pytest.mark.parametrize("month", ["2020-03", "2021-07", "2022-09"])
def test_counting_by_lsoa_code_gives_the_same(shared: Path, counts: Counts, months: list[str], month: str) -> None:
    """The script takes the district from the LSOA's name; here its code is looked up in the ONS list."""
    districts = districts_of_leicestershire(shared)
    by_hand: Counter[tuple[str, str]] = Counter()
    for line in lines_of(shared / f"data/street/leicestershire/{month}-leicestershire-street.csv.gz"):
        code, crime_type = lsoa_code_and_type(line)
        area = districts.get(code, OUTSIDE) if code else NO_PLACE
        by_hand[crime_type.lower().replace(" ", "-"), area] += 1
    column = months.index(month)
    bundled = {key: values[column] for key, values in counts.items() if key[0] != "all-but-asb" and key[1] != FORCE}
    assert {key: number for key, number in bundled.items() if number} == dict(by_hand)


def districts_of_leicestershire(shared: Path) -> dict[str, str]:
    """LSOA code to district: ' UA', for a unitary authority, is no part of the name."""
    rows = csv.DictReader(lines_of(shared / "data/geography/PoliceforceLSOA.csv.gz", first=0))
    ours = [row for row in rows if row["Police_force"] == FORCE]
    return {row["LSOA Code"]: row["Local authority name"].removesuffix(" UA") for row in ours}


def lsoa_code_and_type(line: str) -> tuple[str, str]:
    """A row ends in LSOA code, LSOA name, crime type, outcome and an empty context; none of these holds a comma."""
    found = re.search(r",(E\d{8})?,([^,]*),([^,]*),[^,]*,$", line)
    assert found is not None, line
    return found[1] or "", found[3]


def lines_of(path: Path, first: int = 1) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines()[first:]
