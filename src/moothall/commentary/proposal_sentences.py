"""A proposed reset in words, with its evidence. It is for people to decide; nothing is reset by itself."""

import math

from moothall.commentary.figures import figure, telling_decimals
from moothall.measures import Measure
from moothall.periods import Window
from moothall.spc import Analysis, ResetProposal
from moothall.wording.dates import month_name, months_named
from moothall.wording.numbers import SMALLEST_P_SAID, number


def proposal_sentences(analysis: Analysis) -> tuple[str, ...]:
    """One for each step that the months speak for, in order of time."""
    return tuple(_proposal_sentence(analysis.measure, proposal) for proposal in analysis.proposals)


def _proposal_sentence(measure: Measure, proposal: ResetProposal) -> str:
    places = telling_decimals(proposal.before, proposal.after, measure.decimals)
    before, after = figure(measure, proposal.before, places), figure(measure, proposal.after, places)
    chance = f"at most {SMALLEST_P_SAID}" if proposal.p <= SMALLEST_P_SAID else number(proposal.p, 3)
    drifts = (
        " A steady drift explains the months better still, so new limits would soon be outgrown."
        if proposal.drifts
        else ""
    )
    return (
        "Reset proposed, for people to decide: start the limits again from "
        f"{month_name(proposal.month)}{_range_said(proposal)}. The mean {'rose' if proposal.up else 'fell'} from "
        f"{before} to {after}; a measure in which nothing changed shows such a step with a chance of "
        f"{chance}.{_limits_said(measure, proposal)}{drifts}"
    )


def _range_said(proposal: ResetProposal) -> str:
    if proposal.earliest == proposal.latest:
        return ""
    return f" (the change lies in {months_named(Window(proposal.earliest, proposal.latest))})"


def _limits_said(measure: Measure, proposal: ResetProposal) -> str:
    limits = proposal.limits
    if limits is None:
        return ""
    lower = limits.lower if measure.lower is None else max(limits.lower, measure.lower)
    upper = limits.upper if measure.upper is None else min(limits.upper, measure.upper)
    kind = "trial limits" if proposal.trial else "limits"
    ends = " and ".join("none" if math.isinf(end) else figure(measure, end) for end in (lower, upper))
    return f" The new {kind} would be {ends}, about that mean."
