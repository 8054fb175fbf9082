"""Whether what the files of a workspace say of each other is there: measures, areas, months."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothall.areas import Residents
from moothall.commentary.analyst import Action, AnalystText
from moothall.errors import Problem
from moothall.intake.text import folded, nearest, quoted
from moothall.measures import Definition, Event, Measure, Reset, Series
from moothall.measures.reset import in_force
from moothall.reports.kept_report import KeptReport
from moothall.reports.profile import Profile
from moothall.spc.reset_proposal import reset_refusal


def unknown_measures(file: str, what: str, named: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    """A problem for each id that no measure has."""
    ids = list(known)
    for name in named:
        if name not in ids:
            close = nearest(name, ids)
            expected = f"Perhaps {quoted(close)} is meant." if close else "A measure has a file in measures/."
            remedy = "Write the id of a measure, which is the name of its file without .toml."
            yield Problem(f"{what} names the measure {quoted(name)}, which is not known.", expected, remedy, file)


def measure_problems(files: Mapping[str, Measure], known: Sequence[str]) -> Iterator[Problem]:
    """References between measures, and two measures that go by one name. `files` says which file holds which."""
    names = Counter(name for m in files.values() for name in {folded(m.id), folded(m.title)})
    for file, measure in files.items():
        if names[folded(measure.title)] > 1:
            found = f"Another measure is called {quoted(measure.title)} too."
            yield Problem(found, "Every measure has its own title and id.", "Rename one of them.", file)
        yield from unknown_measures(file, "contains", measure.contains, known)
        yield from unknown_measures(file, "parent", filter(None, [measure.parent]), known)
        yield from unknown_measures(file, "complement", filter(None, [measure.complement]), known)
        yield from _definition_problems(file, measure, files.values())
        if _is_its_own_ancestor(measure, files.values()):
            found = f"{measure.id} is a part of {measure.parent}, which in the end is a part of {measure.id}."
            yield Problem(found, "A part has a whole that is not a part of it.", "Correct or delete parent.", file)
        for key, named in (
            ("contains", measure.contains),
            ("parent", [measure.parent]),
            ("complement", [measure.complement]),
        ):
            if measure.id in named:
                yield Problem(f"{key} names the measure itself.", "It names another.", "Correct or delete it.", file)


def _definition_problems(file: str, measure: Measure, measures: Iterable[Measure]) -> Iterator[Problem]:
    """Two definitions of one thing count the same events: they are never added up, and neither is part of the other."""
    by_id = {one.id: one for one in measures}
    defined = [(one, by_id[one].definition) for one in measure.contains if one in by_id]
    linked = [(one, by_id[one].definition) for one in (measure.parent, measure.complement) if one in by_id]
    mine = measure.definition
    pairs = [(a, b) for i, (a, one) in enumerate(defined) for b, other in defined[i + 1 :] if _differ(one, other)]
    pairs += [(measure.id, other) for other, its in [*defined, *linked] if other and _differ(mine, its)]
    for one, other in pairs:
        found = f"It joins {one} and {other}, which are two definitions of one thing."
        expected = "What is counted by two definitions is never added up or taken for parts of each other."
        yield Problem(found, expected, "Leave one of them out of contains, parent or complement.", file)


def _differ(one: Definition | None, other: Definition | None) -> bool:
    return one is not None and other is not None and one.of == other.of and one.said != other.said


def _is_its_own_ancestor(measure: Measure, measures: Iterable[Measure]) -> bool:
    """Whether the chain of parents leads back to the measure, by way of another."""
    parents = {one.id: one.parent for one in measures}
    seen, above = {measure.id}, measure.parent
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above == measure.id and measure.parent != measure.id


NO_FIGURES = "It has no figures."
REMEDY_FOR_TOO_FEW = (
    "Take it out until enough months are there, and record what changed in events.toml, of the kind recording-change."
)


def profile_problems(
    file: str, profile: Profile, measures: Iterable[Measure], known: Sequence[str]
) -> Iterator[Problem]:
    """The measure of the districts and the groups, where they are named."""
    yield from unknown_measures(file, "district_measure", filter(None, [profile.district_measure]), known)
    groups = list(dict.fromkeys(measure.group for measure in measures))
    for group in profile.groups:
        if group not in groups:
            close = nearest(group, groups)
            expected = f"Perhaps {quoted(close)} is meant." if close else "A group is named in a measure's file."
            found = f"groups names {quoted(group)}, and no measure belongs to it."
            yield Problem(found, expected, "Correct it, or delete it from the list.", file)


def resident_problems(file: str, residents: Iterable[Residents], profile: Profile) -> Iterator[Problem]:
    """Residents of an area that the workspace does not have."""
    names = [area.name for area in profile.areas]
    for name in dict.fromkeys(one.area for one in residents):
        if name not in names:
            close = nearest(name, names)
            expected = f"Perhaps {quoted(close)} is meant." if close else "Every area has its own [[area]]."
            found = f"Residents are given for {quoted(name)}, which is no area here."
            yield Problem(found, expected, "Correct it, or delete the row.", file)


def event_problems(file: str, events: Iterable[Event], known: Sequence[str]) -> Iterator[Problem]:
    for event in events:
        yield from unknown_measures(file, quoted(event.title), sorted(event.measures or ()), known)


def action_problems(file: str, actions: Iterable[Action], known: Sequence[str]) -> Iterator[Problem]:
    for number, action in enumerate(actions, start=1):
        yield from unknown_measures(file, f"Action {number}", [action.measure], known)


def text_problems(texts: Mapping[str, AnalystText], known: Sequence[str]) -> Iterator[Problem]:
    """Each text is about a known measure, its file is named after it, and no other is about the same quarter of it."""
    first: dict[tuple[str, str], str] = {}
    for file, text in texts.items():
        yield from unknown_measures(file, "The heading", [text.measure], known)
        about = (text.measure, str(text.quarter))
        wanted = f"{text.measure}.{text.quarter}.md"
        if file.rpartition("/")[2] != wanted:
            found = f"The heading says {text.measure} and {text.quarter}, the file's name something else."
            yield Problem(found, f"The file is named {wanted}.", "Rename the file, or correct the heading.", file)
        if first.setdefault(about, file) != file:
            found = f"{first[about]} is about {text.measure} in {text.quarter} too."
            yield Problem(found, "A measure has one text a quarter.", "Put the two together.", file)


def kept_problems(kept: Mapping[str, KeptReport], profile: Profile) -> Iterator[Problem]:
    """A kept report is about the area that the workspace reports on."""
    for file, report in kept.items():
        if report.area != profile.area:
            found = f"The kept report is about {quoted(report.area)}."
            expected = f"The reports of this workspace are about {quoted(profile.area)}."
            yield Problem(found, expected, "Move it to the workspace that it belongs to.", file)


def reset_problems(
    file: str, resets: Sequence[Reset], profile: Profile, series: Iterable[Series], known: Sequence[str]
) -> Iterator[Problem]:
    """A reset starts in a month that the series has, with enough months before and after it."""
    by_key = {(one.measure.id, one.area.name): one for one in series}
    areas = [area.name for area in profile.areas]
    for number, reset in enumerate(resets, start=1):
        yield from unknown_measures(file, f"Reset {number}", [reset.measure], known)
        if reset.area not in areas:
            close = nearest(reset.area, areas)
            expected = f"Perhaps {quoted(close)} is meant." if close else "An area stands in moothall.toml."
            found = f"Reset {number} names the area {quoted(reset.area)}, which is not known."
            yield Problem(found, expected, "Correct the name.", file)
        elif reset.measure in known:
            mine = by_key.get((reset.measure, reset.area))
            yield from _month_problems(file, number, reset, mine, in_force(resets))


def _month_problems(
    file: str, number: int, reset: Reset, series: Series | None, accepted: Sequence[Reset]
) -> Iterator[Problem]:
    """Of a decision that is not in force only the month has to be one of the data."""
    found = f"Reset {number} starts the limits of {reset.measure}, {reset.area}, again in {reset.month}."
    if series is None or reset.month not in series.window:
        months = f"The figures run from {series.window.first} to {series.window.last}." if series else NO_FIGURES
        yield Problem(found, months, "Give the first month of the new limits.", file)
        return
    if reset not in accepted or reset.month == series.window.first:
        return
    others = {one.month for one in accepted if (one.measure, one.area) == (reset.measure, reset.area)} - {reset.month}
    refusal = reset_refusal(series.values, first=series.window.first, month=reset.month, resets=others)
    if refusal:
        yield Problem(found, refusal.sentence, REMEDY_FOR_TOO_FEW, file)
