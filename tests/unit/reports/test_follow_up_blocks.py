"""What is taken up again, in the document: a sentence, tables, and earlier cards in the card."""

from moothall.commentary.follow_up_sentence import HOW_FOLLOWED_UP
from moothall.reports.context import Context
from moothall.reports.document import Card, Cell, Facts, Heading, Mark, Numbered, Paragraph, Table
from moothall.reports.exception_document import exception_document
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.follow_up_blocks import follow_up_blocks
from tests.kept import BEFORE_LAST, SHOWN, kept_measure, kept_report
from tests.worlds import report_of, series_of

SPIKE = [*([52, 48] * 12)[:-1], 90]
ANSWERED = (
    "Answered with evidence. Ask why burglary rose in March. Owner: Head of Crime. Closed 1 July 2020: A form changed. "
    "Evidence: A study of every record."
)


def report() -> ExceptionReport:
    older = kept_report(kept_measure(id="arson", title="Arson"), quarter=BEFORE_LAST)
    return report_of(series_of(SPIKE), context=Context(kept=(older, kept_report(kept_measure())), actions=(SHOWN,)))


def test_the_last_report_and_other_quarters_each_have_a_table() -> None:
    made = report()
    heading, sentence, last, other, how = follow_up_blocks(made)
    assert heading == Heading(text="Taken up again from earlier reports", anchor="follow-up")
    assert sentence == Numbered(
        text="The report on January to March 2020 had 1 exception, which is answered with evidence. 1 other matter has "
        "waited for an answer for 2 quarters."
    )
    assert isinstance(last, Table)
    assert last.caption == "Taken up again from the last report, January to March 2020"
    assert how == Paragraph(text=HOW_FOLLOWED_UP, is_note=True)
    said = (
        "Burglary: above the upper limit in March 2020. Single point exception, above: concern. Analyse: find out what "
        "lies behind it."
    )
    label = "Single point exception, above: concern"
    assert [row.cells for row in last.rows] == [
        (
            Cell("Burglary, January to March 2020", target="burglary"),
            Cell(said),
            Cell(ANSWERED),
            Cell(label, Mark(label, made.entries[0].finding)),
        )
    ]
    assert isinstance(other, Table)
    assert other.caption == "Taken up again from other quarters"
    assert [[cell.text for cell in row.cells] for row in other.rows] == [
        [
            "Arson, October to December 2019",
            said,
            "Unanswered for 2 quarters. No action is recorded, so nobody has been asked.",
            "Not a measure any more",
        ]
    ]


def test_a_card_says_what_earlier_reports_said() -> None:
    card = next(block for block in exception_document(report()).blocks if isinstance(block, Card))
    earlier = [block for block in card.blocks if isinstance(block, Facts)][-1]
    assert [(fact.label, fact.said) for fact in earlier.facts] == [
        (
            "Jan–Mar 2020",
            (
                "Single point exception, above: concern. 190, 42 more than the 148 a year before (+28%).",
                "Cause: Not known.",
                f"What came of it: {ANSWERED}",
            ),
        )
    ]
