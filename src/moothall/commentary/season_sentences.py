"""The season in words: when a measure is usually high and low, and what judging it without that changes."""

from moothall.commentary.figures import in_unit
from moothall.commentary.verdict_sentences import verdict_sentence
from moothall.measures import Measure
from moothall.spc import Analysis
from moothall.wording.dates import MONTH_NAMES
from moothall.wording.lists import listed
from moothall.wording.numbers import number


def season_sentence(analysis: Analysis) -> str | None:
    """None where no season was found. A season that was found is taken out before the months are judged."""
    season, measure = analysis.season, analysis.measure
    if season is None:
        return None
    above, below = _size(measure, max(season.effects)), _size(measure, -min(season.effects))
    high, low = MONTH_NAMES[season.highest - 1], MONTH_NAMES[season.lowest - 1]
    return (
        f"Season: usually highest in {high}, about {above} above the year\u2019s mean, and lowest in {low}, about "
        f"{below} below it. This is taken out before the months are judged, so that each is held against what is usual "
        "at its time of year."
    )


def _size(measure: Measure, effect: float) -> str:
    said = number(effect, measure.decimals)
    return f"{said} percentage points" if measure.in_points else in_unit(measure, said)


def plain_view_sentence(analysis: Analysis) -> str | None:
    """What the verdict would be on the months as they stand.

    None where they were judged as they stand, or where only a month left out or wider limits make the difference and
    the verdict is the same.
    """
    as_they_stand = analysis.as_it_stands
    if as_they_stand is None:
        return None
    ours, plain = analysis.verdict, as_they_stand.verdict
    if (ours.status, ours.side) == (plain.status, plain.side):
        return f"With {_differences(analysis)}, the verdict would be the same." if analysis.season else None
    return f"With {_differences(analysis)}, the verdict would be another: {verdict_sentence(as_they_stand)}"


def _differences(analysis: Analysis) -> str:
    """What the judged view did that the plain one does not, undone."""
    said = ["the season left in"] if analysis.season else []
    if any(phase.left_out for phase in analysis.phases):
        said.append("every month feeding the limits")
    if any((phase.dispersion or 1) > 1 for phase in analysis.phases):
        said.append("limits for chance alone")
    return listed(said) or "the months as they stand"
