"""The small chart of lists: line, mean, last point. It is hidden from screen readers; its words stand beside it."""

from dataclasses import dataclass

from moothall.commentary.finding import Finding
from moothall.render.marks import colour_of
from moothall.render.scale import Frame, Scale
from moothall.spc import Analysis, Phase


@dataclass(frozen=True)
class SmallSize:
    """`has_limits` where there is room for the usual range behind the line."""

    width: int
    height: int
    has_limits: bool = False


BARE = SmallSize(120, 32)
WITH_LIMITS = SmallSize(240, 72, has_limits=True)


def small_chart_svg(analysis: Analysis, finding: Finding, size: SmallSize = BARE) -> str:
    """An empty string where there is nothing to draw."""
    values = [point.judged for point in analysis.points if point.judged is not None]
    if not values:
        return ""
    phase = analysis.current_phase
    lines = [line for line in (phase.lower, phase.upper) if line is not None] if size.has_limits else []
    low, high = min([*values, *lines]), max([*values, *lines])
    room = (high - low or 1) * 0.1
    window = analysis.series.window
    frame = Frame(2, 2, size.width - 4, size.height - 2)
    scale = Scale(frame, window.first, len(window), low - room, high + room)
    behind = _band(scale, phase, size) if size.has_limits else ""
    last = next(point for point in reversed(analysis.points) if point.judged is not None)
    x, y = scale.x(last.month), scale.y(last.judged or 0.0)
    dot = f'<circle class="{colour_of(finding)}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    mean = _mean(scale, phase, size)
    return (
        f'<svg class="small-chart" viewBox="0 0 {size.width} {size.height}" width="{size.width}" '
        f'height="{size.height}" aria-hidden="true" '
        f'focusable="false">{behind}{mean}{"".join(_lines(scale, analysis))}{dot}</svg>'
    )


def _mean(scale: Scale, phase: Phase, size: SmallSize) -> str:
    if phase.limits is None:
        return ""
    y = scale.y(phase.limits.mean)
    return f'<line class="grid" x1="0" x2="{size.width}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _band(scale: Scale, phase: Phase, size: SmallSize) -> str:
    """The usual range, to the edge of the chart where no limit applies."""
    if phase.limits is None:
        return ""
    top = 0.0 if phase.upper is None else scale.y(phase.upper)
    bottom = float(size.height) if phase.lower is None else scale.y(phase.lower)
    start = scale.x(phase.window.first)
    return (
        f'<rect class="band" x="{start:.1f}" y="{top:.1f}" width="{size.width - start:.1f}" '
        f'height="{bottom - top:.1f}"/>'
    )


def _lines(scale: Scale, analysis: Analysis) -> list[str]:
    places: list[list[str]] = [[]]
    for point in analysis.points:
        if point.judged is None:
            places.append([])
        else:
            places[-1].append(f"{scale.x(point.month):.1f},{scale.y(point.judged):.1f}")
    return [f'<polyline class="line" points="{" ".join(stretch)}"/>' for stretch in places if stretch]
