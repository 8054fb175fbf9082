"""The account as JSON, to be kept beside the counts."""

from dataclasses import asdict

from moothall.records.account import Account


def account_json(account: Account) -> dict[str, object]:
    identifiers = asdict(account.identifiers) if account.identifiers else None
    return {
        "kind": account.kind,
        "by": list(account.by),
        "rows": account.rows,
        "records": account.records,
        "months": list(account.months),
        "forces": list(account.forces),
        "without_place": account.without_place,
        "outside_the_area": _with_sum(account.outside_the_area, "districts"),
        "unknown_places": _with_sum(account.unknown_places, "names"),
        "exact_copies": _with_sum(account.exact_copies, "by_category") if account.copies_looked_for else None,
        "identifiers": identifiers,
        "missing_files": list(account.missing_files),
        "months_not_of_their_file": _with_sum(account.months_not_of_their_file, "files"),
        "categories": [asdict(category) for category in account.categories],
        "changed_columns": list(account.changed_columns),
        "files": [asdict(file) for file in account.files],
    }


def _with_sum(counts: object, name: str) -> dict[str, object]:
    found = dict(counts) if isinstance(counts, dict) else {}
    return {"rows": sum(found.values()), name: found}
