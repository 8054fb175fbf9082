"""The Metropolitan boroughs' months as a tidy table: python -m benchmarks.metropolitan_series WIDE.csv.gz OUT.csv."""
# ruff: noqa: INP001 - scripts, not a package

import csv
import gzip
import sys
from pathlib import Path

NAMES = 3  # MajorText, MinorText, BoroughName; then a column a month, such as 201004


def main(wide: Path, out: Path) -> None:
    with gzip.open(wide, "rt", encoding="utf-8", newline="") as rows, out.open("w", encoding="utf-8", newline="") as to:
        reader, writer = csv.reader(rows), csv.writer(to, lineterminator="\n")
        months = [f"{text[:4]}-{text[4:]}" for text in next(reader)[NAMES:]]
        writer.writerow(["measure", "area", "period", "value"])
        for major, minor, borough, *values in reader:
            for month, value in zip(months, values, strict=True):
                writer.writerow([f"{major.capitalize()}: {minor.lower()}", borough, month, value])


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
