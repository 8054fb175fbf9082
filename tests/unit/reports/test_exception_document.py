"""The exception report as a document: its parts in order, its numbers through all of them, its words the report's."""

from dataclasses import replace
from datetime import date

from moothall.commentary.analyst import Action, AnalystText, CauseGrade
from moothall.measures import Event, EventKind, Observation, Withheld
from moothall.periods import Month, Window
from moothall.reports.context import Context
from moothall.reports.document import (
    Bullets,
    Card,
    Cell,
    Document,
    Facts,
    Figures,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Quotation,
    Row,
    Table,
)
from moothall.reports.drawings import Chart
from moothall.reports.exception_document import exception_document
from moothall.reports.profile import Paper
from tests.worlds import BODY, CITY, NOWHERE, QUARTER, QUIET, SHIRE, measure_of, profile_of, report_of, series_of

HIGH = (*QUIET[:-1], 45)
ROBBERY = measure_of(id="robbery", title="Robbery", group="Crime", order=2)
FESTIVAL = Event("Summer Festival", EventKind.OUTSIDE_EVENT, Window(QUARTER.last, QUARTER.last), "A programme.")


def headings(document: Document) -> list[tuple[int, str]]:
    """As a reader meets them: a card's own heading before what is in the card."""
    found = (b.heading if isinstance(b, Card) else b for b in document.all_blocks)
    return [(block.level, block.text) for block in found if isinstance(block, Heading)]


def test_the_parts_in_their_order() -> None:
    made = exception_document(report_of(series_of(HIGH), series_of(QUIET, ROBBERY)))
    assert [text for level, text in headings(made) if level == 1] == [
        "Purpose of the report",
        "Recommendation",
        "Background",
        "What changed",
        "Taken up again from earlier reports",
        "Exceptions",
        "The other measures",
        "Notes on the data",
        "Implications",
        "Appendices",
        "Background papers",
        "Person to contact",
        "Appendix A: How the figures were judged",
        "Appendix B: The numbers behind the charts",
        "Appendix C: What each measure is",
        "Appendix D: Glossary",
    ]
    assert headings(made)[5:9] == [
        (1, "Exceptions"),
        (2, "Burglary rose: 85, 24 more than a year before"),
        (1, "The other measures"),
        (2, "Crime"),
    ]
    numbers = [block.number for block in made.all_blocks if isinstance(block, Numbered)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_asked_of_the_panel() -> None:
    def asked(*values: float, **changes: object) -> str:
        made = exception_document(report_of(series_of(values), profile=profile_of(**changes)))
        return next(block.text for block in made.all_blocks if isinstance(block, Numbered) and block.number == 2)

    assert asked(*HIGH) == (
        "The Panel is asked to consider the one exception in this report, and what is recommended on each."
    )
    assert asked(*QUIET) == "The Panel is asked to note that no measure is an exception this quarter."
    committee = replace(BODY, panel_word="Committee")
    assert asked(*QUIET, body=committee).startswith("The Committee is asked")
    assert asked(*QUIET, paper=Paper(recommendation="Note it.")) == "Note it."


def test_a_card_holds_the_words_of_its_entry() -> None:
    text = AnalystText(
        measure="burglary",
        quarter=QUARTER,
        author="A. Example",
        written=date(2020, 7, 14),
        paragraphs=("June stands out.",),
        figure=85,
        cause_grade=CauseGrade.EVIDENCED,
        cause="A gang.",
        evidence="Arrests.",
    )
    actions = (
        Action(measure="burglary", quarter=QUARTER, text="Ask neighbours.", owner="The force", due=date(2020, 9, 1)),
        Action(measure="burglary", quarter=QUARTER.before, text="Count again."),
        Action(measure="burglary", quarter=QUARTER, text="Check.", closed=date(2020, 7, 2), answer="It is right."),
    )
    report = report_of(series_of(HIGH), context=Context(events=(FESTIVAL,), texts=(text,), actions=actions))
    entry, made = report.exceptions[0], exception_document(report)
    card = next(block for block in made.blocks if isinstance(block, Card))
    assert card.heading == Heading(text=entry.headline, level=2, anchor="burglary")
    assert card.mark == Mark("Single point exception, above: concern", entry.finding)
    change, verdict, chart, figures, facts, quotation, *notes = card.blocks
    assert change == Numbered(text=entry.change_sentence, number=8)
    assert verdict == Numbered(text=entry.verdict_sentence, number=9)
    assert isinstance(chart, Chart)
    assert chart.alternative == f"Chart of Burglary, Exampleshire: April 2019 to June 2020. {entry.verdict_sentence}"
    assert isinstance(figures, Figures)
    assert [fact.label for fact in figures.facts][:3] == ["Apr–Jun 2020", "Apr–Jun 2019", "Change"]
    assert [fact.said[0] for fact in figures.facts][:3] == ["85", "61", "+24 (+39%)"]
    assert isinstance(facts, Facts)
    assert [fact.said for fact in facts.facts] == [
        ("Evidenced: A gang. Evidence: Arrests.",),
        (entry.recommendation_sentence,),
        (
            "Ask neighbours. Owner: The force. Due: 1 September 2020.",
            "Count again. Asked in the report on January to March 2020. Owner: not recorded. Due: no date recorded.",
            "Check. Owner: not recorded. Closed 2 July 2020: It is right. No evidence is given.",
        ),
    ]
    said_by = "In the analyst’s words: A. Example, 14 July 2020, about April to June 2020."
    assert quotation == Quotation(("June stands out.",), said_by)
    known = "Known in these months or in those compared with, which alone does not make it a cause"
    assert notes[0] == Paragraph(text=f"{known}: Summer Festival (June 2020).", is_note=True)


def test_without_exceptions_it_says_so() -> None:
    made = exception_document(report_of(series_of(QUIET)))
    assert "No measure is an exception this quarter." in [b.text for b in made.all_blocks if isinstance(b, Numbered)]
    assert "Every month of every measure has a figure." in [b.text for b in made.all_blocks if isinstance(b, Paragraph)]


def test_a_group_of_exceptions_alone_says_that_there_is_nothing_else() -> None:
    made = exception_document(report_of(series_of(HIGH)))
    said = [block.text for block in made.all_blocks if isinstance(block, Paragraph)]
    assert "Among the exceptions: Burglary. There is no other measure in this group." in said


def test_the_districts() -> None:
    series = [series_of(QUIET), series_of(HIGH, area=CITY), series_of([None, *QUIET[1:]], area=NOWHERE)]
    profile = profile_of(areas=(SHIRE, CITY, NOWHERE), district_measure="burglary")
    report = report_of(*series, profile=profile)
    assert report.districts
    made = exception_document(report)
    table = next(b for b in made.all_blocks if isinstance(b, Table) and b.caption.startswith("Burglary by district"))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Exampleshire", "61", "61", "0", "no change", "Stable; change not significant"],
        ["Example City", "85", "61", "+24", "+39%", "Single point exception, above: concern; change significant"],
        ["No location given", "61", "no figure", "not known", "–", "not judged"],
    ]


def test_the_months_of_a_measure_a_row_a_financial_year() -> None:
    last = QUARTER.last
    withheld = Withheld(Month(2020, 5), reason="Not yet agreed.")
    values = (*HIGH[:3], None, *HIGH[4:-2], withheld, Observation(last, 45.0))
    made = exception_document(report_of(series_of(values)))
    table = next(b for b in made.all_blocks if isinstance(b, Table) and b.caption.endswith("month by month"))
    assert table.caption == "Burglary, Exampleshire (offences), month by month"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["2019-20", "21", "19", "21", "–", "21", "19", "21", "19", "21", "19", "21", "19"],
        ["2020-21", "21", "w", "45*", *["·"] * 9],
    ]
    assert table.note == "* outside the limits; – no figure; w withheld; · before or after the months of this measure."


def test_the_lines_of_every_measure() -> None:
    made = exception_document(report_of(series_of(QUIET)))
    table = next(b for b in made.all_blocks if isinstance(b, Table) and b.caption == "Mean and limits of every measure")
    assert table.rows == (Row(tuple(map(Cell, ("Burglary", "April 2019", "15", "20", "15", "25")))),)


def test_links_lead_to_cards() -> None:
    made = exception_document(report_of(series_of(HIGH)))
    targets = {item.target for block in made.all_blocks if isinstance(block, Bullets) for item in block.items}
    anchors = {block.heading.anchor for block in made.all_blocks if isinstance(block, Card)}
    assert targets - {None} == anchors == {"burglary"}


def test_long_figures_stand_a_row_a_quarter() -> None:
    made = exception_document(report_of(series_of([value * 1_000_000 for value in QUIET[:5]])))
    table = next(b for b in made.all_blocks if isinstance(b, Table) and b.caption.endswith("month by month"))
    assert [column.heading for column in table.columns] == ["Quarter", "First month", "Second month", "Third month"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["2019-20-Q4", "·", "21,000,000", "19,000,000"],
        ["2020-21-Q1", "21,000,000", "19,000,000", "21,000,000"],
    ]


def test_a_report_of_totals_alone_has_no_grid() -> None:
    total = measure_of(contains=("robbery",))
    made = exception_document(report_of(series_of(QUIET, total)))
    assert "The measures by what they did" not in [b.caption for b in made.all_blocks if isinstance(b, Table)]
    assert next(b.text for b in made.all_blocks if isinstance(b, Paragraph)) == (
        "No measure here has a target, so none is said to be met or missed. Burglary adds up other measures and is not "
        "counted again."
    )
