"""Months, windows and quarters as a reader says them."""

from collections.abc import Sequence
from datetime import date

from moothall.periods import Month, Quarter, Window
from moothall.wording.lists import listed

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ABBREVIATED_LENGTH = 3
MOST_MONTHS_NAMED = 4
DAYS_IN_A_YEAR = 365


def month_name(month: Month) -> str:
    """June 2020."""
    return f"{MONTH_NAMES[month.number - 1]} {month.year}"


def months_listed(months: Sequence[Month]) -> str:
    """July and September 2022; December 2021 and January 2022: a year is said once where it can be."""
    if len({month.year for month in months}) > 1:
        return listed([month_name(month) for month in months])
    return f"{listed([MONTH_NAMES[month.number - 1] for month in months])} {months[0].year}"


def months_together(months: Sequence[Month]) -> str:
    """Months in order: July to September 2022 where none is left out; up to four of them by name; more as a number."""
    first, last = months[0], months[-1]
    if last - first + 1 == len(months):
        return months_named(Window(first, last))
    if len(months) <= MOST_MONTHS_NAMED:
        return months_listed(months)
    return f"{months_long(len(months))} from {month_name(first)} to {month_name(last)}"


def short_month(month: Month) -> str:
    """Jun 2020."""
    return f"{MONTH_NAMES[month.number - 1][:ABBREVIATED_LENGTH]} {month.year}"


def months_named(window: Window) -> str:
    """July to September 2022; December 2021 to February 2022; June 2020."""
    first, last = window.first, window.last
    if first == last:
        return month_name(first)
    begin = MONTH_NAMES[first.number - 1] if first.year == last.year else month_name(first)
    return f"{begin} to {month_name(last)}"


def short_months(window: Window) -> str:
    """Jul-Sep 2022, with an en dash."""
    first, last = window.first, window.last
    if first == last:
        return short_month(first)
    begin = short_month(first) if first.year != last.year else MONTH_NAMES[first.number - 1][:ABBREVIATED_LENGTH]
    return f"{begin}–{short_month(last)}"


def quarter_named(quarter: Quarter) -> str:
    """Quarter 2 of 2022-23 (July to September 2022)."""
    return f"Quarter {quarter.number} of {quarter.financial_year} ({months_named(quarter.window)})"


def day_named(day: date) -> str:
    """1 October 2020."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """1 Oct 2020."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:ABBREVIATED_LENGTH]} {day.year}"


def months_long(number: int) -> str:
    """17 months; 1 month."""
    return f"{number} month" if number == 1 else f"{number} months"


def days_long(number: int) -> str:
    """17 days; 1 day; from two years on in whole years."""
    if number >= 2 * DAYS_IN_A_YEAR:
        return f"{number // DAYS_IN_A_YEAR} years"
    return f"{number} day" if number == 1 else f"{number} days"
