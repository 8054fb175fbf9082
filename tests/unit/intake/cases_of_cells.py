"""Months and values in the many ways that offices write them, and in ways that are refused."""

JUNE_2020 = (
    "2020-06",
    "Jun 2020",
    "June 2020",
    "Jun-20",
    "2020 June",
    "202006",
    "06/2020",
    "01/06/2020",
    "30/06/2020",
    "1 June 2020",
    "2020-06-01",
    "2020-06-01 00:00:00",
    "43983",
)

MONTHS_REFUSED = {
    "": "The cell is blank. A month was expected. Write a month as 2020-06.",
    "June": "'June'. A month was expected. Write a month as 2020-06.",
    "Q1 2020": "'Q1 2020'. A month was expected. Write a month as 2020-06.",
    "2020": "'2020'. A month was expected. Write a month as 2020-06.",
    "2020-13": "'2020-13'. Its month is 13; months run from 1 to 12. Write a month as 2020-06.",
    "06/13/2020": "'06/13/2020'. Dates are read day first, so its month is 13; months run from 1 to 12. "
    "Write a month as 2020-06.",
    "31/06/2020": "'31/06/2020'. June has 30 days. Write a month as 2020-06.",
    "29/02/2021": "'29/02/2021'. February 2021 has 28 days. Write a month as 2020-06.",
    "01/06/20": "'01/06/20'. A date needs a year of four digits. Write a month as 2020-06.",
    "1066-10": "'1066-10'. Months are taken from 1990-01 to 2099-12. Write a month as 2020-06.",
}

VALUES_TAKEN = {
    "1,357": "1357",
    "1 357": "1357",
    " 66776 ": "66776",
    "-00": "0",
    "£1,350.50": "1350.5",
    "-£45": "-45",
    "96.2%": "96.2%",
    "": "missing. No figure was supplied.",
    "-": "missing. No figure, marked - in the file.",
    "–": "missing. No figure, marked – in the file.",
    "—": "missing. No figure, marked — in the file.",
    "..": "missing. Not available, marked .. in the file.",
    "n/a": "missing. Not available or not applicable, marked n/a in the file.",
    "#N/A": "missing. Not available, marked #N/A in the file.",
    "*": "missing. Suppressed or not given, marked * in the file.",
    "<5": "missing. Fewer than 5, marked <5 in the file.",
    "[c]": "missing. Suppressed as confidential, marked [c] in the file.",
    "[x]": "missing. Not available, marked [x] in the file.",
    "[z]": "missing. Not applicable, marked [z] in the file.",
    "[low]": "missing. Too small to show, marked [low] in the file.",
    "[u]": "missing. Too unreliable to show, marked [u] in the file.",
}

WRITE_A_NUMBER = "Write digits only, such as 1357 or 96.2. Leave the cell blank where there is no figure."
VALUES_REFUSED = {
    "about 5": f"'about 5' is text. A number was expected. {WRITE_A_NUMBER}",
    "(45)": f"'(45)' is text. A number was expected. {WRITE_A_NUMBER}",
    "1_000": f"'1_000' is text. A number was expected. {WRITE_A_NUMBER}",
    "NaN": f"'NaN' is not a number. A number was expected. {WRITE_A_NUMBER}",
    "inf": f"'inf' is not a number. A number was expected. {WRITE_A_NUMBER}",
    "1e309": "'1e309' is too large. A number is below 1,000,000,000,000. Correct the number.",
    "1000000000000": "'1000000000000' is too large. A number is below 1,000,000,000,000. Correct the number.",
    "12,5": "'12,5' has a decimal comma. A decimal point was expected. Write 12.5 rather than 12,5.",
    "#DIV/0!": "'#DIV/0!' is the error of a formula. A number was expected. "
    "Correct the formula, or leave the cell blank where there is no figure.",
    "withheld": "The value is withheld and no reason is given. A withheld value gives its reason. "
    "Write the reason in the same row, in a column headed note.",
}
