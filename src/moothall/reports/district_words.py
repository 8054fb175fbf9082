"""What is said of the districts: who stood out, whose rate is higher, where a change came from."""

from collections import Counter
from collections.abc import Iterator, Sequence

from moothall.commentary.figures import figure_of
from moothall.commentary.finding import Finding
from moothall.commentary.scan_sentences import in_a_hundred
from moothall.comparison.area_counts import Exclusion
from moothall.comparison.part_rates import PartRate
from moothall.reports.area_comparison import PER
from moothall.reports.change_by_part import UNPLACED, parts_said, unplaced_moved, unplaced_moved_said
from moothall.reports.change_origin import ChangeOrigin
from moothall.reports.comparison_in_words import interval_said, other_year_said, why_left_out
from moothall.reports.district_page import DistrictPage
from moothall.reports.district_rates import DistrictRates
from moothall.reports.findings_that_stand import FindingsThatStand
from moothall.reports.measure_entry import MeasureEntry
from moothall.spc import Judgement, Rules
from moothall.spc.false_alarms import expected_false_alarms
from moothall.wording.dates import months_named
from moothall.wording.lists import capitalised, listed
from moothall.wording.numbers import number, plural, share_said, signed, signed_percent

MOST_PARTS_NAMED = 3
JUDGED_SAID = {
    Judgement.CONCERN: "a concern",
    Judgement.IMPROVEMENT: "an improvement",
    Judgement.NEITHER: "a change, neither good nor bad,",
}
HIGHER, LOWER, ALIKE, NOT_TESTED = "higher", "lower", "not clearly different", "too few to test"
COMERS = (
    "People who come to work, shop or go out are no residents, so a rate per resident runs higher where many come from "
    "elsewhere."
)
HOW_TO_READ = (
    "How to read it: each dot is a rate. The thick line behind it is where the rate could lie in 95 of 100 cases if "
    "nothing but chance moved it, the thin line in 998 of 1,000. The line across all rows is the rate of the whole."
)
SMALL_CHARTS = (
    "Each chart is one area, month by month, and all have one scale: the higher the line, the more for each resident. "
    "The line across is the area’s own mean; what stands under its name is judged against its own past."
)
ADDS_UP = (
    "The parts of each measure add up to its change exactly. An exception that is no count, or lacks a figure in a "
    "part, is not shown."
)
OWN_PAST = (
    "Each district is judged against its own past, by the same rules as the whole. A district that stands out did not "
    "do worse or better than others; it changed."
)


def chance_sentence(page: DistrictPage, rules: Rules, counted: Sequence[str]) -> str | None:
    """How many of these findings chance alone would give; None for rules of which that is not known."""
    judged = [entry for one in page.across if one.whole.measure.id in counted for entry in one.districts]
    stable = [entry.stable_measure for entry in judged if entry.stable_measure]
    expected = expected_false_alarms(stable, rules)
    if not stable or expected is None:
        return None
    return (
        f"Where nothing happened in any of these {len(stable)} figures (each measure in each district), the rules and "
        f"tests would still point at about {number(max(expected, 1))} of them in a quarter."
    )


def stand_sentence(found: FindingsThatStand) -> str | None:
    """Which of the findings in districts to believe, and at which rate of false ones; None where there are none."""
    number_found, stand = len(found.found), len(found.stand)
    if not number_found:
        return None
    of = f"Of {number_found} {plural(number_found, 'finding', 'findings')} among {len(found.judged)} figures"
    rate = in_a_hundred(found.rate)
    if not stand:
        return f"{of}, none stands: among so many, each of them could be chance (Benjamini and Hochberg, {rate})."
    stands = plural(stand, "1 stands", f"{stand} stand")
    said = f"{of}, {stands}: on average at most {rate} of those that stand are chance (Benjamini and Hochberg)"
    rest = [entry for entry in found.found if entry not in found.stand]
    if not rest:
        return f"{said}."
    if len(rest) < stand:
        return f"{said}. The others may be chance: {_by_measure(rest)}."
    they_are = plural(stand, "It is", "They are")
    return f"{said}. {they_are} {_by_measure(found.stand)}; the others may be chance."


def _by_measure(entries: Sequence[MeasureEntry]) -> str:
    """Burglary (Leicester, Charnwood) and Robbery (Blaby)."""
    areas: dict[str, list[str]] = {}
    for entry in entries:
        areas.setdefault(entry.measure.title, []).append(entry.area.name)
    return listed([f"{measure} ({', '.join(names)})" for measure, names in areas.items()])


def headline(page: DistrictPage) -> str:
    found, of = len(page.standing_out), len(page.districts)
    if not found:
        return f"{page.measure.title} by district: nothing unusual in {_of_all(of)}"
    return f"{page.measure.title} by district: {found} of {of} stood out"


def _of_all(of: int) -> str:
    return "the one district" if of == 1 else f"any of {of}"


def standing_out_sentence(page: DistrictPage) -> str:
    """Which districts stood out in the measure that the page shows, by judgement; and which did not."""
    parts = []
    for judgement, said in JUDGED_SAID.items():
        names = [e.area.name for e in page.standing_out if e.finding.judgement is judgement]
        if names:
            parts.append(f"{said} in {listed(names)}")
    quiet = [entry for entry in page.districts if entry not in page.standing_out]
    parts += [f"{said} {listed(names)}" for said, names in _quiet_ones(quiet) if names]
    return f"{page.measure.title}: {'; '.join(parts)}."


def _quiet_ones(quiet: Sequence[MeasureEntry]) -> Iterator[tuple[str, list[str]]]:
    """Of those that did not stand out: whether they were judged, and by every month of the quarter."""
    judged = [entry for entry in quiet if entry.analysis.current_phase.runs_about is not None]
    yield "nothing unusual in", [entry.area.name for entry in judged if entry.change.now is not None]
    known = [entry.area.name for entry in judged if entry.change.now is None]
    yield "nothing unusual, as far as the months are known, in", known
    yield "not judged in", [entry.area.name for entry in quiet if entry not in judged]


def rate_sentences(page: DistrictPage, rates: DistrictRates) -> Iterator[str]:
    """Highest and lowest with their counts, what the tests say, whose residents these are."""
    noun = page.measure.counted_noun
    what, when = noun.many if noun else page.measure.title.lower(), months_named(page.whole.change.window)
    year = rates.denominators.year
    if rates.whole:
        yield (
            f"There were {number(rates.whole.rate, 1)} {what} per {PER:,} residents of {rates.whole.name} in {when}: "
            f"{number(rates.whole.count)}, and {number(rates.whole.residents)} residents in mid-{year}."
        )
    high, low = rates.parts[0], rates.parts[-1]
    of_those = f"Of the {len(rates.parts)} districts with a rate, the" if rates.left_out else "The"
    yield f"{of_those} highest rate was that of {_rate_said(high)}; the lowest that of {_rate_said(low)}."
    if other_year := other_year_said(rates.denominators):
        yield other_year
    yield from _tests(rates)
    yield COMERS
    yield from left_out_sentences(rates.left_out)


def _rate_said(part: PartRate) -> str:
    return f"{part.name}, {number(part.rate, 1)} (95% interval {interval_said(part.inner, 1)})"


def _tests(rates: DistrictRates) -> Iterator[str]:
    """Each district against the others together. 'Significantly' only of what was tested."""
    names = {word: [p.name for p in rates.parts if rate_word(p) == word] for word in (HIGHER, LOWER)}
    whole_rest = len(rates.parts) == sum(map(len, names.values())) and len(names[HIGHER]) < len(names[LOWER])
    if whole_rest and names[HIGHER]:
        names[LOWER] = ["all the others"]
    said = [f"significantly {word} in {listed(found)}" for word, found in names.items() if found]
    told = " and ".join(said) or "not significantly different in any of them"
    yield f"Each tested against the other districts together, the rate is {told}."


def rate_word(part: PartRate) -> str:
    """How a district's rate stands against the others together."""
    if part.test is None or part.test.p is None:
        return NOT_TESTED
    if not part.differs:
        return ALIKE
    return HIGHER if part.test.difference > 0 else LOWER


def left_out_sentences(left_out: Sequence[Exclusion]) -> tuple[str, ...]:
    by_reason: dict[str, list[str]] = {}
    for one in left_out:
        by_reason.setdefault(why_left_out(one), []).append(one.area)
    return tuple(f"Without a rate: {listed(areas)}. {why}" for why, areas in by_reason.items())


def unplaced_sentence(page: DistrictPage) -> str | None:
    """How many records of the whole are in no district."""
    now, whole = [entry.change.now for entry in page.unplaced], page.whole.change.now
    if not now or not whole or not page.measure.is_count or None in now:
        return None
    unplaced = sum(one.value for one in now if one)
    return f"{share_said(unplaced, whole.value)} have no usable place: they count in the whole and in no district."


def origin_title(origin: ChangeOrigin) -> str:
    """Burglary rose by 503 (+59%)."""
    change, percent = origin.by_area.change, origin.entry.change.percent
    if not change:
        return f"{origin.entry.measure.title} did not change"
    said = f" ({signed_percent(percent)})" if percent is not None else ""
    return f"{origin.entry.measure.title} {'rose' if change > 0 else 'fell'} by {number(abs(change))}{said}"


def origin_sentences(origin: ChangeOrigin) -> Iterator[str]:
    """Where the change of the measure that the page shows came from, place by place and type by type."""
    change = origin.entry.change
    before = figure_of(change, change.before) if change.before else ""
    now = figure_of(change, change.now) if change.now else ""
    yield (
        f"{origin_title(origin)}, from {before} in {months_named(change.before_window)} to {now} in "
        f"{months_named(change.window)}. Of it: {parts_said(origin.by_area.parts)}."
    )
    if origin.by_type:
        yield f"By type: {parts_said(origin.by_type.parts)}."
    yield "In each list the parts add up to the whole; nothing is left out."


def origin_cells(origin: ChangeOrigin) -> tuple[str, str]:
    """The change, and the places that moved it most; the others together, so that the row adds up."""
    return signed(origin.by_area.change), capitalised(parts_said(origin.by_area.parts, MOST_PARTS_NAMED))


def unplaced_moved_sentence(origins: Sequence[ChangeOrigin]) -> str | None:
    titles = [one.entry.measure.title for one in origins if unplaced_moved(one.by_area)]
    return f"{listed(titles)}: {unplaced_moved_said(UNPLACED)}" if titles else None


def most_often_sentences(page: DistrictPage, counted: Sequence[str]) -> Iterator[str]:
    """Which district stood out in most measures, each counted once. `counted` are the ids of 'n of m'."""
    across = [one for one in page.across if one.whole.measure.id in counted]
    times = Counter(entry.area.name for one in across for entry in one.standing_out)
    judged = Counter(entry.area.name for one in across for entry in one.districts)
    if not judged:
        return
    ranked = sorted(judged, key=lambda name: (-times[name], name))
    said = [f"{name} in {times[name]} of {judged[name]}" for name in ranked if times[name]]
    never = [name for name in ranked if not times[name]]
    if said:
        yield f"Of the measures that are counted, something stood out for {listed(said)}."
    if never:
        yield f"Nothing stood out in {listed(never)}."


def across_cells(standing_out: Sequence[MeasureEntry], of: int) -> str:
    """Concern: Leicester, Charnwood. Improvement: Blaby. Nothing unusual in the other 6."""
    words = {Judgement.CONCERN: "Concern", Judgement.IMPROVEMENT: "Improvement", Judgement.NEITHER: "Changed"}
    said = [
        f"{word}: {listed(names)}."
        for judgement, word in words.items()
        if (names := [entry.area.name for entry in standing_out if entry.finding.judgement is judgement])
    ]
    rest = of - len(standing_out)
    if not said:
        return f"In none of {of}." if of > 1 else "No."
    return " ".join([*said, *([f"Not in the other {plural(rest, 'one', str(rest))}."] if rest else [])])


def brief(finding: Finding) -> str:
    """Concern: step shift; Stable."""
    if not finding.moved:
        return finding.kind.value
    kind = finding.kind.value.lower()
    if finding.recording_change:
        return f"Under review: {kind}"
    word = {Judgement.CONCERN: "Concern", Judgement.IMPROVEMENT: "Improvement"}.get(finding.judgement, "Changed")
    return f"{word}: {kind}{' (explained)' if finding.settled else ''}"
