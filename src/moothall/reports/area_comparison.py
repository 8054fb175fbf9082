"""Areas compared in one period: rates with intervals, a funnel, a rank with its uncertainty, and what was left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.areas import Denominators, PeerSet
from moothall.comparison.area_counts import AreaCounts, Exclusion, LeftOut, exclusions
from moothall.comparison.funnel import INNER, OUTER, Funnel, FunnelPoint, Position, funnel
from moothall.comparison.group_mean import GroupMean, group_mean
from moothall.comparison.intervals import Interval, rate_interval
from moothall.comparison.ranks import Rank, month_dispersion, rank
from moothall.comparison.two_areas import Rate, TwoRates, discoveries, two_rates
from moothall.periods import Window
from moothall.wording.dates import months_together

PER = 1_000
ANTI_SOCIAL_BEHAVIOUR = "Anti-social behaviour"
FEWEST_COMPARED = 3


@dataclass(frozen=True)
class Question:
    """What is compared: `subject` is the area asked about; None of them where all are of equal interest."""

    window: Window
    kind: str  # forces, districts, partnerships
    subject: str | None = None
    left_out: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    peers: tuple[PeerSet, ...] = ()
    unassigned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ComparedArea:
    """Rates and intervals are per 1,000 residents. `test` is against the subject, None for the subject itself."""

    name: str
    count: int
    residents: int
    rate: float
    inner: Interval
    outer: Interval
    point: FunnelPoint
    caution: str | None
    test: TwoRates | None = None
    differs: bool = False


@dataclass(frozen=True)
class ComparedGroup:
    """The subject beside one set of peers. `absent` are members that cannot be compared, or are not in the table."""

    peers: PeerSet
    compared: tuple[str, ...]
    absent: tuple[str, ...]
    mean: GroupMean
    place: Rank


@dataclass(frozen=True)
class AreaComparison:
    """Areas from the lowest rate to the highest. `dispersion` is how much more months vary than chance alone."""

    question: Question
    types: tuple[str, ...]
    types_left_out: tuple[str, ...]
    denominators: Denominators
    areas: tuple[ComparedArea, ...]
    funnel: Funnel
    dispersion: float
    exclusions: tuple[Exclusion, ...]
    rank: Rank | None
    groups: tuple[ComparedGroup, ...] = ()

    @property
    def subject(self) -> ComparedArea | None:
        return next((area for area in self.areas if area.name == self.question.subject), None)

    @property
    def others(self) -> tuple[ComparedArea, ...]:
        return tuple(area for area in self.areas if area.name != self.question.subject)

    @property
    def unusual(self) -> tuple[ComparedArea, ...]:
        return tuple(area for area in self.areas if area.point.position not in (Position.INSIDE, Position.TOO_FEW))


Cells = Mapping[tuple[str, str, int], int]  # area, type, place of the month in the window


def area_comparison(
    cells: Cells, question: Question, denominators: Denominators, types: Sequence[str] | None = None
) -> AreaComparison:
    """Without `types`, every type but anti-social behaviour, which forces record too differently to be compared.

    Raises ValueError where fewer than three areas can be compared, or the subject is not among them.
    """
    there = sorted({kind for _, kind, _ in cells})
    chosen = tuple(types) if types else tuple(kind for kind in there if kind != ANTI_SOCIAL_BEHAVIOUR)
    every = _months(cells, there, len(question.window))
    wanted = _months(cells, chosen, len(question.window))
    areas = [
        AreaCounts(name, tuple(wanted.get(name, [0] * len(question.window))), denominators.residents.get(name))
        for name in sorted(every)
    ]
    reasons = dict.fromkeys(question.unassigned, LeftOut.NO_PARTNERSHIP) | dict.fromkeys(
        question.left_out, LeftOut.AS_ASKED
    )
    asked = tuple(Exclusion(area.name, reasons[area.name]) for area in areas if area.name in reasons)
    rest = [area for area in areas if area.name not in reasons]
    out = (*asked, *exclusions(rest, every, question.window.months, question.kept))
    compared = [area for area in rest if area.name not in {one.area for one in out}]
    _check(compared, out, question)
    left_out = tuple(kind for kind in there if kind not in chosen)
    return _compared(compared, out, question, denominators, (chosen, left_out))


def _compared(
    areas: Sequence[AreaCounts],
    out: tuple[Exclusion, ...],
    question: Question,
    denominators: Denominators,
    types: tuple[tuple[str, ...], tuple[str, ...]],
) -> AreaComparison:
    counts, residents = [area.count for area in areas], [area.residents or 0 for area in areas]
    drawn = funnel(counts, residents)
    dispersion = month_dispersion([[number or 0 for number in area.months] for area in areas])
    names = [area.name for area in areas]
    place = names.index(question.subject) if question.subject in names else None
    tests = _tests(areas, place, dispersion)
    found = discoveries([test.p if test else None for test in tests])
    made = [
        ComparedArea(
            name=area.name,
            count=area.count,
            residents=people,
            rate=area.count / people * PER,
            inner=rate_interval(area.count, people, per=PER, level=INNER),
            outer=rate_interval(area.count, people, per=PER, level=OUTER),
            point=point,
            caution=denominators.cautions.get(area.name),
            test=test,
            differs=differs,
        )
        for area, people, point, test, differs in zip(areas, residents, drawn.points, tests, found, strict=True)
    ]
    return AreaComparison(
        question=question,
        types=types[0],
        types_left_out=types[1],
        denominators=denominators,
        areas=tuple(sorted(made, key=lambda area: (area.rate, area.name))),
        funnel=drawn,
        dispersion=dispersion,
        exclusions=out,
        rank=None if place is None else rank(counts, residents, place, dispersion=dispersion),
        groups=_groups(areas, question, dispersion),
    )


def _groups(areas: Sequence[AreaCounts], question: Question, dispersion: float) -> tuple[ComparedGroup, ...]:
    """The subject beside each of its sets of which at least one member can be compared."""
    rates = {area.name: Rate(area.count, area.residents or 0) for area in areas}
    found = []
    for peers in question.peers:
        compared = tuple(name for name in peers.members if name in rates)
        if question.subject in rates and compared:
            group = [rates[question.subject], *(rates[name] for name in compared)]
            mean = group_mean(group[0], group[1:], dispersion=dispersion)
            counts, residents = [rate.count for rate in group], [rate.residents for rate in group]
            place = rank(counts, residents, 0, dispersion=dispersion)
            absent = tuple(name for name in peers.members if name not in rates)
            found.append(ComparedGroup(peers, compared, absent, mean, place))
    return tuple(found)


def _tests(areas: Sequence[AreaCounts], place: int | None, dispersion: float) -> list[TwoRates | None]:
    """The subject held against every other area."""
    rates = [Rate(area.count, area.residents or 0) for area in areas]
    if place is None:
        return [None] * len(rates)
    return [
        None if index == place else two_rates(rates[place], rate, dispersion=dispersion)
        for index, rate in enumerate(rates)
    ]


def _months(cells: Cells, types: Iterable[str], length: int) -> dict[str, list[int | None]]:
    """Records of these types by area and month; None where there is no row at all."""
    wanted = frozenset(types)
    found: dict[str, list[int | None]] = defaultdict(lambda: [None] * length)
    for (area, kind, place), number in cells.items():
        if kind in wanted:
            found[area][place] = (found[area][place] or 0) + number
    return dict(found)


def _check(areas: Sequence[AreaCounts], out: Sequence[Exclusion], question: Question) -> None:
    names = [area.name for area in areas]
    gone = next((one for one in out if one.area == question.subject), None)
    if gone:
        when = f" in {months_together(gone.months)}" if gone.months else ""
        raise ValueError(f"{question.subject} cannot be compared: {gone.why.value}{when}.")
    if question.subject and question.subject not in names:
        raise ValueError(f"{question.subject} is not in the table. It holds: {', '.join(names[:10])}.")
    if not any(area.count for area in areas):
        raise ValueError(f"No {question.kind} that can be compared have records of these types.")
    if len(areas) < FEWEST_COMPARED:
        raise ValueError(f"Only {len(areas)} {question.kind} can be compared; a comparison needs {FEWEST_COMPARED}.")
