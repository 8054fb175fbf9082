"""office/: the office's own measures, their figures, and what was written about each quarter."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from moothall.errors import Problem
from moothall.intake.notices import Findings, Notice
from moothall.intake.office_figures import office_figures_from
from moothall.intake.paper_table import paper_words_from
from moothall.intake.text import nearest, quoted
from moothall.intake.toml_table import PAGE, TomlTable, ValueProblemError, day, number, one_of, read_table, text, whole
from moothall.measures import Series
from moothall.periods import Quarter
from moothall.reports.office import (
    Office,
    OfficeKind,
    OfficeMeasure,
    OfficeRule,
    OfficeText,
    OfficeWords,
    Term,
)
from moothall.reports.office_words import THIS_QUARTER, word_problems, word_warnings

FOLDER = "office/"
MEASURES, FIGURES = f"{FOLDER}measures.toml", f"{FOLDER}figures"
MOST_DECIMALS = 6


def belongs_to_the_office(name: str) -> bool:
    return name.startswith(FOLDER) and name.casefold().endswith((".toml", ".csv", ".xlsx", ".ods"))


def office_from(files: Mapping[str, bytes], findings: Findings, *, known: Sequence[str]) -> Office | None:
    """The office's part of a workspace; None where it has none, or where a problem was found.

    `known` are the ids of the workspace's measures, which an office measure must not take.
    """
    mine = {name: data for name, data in files.items() if name.startswith(FOLDER)}
    if not mine:
        return None
    before = findings.number
    if MEASURES not in mine:
        remedy = f"Add it as {PAGE} describes it."
        findings.add(Problem(f"The file {MEASURES} is not there.", "It says what the office measures.", remedy))
        return None
    measures, rule, terms = _definitions(mine[MEASURES], findings, known)
    by_id = {measure.id: measure for measure in measures}
    tables = {name: data for name, data in mine.items() if name.startswith(FIGURES)}
    is_complete = findings.number == before
    figures = office_figures_from(tables, by_id, findings, is_complete=is_complete)
    ids = list(by_id) if is_complete else None
    words = [_words(name, data, findings, ids) for name, data in mine.items() if _is_words(name)]
    if rule is None or findings.number > before:
        return None
    written = tuple(one for one in words if one)
    return Office(measures=measures, figures=figures, rule=rule, words=written, terms=terms)


def check_words(office: Office, series: Sequence[Series], area: str, findings: Findings) -> None:
    """References that say nothing are problems; numbers that were typed are told."""
    findings.add(*word_problems(office, series, area))
    findings.notices.extend(Notice(said, file) for file, said in word_warnings(office, series, area))


def _is_words(name: str) -> bool:
    return name.endswith(".toml") and name != MEASURES


def _definitions(
    data: bytes, findings: Findings, known: Sequence[str]
) -> tuple[tuple[OfficeMeasure, ...], OfficeRule | None, tuple[Term, ...]]:
    found = read_table(MEASURES, data, findings)
    if found is None:
        return (), None, ()
    measures = tuple(one for one in map(_measure, found.tables("measure")) if one)
    terms = tuple(_term(inner) for inner in found.tables("term"))
    limits = found.table("exceptions")
    rule = _rule(limits) if limits else None
    found.finished()
    for problem in _name_problems(measures, known):
        found.problem(*problem)
    return measures, rule, terms


def _measure(found: TomlTable) -> OfficeMeasure | None:
    kind = found.needed("kind", one_of(OfficeKind))
    decimals, base = found.optional("decimals", _decimals), found.optional("base", text)
    if (kind is OfficeKind.SHARE) != (base is not None) and found.is_sound:
        said = f"{found.where}base is {'missing' if base is None else 'there'}."
        remedy = 'Say what it is a share of, as in base = "letters received"; anything else has no base.'
        found.problem(said, "A share says of what it is one.", remedy)
    usual = 1 if kind is OfficeKind.NUMBER else 0
    measure = OfficeMeasure(
        id=found.needed("id", text),
        number=found.needed("number", text),
        title=found.needed("title", text),
        group=found.needed("group", text),
        kind=kind,
        unit=found.optional("unit", text) or "",
        decimals=usual if decimals is None else decimals,
        base=base,
    )
    return measure if found.finished() else None


def _decimals(value: object) -> int:
    places = whole(value)
    if not 0 <= places <= MOST_DECIMALS:
        raise ValueProblemError(f"It is 0 to {MOST_DECIMALS}.", "Correct it, or delete the line.")
    return places


def _term(found: TomlTable) -> Term:
    term = Term(found.needed("term", text), found.needed("meaning", text))
    found.finished()
    return term


def _rule(found: TomlTable) -> OfficeRule | None:
    rule = OfficeRule(
        percent=found.needed("percent", number),
        least=found.needed("least", number),
        points=found.needed("points", number),
    )
    return rule if found.finished() else None


def _name_problems(measures: Sequence[OfficeMeasure], known: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Ids and numbers that are there twice, and ids that mean something else in a text."""
    for what, names in (("id", [one.id for one in measures]), ("number", [one.number for one in measures])):
        for name, count in Counter(names).items():
            if count > 1:
                yield f"The {what} {quoted(name)} is there {count} times.", "Every measure has its own.", "Change one."
    for one in measures:
        if one.id in (*known, THIS_QUARTER):
            yield f"The id {quoted(one.id)} is taken.", "A text must know which measure it means.", "Choose another."


def _words(file: str, data: bytes, findings: Findings, known: Sequence[str] | None) -> OfficeWords | None:
    """office/2022-23-Q1.toml: the quarter is the file's name, so that no text is left standing from another one.

    `known` are the ids of measures; None where some could not be read.
    """
    found = read_table(file, data, findings)
    if found is None:
        return None
    try:
        quarter = Quarter.parse(file.removeprefix(FOLDER).removesuffix(".toml"))
    except ValueError:
        remedy = "Rename it, such as office/2022-23-Q1.toml for April to June 2022."
        found.problem("The file is not named after a quarter.", "Words are about one quarter.", remedy)
        return None
    texts = tuple(_text(inner, known) for inner in found.tables("text"))
    for name, count in Counter(one.measure for one in texts).items():
        if count > 1:
            found.problem(f"{quoted(name)} has {count} texts.", "A measure has one.", "Put them together.")
    words = OfficeWords(
        quarter=quarter,
        file=file,
        author=found.needed("author", text),
        written=found.needed("written", day),
        texts=texts,
        summary=found.optional("summary", text),
        words=paper_words_from(found.optional_table("paper")),
    )
    return words if found.finished() else None


def _text(found: TomlTable, known: Sequence[str] | None) -> OfficeText:
    one = OfficeText(found.needed("measure", text), found.needed("text", text))
    if known is not None and one.measure and one.measure not in known:
        close = nearest(one.measure, known)
        expected = f"Perhaps {quoted(close)} is meant." if close else f"A measure stands in {MEASURES}."
        found.problem(f"{found.where}measure is {quoted(one.measure)}, which is not known.", expected, "Write its id.")
    found.finished()
    return one
