"""Addresses: where each page and figure of a body stands, below the body's own name. They are kept for good."""

import re
from datetime import date

from moothall.panel.record import Meeting
from moothall.panel.register import Entry
from moothall.periods import Month, Quarter

_NOT_IN_AN_ADDRESS = re.compile(r"[^a-z0-9]+")
TAKEN = frozenset({"api", "assets", "health"})  # what the site itself has at its top


def slug_of(text: str) -> str:
    """'North West Leicestershire' is north-west-leicestershire."""
    return _NOT_IN_AN_ADDRESS.sub("-", text.casefold()).strip("-")


def can_be_a_body(slug: str) -> bool:
    return bool(slug) and slug not in TAKEN


def measure_address(measure_id: str, area: str | None = None) -> str:
    """The page of a measure, or of one area of it."""
    return f"measures/{measure_id}/{slug_of(area)}/" if area else f"measures/{measure_id}/"


def table_address(measure_id: str) -> str:
    return f"measures/{measure_id}/{measure_id}.csv"


def area_address(area: str) -> str:
    return f"areas/{slug_of(area)}/"


def figure_address(measure_id: str, area: str, period: Month | Quarter, what: str | None = None) -> str:
    """Every figure of a month or quarter stands on one page, each with its own mark there."""
    page = f"figures/{measure_id}/{slug_of(area)}/{period}/"
    return f"{page}#{what}" if what else page


def report_address(number: int, kind: str | None = None) -> str:
    page = f"reports/{number}/"
    return f"{page}report-{number}.{kind}" if kind else page


def live_report_address(quarter: Quarter, kind: str) -> str:
    """A file of the report that a folder of files gives now; nothing of it is published."""
    return f"reports/now/exception-report-{quarter}.{kind}"


def meeting_address(meeting: Meeting) -> str:
    """By its day; a page that nothing dates, by the name of its document."""
    return f"panel/meetings/{_meeting_slug(meeting.day, meeting.papers[0].minutes.document)}/"


def commitment_address(entry: Entry) -> str:
    return f"panel/commitments/{slug_of(entry.key)}/"


def meeting_address_of(entry: Entry) -> str:
    return f"panel/meetings/{_meeting_slug(entry.meeting, entry.document)}/"


def _meeting_slug(day: date | None, document: str) -> str:
    return day.isoformat() if day else slug_of(document.rpartition(".")[0] or document)


def term_mark(term: str) -> str:
    """Where a word stands in the glossary."""
    return f"term-{term.replace(' ', '-')}"


def line_mark(paper: int, line: int) -> str:
    """Where a line of a meeting's paper stands on the meeting's page; papers are counted from 1."""
    return f"paper-{paper}-line-{line}"
