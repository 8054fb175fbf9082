"""The tables. Nothing in them is ever changed or deleted but a body's own row: each change adds rows."""

from moothall.store.models.body import Body
from moothall.store.models.change import Change
from moothall.store.models.figure import Figure
from moothall.store.models.kept_file import FileVersion, KeptBytes
from moothall.store.models.report import Report, ReportFile

__all__ = ["Body", "Change", "Figure", "FileVersion", "KeptBytes", "Report", "ReportFile"]
