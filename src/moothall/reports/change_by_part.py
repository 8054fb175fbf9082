"""How much of a change came from where, and from which types: parts that add up to the whole exactly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.comparison.contributions import Contribution, Contributions, contributions
from moothall.periods import Window
from moothall.wording.dates import months_named
from moothall.wording.lists import capitalised, listed
from moothall.wording.numbers import number, percent_change, plural, signed_percent

NAMED = 14
NO_PLACE = "no location"
UNPLACED = "no usable place"  # without a location, or outside the force, where these are counted together
ELSEWHERE = "elsewhere"  # what a whole has more than its parts
MUCH = 0.1  # of the whole change: then a note stands beside it
IN_WORDS = {NO_PLACE: "without a location", UNPLACED: "without a usable place", ELSEWHERE: "elsewhere"}
ALL_CRIME = "all crime but anti-social behaviour"


@dataclass(frozen=True)
class ChangeByPart:
    """One period against an earlier one of the same length, by area and by type."""

    what: str
    now: Window
    before: Window
    by_area: Contributions
    by_type: Contributions


Cells = Mapping[tuple[str, str], int]  # area, type


def change_by_part(now: Cells, before: Cells, windows: tuple[Window, Window], types: Sequence[str]) -> ChangeByPart:
    what = listed(types) if types else ALL_CRIME
    return ChangeByPart(
        what=what,
        now=windows[0],
        before=windows[1],
        by_area=contributions(_summed(now, 0), _summed(before, 0)),
        by_type=contributions(_summed(now, 1), _summed(before, 1)),
    )


def change_in_words(change: ChangeByPart) -> tuple[str, ...]:
    told = [_whole(change), f"By place: {parts_said(change.by_area.parts)}."]
    if len(change.by_type.parts) > 1:
        told.append(f"By type: {parts_said(change.by_type.parts)}.")
    if unplaced_moved(change.by_area):
        told.append(capitalised(unplaced_moved_said(NO_PLACE)))
    return (*told, "In each list the parts add up to the whole; nothing is left out.")


def unplaced_moved(found: Contributions) -> bool:
    """Whether the number without a place moved by a tenth of the whole change or more."""
    unplaced = next((part.change for part in found.parts if part.part in (NO_PLACE, UNPLACED)), 0)
    return bool(unplaced) and abs(unplaced) >= MUCH * abs(found.change)


def unplaced_moved_said(part: str) -> str:
    return f"the number {IN_WORDS[part]} changed much: part of the change in the places can come from that alone."


def _whole(change: ChangeByPart) -> str:
    whole = change.by_area
    verb = "rose" if whole.change > 0 else "fell"
    moved = f"{verb} by {number(abs(whole.change))}" if whole.change else "did not change"
    percent = percent_change(whole.now, whole.before)
    said = f" ({signed_percent(percent)})" if percent is not None and whole.change else ""
    return (
        f"{capitalised(change.what)} {moved}{said}: {number(whole.before)} in {months_named(change.before)}, "
        f"{number(whole.now)} in {months_named(change.now)}."
    )


def parts_said(parts: Iterable[Contribution], most_named: int = NAMED) -> str:
    """Those that rose, those that fell, those that stayed; the smallest of many together."""
    ordered = list(parts)
    named, rest = ordered[:most_named], ordered[most_named:]
    rose = [f"{number(one.change)} {_in(one.part)}" for one in named if one.change > 0]
    fell = [f"{number(-one.change)} {_in(one.part)}" for one in named if one.change < 0]
    same = [_in(one.part) for one in named if not one.change]
    told = [f"{way} {listed(some)}" for way, some in (("up", rose), ("down", fell), ("no change", same)) if some]
    return "; ".join([*told, _together(rest)] if rest else told)


def _together(rest: Sequence[Contribution]) -> str:
    change = sum(one.change for one in rest)
    others = f"in {len(rest)} {plural(len(rest), 'other', 'others together')}"
    return f"{'up' if change > 0 else 'down'} {number(abs(change))} {others}" if change else f"no change {others}"


def _in(part: str) -> str:
    return IN_WORDS.get(part, f"in {part}")


def _summed(cells: Cells, place: int) -> dict[str, int]:
    found: Counter[str] = Counter()
    for key, count in cells.items():
        found[key[place]] += count
    return dict(found)
