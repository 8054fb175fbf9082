"""The funnel plot of a comparison as SVG: a dot an area, the rate of all, and the lines of the funnel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from moothall.comparison.funnel import INNER, OUTER, Position
from moothall.render.chart import STYLE
from moothall.render.scale import Frame, axis, spread_out, tick_label
from moothall.reports.area_comparison import PER, AreaComparison, ComparedArea
from moothall.reports.comparison_in_words import comparison_in_words
from moothall.wording.numbers import number

WIDTH, HEIGHT = 800, 460
FRAME = Frame(left=58, top=56, right=736, bottom=400)
OFF_SCALE = (
    3  # times the rate of all: such an area would press the others flat, so it stands at the edge, with its rate
)
STEPS = 60
LABEL_GAP = 17
LETTER = 8.6  # the widest that a letter of a label is on average, in bold
BESIDE, RAISED = 12, (0, -14, 14, -18, 18, -22, 22, -28, 28)  # how far a label may stand from its dot
HALF_A_LINE = 11  # of a label, with the radius of a dot
FUNNEL_STYLE = (
    ".funnel{fill:none;stroke:var(--ink);stroke-width:1.2;stroke-dasharray:6 4}.funnel.inner{stroke-dasharray:2 4}"
    ".halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}"
)
LINES = ((OUTER, "outer"), (INNER, "inner"))


@dataclass(frozen=True)
class Plot:
    """Places residents along the frame and rates up it."""

    most: float
    high: float

    def x(self, residents: float) -> float:
        return FRAME.left + residents / self.most * (FRAME.right - FRAME.left)

    def y(self, rate: float) -> float:
        return FRAME.bottom - rate / self.high * (FRAME.bottom - FRAME.top)


def funnel_svg(comparison: AreaComparison, *, standalone: bool = False) -> str:
    on_scale = [area.rate for area in comparison.areas if area.rate <= OFF_SCALE * comparison.funnel.rate * PER]
    ticks, decimals = axis([0.0, *on_scale], floor=0)
    across, _ = axis([0.0, *(float(area.residents) for area in comparison.areas)], floor=0)
    plot = Plot(across[-1], ticks[-1])
    return "".join(
        (
            f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
            ' role="img" aria-labelledby="funnel-title funnel-desc"><title id="funnel-title">Funnel plot</title>',
            f'<desc id="funnel-desc">{escape(" ".join(comparison_in_words(comparison)))}</desc>',
            f'<style>{STYLE}{FUNNEL_STYLE}</style><rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>'
            if standalone
            else "",
            *_axes(plot, ticks, decimals, across),
            *_lines(comparison, plot),
            *_dots(comparison, plot),
            *_labels(comparison, plot),
            "</svg>",
        )
    )


def off_scale(comparison: AreaComparison) -> tuple[ComparedArea, ...]:
    """Areas that stand at the upper edge; the caption says so."""
    return tuple(area for area in comparison.areas if area.rate > OFF_SCALE * comparison.funnel.rate * PER)


def _axes(plot: Plot, ticks: Sequence[float], decimals: int, across: Sequence[float]) -> Iterator[str]:
    for tick in ticks:
        y = plot.y(tick)
        yield f'<line class="grid" x1="{FRAME.left}" x2="{FRAME.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        label = tick_label(tick, decimals)
        yield f'<text class="faint" x="{FRAME.left - 8}" y="{y + 5:.1f}" text-anchor="end">{label}</text>'
    for tick in across:
        yield (
            f'<text class="faint" x="{plot.x(tick):.1f}" y="{FRAME.bottom + 20}" text-anchor="middle">'
            f"{number(tick)}</text>"
        )
    yield f'<text class="faint" x="{FRAME.right}" y="{FRAME.bottom + 44}" text-anchor="end">residents</text>'
    yield f'<text class="faint" x="{FRAME.left - 48}" y="20">per {PER:,} residents</text>'


def _lines(comparison: AreaComparison, plot: Plot) -> Iterator[str]:
    """Each line from the left as far as it stays on the plot."""
    for level, kind in LINES:
        for side in ("low", "high"):
            points = []
            for step in range(1, STEPS + 1):
                residents = plot.most * step / STEPS
                rate = getattr(comparison.funnel.limits(residents, level), side) * PER
                if rate <= plot.high:
                    points.append(f"{plot.x(residents):.1f},{plot.y(rate):.1f}")
            yield f'<polyline class="funnel {kind}" points="{" ".join(points)}"/>'
    y = plot.y(comparison.funnel.rate * PER)
    yield f'<line class="mean" x1="{FRAME.left}" x2="{FRAME.right}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _place(area: ComparedArea, plot: Plot) -> tuple[float, float]:
    return plot.x(area.residents), max(plot.y(area.rate), FRAME.top)


def _dots(comparison: AreaComparison, plot: Plot) -> Iterator[str]:
    """A dot inside the funnel, a diamond outside it, a triangle for a rate off the scale; larger for the subject."""
    for area in comparison.areas:
        x, y = _place(area, plot)
        size = 7.0 if area.name == comparison.question.subject else 4.5
        said = f"<title>{escape(area.name)}: {number(area.rate, 2)}</title>"
        if area.rate > plot.high:
            yield f'<path class="neither" d="M{x:.1f} {y - 9:.1f}l7 13h-14z">{said}</path>'
        elif _is_outside(area):
            r = size + 2
            yield f'<path class="neither" d="M{x:.1f} {y - r:.1f}l{r} {r} -{r} {r} -{r} -{r}z">{said}</path>'
        else:
            yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{size}">{said}</circle>'


def _labels(comparison: AreaComparison, plot: Plot) -> Iterator[str]:
    """Names of the area asked about and of those outside the funnel, kept apart from one another and off the dots."""
    named = [area for area in comparison.areas if _is_outside(area) or area.name == comparison.question.subject]
    texts = [_label(area, plot) for area in named]
    places = [_place(area, plot) for area in named]
    dots = [_place(area, plot) for area in comparison.areas]
    spots = [_spot(place, len(text) * LETTER, dots) for place, text in zip(places, texts, strict=True)]
    heights = spread_out([y for _, y in spots], gap=LABEL_GAP, low=FRAME.top, high=FRAME.bottom)
    for area, text, (x, _), (left, _), y in zip(named, texts, places, spots, heights, strict=True):
        weight = ' class="halo year"' if area.name == comparison.question.subject else ' class="halo"'
        anchor = ' text-anchor="end"' if left else ""
        place = f'x="{x + (-BESIDE if left else BESIDE):.1f}" y="{y + 5:.1f}"'
        yield f"<text{weight} {place}{anchor}>{escape(text)}</text>"


def _label(area: ComparedArea, plot: Plot) -> str:
    """The rate too, of an area that stands at the edge."""
    return f"{area.name} {number(area.rate, 2)}" if area.rate > plot.high else area.name


def _spot(place: tuple[float, float], width: float, dots: Sequence[tuple[float, float]]) -> tuple[bool, float]:
    """Whether the label stands to the left of its dot, and how high: where it hides the fewest other dots."""
    x, y = place
    sides = [left for left in (False, True) if (x - BESIDE - width >= 0 if left else x + BESIDE + width <= WIDTH)]
    spots = [(left, y + by) for by in RAISED for left in sides or [x > WIDTH / 2]]

    def hidden(spot: tuple[bool, float]) -> int:
        start = x - BESIDE - width if spot[0] else x + BESIDE
        near = [dot for dot in dots if dot != place and start - 6 <= dot[0] <= start + width + 6]
        return sum(abs(dot[1] - spot[1]) < HALF_A_LINE for dot in near)

    return min(spots, key=hidden)


def _is_outside(area: ComparedArea) -> bool:
    return area.point.position not in (Position.INSIDE, Position.TOO_FEW)
