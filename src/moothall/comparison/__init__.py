"""Change between periods: both counts, percent or points, tested against the measure's own variation."""

from moothall.comparison.change import Change, Noise, Test, Total, Untested
from moothall.comparison.quarter_change import quarter_change
from moothall.comparison.span_changes import SpanChange, span_changes

__all__ = ["Change", "Noise", "SpanChange", "Test", "Total", "Untested", "quarter_change", "span_changes"]
