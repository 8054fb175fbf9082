"""Import: the same folder changes nothing, a revision is kept beside what it revises, bad input is refused whole."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.measures import Missing, Observation
from moothall.periods import Month
from moothall.reports.import_account import Became, FigureRow
from moothall.reports.site.history import Vintage
from moothall.store.bodies import body_of
from moothall.workflows.body_import import Imported, Signed, import_folder
from moothall.workflows.panel_record import BODIES
from moothall.workflows.public_files import folder_source
from moothall.workflows.public_record import public_record, record_of_folder, record_version, slugs
from tests.small_body import ALL_CRIME, MONTHS, WITHHELD, body_folder, figures
from tests.unit.intake.workspaces import BURGLARY, PROFILE

pytestmark = pytest.mark.usefixtures("store")
SEPTEMBER = ("burglary", "Exampleshire", Month(2022, 9))
NOVEMBER, DECEMBER = date(2022, 11, 1), date(2022, 12, 1)


def imported(folder: Path, known_on: date = NOVEMBER, slug: str = "exampleshire") -> Imported:
    return import_folder(
        folder, slug=slug, signed=Signed(by="A. Clerk", at=datetime(2022, 12, 24, 12, tzinfo=UTC), known_on=known_on)
    )


def test_a_body_comes_in_as_it_is_in_its_folder(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    done = imported(folder)
    assert (done.number, len(done.account.rows_that(Became.NEW)), slugs()) == (1, 3 * len(MONTHS), ("exampleshire",))
    record, of_folder = public_record("exampleshire"), record_of_folder(folder)
    assert record.contents == of_folder.contents
    assert (len(record.days), set(record.days.values())) == (3 * len(MONTHS), {NOVEMBER})
    assert (record.report, record.panel) == (of_folder.report, of_folder.panel)
    assert (record.version, record_version("exampleshire"), record.vintages, record.published) == (1, 1, {}, ())


def test_the_same_folder_again_changes_nothing(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    imported(folder)
    again = imported(folder, DECEMBER)
    assert (again.number, record_version("exampleshire")) == (None, 1)
    assert {row.became for row in again.account.rows} == {Became.UNCHANGED}
    assert again.account.files == {}


def test_a_revised_figure_is_kept_beside_the_old_one(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    imported(folder)
    body_folder(
        folder,
        {"observations/figures.csv": figures({SEPTEMBER: 499, ("burglary", "Exampleshire", Month(2022, 10)): 410})},
    )
    done = imported(folder, DECEMBER)
    assert done.account.rows_that(Became.REVISED) == (
        FigureRow(measure="Burglary", area="Exampleshire", month=Month(2022, 9), became=Became.REVISED, before="435",
                  after="499"),
    )  # fmt: skip
    assert done.account.new_by_month == {Month(2022, 10): 1}
    assert done.account.files == {"observations/figures.csv": Became.REVISED}
    assert public_record("exampleshire").vintages == {
        SEPTEMBER: (
            Vintage(known=NOVEMBER, entry=Observation(Month(2022, 9), 435)),
            Vintage(known=DECEMBER, entry=Observation(Month(2022, 9), 499)),
        )
    }


def test_what_was_known_on_a_day_comes_back(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    before = record_of_folder(folder)
    imported(folder)
    body_folder(folder, {"observations/figures.csv": figures({SEPTEMBER: 499})})
    imported(folder, DECEMBER)
    then = public_record("exampleshire", as_known_on=date(2022, 11, 30))
    assert then.contents == before.contents
    assert set(then.days.values()) == {NOVEMBER}
    assert (then.report, then.version, then.vintages) == (before.report, 1, {})
    with pytest.raises(
        NotFoundError, match=r"Nothing of 'exampleshire' was known on 2022-10-31. The first is of 2022-11-01"
    ):
        public_record("exampleshire", as_known_on=date(2022, 10, 31))


def test_a_month_that_is_taken_out_stays_in_the_past(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    imported(folder)
    rows = figures().decode().splitlines()
    body_folder(
        folder, {"observations/figures.csv": "\n".join(r for r in rows if r != "burglary,Exampleshire,2022-09,435")}
    )
    done = imported(folder, DECEMBER)
    assert [row.month for row in done.account.rows_that(Became.GONE)] == [Month(2022, 9)]
    assert public_record("exampleshire").vintages[SEPTEMBER] == (
        Vintage(known=NOVEMBER, entry=Observation(Month(2022, 9), 435)),
        Vintage(known=DECEMBER, entry=Missing(Month(2022, 9), "The figure was taken out.")),
    )


def test_what_is_withheld_is_nowhere_in_the_record(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire", {"observations/figures.csv": figures({SEPTEMBER: 3131})})
    imported(folder)
    body_folder(folder, {"observations/figures.csv": figures({SEPTEMBER: 4242})})
    imported(folder)
    body_folder(folder, {"observations/figures.csv": figures({SEPTEMBER: 5353}), "redactions.toml": WITHHELD})
    done = imported(folder, DECEMBER)
    assert [(row.before, row.after) for row in done.account.rows_that(Became.REVISED)] == [("withheld", "withheld")]
    record = public_record("exampleshire")
    assert (record.vintages, record.contents.unredacted) == ({}, ())
    assert not any(number in repr(record) for number in ("3131", "4242", "5353"))
    with pytest.raises(
        NotFoundError, match="What was known on 2022-11-01 is not shown: a figure of then is withheld now"
    ):
        public_record("exampleshire", as_known_on=NOVEMBER)


def test_bad_input_is_refused_with_every_problem_and_nothing_is_kept(tmp_path: Path) -> None:
    folder = body_folder(
        tmp_path / "exampleshire",
        {"measures/burglary.toml": "title = 1", "observations/figures.csv": "a,b\n", "papers/record.toml": "x = 1"},
    )
    with pytest.raises(FileError) as error:
        imported(folder)
    assert {"measures/burglary.toml", "observations/figures.csv", "papers/record.toml"} <= {
        problem.file for problem in error.value.problems
    }
    assert slugs() == ()


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire", {"papers/Minutes 🙂.txt": "Minutes"})
    (folder / "papers" / os.fsdecode(b"caf\xe9.txt")).write_text("Minutes")
    with pytest.raises(FileError, match=r"papers/caf\?.txt: The name of this file is not written in UTF-8"):
        imported(folder)


def test_a_folder_without_a_whole_quarter_is_refused(tmp_path: Path) -> None:
    without = PROFILE.replace('quarter = "2022-23-Q2"', "")
    two = {"moothall.toml": without, "observations/figures.csv": "measure,period,value\nburglary,2022-08,1\n"}
    with pytest.raises(
        UsageError, match="No financial quarter is complete in the figures of Exampleshire, so there is"
    ):
        imported(body_folder(tmp_path / "exampleshire", two))


def test_older_figures_come_before_newer_ones(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    imported(folder, DECEMBER)
    body_folder(folder, {"observations/figures.csv": figures({SEPTEMBER: 499})})
    with pytest.raises(UsageError, match="was known on 2022-12-01, which is later than 2022-11-01"):
        imported(folder, NOVEMBER)
    with pytest.raises(UsageError, match="2023-01-01 is in the future"):
        imported(folder, date(2023, 1, 1))


def test_another_definition_is_kept_beside_the_old_one(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "exampleshire")
    imported(folder)
    other = BURGLARY.replace("By hand.", "By machine.")
    body_folder(folder, {"measures/burglary.toml": other, "measures/all-crime.toml": f"# A comment.\n{ALL_CRIME}"})
    imported(folder, DECEMBER)
    found = public_record("exampleshire").definitions
    assert {name: [(one.known, one.measure.how_counted) for one in versions] for name, versions in found.items()} == {
        "burglary": [(NOVEMBER, "By hand."), (DECEMBER, "By machine.")],
    }


def test_a_body_has_its_days_and_the_body_before_it(tmp_path: Path) -> None:
    profile = (BODIES / "york-and-north-yorkshire.toml").read_text("utf-8")
    folder = body_folder(tmp_path / "exampleshire", {"body.toml": f'predecessor = "before"\n{profile}'})
    done = imported(folder)
    body, told = body_of("exampleshire"), public_record("exampleshire").body
    assert told is not None
    assert (body.name, body.first, body.last, body.predecessor) == (told.name, date(2024, 5, 7), None, "before")
    assert done.notices == ()


def test_a_body_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFoundError, match=r"No body 'nowhere' is in the database. Those that are there: none yet"):
        public_record("nowhere")


@pytest.mark.parametrize("name", ["api", "Assets", "health", "日本"])
def test_a_body_does_not_take_the_place_of_the_site_itself(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="gives no name for addresses"):
        imported(body_folder(tmp_path / "folder"), slug=name)
    with pytest.raises(UsageError, match="this name cannot stand in addresses"):
        folder_source([body_folder(tmp_path / name)])
