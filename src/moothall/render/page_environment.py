"""How pages are filled: templates of this package, every text escaped, a name that is not there an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from moothall.measures import Event
from moothall.render.chart import NARROW, WIDE, chart_svg
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


def charts_markup(analysis: Analysis, events: tuple[Event, ...], name: str) -> Markup:
    """The chart twice, for wide and for narrow screens; the style sheet shows one of them, to everybody."""
    drawn = (
        (kind, chart_svg(analysis, events=events, name=f"{name}-{kind}", size=size))
        for kind, size in (("wide", WIDE), ("narrow", NARROW))
    )
    return Markup("").join(Markup(f'<div class="{kind}">{svg}</div>') for kind, svg in drawn)  # noqa: S704  escaped there
