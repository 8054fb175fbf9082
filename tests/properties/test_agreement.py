"""Icon, label, sentence, table row, message, JSON and CSV of every measure agree, in thousands of random worlds.

Each file of the report is read back by itself. What it says is held against the other files, and against sums made
here from the figures of the world.
"""

import csv
import io
import json
import math
import re
import xml.etree.ElementTree as ET  # what it reads was made by the program under test
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

import pytest

from moothall.commentary.finding import FindingKind
from moothall.measures import Good, Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.render import marks
from moothall.spc import ProcessLimits
from tests.page_tree import Element, page_tree
from tests.worlds import QUARTER, SHIRE, Outputs, World, outputs_of, random_world

WORLDS, SHARDS = 2000, 8
Json = dict[str, Any]

# ------------------------------------------------------------------------------------------- what is read back


@dataclass(frozen=True)
class Told:
    """What the files say of one measure."""

    world: World
    measure: Measure
    series: Series | None
    json: Json
    csv: dict[str, str]
    article: Element
    listing: Element
    page: Element

    @property
    def kind(self) -> str:
        return str(self.json["finding"]["kind"])

    @property
    def side(self) -> str | None:
        found = self.json["verdict"]["side"]
        return None if found is None else str(found)

    def world_phase(self, month: str) -> ProcessLimits:
        """The limits as calculated of the phase of a month; the files print them clipped."""
        entry = next(entry for entry in self.world.report.entries if entry.measure.id == self.measure.id)
        limits = entry.analysis.phase_of(Month.parse(month)).limits_at(Month.parse(month))
        assert limits is not None
        return limits

    @property
    def change(self) -> Json:
        found: Json = self.json["change"]
        return found


def plain(cell: str) -> str:
    """A cell as a spreadsheet shows it: without the apostrophe that disarms a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def told(world: World, outputs: Outputs) -> Iterator[Told]:
    page, data = page_tree(outputs.html), json.loads(outputs.json)
    rows = [row for row in csv.DictReader(io.StringIO(outputs.csv)) if row["area"] == SHIRE.name]
    by_title = {plain(row["measure"]): row for row in rows}
    by_id = {one["id"]: one for one in data["measures"]}
    measures = {entry.measure.id: entry.measure for entry in world.report.entries}
    assert len(rows) == len(by_title) == len(by_id) == len(measures)
    section = page.one("section", aria_labelledby="part-measures")
    for measure in measures.values():
        yield Told(
            world,
            measure,
            next((s for s in world.series if s.measure.id == measure.id and s.area == SHIRE), None),
            by_id[measure.id],
            by_title[measure.title],
            next(a for a in page.all("article", data_measure=measure.id) if "data-status" in a.attributes),
            section.one("article", data_measure=measure.id),
            page,
        )


# ------------------------------------------------------------------------------------------ one measure's words


def same_words_everywhere(one: Told) -> None:
    finding, verdict = one.json["finding"], one.json["verdict"]
    assert one.article.attributes["data-status"] == verdict["status"] == one.csv["status"]
    assert one.article.attributes["data-finding"] == finding["label"] == one.csv["finding"]
    for article in (one.article, one.listing):
        assert article.one("strong", "label").text == finding["label"]
    assert (one.csv["side"] or None) == one.side
    assert one.csv["judgement"] == finding["judgement"]
    assert one.csv["recommendation"] == finding["recommendation"]
    assert plain(one.csv["sentence"]) == verdict["sentence"]
    assert plain(one.csv["change"]) == one.change["sentence"]
    assert one.article.one("p", "verdict").text.startswith(spaced(verdict["sentence"]))
    assert one.article.one("p", "change").text == spaced(one.change["sentence"])
    descriptions = {d.text for svg in one.article.all("svg", "chart") for d in svg.all("desc")}
    assert descriptions == {spaced(verdict["sentence"])}


def spaced(text: str) -> str:
    return " ".join(text.split())


def exception_everywhere_or_nowhere(one: Told) -> None:
    is_exception = one.json["finding"]["exception"]
    assert one.csv["exception"] == ("yes" if is_exception else "no")
    assert ("card" in one.article.classes) is is_exception
    assert (one.listing is not one.article) is is_exception
    heading = one.article.one("h3" if is_exception else "h4", id=f"{one.measure.id}-title").text
    assert heading == spaced(one.json["finding"]["headline"] if is_exception else one.measure.title)
    assert (one.csv["recommendation"] == "No action") is not is_exception


RULE_KINDS = {
    "single-point": "Single point exception",
    "trend": "Trend",
    "step-shift": "Step shift",
    "two-of-three": "Two of three",
}
OTHER_KINDS = {
    "stable": "Stable",
    "too-few": "Too few figures",
    "no-variation": "No variation",
    "not-recorded": "Not recorded",
    "withheld": "Withheld",
}
JUDGED = {"concern": "concern", "improvement": "improvement", "neither": "neither good nor bad"}


def label_is_made_of_status_side_and_judgement(one: Told) -> None:
    finding, status = one.json["finding"], one.json["verdict"]["status"]
    explained = " (explained)" if finding["settled"] else ""
    judged = JUDGED[finding["judgement"]]
    if finding["standing"] == "Under review: recording changed":
        judged = "under review, recording changed"
    if status in RULE_KINDS:
        expected = f"{RULE_KINDS[status]}, {one.side}: {judged}{explained}"
    elif one.change["significant"]:
        way = "up" if one.change["difference"] > 0 else "down"
        expected = f"Quarter changed, {way}: {judged}"
    else:
        expected = OTHER_KINDS[status]
    assert finding["label"] == expected
    assert finding["judgement"] == judgement_by_hand(one.measure.good, way_of(one))


def way_of(one: Told) -> str | None:
    """Up, down or neither, from the words of the label alone."""
    label = one.json["finding"]["label"]
    found = re.search(r", (above|rising|up|below|falling|down): ", label)
    return None if found is None else ("up" if found[1] in ("above", "rising", "up") else "down")


def judgement_by_hand(good: Good, way: str | None) -> str:
    if way is None or good is Good.NEITHER:
        return "neither"
    return "improvement" if way == good.value else "concern"


SHAPES = {
    ("Single point exception", "up"): marks.TRIANGLE_UP,
    ("Single point exception", "down"): marks.TRIANGLE_DOWN,
    ("Step shift", "up"): marks.ARROW_UP,
    ("Step shift", "down"): marks.ARROW_DOWN,
    ("Two of three", "up"): marks.HALVES_UP,
    ("Two of three", "down"): marks.HALVES_DOWN,
    ("Trend", "up"): marks.SLOPE_UP,
    ("Trend", "down"): marks.SLOPE_DOWN,
    ("Quarter changed", "up"): marks.BARS_UP,
    ("Quarter changed", "down"): marks.BARS_DOWN,
    ("Stable", None): marks.CIRCLE,
}


def mark_has_the_shape_and_colour_of_its_word(one: Told) -> None:
    shape = SHAPES.get((one.kind, way_of(one)), marks.DASH)
    colour = one.json["finding"]["judgement"] if way_of(one) else "quiet"
    if one.json["finding"]["standing"] == "Under review: recording changed":
        colour = "neither"
    places = [one.article, one.listing, *flags_of(one)]
    for place in places:
        mark = place.all("svg", "mark")[0]
        assert mark.one("path").attributes["d"] == shape
        assert mark.classes == ["mark", colour]
        for label in place.all("", "label"):
            assert colour in label.classes


def flags_of(one: Told) -> list[Element]:
    """The measure's line on page one and its place in the grid."""
    page_one, link = one.page.one("section", "page-one"), f"#{one.measure.id}"
    places = [*page_one.all("li"), *page_one.one("table", "grid").all("span", "nowrap")]
    return [place for place in places if any(a.attributes["href"] == link for a in place.all("a") if place.all("svg"))]


SIDE_WORDS = {
    ("single-point", "above"): "above the upper limit of ",
    ("single-point", "below"): "below the lower limit of ",
    ("step-shift", "above"): r"above the (mean|median) of ",
    ("step-shift", "below"): r"below the (mean|median) of ",
    ("trend", "rising"): r"rose month on month for |(risen|rose) steadily |a steady rise ",
    ("trend", "falling"): r"fell month on month for |(fallen|fell) steadily |a steady fall ",
}
OPENINGS = {
    "stable": "Nothing unusual in April to June 2020: ",
    "too-few": "Too few figures to say what is usual: ",
    "no-variation": "The figure does not vary ",
    "not-recorded": "No figures for April to June 2020. ",
    "withheld": "The figure",
}


NEAR_WORDS = "more than two thirds of the way from the mean to "


def sentence_says_the_status_and_side(one: Told) -> None:
    status, sentence = one.json["verdict"]["status"], one.json["verdict"]["sentence"]
    points = {point["period"]: point["value"] for point in one.json["points"]}
    partly = any(points.get(str(month)) is None for month in QUARTER.window.months)
    assert (NEAR_WORDS in sentence) is (status == "two-of-three")
    if status == "two-of-three":
        name = "upper" if one.side == "above" else "lower"
        words = (f"the {name} limit of ", f"where the {name} limit would")
        assert sentence.partition(NEAR_WORDS)[2].startswith(words)
    elif one.side is None:
        opening = (
            "Nothing unusual in the months of April to June 2020 that have a figure: "
            if status == "stable" and partly
            else OPENINGS[status]
        )
        assert sentence.startswith(opening)
    else:
        assert [rule for rule, words in SIDE_WORDS.items() if re.search(words, sentence)] == [(status, one.side)]


def two_of_three_by_hand(one: Told) -> None:
    """Each three of months in a row inside a phase, tried one by one; the months that are near carry the signal."""
    form = one.json["method"]["rules"]["two-of-three"]
    points = one.json["points"]
    carrying: dict[str, set[str]] = {}
    for phase in one.json["phases"]:
        months = [point for point in points if phase["first"] <= point["period"] <= phase["last"]]
        for side in ("above", "below") if form and phase["mean"] is not None else ():
            for i in range(len(months) - 2):
                found = near_months(one, months[i : i + 3], side, one_side=form == "one-side")
                carrying.setdefault(side, set()).update(found)
    carried = {point["period"] for point in points if "two-of-three" in point["signals"]}
    assert carried == set().union(*carrying.values())
    signals = [signal for signal in one.json["signals"] if signal["rule"] == "two-of-three"]
    for side in ("above", "below"):
        ends = {signal[end] for signal in signals if signal["side"] == side for end in ("first", "last")}
        assert ends <= carrying.get(side, set())
        for month in carrying.get(side, set()):
            assert any(s["first"] <= month <= s["last"] for s in signals if s["side"] == side)


def near_months(one: Told, three: list[Json], side: str, *, one_side: bool) -> set[str]:
    """The near months of three; none where fewer than two are near, or one of the three may not be among them."""
    if any(point["value"] is None for point in three):
        return set()
    shares = {point["period"]: share_of_the_way(one, point, side) for point in three}
    off = {month: share for month, share in shares.items() if share is not None}
    if len(off) < len(three):
        return set()
    outside = {point["period"] for point in three if "single-point" in point["signals"]}
    near = {month for month, share in off.items() if share > 2 / 3 + 1e-9}
    if one_side:
        near -= outside
        if min(off.values()) <= 1e-9:
            return set()
    return near if len(near) >= 2 else set()


def share_of_the_way(one: Told, point: Json, side: str) -> float | None:
    """How far on the way from the mean to the limit of a side; None where the limits have no width."""
    limits = one.world_phase(point["period"])
    if limits.upper - limits.mean <= 1e-12 * max(abs(limits.mean), 1e-300):
        return None
    judged = float(point["adjusted"])
    if side == "above":
        return (judged - limits.mean) / (limits.upper - limits.mean)
    return (limits.mean - judged) / (limits.mean - limits.lower)


# ---------------------------------------------------------------------------------------------- its numbers


def said(value: float, decimals: int) -> str:
    """1,357; −4.2: rounded half away from zero."""
    number = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{'−' if number < 0 else ''}{abs(number):,f}"


def with_unit(measure: Measure, text: str) -> str:
    if measure.kind in (MeasureKind.PERCENTAGE, MeasureKind.SURVEY_ESTIMATE):
        return f"{text}%"
    return f"{text} {measure.unit}" if measure.kind in (MeasureKind.RATE, MeasureKind.AVERAGE_TIME) else text


def total_by_hand(measure: Measure, series: Series | None, window: Window) -> float | None:
    entries = [series.entry(month) if series else None for month in window.months]
    if measure.rolling > 1:
        entries = entries[-1:]
    found = [entry for entry in entries if isinstance(entry, Observation)]
    if len(found) < len(entries):
        return None
    if measure.kind is MeasureKind.PERCENTAGE and all(entry.denominator for entry in found):
        return sum(e.numerator or 0 for e in found) / sum(e.denominator or 0 for e in found) * 100
    added = sum(entry.value for entry in found)
    return added if measure.kind is MeasureKind.COUNT else added / len(found)


def absent(series: Json, window: Window) -> str:
    """What stands for a total that is not there."""
    withheld = {point["period"] for point in series["points"] if "withheld" in point}
    return "withheld" if withheld & {str(month) for month in window.months} else "no figure"


def numbers_are_the_worlds(one: Told) -> None:
    now = total_by_hand(one.measure, one.series, QUARTER.window)
    before = total_by_hand(one.measure, one.series, QUARTER.window.year_before)
    for name, column, expected in (("now", "value", now), ("before", "year_before", before)):
        found = one.change[name]
        assert (found is None) is (expected is None)
        assert (one.csv[column] == "") is (expected is None)
        if expected is not None:
            assert found["value"] == pytest.approx(expected, rel=1e-9, abs=1e-12)
            assert float(one.csv[column]) == found["value"]
    difference = now - before if now is not None and before is not None else None
    assert one.change["difference"] == (None if difference is None else pytest.approx(difference, rel=1e-6, abs=1e-4))
    assert (float(one.csv["difference"]) if one.csv["difference"] else None) == one.change["difference"]
    for name, shown in zip(("now", "before"), shown_figures(one), strict=True):
        found = one.change[name]
        if found is None:
            window = QUARTER.window if name == "now" else QUARTER.window.year_before
            assert shown == absent(one.json, window)
        else:
            places = len(shown.partition(".")[2])
            assert places >= one.measure.decimals
            assert shown == said(found["value"], places)


def words_go_the_way_of_the_numbers(one: Told) -> None:
    """More, higher, rose, + and a positive difference go together; so do fewer, less, lower, fell and −."""
    difference, sentence = one.change["difference"], one.change["sentence"]
    headline, message = one.json["finding"]["headline"], one.json["finding"]["message"]
    if difference is None:
        assert " than the " not in sentence + message
        assert "the same as" not in sentence + message
        return
    texts = [text.replace(one.measure.title, "") for text in (sentence, message, headline)]
    up = [re.search(r" (more|higher) than (the −?\d|a year)|\brose:", text) is not None for text in texts]
    down = [re.search(r" (fewer|less|lower) than (the −?\d|a year)|\bfell:", text) is not None for text in texts]
    assert not (any(up) and difference <= 0)
    assert not (any(down) and difference >= 0)
    assert up[0] is up[1]
    assert down[0] is down[1]
    assert ("the same as" in sentence) is (not up[0] and not down[0])
    assert (re.search(r"\b(rose|fell):", headline) is not None) is one.change["significant"]
    shown = one.article.one("dl", "numbers").all("dd")[2].text
    assert shown.startswith("+") is up[0]
    assert shown.startswith("−") is down[0]
    if up[0] or down[0]:
        bare = sentence.replace(one.measure.title, "").replace("2020", "").replace("per 1,000", "")
        now, gap, before = (amount(number) for number in re.findall(r"−?\d[\d,]*(?:\.\d+)?", bare)[:3])
        assert gap > 0
        assert (now > before) is up[0]
        assert (now < before) is down[0]
    for figure in shown_figures(one):
        assert figure in message.replace(one.measure.title, "")
        assert figure in sentence.replace(one.measure.title, "")


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


NOT_SIGNIFICANT = re.compile(r"[Nn]ot a significant change|change not significant")
SIGNIFICANT = re.compile(r"\bsignificant\b")


def significant_only_if_tested(one: Told) -> None:
    change = one.change
    assert change["significant"] is (change["tested"] and change["p"] < change["level"])
    assert one.csv["significant"] == (
        "not tested" if not change["tested"] else "yes" if change["significant"] else "no"
    )
    longer_spans_say_what_their_tests_said(one)
    texts = [
        spaced(one.article.text.replace("".join(part.text for part in one.article.all("details", "spans")), "")),
        *(place.text for place in flags_of(one)),
        change["sentence"],
        one.json["finding"]["message"],
    ]
    for text in texts:
        claimed = SIGNIFICANT.search(NOT_SIGNIFICANT.sub("", text))
        if claimed:
            assert change["significant"]
        if "not a significant change" in text:
            assert change["tested"]
            assert not change["significant"]
    if change["significant"]:
        way = "increase" if change["difference"] > 0 else "decrease"
        assert f"That is a significant {way}: " in change["sentence"]
    interval = one.article.one("dl", "numbers").all("dd")[3].text
    if change["interval"]:
        low, high = (amount(part.replace("+", "")) for part in interval.split(" to "))
        assert low <= high
        assert (low > 0 or high < 0) is change["significant"] or change["p"] == pytest.approx(change["level"], rel=1e-6)
    else:
        assert interval == ("not given" if change["tested"] else "not tested")


def longer_spans_say_what_their_tests_said(one: Told) -> None:
    shown = [line.text for part in one.article.all("details", "spans") for line in part.all("li")]
    others = one.json["other_changes"]
    assert len(shown) == len(others)
    for line, change in zip(shown, others, strict=True):
        assert spaced(change["sentence"]) in line
        assert ("That is a significant" in line) is change["significant"]
        assert change["significant"] is (change["tested"] and change["p"] < change["level"])


def shown_figures(one: Told) -> list[str]:
    """The two figures in the row of numbers under the chart, without their unit."""
    cells = [dd.text for dd in one.article.one("dl", "numbers").all("dd")]
    return [cell.removesuffix(with_unit(one.measure, "")) for cell in cells[:2]]


PERCENT_CHANGE = re.compile(r"\(([+−][\d,.]+%|under 0\.1%)\)")


def percentage_never_without_its_counts(one: Told) -> None:
    change = one.change
    assert (one.csv["percent"] == "") is (change["percent"] is None)
    for text in (change["sentence"], one.json["finding"]["message"], one.article.one("dl", "numbers").text):
        assert (PERCENT_CHANGE.search(text) is not None) is (change["percent"] not in (None, 0)), "none on no change"
    if change["percent"] is None:
        return
    now, before = change["now"]["value"], change["before"]["value"]
    assert one.measure.kind is MeasureKind.COUNT
    assert before >= 10
    assert change["percent"] == pytest.approx((now - before) / before * 100)
    for text in (change["sentence"], one.json["finding"]["message"], one.article.one("dl", "numbers").text):
        assert said(now, 0) in text
        assert said(before, 0) in text


# ------------------------------------------------------------------------------------- its months and its lines


def expected_line(one: Told, phase: Json, name: str, places: int) -> str:
    """A mean or limit of a phase as the table prints it."""
    if phase["mean"] is None or not phase.get(f"{name}_applies", True):
        return "none"
    ends = (phase["lower"], phase["upper"])
    if name != "mean" and None not in ends and math.isclose(*ends, rel_tol=1e-12):
        return "none"  # months without variation have no limits
    return with_unit(one.measure, said(phase[name], 0 if is_whole_line(one, phase, name) else places))


def is_whole_line(one: Told, phase: Json, name: str) -> bool:
    """The limits of low counts are whole counts, and so may their mean be."""
    return one.json["method"]["chart"] == "c" and "median" in phase and float(phase[name]).is_integer()


def usual_decimals(one: Told, phase: Json) -> int:
    """Those of the measure; one more for the lines of counts with a small mean."""
    small = one.measure.kind is MeasureKind.COUNT and phase["mean"] is not None and abs(phase["mean"]) < 10
    return one.measure.decimals + small


def table_has_the_points_and_lines_of_the_json(one: Told) -> None:
    rows = one.article.one("figure").one("tbody").all("tr")
    points = one.json["points"]
    assert len(rows) == len(points)
    for row, point in zip(rows, points, strict=True):
        value, *rest = (cell.text for cell in row.all("td"))
        judged = rest.pop(0) if one.json["season_found"] else value
        mean, lower, upper, finding = rest
        phase = [p for p in one.json["phases"] if p["first"] <= point["period"]][-1]
        phase = phase | {name: point[name] for name in LINES_OF_A_MONTH if name in point}
        outside = "single-point" in point["signals"]
        places = len(mean.removesuffix(with_unit(one.measure, "")).partition(".")[2]) if mean != "none" else 0
        whole = mean != "none" and is_whole_line(one, phase, "mean")
        assert mean == "none" or places == usual_decimals(one, phase) or outside or whole
        for line, name in ((mean, "mean"), (lower, "lower"), (upper, "upper")):
            assert line == expected_line(one, phase, name, places)
        if point["value"] is None:
            assert value == ("withheld" if "withheld" in point else "no figure")
            assert finding == "–"
            continue
        seasonal = one.json["season_found"] is not None
        assert (outside and not seasonal) or value == with_unit(one.measure, said(point["value"], one.measure.decimals))
        assert finding == finding_of(point, phase)
        assert position(judged, lower, upper) == (point_side(one, point) if outside else "inside")


LINES_OF_A_MONTH = ("lower", "upper", "lower_applies", "upper_applies")


def finding_of(point: Json, phase: Json) -> str:
    names = {
        "single-point": "outside",
        "trend": "trend",
        "step-shift": "step shift",
        "two-of-three": "two of three",
    }
    words = [names[rule] for rule in point["signals"]]
    if point["near"]:
        words.append(f"close to the {'upper' if point['near'] == 'above' else 'lower'} limit")
    if point["period"] in phase["left_out"]:
        words.append("left out of the limits")
    return ", ".join(words) or "–"


def point_side(one: Told, point: Json) -> str:
    signals = [s for s in one.json["signals"] if s["rule"] == "single-point" and s["first"] == point["period"]]
    assert len(signals) == 1
    return str(signals[0]["side"])


def position(value: str, lower: str, upper: str) -> str:
    """Where a printed value lies between the printed limits: a value on a limit is inside."""
    found, low, high = (printed(cell) for cell in (value, lower, upper))
    assert found is not None
    if high is not None and found > high:
        return "above"
    return "below" if low is not None and found < low else "inside"


def printed(cell: str) -> Decimal | None:
    return None if cell == "none" else amount(cell.removesuffix("%").split(" ")[0])


def target_is_null_without_targets(one: Told) -> None:
    """A report has no targets yet; the key is there all the same, and no word of a target is in the sentences."""
    assert "target" in one.json
    assert one.json["target"] is None
    assert "target" not in one.json["verdict"]["sentence"].replace(one.measure.title, "")


# What is held against a limit is the figure without its season, which stands beside the one that was counted.
SEASON_OUT = re.compile(
    r"(?:−?\d[\d,.]*[^\s(),]*(?: [^(),]*?)?, or |−?\d[\d,.]*[^(),]* in [A-Z][a-z]+ \d{4}, which is )"
    r"(−?\d[^()]*?) once the season is taken out"
)
NUMBER = r"(−?\d[\d,]*(?:\.\d+)?)"
LIMIT = re.compile(rf"(above|below) the (?:upper|lower) limit of {NUMBER}")
NEAR = re.compile(rf"\({NUMBER}[^)]*\) was close to the (upper|lower) limit of {NUMBER}")


TWO_THIRDS = re.compile(
    rf"(more than two thirds of the way from the mean to the (upper|lower) limit of {NUMBER}(.*?)"
    r": two or more of three months in a row\.)"
)
MONTH_AND_VALUE = re.compile(rf"([A-Z][a-z]+ \d{{4}}) \({NUMBER}[^)]*\)")


def near_months_print_on_their_side(one: Told, name: str, limit: str, values: str) -> None:
    """A near month that is outside prints beyond the limit, any other prints inside it or on it."""
    outside = {point["period"] for point in one.json["points"] if "single-point" in point["signals"]}
    found = MONTH_AND_VALUE.findall(values)
    assert len(found) >= 2
    for month, value in found:
        beyond = amount(value) > amount(limit) if name == "upper" else amount(value) < amount(limit)
        assert beyond is (datetime.strptime(month, "%B %Y").strftime("%Y-%m") in outside)  # noqa: DTZ007  only a month


def values_said_to_be_outside_print_outside(one: Told) -> None:
    text = one.article.one("p", "verdict").text
    text = text.replace(f". {one.measure.title}", ". Title").replace(one.measure.title, "")
    text = SEASON_OUT.sub(r"\1", text)
    for clause, name, limit, values in TWO_THIRDS.findall(text):
        near_months_print_on_their_side(one, name, limit, values)
        text = text.replace(clause, "")
    for sentence in re.split(r"(?<=[.:]) (?=[A-Z])", text):
        limits = LIMIT.findall(sentence)
        if limits and not sentence.startswith("Nothing unusual") and "no lower limit applies" not in sentence:
            side, limit = limits[0]
            values = re.findall(rf"\({NUMBER}[^)]*\)", sentence) or re.findall(NUMBER, sentence)[:1]
            assert values
            for value in values:
                assert amount(value) > amount(limit) if side == "above" else amount(value) < amount(limit)
        for value, name, limit in NEAR.findall(sentence):
            assert amount(value) <= amount(limit) if name == "upper" else amount(value) >= amount(limit)


def chart_draws_the_points_of_the_json(one: Told) -> None:
    for svg in one.article.all("svg", "chart"):
        singles = [s for s in one.json["signals"] if s["rule"] == "single-point"]
        runs = [s for s in one.json["signals"] if s["rule"] != "single-point"]
        drifts = [signal for signal in runs if "drift" in signal]
        drawn = sum(len(stretches_in(one, s["first"], s["last"])) for s in runs if s not in drifts)
        assert len(svg.all("path", data_rule="single-point")) == len(singles)
        assert len(svg.all("polyline", "run")) == drawn
        assert len(svg.all("line", "drift")) == len(drifts)
        values = [point["value"] for point in one.json["points"]]
        assert len(svg.all("circle", "dot")) + len(singles) == sum(value is not None for value in values)
        stretches = stretches_in(one, one.json["points"][0]["period"], one.json["points"][-1]["period"])
        lines = [line.attributes["points"].split() for line in svg.all("polyline", "line")]
        assert [len(line) for line in lines] == [len(stretch) for stretch in stretches]
        inside_the_picture(svg, lines)
        ticks_are_evenly_spaced(svg)


def stretches_in(one: Told, first: str, last: str) -> list[str]:
    """The unbroken stretches of months with a figure, from one month to another: 'xxx' for three."""
    months = [point for point in one.json["points"] if first <= point["period"] <= last]
    return "".join("." if point["value"] is None else "x" for point in months).replace(".", " ").split()


def ticks_are_evenly_spaced(svg: Element) -> None:
    """Labels that were rounded too far would not be."""
    labels = [amount(text.text) for text in svg.all("text", text_anchor="end")]
    steps = {after - before for before, after in pairwise(labels)}
    assert len(steps) == 1
    assert min(steps) > 0


def inside_the_picture(svg: Element, lines: list[list[str]]) -> None:
    width, height = (float(part) for part in svg.attributes["viewbox"].split()[2:])
    for x, y in (place.split(",") for line in lines for place in line):
        assert 0 <= float(x) <= width
        assert 0 <= float(y) <= height


ABOUT_A_MEASURE: tuple[Callable[[Told], None], ...] = (
    same_words_everywhere,
    exception_everywhere_or_nowhere,
    label_is_made_of_status_side_and_judgement,
    mark_has_the_shape_and_colour_of_its_word,
    sentence_says_the_status_and_side,
    two_of_three_by_hand,
    target_is_null_without_targets,
    numbers_are_the_worlds,
    words_go_the_way_of_the_numbers,
    significant_only_if_tested,
    percentage_never_without_its_counts,
    table_has_the_points_and_lines_of_the_json,
    values_said_to_be_outside_print_outside,
    chart_draws_the_points_of_the_json,
)

# ----------------------------------------------------------------------------------------------- the whole page

LEAD = re.compile(r"Nothing unusual in (\d+) of (\d+) measures?; (\d+|none) (?:is an exception|are exceptions)\.(.*)")


def n_of_m_adds_up(world: World, outputs: Outputs, page: Element) -> None:
    data = json.loads(outputs.json)
    measures = {entry.measure.id: entry.measure for entry in world.report.entries}
    found = LEAD.fullmatch(page.one("p", "lead").text)
    assert found is not None
    assert spaced(data["summary"]["quiet"]) == found[0]
    counted = [
        m.id
        for m in measures.values()
        if not m.contains
        and not (m.parent in measures and not measures[m.parent].contains)
        and is_first_side(m, measures)
    ]
    assert int(found[2]) == len(counted)
    findings = {one["id"]: one["finding"] for one in data["measures"] if one["id"] in counted}
    exceptions = [i for i, finding in findings.items() if finding["exception"]]
    assert found[3] == (str(len(exceptions)) if exceptions else "none")
    unjudged = [i for i, f in findings.items() if f["kind"] in ("Too few figures", "Not recorded", "Withheld")]
    settled = [i for i, finding in findings.items() if finding["settled"]]
    assert int(found[1]) + len(exceptions) + len(unjudged) + len(settled) == len(counted)
    for titles, words in ((unjudged, "Could not be judged: "), (settled, "Explained and closed: ")):
        assert (words in found[4]) is bool(titles)
        assert all(spaced(measures[i].title) in found[4] for i in titles)
    grid = [row.all("td") for row in page.one("table", "grid").one("tbody").all("tr")]
    linked = [a.attributes["href"].removeprefix("#") for _, which in grid for a in which.all("a")]
    assert sorted(linked) == sorted(counted)
    assert [int(number.text) for number, _ in grid] == [len(which.all("a")) for _, which in grid]
    assert sorted(linked) == sorted(i for ids in data["summary"]["grid"].values() for i in ids)


def is_first_side(measure: Measure, measures: dict[str, Measure]) -> bool:
    """Of two measures that say the same from two sides the first in the report's order counts."""
    order = list(measures)
    return measure.complement not in measures or order.index(measure.id) < order.index(measure.complement)


def page_one_names_the_exceptions(outputs: Outputs, page: Element) -> None:
    data = json.loads(outputs.json)
    wanted = [one["id"] for one in data["measures"] if one["finding"]["exception"]]
    assert sorted(data["summary"]["exceptions"]) == sorted(wanted)
    cards = [card.attributes["id"] for card in page.all("article", "card")]
    assert cards == data["summary"]["exceptions"]
    lines = page.one("section", "page-one").all("ul", "messages")
    links = [item.one("a") for item in (lines[0].all("li") if lines else [])]
    assert [link.attributes["href"].removeprefix("#") for link in links] == cards[:6]
    assert [link.text for link in links] == [spaced(message) for message in data["summary"]["messages"]]
    by_id = {one["id"]: one["finding"]["message"] for one in data["measures"]}
    assert data["summary"]["messages"] == [by_id[i] for i in cards[:6]]
    counted = {i for ids in data["summary"]["grid"].values() for i in ids}
    lead = page.one("p", "lead").text
    titles = {one["id"]: one["measure"] for one in data["measures"]}
    uncounted = [i for i in cards if i not in counted]
    assert f"{len(cards) - len(uncounted) or 'none'} " in lead
    assert [i for i in uncounted if spaced(titles[i]) not in lead] == []


EXCEPTION_WORDS = re.compile(
    r"\b(exception|outside|step shift|two of three|trend|quarter changed|above the upper|below the lower|in a row|"
    r"month on month)\b",
    re.IGNORECASE,
)


def stable_and_exception_never_in_one_cell(page: Element) -> None:
    for section in page.all("section"):
        if section.attributes.get("aria-labelledby") in ("part-method", "part-glossary"):
            continue
        for tag in ("td", "li", "p", "dd", "h3", "h4"):
            for cell in section.all(tag):
                if re.search(r"\bstable\b", cell.text, re.IGNORECASE):
                    assert not EXCEPTION_WORDS.search(cell.text), cell.text


def page_is_sound(page: Element) -> None:
    ids = Counter(one.attributes["id"] for one in page.walk if "id" in one.attributes)
    assert max(ids.values()) == 1, ids.most_common(1)
    for one in page.walk:
        assert one.tag not in ("script", "iframe", "img", "link")
        assert not [name for name in one.attributes if name.startswith("on") or name == "src"]
        href = one.attributes.get("href")
        assert href is None or href.removeprefix("#") in ids
        for name in ("aria-labelledby", "aria-describedby"):
            assert all(part in ids for part in one.attributes.get(name, "").split())


def charts_are_xml(outputs: Outputs) -> None:
    for svg in re.findall(r"<svg.*?</svg>", outputs.html, re.DOTALL):
        assert "nan" not in svg.lower().replace("finance", "")
        ET.fromstring(svg)  # noqa: S314  made by the program under test


def no_cell_is_a_formula(outputs: Outputs) -> None:
    for row in csv.reader(io.StringIO(outputs.csv)):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or is_number(cell)


def is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell)) and math.isfinite(float(cell))


def districts_agree(world: World, outputs: Outputs, page: Element) -> None:
    """The page of the districts and the CSV say what the JSON says of them, and the JSON what the figures give."""
    data = json.loads(outputs.json)
    view, found = data["district_view"], page.all("section", aria_labelledby="part-districts")
    assert (view is None) is (data["districts"] == []) is (found == [])
    if view is None:
        return
    (section,) = found
    assert section.one("h2").text == spaced(view["headline"])
    paragraphs = [p.text for p in section.all("p")]
    assert [said for said in view["sentences"] if spaced(said) not in paragraphs] == []
    tables = {table.one("caption").text.partition(",")[0]: table for table in section.all("table")}
    district_counts_agree(data, tables[spaced(f"{data['districts'][0]['measure']} by district").partition(",")[0]])
    district_rates_agree(world, view, section, outputs)
    changes_add_up(data, section)
    standing_out_agrees(data, section)


def district_counts_agree(data: Json, table: Element) -> None:
    rows = {row.one("th").text: row for row in table.all("tr", "plain")}
    assert list(rows) == [one["area"] for one in data["districts"]]
    for one in data["districts"]:
        cells = [cell.text for cell in rows[one["area"]].all("td")]
        change, label = one["change"], one["finding"]["label"]
        for cell, total, window in (
            (cells[0], change["now"], QUARTER.window),
            (cells[1], change["before"], QUARTER.window.year_before),
        ):
            assert cell == (absent(one, window) if total is None else said(total["value"], 0))
        tested = "change significant" if change["significant"] else "change not significant"
        assert cells[4] == (f"{label}; {tested}" if change["tested"] else label)


def rows_under(section: Element, heading: str) -> list[list[str]]:
    """The rows of the table that has this heading over one of its columns; none where there is no such table."""
    for table in section.all("table"):
        if heading in [cell.text for cell in table.one("thead").all("th")]:
            rows = table.one("tbody").all("tr")
            return [[row.one("th").text, *(cell.text for cell in row.all("td"))] for row in rows]
    return []


def district_rates_agree(world: World, view: Json, section: Element, outputs: Outputs) -> None:
    """Counts over residents of one year; a district that lacks either is told, and has no rate anywhere."""
    rows = rows_under(section, "Per 1,000")
    in_csv = {row["area"]: row for row in csv.DictReader(io.StringIO(outputs.csv)) if row["residents"]}
    if view["rates"] is None:
        assert (rows, in_csv) == ([], {})
        return
    rates = view["rates"]
    told = [*([rates["whole"]] if rates["whole"] else []), *rates["districts"]]
    assert sorted(one["area"] for one in told) == sorted(in_csv)
    people = {(one.area, one.year): one.people for one in world.context.residents}
    for one, row in zip(told, rows, strict=True):
        series = next(s for s in world.series if s.measure.id == view["measure"] and s.area.name == one["area"])
        entries = series.within(QUARTER.window)
        assert one["count"] == sum(entry.value for entry in entries if isinstance(entry, Observation))
        assert all(isinstance(entry, Observation) for entry in entries)
        assert one["residents"] == people[one["area"], rates["residents"]["year"]]
        assert one["rate"] == pytest.approx(one["count"] / one["residents"] * 1000)
        assert one["interval_99.8"][0] <= one["interval_95"][0] <= one["rate"] <= one["interval_95"][1]
        assert row[:5] == [
            one["area"],
            said(one["count"], 0),
            said(one["residents"], 0),
            said(one["rate"], 1),
            f"{said(one['interval_95'][0], 1)} to {said(one['interval_95'][1], 1)}",
        ]
        assert row[5] == rate_word_by_hand(one)
        assert float(in_csv[one["area"]]["rate_per_1000"]) == one["rate"]
    left_out = {one["area"] for one in rates["left_out"]}
    assert left_out.isdisjoint(one["area"] for one in told)
    assert left_out | {one["area"] for one in told} >= {area.name for area in world.profile.areas[1:3]}


def rate_word_by_hand(one: Json) -> str:
    test = one["test"]
    if test is None:
        return "the whole"
    if test["p"] is None:
        return "too few to test"
    return "not clearly different" if not test["significant"] else "higher" if test["difference"] > 0 else "lower"


def changes_add_up(data: Json, section: Element) -> None:
    """In the JSON to the last record; on the page the numbers of a row with their signs."""
    rows, measures = rows_under(section, "Of it"), {one["id"]: one for one in data["measures"]}
    for one, row in zip(data["district_view"]["changes"], rows, strict=True):
        measure = measures[one["id"]]
        for parts in filter(None, (one["by_place"], one["by_type"])):
            assert sum(part["now"] for part in parts) == measure["change"]["now"]["value"]
            assert sum(part["before"] for part in parts) == measure["change"]["before"]["value"]
            assert sum(part["change"] for part in parts) == one["change"] == measure["change"]["difference"]
        assert row[0] == spaced(measure["measure"])
        signs = re.findall(r"(\bup|\bdown) |(?<![\w.])([\d,]+) (?=in |without |elsewhere)", row[2].lower())
        assert added_up(signs) == amount(row[1].removeprefix("+"))


def added_up(signs: list[tuple[str, str]]) -> Decimal:
    """'Up 12 in A and 3 in B; down 4 in C': 11."""
    sign, found = 1, Decimal(0)
    for way, number in signs:
        if way:
            sign = 1 if way == "up" else -1
        else:
            found += sign * amount(number)
    return found


def standing_out_agrees(data: Json, section: Element) -> None:
    rows = rows_under(section, "Districts that stood out")
    told = data["district_view"]["measures"]
    assert len(rows) == (len(told) if len(told) > 1 else 0)
    titles = {one["id"]: spaced(one["measure"]) for one in data["measures"]}
    for one, row in zip(told, rows, strict=False):
        assert row[0] == titles[one["id"]]
        named = {name for name in ("Example City", "Vale of Example") if name in row[2]}
        assert named == {district["area"] for district in one["districts"] if district["exception"]}


def follow_up_agrees(outputs: Outputs, page: Element) -> None:
    """What is taken up again, the sentence about it and the earlier cards: the page says what the JSON says."""
    data = json.loads(outputs.json)
    told, part = data["follow_up"], page.one("section", aria_labelledby="part-follow-up")
    assert part.one("p", "follow-up").text == told["sentence"]
    labels = {one["id"]: one["finding"]["label"] for one in data["measures"]}
    wanted = [_matter_row(one, labels) for one in told["matters"]]
    rows = [[row.attributes["data-state"], *(cell.text for cell in row.all("td"))] for row in part.all("tr", "matter")]
    assert sorted(rows) == sorted(wanted)
    assert sorted(row.one("th").text.split(" ")[0] for row in part.all("tr", "matter")) == sorted(
        spaced(one["title"]).split(" ")[0] for one in told["matters"]
    )
    if told["last_kept"] or told["matters"]:
        assert f"Taken up again. {told['sentence']}" in page.one("section", "page-one").text
    for one in data["measures"]:
        article = next(a for a in page.all("article", data_measure=one["id"]) if "data-status" in a.attributes)
        shown = one["earlier_cards"] if article.all("dl", "earlier") else []
        assert [dd.all("p")[0].text for dd in article.all("dl", "earlier")[:1] for dd in dd.all("dd")] == [
            spaced(card["said"]) for card in shown
        ]
        assert shown or not one["earlier_cards"] or not one["finding"]["exception"]


def _matter_row(one: Json, labels: dict[str, str]) -> list[str]:
    return [
        one["state"],
        spaced(f"{one['said'] or ''} {one['asked']}"),
        spaced(f"{one['state_said']}. {' '.join(one['answers'])}"),
        labels.get(one["id"], "Not a measure any more"),
    ]


def check(world: World) -> Counter[str]:
    outputs = outputs_of(world.report)
    page = page_tree(outputs.html)
    for one in told(world, outputs):
        for agreement in ABOUT_A_MEASURE:
            agreement(one)
    n_of_m_adds_up(world, outputs, page)
    page_one_names_the_exceptions(outputs, page)
    stable_and_exception_never_in_one_cell(page)
    page_is_sound(page)
    charts_are_xml(outputs)
    no_cell_is_a_formula(outputs)
    districts_agree(world, outputs, page)
    follow_up_agrees(outputs, page)
    return Counter(entry.finding.kind.value for entry in world.report.entries)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_output_says_the_same(shard: int) -> None:
    kinds: Counter[str] = Counter()
    for seed in range(shard, WORLDS, SHARDS):
        try:
            kinds += check(random_world(seed))
        except Exception as error:
            error.add_note(f"World {seed}: tests.worlds.random_world({seed}).")
            raise
    assert {kind.value for kind in FindingKind} == set(kinds)  # the worlds hold every kind of finding


def test_a_world_is_always_the_same() -> None:
    assert outputs_of(random_world(7).report) == outputs_of(random_world(7).report)
