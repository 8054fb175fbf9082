"""Where: the force area, its districts, and records without a usable place."""

from moothall.areas.area import Area, AreaKind
from moothall.areas.geography import District, Force, Geography, Partnership
from moothall.areas.peer_set import PeerSet

__all__ = ["Area", "AreaKind", "District", "Force", "Geography", "Partnership", "PeerSet"]
