"""The method note: every rule and threshold in words, printed from the values that the analysis used."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.commentary.rules_in_words import limits_method, rules_method
from moothall.comparison import Noise
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.comparison.noise_choice import FEWEST_PAST_DIFFERENCES, MOST_TIMES_THE_USUAL
from moothall.comparison.quarter_change import SMALL_QUARTER
from moothall.measures import ChartKind
from moothall.reports.measure_entry import MeasureEntry
from moothall.spc import Rules
from moothall.spc.autocorrelation import SMALLEST_TO_WARN_OF, WARNING_LEVEL
from moothall.spc.drift import DRIFT_LEVEL, FEWEST_FOR_A_DRIFT
from moothall.spc.false_alarms import false_alarms_said
from moothall.spc.limits import FEWEST_POINTS_FOR_FIRM_LIMITS, MAD_TO_SIGMA, SHOCK_SIGMAS
from moothall.spc.reset_proposal import FEWEST_AFTER_A_RESET, FEWEST_BEFORE_A_RESET
from moothall.spc.season import FEWEST_FOR_A_SEASON, SEASON_LEVEL
from moothall.spc.step_scan import SCAN_LEVEL
from moothall.spc.view import NEAR_A_LIMIT
from moothall.wording.lists import listed
from moothall.wording.numbers import SMALLEST_BASE_OF_A_PERCENTAGE, number


@dataclass(frozen=True)
class MethodParagraph:
    heading: str
    text: str


def method_note(
    rules: Rules, entries: Sequence[MeasureEntry], counted: Sequence[MeasureEntry]
) -> tuple[MethodParagraph, ...]:
    """What was done, in the order in which it was done.

    `entries` say which noise each change was held against; `counted` are those that false alarms are expected among.
    """
    return (
        MethodParagraph("The limits", limits_method(rules)),
        MethodParagraph("The rules", rules_method(rules)),
        *([MethodParagraph("Steady drifts", _DRIFT)] if rules.drift else []),
        *_charts(entries),
        MethodParagraph("Bounds", _BOUNDS),
        MethodParagraph("Few months", _few_months(rules)),
        *([MethodParagraph("Shocks", _SHOCKS)] if rules.leave_out_shocks else []),
        MethodParagraph("Close to a limit", _NEAR),
        *([MethodParagraph("Seasons", _SEASONS)] if rules.season else []),
        MethodParagraph("Months that resemble their neighbours", _NEIGHBOURS),
        MethodParagraph("Proposed resets", _proposed_resets(rules)),
        MethodParagraph("The quarter against a year before", _CHANGE),
        *_noise_paragraphs(entries),
        *_false_alarms(rules, counted),
        MethodParagraph("Small numbers", _SMALL),
        MethodParagraph("Exceptions", _EXCEPTIONS),
        MethodParagraph("Missing figures", _MISSING),
    )


_BOUNDS = (
    "A limit that lies beyond what a measure can reach, such as a count below 0 or a percentage above 100, is drawn "
    "and printed at that bound. No month can pass it, so the words say that no such limit applies; the other limit "
    "keeps its full width. Months are judged against the limits as calculated."
)
_SHOCKS = (
    f"A month further from the median than {SHOCK_SIGMAS} × {MAD_TO_SIGMA} × the median absolute deviation of its "
    "phase is left out of the mean and limits, so that it does not hide what follows. It is judged all the same, and "
    "named."
)
_NEAR = (
    f"A month inside a limit, but past {number(NEAR_A_LIMIT * 100)}% of the way from the mean to it, is said to be "
    "close to the limit. That is never an exception."
)
_SEASONS = (
    f"Looked for from {FEWEST_FOR_A_SEASON} months on: one wave through the year, kept where chance would give one as "
    f"strong less than {number(SEASON_LEVEL * 100)} time in 100, beside the steps and a straight trend. It is named, "
    "and taken out (two waves through the year) before the months are judged; the limits are widened for what was "
    "fitted. What the verdict would be with the season left in stands beside it."
)
_DRIFT = (
    f"A steady drift is a trend as well: from {FEWEST_FOR_A_DRIFT} months on, where chance would give a slope as steep "
    f"less than {number(DRIFT_LEVEL * 100)} time in 100, held against the month-to-month variation, and where a "
    "line tells more than the likeliest single step."
)
_NEIGHBOURS = (
    "Where neighbouring months resemble each other by "
    f"{number(SMALLEST_TO_WARN_OF, 1)} or more, once steps, trend and season are out, and chance would do so less than "
    f"{number(WARNING_LEVEL * 100)} times in 100, the measure says so. It erases no finding."
)
CHARTS_SAID = {
    ChartKind.RUN: "A run chart: a median, and no limits",
    ChartKind.C: (
        "Low counts: limits are the smallest and the largest count that chance explains (Poisson, with a chance of "
        "0.00135 beyond each; a negative binomial where the months vary more than by chance), and runs are about the "
        "median"
    ),
    ChartKind.P: "A p chart: limits from the number behind each percentage",
    ChartKind.P_PRIME: "Laney's p\u2032 chart: limits from the number behind each percentage, and how the months vary",
    ChartKind.U: "A u chart: limits from the number behind each rate",
    ChartKind.U_PRIME: "Laney's u\u2032 chart: limits from the number behind each rate, and how the months vary",
    ChartKind.G: "A g chart of what passed between rare events: limits of a geometric count, runs about the median",
    ChartKind.T: "A t chart of the time between rare events: limits of its 3.6th root",
}
_CHANGE = (
    "The quarter is compared with the same quarter a year before, so that seasons weigh on both alike. The "
    "difference is worked out before either figure is rounded. A change is called significant only if chance alone "
    f"would give one as large less than {number(SIGNIFICANCE_LEVEL * 100)} times in 100; the p beside it is that "
    f"chance, from 0 to 1. That means about {number(SIGNIFICANCE_LEVEL * 100)} of every 100 measures in which nothing "
    "happened will still be called so. Significant does not mean important. Where the limits were reset in between, "
    "the two quarters are not like for like and are not tested."
)
NOISE_METHOD = {
    Noise.PAST_DIFFERENCES: (
        f"Held against earlier years (t test on {FEWEST_PAST_DIFFERENCES} or more past differences on the year "
        f"before; not used where they are more than {MOST_TIMES_THE_USUAL} times what the month-to-month variation "
        "gives)"
    ),
    Noise.MOVING_RANGES: "Held against the usual month-to-month variation (z test on the moving ranges of the phase)",
    Noise.PARTS: (
        "Held against chance, by the numbers behind both percentages or rates, times how much more than by chance the "
        "months of the phase vary, and at least once (z test; exact, mid-p, where the numbers are small)"
    ),
    Noise.SAMPLING: (
        "Held against the chance of who happened to be asked (z test on the sizes of the samples, with the design "
        "effect of the survey, and less where both figures share people)"
    ),
    Noise.COUNTS_ALONE: "Held against what two counts so small can do by chance (exact test, mid-p)",
}
_FALSE_ALARMS = (
    "That is worked out from simulated measures whose months are independent. Where months resemble their "
    "neighbours, or a season weighs on them, it is more. Nobody can tell from the figures alone which exceptions "
    "these are."
)
_SMALL = (
    f"No percentage is printed on an earlier count under {SMALLEST_BASE_OF_A_PERCENTAGE}. Where the two quarters have "
    f"under {SMALL_QUARTER} on average, the two counts themselves are tested."
)
_EXCEPTIONS = (
    "An exception is a measure with a signal in the quarter that is not already explained and closed, or with a "
    "significant change. A measure that adds up others, or is a part of another, is shown and not counted again."
)
_MISSING = (
    "A missing or withheld figure is never taken as zero. Its reason is printed, and no total is made without it."
)


def _charts(entries: Sequence[MeasureEntry]) -> list[MethodParagraph]:
    """The measures that have another chart than the usual one, by chart; none where all have that."""
    titles = {
        kind: [e.measure.title for e in entries if e.analysis.current_phase.chart is kind and e.has_lines]
        for kind in CHARTS_SAID
    }
    said = [f"{CHARTS_SAID[kind]}: {listed(named)}." for kind, named in titles.items() if named]
    return [MethodParagraph("Charts by kind of data", " ".join(said))] if said else []


def _few_months(rules: Rules) -> str:
    return (
        f"Limits that rest on fewer than {FEWEST_POINTS_FOR_FIRM_LIMITS} months are trial limits. With fewer than "
        f"{rules.fewest_points} months there are none. A measure whose every month is the same has no variation, and "
        "no month of it is called unusual."
    )


def false_alarms_sentence(rules: Rules, counted: Sequence[MeasureEntry]) -> str | None:
    """How many measures would be pointed at in a quarter in which nothing happened; None where it is not known."""
    return false_alarms_said([entry.stable_measure for entry in counted if entry.stable_measure], rules)


def _proposed_resets(rules: Rules) -> str:
    season = ", once a season that was found is taken out" if rules.season else ""
    return (
        "A reset is proposed where a scan for the likeliest step finds one that chance gives less than "
        f"{number(SCAN_LEVEL * 100)} times in 100{season}; where {FEWEST_BEFORE_A_RESET} months or more stand before "
        f"it and {FEWEST_AFTER_A_RESET} or more after; and where {rules.shift} in a row of these lie beyond the mean "
        "before. Nothing is reset without a recorded decision."
    )


def _false_alarms(rules: Rules, counted: Sequence[MeasureEntry]) -> list[MethodParagraph]:
    said = false_alarms_sentence(rules, counted)
    return [MethodParagraph("False alarms", f"{said} {_FALSE_ALARMS}")] if said else []


def _noise_paragraphs(entries: Sequence[MeasureEntry]) -> list[MethodParagraph]:
    used = {
        noise: [e.measure.title for e in entries if e.change.test and e.change.test.noise is noise] for noise in Noise
    }
    said = [f"{NOISE_METHOD[noise]}: {listed(titles)}." for noise, titles in used.items() if titles]
    widened = [e.measure.title for e in entries if e.change.test and e.change.test.autocorrelation]
    if widened:
        said.append(f"Widened because neighbouring months resemble each other: {listed(widened)}.")
    return [MethodParagraph("What each change was held against", " ".join(said))] if said else []
