"""The 15 force series of the Leicestershire example: season, proposed resets, and the quarter under both noises.

    python -m benchmarks.leicestershire_series

For each series: the season with its high and low month, the months from which resets are proposed, the p of the
change of the quarter against past years and against the moving ranges, which of them decision 6 takes, both sentences.
"""
# ruff: noqa: INP001, T201 - a command: it prints

import csv
from pathlib import Path

from moothall.areas import Area
from moothall.commentary.change_sentences import change_sentence
from moothall.comparison import Change, Noise, noise_choice, quarter_change
from moothall.measures import Measure, MeasureKind, Noun, Observation, Series
from moothall.periods import Month, Quarter
from moothall.spc import Analysis, Rules, analyse
from moothall.spc.false_alarms import StableMeasure, false_alarms_said
from moothall.wording.dates import MONTH_NAMES

TABLE = Path(__file__).parents[1] / "src/moothall/examples/leicestershire/observations/recorded-crime.csv"
FORCE, LAST, QUARTER = "Leicestershire", Month(2022, 9), Quarter(2022, 2)


def force_series() -> list[Series]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["area"] == FORCE]
    return [series_of(row) for row in rows]


def series_of(row: dict[str, str]) -> Series:
    name, noun = row["measure"], Noun("offence", "offences")
    measure = Measure(id=name, title=name, kind=MeasureKind.COUNT, unit="offences", noun=noun, lower=0)
    months = [(Month.parse(month), value) for month, value in row.items() if month[:1].isdigit()]
    return Series.of(measure, Area(FORCE), [Observation(m, float(value)) for m, value in months if m <= LAST])


def under(analysis: Analysis, most_times_the_usual: float) -> Change:
    """The change with past years used up to so many times the usual variation: 0 for never, 1e9 for always."""
    usual, noise_choice.MOST_TIMES_THE_USUAL = noise_choice.MOST_TIMES_THE_USUAL, most_times_the_usual  # type: ignore[assignment]
    try:
        return quarter_change(analysis)
    finally:
        noise_choice.MOST_TIMES_THE_USUAL = usual


def p_of(change: Change) -> str:
    return f"{change.test.p:.3f}" if change.test else "none"


def main() -> None:
    found = [analyse(series, Rules.standard(), window=QUARTER.window) for series in force_series()]
    print(f"{'series':29} {'season':20} {'resets proposed':28} {'past years':>10} {'ranges':>7}  taken")
    for analysis in found:
        season = analysis.season
        said = (
            f"{MONTH_NAMES[season.highest - 1][:3]} high, {MONTH_NAMES[season.lowest - 1][:3]} low"
            if season
            else "none"
        )
        resets = ", ".join(str(proposal.month) for proposal in analysis.proposals) or "none"
        past, ranges, taken = under(analysis, 1e9), under(analysis, 0), quarter_change(analysis)
        which = taken.test.noise.value if taken.test else "not tested"
        print(f"{analysis.measure.title:29} {said:20} {resets:28} {p_of(past):>10} {p_of(ranges):>7}  {which}")
    print()
    for analysis in found:
        for change in (under(analysis, 1e9), under(analysis, 0)):
            noise = change.test.noise if change.test else Noise.MOVING_RANGES
            print(f"{analysis.measure.title} ({noise.value}): {change_sentence(change)}")
    stable = [StableMeasure(analysis.current_phase.used) for analysis in found[:-1]]
    print()
    print(false_alarms_said(stable, Rules.standard()))


if __name__ == "__main__":
    main()
