"""Small charts on one scale as one SVG: a panel an area with its line, its mean and its finding in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from moothall.periods import Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.render.chart import STYLE
from moothall.render.marks import colour_of, shape_of
from moothall.render.scale import Frame, Scale, axis, tick_label
from moothall.reports.drawings import Multiples, Panel


@dataclass(frozen=True)
class Grid:
    """How the panels stand on the picture."""

    width: int
    columns: int
    height: int


WIDE = Grid(800, columns=3, height=176)
PAPER = Grid(820, columns=3, height=146)
NARROW = Grid(380, columns=1, height=150)
WORDS, AXIS, LABELS, GAP = 44, 34, 32, 18
FIRST_MONTH = 1


def multiples_svg(drawn: Multiples, *, name: str, grid: Grid = WIDE, standalone: bool = False) -> str:
    """`name` makes its ids unique on a page; `standalone` adds its own style."""
    values = [value for panel in drawn.panels for value in _values(panel)]
    ticks, decimals = axis([0.0, *values] if values else [0.0, 1.0], floor=0)
    height, name = -(-len(drawn.panels) // grid.columns) * grid.height, escape(name)
    return "".join(
        (
            f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {grid.width} {height}" role="img"',
            f' aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{escape(drawn.caption)}</title>',
            f'<desc id="{name}-desc">{escape(drawn.alternative)}</desc>',
            f'<style>{STYLE}</style><rect class="paper" width="{grid.width}" height="{height}"/>' if standalone else "",
            *(part for i, panel in enumerate(drawn.panels) for part in _panel(panel, drawn, i, grid, ticks, decimals)),
            "</svg>",
        )
    )


def _values(panel: Panel) -> Iterator[float]:
    return (point.value * panel.factor for point in panel.analysis.points if point.value is not None)


def _panel(
    panel: Panel, drawn: Multiples, place: int, grid: Grid, ticks: Sequence[float], decimals: int
) -> Iterator[str]:
    frame = _frame(place, grid)
    window = panel.analysis.series.window
    scale = Scale(frame, window.first, len(window), ticks[0], ticks[-1])
    top = frame.top - WORDS
    colour = colour_of(panel.finding)
    yield f'<text class="year" x="{frame.left}" y="{top + 14:.1f}">{escape(panel.title)}</text>'
    yield (
        f'<g transform="translate({frame.left} {top + 20:.1f}) scale(.7)"><path class="{colour} mark-{colour}" '
        f'd="{shape_of(panel.finding)}"/></g>'
    )
    yield f'<text x="{frame.left + 19}" y="{top + 32:.1f}" font-size="14">{escape(panel.word)}</text>'
    yield from _band(scale, drawn.window)
    yield from _ticks(scale, ticks, decimals)
    yield from _years(scale, window)
    limits = panel.analysis.current_phase.limits
    if limits:
        y = scale.y(limits.mean * panel.factor)
        left = scale.x(panel.analysis.current_phase.window.first) - scale.step / 2
        yield f'<line class="mean" x1="{left:.1f}" x2="{frame.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
    yield from (f'<polyline class="line" points="{points}"/>' for points in _lines(scale, panel))
    yield from _dots(scale, panel, drawn.window, colour)


def _frame(place: int, grid: Grid) -> Frame:
    row, column = divmod(place, grid.columns)
    wide = (grid.width - (grid.columns - 1) * GAP) / grid.columns
    left, top = column * (wide + GAP), row * grid.height
    return Frame(round(left + LABELS, 1), top + WORDS, round(left + wide, 1), top + grid.height - AXIS)


def _band(scale: Scale, window: Window) -> Iterator[str]:
    """The quarter on a faint band; not where the months end before it."""
    last = scale.first + (scale.months - 1)
    if not window.overlaps(Window(scale.first, last)):
        return
    left = scale.x(max(window.first, scale.first)) - scale.step / 2
    right = scale.x(min(window.last, last)) + scale.step / 2
    height = scale.frame.bottom - scale.frame.top
    yield f'<rect class="band" x="{left:.1f}" y="{scale.frame.top}" width="{right - left:.1f}" height="{height}"/>'


def _ticks(scale: Scale, ticks: Sequence[float], decimals: int) -> Iterator[str]:
    """The lowest and the highest, and the middle where one is: enough to see that the scale is the same."""
    for tick in dict.fromkeys((ticks[0], *ticks[len(ticks) // 2 : len(ticks) // 2 + len(ticks) % 2], ticks[-1])):
        y = scale.y(tick)
        yield f'<line class="grid" x1="{scale.frame.left}" x2="{scale.frame.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield (
            f'<text class="faint" x="{scale.frame.left - 5}" y="{y + 4:.1f}" text-anchor="end" font-size="12">'
            f"{tick_label(tick, decimals)}</text>"
        )


def _years(scale: Scale, window: Window) -> Iterator[str]:
    for month in window.months:
        if month.number == FIRST_MONTH:
            x, bottom = scale.x(month), scale.frame.bottom
            yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{bottom}" y2="{bottom + 4}"/>'
            if window.last - month >= MONTHS_IN_A_YEAR / 2:
                place = f'x="{x:.1f}" y="{bottom + 17}"'
                yield f'<text class="faint" {place} font-size="12">{month.year}</text>'


def _lines(scale: Scale, panel: Panel) -> Iterator[str]:
    places: list[str] = []
    for point in panel.analysis.points:
        if point.value is not None:
            places.append(f"{scale.x(point.month):.1f},{scale.y(point.value * panel.factor):.1f}")
        elif places:
            yield " ".join(places)
            places = []
    if places:
        yield " ".join(places)


def _dots(scale: Scale, panel: Panel, window: Window, colour: str) -> Iterator[str]:
    """The months of the quarter, in the colour of the finding that stands above in words."""
    kind = "dot" if colour == "quiet" else colour
    for point in panel.analysis.points_in(window):
        if point.value is not None:
            x, y = scale.x(point.month), scale.y(point.value * panel.factor)
            yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
