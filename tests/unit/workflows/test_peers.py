"""Areas beside their peers: dated, directed, with whom it lacks."""

from datetime import date
from pathlib import Path

import pytest

from moothall.areas import PeerSet
from moothall.areas.peer_set import peers_of
from moothall.cli.main import main
from moothall.errors import FileError
from moothall.intake.peers_file import peers_from
from moothall.reports.comparison_in_words import comparison_in_words
from moothall.workflows.compare_areas import Wanted, compare_areas

COUNTS = "data/derived/street_counts_force_month_type_2018-10_2019-02.csv"
PEERS = """[[peers]]
name = "An old group"
of = "Leicestershire"
members = ["Kent", "Nottinghamshire", "Staffordshire Police", "Essex"]
as_of = 2014-11-01
source = "made up"

[[peers]]
name = "Of another"
of = "Kent"
members = ["Leicestershire"]
as_of = 2019-06-01
source = "made up"
"""


def test_a_force_stands_beside_its_region_unless_other_peers_are_named(shared: Path) -> None:
    told = comparison_in_words(compare_areas(shared / COUNTS, Wanted(subject="Leicestershire")))
    assert told[3] == (
        "East Midlands (5 forces with Leicestershire Police; regions of the Office for National Statistics, as of "
        "December 2019): their mean rate is 31.85, and Leicestershire Police has the 4th lowest of 5. It is "
        "significantly higher than the mean of the others, by 3.25."
    )


def test_a_set_of_ones_own_tells_its_age_and_whom_it_lacks(shared: Path, tmp_path: Path) -> None:
    file = tmp_path / "peers.toml"
    file.write_text(PEERS, "utf-8")
    found = compare_areas(shared / COUNTS, Wanted(subject="Leicestershire", peers=file))
    (group,) = found.groups
    assert group.compared == ("Nottinghamshire Police", "Staffordshire Police", "Essex Police")
    assert group.absent == ("Kent Police",)
    rates = [area.rate for area in found.areas if area.name in (*group.compared, "Leicestershire Police")]
    assert group.mean.mean * 1000 == pytest.approx(sum(rates) / 4)
    assert comparison_in_words(found)[3] == (
        "An old group (4 forces with Leicestershire Police; made up, as of November 2014, 4 years before the end of "
        "the period): their mean rate is 34.89, and Leicestershire Police has the 2nd lowest of 4. It does not differ "
        "significantly from the mean of the others (0.58 lower). Not compared: Kent Police."
    )


def test_peers_are_directed() -> None:
    sets = peers_from("peers.toml", PEERS.encode())
    assert peers_of("Leicestershire", sets) == (
        PeerSet(
            "An old group",
            "Leicestershire",
            ("Kent", "Nottinghamshire", "Staffordshire Police", "Essex"),
            date(2014, 11, 1),
            "made up",
        ),
    )


def test_a_set_holds_others_each_once() -> None:
    for members in ('"Kent"', '"Essex", "Essex"', ""):
        with pytest.raises(FileError, match="members are others than Kent, each once, and at least one"):
            peers_from(
                "peers.toml",
                f'[[peers]]\nname="A"\nof="Kent"\nmembers=[{members}]\nas_of=2020-01-01\nsource="b"\n'.encode(),
            )


def test_every_problem_of_a_file_of_peers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts, peers = tmp_path / "counts.csv", tmp_path / "peers.toml"
    counts.write_text(
        "month,force,count\n" + "".join(f"2021-01,{x} Police,9\n" for x in ("Kent", "Essex", "Surrey")), "utf-8"
    )
    peers.write_text('[[peers]]\nname = "A"\nof = 3\nas_of = "2020"\ncolour = 1\n', "utf-8")
    assert main(["compare", str(counts), "--of", "kent", "--peers", str(peers)]) == 3
    assert capsys.readouterr().err.startswith("5 problems; nothing was taken.\n- peers.toml: peers 1, of is 3.")
