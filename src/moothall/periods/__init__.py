"""When: months, financial quarters, rolling years, windows of months."""

from moothall.periods.month import Month
from moothall.periods.quarter import Quarter
from moothall.periods.rolling_year import RollingYear
from moothall.periods.window import Window

__all__ = ["Month", "Quarter", "RollingYear", "Window"]
