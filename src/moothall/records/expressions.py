"""What is counted, as narwhals expressions: they mean the same on every engine that narwhals knows."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from moothall.measures.record_layout import Dimension, Reading, RecordLayout

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

COUNT = "count"
FILE, LINES = "moothall_file", "moothall_lines"  # beside the columns of a file: which file, and how many rows
NUMBER_OF_A_SMALL_AREA = r" [0-9]{3}[A-Z]$"  # 'Blaby 002A': the district, then the number of the small area
SUMMER_MONTHS = ("03", "04", "05", "06", "07", "08", "09")


def prepared(
    rows: "Frame", layout: RecordLayout, names: Iterable[str], force: str | None, keep: Sequence[str]
) -> "Frame":
    """One column for each thing to count by, in the result's words, with `count` and the columns of `keep`."""
    import narwhals as nw

    number = nw.col(layout.count).cast(nw.Int64) if layout.count else nw.lit(1, nw.Int64)
    columns = [_expression(layout.dimensions[name], force).alias(name) for name in names]
    return rows.select(*columns, number.alias(COUNT), *(nw.col(name) for name in keep))


def counted(rows: "Frame", names: Sequence[str], *, lines: str | None = None) -> "Frame":
    """How many records there are of each combination, and how many lines where a column is named for them."""
    import narwhals as nw

    numbers = [nw.col(COUNT).sum().cast(nw.Int64).alias(COUNT)]
    numbers += [nw.len().cast(nw.Int64).alias(lines)] if lines else []
    return rows.group_by(*names).agg(*numbers)


def copied(rows: "Frame", layout: RecordLayout, columns: Sequence[str], force: str | None) -> "Frame":
    """How many rows are a copy, in every cell, of another in their file, beyond the first: by category."""
    import narwhals as nw

    alike = rows.group_by(*columns, FILE).agg(nw.len().cast(nw.Int64).alias(LINES)).filter(nw.col(LINES) > 1)
    worded = prepared(alike, layout, (layout.category,), force, (LINES,))
    found = worded.group_by(layout.category).agg((nw.col(LINES) - 1).sum().cast(nw.Int64).alias(LINES))
    return found.select(nw.col(layout.category).alias("category"), nw.col(LINES).alias("rows"))


def identified(rows: "Frame", layout: RecordLayout, force: str | None) -> "Frame":
    """Identifier and month of each row that has an identifier."""
    import narwhals as nw

    identifier = layout.identifier or ""
    present = rows.filter(~nw.col(identifier).is_null())
    month = _expression(layout.dimensions["month"], force).alias("month")
    return present.select(nw.col(identifier).alias("identifier"), month)


def recurring(rows: "Frame") -> "Frame":
    """Of each identifier on several rows: how many rows, and in how many months."""
    import narwhals as nw

    number = nw.len().cast(nw.Int64)
    several = rows.group_by("identifier").agg(number.alias("rows")).filter(nw.col("rows") > 1).select("identifier")
    by_month = rows.join(several, on="identifier", how="semi").group_by("identifier", "month").agg(number.alias("rows"))
    found = by_month.group_by("identifier").agg(nw.col("rows").sum().cast(nw.Int64), number.alias("months"))
    return found.select("rows", "months")


def in_order(counts: "Frame", names: Sequence[str]) -> "Frame":
    return counts.select(*names, COUNT).sort(*names)


def _expression(dimension: Dimension, force: str | None) -> "nw.Expr":
    import narwhals as nw

    if dimension.reading is Reading.FILE_NAME:
        return nw.lit(force)
    words = nw.col(dimension.column or "")
    match dimension.reading:
        case Reading.SMALL_AREA_NAME:
            words = words.str.replace_all(NUMBER_OF_A_SMALL_AREA, "")
        case Reading.UTC_TIME:
            words = _month_in_the_united_kingdom(words)
        case Reading.DAY:
            words = words.str.to_datetime(format=dimension.form).dt.to_string("%Y-%m")
        case _:
            pass
    for old, new in dimension.renamed.items():
        words = nw.when(words == old).then(nw.lit(new)).otherwise(words)
    return words.fill_null(dimension.blank)


def _month_in_the_united_kingdom(words: "nw.Expr") -> "nw.Expr":
    """The month of a time in UTC by the clock of the United Kingdom.

    Summer time runs from the last Sunday of March to that of October, so that the last evening of March to September
    is always in it, and that of October never: an hour is added in those seven months. (In early March too, where it
    moves no time into another month: 1 March begins in both clocks at once.)
    """
    import narwhals as nw

    # Without the T between day and time: PostgreSQL takes "DDTH" in a form for an ordinal, and reads the hour as 0.
    written = nw.concat_str([words.str.slice(0, 10), words.str.slice(11, 8)], separator=" ")
    time = written.str.to_datetime(format="%Y-%m-%d %H:%M:%S")
    summer = words.str.slice(5, 2).is_in(SUMMER_MONTHS)
    return nw.when(summer).then(time.dt.offset_by("1h")).otherwise(time).dt.to_string("%Y-%m")
