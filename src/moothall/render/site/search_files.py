"""The page of a search with what it found, and the index by which a static copy searches by itself."""

import json
from collections.abc import Sequence

from moothall.render.site.environment import page
from moothall.render.site.file import KINDS, File
from moothall.reports.site.search_index import MOST_SHOWN, Findable
from moothall.reports.site.site import Site


def search_page(site: Site, query: str, hits: Sequence[Findable]) -> File:
    return page("search.html", site, "search/", query=query, hits=hits, most=MOST_SHOWN)


def search_json(index: Sequence[Findable]) -> File:
    rows = [{"kind": one.kind, "title": one.title, "text": one.text, "address": one.address} for one in index]
    return File(KINDS["json"], json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())
