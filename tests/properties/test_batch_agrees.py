"""The batch engine says of every series, month by month, what the plain engine says of it alone."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from moothall.comparison import Change, quarter_change
from moothall.comparison.batch_change import NEITHER, NOISES, UNTESTED, BatchChanges, batch_changes
from moothall.measures import Good
from moothall.periods import Month, Window
from moothall.spc import Analysis, LimitsBasis, Rules, analyse
from moothall.spc.batch import BatchAnalysis, Block, analyse_block, analysed_parts, proposals_of

SEED = 20260
FIRST = Month(2018, 10)
AGREE = 1e-9  # relative to the size of the series: limits differ in their last digits, and flags never
MOST_BY_PLAIN = 0.15  # of series chosen for their traps
BARE = replace(Rules.standard(), name="bare", leave_out_shocks=False, by_kind=False, season=False, drift=False)
RULE_SETS = {
    "standard": Rules.standard(),
    "sensitive": Rules.sensitive(),
    "papers": Rules.papers(),
    "mdc": Rules.mdc(),
    "mdc-unscreened": Rules.mdc(screening=False),
    "sd": Rules.standard(LimitsBasis.STANDARD_DEVIATION),
    "bare": BARE,
}


class Worlds:
    """Made-up series of every kind that has ever been a trap, so many of each, of so many months."""

    def __init__(self, seed: int, *, months: int, each: int) -> None:
        self.random, self.months, self.each = np.random.default_rng(seed), months, each

    @property
    def kinds(self) -> Iterator[tuple[NDArray[np.float64], bool]]:
        """Values, a row a month and a column a series, and whether they count something."""
        random, shape, time = self.random, (self.months, self.each), np.arange(self.months)[:, None]
        year = np.cos(2 * np.pi * (time + random.integers(0, 12, self.each)) / 12)
        noise = random.normal(size=shape)
        scale = 10.0 ** random.integers(-8, 9, self.each)
        yield 100 + 10 * noise, False
        yield np.round(100 + 10 * noise, 1), False
        yield scale * (3 + noise), False
        yield scale * np.round(noise), False
        yield np.full(shape, 0.1) * random.integers(1, 9, self.each), False
        yield np.where(random.random(shape) < 0.05, 7.3, 0.1), False  # flat but for a month here and there
        yield 1e6 + 1e-7 * noise, False
        yield 50 + 5 * noise + np.where(random.random(shape) < 0.03, 200.0, 0.0), False  # shocks
        yield 50 + 5 * noise + time * random.normal(0, 0.6, self.each), False  # drifts
        yield 50 + 5 * noise + 5 * random.normal(0, 2, self.each) * (time >= random.integers(5, 30, self.each)), False
        yield 50 + 5 * noise + 12 * year, False  # seasons, alone and with a step
        yield np.round(50 + 5 * noise + 6 * year + 15 * (time >= random.integers(5, 40, self.each))), True
        for mean in (0.0, 0.05, 0.4, 1.0, 3.0, 9.9, 10.1, 40.0, 3000.0):
            yield random.poisson(mean, shape).astype(np.float64), True
        yield random.poisson(random.gamma(2, 2, shape)).astype(np.float64), True  # more than chance varies
        yield random.poisson(np.exp(random.normal(2, 1, self.each)) * (1 + 0.4 * year)).astype(np.float64), True
        yield np.round(random.normal(0, 3, shape)), False  # numbers below 0 are no counts
        yield random.integers(0, 2, shape).astype(np.float64), True
        yield np.floor(time * random.normal(0, 0.5, self.each) + 20), False  # stairs

    def block(self) -> Block:
        made = list(self.kinds)
        values = np.concatenate([self._with_gaps(kind) for kind, _ in made], axis=1)
        counts = np.repeat([is_count for _, is_count in made], self.each)
        return Block(FIRST, values, counts, Good.DOWN)

    def _with_gaps(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """A third whole, a third with single gaps, a third with a long one, or cut short at an end."""
        values = values.copy()
        single, long = self.each // 3, 2 * self.each // 3
        gaps = self.random.random(values[:, single:long].shape) < self.random.choice([0.02, 0.1, 0.5])
        values[:, single:long][gaps] = np.nan
        for series in range(long, self.each):
            start = self.random.integers(-4, self.months)
            values[max(0, start) : start + self.random.integers(1, self.months), series] = np.nan
        return values


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_flag_limit_and_verdict_is_that_of_the_plain_engine(name: str) -> None:
    for seed, (months, resets) in enumerate(
        [(45, ()), (24, ()), (3, ()), (9, ()), (60, (20,)), (48, (7, 30)), (45, (44,))]
    ):
        block = Worlds(SEED + seed, months=months, each=6).block()
        assert_agree(block, RULE_SETS[name], [FIRST + at for at in resets])


def assert_agree(block: Block, rules: Rules, resets: list[Month]) -> None:
    """Flags and verdict the same, limits and p to the digits that rounding leaves; few by asking the plain engine."""
    window = Window(block.window.last + -min(2, block.months - 1), block.window.last)
    batch = analyse_block(block, rules, resets=resets, window=window)
    assert batch.by_plain.mean() < MOST_BY_PLAIN
    (part,) = analysed_parts(block, rules, resets=resets, window=window)
    changes, proposals = batch_changes(part, window), proposals_of(part)
    for series in range(block.series):
        plain = analyse(block.one(series), rules, resets=resets, window=window)
        assert told(batch, series) == told_by_plain(plain), block.values[:, series].tolist()
        assert proposals.get(series, ()) == plain.proposals
        assert_close(batch, series, plain)
        assert_same_change(changes, series, quarter_change(plain, window))


def assert_same_change(changes: BatchChanges, series: int, plain: Change) -> None:
    noise, untested = int(changes.noise[series]), int(changes.untested[series])
    assert (plain.test and NOISES.index(plain.test.noise)) == (None if noise == NEITHER else noise)
    assert (plain.untested and UNTESTED.index(plain.untested)) == (None if untested == NEITHER else untested)
    assert bool(changes.significant[series]) is plain.significant
    assert float(changes.p[series]) == pytest.approx(
        plain.test.p if plain.test else float("nan"), rel=1e-6, nan_ok=True
    )
    expected = [float("nan") if total is None else total.value for total in (plain.now, plain.before)]
    assert [float(changes.now[series]), float(changes.before[series])] == pytest.approx(
        expected, rel=AGREE, nan_ok=True
    )


def told(batch: BatchAnalysis, series: int) -> object:
    flags = [batch.rules_at(month, series) for month in range(batch.block.months)]
    return batch.status(series), batch.side(series), batch.judgement(series), flags


def told_by_plain(plain: Analysis) -> object:
    verdict = plain.verdict
    return verdict.status, verdict.side, verdict.judgement, [point.signals for point in plain.points]


def assert_close(batch: BatchAnalysis, series: int, plain: Analysis) -> None:
    size = max((abs(value) for value in plain.series.values if value is not None), default=0.0)
    for numbers, phase in zip(batch.phases, plain.phases, strict=True):
        limits, nan = phase.limits, float("nan")
        expected = [limits.mean, limits.lower, limits.upper] if limits else [nan] * 3
        expected.append(nan if phase.runs_about is None else phase.runs_about)
        found = [float(one[series]) for one in (numbers.mean, numbers.lower, numbers.upper, numbers.line)]
        assert found == pytest.approx(expected, rel=AGREE, abs=AGREE * size, nan_ok=True)
