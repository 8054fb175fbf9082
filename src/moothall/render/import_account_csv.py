"""The account of an import as CSV, a row a figure."""

import csv
import io

from moothall.render.report_csv import harmless
from moothall.reports.import_account import ImportAccount

HEADINGS = ("measure", "area", "month", "became", "before", "after")


def import_account_csv(account: ImportAccount) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet reads its dashes rightly."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in account.rows:
        cells = (row.measure, row.area, str(row.month), row.became.value, row.before or "", row.after or "")
        writer.writerow(harmless(cell) for cell in cells)
    return f"\ufeff{out.getvalue()}".encode()
