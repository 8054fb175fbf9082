"""The API: everything public as JSON and CSV, read-only, with stable addresses, in parts of a limited size."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError
from pydantic import Field

from moothall.errors import NotFoundError
from moothall.periods import Month
from moothall.render.report_csv import harmless
from moothall.render.site import data_rows
from moothall.reports.site.search_index import LONGEST_QUERY, excerpt, found
from moothall.web import api_shapes as shapes
from moothall.web.source import public_files
from moothall.workflows.figure import sheet_at
from moothall.workflows.public_site import BodySite

MOST_ITEMS = 1000
MOST_ROWS = 100_000
FURTHEST = 10_000_000
A_MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
DESCRIPTION = """Everything that the site shows, for programs. Nothing needs a key, and nothing can be changed.
Answers carry a tag (ETag) and may be asked for again with If-None-Match. Lists come in parts: `limit` and `offset`. A
figure that is withheld is null, and says why."""
ABSENT = {404: shapes.Problem, 422: shapes.Problem}


class PublicAPI(NinjaAPI):
    """May be read by a page of anybody, and kept for a moment."""

    def create_response(self, request: HttpRequest, data: Any, **how: Any) -> HttpResponse:  # noqa: ANN401  ninja's own
        return _open(super().create_response(request, data, **how))


api = PublicAPI(
    title="Moothall: public figures",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="openapi.json",
)


class Asked(Schema):
    """Which part of a list."""

    limit: Annotated[int, Field(ge=1, le=MOST_ITEMS)] = 100
    offset: Annotated[int, Field(ge=0, le=FURTHEST)] = 0


class Which(Schema):
    """Which observations. Months are written 2022-09."""

    measure: Annotated[str, Field(max_length=200)] | None = None
    area: Annotated[str, Field(max_length=200)] | None = None
    first: Annotated[str, Field(pattern=A_MONTH)] | None = None
    last: Annotated[str, Field(pattern=A_MONTH)] | None = None


class WhichInParts(Which, Asked):
    """The same, and which part of them."""


class WhichRows(Which):
    """The same, as rows."""

    limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] = MOST_ROWS
    offset: Annotated[int, Field(ge=0, le=FURTHEST)] = 0


class Words(Schema):
    q: Annotated[str, Field(min_length=1, max_length=LONGEST_QUERY)]


class WordsInParts(Words, Asked):
    """What to search for, and which part of what is found."""


@api.get("/", response=shapes.Front, summary="Where to begin")
def front(request: HttpRequest) -> dict[str, str]:
    return {"bodies": f"{request.path}bodies", "description": f"{request.path}openapi.json"}


@api.get("/bodies", response={200: shapes.Part[shapes.Body], 422: shapes.Problem}, summary="The bodies on this site")
def bodies(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    return _part(request, asked, (data_rows.body_row(one.site) for one in public_files().bodies(date.today())))


@api.get("/bodies/{body}", response={200: shapes.Body, **ABSENT}, summary="One body, with its licences")
def body(request: HttpRequest, body: str) -> dict[str, Any]:  # noqa: ARG001  ninja gives it
    return data_rows.body_row(_body(body).site)


@api.get("/bodies/{body}/measures", response={200: shapes.Part[shapes.Measure], **ABSENT}, summary="Every measure")
def measures(request: HttpRequest, body: str, asked: Query[Asked]) -> dict[str, Any]:
    site = _body(body).site
    return _part(request, asked, (data_rows.measure_row(site, entry) for entry in site.report.entries))


@api.get("/bodies/{body}/measures/{measure}", response={200: shapes.MeasureInFull, **ABSENT}, summary="One measure")
def measure(request: HttpRequest, body: str, measure: str) -> dict[str, Any]:  # noqa: ARG001  the same
    site = _body(body).site
    entry = site.report.entry_of(measure)
    if entry is None:
        message = "There is no such measure."
        raise NotFoundError(message)
    return data_rows.measure_in_full(site, entry)


@api.get("/bodies/{body}/areas", response={200: shapes.Part[shapes.Area], **ABSENT}, summary="The areas")
def areas(request: HttpRequest, body: str, asked: Query[Asked]) -> dict[str, Any]:
    site = _body(body).site
    return _part(request, asked, (data_rows.area_row(site, area) for area in site.profile.areas))


@api.get("/bodies/{body}/observations", response={200: shapes.Part[shapes.Observation], **ABSENT}, summary="Months")
def observations(request: HttpRequest, body: str, asked: Query[WhichInParts]) -> dict[str, Any]:
    return _part(request, asked, _observations(body, asked))


@api.get(
    "/bodies/{body}/observations.csv",
    response={200: str, **ABSENT},
    summary="Months as CSV",
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def observations_csv(request: HttpRequest, body: str, asked: Query[WhichRows]) -> HttpResponse:  # noqa: ARG001  the same
    rows = islice(_observations(body, asked), asked.offset, asked.offset + asked.limit)
    return _open(HttpResponse(_csv(rows), content_type="text/csv; charset=utf-8"))


@api.get("/bodies/{body}/revisions", response={200: shapes.Part[shapes.Revision], **ABSENT}, summary="Revised figures")
def revisions(request: HttpRequest, body: str, asked: Query[Asked]) -> dict[str, Any]:
    return _part(request, asked, data_rows.revision_rows(_body(body).site))


@api.get(
    "/bodies/{body}/figures/{measure}/{area}/{period}",
    response={200: shapes.FigureSheet, **ABSENT},
    summary="The figures of a month (2022-09) or of the quarter of a report (2022-23-Q2)",
)
def figures(request: HttpRequest, body: str, measure: str, area: str, period: str) -> dict[str, Any]:  # noqa: ARG001
    site = _body(body).site
    return data_rows.figure_sheet_rows(site, sheet_at(site, measure, area, period))


@api.get("/bodies/{body}/reports", response={200: shapes.Part[shapes.Report], **ABSENT}, summary="Published reports")
def reports(request: HttpRequest, body: str, asked: Query[Asked]) -> dict[str, Any]:
    site = _body(body).site
    return _part(request, asked, (data_rows.report_row(site, report) for report in site.published))


@api.get("/bodies/{body}/meetings", response={200: shapes.Part[shapes.Meeting], **ABSENT}, summary="Meetings")
def meetings(request: HttpRequest, body: str, asked: Query[Asked]) -> dict[str, Any]:
    site = _body(body).site
    return _part(request, asked, (data_rows.meeting_row(site, meeting) for meeting in site.panel.meetings))


@api.get("/bodies/{body}/commitments", response={200: shapes.Part[shapes.Commitment], **ABSENT}, summary="Promises")
def commitments(request: HttpRequest, body: str, asked: Query[Asked]) -> dict[str, Any]:
    site = _body(body).site
    return _part(request, asked, (data_rows.commitment_row(site, entry) for entry in site.panel.register))


@api.get("/bodies/{body}/search", response={200: shapes.Part[shapes.Hit], **ABSENT}, summary="Search")
def search(request: HttpRequest, response: HttpResponse, body: str, asked: Query[WordsInParts]) -> dict[str, Any]:
    response["Cache-Control"] = "private, no-store"  # what people search for is theirs
    known = _body(body)
    hits = found(known.index, asked.q)
    rows = (
        {
            "kind": one.kind,
            "title": one.title,
            "excerpt": excerpt(one.text, asked.q),
            "address": f"/{known.site.slug}/{one.address}",
        }
        for one in hits
    )
    return _part(request, asked, rows)


@api.exception_handler(NotFoundError)
def nothing_there(request: HttpRequest, error: NotFoundError) -> HttpResponse:
    return api.create_response(request, {"error": str(error)}, status=404)


def nothing_at(request: HttpRequest) -> HttpResponse:
    """For every other address below the API's."""
    message = "There is nothing at this address. /api/v1/openapi.json describes what there is."
    return api.create_response(request, {"error": message}, status=404)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Every problem of the question, by the name of what was asked."""
    said = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors)
    return api.create_response(request, {"error": said}, status=422)


def _body(slug: str) -> BodySite:
    files = public_files()
    version = files.source.version(slug)
    if version is None:
        message = "There is no such body."
        raise NotFoundError(message)
    return files.body(slug, version, date.today())


def _observations(slug: str, asked: Which) -> Iterator[data_rows.Row]:
    return data_rows.observation_rows(
        _body(slug).site,
        measure=asked.measure,
        area=asked.area,
        first=Month.parse(asked.first) if asked.first else None,
        last=Month.parse(asked.last) if asked.last else None,
    )


def _part(request: HttpRequest, asked: Asked, rows: Iterable[data_rows.Row]) -> dict[str, Any]:
    everything = list(rows)
    after = asked.offset + asked.limit
    query = urlencode({**request.GET.dict(), "limit": asked.limit, "offset": after})
    return {
        "count": len(everything),
        "limit": asked.limit,
        "offset": asked.offset,
        "next": f"{request.path}?{query}" if after < len(everything) else None,
        "items": everything[asked.offset : after],
    }


def _csv(rows: Iterable[data_rows.Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, data_rows.OBSERVATION_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(cell) for name, cell in row.items()})
    return out.getvalue().encode("utf-8-sig")


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response.headers.setdefault("Cache-Control", "public, max-age=30")
    return response
