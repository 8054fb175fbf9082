"""Districts of one area: a rate for each, and each held against the others together."""

import pytest

from moothall.comparison.part_rates import part_rates


def test_each_part_is_held_against_the_others_and_not_against_the_whole() -> None:
    # 300 of 10,000 against 100 + 140 of 24,000: ratio 30 / 10. The months are even, so chance alone is counted.
    found = part_rates(
        {"City": (100, 100, 100), "Vale": (33, 34, 33), "Hill": (47, 46, 47)},
        {"City": 10_000, "Vale": 10_000, "Hill": 14_000},
        per=1_000,
    )
    assert found.dispersion == 1
    assert [(part.name, part.rate, part.differs) for part in found.parts] == [
        ("City", 30, True),
        ("Hill", 10, True),
        ("Vale", 10, True),
    ]
    city = found.parts[0]
    assert city.test
    assert city.test.ratio == pytest.approx(3)
    assert city.test.difference == pytest.approx(0.02)
    assert [city.inner.low, city.inner.high] == pytest.approx([26.70, 33.59], abs=0.005)  # Byar
    assert city.outer.low < city.inner.low < city.inner.high < city.outer.high


def test_parts_alike_do_not_differ_and_one_alone_is_held_against_nothing() -> None:
    alike = part_rates({"A": (10, 10), "B": (10, 10)}, {"A": 1_000, "B": 1_000}, per=1_000)
    assert [(part.name, part.differs) for part in alike.parts] == [("A", False), ("B", False)]
    (alone,) = part_rates({"A": (10, 10)}, {"A": 1_000}, per=1_000).parts
    assert (alone.rate, alone.test, alone.differs) == (20, None, False)


def test_a_part_with_few_records_is_not_tested() -> None:
    few = part_rates({"A": (2, 3), "B": (100, 100)}, {"A": 1_000, "B": 1_000}, per=1_000).parts[-1]
    assert few.test
    assert (few.name, few.test.p, few.differs) == ("A", None, False)
