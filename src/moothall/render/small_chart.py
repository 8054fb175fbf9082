"""The small chart of lists: line, mean, last point. It is hidden from screen readers; its words stand beside it."""

from moothall.commentary.finding import Finding
from moothall.render.marks import colour_of
from moothall.render.scale import Frame, Scale
from moothall.spc import Analysis

WIDTH, HEIGHT = 120, 32


def small_chart_svg(analysis: Analysis, finding: Finding) -> str:
    """120 by 32; an empty string where there is nothing to draw."""
    values = [point.judged for point in analysis.points if point.judged is not None]
    if not values:
        return ""
    low, high = min(values), max(values)
    room = (high - low or 1) * 0.1
    window = analysis.series.window
    scale = Scale(Frame(2, 2, WIDTH - 4, HEIGHT - 2), window.first, len(window), low - room, high + room)
    limits = analysis.current_phase.limits
    mean = ""
    if limits:
        y = scale.y(limits.mean)
        mean = f'<line class="grid" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
    last = next(point for point in reversed(analysis.points) if point.judged is not None)
    x, y = scale.x(last.month), scale.y(last.judged or 0.0)
    dot = f'<circle class="{colour_of(finding)}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    return (
        f'<svg class="small-chart" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true" '
        f'focusable="false">{mean}{"".join(_lines(scale, analysis))}{dot}</svg>'
    )


def _lines(scale: Scale, analysis: Analysis) -> list[str]:
    places: list[list[str]] = [[]]
    for point in analysis.points:
        if point.judged is None:
            places.append([])
        else:
            places[-1].append(f"{scale.x(point.month):.1f},{scale.y(point.judged):.1f}")
    return [f'<polyline class="line" points="{" ".join(stretch)}"/>' for stretch in places if stretch]
