"""A document as one HTML page that stands alone, with the style sheet of the exception report."""

from functools import cache

from jinja2 import Template
from markupsafe import Markup

from moothall.render.marks import svg_of
from moothall.render.page_environment import charts_markup, page_environment
from moothall.render.picture import chart_legend, mark_colour, mark_shape
from moothall.reports.document import Document, Mark


def document_html(document: Document) -> bytes:
    return _template().render(document=document, front=document.front).encode()


@cache
def _template() -> Template:
    environment = page_environment(
        charts=charts_markup,
        chart_legend=chart_legend,
        kind_of=lambda block: type(block).__name__,
        mark_colour=mark_colour,
        mark_svg=_mark,
    )
    return environment.get_template("document.html")


def _mark(mark: Mark) -> Markup:
    return Markup(svg_of(mark_shape(mark), mark_colour(mark)))  # noqa: S704  made of our own constants
