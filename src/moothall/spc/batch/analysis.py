"""The batch engine: the analysis of a block of series at once, and of a few by the plain engine where it must be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from moothall.errors import UsageError
from moothall.periods import Month, Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.spc.analysis import LARGEST_FITTED, default_window
from moothall.spc.batch.block import Block, Marks
from moothall.spc.batch.by_plain import put_in
from moothall.spc.batch.columns import counted, sizes, sums
from moothall.spc.batch.drifts import mark_drifts
from moothall.spc.batch.flags import flags_of
from moothall.spc.batch.limits import Charts, PhaseOfBlock, phase_of_block
from moothall.spc.batch.result import BatchAnalysis, Judged, PhaseNumbers, joined
from moothall.spc.batch.season import Seasons, seasons
from moothall.spc.batch.verdict import STATUSES, Codes, verdicts
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_XMR
from moothall.spc.rules import Rules
from moothall.spc.verdict import Status

FUZZ_OF_A_SEASON = 1e-10  # how far, relative to the largest, values without a season may differ from the plain engine's
SERIES_AT_ONCE = 2048  # as many as the fast memory of a processor holds: more of them, or fewer, take longer


def analyse_block(
    block: Block, rules: Rules | None = None, *, resets: Iterable[Month] = (), window: Window | None = None
) -> BatchAnalysis:
    """The analysis of every series of a block, as `analyse` would give it.

    `window` is the stretch that the verdicts are about and must end with the block: cut later months off first.
    """
    rules, window = rules or Rules.standard(), window or default_window(block.window)
    phases = _phases(block, resets, window)
    return joined(block, [_part(part, rules, phases, window) for part in _parts(block)])


def analysed_parts(
    block: Block, rules: Rules | None = None, *, resets: Iterable[Month] = (), window: Window | None = None
) -> Iterator[BatchAnalysis]:
    """The same, part by part as they are done, each with what its limits came from: memory stays small."""
    rules, window = rules or Rules.standard(), window or default_window(block.window)
    phases = _phases(block, resets, window)
    for part in _parts(block):
        yield _part(part, rules, phases, window)


def _parts(block: Block) -> Iterator[Block]:
    return (block.part(start, start + SERIES_AT_ONCE) for start in range(0, block.series, SERIES_AT_ONCE))


def _phases(block: Block, resets: Iterable[Month], window: Window) -> list[Window]:
    if window.last != block.window.last:
        message = f"The block ends in {block.window.last}, the window in {window.last}. Cut the block at the window."
        raise UsageError(message)
    return _phase_windows(block, sorted(set(resets)))


def _phase_windows(block: Block, resets: Sequence[Month]) -> list[Window]:
    outside = [str(month) for month in resets if month not in block.window]
    if outside:
        message = f"A reset at {', '.join(outside)}, but the data run from {block.window.first} to {block.window.last}."
        raise UsageError(message)
    starts = sorted({block.window.first, *resets})
    ends = [*(start + -1 for start in starts[1:]), block.window.last]
    return [Window(first, last) for first, last in zip(starts, ends, strict=True)]


def _part(block: Block, rules: Rules, windows: Sequence[Window], window: Window) -> BatchAnalysis:
    charts = _charts(block, rules, windows[-1])
    asked = _beyond_batch(block, rules)
    without = _without_seasons(block, charts, rules, windows, beside=asked)
    asked |= without.doubtful
    charts = replace(charts, widening=without.widening)
    flags = np.zeros(block.values.shape, dtype=np.uint8)
    found: list[PhaseOfBlock] = []
    for phase in windows:
        rows = slice(phase.first - block.first, phase.last - block.first + 1)
        values, present = without.adjusted[rows], None if block.is_complete else block.present[rows]
        found.append(phase_of_block(values, present, charts, rules))
        flags[rows], doubtful = flags_of(values, found[-1], rules, fuzz=np.where(without.found, FUZZ_OF_A_SEASON, 0.0))
        asked |= doubtful
        mark_drifts(flags[rows], values, found[-1], charts, rules, without=asked)
    quiet = _quiet(found[-1])
    observed = counted(block.present[-len(window) :]) > 0
    given, ambiguous = verdicts(flags, months=len(window), observed=observed, quiet=quiet)
    numbers = tuple(
        PhaseNumbers(phase, one.mean, one.lower, one.upper, one.line) for phase, one in zip(windows, found, strict=True)
    )
    analysis = BatchAnalysis(block, rules, window, numbers, flags, given, charts.low, without.found, asked | ambiguous)
    plain = put_in(analysis)
    return replace(analysis, judged=_judged(without, found[-1], windows[-1]), plain=plain)


def _judged(without: Seasons, phase: PhaseOfBlock, current: Window) -> Judged:
    values = without.adjusted[-len(current) :]
    kept = values if phase.left_out is None else np.where(phase.left_out, np.nan, values)
    return Judged(without.adjusted, kept, without.widening, phase.dispersion)


def _without_seasons(
    block: Block, charts: Charts, rules: Rules, windows: Sequence[Window], *, beside: Marks
) -> Seasons:
    """The values that are judged: without the season of those series that have one."""
    asked = ~charts.low & ~charts.none & ~beside
    if not rules.season:
        asked = np.zeros_like(asked)
    calendar = (np.arange(block.months) + block.first.number - 1) % MONTHS_IN_A_YEAR + 1
    starts = [phase.first - block.first for phase in windows[1:]]
    return seasons(block.values, asked, calendar=calendar, starts=starts, leave_out_shocks=rules.leave_out_shocks)


def _beyond_batch(block: Block, rules: Rules) -> Marks:
    """The series that the plain engine does: frozen limits, and sizes whose squares no float can hold."""
    if rules.fix_after is not None:
        return np.ones(block.series, dtype=np.bool_)
    return np.asarray(sizes(block.values, None if block.is_complete else block.present) > LARGEST_FITTED)


def _charts(block: Block, rules: Rules, current: Window) -> Charts:
    """The chart of each series, by the phase that the window ends in."""
    nothing = np.zeros(block.series, dtype=np.bool_)
    if not rules.by_kind:
        return Charts(low=nothing, none=nothing)
    rows = slice(current.first - block.first, None)
    values, present = block.values[rows], block.present[rows]
    number = counted(present)
    with np.errstate(divide="ignore", invalid="ignore"):
        few = sums(values, present) / number < FEWEST_A_MONTH_FOR_XMR
    return Charts(low=block.counts & few, none=number == 0)


def _quiet(phase: PhaseOfBlock) -> Codes:
    """The status of a series whose window has figures and no signal."""
    stable = np.where(phase.has_width, STATUSES.index(Status.STABLE), STATUSES.index(Status.NO_VARIATION))
    return np.where(np.isnan(phase.line), STATUSES.index(Status.TOO_FEW), stable).astype(np.int8)
