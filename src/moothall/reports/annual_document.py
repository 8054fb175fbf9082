"""The annual report as a document: where it stands, facts, exceptions, comments, final text, each a part by itself."""

from collections.abc import Iterator
from dataclasses import replace

from moothall.commentary.annual_text import Comment
from moothall.commentary.matter import STATE_SAID
from moothall.reports.annual_report import AnnualReport, YearException
from moothall.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Quotation,
    Row,
    Table,
    document,
    row_of,
)
from moothall.reports.house_style import closing, front_matter, opening
from moothall.reports.profile import Implications, Profile
from moothall.wording.dates import day_named, months_named


def annual_document(report: AnnualReport) -> Document:
    blocks = (
        *_opening(report),
        *_facts(report),
        *_exceptions(report),
        *_comments(report),
        *_final(report),
        *closing(_profile(report), appendices=()),
    )
    return document(front_matter(_profile(report), report.quarters[-1], report.title), blocks)


def _profile(report: AnnualReport) -> Profile:
    """Without the meeting and the implications, which a workspace states for its quarterly report."""
    paper = replace(report.profile.paper, implications=Implications(), background_papers=())
    return replace(report.profile, meeting=None, paper=paper)


def _opening(report: AnnualReport) -> tuple[Block, ...]:
    body = report.profile.body
    asked = "comment on the draft" if report.record.final is None else "note the annual report"
    return opening(
        purpose=f"To give the {body.panel_word} the facts and exceptions of {report.year_said} that were kept through "
        f"the year, beside the {body.panel_word}’s comments and the final text.",
        recommendation=f"The {body.panel_word} is asked to {asked}.",
        background=(report.status, report.kept_sentence),
    )


def _facts(report: AnnualReport) -> Iterator[Block]:
    yield Heading(text="Draft: facts of the year")
    if not report.record.facts:
        yield Numbered(text="No fact is kept for the year.")
    for objective, facts in report.facts_by_objective.items():
        yield Heading(text=objective, level=2)
        yield Table(
            caption=f"{objective}, {report.year_said}",
            columns=(Column("Fact", 2.2), Column("Figure", 2), Column("Source", 2)),
            rows=tuple(row_of(fact.title, fact.said, fact.source) for fact in facts),
        )


def _exceptions(report: AnnualReport) -> Iterator[Block]:
    yield Heading(text="Draft: exceptions of the year")
    yield Numbered(text=report.exceptions_sentence or report.kept_sentence)
    if report.exceptions:
        yield Table(
            caption=f"Exceptions of the reports kept, {report.year_said}",
            columns=(
                Column("Measure", 1.3),
                Column("Reported then", 2.2),
                Column("Cause as reported", 1.3),
                Column("What came of it", 3.4),
            ),
            rows=tuple(map(_row, report.exceptions)),
            is_small=True,
        )


def _row(one: YearException) -> Row:
    matter = one.matter
    return row_of(
        f"{matter.title}, {months_named(matter.raised_in.window)}",
        matter.said,
        one.cause,
        f"{STATE_SAID[matter.state].capitalize()}. {' '.join(matter.answers)}",
    )


def _comments(report: AnnualReport) -> Iterator[Block]:
    panel = report.profile.body.panel_word
    yield Heading(text=f"The {panel}’s comments")
    if not report.record.comments:
        yield Numbered(text=f"No comment of the {panel} is recorded.")
        return
    yield Numbered(text="Each comment is kept as it was made. The draft above is not changed by it.")
    for comment in sorted(report.record.comments, key=lambda comment: comment.on):
        yield Quotation((comment.text,), _said_by(comment))
        yield Paragraph(lead="Response.", text=comment.response or "None is recorded.")


def _said_by(comment: Comment) -> str:
    where = f", {comment.citation}" if comment.citation else ""
    return f"{comment.by}, {day_named(comment.on)}{where}."


def _final(report: AnnualReport) -> Iterator[Block]:
    yield Heading(text="The final text")
    final = report.record.final
    if final is None:
        yield Numbered(text="There is no final text yet.")
        return
    agreed = f"{final.author}; agreed by {final.agreed_by} on {day_named(final.agreed)}."
    yield Quotation(final.paragraphs, agreed)
