"""How far a count is: bytes as they are stored, and rows."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    stored: int
    of: int
    rows: int


Tell = Callable[[Done], None]
