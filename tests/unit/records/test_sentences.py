"""The account in words that a lay reader understands: every sentence on its own."""

from collections.abc import Mapping

import pytest

from moothall.records.account import Account, Category, FileRead, Identifiers
from moothall.records.account_sentences import account_sentences, joined_sentences
from moothall.records.joining import Joined

MONTHS = ("2021-01", "2021-02", "2021-03")
READ = "30 rows were read from 1 file, 2021-01 to 2021-03, and every one counted."


NO_IDENTIFIER = "Where records have no identifier, nobody can tell a copy from a second incident."
THAN = "than identifiers. They were counted."


def account(**known: object) -> Account:
    values: Mapping[str, object] = {"records": 30, **known}
    files = (FileRead("a.csv", 30),)
    return Account(kind="street", by=("month",), files=files, months=MONTHS, forces=(), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, ()),
        ({"records": 900}, ("They stand for 900 records.",)),
        ({"without_place": 1}, ("1 has no place: counted under 'no location', not in a district.",)),
        (
            {"unknown_places": {"Atlantis": 2}},
            ("2 have a place that the register of districts does not know: Atlantis 2.",),
        ),
        (
            {"exact_copies": {"Arrest": 2}},
            (f"2 rows are exact copies of another row: Arrest 2. They were counted. {NO_IDENTIFIER}",),
        ),
        (
            {"exact_copies": {"Charged": 2}, "identifiers": Identifiers(1, 2)},
            (
                "2 rows are exact copies of another row: Charged 2. They were counted.",
                "1 identifier is on more than one row: 2 rows more than identifiers. They were counted.",
            ),
        ),
        (
            {"identifiers": Identifiers(4, 5, in_several_months=2)},
            (f"4 identifiers are on more than one row, 2 of them in several months: 5 rows more {THAN}",),
        ),
        (
            {"months_not_of_their_file": {"a.csv": 1}},
            ("There are 1 row in 1 file with another month than the file's name says. The row's own month was taken.",),
        ),
        (
            {"missing_files": ("2021-01 kent", "2021-03 kent", "2021-04 kent", "2021-02 surrey")},
            (
                "No file was found for kent in 2021-01 and 2021-03 to 2021-04 (3 months). Not known is not zero.",
                "No file was found for surrey in 2021-02 (1 month). Not known is not zero.",
            ),
        ),
        (
            {"categories": (Category("Violent crime", 20, "2021-01", "2021-02", known=False),)},
            (
                "'Violent crime' is not a known category (20 records). It is counted under that name.",
                "'Violent crime' is last seen in 2021-02. A category may have been renamed, split or added then.",
            ),
        ),
        (
            {"categories": (Category("Robbery", 10, "2021-03", "2021-03", known=True),)},
            ("'Robbery' begins only in 2021-03. A category may have been renamed, split or added then.",),
        ),
        ({"categories": (Category("Robbery", 9, "2021-03", "2021-03", known=True),)}, ()),  # by chance, perhaps
        ({"changed_columns": ("a.csv (1 file): new: Note",)}, ("Columns changed in a.csv (1 file): new: Note.",)),
    ],
)
def test_each_part_of_the_account_has_its_sentence(known: dict[str, object], said: tuple[str, ...]) -> None:
    assert account_sentences(account(**known)) == (READ, *said)


def test_the_lag_of_outcomes_is_said() -> None:
    followed = {"2021-05": 2, "2021-06": 1, "2021-07": 0}
    told = joined_sentences(Joined(100, 90, 10, 0, 200, 80, months_later={0: 50, 1: 30, 2: 10}, followed=followed))
    assert " ".join(told[2:]) == (
        "The outcomes came: 50 in the month of the crime, 30 after 1 month and 10 after 2 months. "
        "Crimes of May 2021 are followed for 2 months, those of July 2021 for 0. Hold months against each other only "
        "over as many months since the crime (months-later in the table)."
    )
    one = Joined(100, 90, 10, 0, 200, 80, months_later=dict.fromkeys(range(9), 10), followed={"2021-05": 8})
    assert " ".join(joined_sentences(one)[2:]) == (
        "The outcomes came: 10 in the month of the crime, 10 after 1 month, 10 after 2 months, 10 after 3 months, 10 "
        "after 4 months, 10 after 5 months and 30 later."
    )


def test_what_joining_found_is_said_with_its_caution() -> None:
    assert "\n".join(joined_sentences(Joined(9_912, 9_533, 379, 3, 12_032, 9_470))) == (
        "Of 9,912 outcomes, the crime of 9,533 (96%) is in these files; that of 379 is not, often because it is older."
        "\n9,470 of 12,032 crimes have an outcome in these files. Recent crimes have had less time, so this is no "
        "measure of how well crimes are solved."
        "\n3 outcomes stand in a month before that of their crime."
    )
