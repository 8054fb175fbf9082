"""A comparison of areas as one HTML page that stands alone: words, funnel, table, method."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from moothall.render.funnel import FUNNEL_STYLE, funnel_svg, off_scale
from moothall.reports.area_comparison import PER, AreaComparison
from moothall.reports.comparison_in_words import (
    POSITION_SAID,
    answer_in_words,
    interval_said,
    method_in_words,
    not_compared_in_words,
    title_of,
    types_said,
)
from moothall.wording.numbers import number


def comparison_html(comparison: AreaComparison) -> bytes:
    page = _environment().get_template("comparison.html")
    drawn = Markup(funnel_svg(comparison))  # noqa: S704  escaped there
    style = Markup(FUNNEL_STYLE)  # noqa: S704  made of our own constants
    return page.render(comparison=comparison, title=title_of(comparison), funnel=drawn, style=style).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("moothall.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "interval_said": interval_said,
        "method": method_in_words,
        "number": number,
        "off_scale": off_scale,
        "per": PER,
        "position_said": POSITION_SAID,
        "answer": answer_in_words,
        "not_compared": not_compared_in_words,
        "types_said": types_said,
    }
    return environment
