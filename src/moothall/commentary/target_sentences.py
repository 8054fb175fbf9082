"""The sentence about a target: whether it will be met, judged by the limits and not by the latest month."""

from collections.abc import Sequence

from moothall.commentary.figures import figure
from moothall.spc import Analysis, Assurance
from moothall.wording.dates import month_name
from moothall.wording.lists import listed
from moothall.wording.numbers import plural

TOLD_OF = {
    Assurance.MET: "will be met every month unless something changes",
    Assurance.MISSED: "will be missed every month unless something changes",
    Assurance.INCONSISTENT: "may be met in one month and missed in the next, by chance alone",
    Assurance.NO_LIMITS: "cannot be judged, because there are too few figures",
    Assurance.NO_DIRECTION: "is not judged, because neither way is good",
}


def targets_sentence(analyses: Sequence[Analysis]) -> str:
    """'Of 3 targets 1 will be met every month unless something changes (Calls); ...'; or that there is none."""
    held = [one for one in analyses if one.target and one.target.assurance is not Assurance.NO_TARGET]
    if not held:
        return "No measure here has a target, so none is said to be met or missed."
    by_answer = {
        said: [one.measure.title for one in held if one.target and one.target.assurance is answer]
        for answer, said in TOLD_OF.items()
    }
    told = (f"{len(titles)} {said} ({listed(titles)})" for said, titles in by_answer.items() if titles)
    return f"Of {len(held)} {plural(len(held), 'target', 'targets')} {'; '.join(told)}."


def target_sentence(analysis: Analysis) -> str | None:
    """None where the measure has no targets."""
    found = analysis.target
    if found is None:
        return None
    target = "" if found.target is None else figure(analysis.measure, found.target)
    return found.assurance.sentence(target=target, month=month_name(found.month))
