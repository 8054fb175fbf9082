"""What the pages share: one style sheet, one small script, the typeface. A change of theirs changes their names."""

from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from moothall.render.page_environment import page_environment
from moothall.render.site.file import File, Files, kind_of

TYPEFACES = {"source-sans.ttf": "SourceSansPro-Regular.ttf", "source-sans-bold.ttf": "SourceSansPro-Semibold.ttf"}
DRAWN = ("site.css", "values.js", "search.js", "icon.svg")


@cache
def asset(name: str) -> bytes:
    if name in TYPEFACES:
        return (files("font_source_sans_pro") / "files" / TYPEFACES[name]).read_bytes()
    environment = page_environment(asset_path=asset_path)
    return environment.get_template(f"site/{name}").render().encode()


@cache
def asset_path(name: str) -> str:
    """assets/site.1f2e3d4c.css: the same name stands for the same bytes for ever."""
    stem, _, kind = name.rpartition(".")
    return f"assets/{stem}.{sha256(asset(name)).hexdigest()[:8]}.{kind}"


def asset_files() -> Files:
    return {asset_path(name): partial(_file, name) for name in (*TYPEFACES, *DRAWN)}


def _file(name: str) -> File:
    return File(kind_of(name), asset(name))
