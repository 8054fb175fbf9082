"""Body profiles: the three that ship, and what follows from them."""

from datetime import date
from importlib import resources

import pytest

from moothall.errors import FileError
from moothall.intake.body_file import body_from
from moothall.panel.body import BodyKind, BodyProfile

FOLDER = resources.files("moothall") / "examples" / "bodies"


def profile(name: str) -> BodyProfile:
    return body_from(f"{name}.toml", (FOLDER / f"{name}.toml").read_bytes())


LLR = "leicester-leicestershire-and-rutland"
YORK = "york-and-north-yorkshire"
BOARD = "policing-and-crime-board"


@pytest.mark.parametrize(
    ("name", "kind", "accountable", "votes"),
    [
        (LLR, BodyKind.PANEL, "Police and Crime Commissioner", 10),
        (YORK, BodyKind.FIRE_PANEL, "Mayor of York and North Yorkshire", 10),
        (BOARD, BodyKind.BOARD, "Policing and Crime Board", None),
    ],
)
def test_the_same_record_runs_for_a_commissioner_a_mayor_and_a_board(
    name: str, kind: BodyKind, accountable: str, votes: int | None
) -> None:
    found = profile(name)
    veto = next(power for power in found.powers if "precept" in power.name)
    assert (found.kind, found.accountable.title, veto.votes_needed(15)) == (kind, accountable, votes)
    assert found.is_template is (name == BOARD)


@pytest.mark.parametrize(("members", "votes"), [(10, 7), (13, 9), (14, 10), (15, 10), (16, 11), (18, 12), (20, 14)])
def test_two_thirds_of_the_members(members: int, votes: int) -> None:
    # The table of section 1 in the notes on the law; the Act counts all members at the time.
    veto = next(power for power in profile(LLR).powers if "precept" in power.name)
    assert veto.votes_needed(members) == votes


def test_the_host_is_the_one_of_the_day() -> None:
    found = profile(LLR)
    days = (date(2020, 10, 1), date(2022, 1, 1), date(2024, 6, 18))
    hosts = [found.host_on(day) for day in days]
    assert [host and host.name for host in hosts] == ["Leicester City Council", None, "Leicestershire County Council"]
    assert (len(found.authorities_on(days[0])), found.members) == (10, 15)


def test_five_clear_days_lie_between_an_agenda_and_its_meeting() -> None:
    # Thursday 1 October 2020. Clear: Wednesday 30, Tuesday 29, Monday 28, Friday 25, Thursday 24. So Wednesday 23.
    assert profile(LLR).publish_by(date(2020, 10, 1)) == date(2020, 9, 23)
    assert profile(LLR).publish_by(date(2020, 10, 1), holidays=[date(2020, 9, 28)]) == date(2020, 9, 22)


def test_the_days_of_the_precept_are_days_of_every_year() -> None:
    assert [one.in_year(2027) for one in profile(LLR).days] == [
        date(2027, 2, 1),
        date(2027, 2, 8),
        date(2027, 2, 15),
        date(2027, 2, 22),
        date(2027, 3, 1),
    ]


def test_every_problem_of_a_profile_is_told() -> None:
    data = b"""name = "A"
kind = "senate"
area = "B"
clear_days = 5
checked = 2026-11-26
[accountable]
title = "C"
[[power]]
name = "Veto"
applies = "yes"
votes = "3/2"
source = "D"
[[day]]
what = "Notice"
on = "13-01"
source = "E"
"""
    with pytest.raises(FileError) as refused:
        body_from("a.toml", data)
    assert [problem.found for problem in refused.value.problems] == [
        "kind is 'senate'.",
        "power 1, applies is 'yes'.",
        "power 1, votes is '3/2'.",
        "day 1, on is '13-01'.",
    ]
