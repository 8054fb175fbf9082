"""Pictures for paper: no variable, no media query, and the words of a caption that tell what is drawn."""

import re

import pytest

from moothall.comparison.rating import Rating
from moothall.measures import Event, EventKind
from moothall.periods import Window
from moothall.render.marks import CIRCLE, CROSS, DASH, LOZENGE, TICK, TRIANGLE_UP
from moothall.render.picture import chart_legend, chart_picture, mark_picture
from moothall.reports.document import Mark
from moothall.reports.drawings import Chart
from moothall.spc import Judgement
from tests.worlds import QUARTER, QUIET, entry_of

FAIR = Event("Summer fair", EventKind.OUTSIDE_EVENT, Window(QUARTER.last, QUARTER.last), "A programme.")
RULE = Event("Rule 7", EventKind.RECORDING_CHANGE, Window(QUARTER.first, QUARTER.first), "A letter.")


def chart(*events: Event, values: tuple[float, ...] = QUIET, is_small: bool = False) -> Chart:
    analysis = entry_of(values).analysis
    return Chart(caption="Burglary", alternative="Stable.", analysis=analysis, events=events, is_small=is_small)


def test_the_picture_needs_no_browser() -> None:
    drawn = chart_picture(chart(FAIR))
    assert "var(" not in drawn
    assert "@media" not in drawn
    assert "text{font-family:'Source Sans Pro';font-size:15px}" in drawn
    assert ".concern{fill:#b84a00}" in drawn


@pytest.mark.parametrize(("is_small", "height"), [(False, "350"), (True, "264")])
def test_a_small_chart_is_flatter_and_as_wide(is_small: bool, height: str) -> None:
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', chart_picture(chart(is_small=is_small)))
    assert found
    assert found.groups() == ("820", height)


def test_the_legend_says_what_is_drawn() -> None:
    assert chart_legend(chart(FAIR, RULE)) == (
        "Mean (solid) and limits (dashed). Shaded: April to June 2020; fainter: a year before. The vertical scale does "
        "not start at zero. Events: 1 Rule 7 (change in recording, April 2020); 2 Summer fair."
    )


def test_the_legend_of_a_chart_without_limits_that_starts_at_zero() -> None:
    assert chart_legend(chart(values=(0, 4, 2))) == (
        "Too few figures for limits. Shaded: April to June 2020; fainter: a year before."
    )


def test_a_mark_has_the_shape_and_ink_of_its_finding() -> None:
    finding = entry_of((*QUIET[:-1], 45)).finding
    assert mark_picture(Mark("Single point exception, above: concern", finding)) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20">'
        f'<path fill="#b84a00" d="{TRIANGLE_UP}"/></svg>'
    )


def test_a_mark_of_a_judgement_alone() -> None:
    assert f'<path fill="#0a5c9e" d="{CIRCLE}"/>' in mark_picture(Mark("Improvement", Judgement.IMPROVEMENT))


@pytest.mark.parametrize(
    ("rating", "ink", "shape"),
    [
        (Rating.RED, "#b3261e", CROSS),
        (Rating.AMBER, "#8a5a00", LOZENGE),
        (Rating.GREEN, "#1d6b3a", TICK),
        (Rating.NOT_RATED, "#5b6670", DASH),
    ],
)
def test_a_rating_has_a_shape_of_its_own_beside_its_colour(rating: Rating, ink: str, shape: str) -> None:
    assert f'<path fill="{ink}" d="{shape}"/>' in mark_picture(Mark(rating.value, rating))
