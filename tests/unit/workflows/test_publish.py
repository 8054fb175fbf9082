"""Publishing: a report stays as it was, whatever is revised afterwards; a correction says why, and both can be read."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.errors import NotFoundError, UsageError
from moothall.measures import Series
from moothall.periods import Month, Quarter
from moothall.reports.site.history import PublishedReport
from moothall.store.bodies import body_of
from moothall.store.figures import figures_at
from moothall.store.files import files_at, hash_of_bytes
from moothall.workflows.body_contents import body_contents
from moothall.workflows.body_import import Signed, import_folder
from moothall.workflows.exception_report import FORMATS, report_of
from moothall.workflows.public_record import public_record, record_version, report_bytes
from moothall.workflows.publish import Published, publish, remade, report_files
from tests.small_body import WITHHELD, body_folder, figures

pytestmark = pytest.mark.usefixtures("store")
SLUG, QUARTER = "exampleshire", Quarter(2022, 2)
CHANGED = {("burglary", "Exampleshire", Month(2022, 9)): 499}
FIRST_DAY, LAST_DAY = datetime(2022, 11, 2, 9, tzinfo=UTC), datetime(2022, 12, 2, 9, tzinfo=UTC)


def brought_in(folder: Path, at: datetime) -> None:
    import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))


def published(at: datetime, reason: str | None = None) -> Published:
    return publish(SLUG, by="A. Clerk", at=at, reason=reason)


def kept(number: int) -> dict[str, bytes]:
    report = public_record(SLUG).published[number - 1]
    return {kind: report_bytes(name) for kind, name in report.files.items()}


def test_a_published_report_stays_as_it_was_after_a_revision(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    of_then = report_files(public_record(SLUG).report)
    assert published(FIRST_DAY).number == 1
    body_folder(folder, {"observations/figures.csv": figures(CHANGED)})
    brought_in(folder, LAST_DAY)
    assert report_files(public_record(SLUG).report) != of_then
    assert (kept(1), remade(SLUG, 1)) == (of_then, of_then)
    assert list(of_then) == list(FORMATS)


def test_the_rows_of_a_day_give_the_same_report_as_the_files_of_that_day(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    published(FIRST_DAY)
    body_folder(folder, {"observations/figures.csv": figures(CHANGED)})
    brought_in(folder, LAST_DAY)
    contents = body_contents(files_at(body_of(SLUG), 1)).contents
    known = figures_at(body_of(SLUG), 1)
    series = tuple(
        Series.of(
            one.measure,
            one.area,
            [entry for (*key, _), entry in known.items() if key == [one.measure.id, one.area.name]],
        )
        for one in contents.series
    )
    assert report_files(report_of(replace(contents, series=series), QUARTER)) == kept(1)


def test_publishing_the_same_report_twice_changes_nothing(tmp_path: Path) -> None:
    brought_in(body_folder(tmp_path / "folder"), FIRST_DAY)
    published(FIRST_DAY)
    before = public_record(SLUG)
    again = published(LAST_DAY)
    assert (again.number, again.is_new, public_record(SLUG)) == (1, False, before)


def test_a_correction_says_why_and_leaves_the_old_report_to_be_read(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    published(FIRST_DAY)
    first = kept(1)
    body_folder(folder, {"observations/figures.csv": figures(CHANGED)})
    brought_in(folder, LAST_DAY)
    with pytest.raises(UsageError, match=r"A report on 2022-23-Q2 was published on 2022-11-02 \(number 1\)"):
        published(LAST_DAY)
    assert published(LAST_DAY, "September was counted twice.").corrects == 1
    of_now = report_files(public_record(SLUG).report)
    assert (kept(1), kept(2), remade(SLUG, 1), remade(SLUG, 2)) == (first, of_now, first, of_now)
    assert public_record(SLUG).published[1] == PublishedReport(
        number=2,
        quarter=QUARTER,
        title=public_record(SLUG).report.title,
        published=LAST_DAY,
        files={kind: hash_of_bytes(data) for kind, data in sorted(of_now.items())},
        corrects=1,
        reason="September was counted twice.",
    )


def test_a_correction_of_nothing_is_refused(tmp_path: Path) -> None:
    brought_in(body_folder(tmp_path / "folder"), FIRST_DAY)
    with pytest.raises(UsageError, match=r"No report on 2022-23-Q2 is published, so there is none to correct"):
        published(FIRST_DAY, "Because.")


def test_a_published_report_belongs_to_the_folder_from_then_on(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    published(FIRST_DAY)
    brought_in(folder, LAST_DAY)
    assert files_at(body_of(SLUG), 99)["reports/2022-23-Q2.json"] == kept(1)["json"]
    body_folder(folder, {"reports/2022-23-Q2.json": "{}"})
    with pytest.raises(Exception, match="This is not the report that was published"):
        brought_in(folder, LAST_DAY)


def test_a_report_that_shows_what_is_withheld_later_is_held_back(tmp_path: Path) -> None:
    unusual = figures({("burglary", "Exampleshire", Month(2022, 9)): 3131})
    folder = body_folder(tmp_path / "folder", {"observations/figures.csv": unusual})
    brought_in(folder, FIRST_DAY)
    published(FIRST_DAY)
    names = public_record(SLUG).published[0].files
    body_folder(folder, {"redactions.toml": WITHHELD})
    brought_in(folder, LAST_DAY)
    (held_back,) = public_record(SLUG).published
    assert (held_back.is_held_back, held_back.files) == (True, {})
    assert not any(number in repr(public_record(SLUG)) for number in ("3131", "3,131"))
    with pytest.raises(NotFoundError, match="No published report has this file"):
        report_bytes(names["json"])
    (folder / "redactions.toml").unlink()
    brought_in(folder, LAST_DAY)
    assert report_bytes(names["json"]) == remade(SLUG, 1)["json"]


def test_a_report_that_withheld_it_from_the_start_is_served(tmp_path: Path) -> None:
    brought_in(body_folder(tmp_path / "folder", {"redactions.toml": WITHHELD}), FIRST_DAY)
    published(FIRST_DAY)
    (report,) = public_record(SLUG).published
    assert (report.is_held_back, kept(1)) == (False, remade(SLUG, 1))


def test_bytes_that_are_not_of_a_published_report_are_not_given(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    figures_file = hash_of_bytes((folder / "observations/figures.csv").read_bytes())
    with pytest.raises(NotFoundError, match="No published report has this file"):
        report_bytes(figures_file)


def test_a_day_before_publication_has_no_report(tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    brought_in(folder, FIRST_DAY)
    body_folder(folder, {"observations/figures.csv": figures(CHANGED)})
    brought_in(folder, LAST_DAY)
    published(LAST_DAY)
    assert public_record(SLUG, as_known_on=date(2022, 11, 2)).published == ()


def test_a_record_asks_as_many_questions_for_three_reports_as_for_one(tmp_path: Path) -> None:
    files = {"redactions.toml": WITHHELD, "README.md": f"{connection.vendor}: a record that no test has read before."}
    folder = body_folder(tmp_path / "folder", files)
    brought_in(folder, FIRST_DAY)
    published(FIRST_DAY)
    with CaptureQueriesContext(connection) as of_one:
        assert len(public_record(SLUG).published) == 1
    for value in (7001, 7002):
        changed = figures({("all-crime", "Exampleshire", Month(2022, 9)): value})
        brought_in(body_folder(folder, {**files, "observations/figures.csv": changed}), LAST_DAY)
        published(LAST_DAY, f"It is {value}.")
    with CaptureQueriesContext(connection) as of_three:
        assert len(public_record(SLUG).published) == 3
    assert len(of_three) == len(of_one)
    with CaptureQueriesContext(connection) as of_version:
        assert record_version(SLUG) == 6
    assert len(of_version) == 1
