"""The words that a season is out, wherever what is said is true only without it."""

from moothall.spc import Analysis

SEASON_OUT = "once the season is taken out"


def without_season(analysis: Analysis) -> str:
    """', once the season is taken out' where it is; nothing where there is none."""
    return f", {SEASON_OUT}" if analysis.season else ""
