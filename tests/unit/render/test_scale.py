"""Places on paper: ticks that enclose the values with labels that are true, and labels that keep apart."""

import pytest

from moothall.periods import Month
from moothall.render.scale import Frame, Scale, axis, spread_out, tick_label


def test_months_lie_along_the_frame_and_values_up_it() -> None:
    scale = Scale(Frame(left=10, top=5, right=70, bottom=105), Month(2020, 1), months=6, low=0, high=200)
    assert scale.step == 10
    assert [scale.x(Month(2020, 1)), scale.x(Month(2020, 6))] == [15, 65]
    assert [scale.y(0), scale.y(50), scale.y(200)] == [105, 80, 5]


@pytest.mark.parametrize(
    ("values", "floor", "ceiling", "labels"),
    [
        ([257, 519], 0, None, ["200", "300", "400", "500", "600"]),
        ([0, 7], 0, None, ["0", "2", "4", "6", "8"]),
        ([12, 24], None, None, ["10.0", "12.5", "15.0", "17.5", "20.0", "22.5", "25.0"]),
        ([0.1, 1.2], 0, None, ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25"]),
        ([86, 100], 0, 100, ["85", "90", "95", "100"]),
        ([-3, 3], None, None, ["−4", "−2", "0", "2", "4"]),
        ([5, 5], None, None, ["4.4", "4.6", "4.8", "5.0", "5.2", "5.4", "5.6"]),
        ([0, 0], 0, None, ["0.00", "0.05", "0.10"]),
        ([100, 100], 0, 100, ["90", "95", "100"]),
        ([7.2, 7.2 + 3e-15], 0, None, ["6.0", "6.5", "7.0", "7.5", "8.0"]),
        ([2e-11, 9e-11], 0, None, [f"0.000000000{n:02}" for n in (2, 4, 6, 8, 10)]),
        ([0.5, 9], 0.5, None, ["0", "2", "4", "6", "8", "10"]),
    ],
)
def test_round_ticks_enclose_the_values_and_do_not_pass_the_bounds(
    values: list[float], floor: float | None, ceiling: float | None, labels: list[str]
) -> None:
    ticks, decimals = axis(values, floor=floor, ceiling=ceiling)
    assert [tick_label(tick, decimals) for tick in ticks] == labels
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]


@pytest.mark.parametrize(
    ("places", "spread"),
    [
        ([], []),
        ([50], [50]),
        ([10, 60], [10, 60]),
        ([40, 42, 90], [40, 60, 90]),
        ([42, 40, 41], [80, 40, 60]),  # the order of the places, not of the list
        ([85, 95, 99], [60, 80, 100]),  # pushed back from the far end
        ([95, 10, 96], [80, 10, 100]),
        ([0, 90, 95, 97, 98, 99], [0, 20, 40, 60, 80, 100]),
        ([1, 2, 3, 4, 5, 6, 7], [0, 0, 20, 40, 60, 80, 100]),  # too many for the room
    ],
)
def test_labels_keep_apart_and_in_the_frame(places: list[float], spread: list[float]) -> None:
    assert spread_out(places, gap=20, low=0, high=100) == spread
