"""The report as one page: what stands on page one, in a card, under a measure, and at the end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.analyst import Action, AnalystText, CauseGrade, Confirmation
from moothall.measures import Event, EventKind, Good, Measure, MeasureKind
from moothall.periods import Month, Window
from moothall.render.page_environment import css_text
from moothall.render.report_html import report_html
from moothall.reports.context import Context
from moothall.reports.profile import Source
from tests.kept import SHOWN, kept_measure, kept_report
from tests.page_tree import Element, page_tree
from tests.worlds import CITY, NOWHERE, QUARTER, SHIRE, VALE, measure_of, profile_of, report_of, series_of

QUIET = [52, 48] * 12
SPIKE = [*QUIET[:-1], 90]
# Twenty months: five months before the quarter have a year before, too few, so the moving ranges are the yardstick.
# They add up to 63: 63 / 19 / 1.128 x sqrt(6) = 7.20035. 15 more than a year before: z = 2.0832, p = 0.037.
SHIFT = [*[48, 52] * 6, *[57, 55] * 4]
TEXT = AnalystText(
    measure="burglary",
    quarter=QUARTER,
    author="A. N. Analyst",
    written=date(2020, 7, 14),
    paragraphs=("June stands out.", "May does not."),
)
ACTION = Action(measure="burglary", quarter=QUARTER, text="Ask why.")


def page_of(*measured: tuple[Measure, Sequence[float]], context: Context | None = None, **profile: object) -> Element:
    series = [series_of(values, measure) for measure, values in measured]
    return page_tree(report_html(report_of(*series, context=context, profile=profile_of(**profile))).decode())


def one_measure(values: Sequence[float], **known: object) -> Element:
    return page_of((measure_of(), values), context=Context(**known))  # type: ignore[arg-type]  # by name


def named(title: str, **changes: object) -> Measure:
    return replace(measure_of(), id=title.lower().replace(" ", "-"), title=title, **changes)  # type: ignore[arg-type]


def texts(parts: list[Element]) -> list[str]:
    return [part.text for part in parts]


def test_the_head_says_whose_report_it_is_and_on_which_months() -> None:
    page = page_of((measure_of(), QUIET), notice="Made up.")
    assert (
        page.one("head").one("title").text
        == "Force performance exception report: April to June 2020 – Exampleshire Police"
    )
    assert page.one("p", "notice").text == "Made up."
    assert page.one("h1").text == "Force performance exception report: April to June 2020"
    block = page.one("dl", "block")
    assert dict(zip(texts(block.all("dt")), texts(block.all("dd")), strict=True)) == {
        "About": "Exampleshire Police",
        "For": "Example Commissioner",
        "Period": "Quarter 1 of 2020-21 (April to June 2020), compared with April to June 2019",
        "Purpose": (
            "To say which measures changed this quarter, whether that is unusual, and what should happen next."
        ),
    }
    assert page_of((measure_of(), QUIET)).all("p", "notice") == []


def test_page_one_of_a_quiet_quarter() -> None:
    page = one_measure(QUIET)
    first = page.one("section", "page-one")
    assert first.one("p", "lead").text == "Nothing unusual in 1 of 1 measure; none are exceptions."
    assert first.all("ul", "messages") == []
    assert texts(first.one("table", "grid").all("tr")) == ["This quarterMeasuresWhich", "No clear change1 Burglary"]
    assert "Every month of every measure has a figure." in first.text
    assert "No measure is an exception this quarter." in page.text


def test_page_one_gives_each_exception_a_line_up_to_six() -> None:
    page = page_of(*((named(f"Theft {i}"), SPIKE) for i in range(8)))
    first = page.one("section", "page-one")
    lines = first.one("ul", "messages").all("li")
    assert texts([line.one("a") for line in lines][:1]) == [
        (
            "Theft 0: 190, 42 more than the 148 a year before (+28%); a significant change; above the upper limit in "
            "June 2020."
        )
    ]
    assert len(lines) == 6
    assert "Also exceptions: Theft 6, Theft 7." in first.text


def test_what_is_not_counted_again_says_why() -> None:
    page = page_of(
        (named("Crime", contains=("theft",)), QUIET),
        (named("Theft"), QUIET),
        (named("Van theft", parent="theft"), QUIET),
        (named("Solved", complement="theft"), QUIET),
    )
    small = texts(page.one("section", "page-one").all("p", "small"))
    # One of the four counts. Its chance: 24 months at about 50 a month, a signal or a significant change, 6.7%.
    assert small[0] == (
        "With 1 measure in which nothing happened, these rules and tests would still point at it in about 1 quarter in "
        "15. How the figures were judged"
    )
    assert small[1] == (
        "No measure here has a target, so none is said to be met or missed. Crime adds up other measures and is not "
        "counted again. Theft is another measure from its other side and is not counted again. Van theft is a part of "
        "another measure and is not counted again."
    )


def test_a_card_has_its_finding_numbers_cause_and_action() -> None:
    card = one_measure(SHIFT).one("article", "card")
    assert card.one("h3").text == "Burglary rose: 167, 15 more than a year before"
    assert card.one("strong", "label").text == "Step shift, above: concern"
    assert card.one("p", "change").text == (
        "167 burglary offences in April to June 2020, 15 more than the 152 a year before (+10%). That is a "
        "significant increase: more than the usual month-to-month variation would explain (p = 0.037)."
    )
    assert card.one("p", "verdict").text == (
        "Burglary offences have been above the mean of 52 a month for 8 months in a row, November 2019 to June 2020."
    )
    numbers = card.one("dl", "numbers")
    assert dict(zip(texts(numbers.all("dt")), texts(numbers.all("dd")), strict=True)) == {
        "Apr–Jun 2020": "167",
        "Apr–Jun 2019": "152",
        "Change": "+15 (+10%)",
        "95% interval of the change": "+1 to +29",
    }
    assert texts(card.one("dl", "next").all("dd")) == [
        "Not known.",
        (
            "Find out why the level changed. When the reason is understood, consider starting the limits again from "
            "the change."
        ),
        "No action recorded.",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"cause_grade": CauseGrade.SUGGESTED, "cause": "A new form."},
            "Suggested, and not yet shown to be true: A new form. No evidence is given.",
        ),
        (
            {"cause_grade": CauseGrade.EVIDENCED, "cause": "A new form.", "evidence": "A study."},
            "Evidenced: A new form. Evidence: A study.",
        ),
        ({}, "Not known."),
    ],
)
def test_a_cause_has_its_grade(changes: dict[str, object], said: str) -> None:
    text = replace(TEXT, **changes)  # type: ignore[arg-type]  # the names are checked by the dataclass
    assert one_measure(SPIKE, texts=(text,)).one("article", "card").one("dl", "next").all("dd")[0].text == said


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (ACTION, "Ask why. Owner: not recorded. Due: no date recorded."),
        (
            replace(ACTION, owner="Head of Crime", due=date(2020, 9, 1)),
            "Ask why. Owner: Head of Crime. Due: 1 September 2020.",
        ),
        (
            replace(ACTION, owner="Head of Crime", due=date(2020, 9, 1), progress="Forms are being read."),
            "Ask why. Owner: Head of Crime. Due: 1 September 2020. In hand: Forms are being read.",
        ),
        (
            replace(ACTION, owner="Head of Crime", closed=date(2020, 6, 1), answer="A form."),
            "Ask why. Owner: Head of Crime. Closed 1 June 2020: A form. No evidence is given.",
        ),
    ],
)
def test_an_action_has_its_owner_and_date(action: Action, said: str) -> None:
    assert one_measure(SPIKE, actions=(action,)).one("article", "card").one("dl", "next").all("dd")[2].text == said
    ordinary = one_measure(QUIET, actions=(action,)).one("article", "measure")
    assert texts(ordinary.one("dl", "next").all("dd")) == [
        "Not known.",
        "Nothing: no figure of the quarter is unusual.",
        said,
    ]


def test_the_analysts_words_are_kept_with_name_date_and_period_and_say_when_figures_moved() -> None:
    words = one_measure(SPIKE, texts=(replace(TEXT, figure=188),)).one("div", "analyst")
    assert texts(words.all("p")) == [
        "June stands out.",
        "May does not.",
        (
            "A. N. Analyst, 14 July 2020, about April to June 2020. The figures have changed since these words were "
            "written: 188 for the quarter, now 190."
        ),
    ]
    assert words.one("strong").text.startswith("The figures have changed")


def test_words_carried_over_say_so() -> None:
    words = ("June stands out, because most reports came in the week of the festival.",)
    then = replace(TEXT, quarter=QUARTER.before, written=date(2020, 4, 14), paragraphs=words)
    now = replace(TEXT, paragraphs=words, confirmed=Confirmation(date(2020, 7, 20), "Head of Crime"))
    analyst = one_measure(SPIKE, texts=(then, now)).one("div", "analyst")
    assert analyst.one("p", "carried-over").text == (
        "Paragraph 1 is carried over from the words about January to March 2020 (A. N. Analyst, 14 April 2020). "
        "Confirmed as still true by Head of Crime on 20 July 2020."
    )


def test_earlier_reports_are_taken_up_on_page_one_in_a_part_of_their_own_and_in_the_card() -> None:
    kept = kept_report(kept_measure(), kept_measure(id="arson", title="Arson"))
    page = one_measure(SPIKE, kept=(kept,), actions=(SHOWN,))
    sentence = "The report on January to March 2020 had 2 exceptions: 1 answered with evidence and 1 unanswered."
    assert f"Taken up again. {sentence} What became of each" in page.one("section", "page-one").text
    part = page.one("section", aria_labelledby="part-follow-up")
    assert part.one("p", "follow-up").text == sentence
    assert part.one("caption").text == "From the last report, January to March 2020"
    answer = (
        "Ask why burglary rose in March. Owner: Head of Crime. Closed 1 July 2020: A form changed. Evidence: A study "
        "of every record."
    )
    said = (
        "Burglary: above the upper limit in March 2020. Single point exception, above: concern. Analyse: find out what "
        "lies behind it."
    )
    assert [texts([row.one("th"), *row.all("td")]) for row in part.one("tbody").all("tr")] == [
        [
            "Arson January to March 2020",
            said,
            "Unanswered for 1 quarter. No action is recorded, so nobody has been asked.",
            "Not a measure any more",
        ],
        [
            "Burglary January to March 2020",
            said,
            f"Answered with evidence. {answer}",
            "Single point exception, above: concern",
        ],
    ]
    earlier = page.one("article", "card").one("dl", "earlier")
    assert texts(earlier.all("dt")) == ["January to March 2020"]
    assert texts(earlier.one("dd").all("p")) == [
        "Single point exception, above: concern. 190, 42 more than the 148 a year before (+28%).",
        "Cause: Not known.",
        f"What came of it: Answered with evidence. {answer}",
    ]


def test_without_an_earlier_report_its_part_says_so() -> None:
    page = one_measure(QUIET)
    part = page.one("section", aria_labelledby="part-follow-up")
    assert texts(part.all("p")) == ["No earlier report is kept, so no earlier exception can be taken up again."]
    assert "Taken up again." not in page.one("section", "page-one").text


def test_an_exception_is_listed_with_its_group_and_a_link_to_its_card() -> None:
    page = one_measure(SPIKE)
    listed = page.one("section", aria_labelledby="part-group-1").one("article", "measure")
    assert listed.one("h4").text == "Burglary"
    assert listed.one("p", "finding").text == "Single point exception, above: concern See its card"
    assert listed.one("p", "finding").one("a").attributes["href"] == "#burglary"
    assert page.one("article", "card").attributes["id"] == "burglary"


def test_about_a_measure_stands_what_is_known_of_it() -> None:
    known = measure_of(
        why="It hurts.",
        how_counted="All of them.",
        source="The Force.",
        owner="Head of Crime",
        checked_by="An analyst",
        next_review=date(2027, 4, 1),
    )
    assert texts(page_of((known, QUIET)).one("details", "about").all("p")) == [
        "It hurts.",
        "How it is counted. All of them.",
        "Source. The Force.",
        "Owner. Head of Crime Checked by. An analyst Next review. 1 April 2027",
    ]
    assert texts(page_of((measure_of(), QUIET)).one("details", "about").all("p")) == [
        "Owner. Not recorded. Checked by. Not recorded. Next review. Not recorded."
    ]


def test_events_are_listed_under_the_chart_and_beside_the_finding() -> None:
    lionheart = Event("Op Lionheart", EventKind.OPERATION, Window(Month(2019, 5), Month(2019, 5)), "Panel")
    covid = Event("Covid-19", EventKind.OUTSIDE_EVENT, Window(Month(2020, 3), Month(2021, 6)), "Panel")
    card = one_measure(SPIKE, events=(covid, lionheart)).one("article", "card")
    assert card.one("figcaption").text == (
        "Burglary, Exampleshire, month by month: mean (solid) and limits (dashed). Shaded: April to June 2020; "
        "fainter: a year before. The vertical scale does not start at zero. Events: 1 Op Lionheart (police operation, "
        "May 2019); 2 Covid-19 (March 2020 to June 2021)."
    )
    assert (
        "Known in these months or in those compared with, which alone does not make it a cause: Covid-19 (March "
        "2020 to June 2021); Op Lionheart "
        "(police operation, May 2019)."
    ) in texts(card.all("p"))


def test_the_unit_stands_in_the_caption_where_the_measure_is_no_count() -> None:
    page = page_of((measure_of(MeasureKind.AVERAGE_TIME, title="Response time"), [0, 1, 2] * 8))
    assert page.one("figcaption").text.startswith("Response time, Exampleshire (minutes), month by month: ")
    assert "does not start at zero" not in page.one("figcaption").text


def test_notes_are_small_and_terms_in_them_linked() -> None:
    trial = one_measure(QUIET[:12]).one("article", "measure").all("p", "small")
    assert texts(trial) == ["Trial limits: they rest on 12 months, fewer than 13, and will move as months are added."]


def test_a_term_is_linked_where_it_stands_first_and_explained_once() -> None:
    page = page_of((named("A"), SPIKE), (named("B"), SPIKE), (named("C"), QUIET))
    links = [link.attributes["href"] for link in page.all("a", "term")]
    assert len(links) == len(set(links)) > 8
    meanings = {meaning.attributes["id"] for meaning in page.one("dl", "glossary").all("dt")}
    assert {link.removeprefix("#") for link in links} <= meanings


def test_districts_are_one_table() -> None:
    profile = profile_of(areas=(SHIRE, CITY, VALE, NOWHERE), district_measure="burglary")
    rows = {SHIRE: SHIFT, CITY: [9, 8] * 12, VALE: [2] * 23, NOWHERE: [1] * 24}
    report = report_of(*(series_of(values, area=area) for area, values in rows.items()), profile=profile)
    section = page_tree(report_html(report).decode()).one("section", aria_labelledby="part-districts")
    assert section.one("h2").text == "Burglary by district: nothing unusual in any of 2"
    assert [texts(row.all("td")) for row in section.all("tbody")[0].all("tr")] == [
        ["167", "152", "+15", "+10%", "Step shift, above: concern; change significant"],
        ["25", "25", "0", "no change", "Stable; change not significant"],
        ["6", "6", "0", "–", "No variation; change not significant"],
        ["3", "3", "0", "–", "not judged"],
    ]
    assert section.all("p")[0].text == (
        "The Panel’s view is of the whole, and the whole comes first: 167 burglary offences in April to June 2020, 15 "
        "more than the 152 a year before (+10%). That is a significant increase: more than the usual month-to-month "
        "variation would explain (p = 0.037). The districts are here for context, and to show where a change came from."
    )


def test_a_district_without_figures_says_so() -> None:
    answered = measure_of(MeasureKind.PERCENTAGE, title="Answered", good=Good.UP)
    profile = profile_of(areas=(SHIRE, CITY), district_measure="burglary")
    report = report_of(series_of([9, 8] * 12, answered), profile=profile)
    section = page_tree(report_html(report).decode()).one("section", aria_labelledby="part-districts")
    assert texts(section.one("tr", "plain").all("td")) == [
        "no figure",
        "no figure",
        "not known",
        "–",
        "Not recorded",
    ]
    assert len(section.all("table")) == 1


def test_sources_are_named_or_said_to_be_unknown() -> None:
    source = Source(title="Street crime", publisher="data.police.uk", licence="OGL v3.0", attribution="Thanks.")
    with_address = replace(source, address="https://data.police.uk")
    page = page_of((measure_of(), QUIET), sources=(source, with_address))
    assert texts(page.one("section", aria_labelledby="part-sources").all("p")) == [
        "Street crime, data.police.uk. OGL v3.0. Thanks.",
        "Street crime, data.police.uk, https://data.police.uk. OGL v3.0. Thanks.",
    ]
    none = page_of((measure_of(), QUIET)).one("section", aria_labelledby="part-sources")
    assert texts(none.all("p")) == ["No source is recorded."]


def test_the_page_asks_nothing_of_anybody() -> None:
    hostile = measure_of(title="<script>alert(1)</script>", why='"><img src=x onerror=alert(1)>')
    page = page_of((hostile, SPIKE), notice='"; } body { display: none } </style><script>')
    assert page.all("script") == page.all("img") == page.all("link") == []
    policy = page.all("meta")[2].attributes
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(r"url\(|@import|https?:", page.one("style").text)


@pytest.mark.parametrize(
    ("text", "css"),
    [
        ("Police of Füße 2", "Police of Füße 2"),
        ('"; } </style>', "\\22 \\3b  \\7d  \\3c \\2f style\\3e "),
        ("a\nb\\", "a\\a b\\5c "),
    ],
)
def test_text_in_the_style_sheet_cannot_end_its_quotes(text: str, css: str) -> None:
    assert str(css_text(text)) == css
