"""What is taken up again and what earlier reports said, as sheets of the workbook."""

from moothall.commentary.follow_up_sentence import HOW_FOLLOWED_UP
from moothall.reports.context import Context
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.workbook import Number
from tests.kept import BEFORE_LAST, SHOWN, kept_measure, kept_report
from tests.worlds import QUIET, report_of, series_of

ANSWERED = (
    "Ask why burglary rose in March. Owner: Head of Crime. Closed 1 July 2020: A form changed. Evidence: A study of "
    "every record."
)
SAID = "Burglary: above the upper limit in March 2020. Single point exception, above: concern."


def test_a_sheet_for_what_is_taken_up_again_and_one_for_what_was_said() -> None:
    kept = (
        kept_report(kept_measure(id="arson", title="Arson"), quarter=BEFORE_LAST),
        kept_report(kept_measure()),
    )
    workbook = exception_workbook(report_of(series_of(QUIET), context=Context(kept=kept, actions=(SHOWN,))))
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    sentence = (
        "The report on January to March 2020 had 1 exception, which is answered with evidence. 1 other matter has "
        "waited for an answer for 2 quarters."
    )
    assert sheets["Taken_up_again"].lines[-2:] == (sentence, HOW_FOLLOWED_UP)
    assert sentence in sheets["Cover"].lines
    table = sheets["Taken_up_again"].table
    assert table
    assert table.rows == (
        (
            "Arson",
            "October to December 2019",
            SAID,
            "Analyse: find out what lies behind it.",
            "Unanswered for 2 quarters",
            Number(2),
            "No action is recorded, so nobody has been asked.",
            "not a measure any more",
        ),
        (
            "Burglary",
            "January to March 2020",
            SAID,
            "Analyse: find out what lies behind it.",
            "Answered with evidence",
            Number(1),
            ANSWERED,
            "Stable",
        ),
    )
    earlier = sheets["Earlier_reports"].table
    assert earlier
    assert earlier.rows == (
        (
            "Burglary",
            "January to March 2020",
            "Single point exception, above: concern. 190, 42 more than the 148 a year before (+28%).",
            "Not known.",
            f"Answered with evidence. {ANSWERED}",
        ),
    )


def test_without_an_earlier_report_the_cover_says_so_and_there_is_no_sheet() -> None:
    workbook = exception_workbook(report_of(series_of(QUIET)))
    assert "Taken_up_again" not in {sheet.name for sheet in workbook.sheets}
    said = "No earlier report is kept, so no earlier exception can be taken up again."
    assert said in workbook.sheets[0].lines
