"""Days and times as minutes write them."""

from datetime import date, time

import pytest

from moothall.intake.minutes.dates import first_day, first_time, span_in


@pytest.mark.parametrize(
    "written",
    [
        "Thursday, 20 February 2020",
        "20th February 2020",
        "the 20th of February, 2020",
        "February 20, 2020",
        "20/02/2020",
        "20.2.2020",
        "2020-02-20",
        "20 Feb 2020",
    ],
)
def test_a_day(written: str) -> None:
    found = first_day(f"held on {written} at 2pm")
    assert found is not None
    assert (found.day, found.doubt) == (date(2020, 2, 20), None)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2.00 pm", time(14, 0)),
        ("2:00pm", time(14, 0)),
        ("10 a.m.", time(10, 0)),
        ("12 noon", time(12, 0)),
        ("12 midnight", time(0, 0)),
        ("1400 hours", time(14, 0)),
        ("14:00", time(14, 0)),
        ("9.30", time(9, 30)),
        ("14.30 pm", time(14, 30)),
        ("0 pm", None),
        ("2.00", None),
        ("7 members", None),
        ("section 3.11", None),
        ("£2.50 am", None),
    ],
)
def test_a_time_needs_what_makes_it_one(written: str, at: time | None) -> None:
    assert first_time(written) == at


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("2.00 - 3.45 pm", (time(14, 0), time(15, 45))),
        ("10.00 - 12.45 pm", (time(10, 0), time(12, 45))),
        ("10am to 12 noon", (time(10, 0), time(12, 0))),
        ("10.00 am – 11.35 am", (time(10, 0), time(11, 35))),
        ("14:00 - 15:30", (time(14, 0), time(15, 30))),
        ("pages 2 - 3", None),
        ("3.45 pm - 2.00 pm", None),
    ],
)
def test_a_span(written: str, span: tuple[time, time] | None) -> None:
    assert span_in(written) == span
