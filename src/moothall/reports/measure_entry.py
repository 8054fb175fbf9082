"""One measure in a report: its analysis, its change, its finding, and every sentence made from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from moothall.areas import Area
from moothall.commentary.analyst import Action, AnalystText, CauseGrade
from moothall.commentary.carried_over import carried_over
from moothall.commentary.cause_sentence import cause_sentence
from moothall.commentary.change_sentences import change_sentence
from moothall.commentary.chart_sentences import autocorrelation_sentence, chart_sentence
from moothall.commentary.figures import figure
from moothall.commentary.finding import Finding, finding_on
from moothall.commentary.headlines import headline, message
from moothall.commentary.limits_in_words import no_limit_applies_sentence
from moothall.commentary.notes import (
    complement_sentence,
    definition_sentence,
    events_at_the_time,
    gap_sentences,
    left_out_sentence,
    no_counts_sentence,
    recording_sentence,
    reset_sentence,
    trial_sentence,
    views_differ_sentence,
)
from moothall.commentary.proposal_sentences import proposal_sentences
from moothall.commentary.recommendations import recommendation_sentence
from moothall.commentary.season_sentences import plain_view_sentence, season_sentence
from moothall.commentary.target_sentences import target_sentence
from moothall.commentary.verdict_sentences import near_sentences, other_signal_sentences, verdict_sentence
from moothall.comparison import Change, SpanChange, quarter_change, span_changes
from moothall.measures import ChartKind, Decision, Event, Measure, Missing, Reset, Series, Withheld
from moothall.measures.reset import in_force, standing
from moothall.measures.series import NO_FIGURE
from moothall.periods import Month, Quarter, Window
from moothall.reports.context import BoundText, Context
from moothall.reports.earlier_card import EarlierCard
from moothall.spc import Analysis, ResetProposal, Rules, Status, analyse
from moothall.spc.false_alarms import StableMeasure


@dataclass(frozen=True)
class MeasureEntry:
    """Chart, icon, sentence, table row, highlight and file are all made from this one value.

    `other_side` is the change of the measure's complement, where it has one with figures.
    """

    analysis: Analysis
    change: Change
    other_changes: tuple[SpanChange, ...]
    other_side: Change | None
    finding: Finding
    events: tuple[Event, ...]
    events_on_chart: tuple[Event, ...]
    resets: tuple[Reset, ...]
    texts: tuple[BoundText, ...]
    actions: tuple[Action, ...]
    earlier_cards: tuple[EarlierCard, ...] = ()

    @property
    def measure(self) -> Measure:
        return self.analysis.measure

    @property
    def area(self) -> Area:
        return self.analysis.series.area

    @property
    def strength(self) -> float:
        """How clear the change of the quarter is, in standard errors; 0 where it has none."""
        test, difference = self.change.test, self.change.difference
        return abs(difference) / test.standard_error if test and test.standard_error and difference is not None else 0.0

    @property
    def is_partly_without_figures(self) -> bool:
        """Whether some months of the quarter have a figure and others have none."""
        values = [point.value for point in self.analysis.points_in(self.analysis.verdict.window)]
        return None in values and any(value is not None for value in values)

    @property
    def withheld_months(self) -> frozenset[Month]:
        return frozenset(gap.month for gap in self.analysis.series.gaps if isinstance(gap, Withheld))

    def withholds(self, quarter: Quarter) -> bool:
        """Whether a month of a quarter, or of the quarter a year before that it is held against, is withheld."""
        windows = (quarter.window, quarter.window.year_before)
        return any(month in window for month in self.withheld_months for window in windows)

    def absence(self, window: Window) -> str:
        """Why a window has no total, in a word or two for a cell."""
        withheld = any(isinstance(entry, Withheld) for entry in self.analysis.series.within(window))
        return "withheld" if withheld else "no figure"

    @property
    def has_lines(self) -> bool:
        """Whether the current phase has a line that runs are about, and with it a chart worth the name."""
        return self.analysis.current_phase.runs_about is not None

    @cached_property
    def stable_measure(self) -> StableMeasure | None:
        """What the expected number of false alarms needs to know of it; None where no false alarm can be.

        That is where the quarter has no figures, there are too few for limits, or the months do not vary.
        """
        limits = self.analysis.current_phase.limits
        no_figures = self.analysis.verdict.status in (Status.NOT_RECORDED, Status.WITHHELD)
        if limits is None or not limits.has_width or no_figures:
            return None
        level = max(limits.mean, 0.0) if self.measure.is_count else None
        months = self.analysis.current_phase.used
        by_chance = self.analysis.current_phase.chart in (ChartKind.P, ChartKind.U)
        return StableMeasure(months, level, change_tested=self.change.test is not None, by_chance=by_chance)

    @property
    def was_an_exception(self) -> bool:
        return any(card.matter for card in self.earlier_cards)

    @cached_property
    def headline(self) -> str:
        return headline(self.analysis, self.finding, self.change)

    @cached_property
    def message(self) -> str:
        return message(self.analysis, self.finding, self.change)

    @cached_property
    def verdict_sentence(self) -> str:
        return verdict_sentence(self.analysis)

    @cached_property
    def change_sentence(self) -> str:
        return change_sentence(self.change)

    @cached_property
    def further_sentences(self) -> tuple[str, ...]:
        """Every other finding of the quarter, and the months close to a limit."""
        said = (
            recording_sentence(self.finding),
            target_sentence(self.analysis),
            *other_signal_sentences(self.analysis),
            *near_sentences(self.analysis),
        )
        return tuple(sentence for sentence in said if sentence)

    @property
    def recommendation_sentence(self) -> str:
        return recommendation_sentence(self.finding)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        said = (
            definition_sentence(self.measure),
            complement_sentence(self.change, self.other_side) if self.other_side else None,
            views_differ_sentence(self.analysis, self.change),
            season_sentence(self.analysis),
            plain_view_sentence(self.analysis),
            chart_sentence(self.analysis),
            autocorrelation_sentence(self.analysis),
            *proposal_sentences(self.analysis),
            no_limit_applies_sentence(self.analysis.current_phase, self.measure),
            *self.data_notes,
            *(reset_sentence(reset) for reset in self.resets),
        )
        return tuple(note for note in said if note)

    @cached_property
    def data_notes(self) -> tuple[str, ...]:
        """Gaps with their reasons, trial limits, months left out of the limits."""
        said = (
            no_counts_sentence(self.analysis),
            trial_sentence(self.analysis),
            left_out_sentence(self.analysis),
            *gap_sentences(self.analysis),
        )
        return tuple(note for note in said if note)

    @property
    def cause_grade(self) -> CauseGrade:
        return self.texts[0].text.cause_grade if self.texts else CauseGrade.UNKNOWN

    @property
    def cause_sentence(self) -> str:
        return cause_sentence(self.texts[0].text if self.texts else None)


def measure_entry(
    measure: Measure,
    area: Area,
    series: Series | None,
    quarter: Quarter,
    rules: Rules,
    context: Context,
    *,
    complement: Series | None = None,
    in_brief: bool = False,
) -> MeasureEntry:
    """Analyse one measure for a quarter. No month after the quarter is used.

    `in_brief` leaves out what the finding does not rest on: other spans, proposed resets, the likeness of months.
    """
    analysis, resets = _analysis(measure, area, series, quarter, rules, context, in_brief=in_brief)
    other = _analysis(complement.measure, area, complement, quarter, rules, context)[0] if complement else None
    change = quarter_change(analysis)
    actions = tuple(a for a in context.actions if a.measure == measure.id and a.quarter <= quarter)
    texts = [text for text in context.texts if text.measure == measure.id and text.quarter == quarter]
    return MeasureEntry(
        analysis=analysis,
        change=change,
        other_changes=() if in_brief else span_changes(analysis, quarter),
        other_side=quarter_change(other) if other else None,
        finding=finding_on(analysis, change, events=context.events, actions=actions),
        events=events_at_the_time(analysis, context.events),
        events_on_chart=tuple(event for event in context.events if event.concerns(measure.id)),
        resets=resets,
        texts=tuple(_bound(text, change, analysis.series, context.all_texts) for text in texts),
        actions=tuple(action for action in actions if action.quarter == quarter or action.is_open or action.settles),
    )


def _analysis(
    measure: Measure,
    area: Area,
    series: Series | None,
    quarter: Quarter,
    rules: Rules,
    context: Context,
    *,
    in_brief: bool = False,
) -> tuple[Analysis, tuple[Reset, ...]]:
    known = _up_to_the_end_of(quarter, measure, area, series)
    resets = _resets_for(measure, area, quarter.last, context.resets)
    months = [reset.month for reset in in_force(resets)]
    found = analyse(known, rules, resets=months, window=quarter.window, verdict_only=in_brief)
    return replace(found, proposals=_not_refused(found.proposals, resets)), resets


def _not_refused(proposals: Sequence[ResetProposal], resets: Sequence[Reset]) -> tuple[ResetProposal, ...]:
    """The proposals that nobody has refused, in their month or in one that the change may lie in."""
    refused = [reset.month for reset in standing(resets) if reset.decision is Decision.REFUSED]
    return tuple(one for one in proposals if not any(one.earliest <= month <= one.latest for month in refused))


def _up_to_the_end_of(quarter: Quarter, measure: Measure, area: Area, series: Series | None) -> Series:
    """The series without later months; a month of the quarter that it lacks is a gap, and is said to be one."""
    known = series.up_to(quarter.last) if series else None
    entries = known.entries if known else ()
    last = known.window.last if known else quarter.first + -1
    lacking = (Missing(last + i, NO_FIGURE) for i in range(1, quarter.last - last + 1))
    return Series(measure, area, (*entries, *lacking))


def _resets_for(measure: Measure, area: Area, last: Month, resets: Sequence[Reset]) -> tuple[Reset, ...]:
    mine = [r for r in resets if r.measure == measure.id and r.area == area.name and r.month <= last]
    return tuple(sorted(mine, key=lambda reset: reset.month))


def _bound(text: AnalystText, change: Change, series: Series, others: Sequence[AnalystText]) -> BoundText:
    return BoundText(text, _figures_moved(text, change, series), carried_over(text, others))


def _figures_moved(text: AnalystText, change: Change, series: Series) -> str | None:
    """What to print when the words were written about other figures than those shown now.

    Where a month of them is withheld by now, so is the figure that the words were written about.
    """
    measure = change.measure
    if text.figure is None:
        return "It is not recorded which figures these words were written about."
    windows = (change.window, change.before_window)
    if any(isinstance(entry, Withheld) for window in windows for entry in series.within(window)):
        return "A figure that these words were written about is withheld."
    pairs = ((text.figure, change.now, "the quarter"), (text.figure_year_before, change.before, "a year before"))
    moved = [
        f"{figure(measure, written)} for {when}, now {figure(measure, total.value) if total else 'not available'}"
        for written, total, when in pairs
        if written is not None and (total is None or figure(measure, written) != figure(measure, total.value))
    ]
    return f"The figures have changed since these words were written: {'; '.join(moved)}." if moved else None
