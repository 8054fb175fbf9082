"""The engines that records may be counted on: each started by the test that needs it, or skipped aloud."""

import shutil
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from moothall.measures.record_layout import RecordLayout
from moothall.records.spark_engine import Spark
from moothall.records.warehouse import Warehouse
from moothall.workflows.count_records import count_records
from tests.absent import absent

Run = Callable[[Path], tuple[bytes, bytes]]


def spark() -> Spark:
    """Spark on two processors of this machine."""
    if find_spec("pyspark") is None:
        absent("spark", "pyspark is not installed: `make engines` installs it")
    if shutil.which("java") is None:
        absent("spark", "Java is not installed, which Spark runs on")
    return Spark("local[2]")


def result(
    folder: Path, layout: RecordLayout, on: Spark | Warehouse | None, by: Sequence[str] | None = None
) -> tuple[bytes, bytes]:
    """Counts and account, as they are on disk."""
    out = folder.parent / f"counted-{folder.name}" / "counts.csv"
    made = count_records([folder], layout, by=by, out=out, tell=lambda _: None, on=on)
    counts, account = (file.read_bytes() for file in made.files)
    return counts, account
