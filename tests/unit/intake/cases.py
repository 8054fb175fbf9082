"""A case: an odd or bad input and what Moothall answers to it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from moothall.areas import Area, AreaKind
from moothall.errors import FileError
from moothall.intake import Taken, TakenRow, taken
from moothall.intake.notices import Findings
from moothall.intake.series import gathered
from moothall.measures import Measure, MeasureKind, Missing, Noun, Observation
from moothall.measures.measure import NATURAL_BOUNDS
from moothall.periods import Month

LATEST = Month(2026, 10)
AREAS = [Area("Leicester", AreaKind.DISTRICT), Area("Rutland", AreaKind.DISTRICT)]


@dataclass(frozen=True)
class Case:
    """`what` the input is in a reader's words, its files, and the answer.

    `kind` is the kind of the measures, where only that makes the input bad.
    """

    what: str
    files: dict[str, bytes] = field(repr=False)  # one of them has 600 MB
    answer: str
    kind: MeasureKind | None = None


def tidy(*rows: str, headings: str = "measure,area,period,value") -> bytes:
    return "\n".join([headings, *rows, ""]).encode()


def measure(title: str, kind: MeasureKind = MeasureKind.COUNT) -> Measure:
    lower, upper = NATURAL_BOUNDS[kind]
    noun = Noun(one="offence", many="offences")
    return Measure(id=title.lower(), title=title, kind=kind, noun=noun, unit="", lower=lower, upper=upper)


def answer_to(case: Case) -> str:
    """What the code answers: the rows and the notices, or the problems."""
    return answer_of(lambda: _read(case))


def answer_of(read: Callable[[], str]) -> str:
    try:
        return read()
    except FileError as error:
        return str(error)


def _read(case: Case) -> str:
    files = [taken(name, data, latest=LATEST) for name, data in case.files.items()]
    if case.kind is None:
        return "\n".join(said for file in files for said in said_of(file))
    findings = Findings()
    known = {title.lower(): measure(title, case.kind) for title in ("Burglary", "Robbery", "Answered")}
    gathered(files, known, AREAS, findings, default_area="Leicester")
    findings.refuse_if_any()
    return "\n".join(map(str, findings.notices))


def said_of(file: Taken) -> list[str]:
    return [*map(told, file.rows), *map(str, file.notices)]


def told(row: TakenRow) -> str:
    """Burglary, Leicester, 2020-06: 45."""
    name = f"{row.measure}, {row.area}" if row.area else row.measure
    entry = row.entry
    if isinstance(entry, Observation):
        return f"{name}, {entry.month}: {entry.value:.12g}{'%' if row.as_percent else ''}"
    if isinstance(entry, Missing):
        return f"{name}, {entry.month}: missing. {entry.reason}"
    until = f" Until {entry.until}." if entry.until else ""
    return f"{name}, {entry.month}: withheld. {entry.reason}{until}"
