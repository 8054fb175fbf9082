"""Charts and marks as pictures that stand by themselves, for documents that are no web pages: printed on white."""

import re
from functools import cache
from html import escape

from moothall.commentary.chart_sentences import chart_words
from moothall.commentary.finding import Finding
from moothall.commentary.notes import event_said
from moothall.comparison.rating import Rating
from moothall.measures import Event, EventKind
from moothall.render import dot_plot, multiples
from moothall.render.chart import STYLE, ChartSize, chart_svg, numbered_events, starts_at_zero
from moothall.render.dot_plot import DOT_STYLE, dot_plot_svg
from moothall.render.marks import CIRCLE, COLOUR_CLASS, RATINGS, colour_of, shape_of
from moothall.render.multiples import multiples_svg
from moothall.render.scale import Frame
from moothall.reports.document import Mark
from moothall.reports.drawings import Chart, DotPlot, Drawing, Multiples
from moothall.wording.dates import months_named
from moothall.wording.lists import capitalised

# Wide enough for "Upper 16.8 minutes"; the flat one leaves room for two measures on a page.
TALL = ChartSize(
    820, 350, Frame(left=58, top=40, right=684, bottom=300), most_named_months=60, line_words=True, line_units=True
)
FLAT = ChartSize(
    820, 264, Frame(left=58, top=40, right=684, bottom=214), most_named_months=60, line_words=True, line_units=True
)
DOTS_SAID = "Square: the whole; diamond: significantly higher or lower than the other districts; dot: not."
FONT = "Source Sans Pro"
FONT_SIZE = 15
_OWN = f"{DOT_STYLE}.ink{{fill:var(--ink)}}.quiet{{fill:var(--quiet)}}"
_LIGHT = STYLE.partition("@media")[0]
_INKS = dict(re.findall(r"--([\w-]+):(#\w+)", _LIGHT)) | {"red": "#b3261e", "amber": "#8a5a00", "green": "#1d6b3a"}


def chart_picture(chart: Drawing) -> str:
    """The drawing as SVG without variables, media queries and inherited type, which not every program understands."""
    drawn, name = "", f"figure-{chart.number}"
    if isinstance(chart, Chart):
        size = FLAT if chart.is_small else TALL
        drawn = chart_svg(chart.analysis, events=chart.events, name=name, size=size, standalone=True)
    elif isinstance(chart, DotPlot):
        drawn = dot_plot_svg(chart, name=name, size=dot_plot.PAPER, standalone=True)
    else:
        drawn = multiples_svg(chart, name=name, grid=multiples.PAPER, standalone=True)
    return drawn.replace(STYLE, _style(), 1)


@cache
def _style() -> str:
    rules = _LIGHT.partition("}")[2]
    plain = re.sub(r"var\(--([\w-]+)\)", lambda found: _INKS[found[1]], f"{rules}{_OWN}")
    return f"text{{font-family:'{FONT}';font-size:{FONT_SIZE}px}}{plain}"


def figure_named(number: int) -> str:
    return f"Figure {number}"


def chart_legend(chart: Drawing) -> str:
    """What the drawing shows, for its caption: lines, bands, the scale, the events by the numbers of their flags."""
    if isinstance(chart, DotPlot):
        return DOTS_SAID
    if isinstance(chart, Multiples):
        return f"Shaded: {months_named(chart.window)}."
    analysis = chart.analysis
    shaded = f"Shaded: {months_named(analysis.verdict.window)}; fainter: a year before."
    said = f"{capitalised(chart_words(analysis))}. {shaded}"
    if not starts_at_zero(analysis):
        said += " The vertical scale does not start at zero."
    flags = numbered_events(analysis, chart.events)
    events = "; ".join(f"{count} {_briefly(event)}" for count, event in flags)
    return f"{said} Events: {events}." if events else said


def _briefly(event: Event) -> str:
    """An outside event by its name alone, for its flag shows when it was; what can move figures by itself in full."""
    return event.title if event.kind is EventKind.OUTSIDE_EVENT else event_said(event)


def mark_colour(mark: Mark) -> str:
    if isinstance(mark.of, Rating):
        return RATINGS[mark.of][0]
    return colour_of(mark.of) if isinstance(mark.of, Finding) else COLOUR_CLASS[mark.of]


def mark_shape(mark: Mark) -> str:
    if isinstance(mark.of, Rating):
        return RATINGS[mark.of][1]
    return shape_of(mark.of) if isinstance(mark.of, Finding) else CIRCLE


def mark_picture(mark: Mark) -> str:
    ink = _INKS[mark_colour(mark)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20">'
        f'<path fill="{escape(ink)}" d="{mark_shape(mark)}"/></svg>'
    )
