"""Stops and searches: published files in; searches, outcomes and rates by ethnic group, out."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import NotFoundError, UsageError
from moothall.periods import Month, Window
from moothall.records.account import Account
from moothall.records.accounting import account
from moothall.records.bundled_geography import bundled_geography, residents_by_group
from moothall.records.counting import count_files
from moothall.records.engine import engine
from moothall.records.headers import headed
from moothall.records.layouts import STOP_AND_SEARCH
from moothall.records.progress import Tell
from moothall.records.result import count_rows
from moothall.records.sources import sources_in
from moothall.records.wanted import Wanted
from moothall.reports.searches import Searches, SearchRow, searches_report

BY = ("month", "self-defined-ethnicity", "officer-defined-ethnicity", "outcome")


@dataclass(frozen=True)
class SearchesFound:
    report: Searches
    account: Account


def search_disparity(places: Sequence[Path], *, tell: Tell) -> SearchesFound:
    """Raises FileError with every problem of the files, UsageError where they are not of one known force."""
    with tempfile.TemporaryDirectory(prefix="moothall-records-") as folder, engine(Path(folder)) as connection:
        sources = sources_in(places, STOP_AND_SEARCH)
        slugs = sorted({source.force for source in sources if source.force})
        force = bundled_geography().force_named(slugs[0])
        if len(slugs) > 1:
            message = f"The files are of {len(slugs)} forces: {', '.join(slugs)}. Give those of one."
            raise UsageError(message)
        if force is None:
            message = f"'{slugs[0]}' is no force with residents that are known."
            raise NotFoundError(message)
        groups = headed(sources, STOP_AND_SEARCH)
        count_files(connection, groups, Wanted(STOP_AND_SEARCH, (*BY, "force"), Path(folder), tell))
        drawn_up = account(connection, groups, STOP_AND_SEARCH, BY, bundled_geography())
        rows = [SearchRow(*row) for row in count_rows(connection, BY)]
        window = Window(Month.parse(drawn_up.months[0]), Month.parse(drawn_up.months[-1]))
        return SearchesFound(searches_report(rows, force.published, window, residents_by_group(force)), drawn_up)
