"""Count the published street files into the monthly table of the Leicestershire example.

    python scripts/make_leicestershire_example.py STREET_FILES EXAMPLE_FOLDER

STREET_FILES holds `2019-12-leicestershire-street.csv.gz` and so on, as data.police.uk publishes them, gzipped.
The table is written to `observations/recorded-crime.csv` in EXAMPLE_FOLDER.
"""  # noqa: INP001 - a script by itself, not part of a package

import argparse
import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

FIRST_MONTH, LAST_MONTH = "2019-12", "2022-10"  # files from before the gap of March to November 2019 are left out
FORCE = "Leicestershire"
DISTRICTS = (
    "Leicester",
    "Charnwood",
    "North West Leicestershire",
    "Hinckley and Bosworth",
    "Blaby",
    "Harborough",
    "Oadby and Wigston",
    "Melton",
    "Rutland",
)
NO_PLACE, OUTSIDE = "No location given", "Outside the force area"
PARTS = (*DISTRICTS, NO_PLACE, OUTSIDE)
INCIDENTS = "anti-social-behaviour"
CRIMES = (
    "bicycle-theft",
    "burglary",
    "criminal-damage-and-arson",
    "drugs",
    "other-crime",
    "other-theft",
    "possession-of-weapons",
    "public-order",
    "robbery",
    "shoplifting",
    "theft-from-the-person",
    "vehicle-crime",
    "violence-and-sexual-offences",
)
ALL_CRIME = "all-but-asb"

Key = tuple[str, str, str]  # measure, area, month


def months_between(first: str, last: str) -> list[str]:
    """Every month from first to last, both included."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def named_files(folder: Path, months: list[str]) -> dict[str, Path]:
    """The file of each month; every month without one is named at once."""
    files = {month: folder / f"{month}-leicestershire-street.csv.gz" for month in months}
    missing = [path.name for path in files.values() if not path.is_file()]
    if missing:
        wanted = f"Every month from {FIRST_MONTH} to {LAST_MONTH} is needed."
        raise SystemExit(f"{folder}: no {', '.join(missing)}. {wanted}")
    return files


def part_of_the_force(lsoa_name: str) -> str:
    """'North West Leicestershire 004B' is in North West Leicestershire."""
    if not lsoa_name:
        return NO_PLACE
    district = lsoa_name.rpartition(" ")[0]
    return district if district in DISTRICTS else OUTSIDE


def keys_of_file(path: Path, month: str) -> Iterator[Key]:
    """Measure, area and month of each row. Nothing is dropped and no duplicate removed."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            measure = row["Crime type"].lower().replace(" ", "-")
            if measure not in (INCIDENTS, *CRIMES) or row["Month"] != month:
                found = f"{row['Crime type']!r} in {row['Month']!r}"
                raise SystemExit(f"{path.name}, row {number}: {found}. Expected was a known crime type in {month}.")
            yield measure, part_of_the_force(row["LSOA name"]), month


def counts_of_files(files: dict[str, Path]) -> Counter[Key]:
    """The counts by crime type, then the force as a whole and all crime as sums of them."""
    counts: Counter[Key] = Counter()
    for month, path in files.items():
        for measure, area, _ in keys_of_file(path, month):
            counts[measure, area, month] += 1
            counts[measure, FORCE, month] += 1
            if measure != INCIDENTS:
                counts[ALL_CRIME, area, month] += 1
                counts[ALL_CRIME, FORCE, month] += 1
    return counts


def check_sums(counts: Counter[Key], months: list[str]) -> None:
    """The parts make the force, and the thirteen crime types make all crime."""
    for month in months:
        for measure in (ALL_CRIME, INCIDENTS, *CRIMES):
            if counts[measure, FORCE, month] != sum(counts[measure, area, month] for area in PARTS):
                raise SystemExit(f"{measure}, {month}: the parts do not make the force.")
        for area in (FORCE, *PARTS):
            if counts[ALL_CRIME, area, month] != sum(counts[measure, area, month] for measure in CRIMES):
                raise SystemExit(f"{area}, {month}: the crime types do not make all crime.")


def write_table(path: Path, counts: Counter[Key], months: list[str]) -> None:
    """One row for each measure and area. The file of every month was read, so no row in it is a true 0."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["measure", "area", *months])
        for measure in (ALL_CRIME, INCIDENTS, *CRIMES):
            for area in (FORCE, *PARTS):
                writer.writerow([measure, area, *(counts[measure, area, month] for month in months)])


def main(street_files: Path, example_folder: Path) -> None:
    months = months_between(FIRST_MONTH, LAST_MONTH)
    counts = counts_of_files(named_files(street_files, months))
    check_sums(counts, months)
    write_table(example_folder / "observations" / "recorded-crime.csv", counts, months)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("street_files", type=Path)
    parser.add_argument("example_folder", type=Path)
    main(**vars(parser.parse_args()))
