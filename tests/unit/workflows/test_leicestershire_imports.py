"""The real example, month by month: October 2022 comes in, September is revised, and the published report stays."""

import csv
import io
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import moothall
from moothall.measures import Observation
from moothall.periods import Month
from moothall.reports.import_account import Became
from moothall.reports.site.history import Vintage
from moothall.workflows.body_export import export_body
from moothall.workflows.body_import import Imported, Signed, import_folder
from moothall.workflows.public_record import public_record, report_bytes
from moothall.workflows.publish import publish, remade

EXAMPLES = Path(moothall.__file__).parent / "examples"
TABLE = "observations/recorded-crime.csv"
SLUG = "leicestershire"
SEPTEMBER, OCTOBER = Month(2022, 9), Month(2022, 10)
NOVEMBER, DECEMBER, JANUARY = (datetime(*day, tzinfo=UTC) for day in ((2022, 11, 1), (2022, 12, 1), (2023, 1, 3)))
ONE_MORE = {(measure, area): 1 for measure in ("burglary", "all-but-asb") for area in ("Leicester", "Leicestershire")}


def table(*, without: Month | None = None, added: Mapping[tuple[str, str], int] | None = None) -> bytes:
    """The bundled table without a month, or with some added to September, as if records had come in late."""
    rows = list(csv.DictReader(io.StringIO((EXAMPLES / SLUG / TABLE).read_text(encoding="utf-8"))))
    out = io.StringIO()
    names = [name for name in rows[0] if name != str(without)]
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        more = (added or {}).get((row["measure"], row["area"]), 0)
        writer.writerow(row | {str(SEPTEMBER): int(row[str(SEPTEMBER)]) + more})
    return out.getvalue().encode()


def imported(folder: Path, data: bytes, at: datetime) -> Imported:
    (folder / TABLE).write_bytes(data)
    return import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))


def counts(done: Imported) -> dict[Became, int]:
    return {became: len(done.account.rows_that(became)) for became in Became}


@pytest.mark.usefixtures("store")
def test_a_new_month_and_a_revision_leave_the_published_report_as_it_was(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / SLUG, tmp_path / SLUG))
    # 15 measures in 12 areas are 180 series; to September they have 34 months.
    to_september = {Became.NEW: 180 * 34, Became.REVISED: 0, Became.GONE: 0, Became.UNCHANGED: 0}
    assert counts(imported(folder, table(without=OCTOBER), NOVEMBER)) == to_september
    publish(SLUG, by="A. Clerk", at=NOVEMBER)
    kept = {kind: report_bytes(name) for kind, name in public_record(SLUG).published[0].files.items()}

    with_october = {Became.NEW: 180, Became.REVISED: 0, Became.GONE: 0, Became.UNCHANGED: 180 * 34}
    assert counts(imported(folder, table(), DECEMBER)) == with_october
    assert public_record(SLUG).vintages == {}

    revised = {Became.NEW: 0, Became.REVISED: 4, Became.GONE: 0, Became.UNCHANGED: 180 * 35 - 4}
    assert counts(imported(folder, table(added=ONE_MORE), JANUARY)) == revised
    record = public_record(SLUG)
    assert set(record.vintages) == {(*series, SEPTEMBER) for series in ONE_MORE}
    assert record.vintages["burglary", "Leicestershire", SEPTEMBER] == (
        Vintage(known=date(2022, 11, 1), entry=Observation(SEPTEMBER, 420)),
        Vintage(known=date(2023, 1, 3), entry=Observation(SEPTEMBER, 421)),
    )
    assert {kind: report_bytes(name) for kind, name in record.published[0].files.items()} == kept == remade(SLUG, 1)
    assert {one.window.last for one in public_record(SLUG, as_known_on=date(2022, 11, 30)).contents.series} == {
        SEPTEMBER
    }


@pytest.mark.usefixtures("sqlite_store")
@pytest.mark.parametrize("example", ["leicestershire", "made-up"])
def test_an_example_comes_out_as_it_went_in(example: str, tmp_path: Path) -> None:
    import_folder(EXAMPLES / example, slug=None, signed=Signed(by="A. Clerk", at=JANUARY, known_on=JANUARY.date()))
    export_body(example, tmp_path / "out")
    places = (EXAMPLES / example, tmp_path / "out")
    before, after = ({p.relative_to(at): p.read_bytes() for p in at.rglob("*") if p.is_file()} for at in places)
    assert after == before
