"""The names of the columns in a table of actions, and one of its rows."""

import re
from dataclasses import dataclass

GAP = re.compile(r"\s*\|\s*|\s{2,}|\t")
_COLUMNS = {
    "what": re.compile(
        r"(?:agreed |outstanding )?actions?(?: (?:required|agreed|points?|to be taken|needed))?|tasks?", re.IGNORECASE
    ),
    "who": re.compile(
        r"owners?|lead|lead officer|action (?:owner|by)|by whom|who|responsib\w+(?: officer| person)?"
        r"|(?:person|officer) responsible|assigned to|officer",
        re.IGNORECASE,
    ),
    "when": re.compile(
        r"due|due (?:date|by)|by when|when|deadline|time ?scale|target(?: date)?|completion date|date due",
        re.IGNORECASE,
    ),
    "item": re.compile(r"(?:agenda )?item(?: no\.?| number)?|minute(?: no\.?| number)?", re.IGNORECASE),
    "state": re.compile(r"status|state|progress|update|outcome", re.IGNORECASE),
}


@dataclass(frozen=True, kw_only=True)
class ActionRow:
    """A row of a table of actions. `apart`: the table stands under a title of its own, outside any item."""

    what: str
    who: str | None
    when: str | None
    item: str | None
    apart: bool
    done: bool


def columns_of(line: str) -> list[str | None]:
    """What each column holds; nothing unless one names the action and one its owner."""
    cells = [cell.strip(" .:") for cell in GAP.split(line.strip("| "))]
    named = [next((key for key, words in _COLUMNS.items() if words.fullmatch(cell)), None) for cell in cells]
    return named if {"what", "who"} <= set(named) else []
