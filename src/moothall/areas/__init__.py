"""Where: the force area, its districts, and records without a usable place."""

from moothall.areas.area import Area, AreaKind
from moothall.areas.geography import District, Force, Geography, Partnership
from moothall.areas.peer_set import PeerSet
from moothall.areas.residents import Denominators, Residents

__all__ = [
    "Area",
    "AreaKind",
    "Denominators",
    "District",
    "Force",
    "Geography",
    "Partnership",
    "PeerSet",
    "Residents",
]
