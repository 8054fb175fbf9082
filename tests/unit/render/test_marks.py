"""Shapes: one for each word and way, so that no finding rests on its colour."""

import pytest

from moothall.commentary.finding import Finding, FindingKind, Standing
from moothall.render import marks
from moothall.spc import Judgement, Side

CONCERN = Judgement.CONCERN


def finding(kind: FindingKind, *, is_up: bool | None, judgement: Judgement = Judgement.NEITHER) -> Finding:
    return Finding(
        kind=kind, judgement=judgement, is_up=is_up, side=None, standing=Standing.CHANGED, settled=False,
        recording_change=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "is_up", "shape"),
    [
        (FindingKind.SINGLE_POINT, True, marks.TRIANGLE_UP),
        (FindingKind.SINGLE_POINT, False, marks.TRIANGLE_DOWN),
        (FindingKind.STEP_SHIFT, True, marks.ARROW_UP),
        (FindingKind.STEP_SHIFT, False, marks.ARROW_DOWN),
        (FindingKind.TREND, True, marks.SLOPE_UP),
        (FindingKind.TREND, False, marks.SLOPE_DOWN),
        (FindingKind.TWO_OF_THREE, True, marks.HALVES_UP),
        (FindingKind.TWO_OF_THREE, False, marks.HALVES_DOWN),
        (FindingKind.QUARTER_CHANGED, True, marks.BARS_UP),
        (FindingKind.QUARTER_CHANGED, False, marks.BARS_DOWN),
        (FindingKind.STABLE, None, marks.CIRCLE),
        (FindingKind.TOO_FEW, None, marks.DASH),
        (FindingKind.NO_VARIATION, None, marks.DASH),
        (FindingKind.NOT_RECORDED, None, marks.DASH),
        (FindingKind.WITHHELD, None, marks.DASH),
    ],
)
def test_every_finding_has_its_shape(kind: FindingKind, is_up: bool | None, shape: str) -> None:
    assert marks.shape_of(finding(kind, is_up=is_up)) == shape


def test_no_two_shapes_are_alike() -> None:
    shapes = [*marks.SHAPES.values(), marks.CIRCLE, marks.DASH]
    assert len(set(shapes)) == len(shapes) == 12


@pytest.mark.parametrize("judgement", Judgement)
def test_colour_follows_the_judgement_only_where_something_moved(judgement: Judgement) -> None:
    moved, quiet = FindingKind.TREND, FindingKind.STABLE
    assert marks.colour_of(finding(moved, is_up=True, judgement=judgement)) == judgement.value
    assert marks.colour_of(finding(quiet, is_up=None, judgement=judgement)) == "quiet"


def test_the_mark_is_hidden_from_screen_readers() -> None:
    assert marks.mark_svg(finding(FindingKind.SINGLE_POINT, is_up=True, judgement=CONCERN)) == (
        '<svg class="mark concern" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">'
        '<path d="M10 3 18 17H2z"/></svg>'
    )


def test_a_month_outside_is_a_triangle_that_points_the_way_it_lies() -> None:
    assert marks.point_shape(100, 50, Side.ABOVE) == "M100.0 44.0l5.500 10h-11z"
    assert marks.point_shape(100, 50, Side.BELOW) == "M100.0 56.0l5.500 -10h-11z"
