"""The exception report as one HTML page that stands alone: no script, no request to anywhere, prints well."""

from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from moothall.commentary.action_sentences import action_sentence
from moothall.commentary.change_sentences import change_sentence, interval_said, span_named
from moothall.commentary.chart_sentences import chart_words
from moothall.commentary.figures import figure, figure_of, signed_difference
from moothall.commentary.follow_up_sentence import HOW_FOLLOWED_UP
from moothall.commentary.glossary import GLOSSARY
from moothall.commentary.notes import event_said
from moothall.render.chart import numbered_events, starts_at_zero
from moothall.render.glossary_links import GlossaryLinks, anchor
from moothall.render.marks import colour_of, mark_svg
from moothall.render.page_environment import charts_markup, drawing_markup, mark_markup, page_environment
from moothall.render.picture import chart_legend, mark_colour
from moothall.render.small_chart import small_chart_svg
from moothall.reports.exception_document import breakdown_part, district_part
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.month_rows import month_rows
from moothall.wording.dates import day_named, months_named, short_months
from moothall.wording.numbers import signed_percent


def report_html(report: ExceptionReport) -> bytes:
    template = _environment().get_template("exception_report.html")
    districts = district_part(report)
    page = template.render(
        report=report,
        breakdowns=breakdown_part(report),
        districts=districts,
        linked=GlossaryLinks(),
        window=report.quarter.window,
    )
    return page.encode()


@cache
def _environment() -> Environment:
    return page_environment(**report_names())


def report_names() -> dict[str, Any]:
    """What the templates of a report call things by; the site's pages use the same words and charts."""
    return {
        "action_sentence": action_sentence,
        "anchor": anchor,
        "change_sentence": change_sentence,
        "chart_legend": chart_legend,
        "chart_words": chart_words,
        "charts": lambda entry: charts_markup(entry.analysis, entry.events_on_chart, entry.measure.id),
        "colour_of": colour_of,
        "control_charts": charts_markup,
        "day_named": day_named,
        "drawing": drawing_markup,
        "event_said": event_said,
        "figure": figure,
        "figure_of": figure_of,
        "glossary": sorted(GLOSSARY.items()),
        "how_followed_up": HOW_FOLLOWED_UP,
        "interval_said": interval_said,
        "kind_of": lambda block: type(block).__name__,
        "mark": lambda finding: Markup(mark_svg(finding)),  # noqa: S704  made of our own constants
        "mark_colour": mark_colour,
        "mark_svg": mark_markup,
        "month_rows": month_rows,
        "months_named": months_named,
        "numbered_events": numbered_events,
        "short_months": short_months,
        "signed_difference": signed_difference,
        "signed_percent": signed_percent,
        "small_chart": lambda entry: Markup(small_chart_svg(entry.analysis, entry.finding)),  # noqa: S704  the same
        "span_named": span_named,
        "starts_at_zero": starts_at_zero,
    }
