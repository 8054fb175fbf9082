"""One measure as blocks of a document: the card of an exception, and the plainer part of any other measure."""

from collections.abc import Iterator

from moothall.commentary.action_sentences import action_sentence
from moothall.commentary.change_sentences import interval_said
from moothall.commentary.figures import figure_of, signed_difference
from moothall.commentary.notes import event_said
from moothall.periods import Quarter
from moothall.reports.context import BoundText
from moothall.reports.document import (
    Block,
    Card,
    Fact,
    Facts,
    Figures,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Quotation,
)
from moothall.reports.drawings import Chart
from moothall.reports.earlier_card import EarlierCard
from moothall.reports.measure_entry import MeasureEntry
from moothall.wording.dates import day_named, months_named, short_months
from moothall.wording.numbers import signed_percent


def exception_card(entry: MeasureEntry, quarter: Quarter, *, on_new_page: bool) -> Card:
    """The finding as its heading, then how much, how unusual, the chart, the numbers, and what happens next."""
    return Card(
        heading=Heading(text=entry.headline, level=2, anchor=entry.measure.id, on_new_page=on_new_page),
        mark=mark_of(entry),
        blocks=(
            Numbered(text=entry.change_sentence),
            Numbered(text=" ".join((entry.verdict_sentence, *entry.further_sentences))),
            chart_of(entry),
            figures_of(entry),
            cause_and_action(entry, quarter),
            *_words(entry),
            *_earlier(entry, quarter),
            *_notes(entry),
        ),
    )


def measure_part(entry: MeasureEntry, quarter: Quarter) -> Card:
    """A measure that is no exception."""
    said = " ".join((entry.verdict_sentence, *entry.further_sentences, entry.change_sentence))
    return Card(
        heading=Heading(text=entry.measure.title, level=3, anchor=entry.measure.id),
        mark=mark_of(entry),
        blocks=(
            Numbered(text=said),
            chart_of(entry, is_small=True),
            figures_of(entry),
            *([cause_and_action(entry, quarter)] if entry.actions or entry.texts else []),
            *_words(entry),
            *(_earlier(entry, quarter) if entry.was_an_exception else ()),
            *_notes(entry),
        ),
    )


def mark_of(entry: MeasureEntry) -> Mark:
    return Mark(entry.finding.label, entry.finding)


def chart_of(entry: MeasureEntry, *, is_small: bool = False) -> Chart:
    """The caption names what is drawn; the alternative is the verdict, in the words that stand beside the chart."""
    measure = entry.measure
    unit = f" ({measure.unit})" if not measure.is_count and measure.unit else ""
    title = f"{measure.title}, {entry.area.name}"
    return Chart(
        caption=f"{title}{unit}, month by month",
        alternative=f"Chart of {title}: {months_named(entry.analysis.series.window)}. {entry.verdict_sentence}",
        analysis=entry.analysis,
        events=entry.events_on_chart,
        is_small=is_small,
    )


def figures_of(entry: MeasureEntry) -> Figures:
    change = entry.change
    now = figure_of(change, change.now) if change.now else entry.absence(change.window)
    before = figure_of(change, change.before) if change.before else entry.absence(change.before_window)
    percent = f" ({signed_percent(change.percent)})" if change.percent else ""
    difference = "not known" if change.difference is None else f"{signed_difference(change)}{percent}"
    return Figures(
        (
            Fact(short_months(change.window), (now,)),
            Fact(short_months(change.before_window), (before,)),
            Fact("Change", (difference,)),
            Fact("95% interval of the change", (interval_said(change, change.test) if change.test else "not tested",)),
        )
    )


def cause_and_action(entry: MeasureEntry, quarter: Quarter) -> Facts:
    actions = tuple(action_sentence(action, quarter) for action in entry.actions)
    return Facts(
        (
            Fact("Cause", (entry.cause_sentence,)),
            Fact("Recommended", (entry.recommendation_sentence,)),
            Fact("Action", actions or ("No action recorded.",)),
        )
    )


def _words(entry: MeasureEntry) -> Iterator[Block]:
    for bound in entry.texts:
        yield _quotation(bound, entry)
        if bound.carried_over_sentences:
            yield Paragraph(text=" ".join(bound.carried_over_sentences), is_note=True)


def _earlier(entry: MeasureEntry, now: Quarter) -> Iterator[Block]:
    """What earlier reports said of the measure."""
    if entry.earlier_cards:
        yield Paragraph(text="What earlier reports said of it:", introduces=True)
        yield Facts(
            tuple(
                Fact(short_months(card.quarter.window), tuple(earlier_card_said(card, now)))
                for card in entry.earlier_cards
            )
        )


def earlier_card_said(card: EarlierCard, now: Quarter) -> Iterator[str]:
    """Finding; then, of an exception, its cause and what came of it."""
    yield card.said
    if came_of_it := card.came_of_it(now):
        yield f"Cause: {card.cause}"
        yield f"What came of it: {came_of_it}"


def _notes(entry: MeasureEntry) -> Iterator[Block]:
    if entry.events:
        known = "; ".join(map(event_said, entry.events))
        opening = "Known in these months or in those compared with, which alone does not make it a cause:"
        yield Paragraph(text=f"{opening} {known}.", is_note=True)
    yield from (Paragraph(text=note, is_note=True) for note in entry.notes)


def _quotation(bound: BoundText, entry: MeasureEntry) -> Quotation:
    about = f"{day_named(bound.text.written)}, about {months_named(entry.analysis.verdict.window)}."
    moved = f" {bound.figures_moved}" if bound.figures_moved else ""
    return Quotation(bound.text.paragraphs, f"In the analyst’s words: {bound.text.author}, {about}{moved}")
