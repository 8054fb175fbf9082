"""What to do next, from the finding alone."""

from moothall.commentary.finding import Finding, FindingKind, Recommendation

RECOMMENDATION_SAID = {
    Recommendation.ANALYSE: "Analyse: find out what lies behind it.",
    Recommendation.INVESTIGATE: "Investigate: find out what drives it, and whether it goes on.",
    Recommendation.RESET: (
        "Find out why the level changed. When the reason is understood, consider starting the limits again from the "
        "change."
    ),
    Recommendation.NOTHING: "Nothing: no figure of the quarter is unusual.",
}
WITHOUT_JUDGEMENT = {
    FindingKind.TOO_FEW: "Nothing yet: there are too few figures to judge by.",
    FindingKind.NOT_RECORDED: "Nothing can be said without figures.",
    FindingKind.WITHHELD: "Nothing can be said without figures.",
}


UNDER_REVIEW = "Analyse: find out how much of it comes from the change in recording, before anything is concluded."


def recommendation_sentence(finding: Finding) -> str:
    if finding.settled:
        return "Nothing more: it has been explained and the action is closed."
    if finding.recording_change:
        return UNDER_REVIEW
    return WITHOUT_JUDGEMENT.get(finding.kind, RECOMMENDATION_SAID[finding.recommendation])
