"""Earlier cards of a measure: what was said then, and what came of it."""

from dataclasses import replace

from moothall.measures import Withheld
from moothall.periods import Month, Quarter
from moothall.reports.context import Context
from moothall.reports.earlier_card import WITHHELD_NOW, EarlierCard
from tests.kept import BEFORE_LAST, LAST, SHOWN, kept_measure, kept_report
from tests.worlds import QUARTER, report_of, series_of

QUIET = [52, 48] * 12
EXCEPTION, STABLE = kept_measure(), kept_measure(is_exception=False)


def cards(context: Context, values: list[float | Withheld | None] | None = None) -> tuple[EarlierCard, ...]:
    return report_of(series_of(values or QUIET), context=context).entries[0].earlier_cards


def test_the_latest_first_with_finding_cause_and_what_came_of_it() -> None:
    kept = (kept_report(STABLE, quarter=BEFORE_LAST), kept_report(EXCEPTION))
    latest, before = cards(Context(kept=kept, actions=(SHOWN,)))
    assert (latest.quarter, latest.label, latest.message, latest.cause) == (
        LAST,
        "Single point exception, above: concern",
        "190, 42 more than the 148 a year before (+28%).",
        "Not known.",
    )
    assert latest.came_of_it(QUARTER) == (
        "Answered with evidence. Ask why burglary rose in March. Owner: Head of Crime. Closed 1 July 2020: A form "
        "changed. Evidence: A study of every record."
    )
    assert (before.quarter, before.label, before.came_of_it(QUARTER)) == (BEFORE_LAST, "Stable", None)


def test_at_most_four_and_none_of_this_quarter_or_of_another_measure() -> None:
    quarters = [QUARTER, LAST, BEFORE_LAST, Quarter(2019, 2), Quarter(2019, 1), Quarter(2018, 4)]
    kept = tuple(kept_report(EXCEPTION, quarter=quarter) for quarter in quarters)
    other = kept_report(replace(EXCEPTION, id="robbery"), quarter=Quarter(2018, 3))
    assert [card.quarter for card in cards(Context(kept=(*kept, other)))] == quarters[1:5]


def test_nothing_is_said_again_of_figures_that_are_withheld_now() -> None:
    secret: list[float | Withheld | None] = [*QUIET]
    secret[-4] = Withheld(Month(2020, 3), "Not released.", None)
    (card,) = cards(Context(kept=(kept_report(EXCEPTION),)), secret)
    assert (card.label, card.message, card.cause) == ("Withheld", WITHHELD_NOW, WITHHELD_NOW)
