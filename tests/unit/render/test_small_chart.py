"""The small chart of lists: line, mean, last point; hidden from screen readers."""

from moothall.render.small_chart import small_chart_svg
from tests.page_tree import Element, page_tree
from tests.worlds import entry_of


def small_chart(*values: float | None) -> Element:
    entry = entry_of(values)
    return page_tree(small_chart_svg(entry.analysis, entry.finding)).one("svg")


def test_it_has_a_line_a_mean_and_a_last_point() -> None:
    chart = small_chart(*[52, 48] * 11, 52, 90)
    assert (chart.attributes["viewbox"], chart.attributes["aria-hidden"]) == ("0 0 120 32", "true")
    assert len(chart.one("polyline", "line").attributes["points"].split()) == 24
    assert chart.one("line", "grid").attributes["y1"] == chart.one("line", "grid").attributes["y2"]
    assert chart.one("circle", "concern").attributes["cy"] == "4.3"


def test_gaps_are_not_bridged_and_the_last_value_is_the_point() -> None:
    chart = small_chart(*[52, 48] * 6, None, *[52, 48] * 5, None)
    assert [len(line.attributes["points"].split()) for line in chart.all("polyline")] == [12, 10]
    assert len(chart.all("circle")) == 1
    last = chart.all("polyline")[-1].attributes["points"].split()[-1]
    assert f"{chart.one('circle').attributes['cx']},{chart.one('circle').attributes['cy']}" == last


def test_without_limits_there_is_no_mean() -> None:
    assert small_chart(5, 6, 7).all("line") == []


def test_nothing_to_draw_is_nothing() -> None:
    entry = entry_of([None, None, None])
    assert small_chart_svg(entry.analysis, entry.finding) == ""
