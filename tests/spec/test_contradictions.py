"""What the papers of 2020 said twice and differently, and why a report made here cannot.

Each test builds the situation of the papers and reads every file of the report.
"""

import csv
import io
import json
import re
from datetime import date

import pytest

from moothall.commentary.analyst import AnalystText
from moothall.commentary.rules_in_words import rules_method
from moothall.comparison import Noise, Untested
from moothall.measures import Good, Measure, MeasureKind, Noun, Reset
from moothall.periods import Month, Quarter
from moothall.reports.context import Context
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.method_note import method_note
from moothall.spc import Rule, Rules, Status
from tests.page_tree import page_tree
from tests.worlds import QUARTER, Outputs, entry_of, measure_of, outputs_of, report_of, series_of


def counted(title: str, one: str, many: str) -> Measure:
    return measure_of(id=title.lower().replace(" ", "-"), title=title, noun=Noun(one, many))


STALKING = counted("Stalking", "stalking offence", "stalking offences")
STALKING_TO_MAY = [480, 520] * 11 + [480]  # July 2018 to May 2020


def words_about(measure: Measure, outputs: Outputs) -> list[str]:
    """The sentence, message, label, icon, table row and headline of a measure, from every file of its report."""
    page = page_tree(outputs.html)
    article = next(a for a in page.all("article", data_measure=measure.id) if "data-status" in a.attributes)
    (row,) = csv.DictReader(io.StringIO(outputs.csv))
    (one,) = json.loads(outputs.json)["measures"]
    return [
        article.attributes["data-status"],
        article.one("strong", "label").text,
        article.one("p", "verdict").text,
        article.one("svg", "chart", viewbox="0 0 800 350").one("desc").text,
        article.one("figure").all("tr")[-1].all("td")[-1].text,
        row["status"],
        row["finding"],
        row["exception"],
        row["sentence"],
        one["verdict"]["status"],
        one["verdict"]["sentence"],
        one["finding"]["message"],
    ]


def test_c1_june_just_under_the_limit_is_inside_in_every_output() -> None:
    """Paper 002, lines 1158 and 1316: June 2020 is "breaching the upper control limit", and "only just being under".

    All of it is made from one analysis. With 622 offences in June the upper limit is 622.4: inside. One offence more
    and the limit is 622.6: outside. Either way every file says the same.
    """
    stable = (
        "Nothing unusual in April to June 2020: stalking offences stayed within the usual range of 386 to 622 a month."
    )
    message = "Stalking: 1,622, 102 more than the 1,520 a year before (+7%); not a significant change; stable."
    inside = outputs_of(report_of(series_of([*STALKING_TO_MAY, 622], STALKING)))
    assert words_about(STALKING, inside) == [
        "stable",
        "Stable",
        f"{stable} June 2020 (622) was close to the upper limit of 622.4, and inside it.",
        stable,
        "close to the upper limit",
        "stable",
        "Stable",
        "no",
        stable,
        "stable",
        stable,
        message,
    ]
    breach = "623 stalking offences in June 2020, above the upper limit of 622.6."
    outside = outputs_of(report_of(series_of([*STALKING_TO_MAY, 623], STALKING)))
    assert words_about(STALKING, outside) == [
        "single-point",
        "Single point exception, above: concern",
        breach,
        breach,
        "outside",
        "single-point",
        "Single point exception, above: concern",
        "yes",
        breach,
        "single-point",
        breach,
        (
            "Stalking: 1,623, 103 more than the 1,520 a year before (+7%); not a significant change; above the upper "
            "limit in June 2020."
        ),
    ]


def test_c2_an_exception_of_last_year_is_not_in_the_words_of_this_quarter() -> None:
    """Paper 002, lines 1342 and 1384: "stable within the limits" and "single point exception" in one cell.

    A verdict belongs to a named window. The point of May 2019 stays in the chart and in its own row of the table.
    """
    drugs = counted("Drug offences", "drug offence", "drug offences")
    values = [200, 210] * 5 + [240] + [210, 200] * 6 + [205]  # July 2018 to June 2020, 240 in May 2019
    entry = entry_of(values, drugs)
    assert (entry.analysis.verdict.window, entry.analysis.verdict.status) == (QUARTER.window, Status.STABLE)
    assert [(s.rule, s.first) for s in entry.analysis.signals] == [(Rule.SINGLE_POINT, Month(2019, 5))]
    assert entry.finding.label == "Stable"
    about_the_quarter = (entry.verdict_sentence, *entry.further_sentences, entry.message, entry.headline)
    assert not [words for words in about_the_quarter if "May" in words or "exception" in words or "limit of" in words]
    rows = page_tree(outputs_of(report_of(series_of(values, drugs))).html).one("figure").one("tbody").all("tr")
    found = [(row.one("th").text, row.all("td")[-1].text) for row in rows if row.all("td")[-1].text != "–"]
    assert found == [("May 2019", "outside")]


def test_c3_one_below_the_limit_is_no_exception() -> None:
    """Paper 002, line 1377: a "single point exception" in a month "only one less than" the limit.

    The icon comes from the rule. 34 offences lie under a limit of 34.2; 35 would lie over one of 34.4.
    """
    cse = counted("CSE offences", "CSE offence", "CSE offences")
    under, over = ([20, 24] * 11 + [20, june] for june in (34, 35))
    assert entry_of(under, cse).finding.label == "Stable"
    assert entry_of(under, cse).further_sentences == (
        "June 2020 (34) was close to the upper limit of 34.2, and inside it.",
    )
    assert entry_of(over, cse).finding.label == "Single point exception, above: concern"
    assert entry_of(over, cse).verdict_sentence == "35 CSE offences in June 2020, above the upper limit of 34."


def test_c4_two_months_out_of_control_are_never_called_stable() -> None:
    """Paper 002, line 1258: "generally been stable", and July and August 2018 "out of control".

    "Stable" is said of one quarter only, and only where no rule fired in it.
    """
    grade_1 = measure_of(MeasureKind.AVERAGE_TIME, id="grade-1", title="Grade 1 response time", decimals=0)
    values = [24, 23, 24, 25] * 3 + [48, 44] + [24, 23, 25, 24] * 5  # July 2017 to April 2020
    months = [str(entry.month) for entry in series_of(values, grade_1, last=Month(2020, 4)).entries]
    assert [month for month, value in zip(months, values, strict=True) if value > 40] == ["2018-07", "2018-08"]

    def in_the_report_on(quarter: Quarter) -> MeasureEntry:
        (entry,) = report_of(series_of(values, grade_1, last=Month(2020, 4)), quarter=quarter).entries
        return entry

    at_the_time = in_the_report_on(Quarter(2018, 2))
    assert at_the_time.finding.label == "Single point exception, above: concern"
    assert at_the_time.verdict_sentence == (
        "Grade 1 response time: above the upper limit of 27 minutes in July 2018 (48 minutes) and August 2018 "
        "(44 minutes)."
    )
    assert "stable" not in at_the_time.message.lower()
    later = in_the_report_on(Quarter(2019, 4))
    assert later.finding.label == "Stable"
    assert later.verdict_sentence == (
        "Nothing unusual in January to March 2020: Grade 1 response time stayed within the usual range of 21 to 27 "
        "minutes."
    )


@pytest.mark.parametrize(
    ("quarter", "title", "subtitle"),
    [
        (Quarter(2019, 4), "January to March 2020", "Quarter 4 of 2019-20 (January to March 2020)"),
        (Quarter(2020, 1), "April to June 2020", "Quarter 1 of 2020-21 (April to June 2020)"),
    ],
)
def test_c5_headings_come_from_the_period(quarter: Quarter, title: str, subtitle: str) -> None:
    """Paper 002, line 1131: the heading "Quarter 4 Performance Exceptions" over the exceptions of Quarter 1."""
    report = report_of(series_of([*STALKING_TO_MAY, 480], STALKING), quarter=quarter)
    assert report.title == f"Force performance exception report: {title}"
    assert report.subtitle == subtitle
    page = page_tree(outputs_of(report).html)
    headings = [heading.text for tag in ("h1", "h2", "h3", "h4") for heading in page.all(tag)]
    assert [heading for heading in headings if re.search(r"Quarter \d|20\d\d", heading)] == [report.title]


def test_c5_words_of_another_quarter_do_not_come_along() -> None:
    """Paper 002, lines 1049 and 1061: text from earlier quarters left in place."""
    words = tuple(
        AnalystText(
            measure="stalking",
            quarter=quarter,
            author="A. N. Analyst",
            written=date(2020, 7, 14),
            paragraphs=(f"Written for {quarter}.",),
        )
        for quarter in (QUARTER.before, QUARTER)
    )
    entry = entry_of([*STALKING_TO_MAY, 480], STALKING, texts=words)
    assert [bound.text.paragraphs for bound in entry.texts] == [("Written for 2020-21-Q1.",)]


@pytest.mark.parametrize("quarter", [Quarter(2019, 2), Quarter(2019, 3), Quarter(2019, 4), Quarter(2020, 1)])
def test_c7_the_comparator_is_always_the_same_quarter_a_year_before_and_is_named(quarter: Quarter) -> None:
    """Paper 002, line 1421: compared with "the previous quarter of the same year"; the others with last year's."""
    report = report_of(series_of([*STALKING_TO_MAY, 480], STALKING), quarter=quarter)
    (entry,) = report.entries
    assert entry.change.before_window == quarter.year_before.window
    outputs = outputs_of(report)
    change = json.loads(outputs.json)["measures"][0]["change"]
    assert change["year_before"] == [str(quarter.year_before.first), str(quarter.year_before.last)]
    headed = [dt.text for dt in page_tree(outputs.html).one("dl", "numbers").all("dt")][:2]
    months = {1: "Apr–Jun", 2: "Jul–Sep", 3: "Oct–Dec", 4: "Jan–Mar"}[quarter.number]
    year = quarter.last.year
    assert headed == [f"{months} {year}", f"{months} {year - 1}"]
    assert " a year before" in entry.change_sentence
    assert "previous quarter" not in outputs.html


def test_c9_the_rule_text_is_printed_from_the_numbers_that_the_rules_use() -> None:
    """Paper 002, lines 1111 to 1123: a trend rule and a step shift without a number of points."""
    assert rules_method(Rules.standard()) == (
        "Rule set 'standard'. Single point exception: a month outside the limits; a month on a limit is inside. "
        "Trend: 7 months or more, each after the first strictly further in the same direction, or a steady drift. "
        "Step shift: 8 months or more in a row on the same side of the mean, or of the median of low counts; a month "
        "on that line ends the run. A gap ends every run, and no run crosses a reset. The verdict on the quarter is "
        "the first of these, in this order, whose run reaches into it; the others are said as well."
    )
    shorter = Rules(name="shorter", shift=5, trend=4)
    assert "Trend: 4 months or more" in rules_method(shorter)
    assert "Step shift: 5 months or more" in rules_method(shorter)
    assert rules_method(shorter) in [paragraph.text for paragraph in method_note(shorter, [], [])]
    five_above = [10, 12, 8, 11, 9, 12, 8, 11, 9, 10, 8, 9, 10, 11, 12, 12, 11, 12]
    assert entry_of(five_above, rules=shorter).analysis.verdict.status is Status.STEP_SHIFT
    assert entry_of(five_above, rules=Rules.standard()).analysis.verdict.status is Status.STABLE


def test_c10_five_road_deaths_then_four_are_no_significant_reduction() -> None:
    """Paper 002, 5.4: "-20%", "a significant reduction", and a warning that small numbers swing.

    Nine deaths in all, each as likely to fall in either year: p = 386 / 512 = 0.75. No percentage on a base of 5.
    """
    deaths = counted("Deaths on roads", "death", "deaths")
    values = [2, 1, 2, 3, 1, 2, 0, 1, 2, 1, 0, 2, 1, 2, 1]
    entry = entry_of(values, deaths)
    assert entry.change_sentence == (
        "4 deaths in April to June 2020, 1 fewer than the 5 a year before. "
        "A change this small can happen by chance (p = 0.75)."
    )
    assert entry.change.test is not None
    assert entry.change.test.noise is Noise.COUNTS_ALONE
    assert entry.change.percent is None
    assert entry.message == "Deaths on roads: 4, 1 fewer than the 5 a year before; not a significant change; stable."
    outputs = outputs_of(report_of(series_of(values, deaths)))
    for printed in (outputs.html, outputs.json, outputs.csv):
        assert not re.search(r"20(\.0)?%|significant (reduction|decrease)", printed)


def test_c11_three_homicides_after_two_are_a_plain_count() -> None:
    """Paper 002, 3.2: homicides 3 against 2. The rate ratio is 1.5, with a 95% interval from 0.17 to 18."""
    homicide = counted("Homicide", "homicide", "homicides")
    entry = entry_of([1, 0, 1, 1, 1, 2, 0, 1, 2, 1, 0, 2, 1, 1, 1], homicide)
    assert entry.change_sentence == (
        "3 homicides in April to June 2020, 1 more than the 2 a year before. "
        "A change this small can happen by chance (p = 0.69)."
    )
    assert "%" not in entry.change_sentence + entry.message + entry.headline
    assert not entry.finding.is_exception


ANSWERED = measure_of(
    MeasureKind.PERCENTAGE, id="answered", title="999 calls answered", good=Good.UP, complement="abandoned", order=1
)
ABANDONED = measure_of(
    MeasureKind.PERCENTAGE, id="abandoned", title="999 calls abandoned", complement="answered", order=2
)
ANSWERED_SHARE = [99.4, 99.6, 99.5, 99.7, 99.6, 99.4, 99.5, 99.6] * 3 + [99.7, 99.7, 99.7]
ABANDONED_SHARE = [round(100 - share, 1) for share in ANSWERED_SHARE]


def test_c12_a_measure_and_its_complement_say_one_thing_from_two_sides() -> None:
    """Paper 002, line 1228: an abandonment rate of 0.3% beside a chart of 99.7%.

    Each side has its own title, chart, bounds and good direction, names the other, and agrees with it. Twelve months
    before the quarter differ by 0.2, -0.2, 0, -0.1, -0.2, 0.2, 0, 0.1, 0.2, -0.2, 0 and -0.1 from the year before:
    their squares add up to 0.27, mean 0.0225, root 0.15; the mean of three months varies by 0.15 / sqrt(3) = 0.08660.
    t = 0.2 / 0.08660 = 2.309 with 12 degrees of freedom.
    """
    report = report_of(series_of(ANSWERED_SHARE, ANSWERED), series_of(ABANDONED_SHARE, ABANDONED))
    answered, abandoned = report.entries
    assert answered.change_sentence == (
        "999 calls answered: 99.7% in April to June 2020, 0.2 percentage points higher than the 99.5% a year before. "
        "That is a significant increase: more than the differences of earlier years would explain (p = 0.040)."
    )
    assert abandoned.change_sentence == (
        "999 calls abandoned: 0.3% in April to June 2020, 0.2 percentage points lower than the 0.5% a year before. "
        "That is a significant decrease: more than the differences of earlier years would explain (p = 0.040)."
    )
    assert (answered.finding.label, abandoned.finding.label) == (
        "Quarter changed, up: improvement",
        "Quarter changed, down: improvement",
    )
    assert answered.notes[0] == "Seen from the other side, 999 calls abandoned: 0.3%."
    assert abandoned.notes[0] == "Seen from the other side, 999 calls answered: 99.7%."
    assert [entry.measure.id for entry in report.counted] == ["answered"]
    assert report.quiet_sentence == (
        "Nothing unusual in 0 of 1 measure; 1 is an exception. Also an exception, and not counted again: "
        "999 calls abandoned."
    )


def test_c12_two_sides_that_do_not_add_up_are_found() -> None:
    """One quantity with two meanings: were the chart of abandonment to show 99.7%, the report would say so."""
    report = report_of(series_of(ANSWERED_SHARE, ANSWERED), series_of(ANSWERED_SHARE, ABANDONED))
    assert report.entries[0].notes[:1] == (
        (
            "Seen from the other side, 999 calls abandoned: 99.7%. The two add up to 199.4% and not to 100%, so one of "
            "them is wrong."
        ),
    )


def test_c15_knife_offences_start_again_in_april_2019_with_the_reason() -> None:
    """Paper 002, line 1317: the series "reset" at April 2019 without limits before it, a record of it or a date.

    The limits rest on the months from April 2019 alone. Earlier months stay, under their own limits, and a change
    across the reset is not tested.
    """
    knife = counted("Knife offences", "knife offence", "knife offences")
    reset = Reset(
        measure="knife-offences",
        area="Exampleshire",
        month=Month(2019, 4),
        reason="Earlier records were inaccurate.",
        by="the Performance Manager",
        citation="Panel, 1 October 2020, item 8",
    )
    before, after = [64, 70] * 12, [40, 44, 38, 42] * 3 + [41, 43, 39]
    entry = entry_of([*before, *after], knife, resets=(reset,))
    earlier, current = entry.analysis.phases
    assert (str(earlier.window.last), str(current.window.first), current.used) == ("2019-03", "2019-04", len(after))
    # Mean 615 / 15 = 41; moving ranges 4 6 4 2, 4 6 4 2, 4 6 4, then 1 2 4: 53 / 14; 3 / 1.128 x 53 / 14 = 10.07.
    assert current.limits is not None
    assert (current.limits.lower, current.limits.mean, current.limits.upper) == pytest.approx(
        (41 - 10.0684, 41, 41 + 10.0684), abs=1e-4
    )
    assert entry.finding.label == "Stable"
    assert entry.notes == (
        (
            "The limits start again in April 2019: Earlier records were inaccurate. "
            "Decided by the Performance Manager (Panel, 1 October 2020, item 8)."
        ),
    )
    report = report_of(series_of([*before, *after], knife), quarter=Quarter(2019, 2), context=Context(resets=(reset,)))
    across = report.entries[0].change
    assert across.untested is Untested.RESET_BETWEEN
    assert report.entries[0].change_sentence == (
        "126 knife offences in July to September 2019, 78 fewer than the 204 a year before. The limits were "
        "reset in between, so the two periods are not like for like and the difference is not tested."
    )
    assert "significant" not in report.entries[0].message
