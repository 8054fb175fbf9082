"""A document as one HTML page that stands alone, with the style sheet of the exception report."""

from functools import cache

from jinja2 import Template

from moothall.render.page_environment import charts_markup, drawing_markup, mark_markup, page_environment
from moothall.render.picture import chart_legend, mark_colour
from moothall.reports.document import Document


def document_html(document: Document) -> bytes:
    return _template().render(document=document, front=document.front).encode()


@cache
def _template() -> Template:
    environment = page_environment(
        control_charts=charts_markup,
        drawing=drawing_markup,
        chart_legend=chart_legend,
        kind_of=lambda block: type(block).__name__,
        mark_colour=mark_colour,
        mark_svg=mark_markup,
    )
    return environment.get_template("document.html")
