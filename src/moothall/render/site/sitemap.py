"""For search engines: where the pages are, and what they may read. Pages of single figures are left out."""

from collections.abc import Iterable, Sequence
from html import escape

from moothall.render.site.file import KINDS, File

NOT_LISTED = ("figures/",)


def sitemap(address: str, bodies: Sequence[tuple[str, Iterable[str]]]) -> File:
    """`bodies` gives the files of each body by its name."""
    pages = [
        f"{address}{slug}/{path}"
        for slug, paths in bodies
        for path in paths
        if (not path or path.endswith("/")) and not path.startswith(NOT_LISTED)
    ]
    rows = "".join(f"<url><loc>{escape(one)}</loc></url>\n" for one in (address, *pages))
    data = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    return File(KINDS["xml"], data.encode())


def robots(address: str) -> File:
    """Everything but searches may be read; the map is named where the site's own address is known."""
    where = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return File(KINDS["txt"], f"User-agent: *\nDisallow: /*/search/?\n{where}".encode())
