"""The document: numbered as it is made, and no table with a hole in it."""

from datetime import date

import pytest

from moothall.reports.document import (
    Card,
    Cell,
    Column,
    FrontMatter,
    Heading,
    Numbered,
    Paragraph,
    Row,
    Table,
    document,
    row_of,
)
from moothall.reports.drawings import Chart
from tests.worlds import QUIET, entry_of

FRONT = FrontMatter(
    meeting="Exampleshire Police and Crime Panel",
    report_of="Example Commissioner",
    subject="Force performance",
    when="1 October 2020",
    author="Not recorded",
    day=date(2020, 10, 1),
)
COLUMNS = (Column("District"), Column("Number", is_number=True))


def chart() -> Chart:
    return Chart(caption="Burglary", alternative="Burglary is stable.", analysis=entry_of(QUIET).analysis)


def test_paragraphs_figures_and_tables_are_numbered_through_the_document() -> None:
    table = Table(caption="Districts", columns=COLUMNS, rows=(row_of("Vale", "12"),))
    made = document(
        FRONT,
        (
            Heading(text="Purpose"),
            Numbered(text="To tell."),
            chart(),
            Card(
                heading=Heading(text="Burglary", level=2), mark=None, blocks=(chart(), Numbered(text="It rose."), table)
            ),
            Paragraph(text="An aside."),
            Numbered(text="The end."),
            chart(),
            table,
        ),
    )
    numbers = [(type(b).__name__, b.number) for b in made.all_blocks if isinstance(b, Numbered | Chart | Table)]
    assert numbers == [
        ("Numbered", 1),
        ("Chart", 1),
        ("Chart", 2),
        ("Numbered", 2),
        ("Table", 1),
        ("Numbered", 3),
        ("Chart", 3),
        ("Table", 2),
    ]


def test_a_blank_cell_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^A cell of a table is blank\. Say in a word, or in a sign that the note"):
        Cell(" ")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((row_of("Vale", "12"), row_of("City")), "a row of 1 cells"),
        ((Row((Cell("Vale"), Cell("12"), Cell("3"))),), "a row of 3 cells"),
        ((), "no row"),
    ],
)
def test_a_table_with_a_hole_is_refused(rows: tuple[Row, ...], found: str) -> None:
    with pytest.raises(ValueError, match=f"^The table 'Districts' has 2 columns and {found}. Give each column a cell."):
        Table(caption="Districts", columns=COLUMNS, rows=rows)
