"""What published records are like (the list in the reference data's README), each trap with the answer it must get."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.records.account import Category, FileRead, Identifiers
from moothall.records.account_sentences import account_sentences
from moothall.records.layouts import OUTCOMES, STOP_AND_SEARCH, STREET
from moothall.workflows.count_records import count_records
from tests.unit.records.made_up import FORCE, counted, street_row, table, written

ASB = "Anti-social behaviour"
JANUARY, FEBRUARY = "2021-01-leicestershire-street.csv", "2021-02-leicestershire-street.csv"


def test_records_are_counted_by_month_district_and_type(tmp_path: Path) -> None:
    rows = [
        street_row("a"),
        street_row("b"),
        street_row("c", place="Leicester 031C"),
        street_row("d", crime_type="Drugs"),
    ]
    result, made = counted(written(tmp_path / "in", {JANUARY: table(rows)}))
    assert result == [
        ["2021-01", "Blaby", "Burglary", "2"],
        ["2021-01", "Blaby", "Drugs", "1"],
        ["2021-01", "Leicester", "Burglary", "1"],
    ]
    assert (made.account.rows, made.account.records) == (4, 4)
    assert made.account.files == (FileRead(JANUARY, 4),)
    assert (made.account.months, made.account.forces) == (("2021-01",), (FORCE,))


def test_exact_copies_of_anti_social_behaviour_are_counted_and_told(tmp_path: Path) -> None:
    # No identifier, so that a copy may be a second incident: three alike are two copies, and count as three.
    alike = [street_row(crime_type=ASB)] * 3
    result, made = counted(
        written(tmp_path / "in", {JANUARY: table([*alike, street_row(crime_type=ASB, location="Elsewhere")])})
    )
    assert result == [["2021-01", "Blaby", ASB, "4"]]
    assert made.account.exact_copies == {ASB: 2}
    assert made.account.identifiers == Identifiers(blank_rows=4)


def test_a_copy_that_has_an_identifier_is_told_as_both(tmp_path: Path) -> None:
    # 'a' is on three rows of one file and on one of the next: two copies of the first, three rows beyond it.
    files = {
        JANUARY: table([*[street_row("a")] * 3, street_row("b"), street_row("b", outcome="Charged")]),
        FEBRUARY: table([street_row("a", month="2021-02")]),
    }
    result, made = counted(written(tmp_path / "in", files), by=["month"])
    assert result == [["2021-01", "5"], ["2021-02", "1"]]
    assert made.account.exact_copies == {"Burglary": 2}
    assert made.account.identifiers == Identifiers(repeated=2, extra_rows=4, in_several_months=1)


def test_a_quick_count_gives_the_same_counts_and_says_what_it_did_not_look_for(tmp_path: Path) -> None:
    files = {JANUARY: table([street_row(crime_type=ASB)] * 3 + [street_row("a"), street_row("a")])}
    folder, out = written(tmp_path / "in", files), tmp_path / "quick.csv"
    quick = count_records([folder], STREET, by=None, out=out, tell=lambda _: None, quick=True)
    result, whole = counted(folder)
    assert [line.split(",") for line in out.read_text("utf-8").splitlines()[1:]] == result
    assert quick.account == replace(whole.account, copies_looked_for=False, exact_copies={}, identifiers=None)
    assert "Copies and identifiers that recur were not looked for, as asked." in account_sentences(quick.account)
    assert json.loads(quick.files[1].read_text("utf-8"))["exact_copies"] is None


def test_an_identifier_that_recurs_in_another_month_is_counted_and_told(tmp_path: Path) -> None:
    files = {
        JANUARY: table([street_row("a"), street_row("b")]),
        FEBRUARY: table([street_row("a", month="2021-02"), street_row("c", month="2021-02")]),
    }
    result, made = counted(written(tmp_path / "in", files), by=["month"])
    assert result == [["2021-01", "2"], ["2021-02", "2"]]
    assert made.account.identifiers == Identifiers(repeated=1, extra_rows=1, in_several_months=1)
    assert made.account.exact_copies == {}


def test_records_without_a_place_have_a_line_of_their_own(tmp_path: Path) -> None:
    rows = [street_row("a", place="", location="No Location"), street_row("b")]
    result, made = counted(written(tmp_path / "in", {JANUARY: table(rows)}))
    assert result == [["2021-01", "Blaby", "Burglary", "1"], ["2021-01", "no location", "Burglary", "1"]]
    assert made.account.without_place == 1


def test_a_place_outside_the_force_keeps_its_name_and_is_told(tmp_path: Path) -> None:
    rows = [street_row("a", place="Rushcliffe 012B"), street_row("b"), street_row("c", place="Nowhere Known 001A")]
    result, made = counted(written(tmp_path / "in", {JANUARY: table(rows)}), by=["district"])
    assert result == [["Blaby", "1"], ["Nowhere Known", "1"], ["Rushcliffe", "1"]]
    assert made.account.outside_the_area == {"Rushcliffe": 1}
    assert made.account.unknown_places == {"Nowhere Known": 1}


@pytest.mark.parametrize("place", ["Bournemouth 001A", "Bournemouth, Christchurch and Poole 001A", "East Dorset 002B"])
def test_districts_of_before_and_after_a_merger_lie_in_the_force(tmp_path: Path, place: str) -> None:
    rows = [street_row("a", place=place, force="Dorset Police")]
    _, made = counted(written(tmp_path / "in", {"2021-01-dorset-street.csv": table(rows)}))
    assert (made.account.outside_the_area, made.account.unknown_places) == ({}, {})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_either_line_ending_and_a_byte_order_mark_are_read(tmp_path: Path, end: str) -> None:
    data = b"\xef\xbb\xbf" + table([street_row("a"), street_row("b")], end=end)
    result, made = counted(written(tmp_path / "in", {JANUARY: data}))
    assert result == [["2021-01", "Blaby", "Burglary", "2"]]
    assert made.account.changed_columns == ()


def test_line_endings_may_differ_from_file_to_file(tmp_path: Path) -> None:
    files = {
        JANUARY: table([street_row("a")], end="\n"),
        FEBRUARY: table([street_row("b", month="2021-02")], end="\r\n"),
    }
    result, _ = counted(written(tmp_path / "in", files), by=["month", "last-outcome"])
    assert result == [["2021-01", "none published", "1"], ["2021-02", "none published", "1"]]


def test_folders_gzip_and_archives_give_the_same_counts(tmp_path: Path) -> None:
    data = {JANUARY: table([street_row("a")]), FEBRUARY: table([street_row("b", month="2021-02")])}
    plain = written(tmp_path / "plain", {f"{name[:7]}/{name}": rows for name, rows in data.items()})
    gzipped = written(tmp_path / "gzipped", {f"{name}.gz": rows for name, rows in data.items()})
    zipped = written(tmp_path / "zipped", {f"2021-02.zip/{name[:7]}/{name}": rows for name, rows in data.items()})
    expected = [["2021-01", "Blaby", "Burglary", "1"], ["2021-02", "Blaby", "Burglary", "1"]]
    assert [counted(place)[0] for place in (plain, gzipped, zipped)] == [expected] * 3


def test_other_kinds_in_the_same_archive_are_left_alone(tmp_path: Path) -> None:
    files = {
        f"x.zip/2021-01/{JANUARY}": table([street_row("a")]),
        "x.zip/2021-01/2021-01-leicestershire-outcomes.csv": b"not,these\n1,2\n",
        f"x.zip/__MACOSX/._{JANUARY}": b"\0",
    }
    assert counted(written(tmp_path / "in", files))[1].account.rows == 1


def test_a_month_without_a_file_is_not_zero_but_missing(tmp_path: Path) -> None:
    files = {
        JANUARY: table([street_row("a")]),
        "2021-04-leicestershire-street.csv": table([street_row("b", month="2021-04")]),
        "2021-04-kent-street.csv": table([street_row("c", month="2021-04", force="Kent Police", place="Dover 001A")]),
    }
    result, made = counted(written(tmp_path / "in", files), by=["month"])
    assert [month for month, _ in result] == ["2021-01", "2021-04"]
    assert made.account.missing_files == (
        "2021-01 kent",
        "2021-02 kent",
        "2021-03 kent",
        "2021-02 leicestershire",
        "2021-03 leicestershire",
    )


def test_a_month_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    files = {
        f"a.zip/{JANUARY}": table([street_row("a")]),
        f"b.zip/{JANUARY}": table([street_row("a", outcome="Charged")]),
    }
    with pytest.raises(FileError) as refused:
        counted(written(tmp_path / "in", files))
    assert str(refused.value) == (
        f"{JANUARY}: It is there 2 times: a.zip, {JANUARY}; b.zip, {JANUARY}. Each month of a force is counted once. "
        "Leave all but one out: published archives overlap, and the newer one holds later outcomes."
    )


def test_a_row_of_another_month_than_its_file_keeps_its_month_and_is_told(tmp_path: Path) -> None:
    result, made = counted(
        written(tmp_path / "in", {JANUARY: table([street_row("a"), street_row("b", month="2020-12")])}), by=["month"]
    )
    assert result == [["2020-12", "1"], ["2021-01", "1"]]
    assert made.account.months_not_of_their_file == {JANUARY: 1}


def test_a_category_that_is_new_ends_or_is_not_known_is_told(tmp_path: Path) -> None:
    files = {
        JANUARY: table([street_row("a", crime_type="Violent crime"), street_row("b")]),
        FEBRUARY: table([street_row("c", month="2021-02", crime_type="Robbery"), street_row("d", month="2021-02")]),
    }
    assert counted(written(tmp_path / "in", files))[1].account.categories == (
        Category("Burglary", 2, "2021-01", "2021-02", known=True),
        Category("Robbery", 1, "2021-02", "2021-02", known=True),
        Category("Violent crime", 1, "2021-01", "2021-01", known=False),
    )


def test_columns_that_are_new_gone_or_moved_are_read_by_name_and_told(tmp_path: Path) -> None:
    columns = ["Crime type", *(column for column in STREET.columns if column not in ("Crime type", "Context")), "Note"]
    moved = [
        dict(zip(STREET.columns, street_row("b", month="2021-02"), strict=True)).get(column, "x") for column in columns
    ]
    files = {JANUARY: table([street_row("a")]), FEBRUARY: table([moved], columns)}
    result, made = counted(written(tmp_path / "in", files))
    assert result == [["2021-01", "Blaby", "Burglary", "1"], ["2021-02", "Blaby", "Burglary", "1"]]
    assert made.account.changed_columns == (f"{FEBRUARY} (1 files): new: Note; gone: Context",)


def test_every_file_without_a_needed_column_is_named(tmp_path: Path) -> None:
    files = {
        JANUARY: b"Crime ID,Month\n1,2021-01\n",
        FEBRUARY: b"",
        "2021-03-kent-street.csv.gz": table([street_row()]),
    }
    folder = written(tmp_path / "in", files)
    (folder / "2021-03-kent-street.csv.gz").write_bytes(b"\x1f\x8b damaged")
    with pytest.raises(FileError) as refused:
        counted(folder)
    assert [(one.file, one.row, one.found.split(".")[0]) for one in refused.value.problems] == [
        (
            JANUARY,
            1,
            (
                "There is no column Falls within and no column LSOA name and no column LSOA code and no column "
                "Crime type and no column Last outcome category"
            ),
        ),
        (FEBRUARY, 1, "Its first line cannot be read"),
        ("2021-03-kent-street.csv.gz", 1, "Its first line cannot be read"),
    ]


def test_rows_that_are_too_short_or_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    data = table([street_row("a")]) + b"1,2021-01,short\r\n" + table([street_row("b", location="\x80")])[-60:]
    bad = table([street_row("a"), street_row("b", location="LOCATION")]).replace(b"LOCATION", b"caf\xe9")
    with pytest.raises(FileError) as refused:
        counted(written(tmp_path / "in", {JANUARY: data, FEBRUARY: bad}))
    assert [(one.file, one.row) for one in refused.value.problems] == [(JANUARY, 3), (JANUARY, 4), (FEBRUARY, 3)]


def test_a_month_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        counted(written(tmp_path / "in", {JANUARY: table([street_row("a", month="2021-13")])}))
    assert str(refused.value) == (
        "column Month: '2021-13' is not a month. A month is written 2020-06. Correct the rows."
    )


def test_a_damaged_member_of_an_archive_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {f"x.zip/{JANUARY}": table([street_row(str(number)) for number in range(5000)])})
    data = bytearray((folder / "x.zip").read_bytes())
    data[2000:2100] = bytes(100)
    (folder / "x.zip").write_bytes(data)
    with pytest.raises(FileError) as refused:
        counted(folder)
    (problem,) = refused.value.problems
    assert (problem.file, problem.remedy) == (f"x.zip, {JANUARY}", "Fetch it again.")


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="File is not a zip file"):
        counted(written(tmp_path / "in", {"x.zip": b"no archive"}))


def test_odd_paths_are_taken_as_they_are(tmp_path: Path) -> None:
    folder = written(tmp_path / "Chief's [2021] *", {JANUARY: table([street_row("a")])})
    assert counted(folder)[0] == [["2021-01", "Blaby", "Burglary", "1"]]


def test_nothing_to_count_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(
        NotFoundError, match=r"no file of this kind is there\. .* With --mapping, records count reads any other table\."
    ):
        counted(written(tmp_path / "in", {"readme.csv": b"a\n"}))
    other = written(tmp_path / "other", {"2021-01-example-outcomes.csv": b"a\n"})
    with pytest.raises(
        NotFoundError, match=r"Files of the kind outcomes are there; records count --kind counts them\."
    ):
        counted(other)
    with pytest.raises(NotFoundError, match="there is no such file or folder"):
        counted(tmp_path / "nowhere")


def test_counting_by_something_unknown_says_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        counted(tmp_path, by=["month", "ward"])
    assert str(refused.value) == (
        "--by month,ward: choose, each once, from month, force, district, small-area, crime-type, last-outcome."
    )


def search_row(when: str, outcome: str = "Arrest", ethnicity: str = "") -> list[str]:
    return ["Person search", when, "False", "", "", "", "", "", ethnicity, "White", "", "", outcome, "", "False"]


@pytest.mark.parametrize(
    ("when", "month"),
    [
        ("2021-04-30T23:41:00+00:00", "2021-05"),  # summer time: 00:41 on 1 May
        ("2021-03-31T23:00:00+00:00", "2021-04"),  # summer time began on 28 March
        ("2021-10-31T23:59:00+00:00", "2021-10"),  # it ended on that very day
        ("2021-11-30T23:30:00+00:00", "2021-11"),
        ("2021-02-28T23:30:00+00:00", "2021-02"),
        ("2021-12-31T23:30:00+00:00", "2021-12"),
        ("2021-09-30T22:59:00+00:00", "2021-09"),
    ],
)
def test_a_search_is_counted_in_its_month_by_the_clock_of_the_united_kingdom(
    tmp_path: Path, when: str, month: str
) -> None:
    file = {f"{month}-bedfordshire-stop-and-search.csv": table([search_row(when)], STOP_AND_SEARCH.columns)}
    result, made = counted(written(tmp_path / "in", file), STOP_AND_SEARCH)
    assert result == [[month, "bedfordshire", "Arrest", "1"]]
    assert made.account.months_not_of_their_file == {}


def test_searches_have_no_identifier_and_blanks_are_not_stated(tmp_path: Path) -> None:
    rows = [search_row("2021-05-02T10:00:00+00:00"), search_row("2021-05-02T10:00:00+00:00")]
    file = {"2021-05-bedfordshire-stop-and-search.csv": table(rows, STOP_AND_SEARCH.columns)}
    result, made = counted(written(tmp_path / "in", file), STOP_AND_SEARCH, ["self-defined-ethnicity", "gender"])
    assert result == [["not stated", "not stated", "2"]]
    assert (made.account.identifiers, made.account.exact_copies) == (None, {"Arrest": 1})


def test_outcomes_are_counted_by_their_type(tmp_path: Path) -> None:
    rows = [[*street_row(number)[:9], "Offender charged"] for number in ("a", "a", "b")]
    result, made = counted(
        written(tmp_path / "in", {"2021-01-leicestershire-outcomes.csv": table(rows, OUTCOMES.columns)}), OUTCOMES
    )
    assert result == [["2021-01", "Blaby", "Offender charged", "3"]]
    assert made.account.identifiers == Identifiers(repeated=1, extra_rows=1)
    assert made.account.exact_copies == {"Offender charged": 1}


def test_names_may_have_commas_and_quotation_marks(tmp_path: Path) -> None:
    rows = [street_row("a", place="Bristol, City of 001A", crime_type='The "other" type')]
    result, _ = counted(written(tmp_path / "in", {JANUARY: table(rows)}))
    assert result == [["2021-01", "Bristol, City of", 'The "other" type', "1"]]
