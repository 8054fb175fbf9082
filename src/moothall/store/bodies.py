"""Bodies by their slug, and the latest change of each."""

from datetime import date
from typing import Any

from django.db.models import Max

from moothall.errors import NotFoundError, UsageError
from moothall.store.models import Body, Change


def slugs() -> tuple[str, ...]:
    return tuple(Body.objects.order_by("slug").values_list("slug", flat=True))


def body_of(slug: str) -> Body:
    """Raises NotFoundError with the names of those that are there."""
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        known = ", ".join(slugs()) or "none yet; moothall import FOLDER brings one in"
        message = f"No body '{slug}' is in the database. Those that are there: {known}."
        if not slug:
            message = "No body is in the database yet. Bring one in with: moothall import FOLDER"
        raise NotFoundError(message)
    return body


def named_or_only(slug: str | None) -> str:
    """The body that is named, or the only one. Raises NotFoundError where there is none, UsageError for several."""
    known = slugs()
    if slug is None and len(known) > 1:
        message = f"Several bodies are in the database: {', '.join(known)}. Say which with --body."
        raise UsageError(message)
    return body_of(slug or (known[0] if known else "")).slug


def saved_body(slug: str, *, name: str, first: date | None, last: date | None, predecessor: str) -> Body:
    """The body with what its files say of it. To be called inside `writing`."""
    told = {"name": name, "first": first, "last": last, "predecessor": predecessor}
    return Body.objects.update_or_create(slug=slug, defaults=told)[0]


def told_of(body: Body) -> dict[str, Any]:
    """What its row says, for the details of a change."""
    return {
        "name": body.name,
        "first": body.first.isoformat() if body.first else None,
        "last": body.last.isoformat() if body.last else None,
        "predecessor": body.predecessor,
    }


def latest_change(slug: str) -> Change | None:
    return Change.objects.filter(body__slug=slug).select_related("body").order_by("-number").first()


def head_number(slug: str) -> int:
    """The number of the latest change of a body: one query. Raises NotFoundError where there is no such body."""
    found = Change.objects.filter(body__slug=slug).order_by("-number").values_list("number", flat=True).first()
    if found is None:
        message = f"No body '{slug}' is in the database."
        raise NotFoundError(message)
    return found


def head_numbers() -> dict[str, int]:
    """The number of the latest change of every body, in order: one query."""
    found = Change.objects.values("body__slug").annotate(latest=Max("number")).order_by("body__slug")
    return {row["body__slug"]: row["latest"] for row in found}


def head_of(slug: str, *, known_by: date | None = None) -> Change:
    """The latest change of a body, or the latest of what was known on a day. Raises NotFoundError for none."""
    found = Change.objects.filter(body=body_of(slug)).select_related("body").order_by("-number")
    change = found.filter(known_on__lte=known_by).first() if known_by else found.first()
    if change is None:
        first = found.last()
        since = f" The first is of {first.known_on}." if first else ""
        message = f"Nothing of '{slug}' was known on {known_by}.{since}"
        raise NotFoundError(message)
    return change
