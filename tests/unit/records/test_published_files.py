"""The published files of Leicestershire and Bedfordshire: every number known of them, and the bundled example again."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from moothall.records.account import Account, Identifiers
from moothall.records.account_sentences import account_sentences
from moothall.records.layouts import OUTCOMES, STOP_AND_SEARCH, STREET
from moothall.workflows.count_records import count_records

EXAMPLE = Path(__file__).parents[3] / "src/moothall/examples/leicestershire/observations/recorded-crime.csv"
Cells = dict[tuple[str, ...], int]


@pytest.fixture(scope="module")
def leicestershire(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Cells, Account]:
    out = tmp_path_factory.mktemp("leicestershire") / "counts.csv"
    made = count_records([shared / "data/street/leicestershire"], STREET, by=None, out=out, tell=lambda _: None)
    return cells_of(out), made.account


def cells_of(out: Path) -> Cells:
    with out.open(encoding="utf-8", newline="") as lines:
        return {tuple(row[:-1]): int(row[-1]) for row in list(csv.reader(lines))[1:]}


def test_40_months_of_leicestershire_are_accounted_for(leicestershire: tuple[Cells, Account]) -> None:
    # The numbers are in the reference data's README; 38,058 rows are of anti-social behaviour, without identifier.
    cells, account = leicestershire
    assert sum(cells.values()) == account.rows == account.records == 344_693
    assert (len(account.files), account.without_place) == (40, 8_751)
    assert sum(account.outside_the_area.values()) == 658
    assert account.exact_copies == {"Anti-social behaviour": 9_097}
    assert account.identifiers == Identifiers(8, extra_rows=10, in_several_months=8, blank_rows=38_058)
    assert account.missing_files == tuple(f"2019-{number:02} leicestershire" for number in range(3, 12))
    assert (account.unknown_places, account.changed_columns, account.months_not_of_their_file) == ({}, (), {})
    assert len(account.categories) == 14
    assert {(one.first, one.last, one.known) for one in account.categories} == {("2018-10", "2022-10", True)}


def test_the_account_in_sentences(leicestershire: tuple[Cells, Account]) -> None:
    assert " ".join(account_sentences(leicestershire[1])) == (
        "344,693 rows were read from 40 files, 2018-10 to 2022-10, and every one counted. "
        "8,751 have no place: counted under 'no location', not in a district. "
        "658 lie outside the force's area: South Kesteven 121, Rushcliffe 86, Erewash 85, South Derbyshire 77, Rugby "
        "66 and 223 in 19 others. They are counted under those names. "
        "9,097 rows are exact copies of another row: Anti-social behaviour 9,097. They were counted. Where records "
        "have no identifier, nobody can tell a copy from a second incident. "
        "8 identifiers are on more than one row, all in several months: 10 rows more than identifiers. They were "
        "counted. "
        "No file was found for leicestershire in 2019-03 to 2019-11 (9 months). Not known is not zero."
    )


def test_the_counts_are_those_of_the_bundled_example(leicestershire: tuple[Cells, Account]) -> None:
    cells, account = leicestershire
    counted: Counter[tuple[str, str, str]] = Counter()
    for (month, district, crime_type), number in cells.items():
        area = "No location given" if district == "no location" else district
        area = "Outside the force area" if district in account.outside_the_area else area
        counted[crime_type.lower().replace(" ", "-"), area, month] += number
    with EXAMPLE.open(encoding="utf-8", newline="") as lines:
        rows = [
            row for row in csv.DictReader(lines) if row["area"] != "Leicestershire" and row["measure"] != "all-but-asb"
        ]
    months = list(rows[0])[2:]
    expected = {(row["measure"], row["area"], month): int(row[month]) for row in rows for month in months}
    assert len(expected) == 14 * 11 * 35
    assert {key: counted[key] for key in expected} == expected


def test_no_search_of_bedfordshire_falls_out_of_its_month(shared: Path, tmp_path: Path) -> None:
    # By UTC some fall into the evening before their month; by the clock of the United Kingdom none does.
    out = tmp_path / "counts.csv"
    folder = shared / "data/stop-and-search/bedfordshire"
    account = count_records([folder], STOP_AND_SEARCH, by=None, out=out, tell=lambda _: None).account
    assert (account.rows, len(account.files), account.forces) == (7_601, 24, ("bedfordshire",))
    assert (account.months[0], account.months[-1]) == ("2021-05", "2023-04")
    assert account.months_not_of_their_file == {}


def test_outcomes_of_bedfordshire_are_those_counted_before(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "counts.csv"
    folder = shared / "data/outcomes/bedfordshire-sample"
    account = count_records([folder], OUTCOMES, by=["month", "outcome"], out=out, tell=lambda _: None).account
    derived = shared / "data/derived/outcome_counts_bedfordshire_2021-05_2023-04.csv"
    with derived.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Month"] <= "2021-07"]
    assert cells_of(out) == {(row["Month"], row["Outcome type"]): int(row["Count"]) for row in rows}
    assert account.rows == 9_912
