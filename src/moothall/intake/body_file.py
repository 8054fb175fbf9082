"""A body's profile from its dated file: offices, powers, days, host, area; every problem told at once."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeVar

from moothall.errors import FileError
from moothall.intake.notices import Findings
from moothall.intake.toml_table import TomlTable, ValueProblemError, day, one_of, read_table, text, texts, whole
from moothall.panel.body import Belonging, BodyKind, BodyProfile, Office, Power, StatutoryDay

T = TypeVar("T")

_DAY_OF_A_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SHARE = re.compile(r"([1-9]\d?)/([1-9]\d?)")


def body_from(file: str, data: bytes) -> BodyProfile:
    """Raises FileError with every problem of the file."""
    findings = Findings()
    found = read_table(file, data, findings)
    profile = _body(found, file) if found else None
    if profile is None or findings.problems:
        raise FileError(findings.problems)
    return profile


def _body(found: TomlTable, file: str) -> BodyProfile | None:
    """The order is the file's: offices, then what is dated, then powers and days."""
    accountable, deputy = _office(found, "accountable", needed=True), _office(found, "deputy", needed=False)
    profile = BodyProfile(
        id=file.rpartition("/")[2].removesuffix(".toml"),
        name=found.needed("name", text),
        kind=found.needed("kind", one_of(BodyKind)),
        area=found.needed("area", text),
        accountable=accountable or Office(title=""),
        deputy=deputy,
        first=found.optional("first", day),
        last=found.optional("last", day),
        clear_days=found.needed("clear_days", whole),
        note_working_days=found.optional("note_working_days", whole),
        appointed=found.optional("appointed", whole),
        co_opted=found.optional("co_opted", whole),
        checked=found.needed("checked", day),
        powers=tuple(_each(found, "power", _power)),
        days=tuple(_each(found, "day", _day)),
        hosts=tuple(_each(found, "host", _belonging)),
        authorities=tuple(_each(found, "authority", _belonging)),
        predecessor=found.optional("predecessor", text),
        successor=found.optional("successor", text),
        notes=found.optional("notes", texts) or (),
        is_template=bool(found.optional("template", _yes)),
    )
    return profile if found.finished() else None


def _each(found: TomlTable, key: str, read: Callable[[TomlTable], T | None]) -> Iterator[T]:
    return (one for one in map(read, found.tables(key)) if one is not None)


def _office(found: TomlTable, key: str, *, needed: bool) -> Office | None:
    if not needed and key not in found.values:
        return None
    table = found.table(key)
    if table is None:
        return None
    office = Office(title=table.needed("title", text), short=table.optional("short", text))
    return office if table.finished() else None


def _power(found: TomlTable) -> Power | None:
    power = Power(
        name=found.needed("name", text),
        applies=bool(found.needed("applies", _yes)),
        source=found.needed("source", text),
        votes=found.optional("votes", _share),
        note=found.optional("note", text),
    )
    return power if found.finished() else None


def _day(found: TomlTable) -> StatutoryDay | None:
    on = found.needed("on", _day_of_a_year)
    month, number = on if found.is_sound else (1, 1)
    one = StatutoryDay(what=found.needed("what", text), month=month, day=number, source=found.needed("source", text))
    return one if found.finished() else None


def _belonging(found: TomlTable) -> Belonging | None:
    one = Belonging(
        name=found.needed("name", text),
        source=found.needed("source", text),
        first=found.optional("first", day),
        last=found.optional("last", day),
    )
    return one if found.finished() else None


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueProblemError("Yes or no was expected.", "Write true or false, without quotation marks.")
    return value


def _share(value: object) -> Fraction:
    found = _SHARE.fullmatch(value) if isinstance(value, str) else None
    if not found or int(found[1]) > int(found[2]):
        raise ValueProblemError("A share of the members was expected.", 'Write two thirds as "2/3".')
    return Fraction(int(found[1]), int(found[2]))


def _day_of_a_year(value: object) -> tuple[int, int]:
    found = _DAY_OF_A_YEAR.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise ValueProblemError("A day of the year was expected.", 'Write 1 February as "02-01".')
    return int(found[1]), int(found[2])
