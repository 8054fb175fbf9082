"""Minutes as JSON: each value with its confidence and line, null where the document is silent."""

from collections.abc import Iterable
from datetime import date, time

from moothall.panel.attendance import Attendee, Declaration, Movement
from moothall.panel.commitment import Commitment
from moothall.panel.due_dates import due_of
from moothall.panel.items import Item, NextMeeting, Point, Resolution
from moothall.panel.minutes import Minutes, Paper
from moothall.panel.sourced import Place, Sourced

Json = dict[str, object]


def minutes_json(minutes: Minutes) -> Json:
    """The keys follow the order in which a reader asks: which meeting, who, what, what next, what is missing."""
    return {
        "document": minutes.document,
        "kind": minutes.kind.value,
        "complete": minutes.is_complete,
        **{name: _sourced(getattr(minutes, name)) for name in ("body", "date", "start", "end", "venue", "chair")},
        **{name: _people(getattr(minutes, name)) for name in ("present", "apologies", "in_attendance")},
        "substitutes": _people(minutes.substitutes),
        "items": [_item(one) for one in minutes.items],
        "resolutions": [_resolution(one) for one in minutes.resolutions],
        "lost_motions": [
            {"item": one.item, "text": one.text, "outcome": one.outcome, **_place(one.place)} for one in minutes.motions
        ],
        "commitments": [{**commitment_json(one), "due": _due(one, minutes)} for one in minutes.commitments],
        "movements": [_movement(one) for one in minutes.movements],
        "declarations": [_declaration(one) for one in minutes.declarations],
        "declarations_stated_none": minutes.declarations_stated_none,
        "public_questions": [_point(one) for one in minutes.public_questions],
        "public_questions_stated_none": minutes.public_questions_stated_none,
        "elections": [
            {"item": one.item, "office": one.office, "elected": one.elected, "quote": one.quote, **_place(one.place)}
            for one in minutes.elections
        ],
        "approvals": [
            {
                "item": one.item,
                "minutes_of": _plain(one.of),
                "amendments": list(one.amendments),
                "quote": one.quote,
                **_place(one.place),
            }
            for one in minutes.approvals
        ],
        "next_meeting": None if minutes.next_meeting is None else [_next(one) for one in minutes.next_meeting],
        "points": [_point(one) for one in minutes.points],
        "not_in_text": list(minutes.not_in_text),
        "not_understood": [{"text": one.text, "why": one.why, **_place(one.place)} for one in minutes.not_understood],
        "notices": list(minutes.notices),
        "documents": [_paper(one) for one in minutes.papers],
    }


def _due(one: Commitment, minutes: Minutes) -> str | None:
    """The day that the words name, where they name one."""
    later = [meeting.date for meeting in minutes.next_meeting or () if meeting.date]
    due = due_of(one.when, said_on=minutes.date.value if minutes.date else None, meetings=later)
    return due.day.isoformat() if due else None


def commitment_json(one: Commitment) -> Json:
    return {
        "item": one.item,
        "form": one.form.value,
        "who": one.who,
        "what": one.what,
        "when": one.when,
        "quote": one.quote,
        "sub": one.point,
        "kind": one.kind.value,
        "condition": one.condition,
        "also_at": list(one.also_at),
        "confidence": one.confidence,
        **_place(one.place),
    }


def _place(place: Place) -> Json:
    return {"line": place.line} if place.page is None else {"line": place.line, "page": place.page}


def _plain(value: object) -> object:
    """A day as 2020-10-01, a time as 14:00."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def _sourced(value: Sourced[object] | None) -> Json | None:
    if value is None:
        return None
    return {"value": _plain(value.value), "confidence": value.confidence, **_place(value.place)}


def _people(people: Iterable[Attendee] | None) -> list[Json] | None:
    if people is None:
        return None
    return [
        {
            "name": one.name,
            "role": one.role,
            "organisation": one.organisation,
            "instead_of": one.instead_of,
            "item": one.item,
            "confidence": one.confidence,
            **_place(one.place),
        }
        for one in people
    ]


def _item(one: Item) -> Json:
    return {
        "number": one.number,
        "title": one.title,
        "agenda_number": one.agenda,
        "minute_number": one.minute,
        "complete": not one.is_cut,
        "confidence": one.confidence,
        **_place(one.place),
    }


def _resolution(one: Resolution) -> Json:
    return {
        "item": one.item,
        "label": one.label,
        "text": one.text,
        "marker": one.marker,
        "confidence": one.confidence,
        **_place(one.place),
    }


def _movement(one: Movement) -> Json:
    return {
        "who": one.who,
        "kind": one.kind.value,
        "time": _plain(one.time),
        "item": one.item,
        "quote": one.quote,
        "confidence": one.confidence,
        **_place(one.place),
    }


def _declaration(one: Declaration) -> Json:
    return {
        "who": one.who,
        "kind": one.kind,
        "scope": one.scope,
        "standing": one.is_standing,
        "quote": one.quote,
        "confidence": one.confidence,
        **_place(one.place),
    }


def _point(one: Point) -> Json:
    return {"item": one.item, "label": one.label, "text": one.text, **_place(one.place)}


def _next(one: NextMeeting) -> Json:
    return {
        "date": _plain(one.date),
        "time": _plain(one.time),
        "venue": one.venue,
        "confidence": one.confidence,
        **_place(one.place),
    }


def _paper(one: Paper) -> Json:
    return {
        "kind": one.kind.value,
        "item": one.item,
        "title": one.title,
        "first_line": one.first.line,
        "last_line": one.last.line,
        "report_of": one.report_of,
        "subject": one.subject,
        "author": one.author,
        "dated": one.dated,
        "recommendation": one.recommendation,
        "minutes": None if one.minutes is None else minutes_json(one.minutes),
    }
