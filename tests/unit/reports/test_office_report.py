"""The office's own report: exceptions, words with their numbers filled in, the terms that are used."""

from collections.abc import Iterator
from dataclasses import replace

from moothall.measures import Series, Withheld
from moothall.periods import Month
from moothall.reports.document import Bullets, Card, Document, Heading, Paragraph, Table
from moothall.reports.office import Office, OfficeText, OfficeWords
from moothall.reports.office_document import office_document
from moothall.reports.office_report import OfficeReport, office_report
from moothall.reports.office_words import word_problems, word_warnings
from tests.unit.reports.offices import NOW, OFFICE, WORDS
from tests.worlds import SHIRE, profile_of, series_of

BURGLARY = series_of([900, 40, 50, 60])  # March to June 2020


def report_of(office: Office = OFFICE, series: Series = BURGLARY) -> OfficeReport:
    return office_report(profile_of(), office, NOW, [series])


def with_words(text: str, about: str = "letters") -> Office:
    words: OfficeWords = replace(WORDS, texts=(OfficeText(about, text),), summary=None)
    return replace(OFFICE, words=(words,))


def problems(text: str, series: Series = BURGLARY) -> list[str]:
    return [str(problem) for problem in word_problems(with_words(text), [series], SHIRE.name)]


def warnings(text: str, about: str = "letters") -> list[str]:
    return [said for _, said in word_warnings(with_words(text, about), [BURGLARY], SHIRE.name)]


def test_the_numbers_of_the_words_are_filled_in() -> None:
    report = report_of()
    assert report.summary == "1,515 emails, 419 more than the 1,096 of January to March 2020 (+38%)."
    assert report.said == {"letters": "83 of 86 (97%) letters; 150 burglaries in April to June 2020."}


def test_the_report_is_named_after_its_quarter_and_has_its_own_item() -> None:
    report = report_of()
    assert (report.title, report.subtitle) == (
        "Performance of the office: April to June 2020",
        "Quarter 1 of 2020-21 (April to June 2020)",
    )
    assert [(name, len(rows)) for name, rows in report.groups] == [("Support", 2), ("Engagement", 2)]


def test_the_exceptions_and_their_rule_are_said() -> None:
    report = report_of()
    assert [row.measure.id for row in report.exceptions] == ["emails", "hours"]
    assert report.quiet_sentence == "2 of 4 measures are exceptions. 1 cannot be compared with the quarter before."
    assert report.rule_sentence == (
        "An office exception is a measure that changed on the quarter before by 20% or more and by 5 or more; where "
        "the earlier figure is under 10, by 5 or more; a share of 10 or more, by 10 points or more. The changes are "
        "not tested, so none is called significant."
    )
    one = replace(OFFICE, measures=OFFICE.measures[1:2])
    assert report_of(one).quiet_sentence == "None of 1 measure is an exception."


def test_every_reference_that_says_nothing_is_told() -> None:
    assert problems("{leters.quarter}, {letters.last}, {website.before}, {emails}, {quarter.then} and } too") == [
        (
            "office/2020-21-Q1.toml: letters: {leters.quarter} names no measure that is known. A number in the words "
            "is a reference to a measure. Known here: burglary, emails, hours, letters, quarter, website."
        ),
        (
            "office/2020-21-Q1.toml: letters: {letters.last} names nothing that is known of letters. A number in the "
            "words is a reference to a measure. Known: quarter, before, change, part, of, share."
        ),
        (
            "office/2020-21-Q1.toml: letters: {website.before} has no figure in this quarter, or it is withheld. A "
            "number in the words is a reference to a measure. Supply the figure, or take the reference out."
        ),
        (
            "office/2020-21-Q1.toml: letters: {emails} names no measure that is known. A number in the words is a "
            "reference to a measure. Known here: burglary, emails, hours, letters, quarter, website."
        ),
        (
            "office/2020-21-Q1.toml: letters: {quarter.then} names nothing that is known of quarter. A number in the "
            "words is a reference to a measure. Known: now, before."
        ),
        (
            "office/2020-21-Q1.toml: letters: A bracket { or } has no partner. A number in the words is a reference to "
            "a measure. Write a reference as {measure.quarter}."
        ),
    ]


def test_a_figure_that_is_withheld_cannot_be_referred_to() -> None:
    hidden = series_of([900, 40, 50, Withheld(Month(2020, 6), "Court case.")])
    assert problems("{burglary.quarter}", hidden) == [
        (
            "office/2020-21-Q1.toml: letters: {burglary.quarter} has no figure in this quarter, or it is withheld. A "
            "number in the words is a reference to a measure. Supply the figure, or take the reference out."
        )
    ]


def test_a_typed_number_that_is_a_figure_is_warned_of() -> None:
    assert warnings("1515 emails; 83 of them late; 3 on 14 April; 60 people in 2020/21; 7 per day.") == [
        "letters: 1515 is typed, and is what {emails.quarter} says. Write that, so that it cannot go stale.",
        "letters: 83 is typed, and is what {letters.quarter} says. Write that, so that it cannot go stale.",
    ]


def test_a_typed_number_that_contradicts_its_own_measure_is_warned_of() -> None:
    assert warnings("96% were answered on time.") == [
        "letters: 96% is typed, and {letters.quarter} says 83 of 86 (97%). If they mean the same, one is wrong."
    ]
    assert warnings("1,510 came in.", "emails") == [
        "emails: 1,510 is typed, and {emails.quarter} says 1,515. If they mean the same, one is wrong."
    ]
    assert warnings("1,510 came in.") == []  # about letters, of which there are not so many


def test_a_change_of_the_office_is_not_called_significant() -> None:
    assert warnings("A significant rise.") == [
        "letters: 'significant' is said of a change that was not tested. Say how large it is instead."
    ]


def test_a_quarter_left_standing_is_warned_of() -> None:
    said = "the report is about Quarter 1 of 2020-21 (April to June 2020). Was this text left standing?"
    assert warnings("As of the end of quarter three of the 19/20 year.") == [
        f"letters: 'quarter three of the 19/20' is named; {said}"
    ]
    assert warnings("Q2 2018-19 was quiet.") == [f"letters: 'Q2 2018-19' is named; {said}"]
    assert warnings("As in Q1 2020-21, quarter four of 2019/20 and Q1 of 2019-20.") == []


# ------------------------------------------------------------------------------------------------- as a document


def blocks(document: Document, kind: type) -> Iterator[object]:
    return (block for block in document.all_blocks if isinstance(block, kind))


def test_the_parts_of_the_report() -> None:
    assert [block.text for block in office_document(report_of()).all_blocks if isinstance(block, Heading)] == [
        "Purpose of the report",
        "Recommendation",
        "Background",
        "In brief",
        "Support",
        "Engagement",
        "Implications",
        "Appendices",
        "Background papers",
        "Person to contact",
        "Appendix A: How the figures are made",
        "Appendix B: Glossary",
        "Letter",
        "Freedom of information (FOI)",
    ]


def test_words_stand_under_their_table_and_the_table_leads_to_them() -> None:
    document = office_document(report_of())
    (card,) = (block for block in document.blocks if isinstance(block, Card))
    assert (card.heading.text, card.heading.anchor) == ("1.2 Letters answered on time", "office-letters")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row.cells[1].target for row in table.rows] == [None, "office-letters"]


def test_a_missing_figure_gives_its_reason_below_the_table() -> None:
    tables = [block for block in office_document(report_of()).blocks if isinstance(block, Table)]
    assert [table.note for table in tables] == [None, "Views: The counter was not running."]


def test_a_term_that_is_used_leads_to_the_glossary() -> None:
    document = office_document(report_of())
    bullets = [block for block in document.blocks if isinstance(block, Bullets)]
    assert [(item.text, item.target) for item in bullets[1].items] == [("Letter", "term-letter")]
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading) and block.anchor]
    assert anchors[-2:] == ["term-letter", "term-freedom-of-information--foi-"]


def test_a_quarter_without_words_and_an_office_without_terms() -> None:
    bare = replace(OFFICE, words=(), terms=())
    said = [block.text for block in office_document(report_of(bare)).blocks if isinstance(block, Paragraph)]
    assert said[-2:] == ["No words were written about this quarter.", "No term needs an explanation."]


def test_who_wrote_the_words_and_when() -> None:
    said = [block.text for block in office_document(report_of()).blocks if isinstance(block, Paragraph)]
    assert "Words by A. Example, 22 July 2020." in said
