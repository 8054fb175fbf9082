"""Change between periods: both counts, percent or points, tested against the measure's own variation."""

from moothall.comparison.change import Change, Noise, Test, Total, Untested
from moothall.comparison.quarter_change import quarter_change

__all__ = ["Change", "Noise", "Test", "Total", "Untested", "quarter_change"]
