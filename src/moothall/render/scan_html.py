"""A scan as one HTML page that stands alone: what was found, small charts of the leading findings, the method."""

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from moothall.commentary.change_sentences import change_sentence
from moothall.commentary.scan_sentences import p_said
from moothall.commentary.verdict_sentences import other_signal_sentences, verdict_sentence
from moothall.render.marks import mark_svg
from moothall.render.page_environment import page_environment
from moothall.render.small_chart import WITH_LIMITS, small_chart_svg
from moothall.reports.scan_report import Leading, ScanReport
from moothall.wording.lists import capitalised


def scan_html(report: ScanReport, charts: int) -> bytes:
    """`charts` is how many of the leading findings are shown."""
    template = _environment().get_template("scan.html")
    leading = report.leading(charts)
    stand = tuple(one for one in leading if one.row.stands)
    doubtful = tuple(one for one in leading if not one.row.stands)
    found, believed = int(report.scan.findings.sum()), int(report.scan.believed.sum())
    return template.render(
        report=report,
        stand=stand,
        doubtful=doubtful,
        found=found,
        believed=believed,
    ).encode()


@cache
def _environment() -> Environment:
    return page_environment(
        capitalised=capitalised,
        change_sentence=change_sentence,
        chart=_chart,
        mark=lambda finding: Markup(mark_svg(finding)),  # noqa: S704  escaped there
        other_signal_sentences=other_signal_sentences,
        p_said=p_said,
        verdict_sentence=verdict_sentence,
    )


def _chart(leading: Leading) -> Markup:
    return Markup(small_chart_svg(leading.analysis, leading.finding, WITH_LIMITS))  # noqa: S704  escaped there
