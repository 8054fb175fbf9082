"""A workspace's files become one value; what does not belong is passed over; every problem is told at once."""

from datetime import date

import pytest

from moothall.areas import Area, AreaKind
from moothall.commentary.analyst import Action, AnalystText, CauseGrade, Settles
from moothall.errors import FileError
from moothall.intake import Notice, WorkspaceContents, workspace_from
from moothall.measures import Event, EventKind, Good, Measure, MeasureKind, Noun, Observation, Reset, Series
from moothall.periods import Month, Quarter, Window
from moothall.reports.profile import Body, Profile, Source
from moothall.spc import LimitsBasis, Rule, Rules
from tests.unit.intake.cases import answer_of
from tests.unit.intake.workbooks import workbook
from tests.unit.intake.workspaces import BURGLARY, COMMENTARY, EVENTS, FIGURES, spoilt, without, workspace

QUARTER = Quarter(2022, 2)
JULY = Month(2022, 7)
EXAMPLESHIRE = Area("Exampleshire", AreaKind.FORCE)
NORTHTOWN = Area("Northtown", AreaKind.DISTRICT, parent="Exampleshire")
OFFENCES = Noun(one="burglary offence", many="burglary offences")


def crime(measure_id: str, title: str, order: int, *, contains: tuple[str, ...] = ()) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        kind=MeasureKind.COUNT,
        noun=OFFENCES,
        unit="offences",
        good=Good.DOWN,
        lower=0,
        group="Crime",
        order=order,
        contains=contains,
        why="It matters.",
        how_counted="By hand.",
        source="Nowhere.",
        next_review=date(2027, 4, 1),
    )


BURGLARIES = crime("burglary", "Burglary", 20)
ALL_CRIME = crime("all-crime", "All crime", 10, contains=("burglary",))


def notices(files: dict[str, bytes]) -> list[str]:
    return [str(notice) for notice in workspace_from(files).notices]


def test_everything_that_a_workspace_holds() -> None:
    assert workspace_from(workspace()) == WorkspaceContents(
        profile=Profile(
            body=Body(force="Exampleshire Police", office="Commissioner for Exampleshire", panel="Exampleshire Panel"),
            area="Exampleshire",
            areas=(EXAMPLESHIRE, NORTHTOWN),
            sources=(Source(title="Made-up figures", publisher="Nobody", licence="None", attribution="Made up."),),
            quarter=QUARTER,
            rules=Rules.papers(),
            district_measure="all-crime",
            groups=("Crime",),
            notice="Made up.",
            data_notes=("Every figure is made up.",),
        ),
        measures={"all-crime": ALL_CRIME, "burglary": BURGLARIES},
        series=(
            Series(ALL_CRIME, NORTHTOWN, (Observation(JULY, 145),)),
            Series(BURGLARIES, EXAMPLESHIRE, (Observation(JULY, 45),)),
        ),
        events=(
            Event(
                title="New records system",
                kind=EventKind.SYSTEM_CHANGE,
                window=Window(Month(2022, 5), Month(2022, 5)),
                source="Report of 1 May 2022.",
                measures=frozenset({"burglary"}),
            ),
        ),
        resets=(
            Reset(
                measure="burglary",
                area="Exampleshire",
                month=JULY,
                reason="New counting rule.",
                by="Performance Board",
                citation="Item 8, 1 October 2022",
            ),
        ),
        texts=(
            AnalystText(
                measure="burglary",
                quarter=QUARTER,
                author="A. Example, analyst",
                written=date(2022, 10, 14),
                paragraphs=("Burglary rose.", "It may fall again."),
                figure=45,
                figure_year_before=40,
                cause_grade=CauseGrade.SUGGESTED,
                cause="A change of the season.",
            ),
        ),
        actions=(
            Action(
                measure="burglary",
                quarter=QUARTER,
                text="Compare with neighbours.",
                closed=date(2022, 11, 20),
                answer="They fell too.",
                settles=Settles(Rule.STEP_SHIFT, Month(2021, 5)),
            ),
        ),
    )


def test_only_three_things_must_be_there() -> None:
    files = without(
        "events.toml", "resets.toml", "actions.toml", "commentary/burglary.2022-23-Q2.md", "measures/all-crime.toml"
    )
    files["moothall.toml"] = files["moothall.toml"].replace(b'district_measure = "all-crime"', b"")
    files["observations/figures.csv"] = b"Month,Burglary\n2022-07,45\n"
    contents = workspace_from(files)
    assert contents.series == (Series(BURGLARIES, EXAMPLESHIRE, (Observation(JULY, 45),)),)
    assert (contents.events, contents.resets, contents.texts, contents.actions) == ((), (), (), ())


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ('rules = "papers"', Rules.papers()),
        ('rules = "sensitive"', Rules.sensitive()),
        ('rules = "sensitive"\nlimits = "sd"', Rules.sensitive(LimitsBasis.STANDARD_DEVIATION)),
        ('rules = "mdc"', Rules.mdc()),
        ('rules = "mdc"\nlimits = "moving-range"', Rules.mdc()),
        ('rules = "papers"\nlimits = "moving-range"', Rules.papers(LimitsBasis.MOVING_RANGE)),
        ('rules = "standard"', Rules.standard()),
        ('limits = "sd"', Rules.standard(LimitsBasis.STANDARD_DEVIATION)),
        ("", Rules.standard()),
    ],
)
def test_the_rules_of_a_profile(lines: str, rules: Rules) -> None:
    assert workspace_from(spoilt("moothall.toml", 'rules = "papers"', lines)).profile.rules == rules


@pytest.mark.parametrize(
    ("lines", "kind", "lower", "upper", "decimals"),
    [
        ('kind = "count"', MeasureKind.COUNT, 0, None, 0),
        ('kind = "percentage"', MeasureKind.PERCENTAGE, 0, 100, 1),
        ('kind = "average-time"\ndecimals = 2', MeasureKind.AVERAGE_TIME, 0, None, 2),
        ('kind = "survey-estimate"\nlower = 10\nupper = 90.5', MeasureKind.SURVEY_ESTIMATE, 10, 90.5, 1),
        ('kind = "number"', MeasureKind.NUMBER, None, None, 1),
    ],
)
def test_bounds_and_decimals_follow_from_the_kind_unless_they_are_named(
    lines: str, kind: MeasureKind, lower: float | None, upper: float | None, decimals: int
) -> None:
    found = workspace_from(spoilt("measures/burglary.toml", 'kind = "count"', lines)).measures["burglary"]
    assert (found.kind, found.lower, found.upper, found.decimals) == (kind, lower, upper, decimals)


def test_an_event_over_several_months_that_concerns_every_measure() -> None:
    text = EVENTS.replace('first = "2022-05"', 'first = "2022-05"\nlast = "2022-07"').replace('["burglary"]', '"all"')
    event = workspace_from({**workspace(), "events.toml": text.encode()}).events[0]
    assert (event.window, event.measures) == (Window(Month(2022, 5), JULY), None)


def test_figures_in_several_files_of_both_kinds() -> None:
    files = workspace()
    files["observations/😀 later.xlsx"] = workbook({"Figures": [["measure", "2022-09"], ["Burglary", 47]]})
    assert workspace_from(files).series[1].values == (45, None, 47)


def test_what_programs_leave_behind_is_passed_over_and_other_files_are_named() -> None:
    left = (
        "observations/~$figures.xlsx",
        "observations/.~lock.figures.ods#",
        ".DS_Store",
        "observations/Thumbs.db",
        "measures/desktop.ini",
        "__MACOSX/observations/._figures.csv",
        ".git/config",
        "reports/exception-report-2022-23-Q2.json",
        "reports/2022-23-Q2.html",
        "README.md",
        "commentary/README.md",
        "LICENCE",
    )
    assert notices({**workspace(), **dict.fromkeys(left, b"\x00")}) == []
    others = ("Burglary.docx", "commentary/burglary.docx", "measures/old/x.csv", "observations/notes.txt")
    assert notices({**workspace(), **dict.fromkeys(others, b"\x00")}) == [
        f"{name}: Not read, because it is no file of a workspace." for name in others
    ]


def test_a_month_after_the_latest_is_refused() -> None:
    assert answer_of(lambda: str(workspace_from(workspace(), latest=Month(2022, 6)))) == (
        "observations/figures.csv, row 2, column value: 2022-07 is in the future. No figure can be later than 2022-06. "
        "Correct the month."
    )


def test_notices_of_the_files_come_along() -> None:
    files = {**workspace(), "observations/a.csv": FIGURES.encode("utf-8-sig")}
    assert workspace_from(files).notices == (
        Notice("2 figures are given again as in observations/a.csv, and changed nothing.", "observations/figures.csv"),
    )


def test_problems_of_every_file_are_told_at_once() -> None:
    files = {name: b"x = " if name.endswith(".toml") else b"x" for name in workspace()}
    with pytest.raises(FileError) as error:
        workspace_from(files)
    assert sorted({problem.file or "" for problem in error.value.problems}) == sorted(files)


def test_no_problem_hides_another_in_the_same_file() -> None:
    text = BURGLARY.replace('"count"', '"cuont"').replace('unit = "offences"\n', "").replace("2027-04-01", "2027")
    assert answer_of(lambda: str(workspace_from({**workspace(), "measures/burglary.toml": text.encode()}))) == (
        "measures/burglary.toml: kind is 'cuont'. Known here: count, percentage, rate, average-time, survey-estimate, "
        "number. Write one of these, between quotation marks.\n"
        "measures/burglary.toml: unit is missing. It is needed. Add unit as the reference page on the workspace folder "
        "describes it.\n"
        "measures/burglary.toml: next_review is 2027. A day was expected. Write a day as 2020-10-01, without quotation "
        "marks."
    )


def commentary(text: str) -> dict[str, bytes]:
    return {**workspace(), "commentary/burglary.2022-23-Q2.md": text.encode()}


def test_the_analysts_words_are_kept_as_written() -> None:
    words = "Line one\r\nline two.\r\n \r\n\r\n  <b>Next</b> | *para* 😀 👨‍👩‍👧\r\n"
    heading = COMMENTARY[: COMMENTARY.rindex("+++") + 4].replace("\n", "\r\n")
    assert workspace_from(commentary(heading + words)).texts[0].paragraphs == (
        "Line one\nline two.",
        "<b>Next</b> | *para* 😀 👨‍👩‍👧",
    )


def test_a_commentary_of_40_kilobytes() -> None:
    words = "\n\n".join(["A sentence of the analyst's own. " * 40] * 31)
    text = workspace_from(commentary(COMMENTARY.replace("Burglary rose.", words))).texts[0]
    assert sum(map(len, text.paragraphs)) > 40_000


@pytest.mark.parametrize(("signs", "said"), [("\u202e", "1 sign was"), ("\u2066\x00\x1b", "3 signs were")])
def test_signs_that_turn_the_direction_of_writing_are_left_out_and_said_so(signs: str, said: str) -> None:
    contents = workspace_from(commentary(COMMENTARY.replace("rose", f"{signs}rose\u200b אבג")))
    assert contents.texts[0].paragraphs[0] == "Burglary rose\u200b אבג."
    why = "left out that cannot be seen: signs that turn the direction of writing, or control signs."
    assert contents.notices == (Notice(f"{said} {why}", "commentary/burglary.2022-23-Q2.md"),)


def test_a_commentary_without_figures_or_cause() -> None:
    heading = COMMENTARY.replace("figures = { quarter = 45, year_before = 40 }\n", "")
    heading = heading.replace('cause_grade = "suggested"\ncause = "A change of the season."\n', "")
    text = workspace_from(commentary(heading)).texts[0]
    assert (text.figure, text.figure_year_before, text.cause_grade) == (None, None, CauseGrade.UNKNOWN)
