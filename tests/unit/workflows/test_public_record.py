"""The public record of a folder: what a page is made from when there is no database."""

from pathlib import Path

import moothall
from moothall.intake.workspace import workspace_from
from moothall.workflows.folders import workspace_files
from moothall.workflows.public_record import record_of_folder

EXAMPLES = Path(moothall.__file__).parent / "examples"


def test_a_folder_is_a_record_without_history() -> None:
    record = record_of_folder(EXAMPLES / "made-up")
    assert (record.slug, record.version, record.published, dict(record.vintages)) == ("made-up", 0, (), {})
    assert record.report.profile == record.contents.profile
    assert [str(meeting.day) for meeting in record.panel.meetings] == ["2022-03-24", "2022-06-23"]
    assert record_of_folder(EXAMPLES / "leicestershire").panel.meetings == ()


def test_no_withheld_figure_is_in_the_record() -> None:
    contents = workspace_from(workspace_files(EXAMPLES / "made-up"))
    hidden = {(one.measure.id, one.area.name) for one in contents.unredacted}
    assert hidden
    record = record_of_folder(EXAMPLES / "made-up")
    shown = [one for one in record.contents.series if (one.measure.id, one.area.name) in hidden]
    assert all(one.gaps for one in shown)
    left_out = (record.contents.unredacted, record.contents.plan, record.contents.office, record.contents.annual)
    assert left_out == ((), None, None, {})
