"""Things in a row: 'a, b and c'."""

from collections.abc import Sequence


def listed(things: Sequence[str]) -> str:
    if len(things) <= 1:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def capitalised(text: str) -> str:
    """The first letter raised, the rest as it stands."""
    return text[:1].upper() + text[1:]
