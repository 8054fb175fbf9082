"""Which findings of a report stand when false ones are held to a rate."""

from dataclasses import replace

import pytest

from moothall.areas import Area
from moothall.measures import MeasureKind
from moothall.reports.context import Context
from moothall.reports.district_words import stand_sentence
from moothall.reports.findings_that_stand import FindingsThatStand, findings_that_stand, p_values
from moothall.reports.measure_entry import MeasureEntry, measure_entry
from moothall.spc import Rules
from tests.worlds import QUARTER, entry_of, measure_of, series_of

RULES = Rules.standard()
QUIET = [52, 48, 50, 49, 51] * 5
LEAP = [*QUIET[:-1], 150]
HARDLY = [*QUIET[:-1], 59]  # outside its limits, if only just


def entries(*values: list[int], kind: MeasureKind = MeasureKind.COUNT) -> list[MeasureEntry]:
    measure = replace(measure_of(), kind=kind)
    areas = [Area(f"Area {i}") for i in range(len(values))]
    series = [series_of(one, measure, area=area) for one, area in zip(values, areas, strict=True)]
    return [measure_entry(measure, one.area, one, QUARTER, RULES, Context()) for one in series]


def test_a_leap_stands_among_many_quiet_areas_and_what_is_hardly_outside_does_not() -> None:
    made = entries(LEAP, HARDLY, *[QUIET] * 60)
    found = findings_that_stand(made, RULES)
    assert [entry.area.name for entry in found.found] == ["Area 0", "Area 1"]
    assert [entry.area.name for entry in found.stand] == ["Area 0"]
    assert (len(found.judged), found.rate) == (62, 0.05)


def test_p_is_one_without_a_finding() -> None:
    assert p_values(entries(QUIET), RULES) == [1.0]


def test_alone_what_is_hardly_outside_may_stand_too() -> None:
    (entry,) = entries(HARDLY)
    (p,) = p_values([entry], RULES)
    assert bool(findings_that_stand([entry], RULES).stand) is (p <= 0.05)


def test_series_of_different_months_are_weighed_apart() -> None:
    made = [*entries(LEAP), *entries(LEAP[5:])]
    assert len({entry.analysis.series.window for entry in made}) == 2
    assert all(p < 0.001 for p in p_values(made, RULES))


def test_numbers_that_are_no_counts_are_weighed_by_how_they_vary() -> None:
    (p,) = p_values(entries(LEAP, kind=MeasureKind.NUMBER), RULES)
    assert p < 0.001


def test_what_cannot_be_judged_plays_no_part() -> None:
    made = entries(LEAP, LEAP[-3:])
    assert [entry.area.name for entry in findings_that_stand(made, RULES).judged] == ["Area 0"]


@pytest.mark.parametrize("rules", [Rules.papers(), Rules.sensitive(), Rules.mdc()], ids=lambda rules: rules.name)
def test_every_rule_set_is_weighed(rules: Rules) -> None:
    made = [entry_of(LEAP, rules=rules), entry_of(QUIET, rules=rules)]
    assert len(findings_that_stand(made, rules).stand) == 1


def test_the_shorter_list_is_named() -> None:
    leaps = entries(*[LEAP] * 4)
    stand, rest = tuple(leaps[:3]), tuple(leaps[3:])
    said = FindingsThatStand(judged=tuple(leaps), found=tuple(leaps), stand=stand)
    assert stand_sentence(said) == (
        "Of 4 findings among 4 figures, 3 stand: on average at most 5 in 100 of those that stand are chance (Benjamini "
        "and Hochberg). The others may be chance: Burglary (Area 3)."
    )
    assert stand_sentence(replace(said, stand=rest)) == (
        "Of 4 findings among 4 figures, 1 stands: on average at most 5 in 100 of those that stand are chance "
        "(Benjamini and Hochberg). It is Burglary (Area 3); the others may be chance."
    )
    assert stand_sentence(replace(said, stand=())) == (
        "Of 4 findings among 4 figures, none stands: among so many, each of them could be chance (Benjamini and "
        "Hochberg, 5 in 100)."
    )
    assert stand_sentence(replace(said, found=(), stand=())) is None
