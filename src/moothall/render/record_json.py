"""The record as JSON: meetings, the register with its evidence, wishes that came back."""

from datetime import date

from moothall.panel.numbering import runs
from moothall.panel.record import Meeting, Record
from moothall.panel.register import Entry
from moothall.panel.repeats import Repeat
from moothall.render.minutes_json import Json, commitment_json


def record_json(record: Record, *, on: date) -> Json:
    return {
        "as_of": on.isoformat(),
        "meetings": [_meeting(one) for one in record.meetings],
        "commitments": [entry_json(one, on=on) for one in record.register],
        "repeated_wishes": [_repeat(one) for one in record.repeats],
        "may_be_one_person": [list(one.names) for one in record.spellings],
        "minute_numbers": [
            {
                "date": run.day.isoformat(),
                "municipal_year": run.year,
                "first": run.first,
                "last": run.last,
                "gap": run.gap,
            }
            for run in runs(record.meetings)
        ],
        "notices": list(record.notices),
    }


def entry_json(entry: Entry, *, on: date) -> Json:
    return {
        "key": entry.key,
        "document": entry.document,
        "body": entry.body,
        "meeting": _day(entry.meeting),
        "title": entry.title,
        "state": entry.state.value,
        "days_open": entry.days_open(on),
        "overdue": entry.is_overdue(on),
        "due": None if entry.due is None else {"date": entry.due.day.isoformat(), "basis": entry.due.basis},
        "evidence": [
            {"said": one.said, "document": one.document, "date": _day(one.on), "by": one.by} for one in entry.evidence
        ],
        **commitment_json(entry.commitment),
    }


def _meeting(one: Meeting) -> Json:
    return {
        "date": _day(one.day),
        "body": one.body,
        "papers": [
            {
                "document": paper.minutes.document,
                "kind": paper.minutes.kind.value,
                "item": paper.item,
                "placed": paper.by,
            }
            for paper in one.papers
        ],
        "approved_on": _day(one.approved_on),
        "amendments": list(one.amendments),
    }


def _repeat(one: Repeat) -> Json:
    return {
        "title": one.title,
        "meetings": one.meetings,
        "first": _day(one.first),
        "wishes": [
            {
                "date": _day(wish.day),
                "document": wish.document,
                "item": wish.item,
                "line": wish.place.line,
                "text": wish.text,
            }
            for wish in one.wishes
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
