"""The house style of a report to a panel: what every report says before and after its own parts."""

from datetime import date

from moothall.periods import Quarter
from moothall.reports.document import Block, Bullets, Fact, Facts, FrontMatter, Heading, Item, Numbered, Paragraph
from moothall.reports.profile import Meeting, Profile, Source
from moothall.wording.dates import day_named

APPENDIX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NONE_STATED = "None is stated."


def front_matter(profile: Profile, quarter: Quarter, subject: str) -> FrontMatter:
    """Who reports what to whom, and when: the day of the meeting, never the day of writing."""
    meeting, paper = meeting_for(profile, quarter), profile.paper
    return FrontMatter(
        meeting=profile.body.panel,
        report_of=paper.report_of or profile.body.office,
        subject=subject,
        when=_when(meeting),
        author=paper.author or "Not recorded",
        day=meeting.day if meeting else _day_after(quarter),
        marking=paper.marking,
        notice=profile.notice,
    )


def meeting_for(profile: Profile, quarter: Quarter) -> Meeting | None:
    """The meeting of the profile; None where it was held before the quarter was over, so that it is another's."""
    meeting = profile.meeting
    return meeting if meeting and meeting.day >= _day_after(quarter) else None


def opening(*, purpose: str, recommendation: str, background: tuple[str, ...]) -> tuple[Block, ...]:
    return (
        Heading(text="Purpose of the report"),
        Numbered(text=purpose),
        Heading(text="Recommendation"),
        Numbered(text=recommendation),
        Heading(text="Background"),
        *(Numbered(text=text) for text in background),
    )


def closing(profile: Profile, *, appendices: tuple[str, ...], papers: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Implications, appendices by their titles, background papers, and whom to ask. `papers` are the report's own."""
    paper, body = profile.paper, profile.body
    stated = paper.implications
    implications = (
        Fact("Financial", (stated.financial or NONE_STATED,)),
        Fact("Legal", (stated.legal or NONE_STATED,)),
        Fact("Equality", (stated.equality or NONE_STATED,)),
        Fact("Risks", (stated.risks or NONE_STATED,)),
        Fact("Link to the Plan", (stated.plan or NONE_STATED,)),
    )
    known = (*map(_source_said, profile.sources), *papers, *paper.background_papers)
    contact = [Paragraph(text=line) for line in paper.contact]
    return (
        Heading(text="Implications"),
        Facts(implications),
        *_listed("Appendices", tuple(map(appendix_title, appendices, APPENDIX_LETTERS)), "There are no appendices."),
        *_listed("Background papers", known, "No background paper is recorded."),
        Heading(text="Person to contact"),
        *(contact or [Paragraph(text=f"Nobody is named. Ask the {body.office_word}’s office.")]),
    )


def appendix_title(title: str, letter: str) -> str:
    return f"Appendix {letter}: {title}"


def _day_after(quarter: Quarter) -> date:
    month = quarter.last + 1
    return date(month.year, month.number, 1)


def _when(meeting: Meeting | None) -> str:
    if meeting is None:
        return "No meeting is recorded for this report"
    return f"{day_named(meeting.day)}, item {meeting.item}" if meeting.item else day_named(meeting.day)


def _source_said(source: Source) -> str:
    address = f", {source.address}" if source.address else ""
    ends = "" if source.licence.endswith(".") else "."
    return f"{source.title}, {source.publisher}{address}. {source.licence}{ends} {source.attribution}"


def _listed(heading: str, texts: tuple[str, ...], otherwise: str) -> tuple[Block, ...]:
    listed = Bullets(tuple(Item(text=text) for text in texts)) if texts else Paragraph(text=otherwise)
    return (Heading(text=heading), listed)
