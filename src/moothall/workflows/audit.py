"""Audit: who changed what and when, and whether anything is other than it was written."""

from dataclasses import dataclass
from datetime import datetime

from moothall.store.chain import faults
from moothall.store.models import Change


@dataclass(frozen=True, kw_only=True)
class ChangeMade:
    number: int
    at: datetime
    by: str
    body: str
    what: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Audit:
    """`faults` says in words what is not as it was written."""

    changes: tuple[ChangeMade, ...]
    faults: tuple[str, ...]


def audit(*, holds: str | None = None) -> Audit:
    """The changes, and what is wrong with them. `holds` is a hash that has to be among theirs."""
    found = Change.objects.select_related("body").order_by("number")
    wrong = list(faults())
    if holds and not found.filter(hash=holds.strip().casefold()).exists():
        wrong.append(f"No change has the hash {holds}: what was there then is there no more.")
    changes = tuple(
        ChangeMade(number=one.number, at=one.at, by=one.by, body=one.body.slug, what=one.what, hash=one.hash)
        for one in found
    )
    return Audit(changes=changes, faults=tuple(wrong))
