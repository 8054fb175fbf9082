"""A backup that is restored into nothing, in either kind of database, gives the same public bytes: the whole site."""

from pathlib import Path

import pytest

from moothall.periods import Month
from tests.small_body import PAPER, WITHHELD, body_folder, figures
from tests.stores import KINDS, new_postgresql
from tests.typed import typed

JULY = ("burglary", "Exampleshire", Month(2022, 7))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with a site as files, and the backup of its database: a report, a revision, a month that is withheld."""
    place = tmp_path_factory.mktemp("restored")
    folder = body_folder(place / "exampleshire", {"papers/2022-06-01-minutes.txt": PAPER})
    _done(place, "init")
    _done(place, "import", "exampleshire", "--known-on", "2022-11-01")
    _done(place, "publish", "--by", "A. Clerk")
    more = {"observations/figures.csv": figures({JULY: 77}) + b"burglary,Exampleshire,2022-10,7\n"}
    body_folder(folder, {**more, "redactions.toml": WITHHELD.replace("2022-08", "2022-10")})
    _done(place, "import", "exampleshire", "--known-on", "2022-12-01")
    _done(place, "export-site", "public")
    _done(place, "backup", "backup.zip")
    return place


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_of_the_restored_site_is_the_same(
    kind: str, made: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    elsewhere = {"MOOTHALL_HOME": "elsewhere"}
    if kind == "postgresql":
        elsewhere["MOOTHALL_DATABASE"] = new_postgresql(request.getfixturevalue("postgresql_url"))
    _done(tmp_path, "restore", str(made / "backup.zip"), settings=elsewhere)
    _done(tmp_path, "export-site", "again", settings=elsewhere)
    before, after = _files(made / "public"), _files(tmp_path / "again")
    assert any(name.name == "report-1.pdf" for name in before)
    assert after == before


def _done(place: Path, *words: str, settings: dict[str, str] | None = None) -> None:
    code, _, told = typed(place, *words, settings=settings)
    assert (code, told) == (0, "") or told.startswith("["), told


def _files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
