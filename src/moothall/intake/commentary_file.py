"""commentary/MEASURE.QUARTER.md: a heading between +++ lines, then the analyst's own words."""

import re

from moothall.commentary.analyst import AnalystText, CauseGrade, Confirmation
from moothall.errors import Problem
from moothall.intake.notices import Findings, Notice
from moothall.intake.text import clean_prose
from moothall.intake.toml_table import PAGE, TomlTable, day, decoded, number, one_of, quarter, text, toml_table
from moothall.periods import Quarter
from moothall.wording.dates import day_named, months_named

FENCE = "+++"
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def commentary_from(file: str, data: bytes, findings: Findings) -> AnalystText | None:
    """None where a problem was found; it is among the findings then."""
    written = decoded(file, data, findings)
    if written is None:
        return None
    cleaned, removed = clean_prose(written.replace("\r", "\n"))
    parts = _parted(cleaned)
    if parts is None:
        found = "The heading is missing or does not end."
        expected = f"The file begins with a line {FENCE}, then the heading, then a second line {FENCE}."
        remedy = f"Compare {PAGE}."
        findings.add(Problem(found, expected, remedy, file, row=1))
        return None
    heading, words = parts
    found_heading = toml_table(file, heading, findings, first_line=2)
    analyst_text = _text(found_heading, words) if found_heading else None
    if removed and analyst_text:
        signs = "1 sign was" if removed == 1 else f"{removed} signs were"
        said = f"{signs} left out that cannot be seen: signs that turn the direction of writing, or control signs."
        findings.notices.append(Notice(said, file))
    return analyst_text


def _parted(written: str) -> tuple[str, str] | None:
    """The heading and the words; None without two fences."""
    lines = written.lstrip().split("\n")
    fences = [i for i, line in enumerate(lines) if line.strip() == FENCE]
    if len(fences) < 2 or fences[0] != 0:  # noqa: PLR2004 (one before the heading, one after it)
        return None
    return "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :])


def _text(found: TomlTable, words: str) -> AnalystText | None:
    paragraphs = tuple(paragraph.strip() for paragraph in _BLANK_LINES.split(words.strip()) if paragraph.strip())
    if not paragraphs:
        found.problem("There are no words below the heading.", "They are what is printed.", "Write them, or delete it.")
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
