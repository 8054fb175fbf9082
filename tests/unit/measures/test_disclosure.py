"""What is withheld and can be worked out all the same: by subtraction, from the other side, from several tables."""

from dataclasses import replace

from moothall.areas import Area, AreaKind
from moothall.measures import Entry, Measure, MeasureKind, Missing, Series, Withheld
from moothall.measures.disclosure import given_away
from moothall.periods import Month
from tests.worlds import CITY, SHIRE, VALE, measure_of, series_of

JUNE = Month(2020, 6)
SECRET = Withheld(JUNE, "Not agreed.")
BURGLARY, ROBBERY = measure_of(), measure_of(id="robbery", title="Robbery")
ALL_CRIME = measure_of(id="all-crime", title="All crime", contains=("burglary", "robbery"))


def of(measure: Measure, value: float | Entry | None, area: Area = SHIRE) -> Series:
    """A series of one month."""
    return series_of([value], measure, area=area)


def told(*series: Series, areas: tuple[Area, ...] = (SHIRE,)) -> list[tuple[str, ...]]:
    """Each series given away, with its area, then what it follows from."""
    return [
        (
            f"{found.series.measure.id} {found.series.area.name}",
            *(f"{s.measure.id} {s.area.name}" for s in found.others),
        )
        for found in given_away(series, areas)
    ]


def test_a_part_follows_from_the_whole_and_the_other_parts() -> None:
    assert told(of(ALL_CRIME, 50), of(BURGLARY, SECRET), of(ROBBERY, 5)) == [
        ("burglary Exampleshire", "all-crime Exampleshire", "robbery Exampleshire")
    ]


def test_a_whole_follows_from_all_its_parts() -> None:
    assert told(of(ALL_CRIME, SECRET), of(BURGLARY, 45), of(ROBBERY, 5)) == [
        ("all-crime Exampleshire", "burglary Exampleshire", "robbery Exampleshire")
    ]


def test_two_withheld_parts_hide_each_other() -> None:
    assert told(of(ALL_CRIME, 50), of(BURGLARY, SECRET), of(ROBBERY, SECRET)) == []


def test_a_missing_part_hides_what_is_withheld() -> None:
    assert told(of(ALL_CRIME, 50), of(BURGLARY, SECRET), of(ROBBERY, Missing(JUNE, "Lost."))) == []


def test_without_a_figure_for_every_part_nothing_follows() -> None:
    assert told(of(ALL_CRIME, 50), of(BURGLARY, SECRET)) == []


def test_each_side_of_a_percentage_gives_the_other_away() -> None:
    kept = measure_of(MeasureKind.PERCENTAGE, id="kept", complement="missed")
    missed = measure_of(MeasureKind.PERCENTAGE, id="missed")
    assert told(of(kept, SECRET), of(missed, 4.5)) == [("kept Exampleshire", "missed Exampleshire")]
    assert told(of(kept, 95.5), of(missed, SECRET)) == [("missed Exampleshire", "kept Exampleshire")]


def test_a_count_of_one_area_follows_from_the_whole_and_the_other_areas() -> None:
    here = (of(BURGLARY, 45), of(BURGLARY, SECRET, CITY), of(BURGLARY, 20, VALE))
    assert told(*here, areas=(SHIRE, CITY, VALE)) == [
        ("burglary Example City", "burglary Exampleshire", "burglary Vale of Example")
    ]


def test_areas_that_do_not_make_up_the_whole_give_nothing_away() -> None:
    # In May 45 is more than 20 + 20, so there is a third area that has no figures here.
    here = (
        series_of([45, 45], BURGLARY),
        series_of([20, SECRET], BURGLARY, area=CITY),
        series_of([20, 20], BURGLARY, area=VALE),
    )
    assert told(*here, areas=(SHIRE, CITY, VALE)) == []


def test_an_average_of_areas_is_no_sum() -> None:
    time = measure_of(MeasureKind.AVERAGE_TIME)
    here = (of(time, 20), of(time, SECRET, CITY), of(time, 22, VALE))
    assert told(*here, areas=(SHIRE, CITY, VALE)) == []


def test_several_tables_together_give_away_what_none_gives_away_alone() -> None:
    # Of burglary and robbery in two districts only Vale's robbery is published. Vale: 20 - 4 = 16 burglaries. City:
    # 10 - 4 = 6 robberies; and 40 - 16 = 24 burglaries, one step further on.
    table = (
        of(ALL_CRIME, 50), of(BURGLARY, 40), of(ROBBERY, 10),
        of(ALL_CRIME, 30, CITY), of(BURGLARY, SECRET, CITY), of(ROBBERY, SECRET, CITY),
        of(ALL_CRIME, 20, VALE), of(BURGLARY, SECRET, VALE), of(ROBBERY, 4, VALE),
    )  # fmt: skip
    assert [found[0] for found in told(*table, areas=(SHIRE, CITY, VALE))] == [
        "burglary Example City",
        "robbery Example City",
        "burglary Vale of Example",
    ]


def test_a_square_of_four_withheld_figures_holds() -> None:
    table = (
        of(ALL_CRIME, 50), of(BURGLARY, 40), of(ROBBERY, 10),
        of(ALL_CRIME, 30, CITY), of(BURGLARY, SECRET, CITY), of(ROBBERY, SECRET, CITY),
        of(ALL_CRIME, 20, VALE), of(BURGLARY, SECRET, VALE), of(ROBBERY, SECRET, VALE),
    )  # fmt: skip
    assert told(*table, areas=(SHIRE, CITY, VALE)) == []


def test_two_sums_can_settle_two_figures_that_both_leave_open() -> None:
    # b + c = 20 and a + b + c = 65: neither sum has one unknown, the difference has: a = 45.
    a, b, c = (measure_of(id=name, title=name) for name in "abc")
    pair = measure_of(id="pair", title="pair", contains=("b", "c"))
    three = measure_of(id="three", title="three", contains=("a", "b", "c"))
    secret = (of(a, SECRET), of(b, SECRET), of(c, SECRET))
    assert told(of(pair, 20), of(three, 65), *secret) == [("a Exampleshire", "pair Exampleshire", "three Exampleshire")]


def test_the_months_are_told() -> None:
    early = replace(SECRET, month=Month(2020, 4))
    whole = series_of([50, 50, 50], ALL_CRIME)
    part = series_of([early, 45, SECRET], BURGLARY)
    found = given_away((whole, part, series_of([5, 5, 5], ROBBERY)), (SHIRE, Area("Elsewhere", AreaKind.UNPLACED)))
    assert [one.months for one in found] == [(Month(2020, 4), JUNE)]
