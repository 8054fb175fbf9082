"""A small TOML file that says what the columns of any table of records mean: the layout that they are counted by."""

from collections.abc import Mapping

from moothall.intake.notices import RECORDS_PAGE, Findings
from moothall.intake.text import quoted
from moothall.intake.toml_table import TomlTable, ValueProblemError, read_table, table, text
from moothall.measures.record_layout import NO_LOCATION, NOT_STATED, Dimension, Reading, RecordLayout

PLACES = ("district", "small-area")


def record_layout_from(file: str, data: bytes) -> RecordLayout:
    """Raises FileError with every problem of the file."""
    findings = Findings(page=RECORDS_PAGE)
    found = read_table(file, data, findings)
    layout = _layout(found) if found else None
    findings.refuse_if_any()
    if layout is None:  # pragma: no cover (whatever gives no layout has told a problem, which was raised)
        raise AssertionError(file)
    return layout


def _layout(found: TomlTable) -> RecordLayout | None:
    name, category = found.needed("name", text), found.needed("category", text)
    files = found.optional("files", text) or "*.csv"
    identifier, count = found.optional("identifier", text), found.optional("count", text)
    by = found.table("by")
    if by is None:
        found.finished()
        return None
    read = {key: _dimension(key, one) for key in by.values if (one := by.table(key))}
    if "month" not in by.values:
        found.problem("[by.month] is missing.", "Records are counted by month.", "Say which column holds it.")
    if category and category not in by.values:
        known = f"It is one of those under [by]: {', '.join(by.values)}."
        found.problem(f"category is {quoted(category)}.", known, "Name one of them, or add it.")
    by.finished()
    dimensions = {key: dimension for key, dimension in read.items() if dimension}
    if not found.finished():
        return None
    return RecordLayout(
        name=name,
        columns=(),
        dimensions=dimensions,
        category=category,
        usual=tuple(dimensions),
        identifier=identifier,
        count=count,
        file_pattern=files,
    )


def _dimension(key: str, found: TomlTable) -> Dimension | None:
    column, form = found.needed("column", text), found.optional("form", text)
    small_area = found.optional("holds", _holds) or False
    blank = found.optional("blank", text) or (NO_LOCATION if key in PLACES else NOT_STATED)
    renamed = found.optional("renamed", _renamed) or {}
    if form and key != "month":
        found.problem(f"{found.where}form stands there.", "Only a month is made from a day.", "Delete the line.")
    if not found.finished():
        return None
    if key == "month":
        return Dimension(column, Reading.DAY if form else Reading.MONTH, blank=blank, form=form)
    reading = Reading.SMALL_AREA_NAME if small_area else Reading.AS_WRITTEN
    return Dimension(column, reading, blank=blank, renamed=renamed)


def _holds(value: object) -> bool:
    if value != "small-area-name":
        raise ValueProblemError("Known here: small-area-name.", "Write it, or delete the line.")
    return True


def _renamed(value: object) -> Mapping[str, str]:
    names = table(value)
    if not all(isinstance(new, str) and new.strip() for new in names.values()):
        raise ValueProblemError("Names for names were expected.", 'Write it as { "old name" = "new name" }.')
    return {old: str(new) for old, new in names.items()}
