"""Text out of files: cleaned, quoted in a message, matched without regard to case, made into an id."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

LONGEST_QUOTE = 60
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF)))

_REMOVED = str.maketrans("", "", BIDI_CONTROLS + INVISIBLE + CONTROLS)
_REMOVED_FROM_PROSE = str.maketrans("", "", BIDI_CONTROLS + CONTROLS)


def clean(text: str) -> str:
    """A name as people see it: no invisible characters, every run of blanks one blank, none at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.translate(_REMOVED).split())


def clean_prose(text: str) -> tuple[str, int]:
    """Prose without the characters that turn the direction of writing or control a machine; how many there were."""
    cleaned = text.translate(_REMOVED_FROM_PROSE)
    return cleaned, len(text) - len(cleaned)


def folded(text: str) -> str:
    """What two ways of writing one name have in common."""
    return clean(text).casefold()


def quoted(found: object) -> str:
    """'31/06/2020'; a long text is cut."""
    said = clean(str(found))
    return f"'{said if len(said) <= LONGEST_QUOTE else said[: LONGEST_QUOTE - 1] + '…'}'"


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like the one written."""
    by_folded = {folded(name): name for name in known}
    close = difflib.get_close_matches(folded(written)[:LONGEST_QUOTE], by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def slug(title: str) -> str:
    """An id for a title: 'Vehicle crime (all)' is vehicle-crime-all."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "measure"
