"""events.toml, resets.toml and actions.toml: what happened, what was decided, what was asked."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from moothall.commentary.analyst import Action, ActionState, Settles
from moothall.intake.notices import Findings
from moothall.intake.toml_table import TomlTable, day, month, one_of, quarter, read_table, text, texts
from moothall.measures import Decision, Event, EventKind, Reset
from moothall.periods import Window
from moothall.spc import Rule

T = TypeVar("T")

EVERY_MEASURE = "all"
# Of an action in each state: how it is called, the keys that it needs, and those that it may have besides.
BELONGS: Mapping[ActionState, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    ActionState.OPEN: ("An open action", (), ()),
    ActionState.IN_HAND: ("An action in hand", ("progress",), ()),
    ActionState.CLOSED: ("A closed action", ("answer", "closed"), ("evidence", "settles")),
}


def events_from(file: str, data: bytes, findings: Findings) -> tuple[Event, ...]:
    return all_of("event", _event, file, data, findings)


def resets_from(file: str, data: bytes, findings: Findings, *, default_area: str) -> tuple[Reset, ...]:
    return all_of("reset", lambda found: _reset(found, default_area), file, data, findings)


def actions_from(file: str, data: bytes, findings: Findings) -> tuple[Action, ...]:
    return all_of("action", _action, file, data, findings)


def all_of(
    key: str, read: Callable[[TomlTable], T | None], file: str, data: bytes, findings: Findings
) -> tuple[T, ...]:
    """What stands in the tables that each begin with [[key]]; without those that have a problem."""
    found = read_table(file, data, findings)
    if found is None:
        return ()
    read_here = [read(table) for table in found.tables(key)]
    found.finished()
    return tuple(value for value in read_here if value is not None)


def _event(found: TomlTable) -> Event | None:
    title, kind = found.needed("title", text), found.needed("kind", one_of(EventKind))
    first, last = found.needed("first", month), found.optional("last", month)
    concerned, source = found.needed("measures", _all_or_ids), found.needed("source", text)
    if last is not None and found.is_sound and last < first:
        found.problem(f"{found.where}last, {last}, is before first, {first}.", "It ends after it begins.", "Swap them.")
    if not found.finished():
        return None
    return Event(title, kind, Window(first, last or first), source, frozenset(concerned) if concerned else None)


def _all_or_ids(value: object) -> tuple[str, ...]:
    """The ids of measures; none of them for "all"."""
    return () if value == EVERY_MEASURE else texts(value)


def _reset(found: TomlTable, default_area: str) -> Reset | None:
    reset = Reset(
        measure=found.needed("measure", text),
        area=found.optional("area", text) or default_area,
        month=found.needed("month", month),
        reason=found.needed("reason", text),
        by=found.needed("by", text),
        citation=found.needed("citation", text),
        decided=found.optional("decided", day),
        decision=found.optional("decision", one_of(Decision)) or Decision.ACCEPTED,
    )
    return reset if found.finished() else None


def _action(found: TomlTable) -> Action | None:
    measure, asked_in = found.needed("measure", text), found.needed("quarter", quarter)
    what, owner, due = found.needed("text", text), found.optional("owner", text), found.optional("due", day)
    answer, closed = found.optional("answer", text), found.optional("closed", day)
    progress, evidence = found.optional("progress", text), found.optional("evidence", text)
    settles = _settles(found)
    _check_state(found)
    if not found.finished():
        return None
    return Action(
        measure=measure,
        quarter=asked_in,
        text=what,
        owner=owner,
        due=due,
        closed=closed,
        answer=answer,
        settles=settles,
        progress=progress,
        evidence=evidence,
    )


def _settles(found: TomlTable) -> Settles | None:
    signal = found.table("settles") if "settles" in found.values else None
    if signal is None:
        return None
    settles = Settles(signal.needed("rule", one_of(Rule)), signal.needed("first", month))
    return settles if signal.finished() else None


def _check_state(found: TomlTable) -> None:
    """A closed action has an answer and the day on which it was closed; one in hand says what is being done."""
    state = found.needed("state", one_of(ActionState))
    if state not in BELONGS:
        return
    said, needed, allowed = BELONGS[state]
    for key in needed:
        if key not in found.values:
            found.problem(f"{found.where}{key} is missing.", f"{said} needs it.", "Add it, or write open.")
    for key in ("answer", "closed", "settles", "evidence", "progress"):
        if key in found.values and key not in (*needed, *allowed):
            right = ActionState.IN_HAND if key == "progress" else ActionState.CLOSED
            remedy = f"Write {right.value} as the state, or delete {key}."
            found.problem(f"{found.where}{key} is there.", f"{said} has none.", remedy)
