"""The chain of changes: each row holds the hash of the one before, so that none can be altered without a trace."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from moothall.store.models import Body, Change

BEFORE_THE_FIRST = "0" * 64


def add_change(body: Body, *, what: str, by: str, at: datetime, known_on: date, details: Mapping[str, Any]) -> Change:
    """The next link of the chain. To be called inside `writing`."""
    last = Change.objects.order_by("-number").first()
    change = Change(
        number=last.number + 1 if last else 1,
        body=body,
        at=at.astimezone(UTC).replace(microsecond=0),
        by=by,
        what=what,
        known_on=known_on,
        details=canonical(details),
        previous=last.hash if last else BEFORE_THE_FIRST,
    )
    change.hash = hash_of(change)
    change.save(force_insert=True)
    return change


def hash_of(change: Change) -> str:
    """The SHA-256 of everything in the row, the hash before it among it."""
    row = {
        "number": change.number,
        "body": change.body.slug,
        "at": change.at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": change.by,
        "what": change.what,
        "known_on": change.known_on.isoformat(),
        "details": change.details,
        "previous": change.previous,
    }
    return sha256(canonical(row).encode()).hexdigest()


def canonical(value: Mapping[str, Any]) -> str:
    """JSON that is written in one way only."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def change_with(hash_of_it: str) -> Change:
    return Change.objects.select_related("body").get(hash=hash_of_it)
