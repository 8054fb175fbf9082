"""The chain: what is taken out of its middle, or put in the place of another, shows."""

from datetime import UTC, date, datetime

import pytest

from moothall.store.bodies import saved_body, told_of
from moothall.store.chain import faults
from moothall.store.changes import add_change, hash_of
from moothall.store.models import Change
from moothall.store.writing import writing

pytestmark = pytest.mark.usefixtures("sqlite_store")


def made(changes: int) -> None:
    for _ in range(changes):
        with writing():
            body = saved_body("body", name="Body", first=None, last=None, predecessor="")
            details = {"body": told_of(body)}
            at = datetime(2022, 11, 1, tzinfo=UTC)
            add_change(body, what="import", by="A. Clerk", at=at, known_on=date(2022, 11, 1), details=details)


def test_a_whole_chain_has_no_fault() -> None:
    made(3)
    assert list(faults()) == []


def test_a_change_taken_out_of_the_middle_shows() -> None:
    made(3)
    Change.objects.filter(number=2).delete()
    assert list(faults()) == [
        "After change 1 comes change 3: what was between them is gone.",
        "Change 3 does not follow on the one before it.",
    ]


def test_a_change_that_was_altered_with_its_hash_shows_in_the_next() -> None:
    made(3)
    change = Change.objects.select_related("body").get(number=2)
    change.by = "B. Other"
    change.hash = hash_of(change)
    change.save()
    assert list(faults()) == ["Change 3 does not follow on the one before it."]
