"""Any table of records can be counted once a small file says what its columns mean."""

from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.errors import FileError
from moothall.intake.record_layout_file import record_layout_from
from tests.unit.records.made_up import counted, written

LOG = """name = "incident log"
files = "log-*.csv"
identifier = "Number"
category = "type"

[by.month]
column = "Reported on"
form = "%d/%m/%Y"

[by.beat]
column = "Beat"

[by.type]
column = "Kind"
renamed = { "Theft (old)" = "Theft", "Stealing" = "Theft" }
"""
ROWS = b"""Number,Reported on,Beat,Kind
1,31/01/2021,North,Theft
2,01/02/2021,North,Theft (old)
3,02/02/2021,,Stealing
3,02/02/2021,,Stealing
"""


def test_days_become_months_and_old_names_new_ones(tmp_path: Path) -> None:
    layout = record_layout_from("log.toml", LOG.encode())
    result, made = counted(written(tmp_path / "in", {"log-1.csv": ROWS, "other.csv": b"a\n"}), layout)
    assert result == [
        ["2021-01", "North", "Theft", "1"],
        ["2021-02", "North", "Theft", "1"],
        ["2021-02", "not stated", "Theft", "2"],
    ]
    assert (made.account.exact_copies, made.account.forces, made.account.missing_files) == ({"Theft": 1}, (), ())


def test_a_column_of_counts_is_added_up(tmp_path: Path) -> None:
    layout = record_layout_from(
        "t.toml",
        b'name="t"\ncategory="type"\ncount="N"\n[by.month]\ncolumn="M"\n[by.type]\ncolumn="T"\n'
        b'[by.district]\ncolumn="A"\nholds="small-area-name"\n',
    )
    data = b"M,T,A,N\n2021-01,Drugs,Blaby 001A,3\n2021-01,Drugs,Blaby 002B,4\n2021-01,Drugs,,5\n"
    result, made = counted(written(tmp_path / "in", {"t.csv": data}), layout)
    assert result == [["2021-01", "Drugs", "Blaby", "7"], ["2021-01", "Drugs", "no location", "5"]]
    assert (made.account.rows, made.account.records, made.account.without_place) == (3, 12, 5)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"M,T,N\n2021-01,Drugs,many\n", "Could not convert string 'many' to INT64"), (b"M,T,N\n2021,Drugs,1\n", "2021")],
)
def test_what_is_no_number_or_no_month_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    text = b'name="t"\ncategory="type"\ncount="N"\n[by.month]\ncolumn="M"\n[by.type]\ncolumn="T"\n'
    with pytest.raises(FileError, match=said):
        counted(written(tmp_path / "in", {"t.csv": data}), record_layout_from("t.toml", text))


def test_a_day_in_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        counted(
            written(tmp_path / "in", {"log-1.csv": ROWS.replace(b"31/01/2021", b"2021-01-31")}),
            record_layout_from("log.toml", LOG.encode()),
        )
    (problem,) = refused.value.problems
    assert (problem.file, problem.expected) == ("log-1.csv", "Columns that are read as days or numbers: Reported on.")
    assert "2021-01-31" in problem.found


def test_every_problem_of_a_mapping_file_is_told() -> None:
    text = """name = "t"
category = "kind"
count = 4
colour = "red"
[by.type]
form = "%d"
holds = "wards"
renamed = { a = 1 }
"""
    with pytest.raises(FileError) as refused:
        record_layout_from("t.toml", text.encode())
    assert "\n".join(map(str, refused.value.problems)) == (
        "t.toml: count is 4. A text was expected. Put it between quotation marks.\n"
        "t.toml: [by] [type] column is missing. It is needed. Add column as the page on counting records describes "
        "it.\n"
        "t.toml: [by] [type] holds is 'wards'. Known here: small-area-name. Write it, or delete the line.\n"
        "t.toml: [by] [type] renamed is a table. Names for names were expected. Write it as "
        '{ "old name" = "new name" }.\n'
        "t.toml: [by] [type] form stands there. Only a month is made from a day. Delete the line.\n"
        "t.toml: [by.month] is missing. Records are counted by month. Say which column holds it.\n"
        "t.toml: category is 'kind'. It is one of those under [by]: type. Name one of them, or add it.\n"
        "t.toml: colour is not a known key. Known here: by, category, count, files, identifier, name. Correct its "
        "name, or delete the line."
    )


def test_what_is_no_table_at_all_is_told() -> None:
    with pytest.raises(FileError, match="This line cannot be read"):
        record_layout_from("t.toml", b"by the way")
    with pytest.raises(FileError, match="by is missing"):
        record_layout_from("t.toml", b'name = "t"\ncategory = "type"\n')


def test_the_command_takes_a_mapping_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / "in", {"log-1.csv": ROWS, "log.toml": LOG.encode()})
    command = ["records", "count", str(folder), "--out", str(tmp_path / "counts.csv"), "--mapping"]
    assert main([*command, str(folder / "log.toml")]) == 0
    assert (tmp_path / "counts.csv").read_text("utf-8").startswith("month,beat,type,count\n2021-01,North,Theft,1\n")
    assert main([*command, str(folder / "none.toml")]) == 4
    assert capsys.readouterr().err == f"{folder / 'none.toml'}: there is no such file.\n"
