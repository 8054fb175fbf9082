"""The head of minutes: chairs, substitutes, places, movements that are none."""

import pytest

from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.minutes import Minutes, PaperKind

ITEMS = "\n1. POLICING\nThe Panel considered a report.\nRESOLVED: That it be noted.\n2. CLOSE\nNone.\n"


def read(head: str, items: str = ITEMS) -> Minutes:
    return minutes_from(document_text("a.txt", (head + items).encode()))


@pytest.mark.parametrize(
    "head",
    [
        "Oakford Panel\n3 March 2031\nPRESENT\nCllr Ash (Chair)\nCllr Birch\n",
        "Oakford Panel\n3 March 2031\nChair: Cllr Ash\nPRESENT\nCllr Birch\n",
        "Oakford Panel\n3 March 2031\nThe meeting was chaired by Cllr Ash.\n",
        "Oakford Panel\n3 March 2031\nCllr Ash in the Chair.\n",
    ],
)
def test_the_chair(head: str) -> None:
    found = read(head).chair
    assert found is not None
    assert found.value == "Cllr Ash"


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("held at County Hall, Oakford on 3 March 2031", "County Hall, Oakford"),
        ("held on 3 March 2031 at 2pm in the Council Chamber, Town Hall", "Council Chamber, Town Hall"),
        ("held on 3 March 2031 as a Virtual meeting using Zoom", "Virtual meeting using Zoom"),
        ("held remotely on 3 March 2031 via Microsoft Teams", "Microsoft Teams"),
        ("held on 3 March 2031\nVenue: Room 2, The Library. View directions", "Room 2, The Library"),
        ("held on 3 March 2031", None),
    ],
)
def test_the_venue(line: str, venue: str | None) -> None:
    found = read(f"Minutes of a meeting of the Oakford Panel {line}\n").venue
    assert (found.value if found else None) == venue


def test_a_substitute_in_a_sentence_is_noted_beside_the_name() -> None:
    present = "PRESENT\nCllr Ash\nCllr Birch\n\nCllr Birch attended as substitute for Cllr Cedar.\n"
    found = read(f"Oakford Panel\n3 March 2031\n{present}")
    assert [(one.name, one.instead_of) for one in found.present or ()] == [
        ("Cllr Ash", None),
        ("Cllr Birch", "Cllr Cedar"),
    ]
    assert [(one.name, one.instead_of) for one in found.substitutes] == [("Cllr Birch", "Cllr Cedar")]


@pytest.mark.parametrize(
    "said",
    [
        "Cllr Ash needed to leave the meeting before its end.",
        "Cllr Ash left the Police Service in 2019.",
        "The Constable joined the force at 19.",
        "The Director left a note for the meeting.",
    ],
)
def test_what_is_no_movement(said: str) -> None:
    items = f"\n1. POLICING\n{said}\n2. CLOSE\nNone.\n"
    assert read("Minutes of a meeting of the Oakford Panel held on 3 March 2031.\n", items).movements == ()


def test_a_pack_whose_reports_have_their_stamp_twice_is_cut_once() -> None:
    agenda = "OAKFORD PANEL\nAGENDA\nDate: 1 May 2031\n1. MINUTES\n2. LAMP POSTS\n3. PATROLS\n\n"
    lamps = "Agenda Item 2\n\nReport of the Clerk\nSubject: Lamp posts\n\nThey are old.\n\nAgenda Item 2\n\nMore.\n\n"
    patrols = "Agenda Item 3\n\nReport of the Chief Constable\nSubject: Patrols\nAuthor: A Analyst\n\n"
    pack = f"{agenda}{lamps}{patrols}Recommendation\n\n1. To note it.\n"
    found = minutes_from(document_text("pack.txt", pack.encode()))
    assert found.kind is PaperKind.AGENDA_PACK
    assert [(one.kind, one.item, one.subject, one.author, one.recommendation) for one in found.papers] == [
        (PaperKind.AGENDA, None, None, None, None),
        (PaperKind.REPORT, "2", "Lamp posts", None, None),
        (PaperKind.REPORT, "3", "Patrols", "A Analyst", "To note it."),
    ]
    assert [item.number for item in found.items] == ["1", "2", "3"]
