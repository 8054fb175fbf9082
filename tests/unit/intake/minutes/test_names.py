"""Names in lists and in sentences, with what stands beside them."""

import pytest

from moothall.intake.minutes.names import NameFound, names_in_line, names_in_sentence


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Cllr Ash (in the Chair)", [NameFound("Cllr Ash", "chair")]),
        ("Councillor B Birch - Vice-Chairman", [NameFound("Councillor B Birch", "vice-chair")]),
        ("Jo Cedar – Chief Executive, Oakford Council", [NameFound("Jo Cedar", "Chief Executive", "Oakford Council")]),
        ("Mr D. E. Dogwood OBE CC", [NameFound("Mr D. E. Dogwood OBE CC")]),
        ("Clerk: Fay Fir", [NameFound("Fay Fir", "Clerk")]),
        ("Gil Gorse: Head of Law", [NameFound("Gil Gorse", "Head of Law")]),
        ("Monitoring Officer (Mr Hazel)", [NameFound("Mr Hazel", "Monitoring Officer")]),
        ("Cllr Ash (Oakford Borough Council)", [NameFound("Cllr Ash", None, "Oakford Borough Council")]),
        ("Cllr Ivy (substitute for Cllr Juniper)", [NameFound("Cllr Ivy", instead_of="Cllr Juniper")]),
        ("Cllr Ivy (for Cllr Juniper)", [NameFound("Cllr Ivy", instead_of="Cllr Juniper")]),
        ("Councillors Ash, Birch and Cedar", [NameFound("Ash"), NameFound("Birch"), NameFound("Cedar")]),
        ("Cllr Ash      Cllr Birch; ", [NameFound("Cllr Ash"), NameFound("Cllr Birch")]),
        ("Item    Action", []),
        ("Chief Executive", []),
        ("UNRESTRICTED ITEMS", []),
    ],
)
def test_a_line_of_a_list(line: str, found: list[NameFound]) -> None:
    assert list(names_in_line(line)) == found


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Councillors Ash and Birch, and Jo Cedar", ["Ash", "Birch", "Jo Cedar"]),
        ("Councillor Ash and Jo Cedar, Chief Executive", ["Councillor Ash", "Jo Cedar"]),
        ("the Councillor for Oakford Ward", []),
    ],
)
def test_names_in_a_sentence(sentence: str, names: list[str]) -> None:
    assert [one.name for one in names_in_sentence(sentence)] == names


def test_an_office_after_a_name_in_a_sentence_is_its_role() -> None:
    assert names_in_sentence("Councillor Ash and Jo Cedar, Chief Executive")[1].role == "Chief Executive"
