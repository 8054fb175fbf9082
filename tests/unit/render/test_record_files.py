"""The record as a calendar and as JSON."""

import json
from datetime import date

import icalendar

from moothall.panel.record import record
from moothall.render.calendar_ics import calendar_ics
from moothall.render.record_json import record_json
from tests.unit.panel.made import JUNE, MARCH

ON = date(2031, 6, 20)
RECORD = record([MARCH, JUNE])


def test_the_calendar_has_the_meetings_announced_and_the_days_on_which_something_is_due() -> None:
    written = calendar_ics(RECORD, on=ON)
    assert written == calendar_ics(RECORD, on=ON)
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert [(str(one["summary"]), one.decoded("dtstart").isoformat()) for one in events] == [
        ("Meeting: Oakford Panel", "2031-06-02T14:00:00+01:00"),
        ("Due: bring a report on street lighting to the next meeting", "2031-06-02"),
        ("Due: circulate the lamp list within ten working days", "2031-06-16"),
    ]


def test_the_json_has_the_register_with_due_days_and_states() -> None:
    made = json.loads(json.dumps(record_json(RECORD, on=ON)))
    assert [
        (one["key"], one["due"] and one["due"]["date"], one["state"], one["overdue"]) for one in made["commitments"]
    ] == [
        ("2031-03-03/41/1", None, "open", False),
        ("2031-03-03/41/2", None, "open", False),
        ("2031-03-03/41/3", "2031-06-02", "on a later agenda", True),
        ("2031-06-02/2/1", "2031-06-16", "open", True),
    ]
    assert made["meetings"][0]["approved_on"] == "2031-06-02"
    assert [one["title"] for one in made["repeated_wishes"]] == ["Figures in context and plain words"]
