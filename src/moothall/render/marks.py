"""The mark of a finding: a shape first, then its colour class. The word stands beside it, never the mark alone."""

from moothall.commentary.finding import Finding, FindingKind
from moothall.comparison.rating import Rating
from moothall.spc import Judgement, Side

COLOUR_CLASS = {Judgement.CONCERN: "concern", Judgement.IMPROVEMENT: "improvement", Judgement.NEITHER: "neither"}

# Drawn in a box of 20 by 20.
TRIANGLE_UP = "M10 3 18 17H2z"
TRIANGLE_DOWN = "M10 17 2 3h16z"
ARROW_UP = "M10 2 17 10h-4v8H7v-8H3z"
ARROW_DOWN = "M10 18 3 10h4V2h6v8h4z"
SLOPE_UP = "M1 15 11 6 9 4h9v9l-2.5-2.5L4 18z"
SLOPE_DOWN = "M1 5 4 2l11.500 8.500L18 7v9H9l2-2z"
HALVES_UP = "M2 11 7 2l5 9zM8 18l5-9 5 9z"
HALVES_DOWN = "M2 9 7 18l5-9zM8 2l5 9 5-9z"
BARS_UP = "M3 11h6v7H3zM11 2h6v16h-6z"
BARS_DOWN = "M3 2h6v16H3zM11 11h6v7h-6z"
CIRCLE = "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm0 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z"
DASH = "M3 8.500h14v3H3z"

SHAPES: dict[tuple[FindingKind, bool], str] = {
    (FindingKind.SINGLE_POINT, True): TRIANGLE_UP,
    (FindingKind.SINGLE_POINT, False): TRIANGLE_DOWN,
    (FindingKind.STEP_SHIFT, True): ARROW_UP,
    (FindingKind.STEP_SHIFT, False): ARROW_DOWN,
    (FindingKind.TWO_OF_THREE, True): HALVES_UP,
    (FindingKind.TWO_OF_THREE, False): HALVES_DOWN,
    (FindingKind.TREND, True): SLOPE_UP,
    (FindingKind.TREND, False): SLOPE_DOWN,
    (FindingKind.QUARTER_CHANGED, True): BARS_UP,
    (FindingKind.QUARTER_CHANGED, False): BARS_DOWN,
}
TICK = "M2 11 5 8l3.500 3.500L15.500 4l2.500 2.500L8.500 17z"
CROSS = (
    "M4.500 2 10 7.500 15.500 2 18 4.500 12.500 10 18 15.500 15.500 18 10 12.500 4.500 18 2 15.500 7.500 10 2 4.500z"
)
LOZENGE = "M10 2 18 10l-8 8-8-8z"

RATINGS: dict[Rating, tuple[str, str]] = {
    Rating.RED: ("red", CROSS),
    Rating.AMBER: ("amber", LOZENGE),
    Rating.GREEN: ("green", TICK),
    Rating.NOT_RATED: ("quiet", DASH),
}


def shape_of(finding: Finding) -> str:
    """The path of a finding's mark; a circle for stable, a dash where there is nothing to judge."""
    if finding.is_up is not None:
        return SHAPES[finding.kind, finding.is_up]
    return CIRCLE if finding.kind is FindingKind.STABLE else DASH


def colour_of(finding: Finding) -> str:
    if not finding.moved:
        return "quiet"
    return "neither" if finding.recording_change else COLOUR_CLASS[finding.judgement]


def mark_svg(finding: Finding) -> str:
    return svg_of(shape_of(finding), colour_of(finding))


def svg_of(shape: str, colour: str) -> str:
    """A mark, hidden from screen readers because its word stands beside it."""
    return (
        f'<svg class="mark {colour}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" '
        f'focusable="false"><path d="{shape}"/></svg>'
    )


def point_shape(x: float, y: float, side: Side) -> str:
    """A filled triangle for a month outside its limits, pointing the way it lies."""
    way = -1 if side.is_up else 1
    return f"M{x:.1f} {y + way * 6:.1f}l5.500 {-way * 10}h-11z"
