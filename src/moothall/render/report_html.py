"""The exception report as one HTML page that stands alone: no script, no request to anywhere, prints well."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from moothall.commentary.analyst import CauseGrade
from moothall.commentary.change_sentences import change_sentence, interval_said, span_named
from moothall.commentary.chart_sentences import chart_words
from moothall.commentary.figures import figure, figure_of, signed_difference
from moothall.commentary.glossary import GLOSSARY
from moothall.commentary.notes import event_said
from moothall.render.chart import NARROW, WIDE, chart_svg, numbered_events, starts_at_zero
from moothall.render.glossary_links import GlossaryLinks, anchor
from moothall.render.marks import colour_of, mark_svg
from moothall.render.small_chart import small_chart_svg
from moothall.render.tables import month_rows
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry
from moothall.wording.dates import day_named, months_named, short_months
from moothall.wording.numbers import signed_percent

CAUSE_SAID = {
    CauseGrade.EVIDENCED: "Evidenced",
    CauseGrade.SUGGESTED: "Suggested, and not yet shown to be true",
    CauseGrade.UNKNOWN: "Not known",
}


def report_html(report: ExceptionReport) -> bytes:
    template = _environment().get_template("exception_report.html")
    page = template.render(report=report, linked=GlossaryLinks(), window=report.quarter.window)
    return page.encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("moothall.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css"] = css_text
    environment.globals |= {
        "anchor": anchor,
        "cause_said": CAUSE_SAID,
        "charts": _charts,
        "chart_words": chart_words,
        "colour_of": colour_of,
        "day_named": day_named,
        "event_said": event_said,
        "figure": figure,
        "figure_of": figure_of,
        "glossary": sorted(GLOSSARY.items()),
        "interval_said": interval_said,
        "mark": lambda finding: Markup(mark_svg(finding)),  # noqa: S704  made of our own constants
        "month_rows": month_rows,
        "months_named": months_named,
        "numbered_events": numbered_events,
        "short_months": short_months,
        "signed_difference": signed_difference,
        "signed_percent": signed_percent,
        "small_chart": lambda entry: Markup(small_chart_svg(entry.analysis, entry.finding)),  # noqa: S704  the same
        "change_sentence": change_sentence,
        "span_named": span_named,
        "starts_at_zero": starts_at_zero,
    }
    return environment


def css_text(text: str) -> Markup:
    """Text for a quoted CSS string: all but letters, digits and blanks as numbered escapes, each ended by a blank."""
    return Markup("".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text))  # noqa: S704  escaped here


def _charts(entry: MeasureEntry) -> Markup:
    """The chart twice, for wide and for narrow screens; the style sheet shows one of them, to everybody."""
    drawn = (
        (kind, chart_svg(entry.analysis, events=entry.events_on_chart, name=f"{entry.measure.id}-{kind}", size=size))
        for kind, size in (("wide", WIDE), ("narrow", NARROW))
    )
    return Markup("").join(Markup(f'<div class="{kind}">{svg}</div>') for kind, svg in drawn)  # noqa: S704  escaped there
