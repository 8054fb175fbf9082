"""The control chart as SVG: a pure function of the analysis and the events that concern it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from moothall.commentary.limits_in_words import line_said
from moothall.commentary.verdict_sentences import verdict_sentence
from moothall.measures import Event, Measure
from moothall.periods import Window
from moothall.render.marks import COLOUR_CLASS, point_shape
from moothall.render.scale import Frame, Scale, axis, spread_out, tick_label
from moothall.spc import Analysis, Drift, Phase, Rule, Signal
from moothall.spc.verdict import judgement_of
from moothall.wording.dates import MONTH_NAMES

QUARTER_STARTS = (1, 4, 7, 10)
FLAG_GAP = 20
LABEL_GAP = 17


@dataclass(frozen=True)
class ChartSize:
    """The view box, the frame in it, and how many months may be named along the axis before only years are.

    `line_units`: there is room for "16.8 minutes" at the right end; elsewhere the caption says the unit.
    """

    width: int
    height: int
    frame: Frame
    most_named_months: int
    line_words: bool
    line_units: bool = False


WIDE = ChartSize(800, 350, Frame(left=58, top=40, right=684, bottom=300), most_named_months=60, line_words=True)
NARROW = ChartSize(380, 300, Frame(left=48, top=40, right=318, bottom=258), most_named_months=15, line_words=False)
STYLE = (
    "svg{font:15px 'Source Sans 3','Source Sans Pro',system-ui,sans-serif;--ink:#16202a;--quiet:#5b6670;--rule:#d5dade;"
    "--band:#eef1f4;--band-before:#f6f7f9;--concern:#b84a00;--improvement:#0a5c9e;--neither:#6b3fa0;--paper:#fff}"
    ".paper{fill:var(--paper)}.band{fill:var(--band)}.band-before{fill:var(--band-before)}.grid{stroke:var(--rule)}"
    ".line{fill:none;stroke:var(--quiet);stroke-width:1.5}.dot{fill:var(--quiet)}text{fill:var(--ink)}.faint{fill:var(--quiet)}"
    ".mean{stroke:var(--ink);stroke-width:1.5}.limit{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:6 4}"
    ".year{font-weight:700}.concern{fill:var(--concern)}.improvement{fill:var(--improvement)}.neither{fill:var(--neither)}"
    ".run{fill:none;stroke-width:3}.run.concern{stroke:var(--concern)}.run.improvement{stroke:var(--improvement)}"
    ".run.neither{stroke:var(--neither)}.then{opacity:.45}.flag{fill:var(--paper);stroke:var(--quiet)}"
    ".span{fill:none;stroke:var(--quiet)}.reset{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3}"
    ".raw{fill:none;stroke:var(--quiet);stroke-width:1;opacity:.45}.proposed{stroke:var(--quiet);stroke-dasharray:1 5}"
    ".drift{stroke-width:2.5;stroke-dasharray:9 3}.drift.concern{stroke:var(--concern)}"
    ".drift.improvement{stroke:var(--improvement)}.drift.neither{stroke:var(--neither)}"
    ".median{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:1 3}.stairs{fill:none}"
    "@media(prefers-color-scheme:dark){svg{--ink:#eceff1;--quiet:#aab4bc;--rule:#3a444c;--band:#26313a;--band-before:#1d252c;"
    "--concern:#ff9d57;--improvement:#74b9f2;--neither:#c4a2f0;--paper:#141a1f}}"
)


def chart_svg(
    analysis: Analysis,
    *,
    events: Sequence[Event] = (),
    name: str = "chart",
    size: ChartSize = WIDE,
    standalone: bool = False,
) -> str:
    """The chart of one analysis. `name` makes its ids unique on a page; `standalone` adds its own style."""
    scale, ticks, decimals = _scale(analysis, size.frame)
    title, name = f"{analysis.measure.title}, {analysis.series.area.name}", escape(name)
    parts = [
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {size.height}"',
        f' role="img" aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(verdict_sentence(analysis))}</desc>',
        f'<style>{STYLE}</style><rect class="paper" width="{size.width}" height="{size.height}"/>'
        if standalone
        else "",
        *_bands(scale, analysis.verdict.window),
        *_value_axis(scale, ticks, decimals),
        *_month_axis(scale, analysis.series.window, size.most_named_months),
        *(part for phase in analysis.phases for part in _phase(scale, analysis, phase, size)),
        *_proposals(scale, analysis),
        *_flags(scale, numbered_events(analysis, events)),
        *_as_counted(scale, analysis),
        *(f'<polyline class="line" points="{points}"/>' for points in _stretches(scale, analysis, None)),
        *(part for signal in analysis.signals for part in _signal(scale, analysis, signal)),
        *_dots(scale, analysis),
        "</svg>",
    ]
    return "".join(parts)


def numbered_events(analysis: Analysis, events: Sequence[Event]) -> list[tuple[int, Event]]:
    """The events that stand on a chart, with the numbers of their flags."""
    shown = [e for e in events if e.concerns(analysis.measure.id) and e.window.overlaps(analysis.series.window)]
    return list(enumerate(sorted(shown, key=lambda event: (event.window, event.title)), start=1))


def starts_at_zero(analysis: Analysis) -> bool:
    """Whether the vertical scale begins at 0; a control chart's need not, and its caption says so."""
    return _scale(analysis, WIDE.frame)[0].low == 0


def _scale(analysis: Analysis, frame: Frame) -> tuple[Scale, list[float], int]:
    lines = [line for phase in analysis.phases for line in _lines_of(phase)]
    values = [value for p in analysis.points for value in (p.value, p.judged) if value is not None]
    drawn = [*lines, *values] or [0.0, 1.0]
    low, high = analysis.measure.lower, analysis.measure.upper
    ticks, decimals = axis(
        drawn,
        floor=low if low is not None and min(drawn) >= low else None,  # without its season a value may lie beyond
        ceiling=high if high is not None and max(drawn) <= high else None,
    )
    window = analysis.series.window
    return Scale(frame, window.first, len(window), ticks[0], ticks[-1]), ticks, decimals


def _lines_of(phase: Phase) -> list[float]:
    """Every height at which a line of a phase is drawn."""
    here = [phase.at(month) for month in phase.window.months] if phase.varies else [phase]
    lines = [phase.run_line, *(line for one in here if one.limits for line in (one.lower, one.limits.mean, one.upper))]
    return [line for line in lines if line is not None]


def _bands(scale: Scale, window: Window) -> Iterator[str]:
    """The quarter on a faint band, the same months a year before on a fainter one."""
    frame = scale.frame
    last = scale.first + (scale.months - 1)
    for months, kind in ((window.year_before, "band-before"), (window, "band")):
        if months.last < scale.first or months.first > last:
            continue
        left = scale.x(max(months.first, scale.first)) - scale.step / 2
        right = scale.x(min(months.last, last)) + scale.step / 2
        height = frame.bottom - frame.top
        yield f'<rect class="{kind}" x="{left:.1f}" y="{frame.top}" width="{right - left:.1f}" height="{height}"/>'


def _value_axis(scale: Scale, ticks: Sequence[float], decimals: int) -> Iterator[str]:
    for tick in ticks:
        y = scale.y(tick)
        yield f'<line class="grid" x1="{scale.frame.left}" x2="{scale.frame.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{scale.frame.left - 8}" y="{y + 5:.1f}" text-anchor="end">{tick_label(tick, decimals)}</text>'


def _month_axis(scale: Scale, window: Window, most_named: int) -> Iterator[str]:
    """A tick each quarter with its month, the year in strong type under its first tick."""
    years: set[int] = set()
    bottom = scale.frame.bottom
    for month in window.months:
        if month.number not in QUARTER_STARTS:
            continue
        x = scale.x(month)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{bottom}" y2="{bottom + 6}"/>'
        if len(window) <= most_named:
            name = MONTH_NAMES[month.number - 1][:3]
            yield f'<text x="{x:.1f}" y="{bottom + 22}" text-anchor="middle">{name}</text>'
        if month.year not in years:
            years.add(month.year)
            yield f'<text class="year" x="{x:.1f}" y="{bottom + 41}" text-anchor="middle">{month.year}</text>'


def _phase(scale: Scale, analysis: Analysis, phase: Phase, size: ChartSize) -> Iterator[str]:
    """Mean and limits of a phase with their values at its right end; a dotted line where a reset begins it."""
    left, right = scale.x(phase.window.first) - scale.step / 2, scale.x(phase.window.last) + scale.step / 2
    if phase.window.first != scale.first:
        yield f'<line class="reset" x1="{left:.1f}" x2="{left:.1f}" y1="{scale.frame.top}" y2="{scale.frame.bottom}"/>'
    lines = _labelled_lines(analysis.measure, phase, size)
    for value, kind, _ in lines:
        if kind == "limit" and phase.varies:
            continue
        y = scale.y(value)
        yield f'<line class="{kind}" x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
    if phase.varies:
        yield from _stairs(scale, phase)
    if phase == analysis.phases[-1]:
        ys = spread_out(
            [scale.y(v) + 5 for v, _, _ in lines], gap=LABEL_GAP, low=scale.frame.top, high=scale.frame.bottom + 5
        )
        for (_, _, label), y in zip(lines, ys, strict=True):
            yield f'<text x="{right + 8:.1f}" y="{y:.1f}">{label}</text>'
    else:
        for value, _, label in lines:
            yield f'<text class="faint" x="{left + 6:.1f}" y="{scale.y(value) - 5:.1f}">{label}</text>'


def _stairs(scale: Scale, phase: Phase) -> Iterator[str]:
    """Limits that differ from month to month: a level stretch for each month, joined; broken where there are none."""
    for end in ("upper", "lower"):
        path, pen_down = [], False
        for month in phase.window.months:
            limits = phase.at(month)
            line = limits.upper if end == "upper" else limits.lower
            if line is None:
                pen_down = False
                continue
            left, right, y = scale.x(month) - scale.step / 2, scale.x(month) + scale.step / 2, scale.y(line)
            path.append(f"{'L' if pen_down else 'M'}{left:.1f} {y:.1f}H{right:.1f}")
            pen_down = True
        yield f'<path class="limit stairs" d="{"".join(path)}"/>'


def _labelled_lines(measure: Measure, phase: Phase, size: ChartSize) -> list[tuple[float, str, str]]:
    """Height, kind and label of every line, from the top; a bound in place of a limit is said to be none.

    Months without variation have a mean and no limits.
    """
    limits = phase.limits
    found: list[tuple[float | None, str, str]] = []
    if limits and limits.has_width:
        found.append((phase.upper, "limit", "Upper {}" if phase.upper_applies else "No upper limit"))
    centre = [(limits.mean, "mean", "Mean {}")] if limits else []
    if phase.run_line is not None and not (limits and not limits.has_width):
        centre.append((phase.run_line, "median" if limits else "mean", "Median {}"))
    found += sorted(centre, reverse=True)
    if limits and limits.has_width:
        found.append((phase.lower, "limit", "Lower {}" if phase.lower_applies else "No lower limit"))
    unit = "" if size.line_units else f" {measure.unit}"
    return [
        (value, kind, (label if size.line_words else "{}").format(line_said(phase, measure, value).removesuffix(unit)))
        for value, kind, label in found
        if value is not None
    ]


def _flags(scale: Scale, events: Sequence[tuple[int, Event]]) -> Iterator[str]:
    """Numbered flags above the frame, each with a bar as long as its event; crowded flags step aside."""
    last = scale.first + (scale.months - 1)
    spans = [(max(e.window.first, scale.first), min(e.window.last, last)) for _, e in events]
    middles = [(scale.x(first) + scale.x(end)) / 2 for first, end in spans]
    places = spread_out(middles, gap=FLAG_GAP, low=scale.frame.left, high=scale.frame.right)
    for (count, _), (first, end), x in zip(events, spans, places, strict=True):
        left, right = scale.x(first) - scale.step / 2, scale.x(end) + scale.step / 2
        yield f'<path class="span" d="M{left + 1:.1f} {scale.frame.top - 2}v-6H{right - 1:.1f}v6"/>'
        yield f'<circle class="flag" cx="{x:.1f}" cy="18" r="9"/>'
        yield f'<text x="{x:.1f}" y="23" text-anchor="middle" font-size="13">{count}</text>'


def _proposals(scale: Scale, analysis: Analysis) -> Iterator[str]:
    """A faint upright where the months speak for new limits; a decision has not been made."""
    for proposal in analysis.proposals:
        x = scale.x(proposal.month) - scale.step / 2
        yield f'<line class="proposed" x1="{x:.1f}" x2="{x:.1f}" y1="{scale.frame.top}" y2="{scale.frame.bottom}"/>'


def _as_counted(scale: Scale, analysis: Analysis) -> Iterator[str]:
    """The values with their season, faint behind the ones that are judged."""
    if analysis.season:
        yield from (
            f'<polyline class="raw" points="{points}"/>' for points in _stretches(scale, analysis, None, raw=True)
        )


def _dots(scale: Scale, analysis: Analysis) -> Iterator[str]:
    """A small point a month; a month outside its limits has its triangle instead."""
    for point in analysis.points:
        if point.judged is not None and Rule.SINGLE_POINT not in point.signals:
            yield f'<circle class="dot" cx="{scale.x(point.month):.1f}" cy="{scale.y(point.judged):.1f}" r="3"/>'


def _stretches(scale: Scale, analysis: Analysis, window: Window | None, *, raw: bool = False) -> Iterator[str]:
    """The points of every stretch without a gap: those that are judged, or the values as counted."""
    places: list[str] = []
    for point in analysis.points:
        value = point.value if raw else point.judged
        if value is not None and (window is None or point.month in window):
            places.append(f"{scale.x(point.month):.1f},{scale.y(value):.1f}")
        elif places:
            yield " ".join(places)
            places = []
    if places:
        yield " ".join(places)


def _signal(scale: Scale, analysis: Analysis, signal: Signal) -> Iterator[str]:
    """A run as a thick line, a single point as a triangle; fainter where it does not reach into the window."""
    judgement = judgement_of(is_up=signal.side.is_up, good=analysis.measure.good)
    now = signal.window.overlaps(analysis.verdict.window)
    kind = f"{COLOUR_CLASS[judgement]}{'' if now else ' then'}"
    if signal.rule is Rule.SINGLE_POINT:
        yield f'<path class="{kind}" data-rule="{signal.rule.value}" d="{_triangle(scale, analysis, signal)}"/>'
        return
    if signal.drift is not None:
        yield _drift_line(scale, signal, signal.drift, kind)
        return
    for points in _stretches(scale, analysis, signal.window):
        yield f'<polyline class="run {kind}" data-rule="{signal.rule.value}" points="{points}"/>'


def _drift_line(scale: Scale, signal: Signal, drift: Drift, kind: str) -> str:
    """The straight line of a steady rise or fall, from about where it began to its last month."""
    ends = " ".join(
        f'x{i}="{scale.x(month):.1f}" y{i}="{scale.y(drift.at(month)):.1f}"'
        for i, month in enumerate((signal.first, signal.last), start=1)
    )
    return f'<line class="drift {kind}" data-rule="{signal.rule.value}" {ends}/>'


def _triangle(scale: Scale, analysis: Analysis, signal: Signal) -> str:
    value = analysis.judged_at(signal.first)
    return point_shape(scale.x(signal.first), scale.y(value), signal.side)
