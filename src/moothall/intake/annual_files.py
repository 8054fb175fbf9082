"""annual/YEAR/facts.toml, comments.toml and final.md: what is kept for the annual report of a financial year."""

from collections.abc import Iterator, Mapping

from moothall.commentary.annual_fact import AnnualFact
from moothall.commentary.annual_text import Comment, FinalText
from moothall.errors import Problem
from moothall.intake.fenced_text import fenced
from moothall.intake.notices import Findings
from moothall.intake.record_files import all_of
from moothall.intake.toml_table import TomlTable, ValueProblemError, day, number, text
from moothall.periods import Quarter
from moothall.reports.annual_report import AnnualRecord

ANNUAL = "annual/"
FACTS, COMMENTS, FINAL = "facts.toml", "comments.toml", "final.md"


def annual_records_from(files: Mapping[str, bytes], findings: Findings) -> dict[int, AnnualRecord]:
    """By the first calendar year of each financial year."""
    folders = sorted({name.rpartition("/")[0] for name in files if name.startswith(ANNUAL)})
    found = {folder: year_in(folder, findings) for folder in folders}
    return {year: _record(folder, files, findings) for folder, year in found.items() if year is not None}


def is_annual_file(name: str) -> bool:
    return name.startswith(ANNUAL) and name.count("/") == 2 and name.rpartition("/")[2] in (FACTS, COMMENTS, FINAL)  # noqa: PLR2004 (annual/YEAR/file)


def year_in(folder: str, findings: Findings) -> int | None:
    written = folder.removeprefix(ANNUAL)
    try:
        return Quarter.parse(f"{written}-Q1").year
    except ValueError:
        found = f"The folder's name, {written}, is no financial year."
        findings.add(Problem(found, "April 2022 to March 2023 is 2022-23.", "Rename the folder.", folder))
        return None


def annual_words(records: Mapping[int, AnnualRecord]) -> Iterator[tuple[str, str]]:
    """The file, and what is printed from it; a fact as its title with its figures."""
    for year, record in records.items():
        folder = f"{ANNUAL}{Quarter(year, 1).financial_year}"
        yield from ((f"{folder}/{FACTS}", f"{fact.title}: {fact.said}") for fact in record.facts)
        said = (words for one in record.comments for words in (one.text, one.response) if words)
        yield from ((f"{folder}/{COMMENTS}", words) for words in said)
        yield from ((f"{folder}/{FINAL}", words) for words in (record.final.paragraphs if record.final else ()))


def _record(folder: str, files: Mapping[str, bytes], findings: Findings) -> AnnualRecord:
    facts, comments, final = (f"{folder}/{name}" for name in (FACTS, COMMENTS, FINAL))
    return AnnualRecord(
        facts=all_of("fact", _fact, facts, files.get(facts, b""), findings),
        comments=all_of("comment", _comment, comments, files.get(comments, b""), findings),
        final=_final(final, files[final], findings) if final in files else None,
    )


def _fact(found: TomlTable) -> AnnualFact | None:
    title, source = found.needed("title", text), found.needed("source", text)
    parts = found.optional("parts", _numbers) or ()
    value = found.optional("value", number) if parts else found.needed("value", number)
    whole, unit = found.optional("of", number), found.optional("unit", text) or ""
    objective = found.optional("objective", text)
    if not found.finished():
        return None
    try:
        return AnnualFact(
            title=title,
            value=sum(parts) if value is None else value,
            source=source,
            unit=unit,
            parts=parts,
            whole=whole,
            objective=objective,
        )
    except ValueError as error:
        found.problem(str(error), "The numbers of a fact agree with each other.", "Correct one of them.")
        return None


def _numbers(value: object) -> tuple[float, ...]:
    if not isinstance(value, list):
        raise ValueProblemError("A list of numbers was expected.", "Write it as [107, 100, 89].")
    return tuple(map(number, value))


def _comment(found: TomlTable) -> Comment | None:
    by, on, words = found.needed("by", text), found.needed("on", day), found.needed("text", text)
    citation, response = found.optional("citation", text), found.optional("response", text)
    return Comment(by=by, on=on, text=words, citation=citation, response=response) if found.finished() else None


def _final(file: str, data: bytes, findings: Findings) -> FinalText | None:
    parts = fenced(file, data, findings)
    if parts is None:
        return None
    heading, paragraphs = parts
    author, agreed, by = (
        heading.needed("author", text),
        heading.needed("agreed", day),
        heading.needed("agreed_by", text),
    )
    if not heading.finished():
        return None
    return FinalText(author=author, agreed=agreed, agreed_by=by, paragraphs=paragraphs)
