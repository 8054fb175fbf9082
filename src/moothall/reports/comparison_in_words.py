"""A comparison of areas in sentences, for councillors: the answer first, then how sure it is, then what is left out."""

from collections.abc import Iterator
from datetime import date

from moothall.areas import Denominators
from moothall.comparison.area_counts import Exclusion, LeftOut
from moothall.comparison.funnel import FEWEST_AREAS, INNER, TEST_LEVEL, Position
from moothall.comparison.intervals import Interval
from moothall.comparison.ranks import Rank
from moothall.periods import Month, Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.reports.area_comparison import ANTI_SOCIAL_BEHAVIOUR, PER, AreaComparison, ComparedArea, ComparedGroup
from moothall.wording.dates import month_name, months_listed, months_named
from moothall.wording.lists import listed
from moothall.wording.numbers import number, p_value_said, plural

POSITION_SAID = {
    Position.FAR_BELOW: "far below",
    Position.BELOW: "below",
    Position.INSIDE: "inside",
    Position.ABOVE: "above",
    Position.FAR_ABOVE: "far above",
    Position.TOO_FEW: "too few to judge",
}
OTHERWISE_LEFT_OUT = {
    LeftOut.NO_RESIDENTS: "No number of residents is known.",
    LeftOut.WITHHELD: "Figures of the period are withheld.",
    LeftOut.AS_ASKED: "As asked.",
    LeftOut.NO_PARTNERSHIP: "In the list of December 2019 in several community safety partnerships, or in none.",
}
MOST_NAMED = 6
FURTHEST_NAMED = 3
NOT_COMPARED = (
    "Anti-social behaviour is not compared: these are incidents, not crimes, and forces differ in recording them."
)
INTERVALS = "The interval of a rate is Byar's; for counts under 10 it is the exact Poisson interval."
PAIRS = (
    "A pair is called significantly different if its test stands after Benjamini and Hochberg's correction for many "
    "tests: about one in 20 of such findings may be chance."
)
COMPLETE = (
    "An area is left out if it has no record of any type in a month, or under 60% of its usual number in a month in "
    "which other areas have theirs."
)


def comparison_in_words(comparison: AreaComparison) -> tuple[str, ...]:
    return (*answer_in_words(comparison), *not_compared_in_words(comparison))


def answer_in_words(comparison: AreaComparison) -> tuple[str, ...]:
    subject = comparison.subject
    return (
        *(_of_the_subject(comparison, subject) if subject else ()),
        *_of_all(comparison),
        *_unusual(comparison),
    )


def not_compared_in_words(comparison: AreaComparison) -> tuple[str, ...]:
    """Areas left out, those with the same reason together, and types."""
    by_reason: dict[str, list[str]] = {}
    for one in comparison.exclusions:
        by_reason.setdefault(why_left_out(one), []).append(one.area)
    out = [f"Left out: {listed(areas)}. {why}" for why, areas in by_reason.items()]
    return (*out, NOT_COMPARED) if comparison.types_left_out == (ANTI_SOCIAL_BEHAVIOUR,) else tuple(out)


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 27th; 11th, 12th, 13th."""
    if place % 100 in (11, 12, 13):
        return f"{place}th"
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th') }"


def interval_said(interval: Interval, decimals: int = 2) -> str:
    return f"{number(interval.low, decimals)} to {number(interval.high, decimals)}"


def types_said(comparison: AreaComparison) -> str:
    """What is counted: 'records of Burglary', 'crimes' where all types but anti-social behaviour are."""
    if comparison.types_left_out in ((), (ANTI_SOCIAL_BEHAVIOUR,)) and len(comparison.types) > 1:
        return "crimes" if comparison.types_left_out else "records"
    return f"records of {listed(comparison.types)}" if len(comparison.types) <= MOST_NAMED else "records of some types"


def _of_the_subject(comparison: AreaComparison, subject: ComparedArea) -> Iterator[str]:
    year, what = comparison.denominators.year, types_said(comparison)
    when = months_named(comparison.question.window)
    yield (
        f"{subject.name}: {number(subject.rate, 2)} {what} per {PER:,} residents in {when} (95% interval "
        f"{interval_said(subject.inner)}): {subject.count:,} {what}, {subject.residents:,} residents in mid-{year}."
    )
    place = comparison.rank
    if place:
        said = f"That is the {_place(place)} rate of {place.of} {comparison.question.kind}."
        yield f"{said} {_range(place.low, place.high)}"
    yield from _tests(comparison)
    for group in comparison.groups:
        yield _beside(comparison, subject, group)


def _beside(comparison: AreaComparison, subject: ComparedArea, group: ComparedGroup) -> str:
    """The plain mean of the group's rates, with the set's age and whom it lacks."""
    mean, peers, place = group.mean, group.peers, group.place
    when = _age(peers.as_of, comparison.question.window)
    doubt = "" if place.low == place.high else f" (anywhere from {ordinal(place.low)} to {ordinal(place.high)})"
    by, way = number(abs(mean.difference) * PER, 2), "higher" if mean.difference > 0 else "lower"
    tested = (
        f"It is significantly {way} than the mean of the others, by {by}."
        if mean.p < TEST_LEVEL
        else f"It does not differ significantly from the mean of the others ({by} {way})."
    )
    lacks = f" Not compared: {listed(group.absent)}." if group.absent else ""
    return (
        f"{peers.name} ({mean.of} {comparison.question.kind} with {subject.name}; {peers.source}, {when}): their mean "
        f"rate is {number(mean.mean * PER, 2)}, and {subject.name} has the {_place(place)} of {mean.of}{doubt}. "
        f"{tested}{lacks}"
    )


def _age(as_of: date, window: Window) -> str:
    """When the set was drawn up, and how far that lies from the end of the period."""
    drawn_up = Month(as_of.year, as_of.month)
    years = abs(window.last - drawn_up) // MONTHS_IN_A_YEAR
    side = "before" if drawn_up <= window.last else "after"
    far = f", {years} {plural(years, 'year', 'years')} {side} the end of the period" if years else ""
    return f"as of {month_name(drawn_up)}{far}"


def _place(place: Rank) -> str:
    if place.observed in (1, place.of):
        return "lowest" if place.observed == 1 else "highest"
    return f"{ordinal(place.observed)} lowest"


def _range(low: int, high: int) -> str:
    if low == high:
        return "Chance alone would hardly change its place."
    span = f"{ordinal(low)} to {ordinal(high)}"
    return f"Counts go up and down by themselves, so its place could be anywhere from {span} (95 in 100)."


def _tests(comparison: AreaComparison) -> Iterator[str]:
    """The subject against each other area. 'Significantly' only of pairs that were tested."""
    kind, others = comparison.question.kind, comparison.others
    lower = sum(area.differs and area.test is not None and area.test.difference > 0 for area in others)
    higher = sum(area.differs and area.test is not None and area.test.difference < 0 for area in others)
    rest = len(others) - lower - higher
    if rest == len(others):
        yield f"Its rate does not differ clearly from that of any of the other {rest} {kind}."
        return
    said = [f"significantly {word} than that of {n}" for word, n in (("higher", lower), ("lower", higher)) if n]
    said[0] = f"{said[0]} {kind}"
    others_said = f"; from the other {rest} it does not differ clearly" if rest else ""
    yield f"Its rate is {listed(said)}{others_said}."


def _of_all(comparison: AreaComparison) -> Iterator[str]:
    kind, funnel, subject = comparison.question.kind, comparison.funnel, comparison.subject
    yield f"All {len(comparison.areas)} {kind} together: {number(funnel.rate * PER, 2)} per {PER:,} residents."
    if other_year := other_year_said(comparison.denominators):
        yield other_year
    if funnel.overdispersed:
        yield (
            f"The {kind} differ by far more than chance alone would make them (tested), because places differ in ways "
            f"that residents alone do not measure. The funnel is widened for that."
        )
    elif len(comparison.areas) < FEWEST_AREAS:
        yield (
            f"There are too few {kind} to tell how {kind} usually differ, so the funnel shows what chance alone would "
            f"do. Outside it does not mean that something is wrong."
        )
    if subject and subject.point.position is Position.TOO_FEW:
        yield f"{subject.name} has too few records to be judged by the funnel."
    elif subject:
        limits = funnel.limits(subject.residents, INNER).times(PER)
        where = POSITION_SAID[subject.point.position]
        yield f"{subject.name} is {where} the funnel, which reaches from {interval_said(limits)} at its size."


def _unusual(comparison: AreaComparison) -> Iterator[str]:
    """All areas outside the funnel by name if they are few; else how many, and the furthest."""
    outside = [area for area in comparison.unusual if area is not comparison.subject]
    if len(outside) > MOST_NAMED:
        below = sum(area.point.adjusted < 0 for area in outside)
        furthest = sorted(outside, key=lambda area: -abs(area.point.adjusted))[:FURTHEST_NAMED]
        sides = [f"{n} {side}" for n, side in ((below, "below"), (len(outside) - below, "above")) if n]
        yield (
            f"Outside the funnel lie {listed(sides)}; the furthest are "
            f"{listed([_with_position(area) for area in furthest])}."
        )
    elif outside:
        lie = plural(len(outside), "lies", "lie")
        yield f"Outside the funnel {lie} {listed([_with_position(area) for area in outside])}."
    for area in comparison.areas:
        if area.caution:
            yield f"{area.name}: {area.caution}"


def other_year_said(residents: Denominators) -> str | None:
    """That the residents are those of another year than the period's; None where they are of the same."""
    if residents.nearest_to is None:
        return None
    return f"Residents are those of mid-{residents.year}; there are none for {residents.nearest_to}."


def _with_position(area: ComparedArea) -> str:
    return f"{area.name} ({number(area.rate, 2)}, {POSITION_SAID[area.point.position]})"


def why_left_out(one: Exclusion) -> str:
    if one.why is LeftOut.NO_RECORDS:
        return f"There are no records of {months_listed(one.months)}; not known is not zero."
    if one.why is LeftOut.LOOKS_INCOMPLETE:
        months = [f"{month_name(month)} ({count:,})" for month, count in zip(one.months, one.numbers, strict=True)]
        return f"Far fewer records than usual stand in {listed(months)}: incomplete publication, it seems, not a fall."
    return OTHERWISE_LEFT_OUT[one.why]


def title_of(comparison: AreaComparison) -> str:
    what = types_said(comparison)
    when = months_named(comparison.question.window)
    about = f"{comparison.subject.name} among" if comparison.subject else "Comparing"
    return f"{about} {len(comparison.areas)} {comparison.question.kind}: {what}, {when}"


def method_in_words(comparison: AreaComparison) -> tuple[str, ...]:
    """Every choice that made the figures, with its numbers."""
    funnel, kind = comparison.funnel, comparison.question.kind
    residents = comparison.denominators
    counted = f"Counted: {listed(comparison.types)}. Residents: {residents.source}."
    funnel_said = (
        f"The funnel compares the square roots of each count and of what the rate of all would give. With the "
        f"outermost tenth at each end drawn in, they vary {number(funnel.dispersion, 1)} times as much as by chance "
        f"alone ({p_value_said(funnel.p, TEST_LEVEL)})."
    )
    widened = (
        f"A variance of {number(funnel.between, 4)} between {kind} is therefore added to that of chance (additive "
        f"random effects)."
        if funnel.overdispersed
        else "Nothing is added to what chance alone would do."
    )
    months = (
        f"From month to month, counts vary {number(comparison.dispersion, 1)} times as much as by chance alone, once "
        f"the sizes of areas and months that are high everywhere are taken out. The range of places and the tests of "
        f"pairs allow for that."
    )
    return (counted, INTERVALS, f"{funnel_said} {widened}", months, PAIRS, COMPLETE)
