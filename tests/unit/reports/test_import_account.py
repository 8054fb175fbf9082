"""The account of an import: what became of each figure, in words that show the difference and nothing withheld."""

from datetime import date

import pytest

from moothall.measures import Entry, Measure, MeasureKind, Missing, Observation, Withheld
from moothall.periods import Month
from moothall.render.import_account_csv import import_account_csv
from moothall.reports.import_account import Became, FigureRow, ImportAccount, Key, import_account

MONTH = Month(2022, 9)
KEY: Key = ("times", "Exampleshire", MONTH)
TIMES = Measure(id="times", title="=Times", kind=MeasureKind.NUMBER, unit="minutes", decimals=1)


def account(before: Entry | None, after: Entry | None, *, hide: bool = False) -> ImportAccount:
    return import_account(
        before={KEY: before} if before else {},
        after={KEY: after} if after else {},
        measures={"times": TIMES},
        is_withheld=lambda _: hide,
        files={},
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, Observation(MONTH, 7), (Became.NEW, None, "7.0")),
        (Observation(MONTH, 7), None, (Became.GONE, "7.0", None)),
        (Observation(MONTH, 7), Observation(MONTH, 7), (Became.UNCHANGED, "7.0", "7.0")),
        (Observation(MONTH, 7), Observation(MONTH, 8.25), (Became.REVISED, "7.0", "8.3")),
        (Observation(MONTH, 8.25), Observation(MONTH, 8.26), (Became.REVISED, "8.25", "8.26")),
        (Observation(MONTH, 7), Observation(MONTH, 7, note="Late."), (Became.REVISED, "7.0", "7.0, otherwise noted")),
        (Missing(MONTH, "Late."), Observation(MONTH, 0), (Became.REVISED, "no figure", "0.0")),
        (Observation(MONTH, 7), Withheld(MONTH, "Because."), (Became.REVISED, "7.0", "withheld")),
    ],
)
def test_what_became_of_a_figure(
    before: Entry | None, after: Entry | None, told: tuple[Became, str | None, str | None]
) -> None:
    became, was, now = told
    row = FigureRow(measure="=Times", area="Exampleshire", month=MONTH, became=became, before=was, after=now)
    assert account(before, after).rows == (row,)


def test_the_day_on_which_it_was_known_is_no_revision() -> None:
    later = Observation(MONTH, 7, known_on=date(2022, 11, 1))
    assert [row.became for row in account(Observation(MONTH, 7, known_on=date(2022, 10, 1)), later).rows] == [
        Became.UNCHANGED
    ]


def test_what_is_withheld_is_not_told() -> None:
    row = account(Observation(MONTH, 7), Observation(MONTH, 8), hide=True).rows[0]
    assert (row.became, row.before, row.after) == (Became.REVISED, "withheld", "withheld")


def test_as_csv_no_cell_is_run_as_a_formula() -> None:
    assert import_account_csv(account(Observation(MONTH, 7), Observation(MONTH, 8))).decode("utf-8-sig") == (
        "measure,area,month,became,before,after\r\n'=Times,Exampleshire,2022-09,revised,7.0,8.0\r\n"
    )
