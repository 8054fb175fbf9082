"""The record of a body: meetings in order, one register, evidence from later papers, wishes that come back."""

from dataclasses import replace
from datetime import date

from moothall.panel.numbering import runs
from moothall.panel.record import record
from moothall.panel.register import Closing, State
from tests.unit.panel.made import JUNE, LETTER, MARCH, minutes


def test_meetings_stand_in_order_and_know_when_their_minutes_were_approved() -> None:
    found = record([JUNE, MARCH])
    assert [(one.day, one.approved_on, one.amendments) for one in found.meetings] == [
        (date(2031, 3, 3), date(2031, 6, 2), ('Minute 41: "grants" to read "grant".',)),
        (date(2031, 6, 2), None, ()),
    ]


def test_the_register_has_every_commitment_with_its_due_day() -> None:
    assert [(one.key, one.commitment.who, one.due and one.due.day) for one in record([MARCH, JUNE]).register] == [
        ("2031-03-03/41/1", None, None),
        ("2031-03-03/41/2", "Panel", None),
        ("2031-03-03/41/3", "Commissioner", date(2031, 6, 2)),
        ("2031-06-02/2/1", "Clerk", date(2031, 6, 16)),
    ]


def test_a_letter_that_was_sent_and_an_item_on_a_later_agenda_are_evidence() -> None:
    found = record([MARCH, JUNE, LETTER])
    assert [(one.state, [(e.said, e.document) for e in one.evidence]) for one in found.register] == [
        (State.OPEN, []),
        (State.DONE, [("letter dated 10 March 2031", "letter.txt")]),
        (State.TAKEN_UP, [("item 2: STREET LIGHTING", "june.txt")]),
        (State.OPEN, []),
    ]
    assert [one.key for one in found.open_entries] == ["2031-03-03/41/1", "2031-03-03/41/3", "2031-06-02/2/1"]


def test_a_person_closes_with_evidence_and_a_wrong_key_is_told() -> None:
    closing = Closing(key="2031-06-02/2/1", on=date(2031, 6, 9), evidence="List sent by e-mail.", by="Clerk")
    found = record([JUNE], closings=[closing, replace(closing, key="2031-06-02/9/9")])
    assert [one.state for one in found.register] == [State.DONE]
    assert found.notices == ("A closing names 2031-06-02/9/9, which is no commitment of the record.",)


def test_age_and_lateness_are_reckoned_from_the_day_asked_about() -> None:
    entry = record([JUNE]).register[0]
    assert (entry.days_open(date(2031, 6, 16)), entry.is_overdue(date(2031, 6, 16))) == (14, False)
    assert (entry.days_open(date(2031, 6, 17)), entry.is_overdue(date(2031, 6, 17))) == (15, True)


def test_a_wish_that_comes_back_is_recognised() -> None:
    (found,) = record([MARCH, JUNE]).repeats
    assert (found.title, found.first, found.meetings) == ("Figures in context and plain words", date(2031, 3, 3), 2)


def test_minute_numbers_run_through_the_municipal_year() -> None:
    assert [(one.year, one.first, one.last, one.gap) for one in runs(record([MARCH, JUNE]).meetings)] == [
        ("2030/31", 41, 42, "minutes 1 to 40 of the year are not in this record"),
        ("2031/32", 1, 2, None),
    ]


def test_an_undated_page_belongs_to_the_agenda_that_has_its_words() -> None:
    note = "Members to receive an update on the patrols of the Oakford force for the spring quarter."
    agenda = minutes(
        "agenda.txt", f"OAKFORD PANEL\nAGENDA\nDate: 1 May 2031\n\n4. PATROLS\n{note}\n\n5. CLOSE\nTo close.\n"
    )
    page = minutes("page.txt", f"Agenda item\n\n{note}\n\nMinutes:\n\nThe Clerk agreed to send the rota.\n")
    found = record([page, agenda])
    assert [one.key for one in found.register] == ["2031-05-01/4/1"]
    assert found.meetings[0].papers[0].by == "the agenda of agenda.txt has the same words at item 4"


def test_the_same_minutes_in_two_files_count_once() -> None:
    twice = record([MARCH, replace(MARCH, document="march-again.pdf")])
    assert len(twice.register) == 3
