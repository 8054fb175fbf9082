"""Spellings that may be one person: each stays as printed, and the group is offered, never merged."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.panel.placing import Placed

_TITLE = re.compile(
    r"^(?:(?:County |Borough |District |City |Town )?(?:Cllrs?|Councillors?)|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|"
    r"Lord|Lady|Sir|Dame|The|Mayor)\b\.?\s*",
    re.IGNORECASE,
)
_HONOUR = re.compile(r"^(?:OBE|MBE|CBE|BEM|JP|CC|DL|QPM|KC|QC|MP|MS|AM)$")
ALIKE = 0.8  # of the letters of two last names: Rahman and Rahmen have 5 of 6


@dataclass(frozen=True)
class Spellings:
    """`names` in the order in which the papers first print them."""

    names: tuple[str, ...]


def spellings(papers: Sequence[Placed]) -> tuple[Spellings, ...]:
    """Groups of two spellings or more among all members, apologies and others of the record."""
    printed = dict.fromkeys(
        one.name
        for paper in papers
        for people in (paper.minutes.present, paper.minutes.apologies, paper.minutes.in_attendance)
        for one in people or ()
    )
    groups: list[list[str]] = []
    for name in printed:
        fit = next((group for group in groups if all(may_be_one(name, other) for other in group)), None)
        if fit is None:
            groups.append([name])
        else:
            fit.append(name)
    return tuple(Spellings(tuple(group)) for group in groups if len(group) > 1)


def may_be_one(one: str, other: str) -> bool:
    """Last names alike, and first names that do not gainsay each other: one is missing, or an initial of the other."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    if not shorter or _short(shorter[-1], longer[-1]):
        return False
    if shorter == longer[-len(shorter) :]:
        return True  # a last name of two words, with and without a first name
    if difflib.SequenceMatcher(None, shorter[-1], longer[-1]).ratio() < ALIKE:
        return False
    return all(_fits(mine, theirs) for mine, theirs in zip(shorter[:-1], longer[:-1], strict=False))


def _short(one: str, other: str) -> bool:
    """Short last names must be the same: Ash and Asp are two people."""
    return one != other and min(len(one), len(other)) < len("Rahm")


def _fits(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and 1 in {len(one), len(other)})


def _words(name: str) -> list[str]:
    plain = name.replace(",", " ")
    while (shorter := _TITLE.sub("", plain)) != plain:
        plain = shorter
    return [word.casefold().strip(".") for word in plain.split() if not _HONOUR.match(word)]
