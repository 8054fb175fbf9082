"""The glossary page says what the reports' own list of terms says, term by term and word by word."""

import re
from pathlib import Path

from moothall.commentary.glossary import GLOSSARY

PAGE = Path(__file__).parents[2] / "docs/glossary.md"


def terms_of(page: str) -> dict[str, str]:
    """A term on a line of its own, its meaning below after a colon, indented where it goes on."""
    found = re.findall(r"^(\S.*)\n: (.*(?:\n  \S.*)*)$", page, flags=re.MULTILINE)
    return {term: " ".join(meaning.split()) for term, meaning in found}


def test_the_page_holds_the_terms_of_the_reports_and_no_others() -> None:
    assert terms_of(PAGE.read_text(encoding="utf-8")) == GLOSSARY


def test_the_terms_stand_in_the_order_of_the_alphabet() -> None:
    assert list(terms_of(PAGE.read_text(encoding="utf-8"))) == sorted(GLOSSARY)
