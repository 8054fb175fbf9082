"""Rows of the register: when a reader is told to check a promise against its paper."""

from moothall.reports.register_rows import check_said
from moothall.workflows.public_record import record_of_folder
from tests.web.made_sites import EXAMPLES


def test_a_promise_read_out_of_a_sentence_is_to_be_checked_and_one_of_a_labelled_field_is_not() -> None:
    register = record_of_folder(EXAMPLES / "made-up").panel.register
    told = {entry.key: check_said(entry) for entry in register}
    advice = "It was read from a sentence and not from a labelled field, so check it against the paper."
    unsure = {entry.key for entry in register if entry.commitment.confidence < 0.9}
    assert {key for key, said in told.items() if said} == unsure
    assert unsure
    assert unsure != set(told)
    assert {said for said in told.values() if said} == {advice}
