"""redactions.toml: decisions not to publish, and whether they hold what they promise."""

from collections.abc import Iterable, Iterator, Sequence

from moothall.areas import Area
from moothall.errors import Problem
from moothall.intake.notices import Findings
from moothall.intake.references import unknown_measures
from moothall.intake.text import nearest, quoted
from moothall.intake.toml_table import TomlTable, ValueProblemError, day, month, read_table, text, texts
from moothall.measures import Observation, Part, Redaction, Series, Withholding
from moothall.measures.disclosure import given_away
from moothall.measures.redaction import missing_parts
from moothall.wording.dates import months_together
from moothall.wording.lists import listed


def redactions_from(file: str, data: bytes, findings: Findings) -> tuple[Redaction, ...]:
    """The sound ones; the problems of the others are among the findings."""
    found = read_table(file, data, findings)
    if found is None:
        return ()
    read = [_redaction(inner) for inner in found.tables("redaction")]
    found.finished()
    return tuple(redaction for redaction in read if redaction)


def _redaction(found: TomlTable) -> Redaction | None:
    measure, area = found.needed("measure", text), found.optional("area", text)
    first, last = found.needed("first", month), found.optional("last", month)
    decision = withholding_from(found)
    if last is not None and found.is_sound and last < first:
        found.problem(f"{found.where}last, {last}, is before first, {first}.", "It ends after it begins.", "Swap them.")
    if not found.finished() or decision is None:
        return None
    return Redaction(measure=measure, area=area, withholding=decision, first=first, last=last)


def withholding_from(found: TomlTable) -> Withholding | None:
    """The keys of a table that say what is withheld and why; None where one of them has a problem."""
    parts = found.needed("withholds", _parts)
    reason, authority = found.needed("reason", text), found.needed("authority", text)
    asked, review = found.needed("asked", text), found.needed("review", day)
    if parts and (missing := missing_parts(parts)):
        names = " and ".join(part.value for part in missing)
        remedy = f"Withhold the {names} as well, or no more than the value."
        said = f"{found.where}withholds leaves the {names} to be seen."
        found.problem(said, "What is withheld must not follow from what is shown.", remedy)
    if not found.is_sound:
        return None
    return Withholding(parts=parts, reason=reason, authority=authority, asked=asked, review=review)


def _parts(value: object) -> frozenset[Part]:
    """The parts in a list of their names."""
    known = {part.value: part for part in Part}
    named = texts(value)
    if not named or any(name not in known for name in named):
        raise ValueProblemError(f"Known here: {', '.join(known)}.", 'Write one or more, as in ["value", "change"].')
    return frozenset(known[name] for name in named)


def redaction_problems(
    file: str, redactions: Iterable[Redaction], areas: Sequence[Area], series: Iterable[Series], known: Sequence[str]
) -> Iterator[Problem]:
    """A decision names a measure and an area that are known, and months that have a figure."""
    names, every = [area.name for area in areas], tuple(series)
    for number, redaction in enumerate(redactions, start=1):
        what = f"Redaction {number}"
        if redaction.measure not in known:
            yield from unknown_measures(file, what, [redaction.measure], known)
        elif redaction.area not in (None, *names):
            close = nearest(redaction.area or "", names)
            expected = f"Perhaps {quoted(close)} is meant." if close else "An area stands in moothall.toml."
            found = f"{what} names the area {quoted(redaction.area or '')}, which is not known."
            yield Problem(found, expected, "Correct the name.", file)
        elif not any(_hides(redaction, one) for one in every):
            found = f"{what} hides no figure of {redaction.measure}."
            remedy = "Correct first and last, or delete the entry."
            yield Problem(found, "It covers a month that has a figure.", remedy, file)


def _hides(redaction: Redaction, series: Series) -> bool:
    return redaction.concerns(series) and any(
        isinstance(entry, Observation) and redaction.covers(entry.month) for entry in series.entries
    )


def disclosure_problems(series: Sequence[Series], areas: Sequence[Area]) -> Iterator[Problem]:
    """Withheld figures that other figures of the workspace give away."""
    for found in given_away(series, areas):
        names = listed([_named(other, areas) for other in found.others])
        said = (
            f"{_named(found.series, areas)} is withheld for {months_together(found.months)}, and can be worked out "
            f"from {names}."
        )
        remedy = "Withhold enough of these for the same months too, or none of them."
        yield Problem(said, "Nothing that is published gives away what is withheld.", remedy)


def _named(series: Series, areas: Sequence[Area]) -> str:
    return f"{series.measure.title} ({series.area.name})" if len(areas) > 1 else series.measure.title
