"""How a commitment is worded, form by form; and what is worded like one and is none."""

import pytest

from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.commitment import Commitment, Form, Kind


def commitments(said: str) -> list[Commitment]:
    text = f"Minutes of a meeting of the Oakford Panel held on 3 March 2031.\n1. POLICING\n{said}\n2. CLOSE\nNone.\n"
    return list(minutes_from(document_text("a.txt", text.encode())).commitments)


@pytest.mark.parametrize(
    ("said", "form", "who", "when"),
    [
        ("Action: Jo Ash to circulate the rota by Friday.", Form.ACTION, "Jo Ash", "by Friday"),
        ("ACTION (JA): circulate the rota.", Form.ACTION, "JA", None),
        ("Action: circulate the rota (JA)", Form.ACTION, "JA", None),
        ("Action – Jo Ash: circulate the rota", Form.ACTION, "Jo Ash", None),
        ("Action: circulate the rota", Form.ACTION, None, None),
        ("The rota was discussed. ACTION: Jo Ash", Form.ACTION, "Jo Ash", None),
        ("Officers to circulate the rota.", Form.ACTION, "Officers", None),
        ("Jo Ash agreed to circulate the rota.", Form.PROMISE, "Jo Ash", None),
        ("It was agreed to circulate the rota.", Form.PROMISE, None, None),
        ("It was agreed that officers would circulate the rota.", Form.PROMISE, "officers", None),
        ("The report would be circulated to members in April.", Form.PROMISE, None, "April"),
        ("The Director said he would look into it.", Form.PROMISE, "Director", None),
        ("Future reports would include ward figures.", Form.PROMISE, None, "future reports"),
        ("The Director offered to arrange a visit.", Form.OFFER, "Director", None),
        ("A report could be brought to a later meeting.", Form.OFFER, None, "a later meeting"),
        ("Members asked for a breakdown by ward.", Form.REQUEST, None, None),
        ("The Chair asked officers to check the figures.", Form.REQUEST, "officers", None),
        ("A member asked whether the data could be shared.", Form.REQUEST, None, None),
        ("The new system would be completed by May 2031.", Form.EXPECTATION, None, "by May 2031"),
        ("RESOLVED: That the Clerk write to the Minister.", Form.RESOLUTION, "Clerk", None),
        ("RESOLVED: That officers be requested to report back.", Form.RESOLUTION, "officers", None),
        (
            "RESOLVED: That a report be provided by the Director at the next meeting.",
            Form.RESOLUTION,
            "Director",
            "the next meeting",
        ),
        ("RESOLVED to write to the Minister.", Form.RESOLUTION, None, None),
        ("RESOLVED: That delegated authority be given to the Director to sign.", Form.RESOLUTION, "Director", None),
    ],
)
def test_a_commitment(said: str, form: Form, who: str | None, when: str | None) -> None:
    (found,) = commitments(said)
    assert (found.form, found.who, found.when) == (form, who, when)


@pytest.mark.parametrize(
    "said",
    [
        "Action: None",
        "It was hoped that figures would be provided.",
        "A member asked how the figures were made.",
        "In response to a request for figures the Director gave them.",
        "At the last meeting a member had requested a report.",
        "Members were asked to declare any interest.",
        "The Chair agreed to take an item of urgent business.",
        "The Director explained what the figures showed.",
        "It was suggested that a report could be provided.",
        "RESOLVED: That the report be noted.",
        "RESOLVED: That the Panel supports the plan and thanks the officers.",
        "RESOLVED: That Cllr Ash be elected Chair.",
        "RESOLVED: That the next meeting be held on 2 June 2031.",
        "RESOLVED: That Cabinet be recommended to adopt the plan.",
    ],
)
def test_what_is_none(said: str) -> None:
    assert commitments(said) == []


def test_a_commitment_that_stands_three_times_counts_once() -> None:
    said = (
        "The Director undertook to provide the knife crime figures by ward.\n"
        "Action: Director to provide knife crime figures by ward before the next meeting.\n"
        "RESOLVED: That the Director provide the knife crime figures by ward."
    )
    (found,) = commitments(said)
    assert (found.form, found.who, found.when) == (Form.ACTION, "Director", "before the next meeting")
    assert found.also_at == ("1 resolution", "1 line 3")


@pytest.mark.parametrize(
    ("said", "kind", "condition"),
    [
        ("RESOLVED: That the Panel write to the Home Secretary.", Kind.LETTER, None),
        (
            "RESOLVED: That a visit be arranged once the works were complete.",
            Kind.VISIT,
            "once the works were complete",
        ),
        ("RESOLVED: That the Clerk bring a report to a future meeting.", Kind.REPORT, None),
        ("RESOLVED: That the Clerk share the figures, subject to legal advice.", Kind.OTHER, "subject to legal advice"),
    ],
)
def test_letters_visits_and_reports_are_told_apart(said: str, kind: Kind, condition: str | None) -> None:
    (found,) = commitments(said)
    assert (found.kind, found.condition) == (kind, condition)
