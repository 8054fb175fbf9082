"""Areas compared from a table of counts: what is left out and why, and what is said."""

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from moothall.cli.main import main
from moothall.comparison.area_counts import Exclusion, LeftOut
from moothall.comparison.funnel import Position
from moothall.comparison.ranks import Rank
from moothall.errors import FileError, NotFoundError, UsageError
from moothall.periods import Month, Window
from moothall.records.bundled_geography import bundled_geography
from moothall.render.comparison_html import comparison_html
from moothall.reports.comparison_in_words import comparison_in_words
from moothall.workflows.compare_areas import Wanted, compare_areas

FORCES = ("Kent Police", "Essex Police", "Surrey Police", "Sussex Police", "Dorset Police")
COUNTS = "data/derived/street_counts_force_month_type_2018-10_2019-02.csv"


def table(tmp_path: Path, rows: list[str], heading: str = "month,force,crime-type,count") -> Path:
    file = tmp_path / "counts.csv"
    file.write_text("\n".join([heading, *rows]) + "\n", "utf-8")
    return file


def even(tmp_path: Path, **other: list[int | None]) -> Path:
    """Three months of 1,000 burglaries everywhere, but for the forces named."""
    months = ("2021-01", "2021-02", "2021-03")
    rows = []
    for force in FORCES:
        numbers = other.get(force.split()[0].lower(), [1000, 1000, 1000])
        rows += [f"{month},{force},Burglary,{n}" for month, n in zip(months, numbers, strict=True) if n is not None]
    return table(tmp_path, rows)


def test_a_month_without_records_is_not_zero_and_leaves_the_force_out(tmp_path: Path) -> None:
    found = compare_areas(even(tmp_path, kent=[1000, None, 1000]), Wanted())
    assert found.exclusions == (Exclusion("Kent Police", LeftOut.NO_RECORDS, (Month(2021, 2),)),)
    assert "Left out: Kent Police. There are no records of February 2021; not known is not zero." in (
        comparison_in_words(found)
    )


def test_a_month_far_below_the_usual_looks_incomplete_unless_it_is_kept(tmp_path: Path) -> None:
    file = even(tmp_path, kent=[1000, 590, 1000])
    found = compare_areas(file, Wanted())
    assert found.exclusions == (Exclusion("Kent Police", LeftOut.LOOKS_INCOMPLETE, (Month(2021, 2),), (590,)),)
    assert compare_areas(file, Wanted(kept=("kent",))).exclusions == ()
    assert compare_areas(even(tmp_path, kent=[1000, 600, 1000]), Wanted()).exclusions == ()


def test_a_month_that_is_low_everywhere_is_no_sign_of_incomplete_records(tmp_path: Path) -> None:
    low: dict[str, list[int | None]] = {name.split()[0].lower(): [1000, 400, 1000] for name in FORCES}
    assert compare_areas(even(tmp_path, **low), Wanted()).exclusions == ()


def test_a_force_with_few_records_may_have_a_low_month_by_chance(tmp_path: Path) -> None:
    assert compare_areas(even(tmp_path, kent=[20, 5, 20]), Wanted()).exclusions == ()


def test_an_area_without_residents_cannot_have_a_rate(tmp_path: Path) -> None:
    rows = [f"2021-01,{force},Drugs,500" for force in (*FORCES, "British Transport Police")]
    found = compare_areas(table(tmp_path, rows), Wanted(left_out=("Surrey",)))
    assert found.exclusions == (
        Exclusion("Surrey Police", LeftOut.AS_ASKED),
        Exclusion("British Transport Police", LeftOut.NO_RESIDENTS),
    )
    assert len(found.areas) == 4


def test_anti_social_behaviour_is_compared_only_when_it_is_asked_for(tmp_path: Path) -> None:
    rows = [f"2021-01,{force},{kind},500" for force in FORCES for kind in ("Anti-social behaviour", "Drugs", "Robbery")]
    file = table(tmp_path, rows)
    found = compare_areas(file, Wanted())
    assert (found.types, found.types_left_out) == (("Drugs", "Robbery"), ("Anti-social behaviour",))
    assert {area.count for area in found.areas} == {1000}
    assert compare_areas(file, Wanted(types=("anti-social behaviour",))).types == ("Anti-social behaviour",)


def test_types_that_hold_the_same_records_are_never_added_up(tmp_path: Path) -> None:
    kinds = {"Violence": 500, "Homicide": 1, "Knife-enabled": 40, "Burglary": 100}
    rows = [f"2021-01,{force},{kind},{n}" for force in FORCES for kind, n in kinds.items()]
    file, graph = table(tmp_path, rows), tmp_path / "categories.toml"
    graph.write_text(
        '[[category]]\nname = "Violence"\nparts = ["Homicide"]\n'
        '[[category]]\nname = "Knife-enabled"\nflag_on = ["Violence"]\n',
        "utf-8",
    )
    found = compare_areas(file, Wanted(categories=graph))
    assert (found.types, {area.count for area in found.areas}) == (("Burglary", "Violence"), {600})
    with pytest.raises(UsageError) as refused:
        compare_areas(file, Wanted(categories=graph, types=("Violence", "Homicide", "Burglary")))
    assert str(refused.value) == (
        "Homicide is part of Violence. Added up, records would count twice. Name one of them."
    )
    assert compare_areas(file, Wanted(categories=graph, types=("knife-enabled",))).types == ("Knife-enabled",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[category]]\nname = "A"\n', "A has both or neither"),
        ('[[category]]\nname = "A"\nparts = ["A"]\n', "A is part of itself"),
        ("[[category]]\nparts = 3\n", "name is missing"),
        ("category", "This line cannot be read"),
    ],
)
def test_what_is_wrong_in_a_file_of_categories_is_told(tmp_path: Path, text: str, said: str) -> None:
    graph = tmp_path / "categories.toml"
    graph.write_text(text, "utf-8")
    with pytest.raises(FileError, match=said):
        compare_areas(even(tmp_path), Wanted(categories=graph))


def test_nothing_but_anti_social_behaviour_and_nothing_at_all_are_told(tmp_path: Path) -> None:
    rows = [f"2021-01,{force},Anti-social behaviour,5" for force in FORCES]
    with pytest.raises(UsageError, match="holds nothing but anti-social behaviour; ask for it by name with --types"):
        compare_areas(table(tmp_path, rows), Wanted())
    rows = [f"2021-01,{force},{kind},{n}" for force in FORCES for kind, n in (("Drugs", 5), ("Robbery", 0))]
    with pytest.raises(UsageError, match="No forces that can be compared have records of these types"):
        compare_areas(table(tmp_path, rows), Wanted(types=("Robbery",)))


def test_an_area_without_a_record_of_the_type_has_a_true_nought(tmp_path: Path) -> None:
    rows = [f"2021-01,{force},Drugs,500" for force in FORCES] + ["2021-01,Kent Police,Robbery,7"]
    found = compare_areas(table(tmp_path, rows), Wanted(types=("Robbery",)))
    assert {area.name: area.count for area in found.areas}["Essex Police"] == 0
    assert {area.point.position for area in found.areas} == {Position.TOO_FEW}


def test_districts_count_what_lies_in_their_own_force(tmp_path: Path) -> None:
    # Rushcliffe is Nottinghamshire's: what Leicestershire has of it belongs to no comparison.
    rows = [
        f"2021-01,Leicestershire Police,{name},Drugs,{n}"
        for name, n in (("Blaby", 50), ("Melton", 40), ("Leicester", 400), ("Rushcliffe", 3), ("no location", 9))
    ]
    heading = "month,force,district,crime-type,count"
    found = compare_areas(table(tmp_path, rows, heading), Wanted(kind="districts", subject="Leicester"))
    assert [(area.name, area.count, area.residents) for area in found.areas] == [
        ("Blaby", 50, 101_950),
        ("Melton", 40, 51_394),
        ("Leicester", 400, 354_036),
    ]
    assert found.rank == Rank(3, 3, 3, 3)
    assert "There are too few districts to tell" in " ".join(comparison_in_words(found))


def test_partnerships_hold_their_districts_and_residents(tmp_path: Path) -> None:
    # One partnership holds Mendip, Sedgemoor and two more; all of them have residents. East Suffolk lies in two.
    somerset = ("Mendip", "Sedgemoor", "Somerset West and Taunton", "South Somerset")
    names = {**dict.fromkeys(somerset, 100), "Bristol": 900, "North Somerset": 300, "South Gloucestershire": 200}
    names["Taunton Deane"] = 7  # merged into Somerset West and Taunton in April 2019
    rows = [f"2020-01,Avon and Somerset Constabulary,{name},Drugs,{n}" for name, n in names.items()]
    rows.append("2020-01,Suffolk Police,East Suffolk,Drugs,70")
    file = table(tmp_path, rows, "month,force,district,crime-type,count")
    found = compare_areas(file, Wanted(kind="partnerships"))
    geography = bundled_geography()
    codes = {one.name: one.code for one in geography.districts}
    people = sum(geography.residents[codes[name], 2020] for name in somerset)
    assert [(area.name, area.count, area.residents) for area in found.areas if area.name == "Somerset"] == [
        ("Somerset", 407, people)
    ]
    assert {area.name for area in found.areas} & set(names) == {"North Somerset", "South Gloucestershire"}
    assert found.exclusions == (Exclusion("East Suffolk", LeftOut.NO_PARTNERSHIP),)
    assert (
        "Left out: East Suffolk. In the list of December 2019 in several community safety partnerships, or in none."
    ) in comparison_in_words(found)


def test_districts_that_were_merged_count_under_the_one_that_replaced_them(tmp_path: Path) -> None:
    # Suffolk Coastal and Waveney became East Suffolk on 1 April 2019. The records go on to name the old districts.
    names = ("Suffolk Coastal", "Waveney", "Ipswich", "Babergh")
    rows = [f"{month},{name},Drugs,50" for month in ("2019-03", "2019-04") for name in names]
    file = table(tmp_path, rows, "month,district,crime-type,count")
    found = compare_areas(file, Wanted(within="suffolk"))
    assert {area.name: (area.count, area.residents) for area in found.areas}["East Suffolk"] == (200, 250_373)
    before = Wanted(within="suffolk", window=Window(Month(2019, 3), Month(2019, 3)))
    with pytest.raises(UsageError, match="Only 2 districts can be compared"):
        compare_areas(file, before)  # the two still stood, and nobody knows how many lived in them in mid-2020


def test_districts_without_their_force_are_asked_about(tmp_path: Path) -> None:
    rows = [
        f"2021-01,{name},Drugs,{n}" for name, n in (("Blaby", 50), ("Melton", 40), ("Rutland", 30), ("Rushcliffe", 3))
    ]
    file = table(tmp_path, rows, "month,district,crime-type,count")
    with pytest.raises(UsageError, match="The districts lie in 2 forces"):
        compare_areas(file, Wanted())
    found = compare_areas(file, Wanted(within="leicestershire"))
    assert [area.name for area in found.areas] == ["Blaby", "Rutland", "Melton"]
    with pytest.raises(NotFoundError, match="'Mercia' is no force that is known"):
        compare_areas(file, Wanted(within="Mercia"))


def test_within_a_force_its_districts_are_meant(tmp_path: Path) -> None:
    names = (("Blaby", 50), ("Melton", 40), ("Rutland", 30))
    rows = [f"2021-01,Leicestershire Police,{name},Drugs,{n}" for name, n in names]
    file = table(tmp_path, rows, "month,force,district,crime-type,count")
    assert [area.name for area in compare_areas(file, Wanted(within="leicestershire")).areas] == [
        *("Blaby", "Rutland", "Melton")
    ]


def test_a_folder_in_place_of_a_table_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"this is a folder; name a file in it\."):
        compare_areas(tmp_path, Wanted())


def residents_file(tmp_path: Path, *years: int, people: int = 1000) -> Path:
    file = tmp_path / "residents.csv"
    rows = "".join(f"{name},{year},{people + year}\n" for name in FORCES for year in years)
    file.write_text(f"area,year,residents\n{rows}", "utf-8")
    return file


def test_other_residents_may_be_given(tmp_path: Path) -> None:
    found = compare_areas(even(tmp_path), Wanted(residents=residents_file(tmp_path, 2021), subject="kent"))
    assert {area.residents for area in found.areas} == {3021}
    assert found.denominators.source == "residents given in residents.csv"
    assert "3,021 residents in mid-2021." in comparison_in_words(found)[0]
    assert "there are none for" not in " ".join(comparison_in_words(found))


@pytest.mark.parametrize(
    ("years", "chosen"), [((2019, 2021, 2022), 2021), ((2018, 2020), 2020), ((2020, 2022), 2020), ((2011, 2024), 2024)]
)
def test_the_residents_are_those_of_the_period_or_the_nearest_year(
    tmp_path: Path, years: tuple[int, ...], chosen: int
) -> None:
    found = compare_areas(even(tmp_path), Wanted(residents=residents_file(tmp_path, *years)))
    assert found.denominators.year == chosen
    said = f"Residents are those of mid-{chosen}; there are none for 2021."
    assert (said in comparison_in_words(found)) is (chosen != 2021)


def test_a_year_that_most_areas_have_goes_before_a_nearer_one(tmp_path: Path) -> None:
    residents = residents_file(tmp_path, 2019)
    residents.write_text(residents.read_text("utf-8") + "Kent Police,2021,5000\n", "utf-8")
    assert compare_areas(even(tmp_path), Wanted(residents=residents)).denominators.year == 2019


def test_every_problem_of_a_table_of_residents_is_told(tmp_path: Path) -> None:
    residents = tmp_path / "residents.csv"
    rows = "Kent Police,2018,none\nEssex Police,2019,0\n,mid-2019,5\n"
    residents.write_text(f"area,year,residents\n{rows}", "utf-8")
    with pytest.raises(FileError) as refused:
        compare_areas(even(tmp_path), Wanted(residents=residents))
    assert str(refused.value) == (
        "residents.csv, row 2: 'none' is no number of residents. It is a whole number above 0. Correct it.\n"
        "residents.csv, row 3: '0' is no number of residents. It is a whole number above 0. Correct it.\n"
        "residents.csv, row 4: 'mid-2019' is no year. A year is written 2020. Correct it.\n"
        "residents.csv, row 4: There is no area. Each row says its area. Fill it in."
    )
    residents.write_text("area,year,residents\nKent Police,2018,5\nKent Police,2018,6\n", "utf-8")
    with pytest.raises(FileError, match="'Kent Police' is there 2 times for 2018"):
        compare_areas(even(tmp_path), Wanted(residents=residents))
    residents.write_text("name,people\nKent Police,5\n", "utf-8")
    with pytest.raises(FileError) as refused:
        compare_areas(even(tmp_path), Wanted(residents=residents))
    assert str(refused.value) == (
        "residents.csv, row 1: There is no column area, no column year, no column residents, or no row. The columns "
        "are area, year, residents. Name them so, as the page on areas against each other describes it."
    )


def test_a_file_of_peers_is_described_on_the_page_that_its_messages_name(tmp_path: Path) -> None:
    peers = tmp_path / "peers.toml"
    peers.write_text('[[peers]]\nname = "A"\n', "utf-8")
    with pytest.raises(FileError, match="Add of as the page on areas against each other describes it"):
        compare_areas(even(tmp_path), Wanted(peers=peers, subject="kent"))


def test_every_problem_of_a_table_of_counts_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        compare_areas(table(tmp_path, ["2021-13,Kent Police,Drugs,5", "2021-01,Kent Police,Drugs,-5"]), Wanted())
    assert str(refused.value) == (
        "counts.csv, row 2: '2021-13' is no month. A month is written 2020-06. Correct it, or delete the row.\n"
        "counts.csv, row 3: '-5' is no count. A count is a whole number of 0 or more. Correct it."
    )
    with pytest.raises(FileError) as refused:
        compare_areas(table(tmp_path, [f"2021-01,Kent Police,Drugs,{count}" for count in (5, 6)]), Wanted())
    assert str(refused.value) == (
        "counts.csv, row 3: The row says how many of the same as row 2. There is one count for each month, area and "
        "type. Take one of the two out, or add a column that says how they differ."
    )
    with pytest.raises(FileError) as refused:
        compare_areas(table(tmp_path, ["1,2"], "a,b"), Wanted())
    assert str(refused.value) == (
        "counts.csv, row 1: There is no column month, no column count, no column force or district. A table of counts "
        "has the columns month, force or district, crime-type and count. Make one with moothall records count, or name "
        "the columns so."
    )
    (tmp_path / "counts.csv").write_bytes(b"month,force,count\n2021-01,caf\xe9,1\n")
    with pytest.raises(FileError, match="not UTF-8"):
        compare_areas(tmp_path / "counts.csv", Wanted())


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(subject="Mercia"), "'Mercia' is not in the table. It holds: Dorset Police, Essex Police"),
        (Wanted(types=("Piracy",)), "'Piracy' is not in the table. It holds: Burglary."),
        (Wanted(kind="districts"), "No counts of districts lie in 2021-01 to 2021-03."),
        (Wanted(window=Window(Month(2020, 1), Month(2020, 2))), "No counts of forces lie in 2020-01 to 2020-02."),
    ],
)
def test_what_is_not_there_is_said(tmp_path: Path, wanted: Wanted, said: str) -> None:
    with pytest.raises(NotFoundError, match=said):
        compare_areas(even(tmp_path), wanted)


def test_the_subject_must_be_comparable_and_three_must_be_left(tmp_path: Path) -> None:
    file = even(tmp_path, kent=[1000, None, 1000])
    with pytest.raises(UsageError, match=r"Kent Police cannot be compared: no records in February 2021\."):
        compare_areas(file, Wanted(subject="kent"))
    with pytest.raises(UsageError, match="Only 2 forces can be compared; a comparison needs 3"):
        compare_areas(file, Wanted(left_out=("essex", "surrey")))
    with pytest.raises(NotFoundError, match="there are no counts in it"):
        compare_areas(table(tmp_path, []), Wanted())
    with pytest.raises(NotFoundError, match="there is no such file"):
        compare_areas(tmp_path / "none.csv", Wanted())


def test_leicestershire_is_27th_lowest_of_36(shared: Path) -> None:
    found = compare_areas(shared / COUNTS, Wanted(subject="Leicestershire"))
    assert " ".join(comparison_in_words(found)) == (
        "Leicestershire Police: 34.45 crimes per 1,000 residents in October 2018 to February 2019 (95% interval 34.11 "
        "to 34.80): 38,161 crimes, 1,107,597 residents in mid-2020. "
        "That is the 27th lowest rate of 36 forces. Counts go up and down by themselves, so its place could be "
        "anywhere from 25th to 28th (95 in 100). "
        "Its rate is significantly higher than that of 24 forces and significantly lower than that of 8; from the "
        "other 3 it does not differ clearly. "
        "East Midlands (5 forces with Leicestershire Police; regions of the Office for National Statistics, as of "
        "December 2019): their mean rate is 31.85, and Leicestershire Police has the 4th lowest of 5. It is "
        "significantly higher than the mean of the others, by 3.25. "
        "All 36 forces together: 31.28 per 1,000 residents. "
        "Residents are those of mid-2020; there are none for 2018. "
        "The forces differ by far more than chance alone would make them (tested), because places differ in ways that "
        "residents alone do not measure. The funnel is widened for that. "
        "Leicestershire Police is inside the funnel, which reaches from 22.08 to 42.08 at its size. "
        "Outside the funnel lie Cleveland Police (50.48, far above) and City of London Police (285.06, far above). "
        "City of London Police: Few people live in the City of London and very many work there or visit, so that a "
        "rate per resident says little. "
        "Left out: British Transport Police and Police Service of Northern Ireland. No number of residents is known. "
        "Left out: Kent Police. Far fewer records than usual stand in December 2018 (8,438): incomplete publication, "
        "it seems, not a fall. "
        "Left out: Lancashire Constabulary and Northumbria Police. There are no records of October 2018; not known is "
        "not zero. "
        "Anti-social behaviour is not compared: these are incidents, not crimes, and forces differ in recording them."
    )


def test_the_rates_of_36_forces_recomputed(shared: Path) -> None:
    with (shared / "data/population/population_mid2020_by_pfa.csv").open(encoding="utf-8", newline="") as lines:
        residents = {row["PFA19NM"]: int(row["Population mid-2020"]) for row in csv.DictReader(lines)}
    with (shared / COUNTS).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Crime type"] != "Anti-social behaviour"]
    found = compare_areas(shared / COUNTS, Wanted())
    for area in found.areas:
        count = sum(int(row["Count"]) for row in rows if row["Falls within"] == area.name)
        assert area.count == count
        assert area.rate == pytest.approx(count / area.residents * 1000)
        assert area.residents in residents.values()
    assert len(found.areas) == 36


def test_the_command_tells_words_json_svg_and_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["compare", str(even(tmp_path, kent=[1500, 1500, 1500])), "--of", "Kent"]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith(
        "Kent Police among 5 forces: records of Burglary, January to March 2021\n"
    )
    assert main([*command, "--json", "--months", "2021-01..2021-02"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["window"], told["rank"]["of"], len(told["areas"])) == (["2021-01", "2021-02"], 5, 5)
    kent = next(area for area in told["areas"] if area["area"] == "Kent Police")
    assert (kent["count"], kent["test"]) == (3000, None)
    assert main([*command, "--svg"]) == 0
    assert capsys.readouterr().out.startswith("<svg ")
    page = tmp_path / "papers" / "kent.html"
    assert main([*command, "--out", str(page)]) == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert capsys.readouterr().out.endswith(f"Next: open {page}\n")
    assert main([*command, "--out", "kent.pdf"]) == 2
    assert capsys.readouterr().err == "--out kent.pdf: a page is written as .html.\n"


def test_the_page_asks_nothing_of_the_network_and_has_no_fault(shared: Path, browser: Browser) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(comparison_html(compare_areas(shared / COUNTS, Wanted(subject="Leicestershire"))).decode())
    assert asked == []
    assert Axe().run(page).response["violations"] == []
    assert (page.locator("svg[role=img] desc").text_content() or "").startswith(
        "Leicestershire Police: 34.45 crimes per 1,000"
    )
    assert page.locator("table.places tbody tr").count() == 36
    hidden = """[...document.querySelectorAll('svg .halo')].flatMap(label => {
        const box = label.getBBox()
        return [...document.querySelectorAll('svg circle.dot')].filter(dot => {
            const x = +dot.getAttribute('cx'), y = +dot.getAttribute('cy')
            return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
        }).map(dot => label.textContent + ' hides ' + dot.textContent)
    })"""
    assert page.evaluate(hidden) == []
    page.close()
