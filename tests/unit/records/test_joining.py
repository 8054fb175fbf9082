"""Outcomes find their crimes by identifier; whatever finds none is still there."""

import csv
import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from moothall.errors import NotFoundError
from moothall.records.joining import Joined
from moothall.records.layouts import OUTCOMES
from moothall.workflows.join_outcomes import JoinedOutcomes, join_outcomes
from tests.unit.records.made_up import street_row, table, written


def outcome(identifier: str, month: str, words: str) -> list[str]:
    return [*street_row(identifier, month=month)[:9], words]


def joined(folder: Path) -> tuple[list[list[str]], JoinedOutcomes]:
    out = folder.parent / "outcomes.csv"
    made = join_outcomes([folder], out=out, tell=lambda _: None)
    with out.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines)), made


def test_outcomes_are_told_by_their_crime_and_how_many_months_later(tmp_path: Path) -> None:
    streets = {
        "2020-12-leicestershire-street.csv": table(
            [street_row("a", month="2020-12"), street_row("b", month="2020-12")]
        ),
        # An identifier that recurs stands for the earliest crime; anti-social behaviour has none and finds none.
        "2021-01-leicestershire-street.csv": table(
            [street_row("a"), street_row("c", crime_type="Drugs"), street_row(crime_type="Anti-social behaviour")]
        ),
    }
    rows = [
        outcome("a", "2021-02", "Charged"),
        outcome("a", "2021-02", "Charged"),
        outcome("b", "2021-02", "Charged"),
        outcome("c", "2020-12", "Caution"),
        outcome("z", "2021-02", "Charged"),
        outcome("", "2021-02", "Charged"),
    ]
    files = {**streets, "2021-02-leicestershire-outcomes.csv": table(rows, OUTCOMES.columns)}
    result, made = joined(written(tmp_path / "in", files))
    assert result == [
        ["month", "crime-type", "outcome", "outcome-month", "months-later", "count"],
        ["2020-12", "Burglary", "Charged", "2021-02", "2", "3"],
        ["2021-01", "Drugs", "Caution", "2020-12", "-1", "1"],
        ["not in these files", "not in these files", "Charged", "2021-02", "", "2"],
    ]
    assert made.joined == Joined(
        6,
        4,
        2,
        before_their_crime=1,
        crimes=3,
        crimes_with_an_outcome=3,
        months_later={2: 3},
        followed={"2020-12": 2, "2021-01": 1},
    )


def test_both_kinds_are_needed(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {"2021-01-leicestershire-street.csv": table([street_row("a")])})
    with pytest.raises(NotFoundError, match="2021-05-bedfordshire-outcomes"):
        joined(folder)


def test_three_months_of_bedfordshire_joined_by_other_means(shared: Path, tmp_path: Path) -> None:
    def rows_of(kind: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        for path in sorted((shared / f"data/{kind}/bedfordshire-sample").iterdir()):
            with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
                found.extend(csv.DictReader(lines))
        return found

    crimes = {row["Crime ID"]: row for row in reversed(rows_of("street")) if row["Crime ID"]}
    expected: Counter[tuple[str, ...]] = Counter()
    for row in rows_of("outcomes"):
        crime = crimes.get(row["Crime ID"], {"Month": "not in these files", "Crime type": "not in these files"})
        expected[crime["Month"], crime["Crime type"], row["Outcome type"], row["Month"]] += 1
    out = tmp_path / "outcomes.csv"
    made = join_outcomes(
        [shared / "data/street/bedfordshire-sample", shared / "data/outcomes"],
        out=out,
        tell=lambda _: None,
    )
    with out.open(encoding="utf-8", newline="") as lines:
        result = {tuple(row[:4]): int(row[5]) for row in list(csv.reader(lines))[1:]}
    assert result == expected
    later = Counter(int(row[3][5:]) - int(row[0][5:]) for row in expected.elements() if row[0].startswith("2021"))
    assert made.joined == Joined(
        9_912,
        9_533,
        379,
        before_their_crime=3,
        crimes=12_032,
        crimes_with_an_outcome=9_470,
        months_later={lag: later[lag] for lag in (0, 1, 2)},
        followed={"2021-05": 2, "2021-06": 1, "2021-07": 0},
    )
    assert sum(made.joined.months_later.values()) == 9_533 - 3
    account = json.loads((tmp_path / "outcomes.account.json").read_text("utf-8"))
    assert (account["street"]["rows"], account["outcomes"]["rows"]) == (16_413, 9_912)
    assert account["outcomes"]["identifiers"]["repeated"] == 56
