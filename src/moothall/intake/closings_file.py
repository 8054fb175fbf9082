"""record.toml beside the papers: days that a person gave to undated papers, and commitments that a person closed."""

from dataclasses import dataclass
from datetime import date

from moothall.errors import FileError
from moothall.intake.notices import Findings
from moothall.intake.toml_table import TomlTable, day, read_table, text
from moothall.panel.register import Closing


@dataclass(frozen=True)
class RecordFile:
    days: tuple[tuple[str, date], ...] = ()
    closings: tuple[Closing, ...] = ()


def record_file_from(file: str, data: bytes) -> RecordFile:
    """Raises FileError with every problem of the file."""
    findings = Findings()
    found = read_table(file, data, findings)
    days = [_day_given(table) for table in found.tables("paper")] if found else []
    closings = [_closing(table) for table in found.tables("closed")] if found else []
    if found:
        found.finished()
    if findings.problems:
        raise FileError(findings.problems)
    return RecordFile(tuple(one for one in days if one), tuple(one for one in closings if one))


def _day_given(found: TomlTable) -> tuple[str, date] | None:
    given = found.needed("document", text), found.needed("date", day)
    return given if found.finished() else None


def _closing(found: TomlTable) -> Closing | None:
    closing = Closing(
        key=found.needed("commitment", text),
        on=found.needed("on", day),
        evidence=found.needed("evidence", text),
        by=found.needed("by", text),
    )
    return closing if found.finished() else None
