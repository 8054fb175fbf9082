"""Bytes in, values out: tables of months and numbers, and the files of a workspace."""

from moothall.intake.loose_series import loose_series
from moothall.intake.notices import Notice
from moothall.intake.observations import taken
from moothall.intake.series import series_from
from moothall.intake.taken import Taken, TakenRow
from moothall.intake.text import slug
from moothall.intake.workspace import WorkspaceContents, workspace_from

__all__ = [
    "Notice",
    "Taken",
    "TakenRow",
    "WorkspaceContents",
    "loose_series",
    "series_from",
    "slug",
    "taken",
    "workspace_from",
]
