"""The Plan-delivery report as a document in the house style: the rule, the table, the argument behind each colour."""

from collections.abc import Iterator

from moothall.commentary.rating_sentences import period_sentence, rule_lines
from moothall.reports.appendices import method_blocks, months_table
from moothall.reports.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Mark,
    Numbered,
    Paragraph,
    Row,
    Table,
    document,
)
from moothall.reports.house_style import appendix_title, closing, front_matter, opening
from moothall.reports.method_note import MethodParagraph
from moothall.reports.plan import Objective
from moothall.reports.plan_row import PlanRow
from moothall.reports.plan_table import PlanTable
from moothall.wording.dates import day_named
from moothall.wording.numbers import plural

APPENDICES = ("How a change is tested", "The months behind the metrics")
METHOD = (
    MethodParagraph(
        "What a metric is",
        "A measure as the Plan follows it: with a baseline, a direction that is wanted, and a colour.",
    ),
    MethodParagraph(
        "Which figures are compared",
        "A metric that is counted month by month is compared over the same months of the year, so that seasons weigh "
        "on both figures alike. Counts are added up; percentages are pooled over their counts where these are known; "
        "anything else is the plain mean of its months. A metric that comes as two figures is compared as supplied. "
        "The difference is worked out before either figure is rounded.",
    ),
    MethodParagraph(
        "What a change is held against",
        "The same as in the exception report: months are held against the measure's past years, or else against the "
        "usual step from one month to the next; counts that come to under 10 on average against each other alone; "
        "surveys against the number of people asked. A change is called more than chance where chance alone would "
        "give so large a one less than 5 times in 100. So about 5 of every 100 metrics in which nothing happened are "
        "coloured red or green all the same, and more where neighbouring months are much alike.",
    ),
    MethodParagraph(
        "What is not tested",
        "Two figures that stand alone, two figures with a change in the way of counting between them, and surveys "
        "whose sample is not known. A missing or withheld figure is never taken as zero.",
    ),
)
OF_POINTS = (
    "A percentage changes by points, so it has no percentage of its own.",
    "The change is worked out before the figures are rounded.",
)


def plan_document(table: PlanTable) -> Document:
    return document(
        front_matter(table.profile, table.quarter, table.title),
        (
            *_opening(table),
            *_in_brief(table),
            *_rule(table),
            *(block for objective in table.plan.objectives for block in _objective(table, objective)),
            *_versions(table),
            *closing(table.profile, appendices=APPENDICES),
            Heading(text=appendix_title(APPENDICES[0], "A"), on_new_page=True),
            *method_blocks(METHOD),
            Heading(text=appendix_title(APPENDICES[1], "B"), on_new_page=True),
            *_months(table),
        ),
    )


def _opening(table: PlanTable) -> tuple[Block, ...]:
    panel, paper = table.profile.body.panel_word, table.profile.paper
    usual = (
        f"The {panel} is asked to consider the figures, and to say which metrics it wants to see in detail next time."
    )
    return opening(
        purpose=f"To show what has become of the metrics of the {table.plan.title} by the end of {table.subtitle}.",
        recommendation=paper.recommendation or usual,
        background=(table.version_sentence, *paper.background),
    )


def _in_brief(table: PlanTable) -> Iterator[Block]:
    yield Heading(text="In brief", anchor="in-brief")
    yield Numbered(text=table.summary)
    if not table.offered:
        yield Numbered(text="No metric asks to be on the next agenda.")
        return
    number = len(table.offered)
    said = plural(number, "metric is", "metrics are")
    yield Numbered(text=f"{number} {said} offered for the next agenda, each with the reason.")
    yield Bullets(tuple(Item(text=f"{row.title}: {row.why_offered}.", target=row.anchor) for row in table.offered))


def _rule(table: PlanTable) -> Iterator[Block]:
    rule, by = table.plan.rule, table.plan.rule_by
    yield Heading(text="What the colours mean", anchor="rule")
    yield Numbered(
        text=f"The colours follow one written rule. {period_sentence(rule)}" + (f" Agreed: {by}" if by else "")
    )
    yield Table(
        caption="The rule of the colours",
        columns=(Column("Rating", 1.8), Column("When", 5)),
        rows=tuple(
            Row((Cell(line.rating.value, Mark(line.rating.value, line.rating)), Cell(line.text)))
            for line in rule_lines(rule)
        ),
        note="Where a metric has a threshold of its own, it stands with the metric.",
    )


def _objective(table: PlanTable, objective: Objective) -> Iterator[Block]:
    rows = table.of(objective)
    yield Heading(text=f"Objective: {objective.title}", on_new_page=objective == table.plan.objectives[0])
    if not rows:
        yield Numbered(text="The Plan has no metric for this objective.")
        return
    yield _overview(objective, rows)
    yield from map(_card, rows)


def _overview(objective: Objective, rows: tuple[PlanRow, ...]) -> Table:
    return Table(
        caption=f"{objective.title}: the metrics and their colours",
        columns=(
            Column("Metric", 2.6),
            Column("Baseline", 1.1, is_number=True),
            Column("Latest", 1.1, is_number=True),
            Column("Change", 1.1, is_number=True),
            Column("Percent", 1, is_number=True),
            Column("Wanted", 0.9),
            Column("Rating", 1.9),
        ),
        rows=tuple(
            Row(
                (
                    Cell(row.title, target=row.anchor),
                    Cell(row.baseline),
                    Cell(row.latest),
                    Cell(row.difference),
                    Cell(row.percent),
                    Cell(row.wanted_briefly),
                    Cell(row.rating, Mark(row.judged.rating.value, row.judged.rating)),
                )
            )
            for row in rows
        ),
        note=_note(rows),
    )


def _note(rows: tuple[PlanRow, ...]) -> str:
    units = dict.fromkeys(row.unit_note for row in rows if row.unit_note)
    has_points = any(row.metric.measure.in_points for row in rows)
    return " ".join((*units, *(OF_POINTS if has_points else ())))


def _card(row: PlanRow) -> Card:
    """The argument first, then what the office says, then where the figures come from."""
    facts = (
        Fact("Rule", (row.rule,)),
        Fact("Compared with others", row.comparison),
        Fact("Delivery meeting", (row.outcome,)),
        Fact("Next step", (row.next_step,)),
        Fact("Source", (row.metric.source,)),
    )
    return Card(
        heading=Heading(text=row.title, level=2, anchor=row.anchor),
        mark=Mark(row.rating, row.judged.rating),
        blocks=(Numbered(text=" ".join(row.argument)), Facts(facts)),
    )


def _months(table: PlanTable) -> Iterator[Block]:
    """Every month of the metrics that are measures, so that no percentage stands without its numbers."""
    analyses = [row.analysis for row in table.rows if row.analysis]
    if not analyses:
        yield Paragraph(text="No metric is counted month by month.")
    for analysis in analyses:
        yield months_table(analysis)


def _versions(table: PlanTable) -> Iterator[Block]:
    yield Heading(text="Versions of the Plan")
    yield Bullets(
        tuple(
            Item(text=f"Version {one.number}, {day_named(one.adopted)}: {one.said.rstrip('.')}.")
            for one in table.plan.versions
        )
    )
