"""Figures put into a page between two marks: <!-- NAME --> and <!-- end of NAME -->."""
# ruff: noqa: INP001 - a script's helper, not part of a package

from pathlib import Path


def write_between(page: Path, name: str, text: str) -> None:
    before, opening, rest = page.read_text("utf-8").partition(f"<!-- {name} -->\n")
    _, closing, after = rest.partition(f"<!-- end of {name} -->")
    if not opening or not closing:
        message = f"{page}: the marks of {name} are not there."
        raise ValueError(message)
    page.write_text(f"{before}{opening}\n{text}\n\n{closing}{after}", "utf-8")
