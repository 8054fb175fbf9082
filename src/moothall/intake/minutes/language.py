"""Whether a paragraph is English, by the share of the little words that every English sentence has."""

import re

_WORDS = re.compile(r"[a-zà-ÿŵŷ’']+")
_LITTLE = """
the of and to a in that be is was were for on at by with as it this from are had has have an or not their would which
will been there no its any all
"""
LITTLE_WORDS = frozenset(_LITTLE.split())
_WELSH = re.compile(
    r"\b(?:heddlu|throsedd\w*|ch?ynghor\w*|lleoliad|bresennol|ymddiheuriadau|dydd|dyddiad|amser|cadeirydd"
    r"|aelod\w*|penderfyn\w*|cofnodion|cyfarfod|yn|ni|gan|hefyd|nesaf)\b",
    re.IGNORECASE,
)
LEAST_WORDS = 12
LEAST_SHARE = 0.12  # English prose has about 0.4; lists of names and titles have few, so short ones are not judged
LEAST_SHARE_OF_PROSE = 0.6  # words without a capital
LEAST_WORDS_OF_A_DOCUMENT = 40
LEAST_SHARE_OF_A_DOCUMENT = 0.10


def not_english(text: str) -> bool:
    words = _WORDS.findall(text.casefold())
    written = [word for word in text.split() if word[:1].isalpha()]
    if sum(word[:1].islower() for word in written) < LEAST_SHARE_OF_PROSE * len(written):
        return False  # names and titles
    return len(words) >= LEAST_WORDS and share_of_little_words(words) < LEAST_SHARE and not text.isupper()


def is_english(texts: list[str]) -> bool:
    """Of a whole document."""
    words = _WORDS.findall(" ".join(texts).casefold())
    return len(words) < LEAST_WORDS_OF_A_DOCUMENT or share_of_little_words(words) >= LEAST_SHARE_OF_A_DOCUMENT


def share_of_little_words(words: list[str]) -> float:
    return sum(word in LITTLE_WORDS for word in words) / len(words)


def english_half(text: str) -> str:
    """Of 'YN BRESENNOL / PRESENT', Welsh and English side by side, the English; any other text as it is."""
    first, stroke, second = text.partition(" / ")
    if not stroke or "(" in first:
        return text
    if _WELSH.search(first) and not _WELSH.search(second.partition("(")[0]):
        return second.strip()
    return first.strip() if _WELSH.search(second) and not _WELSH.search(first) else text
