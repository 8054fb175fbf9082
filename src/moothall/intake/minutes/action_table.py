"""A table of actions in the minutes: each row is one action, with its owner and its time under the columns' names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from moothall.intake.minutes.action_columns import GAP, ActionRow, columns_of
from moothall.intake.minutes.dates import first_day
from moothall.intake.minutes.names import is_name
from moothall.intake.minutes.paragraphs import Paragraph

_TITLE = re.compile(
    r"(?:summary of |table of |list of )?(?:agreed )?actions?(?: (?:log|list|summary|points|table|tracker))?",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?:completed?|closed|done|discharged)\b", re.IGNORECASE)
_SILENT = re.compile(r"(?:-+|–|n/?a|tbc|none)", re.IGNORECASE)


def with_action_rows(parts: Sequence[Paragraph]) -> list[Paragraph]:
    """The rows of each table marked with their cells; the line of the columns' names is left out."""
    made: list[Paragraph] = []
    columns: list[str | None] = []
    apart = False
    for part in parts:
        cells = GAP.split(part.whole.strip("| "))
        if named := columns_of(part.whole):
            columns = named
            apart = bool(made) and bool(_TITLE.fullmatch(made[-1].text.strip(" .:")))
        elif columns and made and (whole := _gone_on(made[-1], cells, columns)):
            made[-1] = replace(made[-1], text=f"{made[-1].text}    {part.whole}", row=whole)
        elif columns and (row := _row(cells, columns, apart=apart)):
            made.append(replace(part, text=part.whole, label=None, row=row))
        else:
            columns = []
            made.append(part)
    return made


def _gone_on(before: Paragraph, cells: Sequence[str], columns: Sequence[str | None]) -> ActionRow | None:
    """A row whose first cells were wrapped: its owner and time stand below."""
    if before.row is None or before.row.who or before.row.when or not is_name(cells[0].strip()):
        return None
    return _row([*GAP.split(before.text), *cells], columns, apart=before.row.apart)


def _row(cells: Sequence[str], columns: Sequence[str | None], *, apart: bool) -> ActionRow | None:
    """The last cells may be empty. A date where the owner should stand is the time: the owner's cell is empty."""
    if not max(1, columns.index("what")) < len(cells) <= len(columns):
        return None
    said = {key: cell.strip() for key, cell in zip(columns, cells, strict=False) if key and not _SILENT.fullmatch(cell)}
    if "what" not in said or is_name(said["what"]):
        return None
    who, when = said.get("who"), said.get("when")
    if who and not when and (day := first_day(who)) and day.start == 0:
        who, when = None, who
    done = bool(_DONE.match(said.get("state", "")))
    return ActionRow(what=said["what"], who=who, when=when, item=said.get("item"), apart=apart, done=done)
