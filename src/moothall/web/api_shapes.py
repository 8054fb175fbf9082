"""The shapes of the API's answers, as its description tells them."""

from typing import Any, Generic, TypeVar

from ninja import Schema

T = TypeVar("T")


class Front(Schema):
    """The addresses to begin with."""

    bodies: str
    description: str


class Licence(Schema):
    title: str
    licence: str
    attribution: str


class Body(Schema):
    body: str
    panel: str
    force: str
    office: str
    area: str
    quarter: str
    version: int
    notice: str | None
    licences: list[Licence]
    address: str


class Measure(Schema):
    measure: str
    title: str
    group: str
    unit: str
    kind: str
    good: str
    status: str
    finding: str
    exception: bool
    sentence: str
    address: str


class MeasureInFull(Measure):
    """`analysis` has the shape of `moothall analyse --json`."""

    why: str
    how_counted: str
    source: str
    owner: str | None
    analysis: dict[str, Any]


class Area(Schema):
    area: str
    name: str
    kind: str
    address: str | None


class Observation(Schema):
    """`absent` is null, missing or withheld; then `value` is null and `reason` says why."""

    measure: str
    area: str
    month: str
    value: float | None
    numerator: float | None
    denominator: float | None
    absent: str | None
    reason: str | None
    known_on: str | None
    revised: bool
    address: str


class Revision(Schema):
    measure: str
    area: str
    month: str
    known_on: str | None
    value: float | None
    address: str


class Figure(Schema):
    """`said` is as printed everywhere, `exact` unrounded."""

    what: str
    label: str
    said: str
    exact: float | None
    method: str
    address: str


class FigureSheet(Schema):
    measure: str
    area: str
    period: str
    figures: list[Figure]
    data: list[Observation]


class ReportFile(Schema):
    format: str
    sha256: str
    address: str


class Report(Schema):
    report: int
    quarter: str
    title: str
    published: str
    corrects: int | None
    corrected_by: int | None
    reason: str | None
    files: list[ReportFile]
    address: str


class Paper(Schema):
    document: str
    kind: str


class Meeting(Schema):
    date: str | None
    body: str | None
    papers: list[Paper]
    approved_on: str | None
    address: str


class Evidence(Schema):
    said: str
    document: str
    on: str | None


class Commitment(Schema):
    commitment: str
    meeting: str | None
    item: str | None
    form: str
    who: str | None
    what: str
    when: str | None
    due: str | None
    state: str
    quote: str
    document: str
    line: int
    page: int | None
    evidence: list[Evidence]
    address: str


class Hit(Schema):
    kind: str
    title: str
    excerpt: str
    address: str


class Part(Schema, Generic[T]):
    """A part of a list: `count` is how many there are in all, `next` the address of the next part."""

    count: int
    limit: int
    offset: int
    next: str | None
    items: list[T]


class Problem(Schema):
    """Every error has this shape."""

    error: str
