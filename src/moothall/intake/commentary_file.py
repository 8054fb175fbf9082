"""commentary/MEASURE.QUARTER.md: a heading between +++ lines, then the analyst's own words."""

from moothall.commentary.analyst import AnalystText, CauseGrade, Confirmation
from moothall.intake.fenced_text import fenced
from moothall.intake.notices import Findings
from moothall.intake.toml_table import TomlTable, day, number, one_of, quarter, text
from moothall.periods import Quarter
from moothall.wording.dates import day_named, months_named


def commentary_from(file: str, data: bytes, findings: Findings) -> AnalystText | None:
    """None where a problem was found; it is among the findings then."""
    parts = fenced(file, data, findings)
    return _text(*parts) if parts else None


def _text(found: TomlTable, paragraphs: tuple[str, ...]) -> AnalystText | None:
    figure, year_before = _figures(found)
    measure, written_for = found.needed("measure", text), found.needed("quarter", quarter)
    author, written = found.needed("author", text), found.needed("written", day)
    grade = found.optional("cause_grade", one_of(CauseGrade)) or CauseGrade.UNKNOWN
    cause, evidence = found.optional("cause", text), found.optional("evidence", text)
    confirmed = _confirmed(found, written_for)
    _check_cause(found, grade)
    if not found.finished():
        return None
    return AnalystText(
        measure=measure,
        quarter=written_for,
        author=author,
        written=written,
        paragraphs=paragraphs,
        figure=figure,
        figure_year_before=year_before,
        cause_grade=grade,
        cause=cause,
        evidence=evidence,
        confirmed=confirmed,
    )


def _figures(found: TomlTable) -> tuple[float | None, float | None]:
    figures = found.table("figures") if "figures" in found.values else None
    if figures is None:
        return None, None
    named = figures.optional("quarter", number), figures.optional("year_before", number)
    figures.finished()
    return named


def _confirmed(found: TomlTable, about: Quarter | None) -> Confirmation | None:
    """Nobody can confirm words about a quarter before it is over; so a heading copied onwards confirms nothing."""
    table = found.table("confirmed") if "confirmed" in found.values else None
    if table is None:
        return None
    on, by = table.needed("on", day), table.needed("by", text)
    if not table.finished():
        return None
    if about is not None and (on.year, on.month) <= (about.last.year, about.last.number):
        said = f"The words are confirmed on {day_named(on)}, before {months_named(about.window)} was over."
        found.problem(said, "Words about a quarter are confirmed after it.", "Read them again, and give that day.")
        return None
    return Confirmation(on, by)


def _check_cause(found: TomlTable, grade: CauseGrade) -> None:
    """A cause is named exactly when it is evidenced or suggested; evidence when it is evidenced."""
    if grade is CauseGrade.UNKNOWN and "cause" in found.values:
        remedy = 'Write cause_grade = "suggested" or "evidenced", or delete the cause.'
        said = "and its grade is unknown" if "cause_grade" in found.values else "without a grade"
        found.problem(f"A cause is named {said}.", "A cause has a grade.", remedy)
    if grade is not CauseGrade.UNKNOWN and "cause" not in found.values:
        remedy = 'Add the cause, or write cause_grade = "unknown".'
        found.problem(f"cause is missing, and its grade is {grade.value}.", "A graded cause is named.", remedy)
    if grade is CauseGrade.EVIDENCED and "evidence" not in found.values:
        remedy = 'Say what shows it, or write cause_grade = "suggested".'
        found.problem("evidence is missing.", "An evidenced cause says what shows it.", remedy)
