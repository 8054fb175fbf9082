"""How numbers are said: counts with commas, changes with a sign, no percentage on a small base."""

from decimal import ROUND_HALF_UP, Context, Decimal

SMALLEST_BASE_OF_A_PERCENTAGE = 10  # below it a percentage says more about the base than about the change
MINUS = "−"
SMALLEST_P_SAID = 0.001
MOST_DECIMALS_OF_P = 12
MOST_DECIMALS_OF_A_SHARE = 3
SMALLEST_SHARE_WITHOUT_DECIMALS = 10  # per cent
ROOM_FOR_ANY_FLOAT = Context(prec=400)  # the largest float has 309 digits


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Half away from zero, as people round by hand, on the number's shortest decimal form."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, ROOM_FOR_ANY_FLOAT)


def number(value: float, decimals: int = 0) -> str:
    """1,357; 96.2; −4."""
    said = f"{rounded(value, decimals).copy_abs():,f}"
    return f"{MINUS}{said}" if rounded(value, decimals) < 0 else said


def unrounded(value: float) -> str:
    """As programs write it: 420; 58.89929742388759."""
    return repr(int(value) if float(value).is_integer() else float(value))


def signed(value: float, decimals: int = 0) -> str:
    """+503; −12; 0."""
    return f"+{number(value, decimals)}" if rounded(value, decimals) > 0 else number(value, decimals)


def percent_change(now: float, before: float) -> float | None:
    """Per cent of the earlier count; None on a base under 10, where it would mislead."""
    if before < SMALLEST_BASE_OF_A_PERCENTAGE:
        return None
    return (now - before) / before * 100


def signed_percent(percent: float) -> str:
    """+59%; −4%; a change that rounds to nothing is said with one decimal, or as under 0.1%."""
    if rounded(percent):
        return f"{signed(percent)}%"
    if rounded(percent, 1):
        return f"{signed(percent, 1)}%"
    return "no change" if percent == 0 else "under 0.1%"


def share_said(part: float, whole: float, decimals: int = 0) -> str:
    """83 of 86 (97%): the base is always said; no percentage of a whole under 10."""
    counts = f"{number(part, decimals)} of {number(whole, decimals)}"
    return counts if whole < SMALLEST_BASE_OF_A_PERCENTAGE else f"{counts} ({share_percent(part, whole)})"


def share_percent(part: float, whole: float) -> str:
    """97%; 1.2%: one decimal under 10%, and more where all or nothing would be said of what is neither."""
    share = part / whole * 100
    fewest = 1 if 0 < share < SMALLEST_SHARE_WITHOUT_DECIMALS else 0
    for places in range(fewest, MOST_DECIMALS_OF_A_SHARE):
        if rounded(share, places) not in (0, 100) or share in (0, 100):
            return f"{number(share, places)}%"
    return "under 0.01%" if part < whole - part else "over 99.99%"


def p_value_said(p: float, level: float) -> str:
    """P = 0.03; p < 0.001; with more decimals where rounding would hide on which side of the level it lies."""
    if p < SMALLEST_P_SAID:
        return f"p < {SMALLEST_P_SAID}"
    decimals = 3 if p < 2 * level else 2
    while rounded(p, decimals) == rounded(level, decimals) and p != level and decimals < MOST_DECIMALS_OF_P:
        decimals += 1
    return f"p = {number(p, decimals)}"


def plural(count: float, one: str, many: str) -> str:
    return one if count == 1 else many
