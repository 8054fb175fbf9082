"""The report as CSV: a row a measure, nothing that a spreadsheet would run."""

import csv
import io

import pytest

from moothall.measures import MeasureKind, Withheld
from moothall.periods import Month
from moothall.render.report_csv import harmless, report_csv
from tests.worlds import measure_of, report_of, series_of

QUIET = [52, 48] * 12


def rows(
    *values: float | Withheld | None, title: str = "Burglary", kind: MeasureKind = MeasureKind.COUNT
) -> dict[str, str]:
    written = report_csv(report_of(series_of(values, measure_of(kind, title=title))))
    assert written.startswith(b"\xef\xbb\xbfgroup,measure,area,quarter,")
    (row,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    return row


RATES = ("residents", "residents_year", "rate_per_1000", "rate_low", "rate_high")


def test_every_column_of_an_exception() -> None:
    # Mean 1048 / 20 = 52.4. Moving ranges 63 / 19: 3 / 1.128 x 63 / 19 = 8.81859. The change: z = 2.083, p = 0.037.
    assert rows(*[48, 52] * 6, *[57, 55] * 4) == {
        "group": "Crime",
        "measure": "Burglary",
        "area": "Exampleshire",
        "quarter": "2020-21-Q1",
        "value": "167",
        "year_before": "152",
        "difference": "15",
        "percent": "9.868421052631579",
        "significant": "yes",
        "status": "step-shift",
        "side": "above",
        "judgement": "concern",
        "finding": "Step shift, above: concern",
        "exception": "yes",
        "mean": "52.4",
        "lower": "43.58141097424412",
        "upper": "61.218589025755875",
        "sentence": (
            "Burglary offences have been above the mean of 52 a month for 8 months in a row, November 2019 to June "
            "2020."
        ),
        "change": (
            "167 burglary offences in April to June 2020, 15 more than the 152 a year before (+10%). That is a "
            "significant increase: more than the usual month-to-month variation would explain (p = 0.037)."
        ),
        "recommendation": "Consider a reset",
        "unit": "offences",
        "value_absent": "",
        "year_before_absent": "",
        **dict.fromkeys(RATES, ""),
    }


def test_what_is_not_there_is_an_empty_cell() -> None:
    row = rows(*QUIET[:3], None)
    empty = {name for name, cell in row.items() if not cell} - set(RATES)
    assert empty == {"value", "year_before", "difference", "percent", "side", "mean", "lower", "upper"}
    assert (row["significant"], row["exception"], row["status"]) == ("not tested", "no", "too-few")
    assert (row["value_absent"], row["year_before_absent"]) == ("no figure", "no figure")
    assert rows(*QUIET)["significant"] == "no"


def test_a_withheld_quarter_is_told_from_a_missing_one() -> None:
    row = rows(*QUIET[:-1], Withheld(Month(2020, 6), "Court case"))
    assert (row["value"], row["value_absent"]) == ("", "withheld")
    assert (row["year_before"], row["year_before_absent"]) == ("148", "")


def test_a_share_keeps_its_decimals() -> None:
    assert rows(*[96.25, 96.75] * 10, kind=MeasureKind.PERCENTAGE)["mean"] == "96.5"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_begins_like_a_formula_is_disarmed(start: str) -> None:
    assert harmless(f"{start}1+2") == f"'{start}1+2"
    assert rows(*QUIET, title=f"{start}cmd")["measure"] == f"'{start}cmd"


@pytest.mark.parametrize("cell", ["1+2", "", "Burglary = theft", -5, 1.5, None])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert harmless(cell) == cell
