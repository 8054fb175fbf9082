"""The public record of a folder: what a page is made from when there is no database."""

from pathlib import Path

import moothall
from moothall.workflows.public_record import record_of_folder

EXAMPLES = Path(moothall.__file__).parent / "examples"


def test_a_folder_is_a_record_without_history() -> None:
    record = record_of_folder(EXAMPLES / "made-up")
    assert (record.slug, record.version, record.published, dict(record.vintages)) == ("made-up", 0, (), {})
    assert record.report.profile == record.contents.profile
    assert record.panel.meetings == ()


def test_no_withheld_figure_is_in_the_series() -> None:
    record = record_of_folder(EXAMPLES / "made-up")
    hidden = {(one.measure.id, one.area.name) for one in record.contents.unredacted}
    assert hidden
    shown = [one for one in record.contents.series if (one.measure.id, one.area.name) in hidden]
    assert all(one.gaps for one in shown)
