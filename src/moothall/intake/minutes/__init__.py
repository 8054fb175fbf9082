"""Minutes in: who met, what was decided, who promised what, each with its line; never invented."""

from moothall.intake.minutes.read import minutes_from

__all__ = ["minutes_from"]
