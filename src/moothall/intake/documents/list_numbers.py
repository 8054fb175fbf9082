"""A number in the style of a list: 3, c, iii."""

ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LETTERS_IN_THE_ALPHABET = 26


def shaped(number: int, shape: str) -> str:
    if shape in {"lowerLetter", "upperLetter"}:
        times, index = divmod(number - 1, LETTERS_IN_THE_ALPHABET)
        letters = chr(ord("a") + index) * (times + 1)
        return letters.upper() if shape == "upperLetter" else letters
    if shape in {"lowerRoman", "upperRoman"}:
        written = _roman(number)
        return written.upper() if shape == "upperRoman" else written
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
