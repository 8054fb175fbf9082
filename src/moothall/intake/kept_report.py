"""reports/QUARTER.json: a report as it was kept becomes what it said of each measure."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from moothall.commentary.analyst import Action, AnalystText, CauseGrade
from moothall.commentary.matter import MatterKey, MatterKind, MatterState
from moothall.errors import Problem
from moothall.intake.notices import Findings
from moothall.intake.toml_table import (
    Reader,
    TomlTable,
    ValueProblemError,
    number,
    one_of,
    quarter,
    text,
    texts,
)
from moothall.periods import Quarter
from moothall.reports.kept_report import KeptMeasure, KeptReport

T = TypeVar("T")
EXPECTED = "A kept report is the file that `moothall report exceptions FOLDER --keep` wrote, unchanged."
REMEDY = "Put it back as it was kept, or move it out of the folder."


def kept_report_from(file: str, data: bytes, findings: Findings) -> KeptReport | None:
    """None where it cannot be read as a kept report; the first thing wrong is among the findings then."""
    inside = Findings()
    try:
        kept = _report(TomlTable(_values(data), file, inside))
    except ValueError as error:
        kept = None
        inside.add(Problem(str(error), "", ""))
    if kept is None:
        findings.add(Problem(inside.problems[0].found, EXPECTED, REMEDY, file))
        return None
    if file.rpartition("/")[2] != f"{kept.quarter}.json":
        findings.add(Problem(f"The report inside is on {kept.quarter}.", "The file is named after it.", REMEDY, file))
    return kept


def _values(data: bytes) -> Mapping[str, object]:
    """Raises ValueError with words for a reader."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        message = "This is no JSON object."
        raise ValueError(message)  # noqa: TRY004  to the reader it is a wrong file, not a wrong type
    return values


def _report(found: TomlTable) -> KeptReport | None:
    about, area = found.needed("quarter", quarter), found.needed("area", text)
    measures = [_measure(one, about) for one in found.tables("measures")]
    taken_up = found.table("follow_up")
    answered = [_answered(one) for one in taken_up.tables("matters")] if taken_up else []
    if not found.is_sound:
        return None
    return KeptReport(
        quarter=about,
        area=area,
        measures=tuple(measure for measure in measures if measure),
        answered=frozenset(key for key in answered if key),
    )


def _measure(found: TomlTable, about: Quarter) -> KeptMeasure | None:
    name, finding = found.needed("id", text), found.table("finding")
    words = [_text(one, name, about) for one in found.tables("texts")]
    actions = [_action(one, name) for one in found.tables("actions")]
    title, cause = found.needed("measure", text), found.needed("cause_said", text)
    if finding is None:
        return None
    said = [finding.needed(key, text) for key in ("label", "headline", "message", "recommendation_said")]
    is_exception = finding.needed("exception", _yes_or_no)
    if not found.is_sound:
        return None
    label, headline, message, recommendation = said
    return KeptMeasure(
        id=name,
        title=title,
        is_exception=is_exception,
        label=label,
        headline=headline,
        message=message,
        recommendation=recommendation,
        cause=cause,
        texts=tuple(one for one in words if one),
        actions=tuple(one for one in actions if one),
    )


def _text(found: TomlTable, measure: str, about: Quarter) -> AnalystText | None:
    figures = found.table("figures")
    author, written = found.needed("author", text), found.needed("written", _day)
    paragraphs, grade = found.needed("paragraphs", texts), found.needed("cause_grade", one_of(CauseGrade))
    cause, evidence = found.needed("cause", _or_none(text)), found.needed("evidence", _or_none(text))
    if figures is None or not found.is_sound:
        return None
    return AnalystText(
        measure=measure,
        quarter=about,
        author=author,
        written=written,
        paragraphs=paragraphs,
        figure=figures.needed("quarter", _or_none(number)),
        figure_year_before=figures.needed("year_before", _or_none(number)),
        cause_grade=grade,
        cause=cause,
        evidence=evidence,
    )


def _action(found: TomlTable, measure: str) -> Action | None:
    asked_in, what = found.needed("quarter", quarter), found.needed("text", text)
    due, closed = found.needed("due", _or_none(_day)), found.needed("closed", _or_none(_day))
    owner, answer, progress, evidence = (
        found.needed(key, _or_none(text)) for key in ("owner", "answer", "progress", "evidence")
    )
    if not found.is_sound:
        return None
    return Action(
        measure=measure,
        quarter=asked_in,
        text=what,
        owner=owner,
        due=due,
        closed=closed,
        answer=answer,
        progress=progress,
        evidence=evidence,
    )


def _answered(found: TomlTable) -> MatterKey | None:
    kind, raised_in = found.needed("kind", one_of(MatterKind)), found.needed("quarter", quarter)
    measure, asked, state = (
        found.needed("id", text),
        found.needed("asked", text),
        found.needed("state", one_of(MatterState)),
    )
    if not found.is_sound or not state.is_answered:
        return None
    return kind.value, str(raised_in), measure, asked if kind is MatterKind.RECOMMENDATION else ""


def _or_none(read: Reader[T]) -> Reader[T | None]:
    return lambda value: None if value is None else read(value)


def _day(value: object) -> date:
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise ValueProblemError("A day was expected.", REMEDY) from None


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueProblemError("true or false was expected.", REMEDY)
    return value
