"""Make the bundled tables of forces, districts and residents from the published ones.

    python scripts/make_geography.py SHARED_DATA src/moothall/records/geography

SHARED_DATA holds `geography` (the lookup of December 2019 and the register of local authorities) and `population`.
"""  # noqa: INP001 - a script by itself, not part of a package

import argparse
import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

LOOKUP = "Local_Authority_District_to_Community_Safety_Partnerships_to_Police_Force_Areas_December_2019.csv"
YEAR = "2020"
BROAD_GROUPS = ("White", "Mixed", "Asian", "Black", "Other")
# How data.police.uk writes a force: the name in its files' rows, and in their file names.
AS_PUBLISHED = {
    "Avon and Somerset": ("Avon and Somerset Constabulary", "avon-and-somerset"),
    "Cambridgeshire": ("Cambridgeshire Constabulary", "cambridgeshire"),
    "Cheshire": ("Cheshire Constabulary", "cheshire"),
    "Cumbria": ("Cumbria Constabulary", "cumbria"),
    "Derbyshire": ("Derbyshire Constabulary", "derbyshire"),
    "Devon & Cornwall": ("Devon & Cornwall Police", "devon-and-cornwall"),
    "Durham": ("Durham Constabulary", "durham"),
    "Gloucestershire": ("Gloucestershire Constabulary", "gloucestershire"),
    "Hampshire": ("Hampshire Constabulary", "hampshire"),
    "Hertfordshire": ("Hertfordshire Constabulary", "hertfordshire"),
    "Lancashire": ("Lancashire Constabulary", "lancashire"),
    "London, City of": ("City of London Police", "city-of-london"),
    "Metropolitan Police": ("Metropolitan Police Service", "metropolitan"),
    "Norfolk": ("Norfolk Constabulary", "norfolk"),
    "Suffolk": ("Suffolk Constabulary", "suffolk"),
}
# How the names of small areas write a district where the lookup has another name.
ALSO_WRITTEN = {
    "Bristol, City of": "Bristol",
    "Herefordshire, County of": "Herefordshire",
    "Kingston upon Hull, City of": "Kingston upon Hull",
    "Vale of Glamorgan": "The Vale of Glamorgan",
    "Folkestone and Hythe": "Shepway",
}
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def districts_of(lookup: Iterable[Row], register: list[Row]) -> list[Row]:
    """Those of the lookup once each, then those that went before and came after, with the force they lie in."""
    dated = {row["gss-code"]: row for row in register}
    found: dict[str, Row] = {}
    for row in lookup:
        code = row["LAD19CD"]
        place = found.setdefault(
            code,
            {
                "code": code,
                "name": row["LAD19NM"],
                "also": ALSO_WRITTEN.get(row["LAD19NM"], ""),
                "force_code": row["PFA19CD"],
                "partnership_codes": "",
                "first": dated[code]["start-date"] if code in dated else "",
                "last": dated[code]["end-date"] if code in dated else "",
                "replaced_by": "",
            },
        )
        place["partnership_codes"] = ";".join(filter(None, (place["partnership_codes"], row["CSP19CD"])))
    force_of = {code: row["force_code"] for code, row in found.items()}
    return with_successors([*found.values(), *before_and_after(register, force_of)], register)


def with_successors(districts: list[Row], register: list[Row]) -> list[Row]:
    """The codes of the districts that replaced each one; counties and combined authorities are none."""
    by_short = {row["local-authority-code"]: row for row in register}
    listed = {row["code"] for row in districts}
    for row in register:
        after = [by_short[short]["gss-code"] for short in filter(None, row["replaced-by"].split(","))]
        for place in districts:
            if place["code"] == row["gss-code"]:
                place["replaced_by"] = ";".join(code for code in after if code in listed)
    return districts


def before_and_after(register: list[Row], force_of: Mapping[str, str]) -> list[Row]:
    """Abolished districts lie in their successor's force, new ones in that of the districts that they replaced."""
    by_short = {row["local-authority-code"]: row for row in register}
    links: dict[str, set[str]] = defaultdict(set)
    for row in register:
        for short in filter(None, row["replaced-by"].split(",")):
            if row["local-authority-type"] not in ("CTY", "COMB"):
                links[row["gss-code"]].add(by_short[short]["gss-code"])
                links[by_short[short]["gss-code"]].add(row["gss-code"])
    rows = []
    for row in register:
        code = row["gss-code"]
        forces = {force_of[other] for other in links[code] if other in force_of}
        if code and code not in force_of and len(forces) == 1:
            rows.append(
                {
                    "code": code,
                    "name": row["nice-name"],
                    "also": "",
                    "force_code": forces.pop(),
                    "partnership_codes": "",
                    "first": row["start-date"],
                    "last": row["end-date"],
                    "replaced_by": "",
                }
            )
    return sorted(rows, key=lambda row: row["code"])


def forces_of(table: Iterable[Row], districts: Iterable[Row], register: Iterable[Row]) -> list[Row]:
    """With the region, or nation, that the districts of the force lie in; no force lies in two."""
    regions = {row["gss-code"]: row["region"] for row in register}
    region_of = {row["force_code"]: regions[row["code"]] for row in districts if regions.get(row["code"])}
    rows = []
    for row in table:
        name, code = row["PFA19NM"], row["PFA19CD"]
        published, slug = AS_PUBLISHED.get(name, (f"{name} Police", name.lower().replace(" ", "-")))
        named = {"name": name, "published": published, "slug": slug}
        rows.append({"code": code, **named, "region": region_of[code]})
    return rows


def partnerships_of(lookup: Iterable[Row]) -> list[Row]:
    rows = {
        row["CSP19CD"]: {"code": row["CSP19CD"], "name": row["CSP19NM"], "force_code": row["PFA19CD"]} for row in lookup
    }
    return [rows[code] for code in sorted(rows)]


def residents_of(forces: Iterable[Row], authorities: Iterable[Row], districts: Iterable[Row]) -> list[Row]:
    wanted = {row["code"] for row in districts}
    rows = [(row["PFA19CD"], row["Population mid-2020"]) for row in forces]
    rows += [(r["gss-code"], r["pop-2020"]) for r in authorities if r["gss-code"] in wanted and r["pop-2020"]]
    return [{"code": code, "year": YEAR, "residents": str(int(float(number)))} for code, number in rows]


def ethnic_groups_of(table: Iterable[Row], forces: Iterable[Row]) -> list[Row]:
    """Residents by broad ethnic group in the Census of 2011, by force."""
    codes = {row["PFA19NM"].replace("&", "and").removesuffix(" Police"): row["PFA19CD"] for row in forces}
    codes |= {" ".join(reversed(name.split(", "))): code for name, code in codes.items()}  # 'London, City of'
    rows = []
    for row in table:
        code = codes[row["PFA16NM"].replace("&", "and").removesuffix(" Police")]
        for group in BROAD_GROUPS:
            residents = row[f"Ethnic Group: {group}; measures: Value"]
            rows.append({"code": code, "year": "2011", "group": group, "residents": residents})
    return sorted(rows, key=lambda row: (row["code"], row["group"]))


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(shared_data: Path, folder: Path) -> None:
    lookup = rows_of(shared_data / "geography" / LOOKUP)
    population = rows_of(shared_data / "population" / "population_mid2020_by_pfa.csv")
    register = rows_of(shared_data / "geography" / "uk_local_authorities_future.csv.gz")
    districts = districts_of(lookup, register)
    authorities = rows_of(shared_data / "population" / "population_mid2020_by_la.csv")
    write(folder / "forces.csv", forces_of(population, districts, register))
    demographics = rows_of(shared_data / "population" / "force-demographics.csv")
    write(folder / "ethnic-groups.csv", ethnic_groups_of(demographics, population))
    write(folder / "partnerships.csv", partnerships_of(lookup))
    write(folder / "districts.csv", districts)
    write(folder / "residents.csv", residents_of(population, authorities, districts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared_data", type=Path)
    parser.add_argument("folder", type=Path)
    main(**vars(parser.parse_args()))
