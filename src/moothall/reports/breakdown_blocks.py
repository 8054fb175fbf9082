"""Breakdowns as blocks of a document: shares beside counts, and a line for what was not given."""

from collections.abc import Iterator, Mapping, Sequence

from moothall.measures import Measure
from moothall.measures.breakdown import Breakdown, BreakdownPart
from moothall.reports.document import Block, Cell, Column, Heading, Numbered, Row, RowKind, Table
from moothall.wording.dates import months_named
from moothall.wording.lists import capitalised, listed
from moothall.wording.numbers import number

NO_NUMBER, NO_SHARE, NOT_GIVEN = "number not given", "share not given", "not given"
TOO_FEW = "too few"  # for a percentage
INTRODUCED = (
    "What each measure is made up of, as it was reported. Shares stand beside their numbers where these were given. "
    "The parts need not make up the whole, and what they leave is not shared out among them."
)


def breakdown_blocks(breakdowns: Sequence[Breakdown], measures: Mapping[str, Measure]) -> Iterator[Block]:
    if breakdowns:
        yield Heading(text="What the figures are made up of", anchor="breakdowns")
        yield Numbered(text=INTRODUCED)
    for one in breakdowns:
        yield Heading(text=one.title, level=2)
        yield Numbered(text=breakdown_sentence(one, measures[one.measure]))
        yield _table(one)


def breakdown_sentence(one: Breakdown, measure: Measure) -> str:
    """62.6% in a dwelling; what is not told apart; what was not given, and why."""
    told = [f"{part.name} {_share_said(one, part)}" for part in one.parts]
    of = f" ({number(one.total)} in all)" if one.total is not None else ""
    said = [f"{measure.title}, {months_named(one.window)}{of}: {listed(told)}."]
    if one.rest is not None:
        added = sum(one.share(part) or 0.0 for part in one.parts)
        said.append(f"That is {number(added, 1)}% together; nothing is known of the other {number(one.rest, 1)}%.")
    said += [f"Not given: {lacking.name}. {lacking.why}" for lacking in one.not_given]
    return " ".join(said)


def _share_said(one: Breakdown, part: BreakdownPart) -> str:
    share = one.share(part)
    counted = NO_NUMBER if part.count is None else number(part.count)
    if share is not None:
        return f"{number(share, 1)}% ({counted})"
    return f"({counted})" if one.is_small else f"({counted}, {NO_SHARE})"


def _table(one: Breakdown) -> Table:
    columns = (Column("Part", 3), Column("Number", 1.2, is_number=True), Column("Share", 1.2, is_number=True))
    rows = [Row(tuple(map(Cell, cells)), kind) for cells, kind in breakdown_rows(one)]
    return Table(caption=one.title, columns=columns, rows=tuple(rows), note=f"Source: {one.source}")


def breakdown_rows(one: Breakdown) -> Iterator[tuple[tuple[str, str, str], RowKind]]:
    """Each part, what was not given, what nobody told apart, and the whole."""
    for part in one.parts:
        share = one.share(part)
        counted = number(part.count) if part.count is not None else NOT_GIVEN
        lacking_share = TOO_FEW if one.is_small else NOT_GIVEN
        yield (
            (capitalised(part.name), counted, lacking_share if share is None else f"{number(share, 1)}%"),
            RowKind.PLAIN,
        )
    for lacking in one.not_given:
        yield (capitalised(lacking.name), NOT_GIVEN, NOT_GIVEN), RowKind.PLAIN
    if one.rest is not None:
        counts = [part.count for part in one.parts]
        known = one.total is not None and None not in counts
        left = number((one.total or 0) - sum(count or 0 for count in counts)) if known else NOT_GIVEN
        yield ("Not told apart", left, f"{number(one.rest, 1)}%"), RowKind.ASIDE
    yield ("The whole", number(one.total) if one.total is not None else NOT_GIVEN, "100%"), RowKind.WHOLE
