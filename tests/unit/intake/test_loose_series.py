"""A file on its own, without a workspace: its measures are made from what stands in it."""

import pytest

from moothall.areas import Area
from moothall.errors import FileError
from moothall.intake import loose_series, slug, taken
from moothall.measures import Good, Measure, MeasureKind, Missing, Observation, Series
from moothall.periods import Month
from tests.unit.intake.cases import tidy

JUNE, JULY, AUGUST = Month(2020, 6), Month(2020, 7), Month(2020, 8)


def measure_of(text: str, kind: MeasureKind | None = None) -> Measure:
    return loose_series(taken("a.csv", text.encode()), kind=kind)[0].measure


def test_two_columns_make_one_series_of_counts() -> None:
    burglary = Measure(
        id="burglary",
        title="Burglary",
        kind=MeasureKind.COUNT,
        unit="",
        good=Good.DOWN,
        lower=0,
    )
    entries = (Observation(JUNE, 45), Missing(JULY, "No figure was supplied."), Observation(AUGUST, 1357))
    assert loose_series(taken("a.csv", b'Month,Burglary\nJun-20,45\nAug-20,"1,357"\n'), good=Good.DOWN) == [
        Series(burglary, Area("All"), entries)
    ]


def test_a_measure_and_an_area_make_a_series_each_in_the_order_of_the_file() -> None:
    rows = ["Robbery,Rutland,2020-06,1", "Burglary,Rutland,2020-06,2", "robbery,Leicester,2020-06,3"]
    found = loose_series(taken("a.csv", tidy(*rows)))
    assert [(series.measure.title, series.area.name, series.values) for series in found] == [
        ("Robbery", "Rutland", (1,)),
        ("Robbery", "Leicester", (3,)),
        ("Burglary", "Rutland", (2,)),
    ]


@pytest.mark.parametrize(
    ("values", "kind", "bounds", "decimals"),
    [
        (("0", "45", ""), MeasureKind.COUNT, (0, None), 0),
        (("-1", "45", ""), MeasureKind.NUMBER, (None, None), 0),
        (("0.25", "45", ""), MeasureKind.NUMBER, (None, None), 2),
        (("0.12345", "45", ""), MeasureKind.NUMBER, (None, None), 3),
        (("96.2%", "45%", ""), MeasureKind.PERCENTAGE, (0, 100), 1),
        (("96%", "45", ""), MeasureKind.NUMBER, (None, None), 0),
        (("", "", "[x]"), MeasureKind.COUNT, (0, None), 0),
    ],
)
def test_what_kind_of_measure_the_values_make(
    values: tuple[str, ...], kind: MeasureKind, bounds: tuple[float | None, float | None], decimals: int
) -> None:
    rows = [f"2020-{i:02},{value}" for i, value in enumerate(values, start=6)]
    measure = measure_of("\n".join(["Month,Answered", *rows]))
    assert (measure.kind, (measure.lower, measure.upper), measure.decimals) == (kind, bounds, decimals)
    assert measure.unit == ("%" if kind is MeasureKind.PERCENTAGE else "")


def test_numerators_and_denominators_make_a_percentage() -> None:
    text = "measure,period,value,numerator,denominator\nAnswered,2020-06,96.2,962,1000\n"
    assert measure_of(text).kind is MeasureKind.PERCENTAGE


def test_the_kind_can_be_named() -> None:
    assert measure_of("Month,Response\n2020-06,8\n", kind=MeasureKind.AVERAGE_TIME).kind is MeasureKind.AVERAGE_TIME
    with pytest.raises(FileError) as error:
        measure_of("Month,Response\n2020-06,8.5\n", kind=MeasureKind.COUNT)
    assert str(error.value) == (
        "a.csv, row 2, column Response: Response is 8.5. A count is a whole number. "
        "Correct the number, or change the measure's kind."
    )


def test_nothing_is_known_of_what_a_value_counts_so_sentences_open_with_the_title() -> None:
    assert measure_of("Month,Bicycle thefts\n2020-06,8\n").noun is None


def test_each_measure_has_its_own_id() -> None:
    found = loose_series(taken("a.csv", b"Month,999 calls (all),999 calls: all,999 calls all\n2020-06,1,2,3\n"))
    assert [series.measure.id for series in found] == ["999-calls-all", "999-calls-all-2", "999-calls-all-3"]


@pytest.mark.parametrize(("title", "wanted"), [("Café – crime", "cafe-crime"), ("😀", "measure"), (" A  b ", "a-b")])
def test_slugs(title: str, wanted: str) -> None:
    assert slug(title) == wanted
