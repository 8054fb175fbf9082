"""Rows of the register as a reader sees them: what was said, who, by when, and what became of it."""

import re
from collections.abc import Sequence
from datetime import date

from moothall.panel.register import Entry, State
from moothall.reports.document import Column, Row, Table, row_of
from moothall.wording.dates import day_named, days_long
from moothall.wording.lists import capitalised

NOT_SAID = "not said"
SHORT_WORDS = 110  # characters
LONGEST_WORDS = 320  # characters
SURELY_READ = 0.9  # what is read from a labelled field, such as an action column, is at least as sure as this
SOURCE_NOTE = (
    "Words stand as printed. “Not said” means that the minutes do not say it. The last column names the item, and the "
    "line of the document in which the words stand."
)


_POINTS_BACK = re.compile(
    r"\b(?:this|the|that) (?:information|request|data|matter|report\b$)|^(?:it|this|that|these|all the figures|come)\b",
    re.IGNORECASE,
)


def register_table(caption: str, entries: Sequence[Entry], *, on: date, with_state: bool = True) -> Table:
    columns = [Column("What was said", 7), Column("Who", 2), Column("By when", 2)]
    columns += [Column("What became of it", 2.4)] if with_state else []
    return Table(
        caption=caption,
        columns=(*columns, Column("Where", 1.7)),
        rows=tuple(_row(entry, on=on, with_state=with_state) for entry in entries),
        note=SOURCE_NOTE,
        is_small=True,
    )


def _row(entry: Entry, *, on: date, with_state: bool) -> Row:
    said = entry.commitment
    cells = [shortened(said.quote), capitalised(said.who or NOT_SAID), when_said(entry)]
    return row_of(*cells, *([state_said(entry, on)] if with_state else []), where_said(entry))


def shortened(words: str) -> str:
    """A long sentence is cut at a word."""
    if len(words) <= LONGEST_WORDS:
        return words
    return f"{words[:LONGEST_WORDS].rpartition(' ')[0]} …"


def in_short(entry: Entry) -> str:
    """What is to be done in few words, for a list that points at the whole."""
    words = entry.commitment.what
    if entry.title and _POINTS_BACK.search(words):
        words = f"{entry.title.rstrip('.')}: {words}"
    return words if len(words) <= SHORT_WORDS else f"{words[:SHORT_WORDS].rpartition(' ')[0]} …"


def when_said(entry: Entry) -> str:
    """As said, and the day that follows from it where one does."""
    when = capitalised(entry.commitment.when or NOT_SAID)
    if entry.due is None or entry.due.basis == "the day that was said":
        return when
    return f"{when} ({day_named(entry.due.day)})"


def where_said(entry: Entry) -> str:
    item = f"Item {entry.commitment.item}, " if entry.commitment.item else ""
    return f"{item}{entry.commitment.place}"


def state_said(entry: Entry, on: date) -> str:
    """Done, with what shows it; taken up; or open, for how long and how late."""
    if entry.state is State.DONE:
        return f"Done: {entry.evidence[0].said}"
    if entry.state is State.TAKEN_UP:
        shown = entry.evidence[0]
        day = f" of {day_named(shown.on)}" if shown.on else ""
        return f"On the agenda{day} ({shown.said}); no answer is recorded"
    days = entry.days_open(on)
    age = f"Open for {days_long(days)}" if days is not None and days >= 0 else "Open"
    if entry.is_overdue(on) and entry.due:
        return f"{age}; was due on {day_named(entry.due.day)}"
    return age


def check_said(entry: Entry) -> str | None:
    """Advice to check a promise that was read out of a sentence; None where a labelled field gave it."""
    if entry.commitment.confidence >= SURELY_READ:
        return None
    return "It was read from a sentence and not from a labelled field, so check it against the paper."
