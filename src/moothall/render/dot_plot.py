"""The dot plot as SVG: a row an area, its rate with two intervals, its word behind it; the whole as a line across."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from moothall.render.chart import STYLE
from moothall.render.scale import Frame, axis, tick_label
from moothall.reports.drawings import Dot, DotPlot
from moothall.wording.numbers import number


@dataclass(frozen=True)
class DotSize:
    """`stacked` puts a row's words above its line, where there is no room beside it."""

    width: int
    left: float
    right: float
    row: int
    stacked: bool = False


WIDE = DotSize(800, left=220, right=590, row=30)
PAPER = DotSize(820, left=220, right=590, row=30)
NARROW = DotSize(380, left=12, right=368, row=48, stacked=True)
TOP, BELOW = 34, 30
DOT_STYLE = ".interval{stroke:var(--quiet);stroke-width:1.5}.interval.inner{stroke-width:5;opacity:.55}"


def dot_plot_svg(plot: DotPlot, *, name: str, size: DotSize = WIDE, standalone: bool = False) -> str:
    """`name` makes its ids unique on a page; `standalone` adds its own style."""
    ticks, decimals = axis([0.0, *(dot.outer.high for dot in plot.dots)], floor=0)
    frame = Frame(size.left, TOP, size.right, TOP + len(plot.dots) * size.row)
    scale, height, name = _Scale(frame, ticks[-1]), int(frame.bottom + BELOW), escape(name)
    return "".join(
        (
            f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {height}" role="img"',
            f' aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{escape(plot.caption)}</title>',
            f'<desc id="{name}-desc">{escape(plot.alternative)}</desc>',
            f'<style>{STYLE}</style><rect class="paper" width="{size.width}" height="{height}"/>' if standalone else "",
            *_axis(scale, ticks, decimals, plot.unit),
            *(part for i, dot in enumerate(plot.dots) for part in _row(scale, dot, TOP + i * size.row, size)),
            "</svg>",
        )
    )


@dataclass(frozen=True)
class _Scale:
    frame: Frame
    most: float

    def x(self, value: float) -> float:
        return self.frame.left + value / self.most * (self.frame.right - self.frame.left)


def _axis(scale: _Scale, ticks: Sequence[float], decimals: int, unit: str) -> Iterator[str]:
    frame = scale.frame
    for tick in ticks:
        x = scale.x(tick)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{frame.top}" y2="{frame.bottom}"/>'
        yield (
            f'<text class="faint" x="{x:.1f}" y="{frame.bottom + 20}" text-anchor="middle">'
            f"{tick_label(tick, decimals)}</text>"
        )
    yield f'<text class="faint" x="{frame.left}" y="16">{escape(unit)}</text>'


def _row(scale: _Scale, dot: Dot, top: float, size: DotSize) -> Iterator[str]:
    y = top + size.row * (0.72 if size.stacked else 0.5)
    x, weight = scale.x(dot.value), ' class="year"' if dot.is_whole else ""
    words = top + 17 if size.stacked else y + 5
    if dot.is_whole:
        yield f'<line class="mean" x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{scale.frame.bottom}"/>'
    yield f'<text{weight} x="{0 if not size.stacked else size.left}" y="{words:.1f}">{escape(dot.name)}</text>'
    for interval, kind in ((dot.outer, "interval"), (dot.inner, "interval inner")):
        ends = f'x1="{scale.x(interval.low):.1f}" x2="{scale.x(interval.high):.1f}"'
        yield f'<line class="{kind}" {ends} y1="{y:.1f}" y2="{y:.1f}"/>'
    yield _mark(dot, x, y)
    said = f"{number(dot.value, 1)} {dot.word}"
    place = f'x="{size.right if size.stacked else size.right + 14}" y="{words:.1f}"'
    anchor = ' text-anchor="end"' if size.stacked else ""
    yield f"<text{weight} {place}{anchor}>{escape(said)}</text>"


def _mark(dot: Dot, x: float, y: float) -> str:
    """A square for the whole, a diamond where a test found a difference, else a dot."""
    if dot.is_whole:
        return f'<rect class="ink" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
    if dot.stands_out:
        return f'<path class="neither" d="M{x:.1f} {y - 7:.1f}l7 7 -7 7 -7 -7z"/>'
    return f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
