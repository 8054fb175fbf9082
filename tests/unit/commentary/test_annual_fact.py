"""Facts of an annual report are said with the numbers that they are made of."""

import pytest

from moothall.commentary.annual_fact import AnnualFact


def fact(value: float, unit: str = "", parts: tuple[float, ...] = (), whole: float | None = None) -> AnnualFact:
    return AnnualFact(title="A fact", value=value, source="A register", unit=unit, parts=parts, whole=whole)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        # Figures of the annual report in the pack of 1 October 2020.
        (fact(296, "officers", (107, 100, 89)), "107 + 100 + 89 = 296 officers"),
        (fact(13160, "referrals"), "13,160 referrals"),
        (fact(1356979, "£"), "£1,356,979"),
        (fact(119, "invitations", whole=441), "119 of 441 invitations (27%)"),
        # No percentage on a whole under 10; decimals as written.
        (fact(3, "visits", whole=9), "3 of 9 visits"),
        (fact(10.5, "hours"), "10.5 hours"),
        (fact(1234.567, "£"), "£1,234.57"),
    ],
)
def test_a_fact_is_said_with_its_parts_and_its_whole(known: AnnualFact, said: str) -> None:
    assert known.said == said


def test_parts_that_do_not_add_up_and_parts_larger_than_their_whole_are_refused() -> None:
    with pytest.raises(ValueError, match=r"A fact: the parts add up to 296, and the value is 295\."):
        fact(295, parts=(107, 100, 89))
    with pytest.raises(ValueError, match=r"A fact: 442 is no part of 441\."):
        fact(442, whole=441)
