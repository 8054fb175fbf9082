"""A document as a Word file, ready for an agenda: styles, real headings and numbers, charts with their words."""

import io
import zipfile
from collections.abc import Iterator

from moothall.render.picture import chart_picture, figure_named, mark_picture
from moothall.render.raster import Drawing, pngs
from moothall.reports.document import Bullets, Card, Document, Mark, Table
from moothall.reports.drawings import Chart, DotPlot, Multiples

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip archive can name
MARK_WIDTH = 6  # millimetres: twice the size in print, so that its edges are sharp


def document_docx(document: Document) -> bytes:
    """The same document gives the same bytes."""
    import docx

    from moothall.render.word_blocks import WordBlocks
    from moothall.render.word_styles import TEXT_WIDTH, set_up

    word = docx.Document()
    set_up(word, document.front)
    blocks = WordBlocks(word, document, _pictures(document, TEXT_WIDTH))
    blocks.front(document.front)
    for block in document.blocks:
        blocks.write(block)
    written = io.BytesIO()
    word.save(written)
    return _without_clock(written.getvalue())


def _pictures(document: Document, width: float) -> dict[str, bytes]:
    """The PNG of every chart by its figure, and of every mark by its SVG, drawn in one run."""
    charts = [block for block in document.all_blocks if isinstance(block, Chart | DotPlot | Multiples)]
    drawings = {figure_named(block.number): Drawing(chart_picture(block), width) for block in charts}
    drawings |= {svg: Drawing(svg, MARK_WIDTH) for svg in map(mark_picture, _marks(document))}
    return dict(zip(drawings, pngs(list(drawings.values())), strict=True))


def _marks(document: Document) -> Iterator[Mark]:
    for block in document.all_blocks:
        if isinstance(block, Bullets):
            yield from (item.mark for item in block.items if item.mark)
        elif isinstance(block, Table):
            yield from (cell.mark for row in block.rows for cell in row.cells if cell.mark)
        elif isinstance(block, Card) and block.mark:
            yield block.mark


def _without_clock(data: bytes) -> bytes:
    """The archive with every file dated alike; python-docx dates them by the clock."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            place = zipfile.ZipInfo(name, EARLIEST)
            is_packed = name.endswith(".png")  # already, so that packing it again takes time and saves nothing
            place.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            place.external_attr = 0o644 << 16
            new.writestr(place, old.read(name))
    return written.getvalue()
