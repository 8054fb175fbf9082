"""A value with where it stands in a document and how sure its reading is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

LABELLED = 0.95  # stands under a label that says what it is
TOLD = 0.85  # a sentence says it
GUESSED = 0.6  # from its place or its shape alone


@dataclass(frozen=True, kw_only=True)
class Place:
    """`line` counts the document's lines from 1."""

    line: int
    page: int | None = None

    def __str__(self) -> str:
        return f"line {self.line}" if self.page is None else f"page {self.page}, line {self.line}"


@dataclass(frozen=True)
class Sourced(Generic[T]):
    value: T
    confidence: float
    place: Place

    def __post_init__(self) -> None:
        if not 0 < self.confidence <= 1:
            message = f"A confidence lies above 0 and at most at 1, not at {self.confidence}."
            raise ValueError(message)
