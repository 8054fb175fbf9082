"""breakdowns.toml: figures by their parts, as a paper gave them, with what it did not give."""

from collections.abc import Iterable, Iterator

from moothall.errors import Problem
from moothall.intake.notices import Findings
from moothall.intake.references import unknown_measures
from moothall.intake.toml_table import TomlTable, month, number, read_table, text, whole
from moothall.measures import Series, Withheld
from moothall.measures.breakdown import WHOLE, Breakdown, BreakdownPart, NotGiven
from moothall.periods import Window
from moothall.wording.dates import months_listed


def breakdowns_from(file: str, data: bytes, findings: Findings) -> tuple[Breakdown, ...]:
    found = read_table(file, data, findings)
    if found is None:
        return ()
    breakdowns = tuple(one for one in map(_breakdown, found.tables("breakdown")) if one)
    found.finished()
    return breakdowns


def _breakdown(found: TomlTable) -> Breakdown | None:
    measure, title, source = found.needed("measure", text), found.needed("title", text), found.needed("source", text)
    first, last = found.needed("first", month), found.needed("last", month)
    total = found.optional("total", whole)
    parts = tuple(part for part in map(_part, found.tables("part")) if part)
    not_given = tuple(one for one in map(_not_given, found.tables("not_given")) if one)
    if not parts and found.is_sound:
        found.problem(f"{found.where}part is missing.", "A breakdown has parts.", "Begin each with [[breakdown.part]].")
    if not found.finished():
        return None
    try:
        return Breakdown(
            measure=measure,
            title=title,
            window=Window(first, last),
            source=source,
            parts=parts,
            not_given=not_given,
            total=total,
        )
    except ValueError as error:
        found.problem(str(error), "Parts are parts of one whole, over months in order.", "Correct the figures.")
        return None


def _part(found: TomlTable) -> BreakdownPart | None:
    name = found.needed("name", text)
    percent, count = found.optional("percent", number), found.optional("count", whole)
    if found.is_sound and (percent is None and count is None):
        found.problem(f"{found.where}{name} has neither.", "A part has percent, count or both.", "Or use not_given.")
    if (percent is not None and not 0 <= percent <= WHOLE) or (count is not None and count < 0):
        found.problem(
            f"{found.where}{name} is out of bounds.", "A share is 0 to 100, a count 0 or more.", "Correct it."
        )
    return BreakdownPart(name, percent, count) if found.finished() else None


def _not_given(found: TomlTable) -> NotGiven | None:
    one = NotGiven(found.needed("name", text), found.needed("why", text))
    return one if found.finished() else None


def breakdown_problems(file: str, breakdowns: tuple[Breakdown, ...], known: list[str]) -> Iterator[Problem]:
    """Each is of a measure of the workspace."""
    for one in breakdowns:
        yield from unknown_measures(file, one.title, [one.measure], known)


def breakdown_disclosures(file: str, breakdowns: Iterable[Breakdown], shown: Iterable[Series]) -> Iterator[Problem]:
    """Counts by kind, of months that are withheld: they add up to what nobody may tell."""
    withheld = {(one.measure.id, gap.month) for one in shown for gap in one.gaps if isinstance(gap, Withheld)}
    for one in breakdowns:
        has_counts = one.total is not None or any(part.count is not None for part in one.parts)
        months = [month for month in one.window.months if (one.measure, month) in withheld]
        if has_counts and months:
            found = f"{one.title} has numbers of {one.measure}, which is withheld for {months_listed(months)}."
            remedy = "Keep the shares alone, or publish the figure."
            yield Problem(found, "Nothing that is published gives away what is withheld.", remedy, file)
