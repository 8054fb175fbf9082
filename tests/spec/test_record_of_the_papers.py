"""The five meetings of the annotated papers as one record: what came back, what is open, and its documents."""

import io
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from moothall.panel.record import Record
from moothall.panel.register import State
from moothall.workflows.panel_record import read_record, write_record

ON = date(2026, 11, 26)


@pytest.fixture(scope="module")
def found(shared: Path) -> Record:
    return read_record([shared / "minutes"]).record


def test_the_wishes_of_five_years_are_recognised_as_the_same(found: Record) -> None:
    assert [(one.title, one.meetings, one.first) for one in found.repeats] == [
        ("Figures in context and plain words", 5, date(2020, 2, 20)),
        ("Numbers beside percentages", 2, date(2024, 6, 18)),
        ("Comparison with other areas", 3, date(2020, 7, 28)),
        ("What is usual and what is a trend", 2, date(2020, 2, 20)),
    ]


def test_what_was_promised_and_what_is_still_open(found: Record) -> None:
    firm = [entry for entry in found.register if entry.commitment.is_firm]
    states = {state: sum(entry.state is state for entry in firm) for state in State}
    assert (len(found.meetings), len(firm)) == (5, 27)
    assert states == {State.OPEN: 25, State.TAKEN_UP: 1, State.DONE: 1}
    (letter,) = (entry for entry in firm if entry.state is State.DONE)
    assert (letter.key, letter.evidence[0].said) == ("2020-07-28/23/1", "letter dated 3 August 2020")


def test_the_undated_minute_of_october_2020_finds_its_meeting(found: Record) -> None:
    (page,) = (one for meeting in found.meetings for one in meeting.papers if one.by)
    assert (page.day, page.item) == (date(2020, 10, 1), "8")


def test_the_action_list_and_the_decision_note_open_as_pdf_and_word(found: Record, tmp_path: Path) -> None:
    write_record(found, tmp_path, formats=["pdf", "docx"], on=ON)
    for name, words in (
        ("action-list-2024-06-18", "The PCC promised to continue to lobby government"),
        ("decision-note-2024-06-18", "Item 9: Op Soteria and Rape performance"),
    ):
        pdf = pypdfium2.PdfDocument((tmp_path / f"{name}.pdf").read_bytes())
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
        assert words in " ".join(text.split())
        word = Document(io.BytesIO((tmp_path / f"{name}.docx").read_bytes()))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        assert words in " ".join(" ".join([paragraph.text for paragraph in word.paragraphs] + cells).split())
