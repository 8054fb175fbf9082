"""Which chart a measure gets, and the reason that the method note gives."""

import pytest

from moothall.errors import UsageError
from moothall.measures import ChartKind, Measure, MeasureKind
from moothall.spc.chart_choice import ChartChoice, chart_for


def measure(kind: MeasureKind, rolling: int = 1) -> Measure:
    return Measure(id="example", title="Example", kind=kind, unit="examples", rolling=rolling)


COUNT, PERCENTAGE, RATE = (measure(kind) for kind in (MeasureKind.COUNT, MeasureKind.PERCENTAGE, MeasureKind.RATE))


def chosen_for_parts(kind: Measure, numerators: list[float | None], denominators: list[float | None]) -> ChartChoice:
    pairs = zip(numerators, denominators, strict=True)
    values = [None if part is None or not whole else 100 * part / whole for part, whole in pairs]
    return chart_for(kind, values, numerators=numerators, denominators=denominators)


@pytest.mark.parametrize(
    ("counts", "kind"), [([9, 10, 10], ChartKind.C), ([9, 10, None, 11], ChartKind.XMR), ([10, 10], ChartKind.XMR)]
)
def test_counts_by_their_mean(counts: list[float | None], kind: ChartKind) -> None:
    # 29 / 3 = 9.67 is under 10; 30 / 3 = 10 is not.
    assert chart_for(COUNT, counts).kind is kind


def test_the_reason_for_low_counts() -> None:
    assert chart_for(COUNT, [2, 4, 3]).reason == (
        "On average 3.00 a month, under 10: limits are the counts that chance explains (Poisson; wider where the "
        "months vary more than that), and runs are about the median. Moving-range limits would call too many stable "
        "months unusual."
    )


def test_the_reason_for_very_low_counts_names_a_better_chart() -> None:
    reason = chart_for(COUNT, [0, 1, 0, 0]).reason
    assert reason.startswith("On average 0.25 a month, under 10: ")
    assert reason.endswith(
        " With fewer than one a month, the days between one and the next say more, if the dates are known."
    )


def test_the_reason_for_larger_counts() -> None:
    assert chart_for(COUNT, [1200, 1300]) == ChartChoice(
        ChartKind.XMR,
        "On average 1,250 a month, 10 or more: limits come from how the counts themselves vary, which is usually more "
        "than by chance.",
    )


def test_a_percentage_that_varies_more_than_by_chance() -> None:
    # 10 and 20 of 100 in turn: sigma z 2.48 (worked in test_attribute_charts). With 11 ranges a sigma z of
    # 1 + 2 x sqrt(0.826 / 11) = 1.55 could be chance.
    assert chosen_for_parts(PERCENTAGE, [10, 20] * 6, [100] * 12) == ChartChoice(
        ChartKind.P_PRIME, "The months vary 2.48 times as much as chance alone would have it."
    )


def test_a_percentage_that_varies_as_by_chance() -> None:
    # 10 and 14 of 100 in turn: P = 0.12, sigma 0.0325, range of z 0.04 / 0.0325 = 1.2309, sigma z 1.09.
    assert chosen_for_parts(PERCENTAGE, [10, 14] * 6, [100] * 12) == ChartChoice(
        ChartKind.P, "The months vary as chance alone would have it (sigma z 1.09, about 1)."
    )


def test_a_percentage_that_varies_less_than_by_chance() -> None:
    # 12 and 13 of 100 in turn: P = 0.125, sigma 0.0331, sigma z 0.01 / 0.0331 / 1.128 = 0.27, under 1 - 0.55.
    assert chosen_for_parts(PERCENTAGE, [12, 13] * 6, [100] * 12) == ChartChoice(
        ChartKind.P_PRIME, "The months vary 0.27 times as much as chance alone would have it, so less."
    )


def test_a_percentage_of_few() -> None:
    # 1 and 2 of 10 in turn: n P (1 - P) = 10 x 0.15 x 0.85 = 1.3, under 5.
    assert chosen_for_parts(PERCENTAGE, [1, 2] * 6, [10] * 12) == ChartChoice(
        ChartKind.P, "The denominators are too small to tell other variation from chance."
    )


def test_a_percentage_of_few_that_swings_is_no_chance() -> None:
    # 0 and 5 of 10 in turn: P = 0.25, sigma 0.1369, sigma z 0.5 / 0.1369 / 1.128 = 3.24.
    assert chosen_for_parts(PERCENTAGE, [0, 5] * 6, [10] * 12).kind is ChartKind.P_PRIME


@pytest.mark.parametrize("numerators", [[10], [0, 0, 0], [100, 100], [10, None, 12]])
def test_a_percentage_whose_variation_cannot_be_said(numerators: list[float | None]) -> None:
    choice = chosen_for_parts(PERCENTAGE, numerators, [100] * len(numerators))
    assert choice == ChartChoice(ChartKind.P, "Whether the months vary more than by chance cannot be said.")


@pytest.mark.parametrize("kind", [PERCENTAGE, RATE])
def test_without_every_numerator_and_denominator(kind: Measure) -> None:
    expected = ChartChoice(
        ChartKind.XMR,
        "Not every month has its numerator and its denominator, so limits come from how the values vary.",
    )
    assert chart_for(kind, [10, 12, 11]) == expected
    assert chart_for(kind, [10, 12, 11], numerators=[10, 12, 11]) == expected
    assert chart_for(kind, [10, 12, 11], numerators=[10, None, 11], denominators=[100, 100, 100]) == expected


def test_a_month_without_a_value_needs_no_parts() -> None:
    numerators: list[float | None] = [*[10, 20] * 6, None, 0]
    assert chosen_for_parts(PERCENTAGE, numerators, [*[100] * 12, None, 0]).kind is ChartKind.P_PRIME


def test_a_rate_with_its_parts() -> None:
    # Rates 0.1 and 0.2 in turn: U = 0.15, sigma sqrt(0.15 / 100) = 0.0387, sigma z 0.1 / 0.0387 / 1.128 = 2.29.
    assert chosen_for_parts(RATE, [10, 20] * 6, [100] * 12) == ChartChoice(
        ChartKind.U_PRIME, "A rate, whose months vary 2.29 times as much as chance alone would have it."
    )
    assert chosen_for_parts(RATE, [10], [100]).kind is ChartKind.U


@pytest.mark.parametrize("kind", [MeasureKind.AVERAGE_TIME, MeasureKind.NUMBER])
def test_anything_else(kind: MeasureKind) -> None:
    assert chart_for(measure(kind), [3.5, 4.1]) == ChartChoice(
        ChartKind.XMR, "The values are neither counts nor parts of a whole, so limits come from how they vary."
    )


def test_rolling_values_have_no_chart() -> None:
    assert chart_for(measure(MeasureKind.COUNT, rolling=12), [500, 510]) == ChartChoice(
        None,
        "Each value covers 12 months and shares 11 of them with its neighbour, so limits, runs and trends would find "
        "changes that did not happen.",
    )


def test_survey_estimates_of_single_months() -> None:
    assert chart_for(measure(MeasureKind.SURVEY_ESTIMATE), [62, 64]) == ChartChoice(
        ChartKind.XMR,
        "Survey estimates: limits come from how they vary, and their margins of error are part of that.",
    )


def test_counts_below_nothing_are_no_counts() -> None:
    assert chart_for(COUNT, [2, -1]) == ChartChoice(
        ChartKind.XMR, "A value is below 0, so these are no counts that chance could explain."
    )


@pytest.mark.parametrize("asked", [ChartKind.G, ChartKind.T])
def test_nothing_below_nothing_passes_between_two_events(asked: ChartKind) -> None:
    with pytest.raises(UsageError, match="but a value is below 0"):
        chart_for(measure(MeasureKind.NUMBER), [3, -1], asked=asked)


def test_no_figures_no_chart() -> None:
    assert chart_for(COUNT, [None, None]) == ChartChoice(None, "There are no figures.")


# ------------------------------------------------------------------------------------------- by hand


def test_a_choice_by_hand_is_printed_with_what_it_replaces() -> None:
    choice = chart_for(COUNT, [2, 4, 3], asked=ChartKind.RUN)
    assert choice.kind is ChartKind.RUN
    assert choice.reason.startswith(
        "Chosen by hand. Otherwise the c chart would have been chosen: On average 3.00 a month"
    )
    assert chart_for(COUNT, [None, None], asked=ChartKind.RUN).reason == (
        "Chosen by hand. Otherwise no chart would have been chosen: There are no figures."
    )


def test_asking_for_what_would_be_chosen_anyway() -> None:
    assert chart_for(COUNT, [2, 4, 3], asked=ChartKind.C) == chart_for(COUNT, [2, 4, 3])


def test_charts_of_rare_events_are_chosen_by_hand() -> None:
    between = measure(MeasureKind.NUMBER)
    assert chart_for(between, [12, 40, 7], asked=ChartKind.G).kind is ChartKind.G
    assert chart_for(between, [12, 40, 7], asked=ChartKind.T).kind is ChartKind.T


@pytest.mark.parametrize(
    ("kind", "rolling", "asked", "message"),
    [
        (MeasureKind.COUNT, 12, ChartKind.RUN, "each value covers 12 months"),
        (MeasureKind.PERCENTAGE, 1, ChartKind.C, "the measure is of kind percentage. That chart is for count."),
        (MeasureKind.COUNT, 1, ChartKind.T, "That chart is for average-time, number."),
        (MeasureKind.RATE, 1, ChartKind.U, "not every month has its numerator and its denominator"),
    ],
)
def test_a_chart_that_does_not_go_with_the_measure_is_refused(
    kind: MeasureKind, rolling: int, asked: ChartKind, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        chart_for(measure(kind, rolling), [2, 4, 3], asked=asked)
