"""Labels at the beginning of a line: of a list, of an item; what number they stand for."""

import re
from dataclasses import dataclass

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
BULLET = re.compile(r"^(?:[•·▪●◦‣∙■□*\uf0b7\uf0a7\u2022o]|[-–—])(?:\s+|$)(?=\S|$)")
LIST_LABEL = re.compile(
    r"^(\((?:[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,2})\)|(?:[a-z]|[ivxl]{1,6}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\.|"
    r"\d{1,3}(?:\.\d{1,3}){1,4}\.?(?:\s?[ivx]{1,5}\)|\s?[a-z]\))?)(?!\s*(?:[-–]\s*\d|[ap]\.?m\b"
    r"|to \d|noon))(?:\s+|$)(.*)$"
)
NUMBER_ALONE = re.compile(r"^(?:(?:Agenda )?Item )?(\d{1,4}[A-Z]?)([.):]?)$", re.IGNORECASE)
ITEM_LABEL = re.compile(
    rf"^(?P<word>(?i:Agenda Item|Item|Minute|Minute Number|Min)(?: No\.?)?\s*:?\s*)?"
    rf"(?P<number>[A-Z]{{1,8}}[/ .-]{{0,2}}\d{{1,4}}(?:[/.-]\d{{1,4}}){{0,3}}"
    rf"|\d{{1,4}}(?:/\d{{1,4}}){{1,3}}|\d{{1,4}}[A-Za-z]?|[A-Z])"
    rf"(?P<end>\.0|[.):]|)(?P<gap>\s*[-–:]\s+|\s+)(?!(?:{_MONTHS})\b)(?P<title>\S.*)$"
)
FIRST_YEAR = 1990
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True)
class ItemNumber:
    """`series` is what two numbers of one run have in common; `value` counts within it."""

    written: str
    series: str
    value: int


def item_number(written: str) -> ItemNumber:
    """'12/23' is number 12 of the series '/23'; 'PCP.7' is 7 of 'PCP.'; 'B' is 2 of the letters."""
    if re.fullmatch(r"[A-Z]", written):
        return ItemNumber(written, "letter", ord(written) - ord("A") + 1)
    if found := re.fullmatch(r"(\d{1,4})[A-Za-z]?(\)?)", written):
        return ItemNumber(written.rstrip(")"), f"number{found[2]}", int(found[1]))
    if found := re.fullmatch(r"(\d{1,4})((?:/\d{2,4}){1,2})", written):
        if len(found[1]) == len("2024") and int(found[1]) >= FIRST_YEAR:
            last = written.rpartition("/")
            return ItemNumber(written, f"{last[0]}/", int(last[2]))
        return ItemNumber(written, found[2], int(found[1]))
    if found := re.fullmatch(r"([A-Z]{1,4})(\d{1,3})(/\d{2,4})", written):  # P1/20 is the first of 2020
        return ItemNumber(written, f"{found[1]}{found[3]}", int(found[2]))
    found = re.fullmatch(r"(.*?)(\d{1,4})", written)
    return ItemNumber(written, found[1], int(found[2])) if found else ItemNumber(written, written, 0)


def style_of(label: str) -> str:
    """What two labels of one list have in common: 'letter', 'roman', 'number', 'chain', 'bullet'."""
    core = label.strip("().: ")
    if label == "•":
        return "bullet"
    if re.fullmatch(r"\d+", core):
        return "number"
    if re.fullmatch(r"[\d.]+.*", core):
        return "chain"
    return "roman" if re.fullmatch(r"[ivxl]+", core) else "letter"


def order_of(label: str) -> int:
    """The place of a label in its list: (c) is 3, (iv) is 4, 2. is 2."""
    core = label.strip("().: ").casefold()
    if core.isdigit():
        return int(core)
    if re.fullmatch(r"[ivxl]+", core):
        values = [ROMAN[sign] for sign in core]
        return sum(-v if any(v < later for later in values[i + 1 :]) else v for i, v in enumerate(values))
    return ord(core[0]) - ord("a") + 1 if core[:1].isalpha() else 0
