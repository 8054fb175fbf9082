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
        period = _period(found["period"])
    except ValueError as error:
        raise UsageError(str(error)) from None
    return Address(found["body"], found["measure"], found["area"], period, found["what"])


def recomputed(text: str, *, record: Callable[[str | None], PublicRecord], on: date) -> Recomputed:
    """`record` gives the public record of a body by its name. Raises NotFoundError where there is no such figure."""
    address = address_from(text)
    site = site_of(record(address.body), on=on)
    sheet = sheet_at(site, address.measure, address.area, str(address.period))
    if address.what is None:
        return Recomputed(sheet, sheet.figures)
    if (figure := sheet.figure(address.what)) is None:
        message = f"'{address.what}' is no figure of this page. There are: {', '.join(f.what for f in sheet.figures)}."
        raise NotFoundError(message)
    return Recomputed(sheet, (figure,))


def sheet_at(site: Site, measure: str, area: str, period: str) -> FigureSheet:
    """By the names in an address. Raises NotFoundError, with what there is, where there is no such page of figures."""
    place = site.area(area)
    if measure not in site.measures:
        raise NotFoundError(f"There is no measure '{measure}' here. There are: {', '.join(site.measures)}.")
    if place is None:
        areas = ", ".join(slug_of(one.name) for one in site.areas_of(measure))
        raise NotFoundError(f"There is no area '{area}' here. There are: {areas}.")
    try:
        when = _period(period)
    except ValueError as error:
        raise NotFoundError(str(error)) from None
    sheet = figure_sheet(site, measure, place, when)
    if sheet is None:
        quarters = ", ".join(map(str, site.quarters))
        message = f"{measure}, {place.name}: no figure of {when} is public here. The quarters here are: {quarters}."
        raise NotFoundError(message)
    return sheet


def _period(text: str) -> Month | Quarter:
    return Quarter.parse(text) if "q" in text.casefold() else Month.parse(text)
