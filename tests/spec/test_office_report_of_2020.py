"""Item 7 of 1 October 2020, the office's own report, made again from its published figures.

Every number in the words comes from a reference, so 83 of 86 is 97% here; the paper printed 96%. Its staff facts have
no base; here none can stand without one.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from moothall.periods import Quarter
from moothall.reports.office import Office, OfficeFigure, OfficeKind, OfficeMeasure, OfficeRule, OfficeText, OfficeWords
from moothall.reports.office_report import OfficeReport, office_report
from moothall.reports.office_words import word_problems, word_warnings
from tests.worlds import SHIRE, profile_of

QUARTER = Quarter(2020, 1)
COUNT, NUMBER, SHARE = OfficeKind.COUNT, OfficeKind.NUMBER, OfficeKind.SHARE
# id, number, title, kind, base or unit, the quarter, the quarter before; a share is (part, whole).
PUBLISHED = (
    ("emails", "1.1", "Number of Emails Received", COUNT, None, 1515, 1096),
    ("letters", "1.1", "Correspondence Responded to On-time", SHARE, "letters received", (83, 86), None),
    ("invitations", "1.1", "Invitations accepted", SHARE, "invitations received", (11, 21), None),
    ("foi", "1.2", "Number of FOI received", COUNT, None, 1, None),
    ("meetings", "1.3", "Number of LWB Meetings", COUNT, None, 351, 292),
    ("icv", "1.4", "Number of ICV Volunteers", COUNT, None, 21, 21),
    ("visits", "1.4", "Number of ICV Visits", SHARE, "visits scheduled", (6, 6), None),
    ("leave", "1.5", "Number of A/L days taken by OPCC staff", COUNT, None, 24, 74),
    ("flexi", "1.5", "Flexi time balance held", SHARE, "hours allowed", (186, 225), None),
    ("sickness", "1.6", "Office Sickness", SHARE, "calendar days of 17 staff", (14, 17 * 91), None),
    ("events", "2.1", "Number of Engagement Events", COUNT, None, 6, 24),
    ("hours", "2.2", "Number of Engagement Hours", NUMBER, "hours", 10.5, 60),
    ("website", "2.6", "Number of Website Hits", COUNT, None, 18444, 23138),
)
WORDS = {
    "emails": "This is {emails.change} the {emails.before} emails of quarter four ({emails.percent}).",
    "letters": "Within the service standards: {letters.quarter}.",
    "meetings": "{meetings.quarter}, {meetings.change} the {meetings.before} of the quarter before.",
    "events": "{events.quarter} events, {events.change} the {events.before} of the quarter before.",
    "hours": "{hours.quarter} hours, {hours.change} the quarter before.",
    "website": "{website.quarter} views, {website.change} the {website.before} before.",
}
AS_PRINTED = {
    "letters": "The number of letters received was 86, 83 of which were responded to within standard (96%).",
    "meetings": "This significant increase is likely due to most meetings now being virtual.",
    "projects": "As of the end of quarter three of the 19/20 year, the office is managing 19 projects.",
}


def office(words: dict[str, str]) -> Office:
    measures, figures = [], {}
    for name, number, title, kind, more, now, before in PUBLISHED:
        measures.append(
            OfficeMeasure(
                id=name,
                number=number,
                title=title,
                group="Executive Support" if number < "2" else "Engagement",
                kind=kind,
                base=more if kind is SHARE else None,
                unit=more if kind is NUMBER and more else "",
                decimals=1 if kind is NUMBER else 0,
            )
        )
        for quarter, value in ((QUARTER, now), (QUARTER.before, before)):
            if value is not None:
                figures[name, quarter] = OfficeFigure(*(value if isinstance(value, tuple) else (value,)))
    texts = tuple(OfficeText(name, text) for name, text in words.items())
    written = OfficeWords(
        quarter=QUARTER, file="office/2020-21-Q1.toml", author="", written=date(2020, 8, 24), texts=texts
    )
    rule = OfficeRule(percent=20, least=5, points=10)
    return Office(measures=tuple(measures), figures=figures, rule=rule, words=(written,))


@pytest.fixture(scope="module")
def report() -> OfficeReport:
    return office_report(profile_of(), office(WORDS), QUARTER, [])


@pytest.fixture(scope="module")
def paper(shared: Path) -> str:
    """Item 7 as it was printed, without its commas in numbers."""
    pack = (shared / "minutes" / "2020-10-01-agenda-pack.txt").read_text("utf-8")
    item = pack[pack.index("# Item 7") : pack.index("# Item 8")]
    return re.sub(r"(?<=\d),(?=\d{3})", "", item)


def test_the_table_holds_the_published_figures(report: OfficeReport) -> None:
    assert [(row.measure.id, row.latest, row.signed_difference) for row in report.rows] == [
        ("emails", "1,515", "+419"),
        ("letters", "83 of 86 (97%)", "not known"),
        ("invitations", "11 of 21 (52%)", "not known"),
        ("foi", "1", "not known"),
        ("meetings", "351", "+59"),
        ("icv", "21", "0"),
        ("visits", "6 of 6", "not given"),
        ("leave", "24", "−50"),
        ("flexi", "186 of 225 (83%)", "not known"),
        ("sickness", "14 of 1,547 (0.9%)", "not known"),
        ("events", "6", "−18"),
        ("hours", "10.5", "−49.5"),
        ("website", "18,444", "−4,694"),
    ]


def test_the_words_say_the_same(report: OfficeReport) -> None:
    assert report.said == {
        "emails": "This is 419 more than the 1,096 emails of quarter four (+38%).",
        "letters": "Within the service standards: 83 of 86 (97%).",
        "meetings": "351, 59 more than the 292 of the quarter before.",
        "events": "6 events, 18 fewer than the 24 of the quarter before.",
        "hours": "10.5 hours, 49.5 less than the quarter before.",
        "website": "18,444 views, 4,694 fewer than the 23,138 before.",
    }


@pytest.mark.parametrize(
    "printed",
    [
        "1515 emails", "419 more emails", "1096 emails", "86, 83 of which", "52% (11) of the 21", "351 meetings",
        "increase of 59 meetings", "attended 292 meetings", "18 less engagements", "49.5 less hours", "74 days",
        "24 meetings attended", "viewed 18444 times", "4694 less views", "186 hours", "225 hours", "96%",
        "0.6% of all calendar days",
    ],
)  # fmt: skip
def test_these_figures_stand_in_the_paper(paper: str, printed: str) -> None:
    assert printed in paper


def test_the_exceptions_by_the_rule_hold_those_that_the_paper_named_but_for_one(report: OfficeReport) -> None:
    """The paper names engagement, meetings and custody visiting. Of custody hours it gives no figure before."""
    assert [row.measure.id for row in report.exceptions] == [
        "emails",
        "meetings",
        "leave",
        "events",
        "hours",
        "website",
    ]


def test_what_the_paper_typed_is_warned_of() -> None:
    said = [said for _, said in word_warnings(office(AS_PRINTED), [], SHIRE.name)]
    assert said == [
        "letters: 86 is typed, and is what {letters.quarter} says. Write that, so that it cannot go stale.",
        "letters: 83 is typed, and is what {letters.quarter} says. Write that, so that it cannot go stale.",
        "letters: 96% is typed, and {letters.quarter} says 83 of 86 (97%). If they mean the same, one is wrong.",
        "meetings: 'significant' is said of a change that was not tested. Say how large it is instead.",
        (
            "projects: 'quarter three of the 19/20' is named; the report is about Quarter 1 of 2020-21 (April to June "
            "2020). Was this text left standing?"
        ),
    ]


def test_a_wrong_reference_stops_the_report() -> None:
    wrong = office({"letters": "{letters.on_time} and {leters.share}"})
    assert len(list(word_problems(wrong, [], SHIRE.name))) == 2
