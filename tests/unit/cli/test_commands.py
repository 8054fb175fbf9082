"""The commands as a person types them: what is printed, and the exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.conftest import REPOSITORY
from tests.unit.intake.ods_files import cell, ods, row, sheet

BURGLARY = "month,Burglary\n" + "\n".join(
    f"{2020 + i // 12}-{i % 12 + 1:02d},{value}"
    for i, value in enumerate([100, 104, 98, 101, 97, 103, 99, 102, 100, 98, 101, 103, 99, 100, 140])
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "burglary.csv"
    file.write_text(BURGLARY, "utf-8")
    return file


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["demo"],
        ["analyse"],
        ["report"],
        ["report", "exceptions"],
        ["report", "annual"],
        ["report", "office"],
        ["report", "plan"],
        ["resets"],
        ["scan"],
        ["minutes", "read"],
        ["commitments"],
        ["records", "count"],
        ["records", "outcomes"],
        ["records", "searches"],
        ["compare"],
        ["figure"],
        ["serve"],
        ["export-site"],
        ["init"],
        ["import"],
        ["publish"],
        ["export"],
        ["backup"],
        ["restore"],
        ["audit"],
    ],
)
def test_help_teaches(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert "moothall" in capsys.readouterr().out


def test_analyse_says_what_is_unusual(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # January to March 2021 is the latest complete quarter: 99, 100 and 140.
    assert main(["analyse", str(table), "--good", "down"]) == 0
    told = capsys.readouterr().out
    assert "Single point exception, above: concern (January to March 2021)" in told
    assert "in March 2021, above the upper limit of" in told
    assert told.endswith("7 each further than\nthe last, or a steady drift.\n")


def test_the_annual_report_says_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = str(REPOSITORY / "src" / "moothall" / "examples" / "made-up")
    told = ["report", "annual", example, "--year", "2021-22", "--out", str(tmp_path), "--formats", "json"]
    assert main(told) == 0
    assert "Draft. 2 comments of the Panel are recorded" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main([*told, "--year", "2021"])
    assert left.value.code == 2
    assert "'2021' is not a financial year. Write April 2021 to March 2022 as 2021-22." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("office", "2 of 12 measures are exceptions. 2 cannot be compared with the quarter before."),
        ("plan", "Of 9 metrics 1 is red, 4 are amber, 1 is green and 3 are not rated. 2 have withheld figures."),
    ],
)
def test_the_other_papers_are_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], paper: str, said: str
) -> None:
    example = str(REPOSITORY / "src" / "moothall" / "examples" / "made-up")
    assert main(["report", paper, example, "--out", str(tmp_path), "--formats", "json"]) == 0
    told = capsys.readouterr().out
    assert said in " ".join(told.split())
    assert told.splitlines()[-1].startswith("Next: open ")


def test_only_json_is_on_standard_output(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(table), "--json"]) == 0
    (series,) = json.loads(capsys.readouterr().out)
    assert series["verdict"]["status"] == "single-point"
    assert series["phases"][0]["first"] == "2020-01"


@pytest.mark.parametrize(
    ("options", "limits", "name"),
    [
        ([], "moving-range", "standard"),
        (["--limits", "sd"], "sd", "standard"),
        (["--rules", "papers"], "sd", "papers"),
        (["--rules", "papers", "--limits", "moving-range"], "moving-range", "papers"),
        (["--rules", "sensitive"], "moving-range", "sensitive"),
        (["--rules", "sensitive", "--limits", "sd"], "sd", "sensitive"),
        (["--rules", "mdc"], "moving-range", "mdc"),
        (["--rules", "mdc", "--limits", "moving-range"], "moving-range", "mdc"),
    ],
)
def test_limits_and_rules_are_chosen_apart(
    table: Path, capsys: pytest.CaptureFixture[str], options: list[str], limits: str, name: str
) -> None:
    main(["analyse", str(table), "--json", *options])
    method = json.loads(capsys.readouterr().out)[0]["method"]
    assert (method["limits"], method["rules"]["name"]) == (limits, name)


@pytest.mark.parametrize(
    ("options", "screening", "fix_after"),
    [
        ([], 3.267, None),
        (["--screening", "on"], 3.267, None),
        (["--screening", "off", "--fix-after", "12"], None, 12),
    ],
)
def test_the_choices_of_making_data_count(
    table: Path, capsys: pytest.CaptureFixture[str], options: list[str], screening: float | None, fix_after: int | None
) -> None:
    assert main(["analyse", str(table), "--json", "--rules", "mdc", *options]) == 0
    method = json.loads(capsys.readouterr().out)[0]["method"]
    assert (method["screening"], method["fix_after"]) == (screening, fix_after)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--rules", "mdc", "--limits", "sd"], "--rules mdc has moving-range limits; leave out --limits sd.\n"),
        (["--screening", "off"], "--screening belongs to --rules mdc.\n"),
        (
            ["--rules", "papers", "--fix-after", "12"],
            "--fix-after does not go with --rules papers, whose limits come from all months of a phase.\n",
        ),
        (
            ["--rules", "mdc", "--chart", "c"],
            (
                "--chart goes with the rules standard and sensitive, and not with --limits sd: the others have one "
                "chart.\n"
            ),
        ),
        (["--fix-after", "5"], "Limits fixed after 5 months. Give 12 or more.\n"),
        (["--rules", "mdc", "--fix-after", "5"], "Limits fixed after 5 months. Give 12 or more.\n"),
    ],
)
def test_choices_that_do_not_go_together_are_refused(
    table: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["analyse", str(table), "--json", *options]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", said)


def test_a_target_is_held_against_the_limits(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(table), "--json", "--good", "down", "--target", "90"]) == 0
    (series,) = json.loads(capsys.readouterr().out)
    # March 2021 (140) is a shock. The other fourteen: mean 1405 / 14 = 100.36, ranges 44 / 13 x 3 / 1.128 = 9.00.
    # The lower limit is 91.36: even the best month misses a target of 90 or fewer.
    assert series["phases"][0]["lower"] == pytest.approx(91.3555, abs=1e-4)
    assert series["target"] == {
        "month": "2021-03",
        "target": 90,
        "assurance": "consistent-fail",
        "sentence": "The target of 90 will be missed every month unless something changes.",
    }
    assert main(["analyse", str(table), "--target", "100", "--good", "down"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "The target of 100 may be met in one month and missed in the next, by chance alone." in said
    assert main(["analyse", str(table), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["target"] is None


def test_an_opendocument_spreadsheet_is_analysed_like_a_csv_file(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads, *lines = (line.split(",") for line in BURGLARY.splitlines())
    rows = (row(cell("date", f"{month}-01"), float(value)) for month, value in lines)
    file = tmp_path / "burglary.ods"
    file.write_bytes(ods(sheet(row(*heads), *rows)))
    assert main(["analyse", str(file), "--json"]) == 0
    from_ods = capsys.readouterr()
    assert main(["analyse", str(table), "--json"]) == 0
    assert from_ods == capsys.readouterr()


def test_resets_may_be_repeated(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["analyse", str(table), "--json", "--rules", "papers", "--reset", "2020-06", "--reset", "2020-11"])
    phases = json.loads(capsys.readouterr().out)[0]["phases"]
    assert [phase["first"] for phase in phases] == ["2020-01", "2020-06", "2020-11"]


def test_resets_that_leave_too_few_months_are_refused_with_the_reason(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", str(table), "--reset", "2020-06", "--reset", "2020-11"]) == 2
    assert capsys.readouterr().err == (
        "Burglary, All: No reset in 2020-06: The limits from June 2020 on would rest on 5 values. At least 8 are "
        "needed. No reset in 2020-11: The limits from November 2020 on would rest on 5 values. At least 8 are needed.\n"
    )


def test_the_chart_of_one_series_is_an_svg(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(table), "--svg"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("<svg ")
    assert told.endswith("</svg>\n")


def test_the_chart_of_several_series_is_asked_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "two.csv"
    file.write_text("month,One,Two\n2020-01,1,2\n2020-02,2,3\n", "utf-8")
    assert main(["analyse", str(file), "--svg"]) == 2
    assert capsys.readouterr().err == (
        "--svg draws one series, and 2 were found. Name one with --measure and --area.\n"
    )
    assert main(["analyse", str(file), "--svg", "--measure", "two"]) == 0


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        ("month,Burglary\n2020-13,4\n", [], 3, "nothing was taken"),
        (
            BURGLARY,
            ["--reset", "2031-01"],
            2,
            "January 2031 is not among the data, which cover January 2020 to March 2021",
        ),
        (BURGLARY, ["--measure", "Robbery"], 4, "No series is Robbery in any area. The file holds: Burglary (All)."),
    ],
)
def test_each_kind_of_error_has_its_exit_code_and_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, options: list[str], code: int, said: str
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text, "utf-8")
    assert main(["analyse", str(file), *options]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(tmp_path / "none.csv")]) == 4
    assert capsys.readouterr().err == f"{tmp_path / 'none.csv'}: there is no such file.\n"


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file stands where the folder should be", "utf-8")
    assert main(["demo", str(tmp_path / "taken")]) == 5
    assert "cannot be read or written" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--quarter", "2022-Q2"], ["--reset", "April"]])
def test_a_badly_written_period_is_explained(
    table: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["analyse", str(table), *option])
    assert left.value.code == 2
    assert "Write a" in capsys.readouterr().err


def test_a_month_still_to_come_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "table.csv"
    file.write_text("month,Burglary\n2020-01,4\n2099-01,5\n", "utf-8")
    assert main(["analyse", str(file)]) == 3
    assert "2099-01 is in the future." in capsys.readouterr().err


def test_a_negative_among_whole_numbers_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "table.csv"
    file.write_text("month,Burglary\n2020-01,4\n2020-02,-5\n", "utf-8")
    said = "Burglary, All: -5 in 2020-02 is below 0, so the figures are not taken as counts."
    assert main(["analyse", str(file), "--json"]) == 0
    assert said in " ".join(capsys.readouterr().err.split())
    assert main(["analyse", str(file), "--json", "--kind", "number"]) == 0
    assert capsys.readouterr().err == ""


def test_demo_ends_with_the_next_thing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "Nothing unusual in 3 of 14 measures; 11 are exceptions." in told
    told_files = [
        Path(line.strip()) for line in told.splitlines() if line.startswith(f"  {folder}") and "report/" in line
    ]
    kinds = ["html", "pdf", "docx", "json", "csv", "xlsx", "ods"]
    assert [file.suffix[1:] for file in told_files] == kinds * 4, "two exception reports, the office's and the Plan's"
    assert all(file.is_file() for file in told_files)
    again, serve = [line.split() for line in told.splitlines() if line.startswith("  ") and "leicestershire" in line][
        -2:
    ]
    workspace, out = folder / "leicestershire", folder / "leicestershire-report"
    command, *words = again
    assert words == ["report", "exceptions", str(workspace), "--out", str(out)]
    assert serve == [command, "serve", str(workspace), str(folder / "made-up")] == told.splitlines()[-1].split()
    assert command == ("moothall" if shutil.which("moothall") else sys.argv[0])
    assert main(words) == 0, "the command that it names works"


def test_a_reader_that_goes_away_early_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m moothall demo {tmp_path / 'demo'} | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert [line for line in done.stderr.splitlines() if not line.startswith("[")] == [], "only progress may be told"


MINUTES = """Minutes of a meeting of the Oakford Panel held at the Town Hall on 3 March 2031 at 2.00 pm.
1. Patrol times.
Action: the Clerk to circulate the rota before the next meeting.
"""


def test_minutes_are_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "march.txt"
    file.write_text(MINUTES, "utf-8")
    assert main(["minutes", "read", str(file)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("march.txt: Oakford Panel, 3 March 2031 (minutes) - Held from 14:00 at Town Hall.")
    assert "Action (item 1), who: Clerk, when: before the next meeting, line 3:" in told


def test_minutes_in_words_name_who_met_and_what_was_decided(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "may.txt"
    said = "Present: Councillor Ash (Chair), Councillor Birch\n\n1. Patrols\n\nCouncillor Birch left at 2.30 pm.\n\n"
    told = said + "RESOLVED: That the report be noted.\n"
    file.write_text(f"Minutes of a meeting of the Oakford Panel held on 5 May 2031\n\n{told}", "utf-8")
    assert main(["minutes", "read", str(file)]) == 0
    assert [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()][1:] == [
        "- In the chair: Councillor Ash.",
        "- Present (2): Councillor Ash and Councillor Birch.",
        "- Councillor Birch left at 14:30 (item 1), line 7.",
        "- 1 item and 1 resolution.",
        "- Not in the text: start, end, venue, apologies, in attendance and next",
        "meeting.",
        "- Decided (item 1), line 9: “That the report be noted.”",
    ]


def test_minutes_as_json_are_one_object_for_one_file_and_a_list_for_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, broken = tmp_path / "march.txt", tmp_path / "broken.pdf"
    file.write_text(MINUTES, "utf-8")
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert main(["minutes", "read", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["date"] == {"value": "2031-03-03", "confidence": 0.95, "line": 1}
    assert main(["minutes", "read", str(file), str(broken), "--json"]) == 3
    first, second = json.loads(capsys.readouterr().out)
    assert first["document"] == "march.txt"
    assert second == {
        "document": "broken.pdf",
        "error": "broken.pdf: The PDF is broken or cut off. A sound PDF was expected. "
        "Download it again, or print it to a new PDF.",
    }


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "march.txt").write_text(MINUTES, "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    return folder


def test_commitments_tell_who_when_and_where(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["commitments", str(papers), "--on", "2031-03-10"]) == 0
    told = capsys.readouterr()
    assert told.out == (
        "2031-03-03/1/1  Clerk: action\n"
        "  “Action: the Clerk to circulate the rota before the next meeting.”\n"
        "  When: Before the next meeting. Open for 7 days.\n"
        "  march.txt, item 1, line 3\n\n"
        "1 commitment.\n"
    )
    assert told.err.startswith("Note: broken.pdf: The PDF is broken or cut off.")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--owner", "clerk"], 1),
        (["--owner", "nobody"], 0),
        (["--older-than", "7"], 0),
        (["--older-than", "6"], 1),
        (["--all"], 1),
    ],
)
def test_commitments_by_owner_and_by_age(
    papers: Path, capsys: pytest.CaptureFixture[str], options: list[str], count: int
) -> None:
    assert main(["commitments", str(papers), "--on", "2031-03-10", *options]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{count} commitment{'' if count == 1 else 's'}."


def test_a_person_closes_a_commitment(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closing = '[[closed]]\ncommitment = "2031-03-03/1/1"\non = 2031-03-05\nevidence = "Sent."\nby = "Clerk"\n'
    (papers / "record.toml").write_text(closing, "utf-8")
    assert main(["commitments", str(papers), "--on", "2031-03-10"]) == 0
    assert capsys.readouterr().out == "0 commitments.\n"


def test_commitments_write_their_documents(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = papers.parent / "out"
    assert (
        main(["commitments", str(papers), "--on", "2031-03-10", "--out", str(out), "--formats", "html,ics,json"]) == 0
    )
    assert sorted(file.name for file in out.iterdir()) == [
        "action-list-2031-03-03.html",
        "calendar.ics",
        "decision-note-2031-03-03.html",
        "forward-plan.html",
        "promises.html",
        "record.json",
    ]
    assert main(["commitments", str(papers), "--out", str(out), "--formats", "rtf"]) == 2
    assert "rtf is no format. Known: html, pdf, docx, json, ics." in capsys.readouterr().err


def test_a_profile_adds_the_days_by_which_agendas_must_be_out(papers: Path) -> None:
    (papers / "march.txt").write_text(MINUTES + "2. NEXT MEETING\nIt will be held on 5 June 2031.\n", "utf-8")
    out = papers.parent / "out"
    body = "leicester-leicestershire-and-rutland"
    options = ["--on", "2031-03-10", "--out", str(out), "--formats", "html", "--body", body]
    assert main(["commitments", str(papers), *options]) == 0
    assert "so by 28 May 2031 for the meeting of 5 June 2031" in (out / "forward-plan.html").read_text("utf-8")


def test_an_unknown_profile_is_told_with_those_that_ship(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["commitments", str(papers), "--body", "senate"]) == 4
    assert capsys.readouterr().err == (
        "senate: there is no such profile or file. Profiles that ship: leicester-leicestershire-and-rutland, "
        "policing-and-crime-board, york-and-north-yorkshire.\n"
    )
