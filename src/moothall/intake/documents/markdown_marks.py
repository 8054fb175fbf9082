"""Marks of Markdown become what they mean: headings, bold lines, ends of lines; the rest goes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moothall.intake.documents.lines import Line

_IS_MARKDOWN = re.compile(r"^\s{0,3}#{1,6} \S|\*\*\S")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(\S.*)$")
_BOLD = re.compile(r"^\s*(?:\*\*|__)(?:.+)(?:\*\*|__)\s*$")
_MARKS = re.compile(r"\*\*|</?(?:sup|sub|b|i|u|em|strong)>|(?<![\w*\\])\*(?=\w)|(?<=\w)\*(?![\w*])")
_LINK = re.compile(r"\[([^\][]{1,500})\]\((?:[^()\s]{1,2000})\)")
_ESCAPED = re.compile(r"\\([*_#\[\]().-])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def without_markdown(lines: Iterable[Line]) -> tuple[Line, ...]:
    lines = tuple(lines)
    if not any(_IS_MARKDOWN.search(line.text) for line in lines):
        return lines
    return tuple(_unmarked(lines))


def _unmarked(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        heading = _HEADING.match(line.text)
        content = heading[2] if heading else line.text
        plain = _LINK.sub(r"\1", _BREAK.sub(" ", _MARKS.sub("", content)))
        yield replace(
            line,
            text=_ESCAPED.sub(r"\1", plain).rstrip(),
            heading=len(heading[1]) if heading else line.heading,
            bold=line.bold or bool(_BOLD.match(content)),
            ends_here=line.ends_here or bool(heading),
        )
