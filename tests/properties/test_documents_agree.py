"""What PDF and Word say of every measure agrees with the JSON, in two hundred random worlds."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from moothall.measures import Series, Withheld
from moothall.periods import Month
from moothall.render.document_docx import document_docx
from moothall.render.document_pdf import document_pdf
from moothall.render.report_json import report_json
from moothall.reports.exception_document import exception_document
from tests.read_back import alternatives_of_pdf, alternatives_of_word, spaced, text_of_pdf, text_of_word
from tests.worlds import SHIRE, World, random_world

WORLDS, SHARDS = 200, 4
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
CELL = r"(?:[−\d.,]+\*?|–|w|·)"
Json = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One measure in the JSON, and everything that one document says. `number` is how its paragraphs begin."""

    json: Json
    series: Series | None
    text: str
    number: str

    @property
    def title(self) -> str:
        return spaced(self.json["measure"])

    def says(self, *parts: str) -> bool:
        """Whether these stand one after another, in a numbered paragraph where a part is None."""
        return re.search(r" ?".join(parts), self.text) is not None


def verdict_and_change_stand_under_the_finding(one: Told) -> None:
    finding, verdict, change = one.json["finding"], one.json["verdict"]["sentence"], one.json["change"]["sentence"]
    label = re.escape(finding["label"])
    verdict, change = re.escape(spaced(verdict)), re.escape(spaced(change))
    if finding["exception"]:
        parts = (re.escape(spaced(finding["headline"])), label, one.number, change, one.number, verdict)
        assert one.says(*parts), parts
    else:
        assert one.says(re.escape(one.title), label, one.number, verdict)
        assert one.says(verdict, r"(?:[^0-9]|[0-9])*?", change)


def exceptions_alone_are_on_page_one(one: Told) -> None:
    finding = one.json["finding"]
    named = spaced(f"{finding['message']}") in one.text.partition("Table 1")[0]
    assert finding["exception"] or not named


def months_are_those_of_the_json(one: Told) -> None:
    cells = list(months_of(one))
    points = {Month.parse(point["period"]): point for point in one.json["points"]}
    assert [month for month, cell in cells if cell != "·"] == list(points)
    for month, cell in cells:
        if cell == "·":
            continue
        point = points[month]
        if point["value"] is None:
            entry = one.series.entry(month) if one.series else None
            assert cell == ("w" if isinstance(entry, Withheld) else "–")
            continue
        assert cell.endswith("*") is ("single-point" in point["signals"])
        assert agrees(cell.removesuffix("*"), point["value"])


def months_of(one: Told) -> Iterator[tuple[Month, str]]:
    """The table of one measure: a row a financial year, or a row a quarter."""
    unit = rf"(?: \({re.escape(spaced(one.json['unit']))}\))?" if one.json["unit"] else ""
    start = rf"Table \d+: {re.escape(one.title)}, {SHIRE.name}{unit}, month by month (Year|Quarter) "
    found = re.search(rf"{start}(.*?)(?:Table \d+: |Appendix C: )", one.text)
    assert found, start
    columns = 12 if found[1] == "Year" else 3
    for row in re.finditer(rf"(\d{{4}})-\d\d(?:-Q(\d))?((?: {CELL}){{{columns}}})", found[2]):
        first = Month(int(row[1]), 4) + 3 * (int(row[2] or 1) - 1)
        yield from ((first + i, cell) for i, cell in enumerate(row[3].split()))


def agrees(said: str, value: float) -> bool:
    """Whether a printed number is this value, rounded as it is printed."""
    decimals = len(said.partition(".")[2])
    printed = float(said.replace(",", "").replace("−", "-"))
    return abs(printed - value) <= 0.5 * 10.0**-decimals * (1 + 1e-9) + abs(value) * 1e-12


def means_are_those_of_the_json(one: Told) -> None:
    for phase in one.json["phases"]:
        first = Month.parse(phase["first"])
        start = rf"{re.escape(one.title)} {MONTHS[first.number - 1]} {first.year} \d+ "
        found = re.search(rf"{start}(none|[−\d.,]+)", one.text)
        assert found, start
        if phase["mean"] is None:
            assert found[1] == "none"
        else:
            assert agrees(found[1], phase["mean"])


def matters_are_those_of_the_json(told: Json, text: str) -> None:
    """What is taken up again: the sentence, then each matter with its state. A page may end inside a cell."""
    part = text.partition(" Taken up again from earlier reports ")[2].partition(" Exceptions ")[0]
    assert spaced(told["sentence"]) in part
    states = Counter(one["state_said"] for one in told["matters"])
    assert Counter({state: part.count(f" {state}. ") for state in states}) == states


ABOUT_A_MEASURE = (
    verdict_and_change_stand_under_the_finding,
    exceptions_alone_are_on_page_one,
    months_are_those_of_the_json,
    means_are_those_of_the_json,
)


def check(world: World) -> Counter[str]:
    data = json.loads(report_json(world.report))
    made = exception_document(world.report)
    pdf, word = document_pdf(made), document_docx(made)
    texts = {r"\d+\.": text_of_pdf(pdf, made.front.running_head, made.front.notice), "": text_of_word(word)}
    for number, text in texts.items():
        for one in data["measures"]:
            series = next((s for s in world.series if s.measure.id == one["id"] and s.area == SHIRE), None)
            for agreement in ABOUT_A_MEASURE:
                agreement(Told(one, series, text, number))
        matters_are_those_of_the_json(data["follow_up"], text)
    view = data["district_view"] or {"sentences": [], "figures": []}
    for text in texts.values():
        assert [said for said in view["sentences"] if spaced(said) not in text] == []
    sentences = [spaced(one["verdict"]["sentence"]) for one in data["measures"]]
    sentences = sorted([*sentences, *(spaced(one["alternative"]).partition(". ")[2] for one in view["figures"])])
    for alternatives in (alternatives_of_pdf(pdf), alternatives_of_word(word)):
        assert sorted(spaced(said).partition(". ")[2] for said in alternatives) == sentences
    return Counter(one["finding"]["kind"] for one in data["measures"])


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("shard", range(SHARDS))
def test_pdf_and_word_say_what_the_json_says(shard: int) -> None:
    for seed in range(shard, WORLDS, SHARDS):
        try:
            check(random_world(seed))
        except Exception as error:
            error.add_note(f"World {seed}: tests.worlds.random_world({seed}).")
            raise
