"""The page docs/reference/input-and-messages.md, made from the cases.

`python -m tests.unit.intake.page` writes it anew; a test says when that is needed.
"""

from collections.abc import Iterable
from pathlib import Path

from tests.unit.intake.cases import Case
from tests.unit.intake.cases_of_cells import JUNE_2020, MONTHS_REFUSED, VALUES_REFUSED, VALUES_TAKEN
from tests.unit.intake.cases_of_files import FILES_REFUSED
from tests.unit.intake.cases_of_measures import VALUES_OF_A_KIND
from tests.unit.intake.cases_of_offices import OFFICES_REFUSED
from tests.unit.intake.cases_of_plans import PLANS_REFUSED
from tests.unit.intake.cases_of_redactions import REDACTIONS_REFUSED
from tests.unit.intake.cases_of_references import REFERENCES_REFUSED
from tests.unit.intake.cases_of_tables import TABLES_REFUSED
from tests.unit.intake.cases_of_workspaces import WORKSPACES_REFUSED
from tests.unit.intake.cases_taken import FILES_TAKEN

PAGE = Path(__file__).parents[3] / "docs/reference/input-and-messages.md"

HEAD = """# Input and messages

What a file may look like, and what is said of it. A file is taken as a whole or not at all: every problem in it is told
at once, with the sheet, the row as a spreadsheet counts it and the column by its heading; what was found, what was
expected, what to do. The tests read this page: each input below gives exactly the message beside it.

## How figures may stand in a file

CSV, XLSX or ODS, up to 500 MB, 2,000 columns and, in a workbook, 20 million cells. The headings stand in one of the
first ten rows. All sheets are read. Three forms are known, with their columns in any order:

- **Tidy**: a row holds `measure`, `area`, `period`, `value` and, where wanted, `numerator`, `denominator`, `note`,
  `until`, `known_on`. The headings of many offices are understood too, such as *crime type*, *district*, *month* and
  *count*. Without an area column the figures belong to the area that the report is about; without a measure column the
  file's name is the measure.
- **Wide**: a measure, or a measure and an area, a row; a month a column.
- **The transpose**: a month a row, a measure a column. Two columns, a month and a number, are the smallest table.

A percentage is written as 96.2 or 96.2%. Cells of a workbook that show 96.2% are taken as such.
"""


def page() -> str:
    parts = [HEAD, "## Taken, and said so\n", _table(("input", "taken as", "said"), map(_taken, FILES_TAKEN))]
    months = ", ".join(f"`{written}`" for written in JUNE_2020)
    parts += ["### Months\n", f"All of these are June 2020: {months}. The last is a spreadsheet's serial number.\n"]
    taken_values = ((_code(written), _shown(value)) for written, value in VALUES_TAKEN.items())
    parts += ["### Values\n", _table(("value", "taken as"), taken_values)]
    parts += ["## Files refused\n", _table(("input", "message"), map(_refused, FILES_REFUSED))]
    parts += ["## Tables refused\n", _table(("input", "message"), map(_refused, TABLES_REFUSED))]
    refused_months = ((_code(written), _shown(message)) for written, message in MONTHS_REFUSED.items())
    parts += ["## Months refused\n", _table(("month", "message"), refused_months)]
    refused_values = ((_code(written), _shown(message)) for written, message in VALUES_REFUSED.items())
    parts += ["## Values refused\n", _table(("value", "message"), refused_values)]
    parts += ["## Once the measure is known\n", _table(("input", "message"), map(_refused, VALUES_OF_A_KIND))]
    parts += ["## Files of a workspace refused\n", _table(("input", "message"), map(_refused, WORKSPACES_REFUSED))]
    parts += [
        "## What does not agree in a workspace\n",
        _table(("input", "message"), map(_refused, REFERENCES_REFUSED)),
    ]
    parts += ["## What gives away a withheld figure\n", _table(("input", "message"), map(_refused, REDACTIONS_REFUSED))]
    parts += ["## What is wrong with a Plan\n", _table(("input", "message"), map(_refused, PLANS_REFUSED))]
    parts += [
        "## What is wrong in the folder of the office\n",
        _table(("input", "message"), map(_refused, OFFICES_REFUSED)),
    ]
    return "\n".join(parts)


def _table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    heads = tuple(headings)
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _taken(case: Case) -> tuple[str, str, str]:
    """What is taken stands before what is said, which begins with the file's name."""
    names = tuple(case.files)
    lines = case.answer.split("\n")
    said = [line for line in lines if line.startswith(names) and not line.startswith("😀")]
    return (
        _shown(case.what),
        "<br>".join(_shown(line) for line in lines if line not in said),
        "<br>".join(map(_shown, said)),
    )


def _refused(case: Case) -> tuple[str, str]:
    return _shown(case.what), "<br>".join(map(_shown, case.answer.split("\n")))


def _shown(text: str) -> str:
    """Text in a table of the page, with nothing in it that means something there."""
    for sign in "\\|<*_[":
        text = text.replace(sign, f"\\{sign}")
    return text


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|") if text.strip() else "blank"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
