"""Both workbooks say what the JSON says, for every measure and month of two hundred random worlds.

Each workbook is read back by itself with calamine; its charts are read from the package.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from moothall.render.report_json import report_json
from moothall.render.workbook_ods import workbook_ods
from moothall.render.workbook_xlsx import workbook_xlsx
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.workbook import Workbook
from tests.sheets_read import parts_of
from tests.worlds import random_world

WORLDS, SHARDS = 200, 4
Json = dict[str, Any]
Row = dict[str, Any]
HEADED_BY = {
    "Cover": "Sheet",
    "Notes": "Mark or note",
    "Exceptions": "Measure",
    "Taken_up_again": "Measure",
    "All_measures": "Group",
    "In_words": "Measure",
    "Months": "Measure",
    "Districts": "Area",
    "Method": "About",
}
MISSING, WITHHELD, NOT_APPLICABLE = "[x]", "[c]", "[z]"
RULES = {
    "single-point": "outside",
    "trend": "trend",
    "step-shift": "step shift",
    "two-of-three": "two of three",
}


@dataclass(frozen=True)
class Read:
    """A workbook of one kind beside the JSON of the same report. `exact`: no digit of a number may differ."""

    json: Json
    rows: dict[str, list[list[Any]]]
    drawn: dict[str, list[tuple[str, int, int]]]
    exact: bool

    def table(self, name: str, head: str | None = None) -> list[Row]:
        rows = self.rows[name]
        start = next(i for i, row in enumerate(rows) if row[0] == (head or HEADED_BY.get(name, "Month")))
        return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]

    def same(self, cell: object, value: float) -> bool:
        return cell == (value if self.exact else pytest.approx(value, rel=1e-15, abs=0))


def read_of(workbook: Workbook, kind: str, data: Json) -> Read:
    written = workbook_xlsx(workbook) if kind == "xlsx" else workbook_ods(workbook)
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    rows = {name: [list(row) for row in book.get_sheet_by_name(name).iter_rows()] for name in book.sheet_names}
    return Read(data, rows, dict(drawn_in(parts_of(written))), exact=kind == "ods")


def drawn_in(parts: dict[str, bytes]) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    """For each chart its sheet, and for each line the column, first and last row of its values, counted from 1."""
    for name, data in parts.items():
        text = data.decode("utf-8", errors="replace")
        if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
            found = re.findall(r"<c:yVal><c:numRef><c:f>'?([^'!]+)'?!([^<]*)</c:f>", text)
        elif re.fullmatch(r"Object \d+/content\.xml", name):
            found = re.findall(r"chart:values-cell-range-address=\"'([^']+)'\.([^\"]*)\"", text)
        else:
            continue
        places = [re.findall(r"\$?([A-Z])\$?(\d+)", re.sub(r"'[^']*'\.", "", cells)) for _, cells in found]
        yield found[0][0], [(ends[0][0], int(ends[0][1]), int(ends[-1][1])) for ends in places]


# ------------------------------------------------------------------------------------------------ one measure


def absent(one: Json, *windows: list[str]) -> str:
    withheld = {point["period"] for point in one["points"] if "withheld" in point}
    return WITHHELD if any(first <= month <= last for first, last in windows for month in withheld) else MISSING


def its_numbers(read: Read, one: Json, row: Row, columns: tuple[str, str]) -> None:
    change = one["change"]
    windows = {"now": change["window"], "before": change["year_before"]}
    for column, name in zip(columns, ("now", "before"), strict=True):
        total = change[name]
        if total is None:
            assert row[column] == absent(one, windows[name])
        else:
            assert read.same(row[column], total["value"])
    if change["difference"] is None:
        assert row["Change"] == row["Change in percent"] == absent(one, *windows.values())
    else:
        assert read.same(row["Change"], change["difference"])
        if change["percent"] is None:
            assert row["Change in percent"] == NOT_APPLICABLE
        else:
            assert read.same(row["Change in percent"], change["percent"])
    tested = "yes" if change["significant"] else "no"
    assert row["Significant"] == (tested if change["tested"] else "not tested")
    assert (row["95% interval of the change"] == "not tested") is not change["tested"]


def its_lines(read: Read, phase: Json, row: Row) -> None:
    """The mean and limits of a phase, as the JSON has them; a mark where one does not apply."""
    ends = (phase["lower"], phase["upper"])
    has_width = phase["mean"] is not None and not (None not in ends and is_one(*ends))
    for column, name in (("Mean", "mean"), ("Lower limit", "lower"), ("Upper limit", "upper")):
        applies = phase["mean"] is not None and (name == "mean" or (has_width and phase[f"{name}_applies"]))
        if row[column] == NOT_APPLICABLE:
            assert not applies
        else:
            assert applies
            assert read.same(row[column], phase[name])


def is_one(low: float, high: float) -> bool:
    return low == pytest.approx(high, rel=1e-12)


def its_words(one: Json, row: Row) -> None:
    assert row["What changed"] == one["change"]["sentence"]
    assert row["Against its limits"] == one["verdict"]["sentence"]


def its_months(read: Read, one: Json, rows: list[Row], *, judged: bool = True) -> None:
    assert [row["Month"] for row in rows] == [date.fromisoformat(f"{point['period']}-01") for point in one["points"]]
    for point, row in zip(one["points"], rows, strict=True):
        phase = [phase for phase in one["phases"] if phase["first"] <= point["period"]][-1]
        phase = phase | {name: point[name] for name in LINES_OF_A_MONTH if name in point}
        without_its_season(read, one, point, row, judged=judged)
        if judged:
            its_lines(read, phase, row)
        else:
            assert row["Mean"] == row["Lower limit"] == row["Upper limit"] == NOT_APPLICABLE
        if point["value"] is None:
            state = "withheld" if "withheld" in point else "missing"
            assert row["Value"] == (WITHHELD if state == "withheld" else MISSING)
            assert row["Finding"].startswith("Withheld" if state == "withheld" else "No figure")
            assert point[state].rstrip(".") in row["Finding"]
            continue
        assert read.same(row["Value"], point["value"])
        said = row["Finding"].partition(" (note in the data: ")[0]
        assert said == (finding_of(point, phase) if judged else "not judged")
        assert ("note" in point) is ("(note in the data: " in row["Finding"])


LINES_OF_A_MONTH = ("lower", "upper", "lower_applies", "upper_applies")


def without_its_season(read: Read, one: Json, point: Json, row: Row, *, judged: bool) -> None:
    """What the limits are for; an exception's own sheet has the column only where a season was taken out."""
    if one["season_found"] is None or not judged:
        assert row.get("Without the season", NOT_APPLICABLE) == NOT_APPLICABLE
    elif point["value"] is not None:
        assert read.same(row["Without the season"], point["adjusted"])
    else:
        assert row["Without the season"] == row["Value"]


def finding_of(point: Json, phase: Json) -> str:
    words = [RULES[rule] for rule in point["signals"]]
    if point["near"]:
        words.append(f"close to the {'upper' if point['near'] == 'above' else 'lower'} limit")
    if point["period"] in phase["left_out"]:
        words.append("left out of the limits")
    return ", ".join(words) or "no signal"


# -------------------------------------------------------------------------------------------- the whole workbook


def all_measures(read: Read) -> None:
    table = read.table("All_measures")
    words = {row["Measure"]: row for row in read.table("In_words")}
    rows = {row["Measure"]: row for row in table}
    counted = {i for ids in read.json["summary"]["grid"].values() for i in ids}
    assert list(rows) == list(words) == [one["measure"] for one in read.json["measures"]]
    columns = tuple(list(table[0])[5:7])
    assert columns == ("April to June 2020", "April to June 2019")
    for one in read.json["measures"]:
        row, finding = rows[one["measure"]], one["finding"]
        assert row["Finding"] == finding["label"]
        assert row["Exception"] == ("yes" if finding["exception"] else "no")
        assert (row["Counted in 'n of m'"] == "yes") is (one["id"] in counted)
        assert row["Unit"] == (one["unit"] or "number")
        its_numbers(read, one, row, (columns[0], columns[1]))
        its_lines(read, current_phase(one), row)
        its_words(one, words[one["measure"]])
        assert words[one["measure"]]["Notes"] == ("\n".join(one["notes"]) or "none")
        spans = words[one["measure"]]["Over longer spans"].split("\n")
        assert [said.partition(": ")[2] for said in spans if said != "none"] == [
            change["sentence"] for change in one["other_changes"]
        ]


def current_phase(one: Json) -> Json:
    last = one["verdict"]["window"][1]
    found: list[Json] = [phase for phase in one["phases"] if phase["first"] <= last] or one["phases"][:1]
    return found[-1]


def exceptions(read: Read) -> None:
    by_id = {one["id"]: one for one in read.json["measures"]}
    wanted = [by_id[i] for i in read.json["summary"]["exceptions"]]
    names = [name for name in read.rows if name[0].isdigit()]
    assert [int(name.partition("_")[0]) for name in names] == list(range(1, len(wanted) + 1))
    if not wanted:
        assert ["No measure is an exception this quarter."] in read.rows["Exceptions"]
        return
    for row, one, name in zip(read.table("Exceptions"), wanted, names, strict=True):
        assert (row["Measure"], row["Finding"]) == (one["measure"], one["finding"]["label"])
        its_words(one, row)
        assert (one["cause"] or "Not known.") in row["Cause"]
        assert read.rows[name][0][0] == one["finding"]["headline"]
        above = [line[0] for line in read.rows[name]]
        for said in (one["finding"]["label"], one["change"]["sentence"], one["verdict"]["sentence"]):
            assert said in above
        its_months(read, one, read.table(name))


def months(read: Read) -> None:
    rows = read.table("Months")
    judged = [*read.json["measures"], *read.json["districts"]]
    for one in [*judged, *read.json["unplaced"]]:
        mine, rows = rows[: len(one["points"])], rows[len(one["points"]) :]
        assert {(row["Measure"], row["Area"]) for row in mine} == {(one["measure"], one["area"])}
        its_months(read, one, mine, judged=one not in read.json["unplaced"])
    assert rows == []


def districts(read: Read) -> None:
    entries = [*read.json["districts"], *read.json["unplaced"]]
    assert ("Districts" in read.rows) is bool(read.json["districts"])
    if entries and read.json["districts"]:
        table = read.table("Districts")
        columns = list(table[0])[2:4]
        assert [row["Area"] for row in table[1:]] == [one["area"] for one in entries]
        for row, one in zip(table[1:], entries, strict=True):
            its_numbers(read, one, row, (columns[0], columns[1]))
            judged = one in read.json["districts"]
            assert row["Finding"] == (one["finding"]["label"] if judged else "not judged")


def district_view(read: Read) -> None:
    """Rates, changes and findings of the districts, a sheet each where there is something to put on it."""
    view = read.json["district_view"] or {"rates": None, "changes": [], "measures": []}
    assert ("District_rates" in read.rows) is (view["rates"] is not None)
    assert ("District_changes" in read.rows) is bool(view["changes"])
    assert ("District_findings" in read.rows) is (len(view["measures"]) > 1)
    if rates := view["rates"]:
        told = [*([rates["whole"]] if rates["whole"] else []), *rates["districts"]]
        for row, one in zip(read.table("District_rates", "Area"), told, strict=True):
            numbers = list(row.values())[1:4]
            assert row["Area"] == one["area"]
            for cell, name in zip(numbers, ("count", "residents", "rate"), strict=True):
                assert read.same(cell, one[name])
    if view["changes"]:
        wanted = [
            [kind, part["part"], part["now"], part["before"], part["change"]]
            for one in view["changes"]
            for kind, parts in (("place", one["by_place"]), ("type", one["by_type"]))
            for part in parts or []
        ]
        assert [list(row.values())[1:] for row in read.table("District_changes", "Measure")] == wanted
    if len(view["measures"]) > 1:
        for row, one in zip(read.table("District_findings", "Measure"), view["measures"], strict=True):
            labels = {district["area"]: district["label"] for district in one["districts"]}
            assert list(row.values())[1] == one["whole"]
            assert {name: cell for name, cell in list(row.items())[2:] if cell != MISSING} == labels


def taken_up_again(read: Read) -> None:
    told = read.json["follow_up"]
    assert told["sentence"] in [row[0] for row in read.rows["Cover"]]
    assert ("Taken_up_again" in read.rows) is bool(told["matters"])
    labels = {one["id"]: one["finding"]["label"] for one in read.json["measures"]}
    for row, one in zip(read.table("Taken_up_again") if told["matters"] else [], told["matters"], strict=True):
        assert list(row.values()) == [
            one["title"],
            row["Raised in"],
            one["said"] or "no exception: a recommendation",
            one["asked"],
            one["state_said"],
            one["quarters"],
            " ".join(one["answers"]),
            labels.get(one["id"], "not a measure any more"),
        ]


def front_and_notes(read: Read) -> None:
    lines, summary = [row[0] for row in read.rows["Cover"]], read.json["summary"]
    assert lines[0] == read.json["title"]
    assert summary["quiet"] in " ".join(str(line) for line in lines)
    assert (summary["false_alarms"] is None) or summary["false_alarms"] in lines
    if read.json["notice"]:
        assert all([read.json["notice"]] == [cell for cell in rows[1] if cell] for rows in read.rows.values())
    notes = [row["What it means"] for row in read.table("Notes")]
    assert notes[3:] == summary["data_notes"]
    method = [(row["About"], row["How the figures were judged"]) for row in read.table("Method")]
    assert method == [(paragraph["heading"], paragraph["text"]) for paragraph in read.json["method_note"]]


def charts(read: Read) -> None:
    """Every number that is judged is drawn once, the signals once more, and a season that was taken out behind them.

    No mark is ever inside a line.
    """
    assert set(read.drawn) == {name for name in read.rows if name[0].isdigit()}
    for name, lines in read.drawn.items():
        rows, table = read.rows[name], read.table(name)
        for letter, first, last in lines:
            column = ord(letter) - ord("A")
            assert all(isinstance(row[column], int | float) for row in rows[first - 1 : last])
        numbers = sum(map(is_number, table))
        signals = sum(any(word in row["Finding"] for word in RULES.values()) for row in table if is_number(row))
        drawn = {column: sum(end - start + 1 for letter, start, end in lines if letter == column) for column in "BC"}
        if "Without the season" in table[0]:
            assert (drawn["B"], drawn["C"]) == (numbers, numbers + signals)
        else:
            assert drawn["B"] == numbers + signals


def is_number(row: Row) -> bool:
    return isinstance(row["Value"], int | float)


AGREEMENTS: tuple[Callable[[Read], None], ...] = (
    all_measures,
    exceptions,
    months,
    districts,
    district_view,
    taken_up_again,
    front_and_notes,
    charts,
)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_workbook_says_what_the_json_says(shard: int, kind: str) -> None:
    drawn = 0
    for seed in range(shard, WORLDS, SHARDS):
        report = random_world(seed).report
        read = read_of(exception_workbook(report), kind, json.loads(report_json(report)))
        for agreement in AGREEMENTS:
            try:
                agreement(read)
            except Exception as error:
                error.add_note(f"World {seed}: tests.worlds.random_world({seed}).")
                raise
        drawn += len(read.drawn)
    assert drawn > 10  # the worlds hold exceptions
