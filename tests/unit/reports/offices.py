"""A small office: an amount of each kind, two quarters, words with references."""

from datetime import date

from moothall.periods import Quarter
from moothall.reports.office import (
    Office,
    OfficeFigure,
    OfficeKind,
    OfficeMeasure,
    OfficeRule,
    OfficeText,
    OfficeWords,
    Term,
)
from moothall.reports.office_row import OfficeRow
from moothall.reports.paper_words import PaperWords

NOW = Quarter(2020, 1)
EMAILS = OfficeMeasure(id="emails", number="1.1", title="Emails received", group="Support", kind=OfficeKind.COUNT)
LETTERS = OfficeMeasure(
    id="letters",
    number="1.2",
    title="Letters answered on time",
    group="Support",
    kind=OfficeKind.SHARE,
    base="letters received",
)
HOURS = OfficeMeasure(
    id="hours",
    number="2.1",
    title="Time spent at events",
    group="Engagement",
    kind=OfficeKind.NUMBER,
    unit="hours",
    decimals=1,
)
WEBSITE = OfficeMeasure(id="website", number="2.2", title="Views", group="Engagement", kind=OfficeKind.COUNT)
FIGURES = {
    ("emails", NOW): OfficeFigure(1515),
    ("emails", NOW.before): OfficeFigure(1096),
    ("letters", NOW): OfficeFigure(83, 86),
    ("letters", NOW.before): OfficeFigure(72, 80),
    ("hours", NOW): OfficeFigure(10.5),
    ("hours", NOW.before): OfficeFigure(60),
    ("website", NOW): OfficeFigure(18444),
    ("website", NOW.before): OfficeFigure(None, note="The counter was not running."),
}
RULE = OfficeRule(percent=20, least=5, points=10)
WORDS = OfficeWords(
    quarter=NOW,
    file="office/2020-21-Q1.toml",
    author="A. Example",
    written=date(2020, 7, 22),
    texts=(OfficeText("letters", "{letters.quarter} letters; {burglary.quarter} burglaries in {quarter.now}."),),
    summary="{emails.quarter} emails, {emails.change} the {emails.before} of {quarter.before} ({emails.percent}).",
    words=PaperWords(item="7"),
)
TERMS = (Term("Letter", "A complaint or a question by post."), Term("Freedom of information (FOI)", "A request."))
OFFICE = Office(measures=(EMAILS, LETTERS, HOURS, WEBSITE), figures=FIGURES, rule=RULE, words=(WORDS,), terms=TERMS)


def row(measure: OfficeMeasure, now: OfficeFigure | None, before: OfficeFigure | None = None) -> OfficeRow:
    return OfficeRow(measure, now, before)
