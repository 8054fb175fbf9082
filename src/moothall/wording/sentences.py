"""Sentences of a paragraph; abbreviations do not end one."""

import re
from collections.abc import Iterator

_ABBREVIATIONS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs|No|Nos|St|e\.g|i\.e|etc|approx|para|paras|Prof|Rev|Hon|vs|a\.m|p\.m|[A-Z])\.$"
)
_END = re.compile(r"[.!?][)’”'\"]?\s+(?=[A-Z‘“(\"'£\d])")


def sentences(text: str) -> Iterator[str]:
    start = 0
    for found in _END.finditer(text):
        end = found.start() + len(found[0].rstrip())
        if _ABBREVIATIONS.search(text[start : found.start() + 1]):
            continue
        yield text[start:end].strip()
        start = found.end()
    if rest := text[start:].strip():
        yield rest
