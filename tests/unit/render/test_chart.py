"""The control chart: what it draws, where, and what it says to those who do not see it."""

import xml.etree.ElementTree as ET  # what it reads was made by the program under test
from dataclasses import replace

import pytest

from moothall.measures import Event, EventKind, Measure, MeasureKind, Withheld
from moothall.periods import Month, Window
from moothall.render.chart import NARROW, WIDE, ChartSize, chart_svg, numbered_events, starts_at_zero
from moothall.render.picture import TALL
from moothall.spc import Analysis, analyse
from tests.page_tree import Element, page_tree
from tests.worlds import QUARTER, measure_of, series_of

QUIET = [52, 48] * 12
ANY = Month(2020, 6)
LIONHEART = Event("Op Lionheart", EventKind.OPERATION, Window(Month(2019, 5), Month(2019, 5)), "Panel")


def analysis_of(
    *values: float | Withheld | None, measure: Measure | None = None, resets: tuple[Month, ...] = ()
) -> Analysis:
    return analyse(series_of(values, measure), resets=resets, window=QUARTER.window)


def chart(analysis: Analysis, **how: object) -> Element:
    return page_tree(chart_svg(analysis, **how)).one("svg", "chart")  # type: ignore[arg-type]  # by name


def labels(svg: Element) -> list[str]:
    """The texts to the right of the lines, from the top."""
    return [text.text for text in svg.all("text") if not text.attributes.get("text-anchor")]


@pytest.mark.parametrize("how", [{}, {"size": NARROW}, {"standalone": True}, {"events": (LIONHEART,), "name": 'a"<b'}])
def test_it_is_well_formed_and_names_itself(how: dict[str, object]) -> None:
    hostile = measure_of(title='</title><script>"&', id="x")
    svg = chart_svg(analysis_of(*QUIET, measure=hostile), **how)  # type: ignore[arg-type]  # by name
    root = ET.fromstring(svg)  # noqa: S314  made by the program under test
    title, desc = root[0], root[1]
    assert (title.text, desc.text) == (
        '</title><script>"&, Exampleshire',
        "Nothing unusual in April to June 2020: burglary offences stayed within the usual range of 39 to 61 a month.",
    )
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], desc.attrib["id"]]
    assert root.attrib["role"] == "img"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (WIDE, ["Upper 60.6", "Mean 50.0", "Lower 39.4"]),
        (NARROW, ["60.6", "50.0", "39.4"]),
        (TALL, ["Upper 60.6 minutes", "Mean 50.0 minutes", "Lower 39.4 minutes"]),
    ],
)
def test_a_line_names_its_unit_only_where_there_is_room(size: ChartSize, said: list[str]) -> None:
    """52 and 48 in turn: 50 and 3 / 1.128 x 4 = 10.64 on each side."""
    drawn = chart(analysis_of(*QUIET, measure=measure_of(MeasureKind.AVERAGE_TIME)), size=size)
    assert labels(drawn) == said


def test_ids_carry_the_name_so_that_a_page_may_hold_many() -> None:
    ids = {
        one.attributes["id"]
        for name in "ab"
        for one in chart(analysis_of(*QUIET), name=name).walk
        if "id" in one.attributes
    }
    assert ids == {"a-title", "a-desc", "b-title", "b-desc"}


def test_only_a_chart_that_stands_alone_brings_its_style() -> None:
    assert "<style>" in chart_svg(analysis_of(*QUIET), standalone=True)
    assert "<style>" not in chart_svg(analysis_of(*QUIET))


def test_a_month_outside_is_a_triangle_and_the_others_are_dots() -> None:
    svg = chart(analysis_of(*QUIET[:-1], 90))
    assert [path.classes for path in svg.all("path", data_rule="single-point")] == [["concern"]]
    assert len(svg.all("circle", "dot")) == 23


def test_a_run_is_a_thick_line_over_its_months() -> None:
    svg = chart(analysis_of(*[48, 52] * 8, *[57, 55] * 4))
    run = svg.one("polyline", "run")
    assert (run.classes, run.attributes["data-rule"]) == (["run", "concern"], "step-shift")
    assert len(run.attributes["points"].split()) == 8
    assert svg.one("polyline", "line").attributes["points"].endswith(run.attributes["points"])


def test_what_was_found_before_the_quarter_is_fainter() -> None:
    values = [*QUIET[:5], 90, *QUIET]
    assert chart(analysis_of(*values)).one("path", data_rule="single-point").classes == ["concern", "then"]


def test_gaps_are_gaps() -> None:
    svg = chart(analysis_of(*QUIET[:7], None, *QUIET[:8], Withheld(ANY, "Court case"), *QUIET[:6]))
    assert [len(line.attributes["points"].split()) for line in svg.all("polyline", "line")] == [7, 8, 6]
    assert len(svg.all("circle", "dot")) == 21


def test_a_reset_is_a_line_between_two_months_with_limits_on_both_sides() -> None:
    svg = chart(analysis_of(*[90, 94] * 7, *[48, 52] * 7, resets=(Month(2019, 5),)))
    reset = svg.one("line", "reset")
    assert reset.attributes["x1"] == reset.attributes["x2"] == "371.0"  # half way from 58 to 684
    means = svg.all("line", "mean")
    assert [(line.attributes["x1"], line.attributes["x2"]) for line in means] == [("58.0", "371.0"), ("371.0", "684.0")]
    assert labels(svg) == ["Upper 103", "Mean 92", "Lower 81", "Upper 61", "Mean 50", "Lower 39"]


def test_a_phase_that_is_too_short_has_a_reset_line_and_no_limits() -> None:
    svg = chart(analysis_of(*QUIET, resets=(Month(2020, 4),)))
    assert (len(svg.all("line", "reset")), len(svg.all("line", "mean")), len(svg.all("line", "limit"))) == (1, 1, 2)


def test_months_without_variation_have_a_mean_and_no_limits() -> None:
    svg = chart(analysis_of(*[7] * 15))
    assert (len(svg.all("line", "mean")), len(svg.all("line", "limit")), labels(svg)) == (1, 0, ["Mean 7"])


@pytest.mark.parametrize(
    ("values", "kind", "wide", "narrow"),
    [
        (QUIET, MeasureKind.COUNT, ["Upper 61", "Mean 50", "Lower 39"], ["61", "50", "39"]),
        (
            [1, 2, 0, 3] * 6,
            MeasureKind.COUNT,
            ["Upper 6", "Median 1.5", "Mean 1.5", "No lower limit"],
            ["6", "1.5", "1.5", "0"],
        ),
        (
            [99, 97] * 12,
            MeasureKind.PERCENTAGE,
            ["No upper limit", "Mean 98.0%", "Lower 92.7%"],
            ["100.0%", "98.0%", "92.7%"],
        ),
    ],
)
def test_lines_have_their_values_and_a_bound_is_no_limit(
    values: list[float], kind: MeasureKind, wide: list[str], narrow: list[str]
) -> None:
    analysis = analysis_of(*values, measure=measure_of(kind))
    assert labels(chart(analysis)) == wide
    assert labels(chart(analysis, size=NARROW)) == narrow


def test_labels_of_lines_close_together_keep_apart() -> None:
    svg = chart(analysis_of(*[*[50.0, 50.2] * 11, 90, 10], measure=measure_of(MeasureKind.NUMBER)))
    places = [float(t.attributes["y"]) for t in svg.all("text") if not t.attributes.get("text-anchor")]
    assert [places[1] - places[0], places[2] - places[1]] == pytest.approx([17, 17], abs=0.11)


def test_the_quarter_and_the_year_before_lie_on_bands() -> None:
    svg = chart(analysis_of(*QUIET))
    before, now = svg.one("rect", "band-before").attributes, svg.one("rect", "band").attributes
    step = (684 - 58) / 24
    assert [float(band["width"]) for band in (before, now)] == pytest.approx([3 * step, 3 * step], abs=0.1)
    assert [float(band["x"]) for band in (before, now)] == pytest.approx([684 - 15 * step, 684 - 3 * step], abs=0.1)


def test_a_band_outside_the_months_is_left_out() -> None:
    assert chart(analysis_of(*QUIET[:6])).all("rect", "band-before") == []
    ended = analyse(series_of(QUIET, last=Month(2020, 3)), window=QUARTER.window)
    assert chart(ended).all("rect", "band") == []


def test_months_are_named_by_the_quarter_and_years_once() -> None:
    named = [text.text for text in chart(analysis_of(*QUIET)).all("text", text_anchor="middle")]
    assert named == ["Jul", "2018", "Oct", "Jan", "2019", "Apr", "Jul", "Oct", "Jan", "2020", "Apr"]
    years_only = [text.text for text in chart(analysis_of(*QUIET), size=NARROW).all("text", text_anchor="middle")]
    assert years_only == ["2018", "2019", "2020"]


def test_events_are_numbered_by_their_months() -> None:
    later = replace(LIONHEART, title="Covid-19", window=Window(Month(2020, 3), Month(2021, 6)))
    elsewhere = replace(LIONHEART, measures=frozenset({"robbery"}))
    long_ago = replace(LIONHEART, window=Window(Month(2001, 1), Month(2001, 1)))
    analysis, events = analysis_of(*QUIET), (later, elsewhere, long_ago, LIONHEART)
    assert numbered_events(analysis, events) == [(1, LIONHEART), (2, later)]
    svg = chart(analysis, events=events)
    assert [text.text for text in svg.all("text", font_size="13")] == ["1", "2"]
    spans = [path.attributes["d"] for path in svg.all("path", "span")]
    step = (684 - 58) / 24
    assert spans[0].startswith(f"M{58 + 10 * step + 1:.1f} ")
    assert spans[1] == f"M{58 + 20 * step + 1:.1f} 38v-6H683.0v6"  # cut at the last month


def test_crowded_flags_step_aside() -> None:
    events = [replace(LIONHEART, title=f"Event {i}") for i in range(3)]
    places = [float(flag.attributes["cx"]) for flag in chart(analysis_of(*QUIET), events=events).all("circle", "flag")]
    assert [places[1] - places[0], places[2] - places[1]] == [20, 20]


def test_the_caption_is_told_whether_the_scale_begins_at_zero() -> None:
    assert starts_at_zero(analysis_of(*[1, 2, 0, 3] * 6))
    assert not starts_at_zero(analysis_of(*QUIET))


def test_a_series_without_figures_has_an_empty_frame() -> None:
    svg = chart(analysis_of(None, None, None))
    assert (svg.all("polyline"), svg.all("circle")) == ([], [])
    assert svg.attributes["viewbox"] == f"0 0 {WIDE.width} {WIDE.height}"
