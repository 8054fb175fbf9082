"""How pages are filled: templates of this package, every text escaped, a name that is not there an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from moothall.measures import Event
from moothall.render import dot_plot, multiples
from moothall.render.chart import NARROW, WIDE, chart_svg
from moothall.render.dot_plot import dot_plot_svg
from moothall.render.marks import svg_of
from moothall.render.multiples import multiples_svg
from moothall.render.picture import mark_colour, mark_shape
from moothall.reports.document import Mark
from moothall.reports.drawings import DotPlot, Multiples
from moothall.spc import Analysis
from moothall.wording.numbers import unrounded


def page_environment(**known: object) -> Environment:
    """An environment in which templates know these names, and the filters `css` and `unrounded`."""
    environment = Environment(
        loader=PackageLoader("moothall.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css"] = css_text
    environment.filters["unrounded"] = unrounded
    environment.globals |= known
    return environment


def css_text(text: str) -> Markup:
    """Text for a quoted CSS string: all but letters, digits and blanks as numbered escapes, each ended by a blank."""
    return Markup("".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text))  # noqa: S704  escaped here


def mark_markup(mark: Mark) -> Markup:
    return Markup(svg_of(mark_shape(mark), mark_colour(mark)))  # noqa: S704  made of our own constants


def drawing_markup(drawn: DotPlot | Multiples) -> Markup:
    """The drawing twice, for wide and for narrow screens, as `charts_markup` does it."""
    kind = type(drawn).__name__.lower()
    if isinstance(drawn, DotPlot):
        wide = dot_plot_svg(drawn, name=f"{kind}-{drawn.number}-wide")
        narrow = dot_plot_svg(drawn, name=f"{kind}-{drawn.number}-narrow", size=dot_plot.NARROW)
    else:
        wide = multiples_svg(drawn, name=f"{kind}-{drawn.number}-wide")
        narrow = multiples_svg(drawn, name=f"{kind}-{drawn.number}-narrow", grid=multiples.NARROW)
    return Markup('<div class="wide">{}</div><div class="narrow">{}</div>').format(Markup(wide), Markup(narrow))  # noqa: S704


def charts_markup(analysis: Analysis, events: tuple[Event, ...], name: str) -> Markup:
    """The chart twice, for wide and for narrow screens; the style sheet shows one of them, to everybody."""
    drawn = (
        (kind, chart_svg(analysis, events=events, name=f"{name}-{kind}", size=size))
        for kind, size in (("wide", WIDE), ("narrow", NARROW))
    )
    return Markup("").join(Markup(f'<div class="{kind}">{svg}</div>') for kind, svg in drawn)  # noqa: S704  escaped there
