"""What two wordings have in common: their words, cut to what all forms of a word share."""

import re
from functools import cache

_WORD = re.compile(r"[a-z0-9£%][a-z0-9’'%-]*")
_STOP = """
a an and any are as at be been being but by can could did do does for from further had has have he her his how i if in
into is it its more may no not of off on onto or our out over regarding she should so such than that the their them
then there these they this those to too up upon was we were what when where whether which who why will with would about
also all each other some very s concerning relating
"""
_FRAME = """
panel member committee board report provide share bring brought circulate future meet information inform update request
ask be include present give given made make send sent pass arrange next item detail receive note chair chairman officer
police crime commissioner
"""
SHORTEST_STEM = 4


def stems(text: str) -> frozenset[str]:
    """The words of a sentence, cut to what their forms have in common."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in STOP_WORDS)


def content(text: str) -> frozenset[str]:
    """The stems that say what it is about, without those of every minute."""
    return stems(text) - FRAME_WORDS


@cache
def _stem(word: str) -> str:
    plain = word.rstrip("'’").removesuffix("'s").removesuffix("’s")
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "er", "s", "e", "y"):
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_STEM:
            return plain.removesuffix(ending)
    return plain


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that both have."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


STOP_WORDS = frozenset(_STOP.split())
FRAME_WORDS = frozenset(_stem(word) for word in _FRAME.split())
