"""The method note: every rule and threshold in words, printed from the values that the analysis used."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.comparison import Noise
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.comparison.quarter_change import FEWEST_PAST_DIFFERENCES, SMALL_QUARTER
from moothall.reports.measure_entry import MeasureEntry
from moothall.spc import LimitsBasis, Rules
from moothall.spc.analysis import FEWEST_POINTS_FOR_FIRM_LIMITS, FEWEST_POINTS_FOR_LIMITS, NEAR_A_LIMIT
from moothall.spc.limits import LIMIT_SIGMAS, MAD_TO_SIGMA, RANGE_TO_SIGMA, SHOCK_SIGMAS
from moothall.wording.lists import listed
from moothall.wording.numbers import SMALLEST_BASE_OF_A_PERCENTAGE, number


@dataclass(frozen=True)
class MethodParagraph:
    heading: str
    text: str


def method_note(rules: Rules, entries: Sequence[MeasureEntry]) -> tuple[MethodParagraph, ...]:
    """What was done, in the order in which it was done. `entries` say which noise each change was held against."""
    return (
        MethodParagraph("The limits", limits_method(rules)),
        MethodParagraph("The rules", rules_method(rules)),
        MethodParagraph("Bounds", _BOUNDS),
        MethodParagraph("Few months", _FEW_MONTHS),
        *([MethodParagraph("Shocks", _SHOCKS)] if rules.leave_out_shocks else []),
        MethodParagraph("Close to a limit", _NEAR),
        MethodParagraph("The quarter against a year before", _CHANGE),
        *_noise_paragraphs(entries),
        MethodParagraph("Small numbers", _SMALL),
        MethodParagraph("Exceptions", _EXCEPTIONS),
        MethodParagraph("Missing figures", _MISSING),
    )


def limits_method(rules: Rules) -> str:
    if rules.limits is LimitsBasis.STANDARD_DEVIATION:
        return (
            "Each measure has its own mean and its own limits, by one formula: the mean plus and minus "
            f"{LIMIT_SIGMAS} sample standard deviations of all months of the phase."
        )
    return (
        f"Each measure has its own mean and its own limits, by one formula: the mean plus and minus {LIMIT_SIGMAS} "
        "standard deviations. The standard deviation is the average difference between neighbouring months divided "
        f"by {RANGE_TO_SIGMA}. A gap is not bridged."
    )


def rules_method(rules: Rules) -> str:
    """The rules with their lengths, read from the values that the analysis used."""
    return (
        f"Rule set '{rules.name}'. Single point exception: a month outside the limits; a month on a limit is inside. "
        f"Trend: {rules.trend} months or more, each after the first strictly further in the same direction. Step "
        f"shift: {rules.shift} months or more in a row on the same side of the mean; a month on the mean ends the "
        "run. A gap ends every run, and no run crosses a reset. The verdict on the quarter is the first of these, in "
        "this order, whose run reaches into it; the others are said as well."
    )


_BOUNDS = (
    "A limit that lies beyond what a measure can reach, such as a count below 0 or a percentage above 100, is drawn "
    "and printed at that bound. No month can pass it, so the words say that no such limit applies; the other limit "
    "keeps its full width. Months are judged against the limits as calculated."
)
_FEW_MONTHS = (
    f"Limits that rest on fewer than {FEWEST_POINTS_FOR_FIRM_LIMITS} months are trial limits. With fewer than "
    f"{FEWEST_POINTS_FOR_LIMITS} months there are none. A measure whose every month is the same has no variation, and "
    "no month of it is called unusual."
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
        f"Held against earlier years (t test on {FEWEST_PAST_DIFFERENCES} or more past differences of the same "
        "quarters, in a phase without signals)"
    ),
    Noise.MOVING_RANGES: "Held against the usual month-to-month variation (z test on the moving ranges of the phase)",
    Noise.COUNTS_ALONE: "Held against what two counts so small can do by chance (exact test, mid-p)",
}
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


def _noise_paragraphs(entries: Sequence[MeasureEntry]) -> list[MethodParagraph]:
    used = {
        noise: [e.measure.title for e in entries if e.change.test and e.change.test.noise is noise] for noise in Noise
    }
    said = [f"{NOISE_METHOD[noise]}: {listed(titles)}." for noise, titles in used.items() if titles]
    widened = [e.measure.title for e in entries if e.change.test and e.change.test.autocorrelation]
    if widened:
        said.append(f"Widened because neighbouring months resemble each other: {listed(widened)}.")
    return [MethodParagraph("What each change was held against", " ".join(said))] if said else []
