"""A text file with a heading: TOML between two +++ lines, then paragraphs parted by blank lines."""

import re

from moothall.errors import Problem
from moothall.intake.notices import Findings, Notice
from moothall.intake.text import clean_prose
from moothall.intake.toml_table import PAGE, TomlTable, decoded, toml_table

FENCE = "+++"
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def fenced(file: str, data: bytes, findings: Findings) -> tuple[TomlTable, tuple[str, ...]] | None:
    """The heading and the paragraphs; None where a problem was found, which is among the findings then."""
    written = decoded(file, data, findings)
    if written is None:
        return None
    cleaned, removed = clean_prose(written.replace("\r", "\n"))
    parts = _parted(cleaned)
    if parts is None:
        found = "The heading is missing or does not end."
        expected = f"The file begins with a line {FENCE}, then the heading, then a second line {FENCE}."
        findings.add(Problem(found, expected, f"Compare {PAGE}.", file, row=1))
        return None
    heading = toml_table(file, parts[0], findings, first_line=2)
    if heading is None:
        return None
    if removed:
        signs = "1 sign was" if removed == 1 else f"{removed} signs were"
        said = f"{signs} left out that cannot be seen: signs that turn the direction of writing, or control signs."
        findings.notices.append(Notice(said, file))
    return heading, _paragraphs(heading, parts[1])


def _parted(written: str) -> tuple[str, str] | None:
    """The heading and the words; None without two fences."""
    lines = written.lstrip().split("\n")
    fences = [i for i, line in enumerate(lines) if line.strip() == FENCE]
    if len(fences) < 2 or fences[0] != 0:  # noqa: PLR2004 (one before the heading, one after it)
        return None
    return "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :])


def _paragraphs(heading: TomlTable, words: str) -> tuple[str, ...]:
    found = tuple(paragraph.strip() for paragraph in _BLANK_LINES.split(words.strip()) if paragraph.strip())
    if not found:
        expected, remedy = "They are what is printed.", "Write them, or delete it."
        heading.problem("There are no words below the heading.", expected, remedy)
    return found
