"""Work out any published figure again from its address, with the data and the method behind it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from moothall.errors import NotFoundError, UsageError
from moothall.periods import Month, Quarter
from moothall.reports.site.addresses import slug_of
from moothall.reports.site.figure_sheet import Figure, FigureSheet, figure_sheet
from moothall.reports.site.site import Site
from moothall.workflows.public_record import PublicRecord
from moothall.workflows.public_site import site_of

_ADDRESS = re.compile(
    r"(?:https?://[^/]+/)?(?:(?:[^#]*/)?(?P<body>[^/#]+)/)?figures/(?P<measure>[^/#]+)/(?P<area>[^/#]+)/(?P<period>[^/#]+)/?"
    r"(?:index\.html)?(?:#(?P<what>[a-z0-9-]+))?"
)
EXAMPLE = "leicestershire/figures/burglary/leicestershire/2022-09/#value"


@dataclass(frozen=True)
class Address:
    """`what` is None where the address names a page of figures and none of them."""

    body: str | None
    measure: str
    area: str
    period: Month | Quarter
    what: str | None


@dataclass(frozen=True)
class Recomputed:
    """`figures` is the one that was named, or all of the page."""

    sheet: FigureSheet
    figures: tuple[Figure, ...]


def address_from(text: str) -> Address:
    """Raises UsageError where it is none."""
    found = _ADDRESS.fullmatch(text.strip())
    if not found:
        message = f"'{text}' is no address of a figure. It looks like this: {EXAMPLE}"
        raise UsageError(message)
    try:
        period = Quarter.parse(found["period"]) if "q" in found["period"].casefold() else Month.parse(found["period"])
    except ValueError as error:
        raise UsageError(str(error)) from None
    return Address(found["body"], found["measure"], found["area"], period, found["what"])


def recomputed(text: str, *, record: Callable[[str | None], PublicRecord], on: date) -> Recomputed:
    """`record` gives the public record of a body by its name. Raises NotFoundError where there is no such figure."""
    address = address_from(text)
    site = site_of(record(address.body), on=on)
    area = site.area(address.area)
    if address.measure not in site.measures or area is None:
        raise NotFoundError(_not_there(address, site))
    sheet = figure_sheet(site, address.measure, area, address.period)
    if sheet is None:
        message = (
            f"{address.measure}, {area.name}: no figure of {address.period} is public here. Quarters are those of the "
            f"report, now {site.quarter}."
        )
        raise NotFoundError(message)
    if address.what is None:
        return Recomputed(sheet, sheet.figures)
    if (figure := sheet.figure(address.what)) is None:
        message = f"'{address.what}' is no figure of this page. There are: {', '.join(f.what for f in sheet.figures)}."
        raise NotFoundError(message)
    return Recomputed(sheet, (figure,))


def _not_there(address: Address, site: Site) -> str:
    if address.measure not in site.measures:
        return f"There is no measure '{address.measure}' here. There are: {', '.join(site.measures)}."
    areas = ", ".join(slug_of(area.name) for area in site.areas_of(address.measure))
    return f"There is no area '{address.area}' here. There are: {areas}."
