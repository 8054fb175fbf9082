"""A workbook as an OpenDocument spreadsheet: the package and its parts; the same bytes for the same workbook."""

import io
import zipfile
from collections.abc import Iterator

from moothall.render.ods_chart import CHART_STYLES, chart_object
from moothall.render.ods_sheets import content
from moothall.render.ods_styles import COMMON_STYLES
from moothall.render.ods_text import NAMESPACES, attribute, part, plain
from moothall.reports.workbook import Sheet, Workbook

KIND = "application/vnd.oasis.opendocument.spreadsheet"
KIND_OF_A_CHART = "application/vnd.oasis.opendocument.chart"
FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a package can say


def workbook_ods(workbook: Workbook) -> bytes:
    parts = {
        "meta.xml": _meta(workbook),
        "settings.xml": _settings(workbook),
        "styles.xml": COMMON_STYLES,
        "content.xml": content(workbook),
        **dict(_charts(workbook)),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        _add(package, "mimetype", KIND, zipfile.ZIP_STORED)  # first and unpacked (OpenDocument 1.3 part 2, 3.3)
        _add(package, "META-INF/manifest.xml", _manifest(parts))
        for name, text in parts.items():
            _add(package, name, text)
    return file.getvalue()


def _add(package: zipfile.ZipFile, name: str, text: str, packing: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, FIRST_TIME)
    entry.compress_type = packing
    entry.external_attr = 0o600 << 16
    entry.create_system = 0  # the same on every system
    package.writestr(entry, text.encode())


def _charts(workbook: Workbook) -> Iterator[tuple[str, str]]:
    with_chart = [sheet for sheet in workbook.sheets if sheet.chart]
    for i, sheet in enumerate(with_chart, start=1):
        if sheet.chart and sheet.table:
            head_row = len(sheet.lines) + 2
            yield f"Object {i}/content.xml", chart_object(sheet.name, sheet.chart, sheet.table, head_row=head_row)
            yield f"Object {i}/styles.xml", CHART_STYLES


def _manifest(parts: dict[str, str]) -> str:
    objects = sorted({f"{name.partition('/')[0]}/" for name in parts if "/" in name})
    entries = [
        ("/", KIND),
        *((name, "text/xml") for name in parts),
        *((name, KIND_OF_A_CHART) for name in objects),
    ]
    listed = "".join(
        f'<manifest:file-entry manifest:full-path={attribute(name)} manifest:media-type="{kind}"/>'
        for name, kind in entries
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {NAMESPACES} manifest:version="1.3">{listed}'
        "</manifest:manifest>"
    )


def _meta(workbook: Workbook) -> str:
    day = f"{workbook.dated.isoformat()}T00:00:00"
    author = plain(workbook.author)
    return part(
        "document-meta",
        f"<office:meta><meta:generator>Moothall</meta:generator><dc:title>{plain(workbook.title)}</dc:title>"
        f"<dc:subject>{plain(workbook.subject)}</dc:subject><meta:initial-creator>{author}</meta:initial-creator>"
        f"<dc:creator>{author}</dc:creator><meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        "<dc:language>en-GB</dc:language></office:meta>",
    )


def _settings(workbook: Workbook) -> str:
    """Which header rows stay in view."""
    kept = "".join(_kept(sheet) for sheet in workbook.sheets if sheet.keeps_heading)
    return part(
        "document-settings",
        '<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed '
        'config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" '
        'config:type="string">view1</config:config-item><config:config-item config:name="ActiveTable" '
        f'config:type="string">{plain(workbook.sheets[0].name)}</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{kept}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>",
    )


def _kept(sheet: Sheet) -> str:
    rows = len(sheet.lines) + 2
    items = (("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", rows), ("PositionBottom", "int", rows))
    said = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in items
    )
    return f"<config:config-item-map-entry config:name={attribute(sheet.name)}>{said}</config:config-item-map-entry>"
