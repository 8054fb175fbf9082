"""Numbers in a text by reference to a measure, such as {burglary.quarter}; and numbers that somebody typed instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from moothall.wording.dates import MONTH_NAMES

Fields = Mapping[str, str | None]  # what may be said of one measure; None where there is no such figure
SMALLEST_LOOKED_FOR = 10  # smaller typed numbers stand for too many other things
NEAR = 0.05  # a typed number within 5% of a figure of its own measure, and not equal to it, may contradict it
NEAR_POINTS = 5.0  # the same for percentages, in points

_REFERENCE = re.compile(r"\{([^{}]*)\}")
_MONTHS = "|".join(MONTH_NAMES)
_DAY = rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b(?: \d{{4}}\b)?"
_YEAR = rf"\b(?:{_MONTHS}|in|since|until|by) \d{{4}}\b|\b\d{{2,4}}[/-]\d{{2}}\b"
_DATE = re.compile(f"{_DAY}|{_YEAR}")
_NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(%?)")


@dataclass(frozen=True)
class ReferenceProblem:
    """What is wrong with one reference, and what to do."""

    found: str
    remedy: str


def filled(text: str, figures: Mapping[str, Fields]) -> str:
    """The text with every reference replaced. There must be no problem with it."""
    return _REFERENCE.sub(lambda found: _said(found[1], figures) or found[0], text)


def reference_problems(text: str, figures: Mapping[str, Fields]) -> Iterator[ReferenceProblem]:
    """Every reference that says nothing, and every bracket that is none."""
    for found in _REFERENCE.finditer(text):
        problem = _problem(found[1], figures)
        if problem:
            yield problem
    if set(_REFERENCE.sub("", text)) & {"{", "}"}:
        yield ReferenceProblem("A bracket { or } has no partner", "Write a reference as {measure.quarter}.")


def _said(reference: str, figures: Mapping[str, Fields]) -> str | None:
    name, _, field = reference.strip().partition(".")
    return figures.get(name, {}).get(field)


def _problem(reference: str, figures: Mapping[str, Fields]) -> ReferenceProblem | None:
    name, dot, field = reference.strip().partition(".")
    shown = f"{{{reference}}}"
    if not dot or name not in figures:
        found = f"{shown} names no measure that is known"
        return ReferenceProblem(found, f"Known here: {', '.join(sorted(figures))}.")
    if field not in figures[name]:
        return ReferenceProblem(f"{shown} names nothing that is known of {name}", f"Known: {', '.join(figures[name])}.")
    if figures[name][field] is None:
        remedy = "Supply the figure, or take the reference out."
        return ReferenceProblem(f"{shown} has no figure in this quarter, or it is withheld", remedy)
    return None


def typed_numbers(text: str, figures: Mapping[str, Fields], about: str) -> Iterator[str]:
    """Warnings: a typed number that is a figure of some measure, or nearly one of the text's own measure."""
    known = list(_all(figures, about))
    mine = [(reference, told) for reference, told in known if reference.startswith(f"{about}.")]
    for written, sign in _NUMBER.findall(_DATE.sub(" ", _REFERENCE.sub(" ", text))):
        typed, value = written.replace(",", ""), float(written.replace(",", ""))
        if value < SMALLEST_LOOKED_FOR and not sign:
            continue
        same = next((reference for reference, told in known if (typed, sign) in _numbers(told)), None)
        near = next(((reference, told) for reference, told in mine if _is_near(value, sign, told)), None)
        if same:
            yield f"{written}{sign} is typed, and is what {{{same}}} says. Write that, so that it cannot go stale."
        elif near:
            yield f"{written}{sign} is typed, and {{{near[0]}}} says {near[1]}. If they mean the same, one is wrong."


def _all(figures: Mapping[str, Fields], first: str) -> Iterator[tuple[str, str]]:
    """Every reference with what it says, those of the text's own measure first."""
    for name in sorted(figures, key=lambda name: (name != first, name)):
        for field, told in figures[name].items():
            if told is not None:
                yield f"{name}.{field}", told


def _numbers(told: str) -> list[tuple[str, str]]:
    return [(written.replace(",", ""), sign) for written, sign in _NUMBER.findall(told)]


def _is_near(value: float, sign: str, told: str) -> bool:
    """Whether a number of the same kind lies close by and is not the same."""
    others = [float(written) for written, its_sign in _numbers(told) if its_sign == sign]
    if sign:
        return any(0 < abs(value - other) <= NEAR_POINTS for other in others)
    return any(0 < abs(value - other) <= NEAR * other for other in others)
