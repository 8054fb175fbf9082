"""The season in words: when a measure is usually high and low, and that it is no finding."""

from moothall.commentary.figures import in_unit
from moothall.spc import Analysis
from moothall.wording.dates import MONTH_NAMES
from moothall.wording.numbers import number


def season_sentence(analysis: Analysis) -> str | None:
    """None where no season was found. It is named beside the limits, which do not take it out."""
    season, measure = analysis.season, analysis.measure
    if season is None:
        return None
    above = in_unit(measure, number(max(season.effects), measure.decimals))
    below = in_unit(measure, number(-min(season.effects), measure.decimals))
    high, low = MONTH_NAMES[season.highest - 1], MONTH_NAMES[season.lowest - 1]
    return (
        f"Season: usually highest in {high}, about {above} above the year\u2019s mean, and lowest in {low}, about "
        f"{below} below it. The limits do not take this out, so a month outside them may be the season; the "
        "comparison with a year before is like with like."
    )
