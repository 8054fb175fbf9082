"""A withheld figure: its reason is printed, it is no zero, and nothing of it is in any file."""

from pathlib import Path

import pytest

from moothall.errors import FileError
from moothall.periods import Quarter
from moothall.workflows.exception_report import FORMATS, Made, make_exception_report
from tests.conftest import REPOSITORY
from tests.unpacked import unpacked

EXAMPLE = REPOSITORY / "src" / "moothall" / "examples" / "made-up"
HEADINGS = "measure,period,value,numerator,denominator,note,until\n"


def made_from(folder: Path, rows: str) -> Made:
    """The report of a small workspace whose numbers are these rows."""
    (folder / "measures").mkdir()
    (folder / "observations").mkdir()
    for name in ("moothall.toml", "measures/999-answered.toml", "measures/999-not-answered.toml"):
        (folder / name).write_bytes((EXAMPLE / name).read_bytes())
    profile = (folder / "moothall.toml").read_text("utf-8")
    kept = [line for line in profile.splitlines() if not line.startswith(("district_measure", "groups"))]
    (folder / "moothall.toml").write_text("\n".join(kept), "utf-8")
    (folder / "observations" / "calls.csv").write_text(HEADINGS + rows, "utf-8")
    return make_exception_report(
        folder, quarter=Quarter(2022, 1), out=folder / "out", formats=tuple(FORMATS), say=lambda _: None
    )


def months_of(measure: str, value: str, *, withheld: bool) -> str:
    """Two years of months to June 2022, the last three withheld or not."""
    months = [f"{2020 + (6 + i) // 12}-{(6 + i) % 12 + 1:02d}" for i in range(24)]
    last = f"{measure},{{}},withheld,71234,98765,The Force has not agreed.,2023-04\n"
    return "".join(
        last.format(month) if withheld and month >= "2022-04" else f"{measure},{month},{value},,,,\n"
        for month in months
    )


@pytest.mark.usefixtures("poppler")
def test_the_reason_is_printed_and_what_stood_beside_it_in_the_file_is_nowhere(tmp_path: Path) -> None:
    """Looked for in every byte of every file, and in everything that it unpacks to."""
    made = made_from(tmp_path, months_of("999-answered", "95.5", withheld=True))
    assert len(made.files) == len(FORMATS)
    # 71,234 of 98,765 is 72.1248%.
    forms = ("71234", "71,234", "98765", "98,765", "72.12", "0.7212")
    for file in made.files:
        texts = dict(unpacked(file.read_bytes(), file.name))
        assert any("The Force has not agreed" in " ".join(text.split()) for text in texts.values()), file.name
        assert [(name, form) for name, text in texts.items() for form in forms if form in text] == []


def test_a_figure_that_its_other_side_gives_away_is_refused(tmp_path: Path) -> None:
    rows = months_of("999-answered", "95.5", withheld=True) + months_of("999-not-answered", "4.5", withheld=False)
    with pytest.raises(FileError) as refused:
        made_from(tmp_path, rows)
    assert str(refused.value) == (
        "999 calls answered within 10 seconds (Exampleshire) is withheld for April to June 2022, and can be worked out "
        "from 999 calls not answered within 10 seconds (Exampleshire). Nothing that is published gives away what is "
        "withheld. Withhold enough of these for the same months too, or none of them."
    )


def test_a_figure_withheld_from_both_sides_is_safe(tmp_path: Path) -> None:
    rows = months_of("999-answered", "95.5", withheld=True) + months_of("999-not-answered", "4.5", withheld=True)
    assert made_from(tmp_path, rows).files
