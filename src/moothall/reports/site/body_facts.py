"""Who holds whom to account, from the body's dated profile, as on one day."""

from collections.abc import Iterator
from datetime import date

from moothall.panel.body import BodyProfile, Power
from moothall.reports.document import Fact
from moothall.wording.dates import MONTH_NAMES, day_named
from moothall.wording.lists import capitalised, listed
from moothall.wording.numbers import plural

NOT_KNOWN = "The profile does not say."


def body_facts(body: BodyProfile, on: date) -> tuple[Fact, ...]:
    """Each with its source where the profile gives one."""
    return tuple(_facts(body, on))


def _facts(body: BodyProfile, on: date) -> Iterator[Fact]:
    offices = [office.title for office in (body.accountable, body.deputy) if office]
    yield Fact("Holds to account", (f"{listed(offices)}.",))
    yield Fact("Area", (f"{body.area}.",))
    yield Fact("Members", (_members(body),))
    host = body.host_on(on)
    yield Fact("Host", (f"{host.name} ({host.source}).",) if host else (NOT_KNOWN,))
    councils = [one.name for one in body.authorities_on(on)]
    yield Fact("Councils that nominate", (f"{listed(councils)}.",) if councils else (NOT_KNOWN,))
    if powers := [_power(body, one) for one in body.powers]:
        yield Fact("Powers", tuple(powers))
    if body.days:
        days = [
            f"{capitalised(one.what)}: by {one.day} {MONTH_NAMES[one.month - 1]} ({one.source})." for one in body.days
        ]
        yield Fact("Days of the year", tuple(days))
    beside = (("Before it", body.predecessor), ("After it", body.successor))
    yield from (Fact(label, (f"{name}.",)) for label, name in beside if name)
    if body.notes:
        yield Fact("To know besides", body.notes)
    yield Fact("Checked", (f"{day_named(body.checked)}. The law and the papers may have changed since.",))


def _members(body: BodyProfile) -> str:
    if body.appointed is None:
        return NOT_KNOWN
    return f"{body.appointed} nominated and {body.co_opted or 0} co-opted, with all seats filled."


def _power(body: BodyProfile, power: Power) -> str:
    if not power.applies:
        return f"{capitalised(power.name)}: does not apply ({power.source})."
    votes = power.votes_needed(body.members) if body.members else None
    needs = f": {votes} {plural(votes, 'vote', 'votes')} of {body.members}" if votes else ""
    return f"{capitalised(power.name)}{needs} ({power.source})."
