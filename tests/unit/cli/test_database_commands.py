"""The commands on the database as a clerk types them: what is said, the exit codes, and what to do next."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

import moothall
from moothall.periods import Month
from tests.conftest import REPOSITORY
from tests.small_body import body_folder, figures
from tests.typed import typed

OCTOBER, SEPTEMBER = (("burglary", "Exampleshire", Month(2022, month)) for month in (10, 9))
SETTINGS = Path(moothall.__file__).parent / "store" / "settings.py"


def test_the_way_of_a_clerk_from_an_empty_folder_to_a_restored_site(tmp_path: Path) -> None:
    body_folder(tmp_path / "exampleshire")
    assert typed(tmp_path, "init")[0] == 0
    for file in ("secret-key", "moothall.sqlite3"):
        assert (tmp_path / "moothall-site" / file).stat().st_mode & 0o777 == 0o600

    assert typed(tmp_path, "import", "exampleshire", "--known-on", "2022-11-01")[:2] == (0, """\
exampleshire: change 1, known on 2022-11-01.
  figures: 102 new, 0 revised, 0 gone, 0 unchanged
  files: 4 new

Next: moothall publish --body exampleshire
""")  # fmt: skip
    assert typed(tmp_path, "import", "exampleshire")[:2] == (0, """\
exampleshire: nothing has changed. 0 new, 0 revised, 0 gone, 102 unchanged.
""")  # fmt: skip
    assert typed(tmp_path, "publish", "--by", "A. Clerk")[:2] == (0, """\
exampleshire: published as number 1: Force performance exception report: July to September 2022.

Next: moothall serve
""")  # fmt: skip

    body_folder(tmp_path / "exampleshire", {"observations/figures.csv": figures({SEPTEMBER: 499, OCTOBER: 411})})
    done = typed(tmp_path, "import", "exampleshire", "--known-on", "2022-12-01", "--account", "account.csv")
    assert done[:2] == (0, """\
exampleshire: change 3, known on 2022-12-01.
  figures: 1 new, 1 revised, 0 gone, 101 unchanged
  file revised: observations/figures.csv
  new: 2022-10, 1 figure

measure   area          month    was  is now
Burglary  Exampleshire  2022-09  435  499
Every figure, a row each: account.csv

Next: moothall publish --body exampleshire
""")  # fmt: skip
    account = (tmp_path / "account.csv").read_text("utf-8-sig").splitlines()
    assert (account[0], len(account)) == ("measure,area,month,became,before,after", 104)
    assert "Burglary,Exampleshire,2022-09,revised,435,499" in account

    code, _, told = typed(tmp_path, "publish")
    assert (code, told.startswith("A report on 2022-23-Q2 was published on")) == (2, True)
    assert typed(tmp_path, "publish", "--correct", "September was counted twice.")[:2] == (0, """\
exampleshire: published as number 2: a correction of number 1.

Next: moothall serve
""")  # fmt: skip

    code, said, _ = typed(tmp_path, "backup", "backup.zip")
    whole = sha256((tmp_path / "backup.zip").read_bytes()).hexdigest()
    assert (code, said) == (0, f"backup.zip: up to change 4 (exampleshire).\nSHA-256: {whole}\n")
    assert typed(tmp_path, "restore", "backup.zip", "--home", "other")[0] == 0
    code, said, _ = typed(tmp_path, "audit", "--home", "other", "--list")
    assert (code, re.findall(r"(?m)^\d  .*(import|publish|correct)$", said)) == (
        0,
        ["import", "publish", "import", "correct"],
    )
    assert typed(tmp_path, "audit", "--holds", said.split()[-1])[:2] == typed(tmp_path, "audit")[:2]
    assert typed(tmp_path, "export", "out", "--home", "other", "--known-on", "2022-11-30")[0] == 0
    assert (tmp_path / "out/observations/figures.csv").read_bytes() == figures()


def test_what_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    there_is_none = (
        f"There is no database at {tmp_path}/moothall-site/moothall.sqlite3. Make one with: moothall init. "
        "(MOOTHALL_HOME names the folder it is in.)\n"
    )
    assert typed(tmp_path, "audit")[::2] == (4, there_is_none)
    typed(tmp_path, "init")
    assert typed(tmp_path, "publish")[::2] == (
        4,
        "No body is in the database yet. Bring one in with: moothall import FOLDER\n",
    )
    assert typed(tmp_path, "restore", "none.zip", "--home", "new")[::2] == (4, "none.zip: there is no such file.\n")
    assert not (tmp_path / "new").exists()
    assert typed(tmp_path, "audit", "--holds", "abc")[::2] == (
        3,
        "- No change has the hash abc: what was there then is there no more.\nThe record is not as it was written.\n",
    )


@pytest.mark.parametrize(
    ("setting", "code", "told"),
    [
        ("MOOTHALL_DATABASE=mysql://localhost/x", 2, "MOOTHALL_DATABASE begins with 'mysql:'. Write sqlite:///"),
        (
            "MOOTHALL_DATABASE=postgresql://x:hidden@/y?host=/nowhere",
            5,
            "The database cannot be reached: connection is bad",
        ),
        ("MOOTHALL_WAIT=long", 2, "MOOTHALL_WAIT is 'long'. Write a whole number of seconds, such as 20."),
    ],
)
def test_a_setting_that_cannot_be_is_told(tmp_path: Path, setting: str, code: int, told: str) -> None:
    name, _, value = setting.partition("=")
    done = typed(tmp_path, "init", settings={name: value})
    assert (done[0], done[2][: len(told)], "hidden" in done[2]) == (code, told, False)


def test_without_the_extra_the_way_to_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "django.py").write_text("raise ModuleNotFoundError('No module named django')\n")
    done = typed(tmp_path, "init", settings={"PYTHONPATH": str(tmp_path)})
    assert done[::2] == (2, "The database needs more libraries. Install them with: pip install 'moothall[site]'\n")


def test_every_setting_is_described() -> None:
    page = (REPOSITORY / "docs/reference/running.md").read_text("utf-8")
    read = set(
        re.findall(
            r"environ.get\(\"(MOOTHALL_\w+)\"|_(?:listed|seconds)\(\"(MOOTHALL_\w+)\"", SETTINGS.read_text("utf-8")
        )
    )
    described = set(re.findall(r"(?m)^\| `(MOOTHALL_\w+)`", page))
    assert {one or other for one, other in read} == described
