"""What a search looks through, and how it finds: every word asked for begins a word of what is found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from moothall.commentary.glossary import GLOSSARY
from moothall.panel.minutes import Minutes
from moothall.panel.record import Meeting
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.register_rows import in_short
from moothall.reports.site import addresses
from moothall.reports.site.panel_page import said_besides_decisions
from moothall.reports.site.site import Site
from moothall.wording.dates import day_named, months_named
from moothall.wording.lists import capitalised

MOST_SHOWN = 50
LONGEST_QUERY = 200  # characters
IN_THE_TITLE, IN_THE_TEXT = 3, 1  # what a word counts for, by where it is found
BEFORE_THE_HIT, EXCERPT = 60, 220  # characters
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Findable:
    """One thing that can be found: a page, or a place on one."""

    kind: str
    title: str
    text: str
    address: str

    @cached_property
    def words(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(words_of(self.title)), frozenset(words_of(self.text))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def found(index: Sequence[Findable], query: str) -> list[Findable]:
    """The best first; what is equally good stands in the order of the index."""
    words = words_of(query[:LONGEST_QUERY])
    if not words:
        return []
    scored = [(_score(one, words), place) for place, one in enumerate(index)]
    return [index[place] for score, place in sorted(scored, key=lambda one: (-one[0], one[1])) if score]


def _score(one: Findable, words: Sequence[str]) -> int:
    """0 where a word is not found at all."""
    title, text = one.words
    total = 0
    for word in words:
        if any(known.startswith(word) for known in title):
            total += IN_THE_TITLE
        elif any(known.startswith(word) for known in text):
            total += IN_THE_TEXT
        else:
            return 0
    return total


def excerpt(text: str, query: str) -> str:
    """The words round the first of those asked for; none is cut in two."""
    low = text.casefold()
    hits = [at for word in words_of(query) if (at := low.find(word)) >= 0]
    first = max(0, min(hits) - BEFORE_THE_HIT) if hits else 0
    first = text.find(" ", first) + 1 if first else 0
    last = first + EXCERPT
    last = text.rfind(" ", first, last) if last < len(text) else len(text)
    return f"{'… ' if first else ''}{text[first:last].strip()}{' …' if last < len(text) else ''}"


def search_index(site: Site) -> tuple[Findable, ...]:
    """Measures first, then areas, reports, promises, decisions, what was said, and the meaning of words."""
    return (
        *(_measure(entry) for entry in site.report.entries),
        *(_area(site, area.name) for area in (site.whole, *site.parts)),
        *_reports(site),
        *_promises(site),
        *(one for meeting in site.panel.meetings for one in _meeting(meeting)),
        *(Findable("Word", term, said, f"glossary/#{addresses.term_mark(term)}") for term, said in GLOSSARY.items()),
        *(Findable("Method", one.heading, one.text, "methods/") for one in site.report.method),
        *(Findable("Event", event.title, event.source, "licences/") for event in site.report.events),
    )


def _measure(entry: MeasureEntry) -> Findable:
    measure = entry.measure
    words = [word for bound in entry.texts for word in bound.text.words]
    said = (entry.message, measure.why, measure.how_counted, measure.group, *words)
    return Findable("Measure", measure.title, " ".join(said), addresses.measure_address(measure.id))


def _area(site: Site, name: str) -> Findable:
    said = f"Every measure in {name}, {months_named(site.quarter.window)}."
    return Findable("Area", name, said, addresses.area_address(name))


def _reports(site: Site) -> Iterator[Findable]:
    for report in reversed(site.published):
        said = f"Report {report.number}, published on {day_named(report.published.date())}. {report.reason or ''}"
        yield Findable("Report", report.title, said.strip(), addresses.report_address(report.number))


def _promises(site: Site) -> Iterator[Findable]:
    for entry in site.panel.register:
        kind = "Promise" if entry.commitment.is_firm else "Request"
        who = entry.commitment.who or ""
        said = f"{who} “{entry.commitment.quote}” {entry.document}, {entry.commitment.place}".strip()
        yield Findable(kind, capitalised(in_short(entry)), said, addresses.commitment_address(entry))


def _meeting(meeting: Meeting) -> Iterator[Findable]:
    page = addresses.meeting_address(meeting)
    when = day_named(meeting.day) if meeting.day else "a day that its papers do not give"
    names = ", ".join(paper.minutes.document for paper in meeting.papers)
    yield Findable("Meeting", f"Meeting of {when}", names, page)
    for number, paper in enumerate(meeting.papers, start=1):
        yield from _paper(paper.minutes, when, page, number)


def _paper(minutes: Minutes, when: str, page: str, number: int) -> Iterator[Findable]:
    titles = {item.number: (item.title or "").rstrip(".") for item in minutes.items}
    for kind, said in (("Decision", minutes.resolutions), ("Minute", said_besides_decisions(minutes))):
        for one in said:
            title = f"{titles.get(one.item) or 'A meeting'}, {when}"
            yield Findable(kind, title, one.text, f"{page}#{addresses.line_mark(number, one.place.line)}")
