"""How the site's pages are filled: the words and charts of the report, and links that hold wherever a page stands."""

from functools import cache, partial

from jinja2 import Environment

from moothall.render.chart import NARROW, WIDE
from moothall.render.glossary_links import GlossaryLinks
from moothall.render.page_environment import page_environment
from moothall.render.report_html import report_names
from moothall.render.site.assets import asset_path
from moothall.render.site.file import HTML, File
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.register_rows import check_said, in_short, shortened, state_said, when_said, where_said
from moothall.reports.site import addresses
from moothall.reports.site.body_facts import body_facts
from moothall.reports.site.figure_sheet import entry_said
from moothall.reports.site.search_index import excerpt
from moothall.reports.site.site import Site
from moothall.wording.dates import short_day, short_month
from moothall.wording.lists import capitalised, listed
from moothall.wording.numbers import plural

FORMATS_SAID = {
    "html": "Web page",
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "ods": "OpenDocument spreadsheet",
    "csv": "CSV",
    "json": "JSON",
}


def page(template: str, site: Site, here: str, **values: object) -> File:
    """`here` is the page's own address below the body's name; every link is written from there."""
    up = "../" * here.count("/")
    to = partial(_to, up)
    filled = (
        _environment()
        .get_template(f"site/{template}")
        .render(
            site=site,
            report=site.report,
            here=here,
            to=to,
            asset=partial(_asset, f"{up}../"),
            home=f"{up}../",
            linked=GlossaryLinks(to("glossary/")),
            **values,
        )
    )
    return File(HTML, filled.encode())


def page_of_all(template: str, **values: object) -> File:
    """A page that belongs to no body."""
    return File(
        HTML, _environment().get_template(f"site/{template}").render(asset=partial(_asset, ""), **values).encode()
    )


def _to(up: str, target: str) -> str:
    return f"{up}{target}" or "./"


def _asset(up: str, name: str) -> str:
    return f"{up}{asset_path(name)}"


def said_of(entry: MeasureEntry) -> str:
    """The message of a measure without its title, which stands before it as a link."""
    said = entry.message.removeprefix(f"{entry.measure.title}: ")
    return capitalised(said)


@cache
def _environment() -> Environment:
    names = report_names() | {name: getattr(addresses, name) for name in dir(addresses) if name.endswith("_address")}
    return page_environment(
        **names,
        body_facts=body_facts,
        capitalised=capitalised,
        check_said=check_said,
        entry_said=entry_said,
        excerpt=excerpt,
        formats_said=FORMATS_SAID,
        frames={"wide": WIDE.frame, "narrow": NARROW.frame},
        in_short=in_short,
        line_mark=addresses.line_mark,
        listed=listed,
        meeting_address_of=addresses.meeting_address_of,
        plural=plural,
        said_of=said_of,
        short_day=short_day,
        short_month=short_month,
        shortened=shortened,
        state_said=state_said,
        when_said=when_said,
        where_said=where_said,
    )
