"""A figure that was told and is withheld now is in no file of the site: not as a revision, not in an old report."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from moothall.errors import NotFoundError
from moothall.periods import Month
from moothall.workflows.body_import import Signed, import_folder
from moothall.workflows.public_record import public_record, report_bytes
from moothall.workflows.public_site import body_site
from moothall.workflows.publish import publish
from tests.small_body import WITHHELD, body_folder, figures

SLUG = "exampleshire"
SEPTEMBER = ("burglary", "Exampleshire", Month(2022, 9))
DAYS = [datetime(2022, month, 1, tzinfo=UTC) for month in (10, 11, 12)]


@pytest.mark.usefixtures("sqlite_store")
def test_no_file_of_the_site_tells_it_and_the_old_report_is_held_back(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    changes: list[dict[str, bytes | str]] = [
        {"observations/figures.csv": figures({SEPTEMBER: 3131})},
        {"observations/figures.csv": figures({SEPTEMBER: 4242})},
        {"observations/figures.csv": figures({SEPTEMBER: 5353}), "redactions.toml": WITHHELD},
    ]
    for more, at in zip(changes, DAYS, strict=True):
        import_folder(body_folder(folder, more), slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))
        if at == DAYS[0]:
            publish(SLUG, by="A. Clerk", at=at)
            told = public_record(SLUG).published[0].files

    site = body_site(public_record(SLUG), on=DAYS[-1].date(), bytes_of=report_bytes)
    files = {address: make() for address, make in site.files.items()}
    numbers = [text.encode() for n in (3131, 4242, 5353) for text in (str(n), f"{n:,}")]
    assert [(address, n) for address, file in files.items() for n in numbers if n in file.data] == []
    assert b"Its files are held back." in files["reports/1/"].data
    for name in told.values():
        with pytest.raises(NotFoundError):
            report_bytes(name)
