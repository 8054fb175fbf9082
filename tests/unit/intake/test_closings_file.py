"""record.toml: days given to undated papers, commitments that a person closed."""

from datetime import date

import pytest

from moothall.errors import FileError
from moothall.intake.closings_file import RecordFile, record_file_from
from moothall.panel.register import Closing


def test_days_and_closings_are_read() -> None:
    data = b"""[[paper]]
document = "page.txt"
date = 2031-05-01

[[closed]]
commitment = "2031-03-03/41/2"
on = 2031-03-10
evidence = "Letter sent; copy with the Clerk."
by = "Clerk"
"""
    assert record_file_from("record.toml", data) == RecordFile(
        days=(("page.txt", date(2031, 5, 1)),),
        closings=(
            Closing(
                key="2031-03-03/41/2", on=date(2031, 3, 10), evidence="Letter sent; copy with the Clerk.", by="Clerk"
            ),
        ),
    )


def test_a_closing_without_evidence_is_refused() -> None:
    data = b'[[closed]]\ncommitment = "2031-03-03/41/2"\non = 2031-03-10\nby = "Clerk"\nwhy = "x"\n'
    with pytest.raises(FileError) as refused:
        record_file_from("record.toml", data)
    assert [problem.found for problem in refused.value.problems] == [
        "closed 1, evidence is missing.",
        "closed 1, why is not a known key.",
    ]
