"""A marked figure that is withheld is searched for in every byte of every report, and in what each unpacks to."""

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from moothall.workflows.exception_report import FORMATS as EXCEPTION_FORMATS
from moothall.workflows.exception_report import make_exception_report
from moothall.workflows.office_report import FORMATS as OFFICE_FORMATS
from moothall.workflows.office_report import make_office_report
from moothall.workflows.plan_report import FORMATS as PLAN_FORMATS
from moothall.workflows.plan_report import make_plan_report
from tests.conftest import REPOSITORY
from tests.unpacked import unpacked

EXAMPLE = REPOSITORY / "src" / "moothall" / "examples" / "made-up"
# The marked figures, the ways in which they could be printed, and the change from one to the other: 37.9157 - 43.8642.
MONTHS = ("61.7391", "63.7391", "62.7391", "64.7391", "65.7391", "66.7391")
MARKED = (
    *MONTHS,
    *(f"{month[:4]}%" for month in MONTHS),
    "37.9157",
    "43.8642",
    "43.9%",
    "37.9%",
    "5.9485",
    "5.9 points",
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up example, the withheld months of one measure and two withheld figures of the Plan marked."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("leak") / "workspace"))
    table = folder / "observations" / "roads-survey-and-workforce.csv"
    marked = table.read_text("utf-8")
    for number, month in enumerate(MONTHS, start=1):
        marked, changed = re.subn(rf"(abstractions,Exampleshire,2022-0{number}),[\d.]+", rf"\1,{month}", marked)
        assert changed == 1
    table.write_text(marked, "utf-8")
    plan = folder / "plan.toml"
    figures = (
        plan.read_text("utf-8").replace("value = 71.3", "value = 43.8642").replace("value = 63.8", "value = 37.9157")
    )
    plan.write_text(figures, "utf-8")
    return folder


def quiet(_: str) -> None:
    return None


def found_in(text: str) -> list[str]:
    return [marked for marked in MARKED if marked in text]


def texts_of(file: Path) -> Iterator[str]:
    """Its name, its bytes, and what they unpack to, as written and as read; the streams of a PDF as well."""
    for name, text in unpacked(file.read_bytes(), file.name):
        yield name
        yield text
        yield html.unescape(re.sub(r"<[^>]*>", "", text))
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            yield from (_decoded(one) for one in pdf.objects if isinstance(one, pikepdf.Stream))


def _decoded(stream: pikepdf.Stream) -> str:
    try:
        return stream.read_bytes().decode("latin-1")
    except pikepdf.PdfError:
        return stream.read_raw_bytes().decode("latin-1")  # a picture in a coding of its own


Make = Callable[..., object]


@pytest.mark.parametrize(
    ("make", "formats"),
    [
        (make_exception_report, EXCEPTION_FORMATS),
        (make_office_report, OFFICE_FORMATS),
        (make_plan_report, PLAN_FORMATS),
    ],
)
def test_no_marked_figure_is_in_any_byte_of_any_format(
    workspace: Path,
    tmp_path: Path,
    poppler: None,  # noqa: ARG001
    make: Make,
    formats: dict[str, object],
) -> None:
    make(workspace, quarter=None, out=tmp_path, formats=list(formats), say=quiet)
    made = sorted(tmp_path.iterdir())
    assert len(made) == len(formats)
    found = {(file.name, marked) for file in made for text in texts_of(file) for marked in found_in(text)}
    assert found == set()


def test_the_search_finds_what_is_there(workspace: Path, tmp_path: Path, poppler: None) -> None:  # noqa: ARG001
    """The same search over the same reports, with the decisions taken out: then every format shows a marked figure."""
    open_folder = Path(shutil.copytree(workspace, tmp_path / "open"))
    (open_folder / "redactions.toml").unlink()
    make_exception_report(open_folder, quarter=None, out=tmp_path / "out", formats=list(EXCEPTION_FORMATS), say=quiet)
    for file in sorted((tmp_path / "out").iterdir()):
        assert any(found_in(text) for text in texts_of(file)), file.name
