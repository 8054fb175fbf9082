"""A number out of a cell: with separators, a pound or a percent sign; or a mark that says why there is none."""

import math
import re
from dataclasses import dataclass

from moothall.intake.sheet import Cell
from moothall.intake.text import clean, quoted
from moothall.measures.series import NO_FIGURE

WITHHELD = "withheld"
LARGEST = 1e12  # no count or sum in policing comes near it; a larger number is a slip
NUMBER_EXPECTED = "A number was expected."
WRITE_A_NUMBER = "Write digits only, such as 1357 or 96.2. Leave the cell blank where there is no figure."

CORRECT_THE_FORMULA = "Correct the formula, or leave the cell blank where there is no figure."

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_UNDER = re.compile(r"<\s?(\d+)")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_NOT_A_NUMBER = re.compile(r"[+-]?(?:nan|inf|infinity)", re.IGNORECASE)

NOT_GIVEN = {
    "-": "No figure",
    "–": "No figure",
    "—": "No figure",
    "..": "Not available",
    ":": "Not available",
    "*": "Suppressed or not given",
    "n/a": "Not available or not applicable",
    "#n/a": "Not available",
    "[c]": "Suppressed as confidential",
    "[x]": "Not available",
    "[z]": "Not applicable",
    "[low]": "Too small to show",
    "[u]": "Too unreliable to show",
}


class NoNumberError(ValueError):
    """A cell that should hold a number and does not. `is_text`: it does not even try."""

    def __init__(self, found: str, expected: str, remedy: str, *, is_text: bool = False) -> None:
        super().__init__(f"{found} {expected} {remedy}")
        self.found, self.expected, self.remedy, self.is_text = found, expected, remedy, is_text


@dataclass(frozen=True)
class NoFigure:
    """A cell without a number, and what it says of the reason."""

    reason: str


BLANK = NoFigure(NO_FIGURE)


def number_in(cell: Cell) -> float | NoFigure:
    """The number in a cell, or that there is none and why. Raises NoNumberError for anything else."""
    if isinstance(cell, str):
        if cell.isascii() and cell.isdigit():
            return _within_reach(float(cell), cell)
        return _number_of(clean(cell), cell)
    if cell is None:
        return BLANK
    if isinstance(cell, int | float):
        return _within_reach(float(cell), cell)
    raise NoNumberError(f"{quoted(cell)} is a date.", NUMBER_EXPECTED, WRITE_A_NUMBER)


def is_percent(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.rstrip().endswith("%")


def _number_of(text: str, cell: Cell) -> float | NoFigure:
    if not text:
        return BLANK
    if meaning := NOT_GIVEN.get(text.casefold()):
        return NoFigure(f"{meaning}, marked {text} in the file.")
    if under := _UNDER.fullmatch(text):
        return NoFigure(f"Fewer than {under.group(1)}, marked {text} in the file.")
    bare = _bare(text)
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "").replace(" ", "")
    if not _PLAIN.fullmatch(bare):
        raise _no_number(text, cell)
    return _within_reach(float(bare), cell)


def _bare(text: str) -> str:
    """Without a pound sign before or a percent sign after it, and with the keyboard's minus."""
    text = text.replace("−", "-").replace("£", "", 1) if text.lstrip("+-−").startswith("£") else text.replace("−", "-")
    return text.removesuffix("%").strip()


def _no_number(text: str, cell: Cell) -> NoNumberError:
    if text.startswith("#"):
        return NoNumberError(f"{quoted(cell)} is the error of a formula.", NUMBER_EXPECTED, CORRECT_THE_FORMULA)
    if _DECIMAL_COMMA.fullmatch(text):
        remedy = "Write 12.5 rather than 12,5."
        return NoNumberError(f"{quoted(cell)} has a decimal comma.", "A decimal point was expected.", remedy)
    if _NOT_A_NUMBER.fullmatch(text):
        return NoNumberError(f"{quoted(cell)} is not a number.", NUMBER_EXPECTED, WRITE_A_NUMBER)
    return NoNumberError(f"{quoted(cell)} is text.", NUMBER_EXPECTED, WRITE_A_NUMBER, is_text=True)


def _within_reach(number: float, cell: Cell) -> float:
    if abs(number) < LARGEST:
        return number + 0.0  # -0.0 + 0.0 is 0.0
    if math.isnan(number):
        raise NoNumberError(f"{quoted(cell)} is not a number.", NUMBER_EXPECTED, WRITE_A_NUMBER)
    raise NoNumberError(f"{quoted(cell)} is too large.", f"A number is below {LARGEST:,.0f}.", "Correct the number.")
