"""Where: the force area, its districts, and records without a usable place."""

from moothall.areas.area import Area, AreaKind

__all__ = ["Area", "AreaKind"]
