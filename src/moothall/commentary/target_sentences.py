"""The sentence about a target: whether it will be met, judged by the limits and not by the latest month."""

from moothall.commentary.figures import figure
from moothall.spc import Analysis
from moothall.wording.dates import month_name


def target_sentence(analysis: Analysis) -> str | None:
    """None where the measure has no targets."""
    found = analysis.target
    if found is None:
        return None
    target = "" if found.target is None else figure(analysis.measure, found.target)
    return found.assurance.sentence(target=target, month=month_name(found.month))
