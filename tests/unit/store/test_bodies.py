"""Bodies by name, and how rows are called."""

from datetime import UTC, date, datetime

import pytest

from moothall.errors import NotFoundError, UsageError
from moothall.store.bodies import body_of, head_number, head_of, named_or_only, saved_body
from moothall.store.changes import add_change
from moothall.store.files import add_files, hash_of_bytes, kept_bytes
from moothall.store.models import FileVersion, KeptBytes, Report, ReportFile
from moothall.store.reports import add_report
from moothall.store.writing import writing

pytestmark = pytest.mark.usefixtures("sqlite_store")


def made(slug: str) -> None:
    """A body with one change, which brings a file and publishes a report."""
    with writing():
        body = saved_body(slug, name=slug.title(), first=None, last=date(2028, 5, 3), predecessor="before")
        at = datetime(2022, 11, 1, tzinfo=UTC)
        change = add_change(body, what="import", by="A. Clerk", at=at, known_on=date(2022, 11, 1), details={})
        add_files(change, {"a.toml": b"a", "gone.toml": None})
        add_report(change, quarter="2022-23-Q2", title="Report", files={"csv": b"c"}, corrects=None, reason="")


def test_the_only_body_needs_no_name_and_one_of_two_does() -> None:
    with pytest.raises(NotFoundError, match="No body is in the database yet"):
        named_or_only(None)
    made("one")
    assert named_or_only(None) == "one"
    made("two")
    with pytest.raises(UsageError, match=r"Several bodies are in the database: one, two. Say which with --body"):
        named_or_only(None)
    assert named_or_only("two") == "two"
    with pytest.raises(NotFoundError, match=r"No body 'three' is in the database. Those that are there: one, two"):
        named_or_only("three")


def test_the_latest_change_of_each_body() -> None:
    made("one")
    made("two")
    assert (head_number("one"), head_number("two"), str(head_of("two"))) == (1, 2, "2: import")
    with pytest.raises(NotFoundError, match="No body 'three' is in the database"):
        head_number("three")


def test_rows_say_what_they_are() -> None:
    made("one")
    said = [str(row) for table in (KeptBytes, FileVersion, Report, ReportFile) for row in table.objects.order_by("pk")]
    hashes = sorted(map(hash_of_bytes, (b"a", b"c")))
    assert said == [*hashes, "a.toml since 1", "gone.toml since 1", "1: Report", "1, csv"]
    assert str(body_of("one")) == "one"


def test_bytes_that_are_not_kept_are_told() -> None:
    with pytest.raises(NotFoundError, match="Nothing is kept under abc"):
        kept_bytes("abc")
